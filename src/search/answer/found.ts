import type { Answer } from '../../model/answer.js';
import type { SearchContext } from '../context.js';
import type { Matches } from '../match/matches.js';
import type { RankedEvidence } from '../match/rank.js';
import { speakerKeyOf } from '../match/speaker-turns.js';
import type { ResolvedQuery } from '../query/resolved-query.js';
import type { Register } from '../speakers/register.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { withReceipt } from './citation.js';

/** The statements that answer with their receipts, behind the first `skip` of them, and how many each speaker has. */
export async function foundAnswer(
  { who }: ResolvedQuery,
  { ordered, ranked, total, complete, isTakingTurns }: Matches,
  { register }: Pick<SearchContext, 'register'>,
  skip: number,
): Promise<Pick<Answer, 'outcome' | 'answers' | 'total' | 'complete' | 'skipped' | 'bySpeaker'>> {
  const heard = isTakingTurns ? ranked : ordered.map((one) => one.ranked);
  await register.byIds(heard.flatMap(({ evidence }) => evidence.statement.speaker?.personId ?? []));
  const answers = ordered
    .slice(skip)
    .map(({ ranked: one, source }) =>
      withReceipt(one, source, register.byId(one.evidence.statement.speaker?.personId ?? '')),
    );
  const bySpeaker = isTakingTurns ? countedBySpeaker(ranked, who, register) : [];
  return {
    outcome: 'answered',
    answers,
    total,
    complete,
    ...(skip > 0 && { skipped: skip }),
    ...(bySpeaker.length > 1 && { bySpeaker }),
  };
}

/** How many statements each speaker has, strongest evidence first; those who were asked for and have none at the end. */
function countedBySpeaker(
  ranked: readonly RankedEvidence[],
  who: SpeakerSet,
  register: Register,
): NonNullable<Answer['bySpeaker']> {
  type Counted = NonNullable<Answer['bySpeaker']>[number];
  const counts = new Map<string, Counted>();
  for (const one of ranked) {
    const { speaker, sourceId } = one.evidence.statement;
    const known = counts.get(speakerKeyOf(one));
    const isNamed = speaker === null || register.byId(speaker.personId)?.named !== false;
    const fresh = { id: speaker?.personId ?? null, name: speaker?.name ?? null, ...(!isNamed && { sourceId }) };
    counts.set(speakerKeyOf(one), { ...(known ?? fresh), count: (known?.count ?? 0) + 1 });
  }
  const asked = who.kind === 'speakers' ? who.entries.filter((entry) => entry.named) : [];
  const silent = asked.filter(({ id }) => !counts.has(id)).map(({ id, name }) => ({ id, name, count: 0 }));
  return [...counts.values(), ...silent];
}
