import { correctionsOfDeliveries } from '../../digest/corrections.js';
import { select } from '../../digest/select.js';
import type { Cluster, Factor, NewStatement, RankedUtterance, Utterance } from '../../digest/types.js';
import { utterancesOf } from '../../digest/utterances.js';
import type { Statement } from '../../model/statement.js';
import type { DeliveredUtterance, ReadPosition } from '../../model/subscription.js';
import { Register } from '../../search/speakers/register.js';
import type { DocumentStore } from '../../store/documents.js';
import type { StatementIndex } from '../../store/statement-index.js';
import { stemsOf } from '../../text/words.js';
import { retractionsOf } from '../hidden/retractions.js';
import { type News, type NewsQuery, type NewsTools, readNews } from './news.js';

/** What is wanted of a digest. */
export interface DigestQuery extends NewsQuery {
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What was told before, last first: it is not told again, and corrected where it isn't the record's any more. */
  readonly before?: readonly DeliveredUtterance[];
}

/** What a post tells, by the ids of its statements. */
export interface PostContent {
  readonly told: readonly DeliveredUtterance[];
  readonly read: ReadPosition;
}

/** Why an utterance is in a digest or not. */
export interface JudgedUtterance {
  readonly ids: readonly string[];
  readonly isIn: boolean;
  readonly why: string;
  readonly factors: readonly Factor[];
}

/** What is wanted of a watch. */
export interface AlertQuery extends NewsQuery {
  /** Utterances at most, those seen first; as many as are posted, unless said. */
  readonly most?: number;
}

/** Utterances in the first post: read on a phone in a minute. */
const FIRST = 10;
/** And below it: nobody reads more of one day. */
const BELOW = 30;

/** Utterances in an alert, and behind it. */
const FIRST_OF_ALERT = 3;
const BELOW_ALERT = 50;

/** Positions that an alert looks through at once: of the statements within, none goes unread. */
const READ_AT_ONCE = 5_000;

/** The digest of what is new and fits. */
export async function digestOf(query: DigestQuery, tools: NewsTools): Promise<PostContent> {
  const { news, selection, corrected } = await selected(query, tools);
  const first = selection.clusters.map((cluster) => toDelivered(cluster, 'first'));
  const below = selection.others.slice(0, BELOW).map((cluster) => toDelivered({ ...cluster, topic: null }, 'below'));
  return { told: [...first, ...below, ...corrected], read: readOf(news) };
}

/** Why each utterance that is new and fits would be told or not: what is told first, then by points. */
export async function judgedFor(query: DigestQuery, tools: NewsTools): Promise<readonly JudgedUtterance[]> {
  const { selection } = await selected(query, tools);
  const points = ({ factors }: RankedUtterance) => factors.reduce((sum, factor) => sum + factor.points, 0);
  return selection.judged
    .toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || points(b) - points(a))
    .map(({ pieces, ...verdict }) => ({ ...verdict, ids: idsOf({ pieces }) }));
}

/** What a watch tells: every utterance that is new and fits, those seen first at the beginning; of many, the first ones. */
export async function alertOf(query: AlertQuery, tools: NewsTools): Promise<PostContent> {
  const { most = FIRST_OF_ALERT + BELOW_ALERT } = query;
  const told: DeliveredUtterance[] = [];
  const sources = new Set<string>();
  let statements = 0;
  for (let { after } = query; after < query.upTo; after += READ_AT_ONCE) {
    const { fresh } = await readNews({ ...query, after, upTo: Math.min(query.upTo, after + READ_AT_ONCE) }, tools);
    statements += fresh.length;
    for (const { source } of fresh) sources.add(source.id);
    for (const utterance of utterancesOf(fresh).slice(0, most - told.length)) {
      told.push({ ids: idsOf(utterance), part: told.length < FIRST_OF_ALERT ? 'first' : 'below' });
    }
  }
  return { told, read: { statements, sources: sources.size } };
}

async function selected(query: DigestQuery, tools: NewsTools) {
  const { today, before = [], filter } = query;
  const news = await readNews(query, tools);
  const corrected = await correctionsSince(before, tools);
  const selection = select(news.fresh, {
    today,
    most: FIRST,
    // What a correction tells is new on record as well, and is not told twice.
    told: await freshOf([...before, ...corrected], tools),
    wantsOneSpeaker: filter.speakers.length === 1,
    frequencyOf: await frequenciesIn(news.fresh, tools.store),
  });
  return { news, selection, corrected };
}

function toDelivered({ pieces, elsewhere, topic }: Cluster, part: 'first' | 'below'): DeliveredUtterance {
  return {
    ids: idsOf({ pieces }),
    part,
    ...(topic !== null && { topic }),
    ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(({ statement }) => statement.id) }),
  };
}

function idsOf({ pieces }: Utterance): string[] {
  return pieces.map(({ statement }) => statement.id);
}

function readOf({ fresh, unread }: News): ReadPosition {
  const sources = new Set(fresh.map(({ source }) => source.id)).size;
  return { statements: fresh.length, sources, ...(unread > 0 && { unread }) };
}

