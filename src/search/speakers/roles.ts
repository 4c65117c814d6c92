import { RANK_MODIFIERS, SAME_OFFICE, TITLE_FORMS, TITLE_LINKS } from '../../lang/index.js';
import type { Role } from '../../model/person.js';
import type { Period } from '../question/dates.js';
import { indexOfRun, plainWords } from '../question/tokens.js';

/** Plain words of a title with abbreviations written out: "Gen." → general, "SecDef" → secretary, defense. */
export function titleWords(words: readonly string[]): string[] {
  return words.some((word) => TITLE_FORMS.has(word))
    ? words.flatMap((word) => TITLE_FORMS.get(word) ?? [word])
    : [...words];
}

/** Words of a title and its organisation, with abbreviations written out. */
export function wordsOfRole({ title, organisation = '' }: Role): string[] {
  return titleWords(plainWords(`${title} ${organisation}`));
}

const WRITTEN = new Map<string, string[]>();
for (const [form, meant] of TITLE_FORMS) {
  for (const word of meant) WRITTEN.set(word, [...(WRITTEN.get(word) ?? []), form]);
}

/** What may stand in a document where a word is meant: "secretary" or "secy" or "secdef". */
export function writtenForms(word: string): readonly string[] {
  return [word, ...(WRITTEN.get(word) ?? [])];
}

/** The words of an office as asked and under its other names, without the little words between. */
export function officeWords(asked: readonly string[]): (readonly string[])[] {
  return alternatives(titleWords(asked))
    .map((words) => words.filter((word) => !TITLE_LINKS.has(word)))
    .filter((words) => words.length > 0);
}

/**
 * Whether a title as asked ("defense secretary", "the chairman") can mean a role. All its words must be in the role's
 * title or organisation, its head must be the office itself, and it must name the same rank: "the president" is
 * neither a vice president nor an assistant to the president.
 */
export function fitsRole(asked: readonly string[], role: Role): boolean {
  return alternatives(titleWords(asked)).some((words) => fits(words, role));
}

function fits(asked: readonly string[], role: Role): boolean {
  const title = titleWords(plainWords(role.title));
  const all = new Set([...title, ...titleWords(plainWords(role.organisation ?? ''))]);
  const content = asked.filter((word) => !TITLE_LINKS.has(word));
  if (content.length === 0 || !content.every((word) => all.has(word))) return false;
  const office = headPhrase(title);
  const heads = [headPhrase(asked).at(-1)];
  // "joint chiefs of staff chairman": what stands behind the office's "of" may stand before it.
  const before = content.slice(0, -1);
  const behind = title.slice(title.indexOf(office.at(-1) ?? '') + 1).filter((word) => !TITLE_LINKS.has(word));
  if (indexOfRun(behind, before) >= 0) heads.push(content.at(-1));
  if (!heads.some((head) => head !== undefined && head === office.at(-1))) return false;
  return office.every((word) => !RANK_MODIFIERS.has(word) || asked.includes(word));
}

/** The words before "of", "for" or "to": "secretary of defense" → secretary. */
function headPhrase(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, i) => i > 0 && TITLE_LINKS.has(word));
  const head = end < 0 ? words : words.slice(0, end);
  return head.filter((word) => !TITLE_LINKS.has(word));
}

function alternatives(words: readonly string[]): (readonly string[])[] {
  const variants: (readonly string[])[] = [words];
  for (const [one = '', other = ''] of SAME_OFFICE) {
    const at = words.indexOf(one);
    if (at < 0) continue;
    const added = other.split(' ').filter((word) => !words.includes(word));
    variants.push([...words.slice(0, at), ...added, ...words.slice(at + 1)]);
  }
  return variants;
}

/** Whether a role was held at some time of a period. Open ends are not known to have begun or ended. */
export function isHeldDuring(role: Role, period: Period): boolean {
  if (period.to !== null && role.from !== undefined && period.to < role.from.slice(0, 10)) return false;
  return !(period.from !== null && role.to !== undefined && period.from > upTo(role.to));
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

/** The last day that an end may mean: "2020-11" lasts to the end of November. */
function upTo(date: string): string {
  return date.length >= 10 ? date.slice(0, 10) : `${date}~`;
}
