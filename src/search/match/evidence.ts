import { hasDoubtfulStem, isAnotherWord, isBareAnswer, isRoutine } from '../../lang/index.js';
import type { Match } from '../../model/answer.js';
import { type Statement, TOPIC_ORIGINS, type TopicOrigin } from '../../model/statement.js';
import type { StatementCandidate } from '../../store/store.js';
import { ownWordsOf } from '../../text/own-words.js';
import { indexOfRun, plainWords } from '../../text/tokenizer.js';
import { normalizeWord, stem, wordsOf } from '../../text/words.js';
import {
  EQUIVALENT_FACTOR,
  FORM_FACTOR,
  type Phrase,
  type QueryTerm,
  type QueryTopic,
  SPELLING_FACTOR,
  type Spelling,
} from '../topic/topic.js';
import { isSentence, requiredCount, requiredTerms } from './required-terms.js';

/**
 * What a match is worth by where it stands: the evidence ladder. Own words above the paragraph, that above the
 * question, that above what is inherited from the discourse, that above a heading.
 */
const LADDER: Readonly<Record<TopicOrigin, number>> = {
  statement: 1,
  paragraph: 0.5,
  question: 0.4,
  discourse: 0.25,
  heading: 0.12,
};

/** Less than what a passage is about. */
const IN_PASSING = 0.2;

/** A word that more than this share of the record carries tells nothing when it stands in a heading alone. */
const COMMON_SHARE = 0.25;

/** How a term of the topic is matched by a statement. */
export interface TermMatch extends Match {
  readonly term: QueryTerm;
  readonly via: 'word' | 'form' | 'spelling' | 'equivalent';
  /** Which of the words that may have been meant, where it is not the likeliest. */
  readonly spelling?: Spelling;
  /** 0 to 1, by the ladder. */
  readonly strength: number;
  /** How often the statement's own words hold it. */
  readonly times: number;
  /** It stands somewhere in the paragraph or the question, which need not be about it. */
  readonly isInPassing?: boolean;
}

/** What connects a statement with a topic. */
export interface Evidence {
  readonly statement: Statement;
  /** The local day it was said, else published; null where neither is known. */
  readonly day: string | null;
  readonly matches: readonly TermMatch[];
  /** The phrases that stand in it, as they are written there; null when one is missing. */
  readonly phrases: readonly Match[] | null;
  /** Whether the phrases stand in it, but in words that the speaker quotes from somebody else. */
  readonly quotesPhrases: boolean;
  /** Of the statement's own words, in order. */
  readonly stems: readonly string[];
  /** Greetings, thanks, whose turn it is: no answer but by its own words. */
  readonly isProcedural: boolean;
  /** "Yeah.", "No, never.": it says something in answer to its question only. */
  readonly isBare: boolean;
}

const FACTORS: Readonly<Record<TermMatch['via'], number>> = {
  word: 1,
  form: FORM_FACTOR,
  spelling: SPELLING_FACTOR,
  equivalent: EQUIVALENT_FACTOR,
};

const PLAIN_WORD = /^[A-Za-z]+$/;

/** A text as its words, in the forms that are compared. */
export interface StemmedText {
  readonly typed: readonly string[];
  readonly stems: readonly string[];
}

/**
 * Gathers the evidence that a statement is about a topic: for each term the strongest place where it stands. The terms
 * are the first ones that the candidate was asked for by.
 *
 * @param own the words of the statement, where they are known already
 */
export function evidenceFor(
  { statement, day, around: nearby }: StatementCandidate,
  topic: QueryTopic,
  own: StemmedText = wordsWithStems(statement.text),
): Evidence {
  const context = new Map<TopicOrigin, StemmedText[]>();
  const place = (where: TopicOrigin, words: StemmedText) => {
    const texts = context.get(where);
    if (texts) texts.push(words);
    else context.set(where, [words]);
  };
  if (topic.terms.length > 0) {
    for (const { term, from } of statement.topics) {
      // What a statement is said to be about in its own words must be in them; else it is the passage's.
      if (from !== 'statement') place(from, wordsWithStems(term));
    }
    if (statement.question) place('question', wordsWithStems(statement.question.text));
  }
  const matches: TermMatch[] = [];
  for (const [i, term] of topic.terms.entries()) {
    const match = matchOf(term, own, context) ?? (nearby.includes(i) && !term.isName ? inPassing(term) : null);
    if (match) matches.push(match);
  }
  // Words that the speaker quotes from somebody else are not what the speaker said.
  const phrases = phrasesIn(ownWordsOf(statement), topic.phrases);
  return {
    statement,
    day,
    matches,
    phrases,
    quotesPhrases: phrases === null && phrasesIn(statement.text, topic.phrases) !== null,
    stems: own.stems,
    isProcedural: isRoutine(own.typed),
    isBare: isBareAnswer(own.typed),
  };
}

function inPassing(term: QueryTerm): TermMatch {
  const where = 'paragraph';
  return {
    word: term.word,
    found: term.word,
    where,
    term,
    via: 'word',
    strength: IN_PASSING,
    times: 0,
    isInPassing: true,
  };
}

