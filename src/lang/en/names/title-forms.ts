import { lines, wordSet } from '../../word-list.js';
import { COMMON_TITLE_WORDS } from './title-words.js';

/** Words that stand before a surname as a title, in their plain form, after the abbreviations below are written out. */
export const TITLE_WORDS: ReadonlySet<string> = new Set([
  ...COMMON_TITLE_WORDS,
  ...wordSet('marine army navy air force under state security'),
]);

/** Those of them, and of the abbreviations below, that are no office by themselves. */
export const OFFICE_PARTS = wordSet(`
  army navy air force marine press defense defence national security state prime deputy vice principal acting assistant
  under former jcs nsc dod pentagon
`);

/** Abbreviations and variants of titles, and what they are compared as. One a line: typed, meant. */
export const TITLE_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  lines(`
    gen, general
    genl, general
    adm, admiral
    col, colonel
    maj, major
    capt, captain
    cpt, captain
    lt, lieutenant
    ltg, lieutenant general
    sgt, sergeant
    cmdr, commander
    brig, brigadier
    sec, secretary
    secy, secretary
    secdef, secretary of defense
    defsec, secretary of defense
    def, defense
    secstate, secretary of state
    defence, defense
    pres, president
    potus, president
    vp, vice president
    veep, vice president
    flotus, first lady
    sen, senator
    senators, senator
    generals, general
    admirals, admiral
    governors, governor
    secretaries, secretary
    representatives, representative
    ambassadors, ambassador
    spokesmen, spokesman
    rep, representative
    congressman, representative
    congresswoman, representative
    congressmember, representative
    gov, governor
    amb, ambassador
    prof, professor
    pm, prime minister
    ag, attorney general
    cjcs, chairman of the joint chiefs of staff
    jcs, joint chiefs of staff
    nsc, national security council
    dod, defense
    pentagon, defense
    chair, chairman
    chairwoman, chairman
    chairperson, chairman
    spokesperson, spokesman
    spokeswoman, spokesman
    adviser, advisor
    advisers, advisor
    counsellor, counselor
    coordinators, coordinator
  `).map(([typed = '', meant = '']) => [typed, meant.split(' ')]),
);

/** Titles that tell a gender, beside the honorifics. "Chairman" and "spokesman" are said of women as well. */
export const FEMALE_TITLES = wordSet('congresswoman chairwoman spokeswoman');

/** Modifiers that make another office of an office: a deputy secretary is no secretary. */
export const RANK_MODIFIERS = wordSet(
  'vice deputy assistant associate under principal acting former first prime attorney brigadier lieutenant interim',
);

/** Words between the parts of a title. */
export const TITLE_LINKS = wordSet('of the for to and at in from on a an us');

/** Who a "press secretary" or "spokesman" is called by turns. */
export const SAME_OFFICE = lines(`
  spokesman, press secretary
  chief, secretary
  head, chairman
  head, secretary
  head, director
`);
