import type { Answer, Candidate } from '../model/answer.js';
import type { Person } from '../model/person.js';
import type { Turn } from '../model/query.js';
import type { StatementFilter, Store } from '../store/store.js';
import { countedBySpeaker } from './answer/by-speaker.js';
import { explain, roleOf } from './answer/citation.js';
import { nearMissesFor } from './answer/near-misses.js';
import { readQuestion } from './follow-up/conversation.js';
import { type Around, readAround } from './follow-up/surroundings.js';
import { CANDIDATE_LIMIT, type Gathered, gather } from './match/candidates.js';
import { inOrder } from './match/order.js';
import { rank } from './match/rank.js';
import { OPEN, type Period } from './question/dates.js';
import { literalReading } from './question/literal-reading.js';
import { type Tools, topicReading } from './question/meaning.js';
import { assertSharedTime, type Beside, narrowed } from './question/options.js';
import { acceptanceOf, distinct, filterOf, type Request, understoodOf } from './question/request.js';
import { withoutSlips } from './question/typos.js';
import { type Entry, Register } from './speakers/register.js';
import { asksBySentence } from './topic/required-terms.js';
import { settleSpellings } from './topic/spelling-choice.js';
import { readTopic, type Topic } from './topic/topic.js';

export type { Beside };

/** How many answers are given unless said. */
const DEFAULT_LIMIT = 5;

