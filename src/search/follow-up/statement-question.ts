import type { ConversationTurn, FollowUp, SpellingCorrection } from '../../model/query.js';
import type { SearchContext } from '../context.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { resolveName } from './names.js';

/** What of a statement is asked for. */
export type Relation = Extract<
  FollowUp['kind'],
  'question' | 'before' | 'after' | 'ground-rules' | 'speaker' | 'receipt'
>;

/** A question about the first statement that was shown. */
export interface StatementQuestion {
  readonly relation: Relation;
  /** Whoever is named ("what did Esper say right after that"); null for the statement's own speaker. */
  readonly who: SpeakerSet | null;
  readonly corrections: readonly SpellingCorrection[];
}

/**
 * Reads what is asked about the statement that was shown. Null where it is a question of its own: what somebody was asked
 * who didn't say it.
 */
export async function readStatementQuestion(
  relation: Relation,
  subject: string | null,
  { shown }: ConversationTurn,
  context: SearchContext,
): Promise<StatementQuestion | null> {
  if (subject === null) return { relation, who: null, corrections: [] };
  const { who, corrections } = await resolveName(subject, context);
  if (relation === 'question') {
    const [that] = await context.store.statements(shown.slice(0, 1));
    const isOfThat = who.kind === 'speakers' && who.entries.some(({ id }) => id === that?.speaker?.personId);
    if (!isOfThat) return null;
  }
  return { relation, who, corrections };
}
