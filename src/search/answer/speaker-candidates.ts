import type { SpeakerCandidate } from '../../model/answer.js';
import type { Period } from '../../model/query.js';
import type { RegisterEntry } from '../speakers/register.js';
import { roleOf } from './citation.js';

/**
 * Those who may be meant, most statements on the topic first, with their role at the end of the time asked about. The
 * silent are left out where others speak.
 */
export function speakerCandidates(
  entries: readonly RegisterEntry[],
  period: Period,
  today: string,
  onTopic: ReadonlyMap<string, number> | null,
): SpeakerCandidate[] {
  const speaking = entries.filter((entry) => entry.statements > 0);
  const topical = ({ id }: RegisterEntry) => onTopic?.get(id) ?? 0;
  return [...(speaking.length > 0 ? speaking : entries)]
    .sort((a, b) => topical(b) - topical(a) || b.statements - a.statements || (a.name < b.name ? -1 : 1))
    .map((entry) => ({
      id: entry.id,
      name: entry.name,
      role: roleOf(entry, period.to ?? entry.lastDate ?? today, null),
      statements: entry.statements,
      ...(onTopic && { onTopic: topical(entry) }),
    }));
}
