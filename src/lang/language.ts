import type { Weekday } from '../model/subscription.js';
import type { ChatWords } from './chat-words.js';
import type { PersonalNames } from './personal-names.js';
import type { Wording } from './wording.js';

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
    DigestWords,
    ChatWords {
  /** What replies say. */
  readonly wording: Wording;
}

/** A hand-kept list, for look-up. Its words are in the form in which they are compared (`plain` or `fold`). */
type WordList = ReadonlySet<string>;

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
  readonly WORDS_BEFORE_TIME: WordList;
  readonly TIME_UNITS: WordList;
  readonly UNIT_NUMBERS: readonly string[];
  readonly TENS_NUMBERS: readonly string[];
  readonly SCALE_NUMBERS: readonly (readonly [word: string, value: number])[];
  readonly DAY_ORDINALS: readonly string[];
}

/** The labels before what is said in a transcript. */
interface SpeakerLabels {
  readonly LABEL_HONORIFICS: ReadonlyMap<string, Gender | null>;
  readonly LABEL_TITLE_WORDS: WordList;
  readonly LABEL_TITLE_TAIL: WordList;
  readonly LABEL_DESCRIPTIONS: WordList;
  readonly LABEL_PARTICLES: WordList;
  readonly SURNAME_BEGINNINGS: WordList;
  readonly SMALL_PARTICLES: WordList;
  readonly SMALL_LABEL_WORDS: WordList;
  readonly SMALL_TITLE_WORDS: WordList;
  readonly TITLES_OR_SURNAMES: WordList;
  readonly DESCRIPTIVE_WORDS: WordList;
  readonly REPORTER_LABELS: WordList;
  readonly CONDUCTORS: WordList;
  readonly HEADING_ENDS: WordList;
  readonly DESCRIBED_SPEAKERS: WordList;
  readonly RECORD_OFFICES: WordList;
  readonly HEADING_LINE: RegExp;
  readonly EXAMINATION: RegExp;
  readonly LABEL_SENDER: string;
  readonly LABEL_RECIPIENT: string;
  readonly EXAMINATION_BY: RegExp;
  readonly SENTENCE_OPENERS: WordList;
  readonly NOT_LABELS: WordList;
  readonly LABEL_CONNECTIVES: WordList;
  readonly NUMBERED_SPEAKERS: WordList;
  readonly OFFICES_BEFORE_NAMES: WordList;
  readonly LABEL_FORMS_OF_ADDRESS: WordList;
  readonly NARRATION: RegExp;
  readonly FIRST_PERSON: RegExp;
  readonly WHITE_HOUSE: RegExp;
}

/** The verbs by which an article attributes words to somebody. */
interface ReportingVerbs {
  readonly CUE_VERBS: ReadonlyMap<string, CueVerb>;
  readonly ADDRESSEE_OPTIONAL: WordList;
  readonly ALSO_NOUNS: WordList;
  readonly NEEDS_THAT: WordList;
  readonly PARTICLE_VERBS: ReadonlyMap<string, WordList>;
  readonly CLAIM_NOUNS: WordList;
  readonly TAIL_THOUGHTS: WordList;
  readonly TAIL_REPORTS: WordList;
  readonly INDIRECT_QUESTION_VERBS: WordList;
}

/** Function words, by what they do in a clause. */
interface ClauseWords {
  readonly WORD_ENDINGS: Readonly<Record<'ADJ' | 'ADV' | 'NOUN' | 'VERB', readonly string[]>>;
  readonly FORMS_OF_BE: WordList;
  readonly UNREPORTED_AUXILIARIES: WordList;
  readonly UNREPORTED_PRONOUN_AUXILIARIES: WordList;
  readonly INVERTED_AUXILIARIES: WordList;
  readonly FUTURE_MODALS: WordList;
  readonly TAGGED_MODALS: WordList;
  readonly CIRCUMSTANCE_PREPOSITIONS: WordList;
  readonly TYING_PREPOSITIONS: WordList;
  readonly DESCRIPTION_LINKS: WordList;
  readonly CONNECTIVES: WordList;
  readonly SUBORDINATORS: WordList;
  readonly CLAUSE_BREAKS: WordList;
  readonly FLOATING_WORDS: WordList;
  readonly LEADING_VERBS: WordList;
  readonly ACCOMPLISHED_VERBS: WordList;
  readonly SPEAKING_PRONOUNS: WordList;
  readonly STANDALONE_DETERMINERS: WordList;
  readonly OBJECT_PRONOUNS: WordList;
  readonly CLAUSE_OPENERS_BEHIND_VERB: WordList;
  readonly WORDS_BEFORE_IS: WordList;
  readonly ELISIONS: WordList;
  readonly SENTENCE_STARTERS: WordList;
  readonly CAPITAL_STARTERS: WordList;
  readonly PASSING_WORDS: WordList;
  readonly NOBODY_WORDS: WordList;
  readonly DOUBTFUL_WORDS: WordList;
  readonly DOUBTFUL_WITH_NOT: WordList;
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
  readonly NO_ZONE_PLACES: WordList;
  readonly NO_ZONE_NAMES: string;
  readonly NOTICE_DATE_WORDS: string;
}

