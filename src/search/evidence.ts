import { type Match, type Statement, TOPIC_ORIGINS, type TopicOrigin } from '../model.js';
import { plain, stem, wordsOf } from '../text/words.js';
import { hasDoubtfulStem, isAnotherWord } from './data/overstemmed.js';
import { ANSWERING_WORDS, PROCEDURAL_WORDS, SENTENCE_WORDS } from './data/question-words.js';
import { ownWordsOf } from './own-words.js';
import { indexOfRun, plainWords } from './tokens.js';
import type { Phrase, Term, Topic } from './topic.js';

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

/** Another form of the word is nearly the word; an equivalent expression is weaker than any rung of the ladder. */
const FORM_FACTOR = 0.97;
const EQUIVALENT_FACTOR = 0.1;

/** A word that more than this share of the record carries tells nothing when it stands in a heading alone. */
const COMMON_SHARE = 0.25;

/** How a term of the topic is matched by a statement. */
export interface TermMatch extends Match {
  readonly term: Term;
  readonly via: 'word' | 'form' | 'equivalent';
  /** 0 to 1, by the ladder. */
  readonly strength: number;
  /** How often the statement's own words hold it. */
  readonly times: number;
}

/** What connects a statement with a topic. */
export interface Evidence {
  readonly statement: Statement;
  readonly matches: readonly TermMatch[];
  /** The phrases that stand in it, as they are written there; null when one is missing. */
  readonly phrases: readonly Match[] | null;
  /** Whether the phrases stand in it, but in words that the speaker quotes from somebody else. */
  readonly quotesPhrases: boolean;
  /** Words of the statement. */
  readonly length: number;
  /** Greetings, thanks, whose turn it is: no answer but by its own words. */
  readonly isProcedural: boolean;
  /** "Yeah.", "No, never.": it says something in answer to its question only. */
  readonly isBare: boolean;
}

const PLAIN_WORD = /^[A-Za-z]+$/;

/** A text as its words, in the three forms that are compared. */
interface Words {
  readonly typed: readonly string[];
  readonly stems: readonly string[];
}

/** Gathers the evidence that a statement is about a topic: for each term the strongest place where it stands. */
export function evidenceFor(statement: Statement, topic: Topic): Evidence {
  const own = wordsWithStems(statement.text);
  const around = new Map<TopicOrigin, Words[]>();
  const place = (where: TopicOrigin, words: Words) => {
    const placed = around.get(where);
    if (placed) placed.push(words);
    else around.set(where, [words]);
  };
  if (topic.terms.length > 0) {
    for (const { term, from } of statement.topics) {
      // What a statement is said to be about in its own words must be in them; else it is the passage's.
      if (from !== 'statement') place(from, wordsWithStems(term));
    }
    if (statement.question) place('question', wordsWithStems(statement.question.text));
  }
  const matches: TermMatch[] = [];
  for (const term of topic.terms) {
    const match = matchOf(term, own, around);
    if (match) matches.push(match);
  }
  // Words that the speaker quotes from somebody else are not what the speaker said.
  const phrases = phrasesIn(ownWordsOf(statement), topic.phrases);
  return {
    statement,
    matches,
    phrases,
    quotesPhrases: phrases === null && phrasesIn(statement.text, topic.phrases) !== null,
    length: own.stems.length,
    isProcedural: isProcedural(own.typed),
    isBare: own.typed.every((word) => ANSWERING_WORDS.has(plain(word)) || PROCEDURAL_WORDS.has(plain(word))),
  };
}

function matchOf(term: Term, own: Words, around: ReadonlyMap<TopicOrigin, readonly Words[]>): TermMatch | null {
  let best: TermMatch | null = null;
  const consider = (words: Words, where: TopicOrigin, runs: readonly (readonly string[])[], via: TermMatch['via']) => {
    const factor = via === 'word' ? 1 : via === 'form' ? FORM_FACTOR : EQUIVALENT_FACTOR;
    const strength = LADDER[where] * factor;
    if (best && best.strength >= strength) return;
    for (const run of runs) {
      if (run.length > words.stems.length) continue;
      const found = foundIn(words, run, via === 'word' ? term.word : null);
      if (found === null) continue;
      const times = where === 'statement' && run.length === 1 ? words.stems.filter((one) => one === run[0]).length : 1;
      best = { word: term.word, found, where, term, via, strength, times };
      return;
    }
  };
  for (const where of TOPIC_ORIGINS) {
    for (const words of where === 'statement' ? [own] : (around.get(where) ?? [])) {
      consider(words, where, [[term.stem]], 'word');
      consider(words, where, term.forms, 'form');
      // What only resembles the topic, and only further off, is no evidence.
      if (where === 'statement' || where === 'paragraph') consider(words, where, term.equivalents, 'equivalent');
    }
  }
  return best;
}

/** A run of stems as it is written, where the words are not others of the same stem; null where it isn't there. */
function foundIn({ typed, stems }: Words, run: readonly string[], word: string | null): string | null {
  for (let at = indexOfRun(stems, run); at >= 0; at = indexOfRun(stems, run, at + 1)) {
    const found = typed.slice(at, at + run.length).join(' ');
    const isOther = word === null ? run.length === 1 && hasDoubtfulStem(found) : isAnotherWord(word, found);
    if (!isOther) return found;
  }
  return null;
}

/** Words of the longest turn of a briefing's routine. */
const LONGEST_ROUTINE = 6;

/** At most six words, and all but a name of them of the kind that a briefing is run with: "Go ahead, Mary.", "Mary." */
function isProcedural(words: readonly string[]): boolean {
  const [only = ''] = words;
  if (words.length === 1 && /^\p{Lu}\p{Ll}/u.test(only) && !ANSWERING_WORDS.has(plain(only))) return true;
  if (words.length > LONGEST_ROUTINE) return false;
  const others = words.filter((word) => !PROCEDURAL_WORDS.has(plain(word)));
  return others.length <= (words.length > 2 ? 1 : 0);
}

function wordsWithStems(text: string): Words {
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
 * 2. Of one or two words of the topic, all match; of more, at least 60 % of them and half of their weight. Of words that name
 *    a thing none is missing that nobody on record says ("the eastern flank in Bolivia"); a sentence may be half
 *    remembered. Secondary words ("issue", "plans") are not counted, unless there are no others.
 * 3. A person's name stands nearer than in a heading.
 * 4. Something tells more than the passage's drift: of several words, one matches nearer than discourse or heading;
 *    and a word that much of the record carries is no evidence where it stands in a heading alone.
 */
export function isEnough({ matches, phrases }: Pick<Evidence, 'matches' | 'phrases'>, topic: Topic): boolean {
  if (phrases === null) return false;
  if (topic.terms.length === 0) return topic.phrases.length > 0;
  const primary = topic.terms.filter((term) => !term.isSecondary);
  const required = primary.length > 0 ? primary : topic.terms;
  const matched = matches.filter(
    ({ term, where }) =>
      required.includes(term) && !(where === 'heading' && (term.isName || term.share > COMMON_SHARE)),
  );
  const least = required.length <= 2 ? required.length : Math.ceil(required.length * 0.6);
  if (matched.length < least) return false;
  const weight = (terms: readonly Term[]) => terms.reduce((sum, term) => sum + term.weight, 0);
  const missing = required.filter((term) => !matched.some((match) => match.term === term));
  if (weight(missing) > weight(required) / 2) return false;
  const isSentence = topic.run.some((word) => SENTENCE_WORDS.has(word));
  if (!isSentence && missing.some((term) => term.share === 0)) return false;
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
