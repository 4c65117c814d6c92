import type { Answer, Candidate, Person, Statement, Understood } from '../model.js';
import type { StatementFilter, Store } from '../store/store.js';
import { stem } from '../text/words.js';
import { CANDIDATE_LIMIT, type Gathered, gather } from './candidates.js';
import type { Period } from './dates.js';
import { explain, roleOf } from './explain.js';
import { nearMissesFor } from './near-misses.js';
import { inOrder } from './order.js';
import { type ParsedQuestion, parseQuestion } from './parse.js';
import { rank } from './rank.js';
import { identify } from './speakers/identify.js';
import { type Entry, lastDateOf, registerOf } from './speakers/register.js';
import type { ResolveContext } from './speakers/resolve.js';
import { resolveAll, type Who } from './speakers/who.js';
import { readTopic, type Topic } from './topic.js';

/** How many answers are given unless said. */
const DEFAULT_LIMIT = 5;

/** What a person says "Q" for, in transcripts. */
const ASKER = /^(?:q|question|questioner|reporter|journalist|press|media)\b/i;

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
 * `ambiguous`, where the evidence is too weak (see `isEnough`) or the person never spoke it is `nothing`, with near
 * misses and what was searched.
 *
 * @throws {OnrecordError} `QUESTION_EMPTY`, `QUESTION_TOO_LONG`.
 */
export async function search(question: string, options: SearchOptions): Promise<Answer> {
  const { store, today, directory = [] } = options;
  const parsed = parseQuestion(question, today);
  const register = registerOf(await store.speakers(), directory);
  const context = await resolveContext(parsed, register, store, parsed.period?.(today));
  const { who, topic: topicTokens, corrections } = await identify(parsed.form, context, store);
  const topic = await readTopic(topicTokens, parsed.phrases, store);
  const period = parsed.period?.(lastDayOf(who, context)) ?? OPEN;
  const filter = filterOf(parsed, who, period, options.filter);
  const understood: Understood = {
    speakers: who.kind === 'speakers' ? distinct(who.entries) : [],
    topic: topic.terms.map((term) => term.word),
    phrases: parsed.phrases,
    ...period,
    kind: parsed.kind,
    corrections: [...corrections, ...topic.corrections],
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
  if (who.kind === 'several') {
    return { ...answer, outcome: 'ambiguous', candidates: candidatesOf(who.entries, period, today) };
  }
  const asAnyone = acceptance(parsed, { kind: 'anyone' }, context);
  const accepts = who.kind === 'anyone' ? asAnyone : acceptance(parsed, who, context);
  if (who.kind === 'pronoun') {
    const { evidence: spoke } = await gather(topic, filter, store, accepts);
    const ids = new Set(
      asksForNothing(parsed, who, topic, period) ? [] : spoke.map(({ statement }) => statement.speaker?.personId),
    );
    const entries = register.entries.filter((entry) => ids.has(entry.id));
    const outcome = entries.length > 0 ? 'ambiguous' : 'nothing';
    return { ...answer, outcome, candidates: candidatesOf(entries, period, today) };
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
  const answers = placed.map(({ ranked, source }) =>
    explain(ranked, source, register.byId(ranked.evidence.statement.speaker?.personId ?? '')),
  );
  return { ...answer, outcome: 'answered', answers, total, complete: found.complete };
}

const OPEN: Period = { from: null, to: null };

async function resolveContext(
  { form, excluded }: ParsedQuestion,
  register: ResolveContext['register'],
  store: Store,
  period: Period = OPEN,
): Promise<ResolveContext> {
  const tokens = [...('words' in form.subject ? form.subject.words : []), ...form.topic, ...excluded];
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))].filter(Boolean));
  return { register, period, isOnRecord: (word) => known.has(stem(word)) };
}

/** The last day on record of those asked for: a date without a year is not later than that. */
function lastDayOf(who: Who, { register }: ResolveContext): string {
  return (who.kind === 'speakers' ? lastDateOf(who.entries) : register.lastDate) ?? '9999-12-31';
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
function acceptance(parsed: ParsedQuestion, who: Who, context: ResolveContext): (statement: Statement) => boolean {
  const excluded = parsed.excluded.length > 0 ? resolveAll(parsed.excluded, context) : null;
  const excludedIds = new Set(
    excluded && 'entries' in excluded.who ? excluded.who.entries.map((entry) => entry.id) : [],
  );
  const isAsker = ({ speaker }: Statement) =>
    speaker !== null && !context.register.byId(speaker.personId)?.named && ASKER.test(speaker.name);
  return (statement) => {
    if (statement.speaker && excludedIds.has(statement.speaker.personId)) return false;
    if (who.kind === 'speakers') return true;
    // What a reporter asked is no answer to what anybody said.
    return isAsker(statement) === (who.kind === 'reporters');
  };
}

/** Nothing is asked for: no speaker, topic or time; or a charge against somebody, which is no topic. */
function asksForNothing(parsed: ParsedQuestion, who: Who, topic: Topic, period: Period): boolean {
  if (topic.terms.length > 0 || topic.phrases.length > 0) return false;
  if (parsed.hasPremise) return true;
  return who.kind !== 'speakers' && period.from === null && period.to === null;
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

/** Those who may be meant, most statements first, with their role at the end of the time asked about. */
function candidatesOf(entries: readonly Entry[], period: Period, today: string): Candidate[] {
  return [...entries]
    .sort((a, b) => b.statements - a.statements || (a.name < b.name ? -1 : 1))
    .map((entry) => ({
      id: entry.id,
      name: entry.name,
      role: roleOf(entry, period.to ?? entry.lastDate ?? today, null),
      statements: entry.statements,
    }));
}
