import { SAYING_NOUNS, STOP_WORDS } from '../../lang/index.js';
import type { Answer } from '../../model/answer.js';
import type { Query } from '../../model/query.js';
import type { QueryToken } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import { ANY_TIME } from '../question/dates.js';
import { parseQuestion } from '../question/parse.js';
import type { QuestionForm } from '../question/subject.js';
import { LEAST_FRAGMENT } from '../topic/topic.js';
import { resolveQuery } from './resolve.js';
import type { ResolvedQuery } from './resolved-query.js';

/** Another reading of a question, and whether an answer to it is one. */
export interface LiteralReading {
  readonly query: ResolvedQuery;
  readonly isAnswered: (answer: Answer) => boolean;
}

/** Lowest score of a statement that has the sentence that was asked for (see `rank`). */
const SENTENCE_SCORE = 3;

/**
 * Where a question brings nothing because its words were taken for somebody, or for a time: the same words as they stand.
 *
 * - Keywords ("Fauci possibility report"), where nobody called so said anything of it: all of them, the name too, must
 *   stand in a statement's own words.
 * - A sentence with a day in it ("who said we will be back tomorrow with the answer"): the sentence must be there.
 *
 * Null where there is no other reading. "What did Fauci say about …" has none: a speaker who is asked for is a filter.
 */
export async function literalReading(
  question: string,
  query: ResolvedQuery,
  { understood, candidates }: Pick<Answer, 'understood' | 'candidates'>,
  context: SearchContext,
): Promise<LiteralReading | null> {
  const asWords = parseQuestion(question, context.today, { readsDates: false });
  const isFreed = candidates.every(({ onTopic }) => onTopic === 0);
  const keywords = keywordsOf(asWords.form);
  if (keywords && query.who.kind !== 'anyone' && isFreed && isAboutMore(understood)) {
    const words = keywords.filter(({ plain }) => !STOP_WORDS.has(plain));
    return { query: withWords(query, words.map(asMust)), isAnswered: () => true };
  }
  if (asWords.form.subject.kind !== 'anyone' || asWords.form.topic.length < LEAST_FRAGMENT) return null;
  if (parseQuestion(question, context.today).time.period === null) return null;
  const sentence = withWords(await resolveQuery(asWords, context), asWords.form.topic);
  return { query: sentence, isAnswered: ({ answers }) => (answers[0]?.score ?? 0) >= SENTENCE_SCORE };
}

/** The words of a question that has no form but that of keywords; null where somebody is asked for ("attacks Soleimani said"). */
function keywordsOf({ subject, topic }: QuestionForm): readonly QueryToken[] | null {
  if (subject.kind === 'keywords') return topic;
  if (subject.kind !== 'maybe' || !subject.verb) return null;
  return topic.length === 0 && SAYING_NOUNS.has(subject.verb.plain) ? [...subject.words, subject.verb] : null;
}

/** A name alone asks for somebody. */
function isAboutMore({ topic, phrases }: Query): boolean {
  return topic.length > 0 || phrases.length > 0;
}

function withWords(query: ResolvedQuery, words: readonly QueryToken[]): ResolvedQuery {
  return { ...query, who: { kind: 'anyone' }, words, corrections: [], period: ANY_TIME };
}

function asMust(token: QueryToken): QueryToken {
  return { ...token, isAside: false, isMust: true };
}
