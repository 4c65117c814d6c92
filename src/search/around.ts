import { OnrecordError } from '../errors.js';
import type { FollowUp, RankedStatement, Statement, Turn } from '../model.js';
import { evidenceFor } from './evidence.js';
import { explain } from './explain.js';
import type { Tools } from './meaning.js';
import { resolveAll } from './speakers/who.js';
import { tokensOf } from './tokens.js';

/** What is asked about a statement that was shown. */
export interface Around {
  readonly relation: Extract<FollowUp['kind'], 'question' | 'before' | 'after' | 'ground-rules'>;
  /** Whoever is named ("what did Esper say right after that"); null for the statement's own speaker. */
  readonly subject: string | null;
}

export interface Surroundings {
  /** In the order of the text for what follows, the nearest first for what came before. */
  readonly answers: readonly RankedStatement[];
  readonly total: number;
  readonly speaker: { readonly id: string; readonly name: string } | null;
}

const NO_TOPIC = { terms: [], phrases: [], run: [], little: [] };

/**
 * What stands around the first statement that was shown: what the same speaker (or whoever is named) said right before
 * or after it in the source, the question that it answers, or the statement itself for its ground rules. Null where
 * whoever is named is nobody.
 *
 * @throws {OnrecordError} `NOTHING_SHOWN`.
 */
export async function readAround(
  { relation, subject }: Around,
  { shown }: Turn,
  { register, store }: Tools,
  limit: number,
): Promise<Surroundings | null> {
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
  const ids = subject === null ? [that.speaker?.personId] : await idsOf(subject, register);
  if (ids === null) return null;
  const found = await related(that, relation, { statements, ids, store });
  await register.byIds(found.flatMap(({ speaker }) => speaker?.personId ?? []));
  const answers = found
    .slice(0, limit)
    .map((statement) =>
      explain(
        { evidence: evidenceFor({ statement, day: null, around: [] }, NO_TOPIC), score: 1, fragment: null },
        source,
        register.byId(statement.speaker?.personId ?? ''),
      ),
    );
  const speaker = (found[0] ?? that).speaker;
  return { answers, total: found.length, speaker: speaker && { id: speaker.personId, name: speaker.name } };
}

async function idsOf(subject: string, register: Tools['register']): Promise<readonly string[] | null> {
  const context = { register, period: { from: null, to: null }, isOnRecord: () => false };
  const found = await resolveAll(tokensOf(subject), context);
  return found && 'entries' in found.who ? found.who.entries.map(({ id }) => id) : null;
}

async function related(
  that: Statement,
  relation: Around['relation'],
  {
    statements,
    ids,
    store,
  }: { statements: readonly Statement[]; ids: readonly (string | undefined)[] } & Pick<Tools, 'store'>,
): Promise<readonly Statement[]> {
  if (relation === 'ground-rules') return [that];
  if (relation === 'question') return that.question ? [that] : [];
  // Pieces of one utterance are shown on one card: what follows stands behind all of them.
  const card = statements.filter((one) => one.sourceId === that.sourceId && one.utterance === that.utterance);
  const start = Math.min(...card.map((one) => one.start));
  const end = Math.max(...card.map((one) => one.end));
  const theirs = (await store.statementsOf(that.sourceId)).filter((one) => ids.includes(one.speaker?.personId));
  return relation === 'after'
    ? theirs.filter((one) => one.start >= end).toSorted((a, b) => a.start - b.start)
    : theirs.filter((one) => one.end <= start).toSorted((a, b) => b.start - a.start);
}
