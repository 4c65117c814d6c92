import { foldName, type Name } from './name.js';
import { isSuffix } from './surname.js';

/*
 * Whether two names may be one person's. There is one rule for each distance between the two, and all of them read an
 * initial as any name that begins with it:
 *
 * - `namesFit`: names of different documents. It is the strictest, since a wrong link puts words into somebody else's mouth.
 * - `fitsInTranscript`: names that one transcript gives, or a transcript and the directory. The first name may be an
 *   initial as well, a suffix ("Jr.") doesn't count, and a middle name may be left out, since labels are abbreviated.
 * - `fitsInArticle`: names that one article gives. Middle names don't count either, and a surname alone fits anybody
 *   who bears it, since an article introduces people in full and then shortens their names.
 */

/**
 * Whether two names of different documents may be one person's: "Mark Milley", "Mark A. Milley" and "Mark Alexander
 * Milley" by twos, but for the first with the third, since a whole middle name is often part of the surname ("Ana Lopez",
 * "Ana Ruiz Lopez"). Different middle initials never fit. Nor do "Henry Brown" and "Henry Brown Jr.": an initial is left
 * out for brevity, while "Jr." is there because of another Henry Brown.
 */
export function namesFit(a: Name, b: Name): boolean {
  if (a.key === b.key) return true;
  if (a.first === '' || a.first !== b.first || a.last !== b.last || a.suffix !== b.suffix) return false;
  const [fewer, more] = a.middle.length <= b.middle.length ? [a.middle, b.middle] : [b.middle, a.middle];
  if (fewer.length === 0) return more.every(isInitial);
  return fewer.length === more.length && fewer.every((middle, i) => isSameOrInitial(middle, more[i]!));
}

/** Whether two names of one first and last name can't be one person's, whatever else that person is called. */
export function namesContradict(a: Name, b: Name): boolean {
  if (a.first !== b.first || a.last !== b.last) return false;
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return true;
  return a.middle.some((middle, i) => b.middle[i] !== undefined && !isSameOrInitial(middle, b.middle[i]));
}

/**
 * Whether two full names of one transcript, or of a transcript and the directory, may be one person's: the surname is the
 * same, and the first name and each middle name that both have are the same or an initial.
 */
export function fitsInTranscript(a: string, b: string): boolean {
  const [left, right] = [wordsWithoutSuffix(a), wordsWithoutSuffix(b)];
  if (left.length < 2 || right.length < 2 || left.at(-1) !== right.at(-1)) return false;
  const middle = right.slice(1, -1);
  return (
    isSameOrInitial(left[0]!, right[0]!) &&
    left.slice(1, -1).every((word, i) => !middle[i] || isSameOrInitial(word, middle[i]))
  );
}

/** What an article's short forms are compared by. `first` is null for a surname alone, `suffix` empty for none. */
export interface ShortName {
  readonly first: string | null;
  readonly last: string;
  readonly suffix: string;
  /** The first letter of the middle name, empty for none. */
  readonly middle: string;
}

/**
 * Whether two names of one article may be one person's: same surname, first names that are the same or an initial, and not
 * two suffixes ("Jr." and "Sr.") or two middle initials. What one of them has may be left out in the other.
 */
export function fitsInArticle(a: ShortName, b: ShortName): boolean {
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return false;
  if (a.middle !== '' && b.middle !== '' && a.middle !== b.middle) return false;
  return a.last === b.last && (a.first === null || b.first === null || isSameOrInitial(a.first, b.first));
}

/**
 * What names are filed under, so that those which fit a name (`namesFit`) are found without comparing it with all
 * others: its key, and its first and last word with what its middle names begin with. Names that are filed under none of
 * `shapesThatFit` of another don't fit it.
 */
export function nameShapes(name: Name): string[] {
  const { key, first, middle } = name;
  if (first === '') return [`=${key}`];
  // What may stand beside no middle name at all has initials at most.
  const left = middle.length > 0 && middle.every(isInitial) ? [shape(name, 'initials')] : [];
  return [`=${key}`, shape(name, firstLetters(middle)), ...left];
}

/** The shapes among which every name is filed that fits this one. */
export function shapesThatFit(name: Name): string[] {
  const { key, first, middle } = name;
  if (first === '') return [`=${key}`];
  const other = middle.length === 0 ? [shape(name, 'initials')] : middle.every(isInitial) ? [shape(name, '')] : [];
  return [`=${key}`, shape(name, firstLetters(middle)), ...other];
}

function shape({ first, last, suffix }: Name, middle: string): string {
  return [first, last, suffix, middle].join(' ');
}

/** The first letters of middle names: equal for two that are the same, or of which one is the other's initial. */
function firstLetters(middle: readonly string[]): string {
  return middle.map((word) => String.fromCodePoint(word.codePointAt(0)!)).join('.');
}

function isSameOrInitial(a: string, b: string): boolean {
  return a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b));
}

function isInitial(word: string): boolean {
  return Array.from(word).length === 1;
}

function wordsWithoutSuffix(name: string): string[] {
  return foldName(name)
    .split(' ')
    .filter((word) => !isSuffix(word));
}
