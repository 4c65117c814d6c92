import { SENTENCE_WORDS, STOP_WORDS } from '../../lang/index.js';
import type { CandidateQuery, CandidateTerm } from '../../store/store.js';
import { stem } from '../../text/words.js';
import { isSmall } from '../topic/numbers.js';
import {
  EQUIVALENT_FACTOR,
  FORM_FACTOR,
  PART_FACTOR,
  type QueryTerm,
  type QueryTopic,
  SPELLING_FACTOR,
} from '../topic/topic.js';

/** How many function words of a sentence are looked up beside others, and how many must be there where there are no others. */
const MOST_FUNCTION_WORDS_ADDED = 2;
const LEAST_FUNCTION_WORDS = 3;

/** A word that more of the record has tells nothing beside others, and its list takes long to read. */
const COMMONEST = 0.1;

/** What a statement must hold to be looked at: all that `isEnough` wants, as far as the index can tell. */
export function termsToFind(topic: QueryTopic): Pick<CandidateQuery, 'terms' | 'least'> {
  const required = requiredTerms(topic).filter(({ isMust }) => !isMust);
  const leastCounted = Math.max(0, requiredCount(topic) - requiredTerms(topic).length + required.length);
  const terms = topic.terms.map(
    (term): CandidateTerm => ({
      stems: [
        { stem: term.stem, worth: 1 },
        ...term.spellings.map((spelling) => ({ stem: longestOf(spelling.run), worth: SPELLING_FACTOR })),
        ...term.forms.map((run) => ({ stem: longestOf(run), worth: run.length > 1 ? PART_FACTOR : FORM_FACTOR })),
        ...term.equivalents.map((run) => ({ stem: longestOf(run), worth: EQUIVALENT_FACTOR })),
      ],
      weight: term.weight,
      role: term.isMust ? 'must' : required.includes(term) ? 'counted' : 'bonus',
    }),
  );
  const phrases = topic.phrases.flatMap(({ words }) => {
    const telling = words.filter((word) => !STOP_WORDS.has(word));
    return telling.length > 0 ? telling : words;
  });
  for (const word of new Set(phrases.map(stem))) {
    if (word !== '') terms.push({ stems: [{ stem: word, worth: 1 }], weight: 1, role: 'must' });
  }
  const isSentenceOnly = asksBySentence(topic);
  const added = topic.functionWords.filter(({ share }) => share < COMMONEST).slice(0, MOST_FUNCTION_WORDS_ADDED);
  for (const { stem: word, weight } of isSentenceOnly ? topic.functionWords : added) {
    terms.push({ stems: [{ stem: word, worth: 1 }], weight, role: isSentenceOnly ? 'counted' : 'bonus' });
  }
  return { terms, least: isSentenceOnly ? Math.min(LEAST_FUNCTION_WORDS, topic.functionWords.length) : leastCounted };
}

/** Whether nothing but function words is asked for, so many that they may be a sentence: "what I can say is that". */
export function asksBySentence({ terms, phrases, functionWords }: QueryTopic): boolean {
  return terms.length === 0 && phrases.length === 0 && functionWords.length > 1;
}

/** The word of an expression that is likely the rarest: where it is missing, the expression is. */
function longestOf(run: readonly string[]): string {
  return run.reduce((longest, one) => (one.length > longest.length && !STOP_WORDS.has(one) ? one : longest), run[0]!);
}

/** The terms that count: all but the secondary ones ("issue", "plans"), unless there is nothing else but small numbers. */
export function requiredTerms({ terms }: Pick<QueryTopic, 'terms'>): readonly QueryTerm[] {
  const primary = terms.filter((term) => !term.isSecondary);
  return primary.some((term) => !/^\d+$/.test(term.stem) || !isSmall(Number(term.stem))) ? primary : terms;
}

/**
 * How many of the required terms must match: of a sentence, which may be half remembered, all of one or two words and 60 %
 * of more; of words that name a thing, all of up to three and three quarters of more.
 */
export function requiredCount(topic: QueryTopic): number {
  const { length } = requiredTerms(topic);
  if (isSentence(topic)) return length <= 2 ? length : Math.ceil(length * 0.6);
  return length <= 3 ? length : Math.ceil(length * 0.75);
}

/** Whether the words are of a sentence that somebody may have said, not the name of a thing. */
export function isSentence({ run }: Pick<QueryTopic, 'run'>): boolean {
  return run.some((word) => SENTENCE_WORDS.has(word));
}
