import { type EmbargoSpec, type History, HOUR, momentOf, type ReadyHistory, type VersionSpec } from './story.js';
import { capital, nonce } from './words.js';

/** The documents of a case, as files with made-up words in every place where a word can come out of. */

/** The places of a made-up word in a version. `first` and `last` are the speaker's name. */
export const SLOTS = [
  ...(['title', 'outlet', 'url', 'file', 'reason', 'role', 'first', 'last'] as const),
  ...(['before', 'around', 'question', 'topic', 'words', 'more', 'other', 'repeated'] as const),
] as const;
export type Slot = (typeof SLOTS)[number];

export type Words = Readonly<Record<Slot, string>>;

/** Whose words: those of a history in a case. */
export interface Writing {
  readonly seed: number;
  readonly history: number;
}

/**
 * Which of several sets of words a version has: its own, the name of whoever speaks, and what all versions share. Two that
 * differ in these alone are the same document to whoever may not see them.
 */
export interface Variants {
  readonly own: string;
  readonly name: string;
  readonly shared: string;
}

export const PLAIN: Variants = { own: 'a', name: 'a', shared: 'a' };

/** Somebody who has said something in public, so that all of their other roles and names have to be kept apart. */
export const KNOWN = { first: 'Harriet', last: 'Colwyn' } as const;

/** Places that have the same words in all versions: the address, the file, the speaker, and what one repeats of another. */
const SHARED: ReadonlySet<Slot> = new Set<Slot>(['file', 'url', 'repeated']);
const NAME: ReadonlySet<Slot> = new Set<Slot>(['first', 'last']);

export function wordsOf(
  { versions }: Pick<History, 'versions'>,
  index: number,
  { seed, history }: Writing,
  { own, name, shared }: Variants = PLAIN,
): Words {
  const entries = SLOTS.map((slot) => {
    const at = SHARED.has(slot) || NAME.has(slot) ? 'all' : index;
    const variant = SHARED.has(slot) ? shared : NAME.has(slot) ? name : own;
    return [slot, nonce(`${seed} ${history} ${at} ${slot} ${variant}`)] as const;
  });
  const words = Object.fromEntries(entries) as Record<Slot, string>;
  return versions[index]!.isKnown
    ? { ...words, first: KNOWN.first.toLowerCase(), last: KNOWN.last.toLowerCase() }
    : words;
}

/** The file that a history is read from: in its name, too, may stand who speaks. */
export function fileOf(history: History, words: Words): string {
  return `notes-${words.file}${nameIn(history, 'file', words)}.txt`;
}

export function urlOf(history: History, words: Words): string | null {
  return history.hasUrl ? `https://example.org/${words.url}${nameIn(history, 'url', words)}` : null;
}

/** All versions have one address and one file, so one that names somebody who is public elsewhere names nobody here. */
function nameIn({ versions }: History, place: 'file' | 'url', { last }: Words): string {
  const isNamed = versions.every(({ isKnown }) => !isKnown) && versions.some((each) => each.nameIn.includes(place));
  return isNamed ? `-${last}` : '';
}

export const DESCRIPTION = 'senior harbor official';

/** The end of an embargo as it is written, in front matter or in words. */
function embargoText({ form, ends }: EmbargoSpec): string {
  const moment = new Date(momentOf(ends)).toISOString();
  switch (form) {
    case 'iso':
      return moment.replace('.000Z', 'Z');
    case 'offset':
      return new Date(momentOf(ends) - 5 * HOUR).toISOString().replace('.000Z', '-05:00');
    case 'date':
      return new Date(momentOf(ends) + 19 * HOUR).toISOString().slice(0, 10);
    case 'worded':
      return `until ${Number(moment.slice(8, 10))} December 2026, ${moment.slice(11, 16)} UTC`;
    case 'unreadable':
      return 'until the harbor master has spoken';
  }
}

/**
 * When it ends by the words above, in milliseconds since 1970; infinite where nobody can tell. December 2026 in New York
 * is five hours behind UTC, and a date begins there at midnight.
 */