function matchOf(
  term: QueryTerm,
  own: StemmedText,
  context: ReadonlyMap<TopicOrigin, readonly StemmedText[]>,
): TermMatch | null {
  let best: TermMatch | null = null;
  const consider = (
    words: StemmedText,
    where: TopicOrigin,
    runs: readonly (readonly string[])[],
    via: TermMatch['via'],
    spelling?: Spelling,
  ) => {
    const strength = LADDER[where] * FACTORS[via];
    if (best && best.strength >= strength) return;
    for (const run of runs) {
      if (run.length > words.stems.length) continue;
      const found = foundIn(words, run, via === 'word' ? term : null);
      if (found === null) continue;
      const times = where === 'statement' && run.length === 1 ? words.stems.filter((one) => one === run[0]).length : 1;
      best = {
        word: spelling?.word ?? term.word,
        found,
        where,
        term,
        via,
        strength,
        times,
        ...(spelling && { spelling }),
      };
      return;
    }
  };
  for (const where of TOPIC_ORIGINS) {
    for (const words of where === 'statement' ? [own] : (context.get(where) ?? [])) {
      consider(words, where, [[term.stem]], 'word');
      consider(words, where, term.forms, 'form');
      for (const spelling of term.spellings) consider(words, where, [spelling.run], 'spelling', spelling);
      // What only resembles the topic, and only further off, is no evidence.
      if (where === 'statement' || where === 'paragraph') consider(words, where, term.equivalents, 'equivalent');
    }
  }
  return best;
}

/** A name is another one where it is written otherwise: Roberts is not Robert. */
function isAnother({ word, isName }: QueryTerm, found: string): boolean {
  return isName ? normalizeWord(word) !== normalizeWord(found) : isAnotherWord(word, found);
}

/** A run of stems as it is written, where the words are not others of the same stem; null where it isn't there. */
function foundIn({ typed, stems }: StemmedText, run: readonly string[], term: QueryTerm | null): string | null {
  for (let at = indexOfRun(stems, run); at >= 0; at = indexOfRun(stems, run, at + 1)) {
    const found = typed.slice(at, at + run.length).join(' ');
    const isOther = term === null ? run.length === 1 && hasDoubtfulStem(found) : isAnother(term, found);
    if (!isOther) return found;
  }
  return null;
}

export function wordsWithStems(text: string): StemmedText {
  // Most topics are a single word.
  if (PLAIN_WORD.test(text)) return { typed: [text], stems: [stem(text)] };
  const typed = wordsOf(text).flatMap((word) => word.text.split(/[-‑]/));
  return { typed, stems: typed.map((word) => stem(word)) };
}

/** Where each phrase stands in a text, word for word. Quotation marks, dashes, case and punctuation do not matter. */
function phrasesIn(text: string, phrases: readonly Phrase[]): readonly Match[] | null {
  if (phrases.length === 0) return [];
  const words = plainWords(text);
  if (!phrases.every((phrase) => indexOfRun(words, phrase.words) >= 0)) return null;
  return phrases.map((phrase) => ({ word: phrase.text, found: phrase.text, where: 'statement' }));
}

/**
 * Whether the evidence is enough to call a statement an answer; less is "nothing on record".
 *
 * 1. Every phrase in quotation marks stands in it.
 * 2. So many words of the topic match as `requiredCount` says, with half of their weight. Of words that name a thing only one
 *    that tells less than the others may be missing, and none that nobody on record says ("the eastern flank in
 *    Bolivia"); a sentence may be half remembered. Secondary words ("issue", "plans") are not counted, unless there are
 *    no others.
 * 3. A person's name stands nearer than in a heading.
 * 4. Words that must be said stand in its own words.
 * 5. Something tells more than the passage's drift: of several words, one matches nearer than discourse or heading;
 *    and a word that much of the record carries is no evidence where it stands in a heading alone.
 */
export function isEnough({ matches, phrases }: Pick<Evidence, 'matches' | 'phrases'>, topic: QueryTopic): boolean {
  if (phrases === null) return false;
  if (topic.terms.length === 0) return topic.phrases.length > 0;
  const required = requiredTerms(topic);
  const matched = matches.filter(
    ({ term, where }) =>
      required.includes(term) && !(where === 'heading' && (term.isName || term.share > COMMON_SHARE)),
  );
  if (matched.length < requiredCount(topic)) return false;
  const isSaid = (term: QueryTerm) =>
    matches.some((one) => one.term === term && one.where === 'statement' && one.via !== 'equivalent');
  if (topic.terms.some((term) => term.isMust && !isSaid(term))) return false;
  const weight = (terms: readonly QueryTerm[]) => terms.reduce((sum, term) => sum + term.weight, 0);
  const missing = required.filter((term) => !matched.some((match) => match.term === term));
  if (weight(missing) > weight(required) / 2) return false;
  // What is missing may be a common word beside the thing, never the thing.
  const isTelling = ({ share, weight: own }: QueryTerm) => share === 0 || own > weight(required) / required.length;
  if (!isSentence(topic) && missing.some(isTelling)) return false;
  return required.length === 1 || topic.phrases.length > 0 || matched.some((match) => isNear(match.where));
}

/** Not inherited from the course of the text or its headings. */
export function isNear(where: TopicOrigin): boolean {
  return where !== 'discourse' && where !== 'heading';
}

/** Whether the statement's own words name the topic, in part at least. */
export function isOwn({ matches, phrases }: Pick<Evidence, 'matches' | 'phrases'>): boolean {
  return (
    (phrases?.length ?? 0) > 0 || matches.some((match) => match.where === 'statement' && match.via !== 'equivalent')
  );
}
