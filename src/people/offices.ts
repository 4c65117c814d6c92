import {
  CIVIL_OFFICES,
  OFFICE_ABBREVIATIONS,
  RANK_MODIFIERS,
  SAME_OFFICE,
  TITLE_FORMS,
  TITLE_LINKS,
} from '../lang/index.js';
import type { Role } from '../model/person.js';
import { isOneSlip } from '../text/edit-distance.js';
import { indexOfRun, plainWords } from '../text/tokenizer.js';
import { fold } from '../text/words.js';
import { foldName } from './name.js';

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
export function titleSpellings(word: string): readonly string[] {
  return [word, ...(WRITTEN.get(word) ?? [])];
}

/** The words of an office as asked and under its other names, without the little words between. */
export function officeWords(asked: readonly string[]): (readonly string[])[] {
  return wordAlternatives(titleWords(asked))
    .map((words) => words.filter((word) => !TITLE_LINKS.has(word)))
    .filter((words) => words.length > 0);
}

/**
 * Whether a title as asked ("defense secretary", "the chairman") can mean a role. All its words must be in the role's
 * title or organisation, its head must be the office itself, and it must name the same rank: "the president" is
 * neither a vice president nor an assistant to the president.
 */
export function fitsRole(asked: readonly string[], role: Role): boolean {
  return wordAlternatives(titleWords(asked)).some((words) => fitsTitle(words, role));
}

function fitsTitle(asked: readonly string[], role: Role): boolean {
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

function wordAlternatives(words: readonly string[]): (readonly string[])[] {
  const variants: (readonly string[])[] = [words];
  for (const [one = '', other = ''] of SAME_OFFICE) {
    const at = words.indexOf(one);
    if (at < 0) continue;
    const added = other.split(' ').filter((word) => !words.includes(word));
    variants.push([...words.slice(0, at), ...added, ...words.slice(at + 1)]);
  }
  return variants;
}

/**
 * Whether somebody who holds an office may have this title before the surname in a label: "Secretary" and "Sec." of the
 * Secretary of Defense. Forms of rank and no title fit any office. It asks less than `fitsRole`, since the surname tells the
 * rest.
 */
export function mayBeTitled(office: string, title: string): boolean {
  const held = foldName(office);
  return foldName(title)
    .split(' ')
    .map((word) => OFFICE_ABBREVIATIONS.get(word) ?? word)
    .filter((word) => CIVIL_OFFICES.has(word))
    .every((word) => held.includes(word));
}

/** Whether a title is a rank or a military office: "General", "Lt. Col.", "Chief of Staff of the Army". */
export function isMilitary(title: string): boolean {
  return /^(?:army |navy |air force |marine (?:corps )?)?(?:(?:brig|maj|lt|lieutenant|major|rear|vice)\b\.? )?(?:gen|general|adm|admiral|col|colonel|capt|captain)\b|^chief of staff of the|^chairman of the joint chiefs/.test(
    fold(title),
  );
}

/** Whether a title is exactly the office that a label names, folded: "president". A long one may have a slip. */
export function isNamedOffice(title: string, named: string): boolean {
  const held = fold(title).replace(/ of the united states$/, '');
  return held === named || (named.length > 8 && isOneSlip(held, named));
}