export function endOf({ form, ends }: EmbargoSpec): number {
  if (form === 'unreadable') return Number.POSITIVE_INFINITY;
  if (form === 'date') return Date.parse(`${embargoText({ form, ends })}T05:00:00Z`);
  return momentOf(ends);
}

/** Which rules stand in the front matter and which in the text. */
function placed({ attribution, embargo, where }: VersionSpec) {
  const isRuled = attribution !== 'on the record';
  return {
    frontRules: isRuled && (where === 'front' || where === 'nested'),
    textRules: isRuled && (where === 'text' || where === 'both'),
    // Both: the embargo above a text that sets the rule, which once was lost.
    frontEmbargo: embargo !== null && (where !== 'text' || !isInWords(embargo)),
    textEmbargo: embargo !== null && where === 'text' && isInWords(embargo),
  };
}

function isInWords({ form }: EmbargoSpec): boolean {
  return form === 'worded' || form === 'unreadable';
}

function frontMatter(history: History, spec: VersionSpec, words: Words): string {
  const { attribution, embargo, describes, where, retracted, nameIn } = spec;
  const { frontRules, frontEmbargo } = placed(spec);
  const name = `${capital(words.first)} ${capital(words.last)}`;
  const url = urlOf(history, words);
  const ends = embargo ? embargoText(embargo) : '';
  const lines = [
    `title: "${capital(words.title)} council report${nameIn.includes('title') ? ` of ${name}` : ''}"`,
    `outlet: "${capital(words.outlet)} Courier${nameIn.includes('outlet') ? ` by ${capital(words.last)}` : ''}"`,
    ...(url ? [`url: ${url}`] : []),
    'event_date: 2026-11-30',
    ...(embargo?.form === 'date' ? ['time_zone: America/New_York'] : []),
  ];
  if (frontRules && where === 'nested') {
    lines.push('ground_rules:', `  attribution: ${attribution}`);
    if (describes) lines.push(`  description: ${DESCRIPTION}`);
    if (frontEmbargo) lines.push(`  embargo: "${ends}"`);
  } else {
    if (frontRules)
      lines.push(`ground_rules: "${attribution}${describes ? `, attributable to a ${DESCRIPTION}` : ''}"`);
    if (frontEmbargo) lines.push(where === 'nested' ? `embargo: { until: "${ends}" }` : `embargo: "${ends}"`);
  }
  if (retracted) {
    lines.push('status: retracted', 'retracted: 2026-12-01');
    if (retracted.reason) lines.push(`retraction_reason: "The ${words.reason} figures were wrong"`);
    if (retracted.keeps) lines.push('retraction_keeps_words: yes');
  }
  return `---\n${lines.join('\n')}\n---\n`;
}

function article(spec: VersionSpec, words: Words): string {
  const { attribution, embargo, describes, nameIn, repeats } = spec;
  const { textRules, textEmbargo } = placed(spec);
  const last = capital(words.last);
  const name = `${capital(words.first)} ${last}`;
  const rule = `${attribution.toUpperCase()}${describes ? `, attributable to a ${DESCRIPTION}` : ''}`;
  const about = nameIn.includes('words') ? `, whatever ${last} heard` : '';
  const paragraphs = [
    ...(textRules ? [rule] : []),
    ...(textEmbargo ? [`EMBARGOED ${embargoText(embargo!)}`] : []),
    `The ${words.before} committee met on Monday over the ${words.topic} harbor.`,
    `“We will never sell the ${words.words} bridge to the ${words.more} fund${about},” said ${name}, chairman of the ${capital(words.role)} Committee.`,
    `The ${words.around} hearing went on for hours${nameIn.includes('around') ? `, and ${last} (@${words.first}${words.last}, ${words.last}@example.org) stayed` : ''}.`,
    `${last} said that the ${words.other} budget of the city is safe.`,
    ...(repeats ? [`“Nobody will ever close the ${words.repeated} ferry of this city,” ${last} said.`] : []),
    ...(nameIn.includes('others')
      ? [`“The council trusts ${last} with the keys of the old mill,” said Barnaby Orrick, the mayor.`]
      : []),
  ];
  return paragraphs.join('\n\n');
}

