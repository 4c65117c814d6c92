import { WORDS_BEFORE_IS } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import { startsUpper } from '../../text/case.js';
import { detachedCopy } from '../../text/memory/owned-string.js';
import { WordCache } from '../../text/memory/word-cache.js';
import { lexiconEntry, tagEntryOf } from './lexicon.js';
import { symbolOf } from './rules.js';
import { bitOf, type LexiconEntry, type Tag, unambiguousEntry } from './tags.js';

/** A word or mark of a chunk of text, before its neighbours are looked at. */
export interface TaggerWord {
  /** Where it lies in its chunk, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
  /** The tags that it can have, as bits. */
  readonly may: number;
  /** What rules see in its place while it has that tag. */
  readonly symbol: number;
}

/** Longer chunks are addresses and rubbish, which don't come again. UTF-16 code units. */
const LONGEST_REMEMBERED = 40;

/** Words of chunks: 50,000 distinct chunks at most, some megabytes. */
const remembered = new WordCache<readonly TaggerWord[]>(50_000);

/** The words and marks of a chunk, a piece of text without white space. Texts repeat them: each is parted once. Linear. */
export function taggerWordsOf(chunk: string): readonly TaggerWord[] {
  const before = remembered.get(chunk);
  if (before) return before;
  if (chunk.length > LONGEST_REMEMBERED) return split(chunk);
  const copy = detachedCopy(chunk);
  const words = split(copy);
  remembered.set(copy, words);
  return words;
}

/** No contraction is longer, in UTF-16 code units. */
const LONGEST_CONTRACTION = 40;

const LETTERS = /^[A-Za-z]+$/;
const SIMPLE_MARKS = new Set(',.;:!?)”');
// Repetitions that can fail behind have an upper bound, else hostile text would cost the square of its length.
const INITIALS = String.raw`(?:\p{L}\.){2,8}\p{L}?(?!\p{L})`;
const PLAIN = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*`;
const PART = `(?:${INITIALS}|${PLAIN})`;

/** Party and state behind a name: one word, in which no sentence ends. */
const AFFILIATION = String.raw`(?<=\()(?:[RDI]|Rep|Dem|Ind)\.?[-–—][\p{L}.]{1,16}(?=\))`;

/** "lemonde.fr": what is published there is told by this name, and no sentence ends in it. */
const DOMAIN = String.raw`\p{L}[\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,3}\.[a-z]{2,24}(?![\p{L}\p{N}@])`;

/** What a chunk is made of, in the order in which it is tried. */
const PIECES = new RegExp(
  [
    `(?<affiliation>${AFFILIATION})`,
    `(?<domain>${DOMAIN})`,
    String.raw`(?<address>https?:\/\/[^\s<>"“”]*[\p{L}\p{N}\/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|[@#]\w+)`,
    String.raw`(?<number>\d{1,2}(?::\d\d)?(?:[ap]m|[AP]M)\b|[+-]?\d+(?:[.,:\/-]\d+){0,8}(?:bn|tn|[kmKMB])?(?![\p{L}\p{N}]|[-‑]\p{L}))`,
    `(?<word>${PART}(?:[-‑]${PART})*)`,
    String.raw`(?<clitic>['’](?:[sdm]|ll|re|ve|[SDM]|LL|RE|VE)(?!\p{L}))`,
    String.raw`(?<mark>\.{2,}|-{2,}|–{2,}|_{2,}|[^])`,
  ].join('|'),
  'uy',
);

function split(chunk: string): TaggerWord[] {
  const whole = lexiconEntry(chunk);
  if (whole) return [taggerWordOf(chunk, 0, whole)];
  if (LETTERS.test(chunk)) return taggerWordsIn(chunk, 0);
  const last = chunk.length - 1;
  // Most other chunks: a word and a mark. "B." is an initial, one word with its full stop.
  if (last > 1 && SIMPLE_MARKS.has(chunk[last]!) && LETTERS.test(chunk.slice(0, last))) {
    const words = taggerWordsIn(chunk.slice(0, last), 0);
    words.push(taggerWordOf(chunk[last]!, last, PUNCTUATION));
    return words;
  }
  const words: TaggerWord[] = [];
  for (let index = 0; index < chunk.length; index = words.at(-1)!.end) {
    PIECES.lastIndex = index;
    const { groups } = PIECES.exec(chunk)!;
    const { affiliation, domain, address, number, word, clitic, mark } = groups as Record<string, string | undefined>;
    if (word) words.push(...taggerWordsIn(withStop(chunk, index, word), index));
    else if (mark) words.push(taggerWordOf(mark, index, markEntry(mark)));
    else if (affiliation ?? domain) words.push(taggerWordOf((affiliation ?? domain)!, index, NAME));
    else if (number) words.push(taggerWordOf(number, index, NUMBER));
    else if (clitic) words.push(taggerWordOf(clitic, index, /^.s$/i.test(clitic) ? PARTICLE : AUXILIARY));
    else words.push(taggerWordOf(address!, index, address!.startsWith('@') ? NAME : SYMBOL));
  }
  return words;
}

