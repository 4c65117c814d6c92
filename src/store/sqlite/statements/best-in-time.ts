import type { Connection } from '../file/connection.js';
import { bestOf, type Contenders, contendersWithAny, type StatementMatch } from './match.js';
import { type Days, partsOfTime } from './tokens.js';

export interface TimeOrder {
  readonly order: 'first' | 'latest';
  /** The days of the record. */
  readonly days: Days;
  /** How many are wanted. */
  readonly room: number;
}

/**
 * The first or latest of the contenders by their day, at least as many as there is room for, in no order that counts:
 * whole years, then whole months, then days, of the last of which the best. Those without a day are left out.
 */
export function bestInTime(db: Connection, contenders: Contenders, { order, days, room }: TimeOrder): StatementMatch[] {
  const found: StatementMatch[] = [];
  const take = (among: Contenders, token: string | null): void => {
    const parts = partsOfTime(token, days);
    for (const part of order === 'first' ? parts : parts.toReversed()) {
      if (found.length >= room) return;
      const within = those(among, contendersWithAny(db, [part], among));
      const isLeast = part.startsWith('_d');
      if (isLeast || found.length + within.size <= room) found.push(...bestOf(within, 0, room - found.length));
      else take(within, part);
    }
  };
  take(contenders, null);
  return found;
}

/** The contenders that are marked. */
function those({ size, statements, scores, counted, around }: Contenders, marks: Uint8Array): Contenders {
  const isMarked = (_: number, at: number) => at < size && marks[at] === 1;
  const chosen = statements.filter(isMarked);
  return {
    size: chosen.length,
    statements: chosen,
    scores: scores.filter(isMarked),
    counted: counted.filter(isMarked),
    around: around.filter(isMarked),
  };
}
