import type { Clock } from './clock.js';
import { hearCommandLine } from './command-line.js';
import type { Newsroom } from './desk.js';
import { differences } from './differences.js';
import { PLAIN, readyWords, SLOTS, type Slot, type Words, writtenSlots } from './documents.js';
import type { Leak } from './leak.js';
import { missing } from './missing.js';
import { everSeen, isUnnameable, mayShow, readyStates, type State, statesOf } from './oracle.js';
import { type Heard, hearChat, hearCourier, hearLibrary, hearPages, listening, type Probes } from './outlets.js';
import { AS_WRITTEN, bytesOf, play, type Script, sourceIdOf, wordsIn } from './play.js';
import type { Story } from './story.js';
import { capital, slipOf } from './words.js';

export interface Looked {
  readonly leaks: readonly Leak[];
  /** How many outlets were called. */
  readonly heard: number;
  /** The methods of the record, and the outlets, that were tried. */
  readonly called: ReadonlySet<string>;
  readonly outlets: ReadonlySet<string>;
}

/** Which outlets a case goes through: all of them, or some, so that many cases can be tried. */
export interface Extent {
  /** The share of all calls that are made, above 0 up to 1. */
  readonly share: number;
  readonly commandLine: boolean;
  /** Versions that are asked about by all their words; the others come up only by what they share with them. */
  readonly probed: number;
}

export const EVERYWHERE: Extent = { share: 1, commandLine: true, probed: 6 };

/**
 * Plays a case and says what leaks. Twice over: whether a word comes out that only a document has which readers may not
 * see; and whether what readers see is the same, byte for byte, where those documents have other words or aren't there.
 */
export async function tryCase(story: Story, clock: Clock, extent: Extent = EVERYWHERE): Promise<Looked> {
  const leaks: Leak[] = [];
  const called = new Set<string>();
  const outlets = new Set<string>();
  let heardInAll = 0;
  const last = story.looks.at(-1)!;
  const heardLast: Heard[] = [];
  let probesLast: Probes | null = null;
  const { commandLine: onDisk } = extent;

  await play(story, AS_WRITTEN, {
    ...{ clock, onDisk },
    look: async (room, hour) => {
      const probes = await probesOf(story, room, extent.probed);
      const heard = hour === last ? heardLast : [];
      await lookAt(room, probes, { ...extent, seed: story.seed + hour }, heard);
      heardInAll += heard.length;
      for (const { outlet } of heard) outlets.add(outlet);
      leaks.push(...leaksIn(story, hour, heard, room), ...(await missing(story, hour, room)));
      if (hour === last) probesLast = probes;
      for (const name of room.called) called.add(name);
    },
  });

  const script = otherScript(story, last);
  if (script) {
    await play(story, script, {
      ...{ clock, onDisk },
      look: async (room, hour) => {
        const heard: Heard[] = [];
        // What was looked at before may not depend on what is secret only by now, but it leaves its traces.
        const probes = await probesOf(story, room, extent.probed, script, probesLast!);
        await lookAt(room, probes, { ...extent, seed: story.seed + hour }, heard);
        heardInAll += heard.length;
        if (hour === last) leaks.push(...differences(heardLast, heard, { hour, isNameChanged: script.isNameChanged }));
      },
    });
  }
  return { leaks, heard: heardInAll, called, outlets };
}

async function lookAt(
  room: Newsroom,
  probes: Probes,
  extent: Extent & { readonly seed: number },
  heard: Heard[],
): Promise<void> {
  const hear = listening(heard, extent);
  await hearCourier(room, hear);
  await hearLibrary(room, probes, hear);
  await hearChat(room, probes, hear);
  await hearPages(room, probes, hear);
  if (extent.commandLine) await hearCommandLine(room, probes, hear);
}

/** Versions in a random order that depends on the case alone. */
function shuffled(story: Story): { history: number; version: number }[] {
  const all = story.histories.flatMap(({ versions }, history) => versions.map((_, version) => ({ history, version })));
  return all.toSorted((a, b) => rank(a, story.seed) - rank(b, story.seed));
}

