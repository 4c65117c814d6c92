import { LABEL_CONNECTIVES, LABEL_FORMS_OF_ADDRESS } from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import type { Span } from '../model/span.js';
import { fold } from '../text/words.js';
import type { Label } from './labels.js';

/**
 * Labels within paragraphs. A dialogue that was printed as running text, or whose line ends were lost, has its labels behind the
 * sentences of whoever spoke before: "… go ahead. Tilda Arne: Thank you. Odo Pell: …". They are labels where they return, and where
 * the text begins with one.
 */

/** Least labels within paragraphs, least share of them whose name returns. */
const LEAST = 4;
const LEAST_RETURNS = 0.6;
/** The first one stands so near to the beginning, in UTF-16 code units. */
const REACH_OF_FIRST = 400;
/** Different ones that are counted at most. */
const MOST_KEYS = 5_000;

/** "Mr.", "MR.": what has a full stop within a name. */
const HONORIFIC = String.raw`(?:${alternatives(
  [...LABEL_FORMS_OF_ADDRESS]
    .filter((word) => word.length <= 4)
    .flatMap((word) => [word.slice(0, 1).toUpperCase() + word.slice(1), word.toUpperCase()]),
)})\.`;
const NAME_WORD = String.raw`(?:${HONORIFIC}|\p{Lu}\.|\p{Ll}?\p{Lu}[\p{L}\p{M}\d_'’‑-]*|(?:al|el|d)[-’'][\p{L}\p{M}’'-]+|${alternatives(LABEL_CONNECTIVES)}|\d{1,2}(?=:))`;
/** Words of a name, and a colon, or for a name in capitals a full stop. */
const INLINE = new RegExp(
  String.raw`(?<![^\s])((?:${HONORIFIC}|\p{Lu}\.|\p{Ll}?\p{Lu}[\p{L}\p{M}\d_'’‑-]*)(?:\s${NAME_WORD}){0,5})(?:\s\([^()\n]{1,40}\))?([:.])(?=\s)`,
  'gu',
);
const CAPITALS = /^\p{Lu}[\p{Lu}\p{M}'’‑-]+(?:\s(?:\p{Lu}[\p{Lu}\p{M}'’‑-]*\.?|Mc\p{Lu}+))*$/u;
/** Two hyphens part a name from an office: "Jim Farr -- Chief Executive: Thanks." has one label. */
const ENDS_SENTENCE = /(?:^|(?:[.?!…—–"”’')\]*]|(?<!-)-)\s{1,2}|\n\s*)$/;

interface Found {
  readonly label: Label;
  readonly key: string;
  readonly isBehindSentence: boolean;
}

/**
 * The labels within paragraphs, in order; null where there are none, or too few return. Linear.
 *
 * @param least as many as those at the beginnings of lines are needed
 */
export function inlineLabels(text: string, body: Span, least: number): readonly Label[] | null {
  const found = labelsIn(text, body);
  const counts = new Map<string, number>();
  for (const { key, isBehindSentence } of found)
    if (isBehindSentence && (counts.size < MOST_KEYS || counts.has(key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const returns = ({ key }: Found): boolean => (counts.get(key) ?? 0) > 1;
  const often = { ':': 0, '.': 0 };
  for (const one of found) if (one.isBehindSentence && returns(one)) often[markOf(one)]++;
  const mark = often['.'] > often[':'] ? '.' : ':';
  const own = found.filter((one) => markOf(one) === mark);
  const names = new Set(own.filter(returns).map(({ key }) => key));
  const behind = own.filter(({ isBehindSentence }) => isBehindSentence).length;
  if (often[mark] < Math.max(LEAST, least) || names.size < 2 || often[mark] < behind * LEAST_RETURNS) return null;
  const taken = own.filter((one) =>
    returns(one) ? one.isBehindSentence || isFull(one) : one.isBehindSentence && isFull(one),
  );
  if (taken[0]!.label.start - body.start > REACH_OF_FIRST) return null;
  return taken.map((one, at) => (returns(one) || at === 0 ? one.label : { ...one.label, isDoubtful: true }));
}

const markOf = ({ key }: Found): ':' | '.' => (key.startsWith(':') ? ':' : '.');
const isFull = ({ key }: Found): boolean => key.includes(' ');

function labelsIn(text: string, body: Span): Found[] {
  const found: Found[] = [];
  INLINE.lastIndex = body.start;
  for (let match = INLINE.exec(text); match && match.index < body.end; match = INLINE.exec(text)) {
    const [whole, name = '', mark] = match;
    if (mark === '.' && (name.length < 4 || !CAPITALS.test(name))) continue;
    const start = match.index;
    const cue = start + whole.length - 1;
    const label: Label = {
      ...{ form: 'shape', start, end: start + name.length },
      ...{ cue: { start: cue, end: cue + 1 }, content: cue + 1 },
    };
    const isBehindSentence =
      start === body.start || ENDS_SENTENCE.test(text.slice(Math.max(body.start, start - 4), start));
    found.push({ label, key: `${mark}${fold(name.replace(/\s+/g, ' '))}`, isBehindSentence });
  }
  return found;
}
