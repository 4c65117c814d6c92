import type { Role } from '../model/person.js';
import type { Period } from '../model/query.js';
import type { Speaker } from '../model/statement.js';
import { fold } from '../text/words.js';
import { parseLabel } from './label-name.js';

/** What a document calls somebody. */
export interface StatedRole {
  readonly title: string;
  /** The document's day, `YYYY-MM-DD`; null where it has none. */
  readonly day: string | null;
}

/** Days within which two documents that give one role speak of one time in it. */
const ONE_TIME = 366;

/** The titles that a document gives beside a statement, fullest first: "mayor of Springfield"; the "Mayor" in "Mayor Lee". */
export function statedTitles({ role, mention }: Pick<Speaker, 'role' | 'mention'>): string[] {
  const label = mention && parseLabel(mention.text);
  const title = label?.sort === 'person' ? label.title : '';
  return [...(role ? [role] : []), ...(title ? [title] : [])];
}

/**
 * Roles with one more that a document gives. It is known to be held on that day only; the days of documents that are
 * near each other are the ends of one time.
 */
export function withRole(roles: readonly Role[], { title, day }: StatedRole): readonly Role[] {
  const isSame = (role: Role) => fold(role.title) === fold(title);
  if (day === null) return roles.some(isSame) ? roles : [...roles, { title }];
  const at = roles.findIndex((role) => isSame(role) && role.from && role.to && isNearInTime(day, role.from, role.to));
  const { from, to } = roles[at] ?? {};
  if (!from || !to) return [...roles, { title, from: day, to: day }];
  return roles.with(at, { ...roles[at]!, from: day < from ? day : from, to: day > to ? day : to });
}

/** Whether a role was held at some time of a period. Open ends are not known to have begun or ended. */
export function isHeldDuring(role: Role, period: Period): boolean {
  if (period.to !== null && role.from !== undefined && period.to < role.from.slice(0, 10)) return false;
  return !(period.from !== null && role.to !== undefined && period.from > lastDayOf(role.to));
}

/** Of the roles held on a day, the one taken up last; null where none was. */
export function roleAt(roles: readonly Role[], day: string): Role | null {
  let latest: Role | null = null;
  for (const role of roles) {
    if (!isHeldDuring(role, { from: day, to: day })) continue;
    if (!latest || (role.from ?? '') > (latest.from ?? '')) latest = role;
  }
  return latest;
}

/**
 * The titles that were held on a day for certain. It differs from `isHeldDuring` where an end is given as a month or a
 * year ("2020-11"): the role counts as over when that begins, since extraction names somebody by an office only where
 * nothing is in doubt.
 */
export function titlesHeldOn(roles: readonly Role[], day: string): string[] {
  return roles.filter(({ from, to }) => (!from || from <= day) && (!to || day <= to)).map(({ title }) => title);
}

/** The last day that an end may mean: "2020-11" lasts to the end of November. */
function lastDayOf(date: string): string {
  return date.length >= 10 ? date.slice(0, 10) : `${date}~`;
}

function isNearInTime(day: string, from: string, to: string): boolean {
  const days = (later: string, earlier: string) => (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
  return days(from, day) <= ONE_TIME && days(day, to) <= ONE_TIME;
}
