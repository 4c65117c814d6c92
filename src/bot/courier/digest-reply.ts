import { wording } from '../../lang/index.js';
import type { DeliveredUtterance, Delivery, DigestRule, Schedule } from '../../model/subscription.js';
import { retractionOfDelivered } from '../answers/withheld.js';
import { spellingInSource } from '../cards/cards.js';
import { heading, note, type Reply, type ReplyNode, reply } from '../reply/reply.js';
import { deliveredCards } from './cards.js';
import { correctionLine, ON_RECORD_NOW } from './correction-line.js';
import type { NewsRecord } from './news-record.js';
import { filterInWords } from './rule-words.js';

type DigestRecord = Pick<NewsRecord, 'receipts' | 'source'>;

/** Utterances in one post below the first, unless said. */
export const BELOW_AT_ONCE = 10;

/** Milliseconds after which a digest says that it is late. */
const LATE = 10 * 60_000;

/** What is posted of one delivery: the first post, and what goes below it, or behind a button. */
export interface DeliveryPosts {
  readonly first: Reply;
  readonly below: readonly Reply[];
}

/** What a digest shows: a row of the ledger, or what would become one. */
export type Edition = Pick<Delivery, 'slot' | 'told' | 'read' | 'dueAt' | 'plannedAt' | 'sinceAt' | 'missed'>;

/** What it is a digest of, and by which clock its times are told. */
type DigestScope = Pick<DigestRule, 'filter'> & { readonly when: Pick<Schedule, 'zone'> };

/** All posts of a digest, made anew of what the ledger holds and what the record says of it now. */
export async function digestPosts(
  edition: Edition,
  rule: DigestScope,
  news: DigestRecord,
  belowAtOnce = BELOW_AT_ONCE,
): Promise<DeliveryPosts> {
  const record = readOnce(news);
  const told = (part: DeliveredUtterance['part']) => edition.told.filter((one) => one.part === part);
  const [first, below] = [told('first'), told('below')];
  const parts: Reply[] = [];
  for (let i = 0; i < below.length; i += belowAtOnce) {
    const some = await byTopic(below.slice(i, i + belowAtOnce), record);
    parts.push(reply(heading(wording.digest.moreOf(edition.slot)), ...some));
  }
  const since =
    edition.sinceAt === undefined
      ? ''
      : wording.digest.sinceMoment(wording.formats.momentIn(rule.when.zone, edition.sinceAt));
  return {
    first: reply(
      ...digestTitle(edition, rule),
      ...(await byTopic(first, record)),
      ...(await correctionNodes(told('correction'), record)),
      note(readNote(edition, since), first.length === 0 ? 'plain' : 'quiet'),
    ),
    below: parts,
  };
}

/** The same record, of which each source is read once: its topic, and all that is told of it, are held against it. */
function readOnce(record: DigestRecord): DigestRecord {
  const sources = new Map<string, ReturnType<DigestRecord['source']>>();
  return {
    receipts: (ids) => record.receipts(ids),
    source: (id) => {
      const source = sources.get(id) ?? record.source(id);
      sources.set(id, source);
      return source;
    },
  };
}

function digestTitle({ slot, dueAt, plannedAt, missed = 0 }: Edition, { filter, when }: DigestScope): ReplyNode[] {
  const filterWords = filterInWords(filter);
  const reasons = [
    ...(plannedAt - dueAt > LATE ? [wording.digest.wasDueOn(wording.formats.momentIn(when.zone, dueAt))] : []),
    ...(missed > 0 ? [wording.digest.coversMissed(missed)] : []),
  ];
  return [
    heading(wording.digest.titleOf(slot)),
    ...(filterWords === '' ? [] : [note(filterWords, 'quiet')]),
    ...(reasons.length > 0 ? [note(wording.digest.catchingUp(reasons), 'warning')] : []),
  ];
}

/** What was looked at, so that nobody takes ten statements for all there is. */
function readNote({ read: { statements, sources, unread = 0 }, told }: Edition, since: string): string {
  const isAnyTold = told.some(({ part }) => part === 'first');
  return wording.digest.extent({ statements, sources, unread }, since, isAnyTold);
}

/** Each topic once, above what was said on it. */
async function byTopic(told: readonly DeliveredUtterance[], record: DigestRecord): Promise<ReplyNode[]> {
  const nodes: ReplyNode[] = [];
  for (const [i, one] of told.entries()) {
    const before = told[i - 1];
    const isNext = before ? before.topic !== one.topic : one.topic !== undefined;
    if (isNext) nodes.push(heading(await topicInWords(one, record)));
    nodes.push(...(await deliveredCards(one, record)));
  }
  return nodes;
}

/** The topic as the source writes it, with a capital: it stands alone. */
async function topicInWords({ topic, ids }: DeliveredUtterance, record: DigestRecord): Promise<string> {
  if (topic === undefined) return wording.digest.withoutTopic;
  const [first] = await record.receipts(ids.slice(0, 1));
  const source = first && (await record.source(first.statement.sourceId));
  const words = source ? spellingInSource(topic, source) : topic;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function correctionNodes(corrected: readonly DeliveredUtterance[], record: DigestRecord): Promise<ReplyNode[]> {
  const nodes: ReplyNode[] = corrected.length === 0 ? [] : [heading(wording.digest.corrections)];
  for (const one of corrected) {
    const { now, ids, retracted } = one;
    if (retracted) {
      nodes.push(retractionOfDelivered(retracted), ...(await deliveredCards(one, record)));
      continue;
    }
    nodes.push(note(correctionLine(ids[0]!, now), 'warning'), ...(await deliveredCards(one, record)));
    if (now === undefined || now === ids[0]) continue;
    nodes.push(note(ON_RECORD_NOW, 'warning'), ...(await deliveredCards({ ids: [now], part: 'correction' }, record)));
  }
  return nodes;
}