function transcript(spec: VersionSpec, words: Words): string {
  const { attribution, embargo, describes, nameIn, repeats } = spec;
  const { textRules, textEmbargo } = placed(spec);
  const last = capital(words.last);
  const label = `${words.first} ${words.last}`.toUpperCase();
  const rules = [
    ...(textRules ? [`This briefing is ${attribution}${describes ? `, attributable to a ${DESCRIPTION}` : ''}.`] : []),
    ...(textEmbargo ? [`This call is embargoed ${embargoText(embargo!)}.`] : []),
  ];
  const about = nameIn.includes('words') ? ` ${last} is my name.` : '';
  const asked = nameIn.includes('question') ? `${last}, what` : 'What';
  return [
    `THE MODERATOR: Good morning from the ${words.before} hall. ${rules.join(' ')}`,
    `Q: ${asked} about the ${words.question} bridge?`,
    `${label}: We will never sell the ${words.words} bridge to the ${words.more} fund.${about}`,
    `Q: And the ${words.around} hearing on the ${words.topic} harbor?`,
    `${label}: The ${words.other} budget is safe, and I chair the ${capital(words.role)} Committee with pride.`,
    ...(repeats
      ? ['Q: And the ferry?', `${label}: Nobody will ever close the ${words.repeated} ferry of this city.`]
      : []),
    ...(nameIn.includes('others') ? [`BARNABY ORRICK: The council trusts ${last} with the keys of the old mill.`] : []),
  ].join('\n\n');
}

export function fileText(history: History, index: number, words: Words): string {
  const spec = history.versions[index]!;
  const body = spec.shape === 'article' ? article(spec, words) : transcript(spec, words);
  return `${frontMatter(history, spec, words)}${body}\n`;
}

/** Which words of a version stand anywhere in it. */
export function writtenSlots(history: History, index: number, words: Words): Slot[] {
  const text = `${fileText(history, index, words)}${fileOf(history, words)}`.toLowerCase();
  return SLOTS.filter((slot) => text.includes(words[slot]));
}

export interface ReadyWords {
  readonly first: string;
  readonly last: string;
  readonly words: string;
  readonly before: string;
  readonly title: string;
  readonly reason: string;
}

export function readyWords(ready: ReadyHistory, version: number, { seed, history }: Writing): ReadyWords {
  const of = (slot: string) => nonce(`${seed} ready ${history} ${version} ${slot}`);
  const name = ready.isKnown
    ? { first: KNOWN.first.toLowerCase(), last: KNOWN.last.toLowerCase() }
    : { first: of('first'), last: of('last') };
  return { ...name, words: of('words'), before: of('before'), title: of('title'), reason: of('reason') };
}

export function readyLine(ready: ReadyHistory, { first, last, words, before, title }: ReadyWords, id: string) {
  return {
    text: `We will never drain the ${words} canal for the railway.`,
    speaker: `${capital(first)} ${capital(last)}`,
    title: `${capital(title)} interview`,
    date: '2026-11-29',
    context: `The ${before} crowd cheered. We will never drain the ${words} canal for the railway. It rained.`,
    ...(ready.hasId && { id }),
  };
}

/** What is public in every case: the same words and people, so that questions have something else to find. */
export const PUBLIC_DOCUMENTS: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'harbor.txt',
    text: `---\ntitle: Harbor commission meets\noutlet: Tidewater Gazette\nurl: https://example.org/harbor\nevent_date: 2026-11-28\n---\n“The harbor bridge will open in spring, whatever the council decides,” said ${KNOWN.first} ${KNOWN.last}, director of the Harbor Commission.\n\n${KNOWN.last} said that the budget of the ferry had been settled long ago.\n\n“We will never sell the harbor fund to the railway,” said Lionel Brandt, a member of the council.\n`,
  },
  {
    name: 'canal.txt',
    text: `---\ntitle: Briefing on the canal\noutlet: Tidewater Radio\nevent_date: 2026-11-29\n---\nTHE MODERATOR: Good morning. This briefing is on the record.\n\nQ: What about the canal bridge?\n\nLIONEL BRANDT: We will never drain the canal for the railway. The bridge is safe.\n\nQ: And the hearing?\n\nLIONEL BRANDT: The committee hearing is public, and the ferry will run.\n`,
  },
];
