/** All that English gives to `Language`, by subject. */
export * from './abbreviations.js';
export * from './briefing/filler-sentences.js';
export * from './briefing/routine-words.js';
export * from './calendar.js';
export * from './clauses/correction-notices.js';
export * from './clauses/denials.js';
export * from './clauses/function-words.js';
export * from './clauses/plain-cues.js';
export * from './clauses/reporting-verbs.js';
export * from './clauses/sentence-breaks.js';
export * from './clauses/word-endings.js';
export * from './digest/comparison.js';
export * from './digest/general-terms.js';
export * from './digest/newsworthiness.js';
export * from './digest/spoken-zones.js';
export * from './digest/typed-times.js';
export * from './embargo/amounts.js';
export * from './embargo/dates.js';
export * from './embargo/zones.js';
export * from './names/common-surnames.js';
export * from './names/given-names.js';
export { FEMALE_HONORIFICS, HONORIFICS, LABEL_HONORIFICS, MALE_HONORIFICS } from './names/honorifics.js';
export * from './names/name-parts.js';
export * from './names/nicknames.js';
export * from './names/organisations.js';
export * from './names/role-nouns.js';
export * from './names/states.js';
export * from './names/title-forms.js';
export {
  CIVIL_OFFICES,
  LABEL_TITLE_TAIL,
  LABEL_TITLE_WORDS,
  MILITARY_RANKS,
  OFFICE_ABBREVIATIONS,
  SHORT_TITLES,
  SMALL_TITLE_WORDS,
  TITLES_OR_SURNAMES,
} from './names/title-words.js';
export * from './names/titles.js';
export * from './numbers.js';
export * from './question/courtesies.js';
export * from './question/follow-up-words.js';
export * from './question/misspellings.js';
export * from './question/question-words.js';
export * from './question/time-words.js';
export * from './question/watch-words.js';
export * from './topics/equivalents.js';
export * from './topics/no-topics.js';
export * from './topics/stemmer-faults.js';
export * from './topics/stop-words.js';
export * from './topics/works.js';
export * from './transcript/ground-rules.js';
export * from './transcript/label-words.js';
export * from './transcript/settings.js';
export { wording } from './wording/index.js';