/** What was told, as selection compares it. */
async function freshOf(before: readonly DeliveredUtterance[], tools: NewsTools): Promise<NewStatement[]> {
  const statements = await tools.store.statements(before.flatMap(idsTold));
  return withHeads(statements, (await versionsOf(statements, tools.store)).heads, tools);
}

/** A correction tells what stands there now as well. */
function idsTold({ ids, now }: DeliveredUtterance): readonly string[] {
  return now === undefined ? ids : [...ids, now];
}

/**
 * What was told before and isn't so any more, unless that was told as well; and what was told as corrected and is so again.
 * Of each statement what was told of it last counts: versions may go and come back any number of times.
 */
async function correctionsSince(
  before: readonly DeliveredUtterance[],
  tools: NewsTools,
): Promise<DeliveredUtterance[]> {
  const { store } = tools;
  const standsAsTold = lastTold(before);
  // What readers may see, by its id: not what was taken back, nor what a version is in the place of that is withheld.
  const statements = await store.statements([...standsAsTold.keys()]);
  const { heads, latest } = await versionsOf(statements, store);
  const read = new Map<string, readonly NewStatement[]>();
  const found = [];
  for (const told of await withHeads(statements, heads, tools)) {
    const wasCorrected = standsAsTold.get(told.statement.id) === false;
    if (!wasCorrected && told.source.status === 'live') continue;
    const version = told.source.status === 'live' ? told.source : latest.get(told.source.id)!;
    if (version.status === 'retracted') continue;
    const now = read.get(version.id) ?? (await liveStatements(version, tools));
    read.set(version.id, now);
    found.push({ told, now, wasCorrected });
  }
  const all = correctionsOfDeliveries(found);
  const shown = new Set(all.filter(({ kind }) => kind !== 'restored').map(({ now }) => now?.statement.id));
  const corrected = all.flatMap(({ kind, told, now }) => {
    if (kind !== 'restored' || !now) return correction(told.statement.id, now?.statement.id);
    const { id } = now.statement;
    // Told already, or with what stood in its place.
    if (standsAsTold.get(id) || shown.has(id)) return [];
    shown.add(id);
    return correction(id, id);
  });
  const standing = [...standsAsTold].flatMap(([id, stands]) => (stands ? [id] : []));
  return [...(await retractionsOf(standing, store)), ...corrected];
}

/** What readers see of a version. */
async function liveStatements(version: SourceHead, tools: NewsTools): Promise<NewStatement[]> {
  const statements = await tools.store.statementsOf(version.id);
  return withHeads(statements, new Map([[version.id, version]]), tools);
}

function correction(id: string, now: string | undefined): [DeliveredUtterance] {
  return [{ ids: [id], part: 'correction', ...(now !== undefined && { now }) }];
}

/** Statements by their ids, and whether the last that was told of each is that it stands so. */
function lastTold(before: readonly DeliveredUtterance[]): Map<string, boolean> {
  const last = new Map<string, boolean>();
  const note = (id: string, stands: boolean) => last.set(id, last.get(id) ?? stands);
  for (const { ids, part, now } of before) {
    if (now !== undefined) note(now, true);
    for (const id of ids) note(id, part !== 'correction');
  }
  return last;
}

type SourceHead = NewStatement['source'];

/** The sources of statements without their texts, and of each the latest version. */
async function versionsOf(statements: readonly Statement[], store: DocumentStore) {
  const heads = new Map<string, SourceHead>();
  const latest = new Map<string, SourceHead>();
  for (const { sourceId } of statements) {
    if (heads.has(sourceId)) continue;
    const versions = await store.versions(sourceId);
    const head = versions.find(({ id }) => id === sourceId);
    if (head) heads.set(sourceId, head);
    const last = versions.at(-1);
    if (last) latest.set(sourceId, last);
  }
  return { heads, latest };
}

async function withHeads(
  statements: readonly Statement[],
  heads: ReadonlyMap<string, SourceHead>,
  { store, directory }: NewsTools,
): Promise<NewStatement[]> {
  const register = new Register(store, directory);
  await register.byIds([...new Set(statements.flatMap(({ speaker }) => speaker?.personId ?? []))]);
  return statements.flatMap((statement) => {
    const source = heads.get(statement.sourceId);
    const isNamed = register.byId(statement.speaker?.personId ?? '')?.named === true;
    return source ? [{ statement, source, role: null, isNamed }] : [];
  });
}

/** The share of the record's statements that have a term, by the rarest of its words. */
async function frequenciesIn(fresh: readonly NewStatement[], store: StatementIndex): Promise<(term: string) => number> {
  const stems = new Set(fresh.flatMap(({ statement }) => statement.topics.flatMap(({ term }) => stemsOf(term))));
  const counts = await store.frequencies([...stems]);
  const { statements } = await store.scope();
  return (term) => {
    const own = stemsOf(term).map((stem) => counts.get(stem) ?? 0);
    return statements === 0 || own.length === 0 ? 0 : Math.min(...own) / statements;
  };
}
