import type { RankedStatement } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { FollowUp, Turn } from '../../model/query.js';
import type { Statement } from '../../model/statement.js';
import { withReceipts } from '../answer/receipts.js';
import type { Tools } from '../question/meaning.js';
import { distinct } from '../question/request.js';
import type { Correction } from '../speakers/resolve.js';
import type { Who } from '../speakers/speaker-set.js';
import { meantBy } from './carry-over.js';

type Relation = Extract<FollowUp['kind'], 'question' | 'before' | 'after' | 'ground-rules' | 'speaker' | 'receipt'>;

/** What is asked about a statement that was shown. */
export interface Around {
  readonly relation: Relation;
  /** Whoever is named ("what did Esper say right after that"); null for the statement's own speaker. */
  readonly who: Who | null;
  readonly corrections: readonly Correction[];
}

export interface Surroundings {
  /** In the order of the text for what follows, the nearest first for what came before. */
  readonly answers: readonly RankedStatement[];
  readonly total: number;
  /** Whose statements were asked for, whether or not there are any; empty where the source doesn't tell. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Reads what is asked about the statement that was shown. Null where it is a question of its own: what somebody was asked
 * who didn't say it.
 */
export async function aroundShown(
  relation: Relation,
  subject: string | null,
  { shown }: Turn,
  tools: Tools,
): Promise<Around | null> {
  if (subject === null) return { relation, who: null, corrections: [] };
  const { who, corrections } = await meantBy(subject, tools);
  if (relation === 'question') {
    const [that] = await tools.store.statements(shown.slice(0, 1));
    const isOfThat = who.kind === 'speakers' && who.entries.some(({ id }) => id === that?.speaker?.personId);
    if (!isOfThat) return null;
  }
  return { relation, who, corrections };
}

/**
 * What stands around the first statement that was shown: what the same speaker (or whoever is named) said right before
 * or after it in the source, the question that it answers, or the statement itself for its ground rules.
 *
 * @throws {OnrecordError} `NOTHING_SHOWN`.
 */
export async function readAround(
  { relation, who }: Around,
  { shown }: Turn,
  { register, store }: Tools,
  limit: number,
): Promise<Surroundings> {
  const statements = await store.statements(shown);
  const [that] = statements;
  const source = that && (await store.source(that.sourceId));
  if (!that || !source) {
    throw new OnrecordError(
      'NOTHING_SHOWN',
      'No statement was shown before, so there is none to go on from.',
      'Ask for one first, for example: what did Milley say about the letter',
    );
  }
  const entries = who?.kind === 'speakers' ? who.entries : [];
  const ids = new Set(entries.map(({ id }) => id));
  const isTheirs = who ? ({ speaker }: Statement) => speaker !== null && ids.has(speaker.personId) : sameSpeaker(that);
  const found = await related(that, relation, { statements, isTheirs, store });
  const answers = await withReceipts(found.slice(0, limit), { register, store });
  const own = that.speaker ? [{ id: that.speaker.personId, name: that.speaker.name }] : [];
  return { answers, total: found.length, speakers: who ? distinct(entries) : own };
}

/** Whether another statement has the speaker of one; where the source names nobody, only the same utterance tells. */
function sameSpeaker({ speaker: own, utterance }: Statement): (other: Statement) => boolean {
  return own ? ({ speaker }) => speaker?.personId === own.personId : (other) => other.utterance === utterance;
}

async function related(
  that: Statement,
  relation: Relation,
  {
    statements,
    isTheirs,
    store,
  }: {
    statements: readonly Statement[];
    isTheirs: (statement: Statement) => boolean;
  } & Pick<Tools, 'store'>,
): Promise<readonly Statement[]> {
  if (relation === 'ground-rules' || relation === 'speaker' || relation === 'receipt') return [that];
  if (relation === 'question') return that.question ? [that] : [];
  // Pieces of one utterance are shown on one card: what follows stands behind all of them.
  const card = statements.filter((one) => one.sourceId === that.sourceId && one.utterance === that.utterance);
  const start = Math.min(...card.map((one) => one.start));
  const end = Math.max(...card.map((one) => one.end));
  const theirs = (await store.statementsOf(that.sourceId)).filter(isTheirs);
  return relation === 'after'
    ? theirs.filter((one) => one.start >= end).toSorted((a, b) => a.start - b.start)
    : theirs.filter((one) => one.end <= start).toSorted((a, b) => b.start - a.start);
}
