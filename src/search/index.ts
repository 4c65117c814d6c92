import type { Answer } from '../model/answer.js';
import type { Person } from '../model/person.js';
import type { ConversationTurn } from '../model/query.js';
import type { StatementFilter, Store } from '../store/store.js';
import { ambiguityOf } from './answer/ambiguity.js';
import { foundAnswer } from './answer/found.js';
import { nearMissesFor } from './answer/near-misses.js';
import { answerStatementQuestion } from './answer/surroundings.js';
import { CANDIDATE_LIMIT } from './candidate-query.js';
import { type SearchContext, topicReading } from './context.js';
import { resolveInConversation } from './follow-up/follow-up.js';
import { eligibilityFor } from './match/eligibility.js';
import { matchesFor } from './match/matches.js';
import { literalReading } from './query/literal-reading.js';
import { assertTimesMeet, narrowedByFields } from './query/narrow.js';
import { isUnanswerable, type ResolvedQuery, toQuery } from './query/resolved-query.js';
import { type QueryFields, speakerField, withFields } from './question/fields.js';
import { parseQuestion } from './question/parse.js';
import { correctGrammar } from './question/typos.js';
import { Register } from './speakers/register.js';
import { readTopic } from './topic/topic.js';

export type { QueryFields };

/** How many answers are given unless said. */
const DEFAULT_LIMIT = 5;

export interface SearchOptions extends QueryFields {
  readonly store: Store;
  /** The local day that "yesterday" and the like are counted from, `YYYY-MM-DD`. */
  readonly today: string;
  /** The people known beforehand, with their roles over time. Ids are those of the record. */
  readonly directory?: readonly Person[];
  /** How many answers to give: 1 to 100 (`CANDIDATE_LIMIT`), 5 unless said. */
  readonly limit?: number;
  /** How many answers to leave out before the first, for a later page; 0 unless said. */
  readonly skip?: number;
  /** Restricts what may answer, beside what the question says. */
  readonly filter?: StatementFilter;
  /** What was asked and shown before: a question that leaves something out goes on from it. */
  readonly after?: ConversationTurn;
  /** Set to take names and words as they are spelt, without corrections. */
  readonly asTyped?: boolean;
  /** Whether a plain word is one of the language, so that it is taken for no slip. */
  readonly isWord?: (word: string) => boolean;
}

/**
 * Answers a question with what is on record.
 *
 * A speaker who is named is a filter: nobody else ever answers for them. Where two people fit the outcome is
 * `ambiguous`, where the evidence is too weak (see `isEnough`), the person never spoke, or the question is for what was
 * not said, it is `nothing`, with near misses and what was searched.
 *
 * @throws {OnrecordError} `QUESTION_EMPTY`, `QUESTION_TOO_LONG`; `FOLLOW_UP_ALONE` where it goes on from nothing, and
 *   `NOTHING_SHOWN` where it asks about a statement and none was shown; `SPEAKER_UNREAD`, `SPEAKERS_DIFFER`, `DATE_UNREAD` and
 *   `TIMES_APART` for what is given beside it.
 */
export async function search(typed: string, options: SearchOptions): Promise<Answer> {
  return (await find(typed, options)).answer;
}

/** What was found for a question. */
export interface SearchResult {
  readonly answer: Answer;
  /** Whether the answer is the same after whatever was asked before, but for a question that was answered with one. */
  readonly isSelfContained: boolean;
}

