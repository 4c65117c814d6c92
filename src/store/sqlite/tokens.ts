import type { SourceKind } from '../../model.js';

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

/** The year and the month of a day, `YYYY-MM-DD`. */
export function dayTokens(day: string | null): readonly string[] {
  return day === null ? [] : [`_y${day.slice(0, 4)}`, `_m${day.slice(0, 7)}`];
}

/** What covers the time between two days: whole years, and the months of the years that are not whole. */
export function tokensBetween(from: string, to: string): string[] {
  const tokens: string[] = [];
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  for (let year = firstYear; year <= lastYear; year++) {
    const name = `${year}`.padStart(4, '0');
    if (year > firstYear && year < lastYear) {
      tokens.push(`_y${name}`);
      continue;
    }
    for (let month = 1; month <= 12; month++) {
      const day = `${name}-${`${month}`.padStart(2, '0')}`;
      if (day >= from.slice(0, 7) && day <= to.slice(0, 7)) tokens.push(`_m${day}`);
    }
  }
  return tokens;
}
