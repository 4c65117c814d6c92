import { FULL_NAME_SUFFIXES } from '../lang/index.js';
import { plain, wordsOf } from '../text/words.js';

/** A full name in its parts, all in their plain form. */
export interface Name {
  /** All of its words, joined with hyphens: equal for two spellings of one name. Fit for an id. */
  readonly key: string;
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  readonly suffix: string;
}

export function parseName(text: string): Name {
  const words = wordsOf(text)
    .map((word) => plain(word.text))
    .filter(Boolean);
  const key = words.join('-');
  const suffix = words.length > 2 && FULL_NAME_SUFFIXES.has(words.at(-1)!) ? words.pop()! : '';
  const last = words.pop() ?? '';
  const [first = '', ...middle] = words;
  return { key, first, middle, last, suffix };
}

/**
 * Whether two names may be one person's: "Mark Milley", "Mark A. Milley" and "Mark Alexander Milley" by twos, but for
 * the first with the third, since a whole middle name is often part of the surname ("Ana Lopez", "Ana Ruiz Lopez").
 * Different middle initials never fit. Nor do "Henry Brown" and "Henry Brown Jr.": an initial is left out for brevity,
 * while "Jr." is there because of another Henry Brown.
 */
export function fits(a: Name, b: Name): boolean {
  if (a.key === b.key) return true;
  if (a.first === '' || a.first !== b.first || a.last !== b.last || a.suffix !== b.suffix) return false;
  const [fewer, more] = a.middle.length <= b.middle.length ? [a.middle, b.middle] : [b.middle, a.middle];
  if (fewer.length === 0) return more.every(isInitial);
  return fewer.length === more.length && fewer.every((middle, i) => isSameMiddle(middle, more[i]!));
}

/** Whether two names of one first and last name can't be one person's, whatever else that person is called. */
export function contradicts(a: Name, b: Name): boolean {
  if (a.first !== b.first || a.last !== b.last) return false;
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return true;
  return a.middle.some((middle, i) => b.middle[i] !== undefined && !isSameMiddle(middle, b.middle[i]));
}

/** Of two names that fit, the one that says more. */
export function fuller(a: string, b: string): string {
  const letters = (text: string) => parseName(text).middle.join('').length;
  return letters(b) > letters(a) ? b : a;
}

/**
 * The words that everybody has in their names whom a name may fit, for a store to find them by: its last and its first, so
 * that of the many people of one surname few are read. The last alone where the first is no plain word, of which another
 * spelling may have been taken apart.
 */
export function wordsToFind({ first, last }: Name): string {
  return /^[\p{Ll}\p{Lo}\p{N}]+$/u.test(first) && plain(first) === first ? `${first} ${last}` : last;
}

/**
 * What names are filed under, so that those which may fit a name are found without comparing it with all others: its key,
 * and its first and last word with what its middle names begin with. Names that are filed under none of `shapesThatFit` of
 * another don't fit it.
 */
export function nameShapes(name: Name): string[] {
  const { key, first, middle } = name;
  if (first === '') return [`=${key}`];
  // What may stand beside no middle name at all has initials at most.
  const left = middle.length > 0 && middle.every(isInitial) ? [shape(name, 'initials')] : [];
  return [`=${key}`, shape(name, begun(middle)), ...left];
}

/** The shapes among which every name is filed that fits this one. */
export function shapesThatFit(name: Name): string[] {
  const { key, first, middle } = name;
  if (first === '') return [`=${key}`];
  const other = middle.length === 0 ? [shape(name, 'initials')] : middle.every(isInitial) ? [shape(name, '')] : [];
  return [`=${key}`, shape(name, begun(middle)), ...other];
}

function shape({ first, last, suffix }: Name, middle: string): string {
  return [first, last, suffix, middle].join(' ');
}

/** The first letters of middle names: equal for two that are the same, or of which one is the other's initial. */
function begun(middle: readonly string[]): string {
  return middle.map((word) => String.fromCodePoint(word.codePointAt(0)!)).join('.');
}

function isSameMiddle(a: string, b: string): boolean {
  return a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b));
}

function isInitial(word: string): boolean {
  return Array.from(word).length === 1;
}
