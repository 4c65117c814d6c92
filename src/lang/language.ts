import type { Weekday } from '../model/subscription.js';

/**
 * The port of a language: every list of words, and every small rule about words, that the product takes from the language
 * of its documents and questions. `en/` gives them in English. A further language is a folder beside `en/` that exports
 * the same names, and a line in `index.ts`, where a list that is missing fails to compile. What each list holds is said
 * where English gives it.
 *
 * The code reads the lists by their names from `index.ts` and is not handed a `Language`: one process reads one language,
 * and the clause grammar of `src/extract` is English code all the same.
 */
export interface Language
  extends SentenceWords,
    Calendar,
    PersonalNames,
    SpeakerLabels,
    ReportingVerbs,
    ClauseWords,
    GroundRuleWordings,
    EmbargoWords,
    TopicWords,
    QuestionWords,
    BriefingWords,
    DigestWords {}

/** A hand-kept list, for look-up. Its words are in the form in which they are compared (`plain` or `fold`). */
type Words = ReadonlySet<string>;

/** What a form of address, or an office, says about the person. */
export type Gender = 'female' | 'male';

/** What a reporting verb can govern, and how it can stand. */
export interface CueVerb {
  readonly lemma: string;
  /** `clause`: "said (that) …". `call`: "called the strike an act of …". `thing`: "denounced the strike". */
  readonly content: 'clause' | 'call' | 'thing';
  /** "told reporters that …": an object names the addressee before the content. */
  readonly addressee: boolean;
  /** May stand before its subject behind a quotation: "said the general". */
  readonly inverts: boolean;
  /** A belief, wish or finding rather than words spoken: weaker evidence of a statement. */
  readonly mental: boolean;
}

/** Where sentences end. */
interface SentenceWords {
  sentenceEnds(text: string): number[];
}

/** Days, months, times and numbers. Strings are the alternatives of a pattern. */
interface Calendar {
  readonly MONTH_NAMES: readonly string[];
  readonly MONTHS: readonly string[];
  readonly MONTH_BEGINNINGS: readonly string[];
  readonly MONTH_FORMS: readonly (readonly string[])[];
  readonly MONTH_PATTERN: string;
  readonly WEEKDAY_NAMES: readonly string[];
  readonly WEEKDAYS: readonly string[];
  readonly WEEKDAY_BEGINNINGS: readonly string[];
  readonly WEEKDAY_PATTERN: string;
  readonly TIME_WORD: string;
  readonly TIME_UNITS: Words;
  readonly UNIT_NUMBERS: readonly string[];
  readonly TENS_NUMBERS: readonly string[];
  readonly SCALE_NUMBERS: readonly (readonly [word: string, value: number])[];
  readonly DAY_ORDINALS: readonly string[];
}

/** Names of people, and what stands before or behind them. */
interface PersonalNames {
  readonly COMMON_SURNAMES: Words;
  readonly NICKNAMES: ReadonlyMap<string, Words>;
  genderOf(givenName: string): 'm' | 'f' | null;
  isGivenName(word: string): boolean;
  readonly TITLES: ReadonlyMap<string, readonly string[]>;
  readonly TITLE_GENDER: ReadonlyMap<string, 'm' | 'f'>;
  readonly SHORT_TITLES: Words;
  readonly MILITARY_RANKS: Words;
  readonly CIVIL_OFFICES: Words;
  readonly OFFICE_ABBREVIATIONS: ReadonlyMap<string, string>;
  readonly WRITTEN_SUFFIXES: Words;
  readonly SUFFIXES: Words;
  readonly FULL_NAME_SUFFIXES: Words;
  readonly PARTICLES: Words;
  readonly NAME_PARTICLES: Words;
  readonly IN_ANY_NAME: Words;
  readonly NOT_GIVEN_NAMES: Words;
  readonly ORGANISATION_WORDS: Words;
  readonly ORGANISATIONS_OR_SURNAMES: Words;
  readonly ROLE_NOUNS: Words;
  isRoleNoun(noun: string): boolean;
  singular(noun: string): string;
  readonly STATE_BY_CODE: ReadonlyMap<string, readonly string[]>;
  readonly STATE_WORDS: Words;
}

