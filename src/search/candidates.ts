import type { Statement } from '../model.js';
import type { StatementFilter, Store } from '../store/store.js';
import { type Evidence, evidenceFor, isEnough, isNear, isOwn } from './evidence.js';
import type { Topic } from './topic.js';
import { stemsToFind } from './topic.js';

/** How many candidates of the index are judged for one question. More than this many answers are not counted. */
export const CANDIDATE_LIMIT = 500;

/** The statements that answer, in no order that counts, with the evidence for each. */
export async function gather(
  topic: Topic,
  filter: StatementFilter,
  store: Store,
  accepts: (statement: Statement) => boolean,
): Promise<Evidence[]> {
  const stems = stemsToFind(topic);
  const candidates = (await store.candidates({ ...filter, stems, limit: CANDIDATE_LIMIT })).filter(accepts);
  const evidence = candidates.map((statement) => evidenceFor(statement, topic));
  if (stems.length === 0) return evidence;
  const enough = evidence.filter((one) => isEnough(one, topic) && (!one.isProcedural || isOwn(one)));
  return withoutStrayTopics(enough, topic, filter, store);
}

/**
 * Leaves out statements that only the drift of the text connects with the topic, where somebody else in that source
 * spoke of it and their own speaker never did: what one person says of the letter is not what the next one is about.
 */
async function withoutStrayTopics(
  evidence: readonly Evidence[],
  topic: Topic,
  filter: StatementFilter,
  store: Store,
): Promise<Evidence[]> {
  const isDrift = (one: Evidence) => !one.phrases?.length && !hasNearEvidence(one);
  if (!evidence.some(isDrift)) return [...evidence];
  const { personIds: _, ...anybody } = filter;
  const others = filter.personIds
    ? await store.candidates({ ...anybody, stems: stemsToFind(topic), limit: CANDIDATE_LIMIT })
    : [];
  const speakers = new Map<string, Set<string | undefined>>();
  const note = (one: Evidence) => {
    if (!isEnough(one, topic) || !isOwn(one)) return;
    const { sourceId, speaker } = one.statement;
    const known = speakers.get(sourceId) ?? new Set();
    speakers.set(sourceId, known.add(speaker?.personId));
  };
  for (const one of evidence) note(one);
  for (const statement of others) note(evidenceFor(statement, topic));
  return evidence.filter((one) => {
    if (!isDrift(one)) return true;
    const { sourceId, speaker } = one.statement;
    const spoke = speakers.get(sourceId);
    return !spoke || spoke.has(speaker?.personId);
  });
}

/** Whether all that connects it stands nearer than discourse and heading. */
function hasNearEvidence({ matches }: Evidence): boolean {
  return matches.some((match) => isNear(match.where));
}
