import { HONORIFICS, TITLE_FORMS, TITLE_WORDS } from '../../lang/index.js';
import type { FollowUp, Understood } from '../../model/query.js';
import type { SourceKind } from '../../model/source.js';
import type { Statement, StatementKind } from '../../model/statement.js';
import type { StatementFilter } from '../../store/store.js';
import { evidenceFor, isOwn } from '../match/evidence.js';
import type { Entry, Register } from '../speakers/register.js';
import type { Correction } from '../speakers/resolve.js';
import type { Who } from '../speakers/speaker-set.js';
import { correctionsOf, readTopic, type Topic } from '../topic/topic.js';
import type { Period } from './dates.js';
import { type Excluded, readExcluded } from './exclusions.js';
import { readMeaning, type Tools, topicReading } from './meaning.js';
import type { Order, ParsedQuestion } from './parse.js';
import type { Token } from './tokens.js';

/** What a person says "Q" for, in transcripts. */
const ASKERS = ['q', 'question', 'questioner', 'reporter', 'journalist', 'press', 'media'];
const ASKER = new RegExp(`^(?:${ASKERS.join('|')})\\b`, 'i');

/** A question with everything in it looked up: what is searched for. */
export interface Request {
  readonly who: Who;
  readonly topic: readonly Token[];
  readonly phrases: readonly string[];
  readonly corrections: readonly Correction[];
  readonly period: Period;
  readonly kind: StatementKind | null;
  readonly sourceKinds: readonly SourceKind[] | null;
  readonly order: Order;
  readonly excluded: Excluded;
  readonly isFuture: boolean;
  readonly isJudgement: boolean;
  readonly isNegated: boolean;
  readonly hasPremise: boolean;
  /** Only what answered a reporter's question counts. */
  readonly isAsked: boolean;
  /** Whoever spoke is asked for, so that each of them should be heard. */
  readonly isOfEveryone: boolean;
  /** Whether the topic's words are taken as they are spelt. */
  readonly asTyped: boolean;
  readonly followUp: FollowUp | null;
  /** How many answers were shown before. */
  readonly skip: number;
}

/**
 * Reads a question that says all there is to know.
 *
 * @param name who is asked for where that is given beside it.
 * @throws {OnrecordError} as `identifyBeside`.
 */
export async function readRequest(
  parsed: ParsedQuestion,
  tools: Tools,
  name: readonly Token[] | null = null,
): Promise<Request> {
  const { who, topic, corrections, period, context } = await readMeaning(parsed, tools, name);
  const left = await readExcluded(parsed.excluded, parsed.without, context);
  return {
    who,
    topic: await withNamesAside(topic, tools.register),
    phrases: parsed.phrases,
    corrections: [...corrections, ...left.corrections],
    period,
    kind: parsed.kind,
    sourceKinds: parsed.sourceKinds,
    order: parsed.order,
    excluded: left.excluded,
    isFuture: parsed.isFuture,
    isJudgement: parsed.isJudgement,
    isNegated: parsed.isNegated,
    hasPremise: parsed.hasPremise,
    isAsked: parsed.form.isAsked === true,
    isOfEveryone: name === null && parsed.form.subject.kind === 'anyone',
    asTyped: tools.asTyped,
    followUp: null,
    skip: 0,
  };
}

/** A title or given name before somebody's surname in a topic is not missed: texts say "Soleimani" as well. */
async function withNamesAside(tokens: readonly Token[], register: Register): Promise<readonly Token[]> {
  const aside = async (token: Token, i: number): Promise<Token> => {
    const next = tokens[i + 1];
    const bearers = next ? await register.byHandle([next.plain]) : [];
    const isTitle = [TITLE_WORDS, TITLE_FORMS, HONORIFICS].some((words) => words.has(token.plain));
    // Of several bearers the given name tells which one is meant.
    const isOfName =
      bearers.length === 1 ? bearers[0]!.given.has(token.plain) || isTitle : bearers.length > 1 && isTitle;
    return isOfName ? { ...token, isAside: true } : token;
  };
  return Promise.all(tokens.map(aside));
}

