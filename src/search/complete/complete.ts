import { STOP_WORDS } from '../../lang/index.js';
import type { Person } from '../../model/person.js';
import type { Beginnings, Store } from '../../store/store.js';
import { queryTokensOf } from '../../text/tokenizer.js';
import { isMisspelling } from '../topic/spelling.js';

/** What can be completed: who speaks, what it is about, where it stands. */
export type CompletionKind = 'speakers' | 'topics' | 'sources';

/** More than anybody reads, and what the platforms take. */
export const MOST_COMPLETIONS = 25;

/** Nobody completes more than this: the rest of a longer text is left out. In UTF-16 units and in words. */
const LONGEST_TYPED = 200;
const MOST_WORDS = 6;

/** Slips are looked for in words of so many letters: shorter ones begin too much, and longer ones are told by these. */
const SHORTEST_WITH_SLIP = 4;
const LONGEST_WITH_SLIP = 12;

/** Several statements may stand under one title: so many times as many sources are read. */
const SAME_TITLES = 8;

const HANDFUL = 32;

export interface CompleteOptions {
  readonly store: Pick<Store, 'speakersBeginning' | 'sourcesBeginning' | 'wordsBeginning' | 'similarNames'>;
  /** At most so many: 1 to 25, 25 unless said. */
  readonly limit?: number;
  /** What somebody of the record is called. */
  readonly nameOf?: (person: Person) => string;
}

/**
 * What may be meant by what was typed so far, best first: names, words of the record, or titles. Each word typed begins
 * a word of it; what has a slip in a word comes behind what has none. Speakers and words with most statements come
 * first, sources saved last. Where nothing is typed, those are all.
 */
export async function complete(
  kind: CompletionKind,
  typed: string,
  { store, limit = MOST_COMPLETIONS, nameOf = ({ name }) => name }: CompleteOptions,
): Promise<string[]> {
  const most = Math.max(1, Math.min(MOST_COMPLETIONS, Math.trunc(limit) || 1));
  const shown = typed.slice(0, LONGEST_TYPED);
  const words = queryTokensOf(shown)
    .map(({ plain }) => plain)
    .slice(0, MOST_WORDS);
  if (kind === 'topics') return topics(shown, words, store, most);
  const find =
    kind === 'speakers'
      ? async (groups: Beginnings) => (await store.speakersBeginning(groups, most)).map(({ person }) => nameOf(person))
      : async (groups: Beginnings) =>
          (await store.sourcesBeginning(groups, most * SAME_TITLES)).map(({ source }) => source.title);
  const values = new Set(await find(words.map((word) => [word])));
  // Of several words those that fit as they were typed are few enough to be what is meant.
  if (values.size === 0 || (values.size < most && words.length === 1)) {
    const groups = words.map(async (word) => [
      word,
      ...(kind === 'speakers' ? await likeNames(word, store) : []),
      ...slipsOf(word),
    ]);
    for (const value of await find(await Promise.all(groups))) values.add(value);
  }
  return [...values].slice(0, most);
}

/** The last word is completed; what was typed before it stays. */
async function topics(
  typed: string,
  words: readonly string[],
  store: CompleteOptions['store'],
  most: number,
): Promise<string[]> {
  const last = words.at(-1);
  const before = last === undefined ? '' : typed.trimEnd().replace(/[^\s\-‑]+$/u, '');
  const find = async (beginnings: readonly string[]) =>
    (await store.wordsBeginning(beginnings, most + STOP_WORDS.size)).filter((word) => !STOP_WORDS.has(word));
  const values = new Set(await find(last === undefined ? [] : [last]));
  if (values.size < most && last !== undefined && mayHaveSlip(last)) {
    for (const value of await find(slipsOf(last))) values.add(value);
  }
  return [...values].slice(0, most).map((word) => before + word);
}

function mayHaveSlip(word: string): boolean {
  return word.length >= SHORTEST_WITH_SLIP;
}

async function likeNames(word: string, store: CompleteOptions['store']): Promise<string[]> {
  if (!mayHaveSlip(word)) return [];
  return (await store.similarNames(word, 'name', HANDFUL)).filter((name) => isMisspelling(word, name));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What else the beginning of a word may have been meant as: two letters swapped, one too many, one missing, one another.
 * The first letter is right, or swapped with the second. (Norvig, 2007: "How to write a spelling corrector".)
 */
function slipsOf(word: string): string[] {
  if (!mayHaveSlip(word)) return [];
  const letters = Array.from(word).slice(0, LONGEST_WITH_SLIP);
  const slips: string[] = [];
  for (let i = 0; i < letters.length; i++) {
    const before = letters.slice(0, i).join('');
    const after = letters.slice(i + 1).join('');
    const next = letters[i + 1];
    if (next !== undefined) slips.push(before + next + letters[i] + letters.slice(i + 2).join(''));
    if (i === 0) continue;
    slips.push(before + after);
    for (const letter of LETTERS) slips.push(before + letter + after, before + letter + letters[i] + after);
  }
  return slips.filter((slip) => slip !== word);
}
