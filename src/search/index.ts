import type { Answer, Candidate, Person, Statement, Understood } from '../model.js';
import type { StatementFilter, Store } from '../store/store.js';
import { CANDIDATE_LIMIT, type Gathered, gather } from './candidates.js';
import type { Period } from './dates.js';
import { explain, roleOf } from './explain.js';
import { readMeaning } from './meaning.js';
import { nearMissesFor } from './near-misses.js';
import { inOrder } from './order.js';
import { type ParsedQuestion, parseQuestion } from './parse.js';
import { rank } from './rank.js';
import { type Entry, Register } from './speakers/register.js';
import type { ResolveContext } from './speakers/resolve.js';
import { resolveAll, type Who } from './speakers/who.js';
import { readTopic, type Topic } from './topic.js';

/** How many answers are given unless said. */
const DEFAULT_LIMIT = 5;

/** What a person says "Q" for, in transcripts. */
const ASKERS = ['q', 'question', 'questioner', 'reporter', 'journalist', 'press', 'media'];
const ASKER = new RegExp(`^(?:${ASKERS.join('|')})\\b`, 'i');

export interface SearchOptions {
  readonly store: Store;
  /** The local day that "yesterday" and the like are counted from, `YYYY-MM-DD`. */
  readonly today: string;
  /** The people known beforehand, with their roles over time. Ids are those of the record. */
  readonly directory?: readonly Person[];
  /** How many answers to give: 1 to 500 (`CANDIDATE_LIMIT`), 5 unless said. */
  readonly limit?: number;
  /** Restricts what may answer, beside what the question says. */
  readonly filter?: StatementFilter;
}

/**
 * Answers a question with what is on record.
 *
 * A speaker who is named is a filter: nobody else ever answers for them. Where two people fit the outcome is
 * `ambiguous`, where the evidence is too weak (see `isEnough`), the person never spoke, or the question is for what was
 * not said, it is `nothing`, with near misses and what was searched.
 *
 * @throws {OnrecordError} `QUESTION_EMPTY`, `QUESTION_TOO_LONG`.
 */
export async function search(question: string, options: SearchOptions): Promise<Answer> {
  const { store, today, directory = [] } = options;
  const parsed = parseQuestion(question, today);
  const register = new Register(store, directory);
  const { who, topic: words, corrections, period, context } = await readMeaning(parsed, register, store, today);
  const topic = await readTopic(words, parsed.phrases, store, (word) => register.isSurname(word));
  const filter = filterOf(parsed, who, period, options.filter);
  const understood: Understood = {
    speakers: who.kind === 'speakers' ? distinct(who.entries) : [],
    topic: topic.terms.map((term) => term.word),
    phrases: parsed.phrases,
    ...period,
    kind: parsed.kind,
    corrections: [...corrections, ...topic.corrections],
    ...(parsed.isNegated && { negated: true }),
  };
  const { personIds: _, ...everybody } = filter;
  const answer: Answer = {
    understood,
    outcome: 'nothing',
    answers: [],
    total: 0,
    complete: true,
    nearMisses: [],
    scope: await store.scope(everybody),
    candidates: [],
  };
  const asAnyone = await acceptance(parsed, { kind: 'anyone' }, context);
  // What was not said is on no record, and what was said is no answer to it.
  if (parsed.isNegated) {
    return { ...answer, nearMisses: await nearMissesFor(who, topic, { store, filter, accepts: asAnyone }) };
  }
  if (who.kind === 'several') {
    const spoke = await spokeOnTopic(who.entries, topic, filter, store);
    return { ...answer, outcome: 'ambiguous', candidates: candidatesOf(who.entries, period, today, spoke) };
  }
  const accepts = who.kind === 'anyone' ? asAnyone : await acceptance(parsed, who, context);
  if (who.kind === 'pronoun') {
    const { evidence: spoke } = await gather(topic, filter, store, accepts);
    const counts = asksForNothing(parsed, who, topic, period) ? new Map<string, number>() : countBySpeaker(spoke);
    const entries = await register.byIds([...counts.keys()]);
    const outcome = entries.length > 0 ? 'ambiguous' : 'nothing';
    return { ...answer, outcome, candidates: candidatesOf(entries, period, today, isAnything(topic) ? counts : null) };
  }
  const found: Gathered =
    parsed.isFuture || who.kind === 'unknown' || asksForNothing(parsed, who, topic, period)
      ? { evidence: [], witnesses: [], complete: true }
      : await gather(topic, filter, store, accepts);
  const limit = Math.max(1, Math.min(CANDIDATE_LIMIT, Math.trunc(options.limit ?? DEFAULT_LIMIT)));
  const role = who.kind === 'speakers' ? who.role : null;
  const { placed, total } = await inOrder(rank(found, topic), { order: parsed.order, role, register, store, limit });
  if (placed.length === 0) {
    const offered = { store, filter, accepts: asAnyone };
    return { ...answer, nearMisses: await nearMissesFor(who, topic, offered) };
  }
  await register.byIds(placed.flatMap(({ ranked }) => ranked.evidence.statement.speaker?.personId ?? []));
  const answers = placed.map(({ ranked, source }) =>
    explain(ranked, source, register.byId(ranked.evidence.statement.speaker?.personId ?? '')),
  );
  return { ...answer, outcome: 'answered', answers, total, complete: found.complete };
}

