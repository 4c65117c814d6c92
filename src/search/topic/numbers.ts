import { SCALE_NUMBERS, TENS_NUMBERS, UNIT_NUMBERS } from '../../lang/index.js';
import { stem } from '../../text/words.js';

/** Numbers in words and figures, so that "thirty-one", "31" and "31st" are one. English number words up to billions. */

/** Greater numbers are not read. */
const LARGEST = 1e12;

/** A number among words, as the run `[start, end)` of them. */
export interface NumberRun {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/**
 * The number that begins at a word, in words or figures: "two hundred and fifty", "3 million", "31". A lone "one" is a
 * pronoun as often as a number, and is none.
 *
 * @param words plain words, hyphenated ones in their parts.
 */
export function numberAt(words: readonly string[], start: number): NumberRun | null {
  const hasFigures = figure(words[start] ?? '') !== null;
  let total = 0;
  let below = 0;
  let at = start;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1] ?? '';
    const scale = SCALE_NUMBERS.find(([name]) => name === word)?.[1];
    const small = figure(word) ?? smallNumber(word);
    if (scale !== undefined && at > start && below > 0) {
      total += below * scale;
      below = 0;
    } else if (word === 'hundred' && below < 100) below = Math.max(1, below) * 100;
    // Figures are a number of their own: "20 3" is two.
    else if (small !== null && (at === start || (figure(word) === null && !hasFigures && mayFollow(small, below))))
      below += small;
    // "and" joins only what stands behind a hundred or more.
    else if (!(word === 'and' && at > start && total + below >= 100 && below % 100 === 0 && smallNumber(next) !== null))
      break;
  }
  const value = total + below;
  const isPronoun = at === start + 1 && words[start] === 'one';
  return at === start || isPronoun || value > LARGEST ? null : { start, end: at, value };
}

/** Whether a number may follow what was read: "one" behind "thirty", "fifty" behind "two hundred". */
function mayFollow(small: number, below: number): boolean {
  if (below === 0) return true;
  return below % 100 === 0 ? small < 100 : below % 10 === 0 && below % 100 >= 20 && small > 0 && small < 10;
}

function figure(word: string): number | null {
  const digits = /^(\d{1,12})(?:st|nd|rd|th)?$/.exec(word);
  return digits ? Number(digits[1]) : null;
}

function smallNumber(word: string): number | null {
  const unit = UNIT_NUMBERS.indexOf(word);
  if (unit >= 0) return unit;
  const ten = TENS_NUMBERS.indexOf(word);
  return ten > 1 ? ten * 10 : null;
}

/** Days of a month: "January 3rd" is no three of anything. */
const LAST_DAY = 31;

/** Numbers up to here are said of anything: alone they ask for nothing but themselves. */
const LAST_SMALL = 12;

/** Whether a number tells nothing by itself in another form than it is typed in. */
export function isSmall(value: number): boolean {
  return value <= LAST_SMALL;
}

/** Whether words are an ordinal in figures: "31st". */
export function isOrdinal(words: readonly string[]): boolean {
  return words.length === 1 && /^\d+(?:st|nd|rd|th)$/.test(words[0]!);
}

/**
 * The ways in which a text writes a number, as runs of stems, the figures first. A day's ordinal is none of a number that
 * was not typed as one.
 */
export function numberSpellings(value: number, asOrdinal = false): string[][] {
  const figures = String(value);
  const forms = [[figures]];
  if (asOrdinal || value > LAST_DAY) forms.push([`${figures}${ordinalEnding(value)}`]);
  // "1,200" is two words to the index; a year is never written so.
  if (value >= 1000) forms.push(value.toLocaleString('en-US').split(','));
  for (const [name, size] of SCALE_NUMBERS) {
    if (value >= size && (value / size) % 1 === 0) forms.push([String(value / size), stem(name)]);
  }
  // A lone "one" is a pronoun.
  if (value === 1) return forms;
  const words = numberInWords(value);
  forms.push(words.map((word) => stem(word)));
  const joined = words.flatMap((word, i) =>
    words[i - 1] === 'hundred' && smallNumber(word) !== null ? ['and', word] : [word],
  );
  if (joined.length > words.length) forms.push(joined.map((word) => stem(word)));
  return forms;
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function numberInWords(value: number): string[] {
  for (const [name, size] of SCALE_NUMBERS) {
    if (value < size) continue;
    const rest = value % size;
    return [...numberInWords(Math.floor(value / size)), name, ...(rest > 0 ? numberInWords(rest) : [])];
  }
  if (value >= 100)
    return [
      ...numberInWords(Math.floor(value / 100)),
      'hundred',
      ...(value % 100 > 0 ? numberInWords(value % 100) : []),
    ];
  if (value < 20) return [UNIT_NUMBERS[value]!];
  return [TENS_NUMBERS[Math.floor(value / 10)]!, ...(value % 10 > 0 ? [UNIT_NUMBERS[value % 10]!] : [])];
}