/** The question as it is shown, with its topic corrected by the record's spelling. */
export function understoodOf(request: Request, topic: Topic): Understood {
  const { who, period, kind, sourceKinds, order, followUp } = request;
  const excluded = excludedOf(request);
  return {
    speakers: who.kind === 'speakers' ? distinct(who.entries) : [],
    topic: topic.terms.map((term) => term.word),
    phrases: request.phrases,
    from: period.from,
    to: period.to,
    kind,
    corrections: [...request.corrections, ...correctionsOf(topic)],
    ...(sourceKinds && { sourceKinds }),
    ...(order !== 'best' && { order }),
    ...(who.kind === 'speakers' && who.role && { role: who.role }),
    ...(who.kind === 'unknown' && { unknownSpeaker: who.name }),
    ...(who.kind === 'reporters' && { reporters: true as const }),
    ...(excluded && { excluded }),
    ...(followUp && { followUp }),
    ...(request.isNegated && { negated: true as const }),
    ...(request.isFuture && { future: true as const }),
    ...(request.isJudgement && { judgement: true as const }),
    ...(request.hasPremise && { premise: true as const }),
    ...(request.isAsked && { asked: true as const }),
    ...(request.topic.length > 0 && { words: request.topic.map(({ plain: _, ...word }) => word) }),
    ...(request.isOfEveryone && { everyone: true as const }),
    ...(request.asTyped && { asTyped: true as const }),
  };
}

function excludedOf({ excluded, who }: Request): Understood['excluded'] | null {
  const { entries, words, unclear } = excluded;
  // One question back at a time.
  const isAskedLater = unclear !== null && who.kind === 'several';
  const unread = [...excluded.unread, ...(isAskedLater ? [unclear.name] : [])];
  if (entries.length === 0 && words.length === 0 && unclear === null && unread.length === 0) return null;
  return {
    speakers: distinct(entries),
    words: words.map(({ typed }) => typed),
    ...(unclear && !isAskedLater && { unclear: unclear.name }),
    ...(unread.length > 0 && { unread }),
  };
}

/** One name each: unnamed speakers of one description are several people, each of one source. */
export function distinct(entries: readonly Entry[]): { id: string; name: string }[] {
  const byName = new Map<string, { id: string; name: string }>();
  for (const { id, name, named } of entries) {
    const key = named ? id : name.toLowerCase();
    if (!byName.has(key)) byName.set(key, { id, name });
  }
  return [...byName.values()];
}

/** What of a request the store itself can filter, together with what the caller allows. */
export function filterOf(
  { who, period, kind, sourceKinds, excluded }: Request,
  given: StatementFilter = {},
): StatementFilter {
  const latest = (a?: string | null, b?: string | null) =>
    [a, b]
      .filter((day) => day != null)
      .sort()
      .at(-1);
  const earliest = (a?: string | null, b?: string | null) => [a, b].filter((day) => day != null).sort()[0];
  const asked = who.kind === 'speakers' ? who.entries.map((entry) => entry.id) : undefined;
  const allowed = given.personIds;
  const personIds = asked && allowed ? asked.filter((id) => allowed.includes(id)) : (asked ?? allowed);
  const kinds = kind ? (given.kinds ?? [kind]).filter((one) => one === kind) : given.kinds;
  const kindsOfSource = sourceKinds ?? given.sourceKinds;
  const notPersonIds = [...(given.notPersonIds ?? []), ...excluded.entries.map(({ id }) => id)];
  const from = latest(period.from, given.from);
  const to = earliest(period.to, given.to);
  return {
    ...(personIds && { personIds }),
    ...(notPersonIds.length > 0 && { notPersonIds }),
    ...(from && { from }),
    ...(to && { to }),
    ...(kinds && { kinds }),
    ...(kindsOfSource && { sourceKinds: kindsOfSource }),
  };
}

/** Which statements may answer, beyond what the store can filter: `asAnyone` whoever was asked for. */
export async function acceptanceOf(
  request: Request,
  tools: Tools,
): Promise<{
  readonly accepts: (statement: Statement) => boolean;
  readonly asAnyone: (statement: Statement) => boolean;
}> {
  const { register, store } = tools;
  const { who, excluded, isAsked } = request;
  const left = excluded.words.length > 0 ? await readTopic(excluded.words, [], store, topicReading(tools)) : null;
  // "Reporter Jones" is nobody's name, but it may be an alias.
  const named = new Set((await register.byNames([ASKERS])).map((entry) => entry.id));
  const isExcluded = (statement: Statement) => {
    if (!left || left.terms.length === 0) return false;
    const said = evidenceFor({ statement, day: null, around: [] }, left);
    return isOwn(said) && said.matches.filter(({ where }) => where === 'statement').length === left.terms.length;
  };
  const isAsker = ({ speaker }: Statement) =>
    speaker !== null && ASKER.test(speaker.name) && !named.has(speaker.personId);
  // What a reporter asked is no answer to what anybody said.
  const isOfThose = (statement: Statement, wanted: Who) =>
    wanted.kind === 'speakers' || isAsker(statement) === (wanted.kind === 'reporters');
  const accepting = (wanted: Who) => (statement: Statement) =>
    (!isAsked || statement.question !== undefined) && isOfThose(statement, wanted) && !isExcluded(statement);
  return { accepts: accepting(who), asAnyone: accepting({ kind: 'anyone' }) };
}
