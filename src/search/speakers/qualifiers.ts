import { FEMALE_TITLES, HONORIFICS, STATE_BY_CODE } from '../../lang/index.js';
import { titleWords } from '../../people/offices.js';
import { genderBy, type RegisterEntry } from './entry.js';

/** Whether a word before or behind a name can be said of somebody: a given name, title, state, organisation. */
export function isQualifiedBy(entry: RegisterEntry, word: string): boolean {
  // Many a woman is nowhere called "Ms."; but who is a man is no "Mrs.".
  const gender = genderBy([word]);
  if (gender !== null) return entry.gender === null || entry.gender === gender;
  if (FEMALE_TITLES.has(word) && entry.gender === 'm') return false;
  if (HONORIFICS.has(word)) return entry.honorifics.has(word);
  if (entry.given.has(word)) return true;
  const meant = STATE_BY_CODE.get(word) ?? titleWords([word]);
  return meant.every((part) => entry.identity.has(part)) || entry.identity.has(word);
}