/** The labels before what is said in a transcript. */
interface SpeakerLabels {
  readonly LABEL_HONORIFICS: ReadonlyMap<string, Gender | null>;
  readonly LABEL_TITLE_WORDS: Words;
  readonly LABEL_TITLE_TAIL: Words;
  readonly LABEL_DESCRIPTIONS: Words;
  readonly LABEL_PARTICLES: Words;
  readonly SURNAME_BEGINNINGS: Words;
  readonly SMALL_PARTICLES: Words;
  readonly SMALL_LABEL_WORDS: Words;
  readonly SMALL_TITLE_WORDS: Words;
  readonly TITLES_OR_SURNAMES: Words;
  readonly DESCRIPTIVE_WORDS: Words;
  readonly REPORTER_LABELS: Words;
  readonly CONDUCTORS: Words;
  readonly NOT_LABELS: Words;
  readonly LABEL_CONNECTIVES: Words;
  readonly NUMBERED_SPEAKERS: Words;
  readonly OFFICES_BEFORE_NAMES: Words;
  readonly LABEL_FORMS_OF_ADDRESS: Words;
  readonly NARRATION: RegExp;
  readonly WHITE_HOUSE: RegExp;
}

/** The verbs by which an article attributes words to somebody. */
interface ReportingVerbs {
  readonly CUE_VERBS: ReadonlyMap<string, CueVerb>;
  readonly ADDRESSEE_OPTIONAL: Words;
  readonly ALSO_NOUNS: Words;
  readonly NEEDS_THAT: Words;
  readonly PARTICLE_VERBS: ReadonlyMap<string, Words>;
  readonly CLAIM_NOUNS: Words;
  readonly TAIL_THOUGHTS: Words;
  readonly TAIL_REPORTS: Words;
  readonly INDIRECT_QUESTION_VERBS: Words;
}

/** Function words, by what they do in a clause. */
interface ClauseWords {
  readonly WORD_ENDINGS: Readonly<Record<'ADJ' | 'ADV' | 'NOUN' | 'VERB', readonly string[]>>;
  readonly FORMS_OF_BE: Words;
  readonly UNREPORTED_AUXILIARIES: Words;
  readonly UNREPORTED_PRONOUN_AUXILIARIES: Words;
  readonly INVERTED_AUXILIARIES: Words;
  readonly FUTURE_MODALS: Words;
  readonly TAGGED_MODALS: Words;
  readonly CIRCUMSTANCE_PREPOSITIONS: Words;
  readonly TYING_PREPOSITIONS: Words;
  readonly DESCRIPTION_LINKS: Words;
  readonly CONNECTIVES: Words;
  readonly SUBORDINATORS: Words;
  readonly CLAUSE_BREAKS: Words;
  readonly FLOATING_WORDS: Words;
  readonly LEADING_VERBS: Words;
  readonly ACCOMPLISHED_VERBS: Words;
  readonly SPEAKING_PRONOUNS: Words;
  readonly STANDALONE_DETERMINERS: Words;
  readonly OBJECT_PRONOUNS: Words;
  readonly CLAUSE_OPENERS_BEHIND_VERB: Words;
  readonly WORDS_BEFORE_IS: Words;
  readonly ELISIONS: Words;
  readonly SENTENCE_STARTERS: Words;
  readonly CAPITAL_STARTERS: Words;
  readonly NOBODY_WORDS: Words;
  readonly DOUBTFUL_WORDS: Words;
  readonly DOUBTFUL_WITH_NOT: Words;
}

/** How ground rules are set by those who speak or write. */
interface GroundRuleWordings {
  readonly RULES_STATED_OTHERWISE: RegExp;
  readonly RULE_SETTING: RegExp;
  readonly RULE_DESCRIPTION: RegExp;
  readonly RULE_ABBREVIATIONS: string;
  readonly STATE_OF_A_RULE: RegExp;
  readonly EMBARGO_UPON_WORDS: RegExp;
  readonly EMBARGO_UPON_GOODS: RegExp;
  readonly AFTER_HOUR: RegExp;
  readonly HOLD_REQUEST: RegExp;
}

/** Spans and clocks in the wording of an embargo. */
interface EmbargoWords {
  readonly AMOUNT_WORDS: ReadonlyMap<string, number>;
  readonly ZONE_ABBREVIATIONS: Readonly<Record<string, readonly string[]>>;
  readonly ZONE_REGIONS: readonly (readonly [names: string, general: string, standard: string, summer: string])[];
  readonly ZONE_CITIES: Readonly<Record<string, string>>;
  readonly NO_ZONE_PLACES: Words;
  readonly NO_ZONE_NAMES: string;
  readonly NOTICE_DATE_WORDS: string;
}

/** What a statement is about, and which words are one for a search. */
interface TopicWords {
  readonly STOP_WORDS: Words;
  readonly SECONDARY_WORDS: Words;
  readonly NO_TOPICS: Words;
  readonly OCCASION_WORDS: Words;
  readonly EQUIVALENTS: readonly (readonly string[])[];
  readonly WORK_NOUNS: Words;
  readonly SMALL_WORDS_OF_WORKS: Words;
  readonly WORD_FORMS: readonly (readonly string[])[];
  isAnotherWord(one: string, other: string): boolean;
  hasDoubtfulStem(word: string): boolean;
}

