import type { RankedEvidence } from './rank.js';

/** Whoever said it: a person, or whoever is called so in one source; nobody in particular is one speaker as well. */
export function speakerKeyOf({ evidence }: RankedEvidence): string {
  return evidence.statement.speaker?.personId ?? '';
}

/**
 * Lets each speaker be heard within a rung of the ladder: the best of everybody first, then everybody's second, and so
 * on. The best of all stays first, and nothing rises above stronger evidence.
 *
 * @param ranked best first.
 */
export function bySpeakerTurns(ranked: readonly RankedEvidence[]): RankedEvidence[] {
  const turns = new Map<string, number>();
  const ordered = ranked.map((one, at) => {
    const rung = Math.floor(one.score);
    const key = `${rung} ${speakerKeyOf(one)}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { one, at, rung, turn };
  });
  return ordered.sort((a, b) => b.rung - a.rung || a.turn - b.turn || a.at - b.at).map(({ one }) => one);
}