/** "Gen." in "(Gen.", and the initial "J.", are one word with their full stop. */
function withStop(chunk: string, at: number, word: string): string {
  const stopped = chunk[at + word.length] === '.' && (lexiconEntry(`${word}.`) || /^\p{Lu}$/u.test(word));
  return stopped ? `${word}.` : word;
}

const ADJECTIVE = unambiguousEntry('ADJ');
const AUXILIARY = unambiguousEntry('AUX');
const CONJUNCTION = unambiguousEntry('CCONJ');
const NAME = unambiguousEntry('PROPN');
const NOUN = unambiguousEntry('NOUN');
const NUMBER = unambiguousEntry('NUM');
const OTHER = unambiguousEntry('X');
const PARTICLE = unambiguousEntry('PART');
const PUNCTUATION = unambiguousEntry('PUNCT');
const SYMBOL = unambiguousEntry('SYM');

function taggerWordOf(text: string, start: number, { tag, may }: LexiconEntry): TaggerWord {
  const lower = text.toLowerCase();
  return {
    start,
    end: start + text.length,
    text,
    lower,
    tag,
    may: may | bitOf(tag),
    symbol: symbolOf(text, lower, tag),
  };
}

/** Behind these "'s" is "is" or "has", elsewhere it tells whose something is. */
const BEFORE_IS = new RegExp(`^(?:${alternatives(WORDS_BEFORE_IS)})$`, 'i');
/** What "n't" stands behind is an auxiliary, but for these. */
const VERBS_BEFORE_NOT = /^(?:need|dare|ought)$/i;
const CANNOT = /^cannot$/i;
const CONTRACTION = /^(.+?)(?:(n['’]t|(?<=^can)not)(['’]ve)?|(['’](?:[sdm]|ll|re|ve)))$/i;

/** One word, or the parts of a contraction: "do" and "n't", "Milley" and "'s". */
function taggerWordsIn(word: string, start: number): TaggerWord[] {
  const entry = lexiconEntry(word);
  if (entry) return [taggerWordOf(word, start, entry)];
  if (LETTERS.test(word) && !CANNOT.test(word)) return [taggerWordOf(word, start, tagEntryOf(word))];
  const parts = word.length <= LONGEST_CONTRACTION ? CONTRACTION.exec(word) : null;
  if (!parts) return [taggerWordOf(word, start, unlistedEntry(word))];
  const [, base, not, have, clitic] = parts;
  const words =
    not && !VERBS_BEFORE_NOT.test(base!) ? [taggerWordOf(base!, start, AUXILIARY)] : taggerWordsIn(base!, start);
  const add = (text: string, entry: LexiconEntry): void => {
    words.push(taggerWordOf(text, words.at(-1)!.end, entry));
  };
  if (not) add(not, PARTICLE);
  if (have) add(have, AUXILIARY);
  if (clitic) add(clitic, /s$/i.test(clitic) && !BEFORE_IS.test(base!) ? PARTICLE : AUXILIARY);
  return words;
}

/** "Jean-Pierre", "Russian-backed", "five-year": a name where a part is one, else what its last part makes of it. */
function unlistedEntry(word: string): LexiconEntry {
  const parts = word.split(/[-‑]/);
  if (parts.length > 1) {
    const entries = parts.map(tagEntryOf);
    if (entries.some(({ tag }, at) => tag === 'PROPN' && startsUpper(parts[at]!))) return NAME;
    return /^(?:anti|non|post|pre|pro)[-‑]|(?:ing|ed)$/i.test(word) ? ADJECTIVE : entries.at(-1)!;
  }
  if (/^\p{N}/u.test(word)) return /0s$/.test(word) ? NOUN : /(?:st|nd|rd|th)$/i.test(word) ? ADJECTIVE : NUMBER;
  return /^(?:\p{L}\.)+\p{L}?$/u.test(word) ? NAME : tagEntryOf(word);
}

function markEntry(mark: string): LexiconEntry {
  if (mark === '&') return CONJUNCTION;
  if (/^[~@#%^+=*|<>§©®™±÷×°\p{S}]$/u.test(mark)) return SYMBOL;
  return /^\p{P}/u.test(mark) ? PUNCTUATION : OTHER;
}
