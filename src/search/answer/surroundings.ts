import type { Answer } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { ConversationTurn } from '../../model/query.js';
import type { Statement } from '../../model/statement.js';
import type { SearchContext } from '../context.js';
import type { Relation, StatementQuestion } from '../follow-up/statement-question.js';
import { distinct } from '../query/resolved-query.js';
import { ANY_TIME } from '../question/dates.js';
import { withReceipts } from './receipts.js';
import { speakerCandidates } from './speaker-candidates.js';

/**
 * Answers what is asked about the first statement that was shown: what the same speaker (or whoever is named) said right
 * before or after it in the source, the question that it answers, or the statement itself for its ground rules. What
 * follows is in the order of the text, what came before has the nearest first.
 *
 * The answer tells of whoever was asked for, whether or not there is anything of theirs, and of nobody's topic.
 *
 * @param limit how many statements to give at most
 * @throws {OnrecordError} `NOTHING_SHOWN`.
 */
export async function answerStatementQuestion(
  { relation, who, corrections }: StatementQuestion,
  { shown, understood }: ConversationTurn,
  context: SearchContext,
  limit: number,
): Promise<Answer> {
  const { store, register, today } = context;
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
  const { role: _, unknownSpeaker: __, reporters: ___, asked: ____, excluded, ...before } = understood;
  const isUnclear = who?.kind === 'several';
  return {
    understood: {
      ...before,
      speakers: who ? distinct(entries) : own,
      ...(who?.kind === 'unknown' && { unknownSpeaker: who.name }),
      // Whoever is named now is left out no longer.
      ...(!who && excluded && { excluded }),
      corrections,
      followUp: { kind: relation, carried: ['statement'] },
    },
    outcome: isUnclear ? 'ambiguous' : answers.length > 0 ? 'answered' : 'nothing',
    answers,
    total: found.length,
    complete: true,
    nearMisses: [],
    scope: await store.scope(),
    candidates: isUnclear ? speakerCandidates(who.entries, ANY_TIME, today, null) : [],
  };
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
  } & Pick<SearchContext, 'store'>,
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
