/** Longer statements, in UTF-16 code units, aren't read: an embargo is a line or a sentence, and reading stays bounded. */
export const LONGEST_STATEMENT = 1000;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc\u00b4`]/g;
/** Emphasis, braces and quotation marks; an underscore within a name of a zone stays. */
const MARKS = /[*#>{}"\u201c\u201d\u00ab\u00bb]|(?<![A-Za-z])_|_(?![A-Za-z])/g;
/** "E.S.T.", "U.K."; not "A.M." */
const DOTTED = /\b(?![AP]\.M\b)(?:[A-Z]\.){1,3}[A-Z](?:\.|\b)/g;

/**
 * A statement in the letters that the rules are written in: plain blanks, hyphens and apostrophes, abbreviations without
 * dots, nothing invisible. Capitals stay, since they tell "EST" and "May" from words.
 */
export function plainStatement(stated: string): string {
  return stated
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(APOSTROPHES, "'")
    .replace(MARKS, ' ')
    .replace(DOTTED, (letters) => letters.replaceAll('.', ''))
    .replace(/\s+/g, ' ')
    .trim();
}
