import { normalizeWord } from '../../../text/words.js';
import { lines } from '../../word-list.js';

/**
 * Words of the news that the stemmer takes for others, since it cuts whatever looks like an ending (Porter's known
 * faults): "communications" and "communities", "important" and "imports", "executive" and "execution". Each line holds
 * the beginnings of one word that is another one than the rest that share its stem.
 */
const BEGINNINGS = lines(`
  communica, communique
  communis
  generat
  generic
  genero
  importan
  executiv
  department
  universit
  organi
  authorit, authoris, authoriz
  conversion, conversel
  objectiv
  securities
  internat
  publicat
  publici
  several
  positiv
  emergenc
  experiment
  critical
  business
  terminal
  engineer
  customer
  designat
  rational
  reservat
  legislator
  illness
`);

const NONE = -1;

function lineOf(word: string): number {
  const folded = normalizeWord(word);
  return BEGINNINGS.findIndex((line) => line.some((beginning) => folded.startsWith(beginning)));
}

/** Whether two words that share a stem are two words all the same. */
export function isAnotherWord(one: string, other: string): boolean {
  return lineOf(one) !== lineOf(other);
}

/** Whether a word may be taken for another one by its stem. */
export function hasDoubtfulStem(word: string): boolean {
  return lineOf(word) !== NONE;
}
