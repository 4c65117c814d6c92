import { wordSet } from '../../word-list.js';

/** Titles that stand before a surname, in the plain form. */

/** Military ranks, which are held without a date in the directory: "Gen. Milley" is a general. */
export const MILITARY_RANKS = wordSet('general admiral colonel major captain commander sergeant lieutenant brigadier');

/**
 * Words of titles in labels and in questions alike. Each of the two lists has more of its own: labels spell out whatever a
 * transcript prints ("FIRST LADY", "GEN.", "RABBI"), while a question's abbreviations are written out by `TITLE_FORMS`
 * first, and words such as "rabbi" or "host" may be its topic.
 */
export const COMMON_TITLE_WORDS: ReadonlySet<string> = new Set([
  ...MILITARY_RANKS,
  ...wordSet(`
    secretary president chairman chief director senator representative minister ambassador governor mayor judge justice
    speaker spokesman coordinator advisor counselor commissioner administrator professor deputy vice principal acting
    assistant undersecretary prime former envoy attorney press defense national leader
  `),
]);

/** Words that begin or carry a title in a label. */
export const LABEL_TITLE_WORDS: ReadonlySet<string> = new Set([
  ...COMMON_TITLE_WORDS,
  ...wordSet(`
    first lady gentleman premier chancellor king queen prince princess emperor pope sec associate special senior dir
    adviser amb spokesperson spokeswoman rep congressman congresswoman sen gov solicitor gen lt maj col capt cmdr adm
    rear brig sgt corporal private specialist chairwoman chairperson chair majority minority whip doctor foreign interior finance
    surgeon inspector counsel counsellor staff military officer superintendent sheriff detective reverend rev rabbi imam
    bishop archbishop cardinal father sister saint retired honorable coach manager executive ceo cfo analyst
    correspondent anchor host
    treasurer councillor councilor councilmember councilwoman councilman delegate alderman
  `),
]);

/** Words that only go on with a title in a label: "of the Joint Chiefs of Staff", "for Public Affairs". */
export const LABEL_TITLE_TAIL = wordSet(`
  of the for to and in on at
  defense state treasury labor commerce energy education transportation agriculture health human services homeland
  security veterans affairs housing urban development army navy air force marine marines corps coast guard space
  joint chiefs staff house senate white pentagon nsc nec omb cdc fda hhs nih public policy economic communications
  strategic international council america united states budget intelligence operations command central european
  office department information science technology
`);

/** Titles in a label that are surnames as well: "GENERAL KING". */
export const TITLES_OR_SURNAMES = wordSet('king prince judge major bishop pope cardinal marshal page chancellor');

/** Words of a title in natural case that keep small letters: "Secretary of Defense". */
export const SMALL_TITLE_WORDS = wordSet('of the for and to in on at pro tempore');

/** Civil offices that one person holds at a time, by which a surname is completed. */
export const CIVIL_OFFICES = wordSet(
  'secretary senator representative governor ambassador president administrator director minister',
);

/** Abbreviations of those, as labels have them. */
export const OFFICE_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['sec', 'secretary'],
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['amb', 'ambassador'],
]);

/** Titles that are cut short, as they are written: before a name, their full stop ends no sentence. */
export const SHORT_TITLES = wordSet(`
  Adm. Amb. Asst. Cdr. Cmdr. Cpl. Det. Dep. Govs. Insp. Lts. Maj. Profs. Pvt. Rev. Sec. Secy. Sens. Spc. Supt. Treas.
`);