function rank({ history, version }: { history: number; version: number }, seed: number): number {
  return Math.imul(seed ^ (history * 31 + version + 1), 0x9e3779b1) >>> 0;
}

/**
 * What is asked, which is the same however a case is written, and the ids of all documents and their statements: of what
 * somebody may see they are its own, and of what isn't there those that it has `elsewhere`.
 */
async function probesOf(
  story: Story,
  room: Newsroom,
  most: number,
  script: Script = AS_WRITTEN,
  elsewhere?: Probes,
): Promise<Probes> {
  const questions: string[] = [];
  const quotes: string[] = [];
  const typed: string[] = [];
  const sourceIds: string[] = [];
  const statementIds: string[][] = [];
  for (const [n, { history, version }] of shuffled(story).entries()) {
    const id = sourceIdOf(bytesOf(story, history, version, script));
    const ids = (await room.store.document(id))?.statements.slice(0, 3).map((statement) => statement.id);
    sourceIds.push(ids ? id : (elsewhere?.sourceIds[n] ?? id));
    statementIds.push(ids ?? [...(elsewhere?.statementIds[n] ?? [])]);
    if (n >= most) continue;
    const words = wordsIn(story, history, version);
    const name = `${capital(words.first)} ${capital(words.last)}`;
    questions.push(
      `what did ${name} say about the bridge`,
      `${words.words} ${words.more}`,
      `what did anyone say about the ${words.topic} harbor`,
      `"sell the ${words.words} bridge"`,
      `what did ${capital(slipOf(words.last))} say`,
      `${slipOf(words.more)} fund`,
      `what did the chairman of the ${capital(words.role)} Committee say`,
    );
    quotes.push(
      `"We will never sell the ${words.words} bridge to the ${words.more} fund" — ${name}`,
      `The ${words.other} budget of the city is safe`,
    );
    typed.push(words.last.slice(0, 5), words.words.slice(0, 5), words.title.slice(0, 5), slipOf(words.more));
  }
  for (const [number, ready] of story.ready.entries()) {
    const words = readyWords(ready, 0, { seed: story.seed, history: number });
    questions.push(`${capital(words.first)} ${capital(words.last)} on the ${words.words} canal`);
    quotes.push(`We will never drain the ${words.words} canal for the railway.`);
  }
  questions.push('what did Colwyn say about the bridge', 'who said "never sell"', 'what did the senior official say');
  quotes.push('We will never sell the bridge to the fund');
  typed.push('ha', 'senior');
  return { questions, quotes, typed, sourceIds, statementIds };
}

interface Written {
  readonly words: Words;
  readonly slots: readonly Slot[];
  readonly state: State;
  readonly history: number;
  readonly version: number;
}

function written(story: Story, hour: number): Written[] {
  return story.histories.flatMap((history, number) =>
    statesOf(history, hour, story.keepsOffRecord).map((state, version) => {
      const words = wordsIn(story, number, version);
      return { words, slots: writtenSlots(history, version, words), state, history: number, version };
    }),
  );
}

/** Words that nobody in such a role may see at that hour. */
function forbiddenTo(to: Heard['to'], story: Story, hour: number): ReadonlySet<string> {
  const allowed = new Set(['harriet', 'colwyn']);
  const all = new Set<string>();
  for (const { words, slots, state, history, version } of written(story, hour)) {
    const spec = story.histories[history]!.versions[version]!;
    const isKept = spec.attribution !== 'off the record' || story.keepsOffRecord;
    const seenByEditors: State = isKept ? 'shown' : 'withheld';
    for (const slot of slots) {
      all.add(words[slot]);
      if (mayShow(spec, to === 'editor' ? seenByEditors : state, slot)) allowed.add(words[slot]);
    }
  }
  for (const [number, ready] of story.ready.entries()) {
    for (const [version, state] of readyStates(ready, hour).entries()) {
      const words = readyWords(ready, version, { seed: story.seed, history: number });
      for (const [slot, word] of Object.entries(words)) {
        all.add(word);
        const isTold = state === 'told' && ['title', 'first', 'last', 'reason'].includes(slot);
        if (to === 'editor' || state === 'shown' || isTold) allowed.add(word);
      }
    }
    const { reason } = readyWords(ready, 0, { seed: story.seed, history: number });
    if (ready.retracted && hour >= ready.retracted.hour) allowed.add(reason);
  }
  return new Set([...all].filter((word) => !allowed.has(word)));
}