function filterOf(parsed: ParsedQuestion, who: Who, period: Period, given: StatementFilter = {}): StatementFilter {
  const latest = (a?: string | null, b?: string | null) =>
    [a, b]
      .filter((day) => day != null)
      .sort()
      .at(-1);
  const earliest = (a?: string | null, b?: string | null) => [a, b].filter((day) => day != null).sort()[0];
  const asked = who.kind === 'speakers' ? who.entries.map((entry) => entry.id) : undefined;
  const allowed = given.personIds;
  const personIds = asked && allowed ? asked.filter((id) => allowed.includes(id)) : (asked ?? allowed);
  const kinds = parsed.kind ? (given.kinds ?? [parsed.kind]).filter((kind) => kind === parsed.kind) : given.kinds;
  const sourceKinds = parsed.sourceKinds ?? given.sourceKinds;
  const from = latest(period.from, given.from);
  const to = earliest(period.to, given.to);
  return {
    ...(personIds && { personIds }),
    ...(from && { from }),
    ...(to && { to }),
    ...(kinds && { kinds }),
    ...(sourceKinds && { sourceKinds }),
  };
}

/** Which statements may answer, beyond what the store can filter. */
async function acceptance(
  parsed: ParsedQuestion,
  who: Who,
  context: ResolveContext,
): Promise<(statement: Statement) => boolean> {
  const excluded = parsed.excluded.length > 0 ? await resolveAll(parsed.excluded, context) : null;
  const excludedIds = new Set(
    excluded && 'entries' in excluded.who ? excluded.who.entries.map((entry) => entry.id) : [],
  );
  // "Reporter Jones" is nobody's name, but it may be an alias.
  const named = new Set((await context.register.byNames([ASKERS])).map((entry) => entry.id));
  const isAsker = ({ speaker }: Statement) =>
    speaker !== null && ASKER.test(speaker.name) && !named.has(speaker.personId);
  return (statement) => {
    if (statement.speaker && excludedIds.has(statement.speaker.personId)) return false;
    if (who.kind === 'speakers') return true;
    // What a reporter asked is no answer to what anybody said.
    return isAsker(statement) === (who.kind === 'reporters');
  };
}

/** Nothing is asked for: no speaker, topic or time; or a charge against somebody, which is no topic. */
function asksForNothing(parsed: ParsedQuestion, who: Who, topic: Topic, period: Period): boolean {
  if (isAnything(topic)) return false;
  if (parsed.hasPremise) return true;
  return who.kind !== 'speakers' && period.from === null && period.to === null;
}

function isAnything({ terms, phrases }: Topic): boolean {
  return terms.length > 0 || phrases.length > 0;
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

/** One name each: unnamed speakers of one description are several people, each of one source. */
function distinct(entries: readonly Entry[]): { id: string; name: string }[] {
  const byName = new Map<string, { id: string; name: string }>();
  for (const { id, name, named } of entries) {
    const key = named ? id : name.toLowerCase();
    if (!byName.has(key)) byName.set(key, { id, name });
  }
  return [...byName.values()];
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
