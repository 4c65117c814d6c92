import { integer, type Rule, shape, string } from '../../local/rule.js';

/** The field may be null as well, which says the same as leaving it out. */
export function orNull(rule: Rule): Rule {
  return (value, path, check) => {
    if (value !== null) rule(value, path, check);
  };
}

/** The optional number of a component. */
export const id = integer(0, 2 ** 31 - 1);
export const customId = string(100);
export const emoji = shape({ id: orNull(string(20)), name: orNull(string(32)), animated: () => {} });

/** An address that Discord shows as a link or fetches a picture from. */
export function address(...schemes: string[]): Rule {
  return (value, path, check) => {
    string(512)(value, path, check);
    const scheme = typeof value === 'string' && URL.canParse(value) ? new URL(value).protocol : '';
    if (!schemes.includes(scheme)) check.refuse(path, `must be a URL with ${schemes.join(' or ')}`);
  };
}

/** Those that occur more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Options of which no two have the same value. */
export function distinctValues(value: unknown, path: string, check: Parameters<Rule>[2]): void {
  if (!Array.isArray(value)) return;
  for (const twice of repeated(value.map((each: { value?: unknown }) => each?.value))) {
    check.refuse(path, `has the value ${String(twice)} more than once`);
  }
}