/** The words that a question is built with. */
interface QuestionWords {
  readonly OPENERS: Words;
  readonly QUESTION_WORDS: Words;
  readonly AUXILIARIES: Words;
  readonly FUTURE_WORDS: Words;
  readonly INTENTIONS: Words;
  readonly ADVERBS: Words;
  readonly NEGATIONS: Words;
  readonly SAYING_VERBS: Words;
  readonly SAYING_NOUNS: Words;
  readonly ASKING_VERBS: Words;
  readonly STATEMENT_NOUNS: Words;
  readonly PLACE_NOUNS: Words;
  readonly STANCE_NOUNS: Words;
  readonly TOPIC_MARKERS: Words;
  readonly ANYONE: Words;
  readonly PRONOUNS: Words;
  readonly REPORTERS: Words;
  readonly ADDRESSEES: Words;
  readonly EXCLUDERS: Words;
  readonly PREMISE_WORDS: Words;
  readonly SENTENCE_WORDS: Words;
  readonly EXCLUSION_ENDS: Words;
  readonly CHARGE_OPENERS: Words;
  readonly WORDS_BEFORE_THING: Words;
  readonly WORDS_BEHIND_DAY: Words;
  readonly ORDERED_NOUNS: string;
  readonly ATTRIBUTION_FILLERS: Words;
  readonly FOLLOW_UP_SUBJECTS: string;
  readonly FOLLOW_UP_OPENINGS: string;
  readonly GENERIC_NAMES: Words;
  readonly CHOICE_FILLERS: Words;
  readonly TIME_WORDS: Words;
  readonly FIRST_WORDS: Words;
  readonly HELPING_WORDS: Words;
  readonly SAYING_WORDS: Words;
  readonly LEADING_WORDS: Words;
  readonly NO_SLIPS: Words;
  readonly HONORIFICS: Words;
  readonly FEMALE_HONORIFICS: Words;
  readonly MALE_HONORIFICS: Words;
  readonly TITLE_WORDS: Words;
  readonly OFFICE_PARTS: Words;
  readonly TITLE_FORMS: ReadonlyMap<string, readonly string[]>;
  readonly FEMALE_TITLES: Words;
  readonly RANK_MODIFIERS: Words;
  readonly TITLE_LINKS: Words;
  readonly SAME_OFFICE: readonly (readonly string[])[];
}

/** How a briefing is run. */
interface BriefingWords {
  readonly COURTESY_SENTENCE: RegExp;
  readonly TURN_SENTENCE: RegExp;
  readonly AGREEMENT_SENTENCE: RegExp;
  readonly GROUND_RULES_SENTENCE: RegExp;
  isRoutine(words: readonly string[]): boolean;
  isBareAnswer(words: readonly string[]): boolean;
}

/** What a digest chooses by, and when it is posted. */
interface DigestWords {
  readonly FIGURE: RegExp;
  readonly DECISION: RegExp;
  readonly FIRST_PERSON_CLAIM: RegExp;
  readonly LEANING_OPENING: RegExp;
  readonly PERSONAL_PRONOUN: RegExp;
  readonly HEDGE: RegExp;
  readonly NO_ANSWER: RegExp;
  readonly BRIEFING_ASIDE: RegExp;
  readonly SET_PHRASE: RegExp;
  readonly OPENING_CAPITAL: RegExp;
  readonly NAME_WITHIN: RegExp;
  readonly NEGATING_WORD: RegExp;
  readonly COMPARED_NUMBERS: ReadonlyMap<string, string>;
  readonly LITTLE_WORDS: Words;
  readonly GENERAL_TERMS: Words;
  readonly ENDS_LIKE_NO_THING: RegExp;
  readonly IS_NO_THING: RegExp;
  readonly VERB_BEHIND: RegExp;
  readonly TYPED_DAYS: ReadonlyMap<string, readonly Weekday[]>;
  readonly WHEN_FILLERS: Words;
  readonly RANGE_WORDS: Words;
  readonly NAMED_TIMES: ReadonlyMap<string, string>;
  readonly HALVES_OF_DAY: ReadonlyMap<string, 'am' | 'pm'>;
  readonly DURATION_UNITS: Readonly<Record<'minute' | 'hour' | 'day' | 'week', Words>>;
  readonly SPOKEN_ZONES: ReadonlyMap<string, string>;
  readonly AMBIGUOUS_ZONES: ReadonlyMap<string, readonly string[]>;
}
