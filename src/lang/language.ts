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
    PersonalNames,
    SpeakerLabels,
    ReportingVerbs,
    TopicWords,
    QuestionWords,
    BriefingWords {}

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

/** Names of people, and what stands before or behind them. */
interface PersonalNames {
  readonly COMMON_SURNAMES: Words;
  readonly NICKNAMES: ReadonlyMap<string, Words>;
  genderOf(givenName: string): 'm' | 'f' | null;
  isGivenName(word: string): boolean;
  readonly TITLES: ReadonlyMap<string, readonly string[]>;
  readonly TITLE_GENDER: ReadonlyMap<string, 'm' | 'f'>;
  readonly ORGANISATION_WORDS: Words;
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
  readonly REPORTER_LABELS: Words;
  readonly CONDUCTORS: Words;
  readonly NOT_LABELS: Words;
}

/** The verbs by which an article attributes words to somebody. */
interface ReportingVerbs {
  readonly CUE_VERBS: ReadonlyMap<string, CueVerb>;
  readonly ADDRESSEE_OPTIONAL: Words;
  readonly ALSO_NOUNS: Words;
  readonly NEEDS_THAT: Words;
  readonly PARTICLE_VERBS: ReadonlyMap<string, Words>;
}

/** What a statement is about, and which words are one for a search. */
interface TopicWords {
  readonly STOP_WORDS: Words;
  readonly SECONDARY_WORDS: Words;
  readonly NO_TOPICS: Words;
  readonly OCCASION_WORDS: Words;
  readonly EQUIVALENTS: readonly (readonly string[])[];
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
  readonly MILITARY_RANKS: Words;
  readonly RANK_MODIFIERS: Words;
  readonly TITLE_LINKS: Words;
  readonly SAME_OFFICE: readonly (readonly string[])[];
}

/** How a briefing is run. */
interface BriefingWords {
  isRoutine(words: readonly string[]): boolean;
  isBareAnswer(words: readonly string[]): boolean;
}
