import { wordSet } from '../../word-list.js';
import { UNIT_NUMBERS } from '../numbers.js';

/** Words by which two wordings of one statement are compared. Folded. */

export const NEGATING_WORD =
  /^(?:not?|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly|barely|un(?:true|likely|able)|.+n't)$/;

/** Number words up to twelve with their figures; "one" is a pronoun as often. */
export const COMPARED_NUMBERS: ReadonlyMap<string, string> = new Map(
  UNIT_NUMBERS.slice(0, 13).flatMap((word, value) => (value === 1 ? [] : [[word, String(value)] as const])),
);

/** Little words that one reporter writes and another leaves out, or that stand for each other ("that", "which"). */
export const LITTLE_WORDS = wordSet(`
  a an the and so but that which who of to in on at for with as is are was were be been ve re ll s i we he she they it its
  you this these those there here very really just well now um uh
`);
