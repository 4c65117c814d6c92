import type { SourceKind } from '../../../model/source.js';
import type { StatementKind } from '../../../model/statement.js';

/**
 * Tokens by which the index knows more of a statement than its words, so that it can intersect them with the words
 * itself. No stem begins with an underscore.
 */

/** The person with this key. */
export function personToken(key: number): string {
  return `_p${key}`;
}

export function sourceKindToken(kind: SourceKind): string {
  return `_k${kind}`;
}

export function kindToken(kind: StatementKind): string {
  return `_t${kind}`;
}

/** The year, the month and the day of a day, `YYYY-MM-DD`. */
export function dayTokens(day: string | null): readonly string[] {
  return day === null ? [] : [`_y${day.slice(0, 4)}`, `_m${day.slice(0, 7)}`, `_d${day}`];
}

/** The parts of a time as tokens, in order: the years between two days, the months of a year, the days of a month. */
export function partsOfTime(token: string | null, { first, last }: Days): string[] {
  const two = (n: number) => String(n).padStart(2, '0');
  const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (token === null) {
    if (first === null || last === null) return [];
    return count(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map(
      (year) => `_y${String(year).padStart(4, '0')}`,
    );
  }
  if (token.startsWith('_y')) return count(1, 12).map((month) => `_m${token.slice(2)}-${two(month)}`);
  return token.startsWith('_m') ? count(1, 31).map((day) => `_d${token.slice(2)}-${two(day)}`) : [];
}

/** The first and the last day of the record; null where no day is known. */
export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

/** What covers the time between two days: whole years, whole months, and days. */
export function tokensBetween(from: string, to: string): string[] {
  const within = (token: string): string[] => {
    const part = token.slice(2);
    // Compared as far as it goes: "2020" lies in a time that begins on 7 January 2020, but not whole.
    if (part < from.slice(0, part.length) || part > to.slice(0, part.length)) return [];
    const isWhole = part > from.slice(0, part.length) && part < to.slice(0, part.length);
    return isWhole || token.startsWith('_d') ? [token] : partsOfTime(token, ALL).flatMap(within);
  };
  return partsOfTime(null, { first: from, last: to }).flatMap(within);
}

const ALL: Days = { first: null, last: null };
