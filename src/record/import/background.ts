import type { Extraction, FoundSpeaker, FoundStatement } from '../../extract/extraction.js';
import { IN_ANY_NAME } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { GroundRules, Source } from '../../model/source.js';
import type { Span, TextSpan } from '../../model/span.js';
import type { Directory } from '../../people/directory.js';
import { parseLabel } from '../../people/label-name.js';
import { parseName } from '../../people/name.js';
import { statedTitles } from '../../people/roles.js';
import { hiddenOrigin } from '../../store/document.js';
import { fold, wordsOf } from '../../text/words.js';

/** What stands in the place of each letter of a name. One for one, so that every offset stays what it is. */
const MASK = '█';
/** What stands for a name where offsets don't matter, as in a title. */
const WITHHELD_NAME = '[name withheld]';

/** What somebody is called of whom the document says no more than that the words are on background. */
const ON_BACKGROUND = 'speaker on background';
const ON_DEEP_BACKGROUND = 'speaker on deep background';

/** Single letters, particles and suffixes are in everybody's name. */
const TELLING_WORD = /^\p{L}[\p{L}\p{M}'’-]+$/u;
const NOT_TELLING = new RegExp(`^(?:${alternatives(IN_ANY_NAME)})$`, 'i');

export interface UnnamedDocument {
  readonly source: Source;
  readonly extraction: Extraction;
  /** How many statements were left out, since somebody's name stands in their words. */
  readonly left: number;
}

/**
 * Takes the names of those who spoke on background out of a document, before anything of it is stored: each is called by
 * the description that the document gives, and wherever a name stands in the text, its letters are masked. So no outlet,
 * index or backup of the record can tell it. A statement whose own words hold such a name is left out: with the name it
 * can't be shown, and without it the words would not be the speaker's.
 *
 * @param source with the rules that hold, merged to the strictest
 */
export function withoutNames(source: Source, extraction: Extraction, directory: Directory): UnnamedDocument {
  const description = descriptionOf(source.groundRules);
  const speakers = extraction.statements.flatMap(({ speaker }) => (speaker && tellsWho(speaker) ? [speaker] : []));
  const words = nameWords(speakers, directory);
  const names = spansOf(source.text, words);
  const labels = speakers.flatMap(({ mention }) => mention ?? []);
  const unnamedText = masked(source.text, [...names, ...labels]);
  const text = masked(unnamedText, officesBesideNames(unnamedText, speakers));
  const apart = new Map<string, number>();
  for (const { name } of speakers) if (!apart.has(name)) apart.set(name, apart.size + 1);

  const hides = (span: Span | null | undefined): boolean =>
    span != null && text.slice(span.start, span.end).includes(MASK);
  const unnamed = (speaker: FoundSpeaker): FoundSpeaker => {
    const { confidence, rule } = speaker;
    const number = apart.get(speaker.name);
    if (number === undefined || !tellsWho(speaker))
      return { ...withoutRole(speaker), name: hiddenIn(speaker.name, words) };
    return { name: description, named: false, mention: null, confidence, rule, apart: number };
  };
  const statements: FoundStatement[] = [];
  for (const statement of extraction.statements) {
    if (hides(statement)) continue;
    const { addressee, question, cue, speaker, topics, ...rest } = statement;
    statements.push({
      ...rest,
      speaker: speaker && unnamed(speaker),
      cue: hides(cue) ? null : cue,
      topics: topics.filter(({ term }) => !holds(term, words) && !holdsWithin(term, words)),
      ...(addressee !== undefined && !holds(addressee, words) && { addressee }),
      ...(question && !hides(question) && { question: question satisfies TextSpan }),
    });
  }
  return {
    source: { ...withoutNamesIn(source, words), text },
    extraction: { ...extraction, statements, mentioned: extraction.mentioned.filter((name) => !holds(name, words)) },
    left: extraction.statements.length - statements.length,
  };
}

/** What the document gives in the place of a name; our own words where it gives nothing. */
function descriptionOf(rules: GroundRules | undefined): string {
  if (rules?.attribution === 'on deep background') return ON_DEEP_BACKGROUND;
  return rules?.description ?? ON_BACKGROUND;
}

/** Whether a speaker's name, or an office that one person holds, says who it is. "A senior official" doesn't. */
function tellsWho({ name, named }: FoundSpeaker): boolean {
  const { sort } = parseLabel(name);
  return named || sort === 'person' || sort === 'role';
}

/** A role beside an unnamed speaker may be held by one person alone. */
function withoutRole({ role: _, ...speaker }: FoundSpeaker): FoundSpeaker {
  return speaker;
}

/** Every word of the speakers' names, and of the other names that the directory has for them. */
function nameWords(speakers: readonly FoundSpeaker[], directory: Directory): ReadonlySet<string> {
  const spellings = speakers.flatMap((speaker) => {
    const label = parseLabel(speaker.name);
    if (!speaker.named && label.sort !== 'person') return [];
    const known = directory.fitting(parseName(speaker.name)).flatMap(({ name, aliases }) => [name, ...aliases]);
    const own = label.sort === 'person' ? [...label.given, label.surname].join(' ') : speaker.name;
    return [own, ...known];
  });
  const words = spellings.flatMap((spelling) => wordsOf(spelling).map(({ text }) => text));
  const telling = words.filter((word) => TELLING_WORD.test(word) && !NOT_TELLING.test(word));
  return new Set(telling.map((word) => word.toLowerCase()));
}

/** Where one of the words stands as a name does: by itself, with a capital; and all of a handle or an address with it. */
function spansOf(text: string, words: ReadonlySet<string>): Span[] {
  if (words.size === 0) return [];
  const spellings = new Set([...words].flatMap((word) => [word, fold(word)]));
  const either = [...spellings]
    .sort((a, b) => b.length - a.length)
    .map(escapeWord)
    .join('|');
  const names = spansMatching(text, new RegExp(`(?<!\\p{L})(?:${either})(?!\\p{L})`, 'giu')).filter(({ start }) =>
    /\p{Lu}/u.test(text.charAt(start)),
  );
  const long = [...spellings].filter((word) => word.length >= LEAST_IN_ADDRESS);
  if (long.length === 0) return names;
  const holdsName = new RegExp(long.map(escapeWord).join('|'), 'iu');
  const addresses = spansMatching(text, /\S*[@/]\S+/g).filter(({ start, end }) =>
    holdsName.test(text.slice(start, end)),
  );
  return [...names, ...addresses];
}

/** What a document calls its speakers, where it stands beside a name that is masked: an office may be one person's. */
function officesBesideNames(text: string, speakers: readonly FoundSpeaker[]): Span[] {
  const offices = [...new Set(speakers.flatMap(statedTitles))].sort((a, b) => b.length - a.length);
  if (offices.length === 0) return [];
  const either = `(?:${offices.map(escapeWord).join('|')})(?!\\p{L})`;
  const behind = `(?<=${MASK}[\\s,(–—-]{0,4}(?:(?:the|an?|its|their)\\s+)?)${either}`;
  return spansMatching(text, new RegExp(`${behind}|(?<!\\p{L})${either}(?=,?\\s+${MASK})`, 'giu'));
}

/** Shorter names stand in many a word by chance. */
const LEAST_IN_ADDRESS = 4;

function spansMatching(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

function escapeWord(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** The text with these spans masked; what is no letter or digit stays, so that lines and words keep their shape. */
function masked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    // Code unit by code unit: every offset stays.
    const hidden = Array.from(text.slice(from, end), (char) =>
      /[\p{L}\p{M}\p{N}]/u.test(char) ? MASK.repeat(char.length) : char,
    );
    parts.push(text.slice(at, from), hidden.join(''));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function holds(text: string, words: ReadonlySet<string>): boolean {
  return wordsOf(text).some(({ text: word }) =>
    word.split(/[-‑]|['’]s$/).some((part) => words.has(part.toLowerCase()) || words.has(fold(part))),
  );
}

/** Whether a name stands within a longer word, as in a handle. */
function holdsWithin(text: string, words: ReadonlySet<string>): boolean {
  const plain = fold(text);
  return [...words].some((word) => word.length >= LEAST_IN_ADDRESS && plain.includes(fold(word)));
}

/** A line of our own with the names taken out. */
function hiddenIn(line: string, words: ReadonlySet<string>): string {
  const mask = masked(line, spansOf(line, words));
  return mask.replaceAll(new RegExp(`${MASK}+(?:[^\\S\\n]+${MASK}+)*`, 'g'), WITHHELD_NAME);
}

/** What else is told of a source, without the names. An address that holds one is known by its hash from then on. */
function withoutNamesIn(source: Source, words: ReadonlySet<string>): Source {
  const { url, outlet, groundRules, origin, title, ...rest } = source;
  const isInAddress = (address: string) =>
    spansOf(` ${address}`, words).length > 0 || holds(address.replace(/[^\p{L}]+/gu, ' '), words);
  const embargo = groundRules?.embargo && {
    ...groundRules.embargo,
    stated: hiddenIn(groundRules.embargo.stated, words),
  };
  return {
    ...rest,
    title: hiddenIn(title, words),
    origin: isInAddress(origin) ? hiddenOrigin(origin) : origin,
    ...(url !== undefined && !isInAddress(url) && { url }),
    ...(outlet !== undefined && { outlet: hiddenIn(outlet, words) }),
    ...(groundRules && { groundRules: { ...groundRules, ...(embargo && { embargo }) } }),
  };
}