function leaksIn(story: Story, hour: number, heard: readonly Heard[], { log }: Newsroom): Leak[] {
  const leaks: Leak[] = [];
  const patterns = {
    reader: patternOf(forbiddenTo('reader', story, hour)),
    editor: patternOf(forbiddenTo('editor', story, hour)),
  };
  for (const { outlet, to, asked, out, cards } of heard) {
    const typed = asked.toLowerCase();
    for (const [word] of out.matchAll(patterns[to] ?? /$^/g)) {
      if (!typed.includes(word.toLowerCase()))
        leaks.push({ hour, outlet, what: `"${word}" of ${placeOf(word, story)}; asked: ${asked}` });
    }
    const unnamed = patternOf(new Set([...wordsOfUnnamedKnown(story)].filter((word) => !typed.includes(word))));
    for (const card of unnamed ? cards : []) {
      if (/colwyn/i.test(card) && card.search(unnamed!) >= 0)
        leaks.push({
          hour,
          outlet,
          what: `the name of a known speaker on background; asked: ${asked}: ${card.slice(0, 600)}`,
        });
    }
  }
  for (const line of log) {
    for (const [word] of line.matchAll(patterns.reader ?? /$^/g))
      leaks.push({ hour, outlet: 'log', what: `"${word}" of ${placeOf(word, story)}` });
  }
  return leaks;
}

function patternOf(words: ReadonlySet<string>): RegExp | null {
  return words.size === 0 ? null : new RegExp([...words].join('|'), 'gi');
}

/** Words by which a document on background is known whose speaker is public under another role. */
function wordsOfUnnamedKnown({ histories, ...story }: Story): ReadonlySet<string> {
  const words = histories.flatMap((history, number) =>
    history.versions.flatMap((spec, version) =>
      isUnnameable(spec) && spec.isKnown
        ? (['words', 'more', 'other', 'question', 'before'] as const).map(
            (slot) => wordsIn({ histories, ...story }, number, version)[slot],
          )
        : [],
    ),
  );
  return new Set(words);
}

function placeOf(word: string, story: Story): string {
  for (const [number, { versions }] of story.histories.entries()) {
    for (const version of versions.keys()) {
      const words = wordsIn(story, number, version);
      const slot = SLOTS.find((one) => words[one] === word.toLowerCase());
      if (slot) return `history ${number}, version ${version}, ${slot}`;
    }
  }
  return 'a ready-made statement';
}

/** The same case with other words in what readers may not have seen, or without it; null where that is nothing. */
function otherScript(story: Story, hour: number): (Script & { readonly isNameChanged: boolean }) | null {
  const { histories, keepsOffRecord, seed } = story;
  const plans = histories.map((history) => {
    const seen = everSeen(history, hour, keepsOffRecord);
    const secret = history.versions.map((_, version) => !seen.has(version));
    const isAllSecret = secret.every(Boolean);
    const isNameless =
      ((seed >>> 8) & 1) === 1 && history.versions.every((spec, version) => secret[version] || isUnnameable(spec));
    return { secret, isAllSecret, isNameless };
  });
  if (!plans.some(({ secret, isNameless }) => isNameless || secret.some(Boolean))) return null;
  return {
    isNameChanged: plans.some(({ isNameless, isAllSecret }) => isNameless && !isAllSecret),
    leavesOut: (number) => plans[number]!.isAllSecret && ((seed >>> number) & 1) === 0,
    variants: (number, version) => {
      const { secret, isAllSecret, isNameless } = plans[number]!;
      return {
        own: secret[version] ? 'b' : PLAIN.own,
        name: isNameless || isAllSecret ? 'b' : PLAIN.name,
        shared: isAllSecret ? 'b' : PLAIN.shared,
      };
    },
  };
}
