import type { Answer } from '../../model/answer.js';
import type { Ranked } from '../match/rank.js';
import type { Register } from '../speakers/register.js';
import type { Who } from '../speakers/speaker-set.js';

/** Whoever said it: a person, or whoever is called so in one source; nobody in particular is one speaker as well. */
function speakerOf({ evidence }: Ranked): string {
  return evidence.statement.speaker?.personId ?? '';
}

/**
 * Lets each speaker be heard within a rung of the ladder: the best of everybody first, then everybody's second, and so
 * on. The best of all stays first, and nothing rises above stronger evidence.
 *
 * @param placed best first.
 */
export function inTurns(placed: readonly Ranked[]): Ranked[] {
  const turns = new Map<string, number>();
  const ordered = placed.map((one, at) => {
    const rung = Math.floor(one.score);
    const key = `${rung} ${speakerOf(one)}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { one, at, rung, turn };
  });
  return ordered.sort((a, b) => b.rung - a.rung || a.turn - b.turn || a.at - b.at).map(({ one }) => one);
}

/** How many statements each speaker has, strongest evidence first; those who were asked for and have none at the end. */
export function countedBySpeaker(
  ranked: readonly Ranked[],
  who: Who,
  register: Register,
): NonNullable<Answer['bySpeaker']> {
  type Counted = NonNullable<Answer['bySpeaker']>[number];
  const counts = new Map<string, Counted>();
  for (const one of ranked) {
    const { speaker, sourceId } = one.evidence.statement;
    const known = counts.get(speakerOf(one));
    const isNamed = speaker === null || register.byId(speaker.personId)?.named !== false;
    const fresh = { id: speaker?.personId ?? null, name: speaker?.name ?? null, ...(!isNamed && { sourceId }) };
    counts.set(speakerOf(one), { ...(known ?? fresh), count: (known?.count ?? 0) + 1 });
  }
  const asked = who.kind === 'speakers' ? who.entries.filter((entry) => entry.named) : [];
  const silent = asked.filter(({ id }) => !counts.has(id)).map(({ id, name }) => ({ id, name, count: 0 }));
  return [...counts.values(), ...silent];
}
