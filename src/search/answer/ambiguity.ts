import type { Answer } from '../../model/answer.js';
import type { StatementFilter, Store } from '../../store/store.js';
import type { SearchContext } from '../context.js';
import { type GatheredEvidence, gatherEvidence } from '../match/candidates.js';
import type { Eligibility } from '../match/eligibility.js';
import { asksForNothing, hasContent } from '../match/matches.js';
import { isUnanswerable, type ResolvedQuery } from '../query/resolved-query.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { QueryTopic } from '../topic/topic.js';
import { speakerCandidates } from './speaker-candidates.js';

/**
 * Who may be meant, where a name, what is left out, or a pronoun fits several people: that must be asked back. Null where
 * it is clear.
 */
export async function ambiguityOf(
  query: ResolvedQuery,
  topic: QueryTopic,
  { filter, accepts }: Eligibility,
  { register, store, today }: SearchContext,
): Promise<Pick<Answer, 'outcome' | 'candidates'> | null> {
  const { who, period } = query;
  const { unclear } = query.exclusions;
  const namesakes = who.kind === 'several' ? who.entries : unclear && !isUnanswerable(query) ? unclear.entries : null;
  if (namesakes) {
    const counts = await countsOnTopic(namesakes, topic, filter, store);
    return { outcome: 'ambiguous', candidates: speakerCandidates(namesakes, period, today, counts) };
  }
  if (who.kind !== 'pronoun') return null;
  const { evidence } = await gatherEvidence(topic, filter, store, accepts);
  const counts = asksForNothing(query, topic) ? new Map<string, number>() : countBySpeaker(evidence);
  const entries = await register.byIds([...counts.keys()]);
  return {
    outcome: entries.length > 0 ? 'ambiguous' : 'nothing',
    candidates: speakerCandidates(entries, period, today, hasContent(topic) ? counts : null),
  };
}

/** How many statements each of some people has on a topic; null where no topic was asked for. */
async function countsOnTopic(
  entries: readonly RegisterEntry[],
  topic: QueryTopic,
  filter: StatementFilter,
  store: Store,
): Promise<ReadonlyMap<string, number> | null> {
  if (!hasContent(topic)) return null;
  const ids = entries.map((entry) => entry.id);
  const { evidence } = await gatherEvidence(topic, { ...filter, personIds: ids }, store, () => true);
  return countBySpeaker(evidence);
}

function countBySpeaker(evidence: GatheredEvidence['evidence']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { statement } of evidence) {
    const id = statement.speaker?.personId;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