/** As `search`, which see; and whether it depends on what was asked before. */
export async function find(typed: string, options: SearchOptions): Promise<SearchResult> {
  const { store, today, directory = [], asTyped = false, isWord, after = null } = options;
  const register = new Register(store, directory);
  const context: SearchContext = { register, store, today, asTyped, ...(isWord && { isWord }) };
  // The question: its words with their slips mended, its grammar, and the fields beside it.
  const { question, corrections } = asTyped
    ? { question: typed, corrections: [] }
    : await correctGrammar(typed, store, register);
  const parsed = withFields(parseQuestion(question, today), options, today);
  // The speakers and the time, with what it leaves out taken from the turn before.
  const { resolved, isSelfContained } = await resolveInConversation(parsed, after, speakerField(options), context);
  const answer =
    'relation' in resolved
      ? await answerStatementQuestion(resolved, after!, context, options.limit ?? DEFAULT_LIMIT)
      : await answerQuestion(question, resolved, context, options);
  if (corrections.length === 0) return { answer, isSelfContained };
  const understood = { ...answer.understood, corrections: [...corrections, ...answer.understood.corrections] };
  return { answer: { ...answer, understood }, isSelfContained };
}

/** Answers a query; where nothing does, the words of its question as they stand, if they can be read so. */
async function answerQuestion(
  question: string,
  resolved: ResolvedQuery,
  context: SearchContext,
  options: SearchOptions,
): Promise<Answer> {
  const query = resolved.followUp ? await narrowedByFields(resolved, options, context) : resolved;
  assertTimesMeet(query.period);
  const answer = await answerQuery(query, context, options);
  const isFinal = query.followUp !== null || isUnanswerable(query) || options.speaker !== undefined;
  if (answer.outcome === 'answered' || isFinal) return answer;
  const literal = await literalReading(question, query, answer, context);
  if (!literal) return answer;
  const other = await answerQuery(await narrowedByFields(literal.query, options, context), context, options);
  return other.outcome === 'answered' && literal.isAnswered(other) ? other : answer;
}

async function answerQuery(query: ResolvedQuery, context: SearchContext, options: SearchOptions): Promise<Answer> {
  const { store } = context;
  // The topic, by the spelling of the record.
  const { asTyped } = query;
  const topic = await readTopic(query.words, query.phrases, store, { ...topicReading(context), asTyped });
  const eligibility = await eligibilityFor(query, options.filter, context);
  const { personIds: _, notPersonIds: __, ...ofAnyone } = eligibility.filter;
  const unanswered: Answer = {
    understood: toQuery(query, topic),
    outcome: 'nothing',
    answers: [],
    total: 0,
    complete: true,
    nearMisses: [],
    scope: await store.scope(ofAnyone),
    candidates: [],
  };
  const nearMisses = () =>
    nearMissesFor(query.who, topic, { store, filter: eligibility.filter, accepts: eligibility.acceptsOfAnyone });
  // What was not said is on no record, and what was said is no answer to it.
  if (query.modality.negated) return { ...unanswered, nearMisses: await nearMisses() };
  const ambiguity = await ambiguityOf(query, topic, eligibility, context);
  if (ambiguity) return { ...unanswered, ...ambiguity };
  // The match: which statements have the evidence, in order.
  const skip = query.skip + Math.max(0, Math.trunc(options.skip ?? 0));
  const limit = Math.max(1, Math.min(CANDIDATE_LIMIT, Math.trunc(options.limit ?? DEFAULT_LIMIT)));
  const matches = await matchesFor(query, topic, eligibility, context, skip + limit);
  // The answer, with its receipts.
  if (matches.total === 0) return { ...unanswered, complete: matches.complete, nearMisses: await nearMisses() };
  const found = await foundAnswer(query, matches, context, skip);
  return { ...unanswered, ...found, understood: toQuery(query, matches.topic) };
}

/**
 * What a conversation keeps of an answer, for the question after it.
 *
 * @param before what was kept before: a question about a statement that finds nothing leaves that statement in place.
 */
export function turnOf(
  { understood, outcome, answers, skipped = 0, candidates }: Answer,
  before?: ConversationTurn,
): ConversationTurn {
  const isStill = answers.length === 0 && understood.followUp?.carried.includes('statement');
  return {
    understood,
    outcome,
    shown: isStill && before ? before.shown : answers.map(({ statement }) => statement.id),
    skipped,
    candidates: candidates.map(({ id }) => id),
  };
}
