import { wordSet } from '../../word-list.js';

/** What stands in a name beside given names and surname. In the plain form, but where a list says otherwise. */

/** Suffixes as they are written. */
export const WRITTEN_SUFFIXES = wordSet('Jr. Sr. II III IV');

/** Suffixes, which are no part of the surname before them. */
export const SUFFIXES: ReadonlySet<string> = new Set(
  [...WRITTEN_SUFFIXES].map((suffix) => suffix.toLowerCase().replace('.', '')),
);

/** The suffixes of a name of three words or more, with "V": of a shorter name, or one cut short, "V." is an initial. */
export const FULL_NAME_SUFFIXES: ReadonlySet<string> = new Set([...SUFFIXES, 'v']);

/** Honours, degrees and seats behind a name, with a comma or without. As they are written, without full stops. */
export const POST_NOMINALS = wordSet(
  'QC KC SC JP MP MPP MEP MSP MLA MLC MS AS TD AM AO AC OBE MBE CBE KBE DBE OM CH CMG KCMG FRS FBA FRCS MD DDS DVM PhD DPhil EdD JD LLD MBA CPA RN',
);

/** Particles that each list of them holds. */
const COMMON_PARTICLES = wordSet('van von de del della di da la le al el bin ibn');

/** Words before a surname that may be part of it ("Van Hollen"). People on record are filed by this list: it stays short. */
export const PARTICLES: ReadonlySet<string> = new Set([...COMMON_PARTICLES, 'st']);

/** Between the capitals of a name in an article ("Alwaleed bin Talal"), where "st" and "ben" would be capitalised. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set([
  ...COMMON_PARTICLES,
  ...['der', 'den', 'bint', 'du', 'y', 'ter', 'dos', 'das', 'zu', 'zur', 'af', 'av', 'ap', 'ould', 'abu'],
]);

/** In a label, whose capitals tell no particle from a name ("ST. CLAIR"). */
export const LABEL_PARTICLES: ReadonlySet<string> = new Set([
  ...COMMON_PARTICLES,
  ...['der', 'den', 'du', 'ben', 'st', 'mac', 'dos'],
]);

/** In a label in small letters among capitalised words, as newsrooms write them. */
export const SMALL_PARTICLES = wordSet('de da del der di la van von bin al el');

/** Beginnings of a surname in capitals that keep small letters: "McCAIN", "DeLAY". As they are written. */
export const SURNAME_BEGINNINGS = wordSet('Mc Mac De Di Du La Le Fitz Van Von al- el- Al- El-');

/** Words that may stand in everybody's name, so that none of them tells who somebody is. */
export const IN_ANY_NAME: ReadonlySet<string> = new Set([
  ...SUFFIXES,
  ...wordSet('von van der den del della de da dos bin ibn the of and mr mrs ms dr sir lady lord'),
]);