export interface SearchOptions extends Beside {
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
  readonly after?: Turn;
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
export interface Found {
  readonly answer: Answer;
  /** Whether the answer is the same after whatever was asked before, but for a question that was answered with one. */
  readonly isAlone: boolean;
}

/** As `search`, which see; and whether it depends on what was asked before. */
export async function find(typed: string, options: SearchOptions): Promise<Found> {
  const { store, today, directory = [], asTyped = false, isWord } = options;
  const tools: Tools = { register: new Register(store, directory), store, today, asTyped, ...(isWord && { isWord }) };
  if (asTyped) return answerQuestion(typed, tools, options);
  const { question, corrections } = await withoutSlips(typed, store, tools.register);
  const { answer, isAlone } = await answerQuestion(question, tools, options);
  if (corrections.length === 0) return { answer, isAlone };
  const understood = { ...answer.understood, corrections: [...corrections, ...answer.understood.corrections] };
  return { answer: { ...answer, understood }, isAlone };
}

async function answerQuestion(question: string, tools: Tools, options: SearchOptions): Promise<Found> {
  const { after = null } = options;
  const { read, isAlone } = await readQuestion(question, after, options, tools);
  const answer =
    'relation' in read
      ? await answerAround(read, after!, tools, options)
      : await answerRead(read, question, tools, options);
  return { answer, isAlone };
}

async function answerRead(read: Request, question: string, tools: Tools, options: SearchOptions): Promise<Answer> {
  const asked = read.followUp ? await narrowed(read, options, tools) : read;
  assertSharedTime(asked.period);
  const answer = await answerRequest(asked, tools, options);
  if (answer.outcome === 'answered' || asked.followUp || isUnanswerable(asked) || options.speaker !== undefined)
    return answer;
  const literal = await literalReading(question, asked, answer, tools);
  if (!literal) return answer;
  const other = await answerRequest(await narrowed(literal.request, options, tools), tools, options);
  return other.outcome === 'answered' && literal.isAnswered(other) ? other : answer;
}

/**
 * What a conversation keeps of an answer, for the question after it.
 *
 * @param before what was kept before: a question about a statement that finds nothing leaves that statement in place.
 */
export function turnOf({ understood, outcome, answers, skipped = 0, candidates }: Answer, before?: Turn): Turn {
  const isStill = answers.length === 0 && understood.followUp?.carried.includes('statement');
  return {
    understood,
    outcome,
    shown: isStill && before ? before.shown : answers.map(({ statement }) => statement.id),
    skipped,
    candidates: candidates.map(({ id }) => id),
  };
}

async function answerRequest(request: Request, tools: Tools, options: SearchOptions): Promise<Answer> {
  const { who, period, order } = request;
  const { register, store, today } = tools;
  const topic = await readTopic(request.topic, request.phrases, store, {
    ...topicReading(tools),
    asTyped: request.asTyped,
  });
  const filter = filterOf(request, options.filter);
  const { personIds: _, notPersonIds: __, ...everybody } = filter;
  const answer: Answer = {
    understood: understoodOf(request, topic),
    outcome: 'nothing',
    answers: [],
    total: 0,
    complete: true,
    nearMisses: [],
    scope: await store.scope(everybody),
    candidates: [],
  };
  const { accepts, asAnyone } = await acceptanceOf(request, tools);
  // What was not said is on no record, and what was said is no answer to it.
  if (request.isNegated) {
    return { ...answer, nearMisses: await nearMissesFor(who, topic, { store, filter, accepts: asAnyone }) };
  }
  if (who.kind === 'several') {
    const spoke = await spokeOnTopic(who.entries, topic, filter, store);
    return { ...answer, outcome: 'ambiguous', candidates: candidatesOf(who.entries, period, today, spoke) };
  }
  const { unclear } = request.excluded;
  if (unclear && !isUnanswerable(request)) {
    const spoke = await spokeOnTopic(unclear.entries, topic, filter, store);
    return { ...answer, outcome: 'ambiguous', candidates: candidatesOf(unclear.entries, period, today, spoke) };
  }
  if (who.kind === 'pronoun') {
    const { evidence: spoke } = await gather(topic, filter, store, accepts);
    const counts = asksForNothing(request, topic) ? new Map<string, number>() : countBySpeaker(spoke);
    const entries = await register.byIds([...counts.keys()]);
    const outcome = entries.length > 0 ? 'ambiguous' : 'nothing';
    return { ...answer, outcome, candidates: candidatesOf(entries, period, today, isAnything(topic) ? counts : null) };
  }
  const found: Gathered =
    isUnanswerable(request) || who.kind === 'unknown' || asksForNothing(request, topic)
      ? { evidence: [], witnesses: [], complete: true }
      : await gather(topic, filter, store, accepts, order);
  const skip = request.skip + Math.max(0, Math.trunc(options.skip ?? 0));
  const limit = Math.max(1, Math.min(CANDIDATE_LIMIT, Math.trunc(options.limit ?? DEFAULT_LIMIT)));
  const role = who.kind === 'speakers' ? who.role : null;
  const { ranked, topic: settled } = settleSpellings(rank(found, topic), topic);
  const isOfSeveral = request.isOfEveryone || (who.kind === 'speakers' && distinct(who.entries).length > 1);
  const inTurns = isOfSeveral && order === 'best';
  const ordering = { order, role, inTurns, register, store, limit: skip + limit };
  const { placed, total } = await inOrder(ranked, ordering);
  if (total === 0) {
    const offered = { store, filter, accepts: asAnyone };
    return { ...answer, complete: found.complete, nearMisses: await nearMissesFor(who, topic, offered) };
  }
  const heard = inTurns ? ranked : placed.map((one) => one.ranked);
  await register.byIds(heard.flatMap(({ evidence }) => evidence.statement.speaker?.personId ?? []));
  const answers = placed
    .slice(skip)
    .map(({ ranked: one, source }) =>
      explain(one, source, register.byId(one.evidence.statement.speaker?.personId ?? '')),
    );
  const bySpeaker = inTurns ? countedBySpeaker(ranked, who, register) : [];
  return {
    ...answer,
    understood: understoodOf(request, settled),
    outcome: 'answered',
    answers,
    total,
    complete: found.complete,
    ...(skip > 0 && { skipped: skip }),
    ...(bySpeaker.length > 1 && { bySpeaker }),
  };
}

/** What stands around a statement that was shown: told of whoever was asked for, and of nobody's topic. */
async function answerAround(around: Around, after: Turn, tools: Tools, options: SearchOptions): Promise<Answer> {
  const { answers, total, speakers } = await readAround(around, after, tools, options.limit ?? DEFAULT_LIMIT);
  const { who, relation, corrections } = around;
  const { role: _, unknownSpeaker: __, reporters: ___, asked: ____, excluded, ...before } = after.understood;
  const isUnclear = who?.kind === 'several';
  return {
    understood: {
      ...before,
      speakers,
      ...(who?.kind === 'unknown' && { unknownSpeaker: who.name }),
      // Whoever is named now is left out no longer.
      ...(!who && excluded && { excluded }),
      corrections,
      followUp: { kind: relation, carried: ['statement'] },
    },
    outcome: isUnclear ? 'ambiguous' : answers.length > 0 ? 'answered' : 'nothing',
    answers,
    total,
    complete: true,
    nearMisses: [],
    scope: await tools.store.scope(),
    candidates: isUnclear ? candidatesOf(who.entries, OPEN, tools.today, null) : [],
  };
}

/** What no record holds: what will be said, what was not, and judgements. */
function isUnanswerable({ isFuture, isJudgement, isNegated }: Request): boolean {
  return isFuture || isJudgement || isNegated;
}

/** Nothing is asked for: no speaker, topic or time; or a charge against somebody, which is no topic. */
function asksForNothing({ hasPremise, who, period, skip }: Request, topic: Topic): boolean {
  if (isAnything(topic)) return false;
  if (hasPremise) return true;
  return who.kind !== 'speakers' && period.from === null && period.to === null && skip === 0;
}

function isAnything(topic: Topic): boolean {
  return topic.terms.length > 0 || topic.phrases.length > 0 || asksBySentence(topic);
}

/** How many statements each of some people has on a topic; null where no topic was asked for. */
async function spokeOnTopic(
  entries: readonly Entry[],
  topic: Topic,
  filter: StatementFilter,
  store: Store,
): Promise<ReadonlyMap<string, number> | null> {
  if (!isAnything(topic)) return null;
  const ids = entries.map((entry) => entry.id);
  const { evidence } = await gather(topic, { ...filter, personIds: ids }, store, () => true);
  return countBySpeaker(evidence);
}

function countBySpeaker(evidence: Gathered['evidence']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { statement } of evidence) {
    const id = statement.speaker?.personId;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/**
 * Those who may be meant, most statements on the topic first, with their role at the end of the time asked about. The
 * silent are left out where others speak.
 */
function candidatesOf(
  entries: readonly Entry[],
  period: Period,
  today: string,
  onTopic: ReadonlyMap<string, number> | null,
): Candidate[] {
  const speaking = entries.filter((entry) => entry.statements > 0);
  const topical = ({ id }: Entry) => onTopic?.get(id) ?? 0;
  return [...(speaking.length > 0 ? speaking : entries)]
    .sort((a, b) => topical(b) - topical(a) || b.statements - a.statements || (a.name < b.name ? -1 : 1))
    .map((entry) => ({
      id: entry.id,
      name: entry.name,
      role: roleOf(entry, period.to ?? entry.lastDate ?? today, null),
      statements: entry.statements,
      ...(onTopic && { onTopic: topical(entry) }),
    }));
}