/** What a statement is about, and which words are one for a search. */
interface TopicWords {
  readonly STOP_WORDS: WordList;
  readonly SECONDARY_WORDS: WordList;
  readonly NO_TOPICS: WordList;
  readonly OCCASION_WORDS: WordList;
  readonly EQUIVALENTS: readonly (readonly string[])[];
  readonly WORK_NOUNS: WordList;
  readonly SMALL_WORDS_OF_WORKS: WordList;
  readonly WORD_FORMS: readonly (readonly string[])[];
  isAnotherWord(one: string, other: string): boolean;
  hasDoubtfulStem(word: string): boolean;
}

/** The words that a question is built with. */
interface QuestionWords {
  readonly OPENERS: WordList;
  readonly QUESTION_WORDS: WordList;
  readonly AUXILIARIES: WordList;
  readonly FUTURE_WORDS: WordList;
  readonly INTENTIONS: WordList;
  readonly ADVERBS: WordList;
  readonly NEGATIONS: WordList;
  readonly SAYING_VERBS: WordList;
  readonly SAYING_NOUNS: WordList;
  readonly ASKING_VERBS: WordList;
  readonly STATEMENT_NOUNS: WordList;
  readonly PLACE_NOUNS: WordList;
  readonly STANCE_NOUNS: WordList;
  readonly TOPIC_MARKERS: WordList;
  readonly ANYONE: WordList;
  readonly PRONOUNS: WordList;
  readonly REPORTERS: WordList;
  readonly ADDRESSEES: WordList;
  readonly EXCLUDERS: WordList;
  readonly PREMISE_WORDS: WordList;
  readonly SENTENCE_WORDS: WordList;
  readonly EXCLUSION_ENDS: WordList;
  readonly CHARGE_OPENERS: WordList;
  readonly WORDS_BEFORE_THING: WordList;
  readonly WORDS_BEHIND_DAY: WordList;
  readonly ORDERED_NOUNS: string;
  readonly ATTRIBUTION_FILLERS: WordList;
  readonly FOLLOW_UP_SUBJECTS: string;
  readonly FOLLOW_UP_OPENINGS: string;
  readonly GENERIC_NAMES: WordList;
  readonly CHOICE_FILLERS: WordList;
  readonly TIME_WORDS: WordList;
  readonly FIRST_WORDS: WordList;
  readonly HELPING_WORDS: WordList;
  readonly SAYING_WORDS: WordList;
  readonly LEADING_WORDS: WordList;
  readonly NO_SLIPS: WordList;
  readonly HONORIFICS: WordList;
  readonly FEMALE_HONORIFICS: WordList;
  readonly MALE_HONORIFICS: WordList;
  readonly TITLE_WORDS: WordList;
  readonly OFFICE_PARTS: WordList;
  readonly TITLE_FORMS: ReadonlyMap<string, readonly string[]>;
  readonly FEMALE_TITLES: WordList;
  readonly RANK_MODIFIERS: WordList;
  readonly TITLE_LINKS: WordList;
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
  readonly LITTLE_WORDS: WordList;
  readonly GENERAL_TERMS: WordList;
  readonly ENDS_LIKE_NO_THING: RegExp;
  readonly IS_NO_THING: RegExp;
  readonly VERB_BEHIND: RegExp;
  readonly TYPED_DAYS: ReadonlyMap<string, readonly Weekday[]>;
  readonly WHEN_FILLERS: WordList;
  readonly RANGE_WORDS: WordList;
  readonly NAMED_TIMES: ReadonlyMap<string, string>;
  readonly HALVES_OF_DAY: ReadonlyMap<string, 'am' | 'pm'>;
  readonly DURATION_UNITS: Readonly<Record<'minute' | 'hour' | 'day' | 'week', WordList>>;
  readonly SPOKEN_ZONES: ReadonlyMap<string, string>;
  readonly AMBIGUOUS_ZONES: ReadonlyMap<string, readonly string[]>;
}
