import {
  HEADING_ENDS,
  LABEL_HONORIFICS,
  LABEL_TITLE_TAIL,
  LABEL_TITLE_WORDS,
  NOT_GIVEN_NAMES,
  WRITTEN_SUFFIXES,
} from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { foldName } from '../../people/name.js';
import { naturalCase } from '../../people/name-case.js';

/** Where a document gives a speaker's full name, best evidence first. */
export type NameOrigin = 'label' | 'heading' | 'title' | 'opening' | 'body';

/** A full name that the document gives. */
export interface FullName {
  /** "Jen Psaki", "Henry E. Brown Jr." */
  readonly name: string;
  readonly surnameKey: string;
  /** Folded first given name, to tell people of one surname apart. */
  readonly givenKey: string;
  readonly origin: NameOrigin;
  readonly role?: string;
  readonly place?: string;
  /** Said when introducing somebody: "Dr. Marcella Nunez-Smith", "I’m Sean Savett". */
  readonly introduced: boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['’\-‑][\p{L}\p{M}]+)*/gu;
const HEADING = /^[ \t]*HON\. ([^\n]{3,60})$\s*^[ \t]*of ([a-z .]{4,40})$/gm;

/** What stands before a name when somebody is introduced. */
const INTRODUCTION = /\b(?:I[’']m|I am|[Mm]y name is|[Tt]his is|joined by|over to|attributable to|welcome)\s+$/;

/** Headings of the Congressional Record: "HON. HENRY E. BROWN, JR." over "of south carolina". */
export function headingNames(text: string, body: Span): FullName[] {
  return Array.from(text.slice(body.start, body.end).replace(/\r\n?/g, '\n').matchAll(HEADING), (match) => {
    const words = match[1]!.replace(/,/g, '').trim().split(/\s+/).map(naturalCase);
    const suffixed = WRITTEN_SUFFIXES.has(words.at(-1)!);
    const surname = words.at(suffixed ? -2 : -1)!;
    const place = match[2]!.trim().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    return {
      name: words.join(' '),
      surnameKey: foldName(surname),
      givenKey: foldName(words[0]!),
      origin: 'heading',
      place,
      introduced: true,
    };
  });
}

/**
 * Full names in running text for the surnames asked for: a capitalised given name before the surname, not at the head
 * of a sentence (where any word has a capital). Linear in the length of the text.
 *
 * @param surnames folded surnames; of several words, the last.
 */
export function namesInProse(text: string, span: Span, surnames: ReadonlySet<string>, origin: NameOrigin): FullName[] {
  const found = new Map<string, FullName>();
  if (surnames.size === 0) return [];
  const before: { text: string; start: number; end: number }[] = [];
  WORD.lastIndex = span.start;
  for (let match = WORD.exec(text); match && match.index < span.end; match = WORD.exec(text)) {
    const word = { text: match[0], start: match.index, end: match.index + match[0].length };
    const bare = word.text.replace(/['’]s$/, '');
    if (/^\p{Lu}/u.test(bare) && surnames.has(foldName(bare)) && !isShouted(bare)) {
      const given = givenBefore(text, before, word.start, span.start, origin === 'title');
      if (given) {
        const name = `${given.words.join(' ')} ${bare}`;
        const introduced = given.introduced || (found.get(name)?.introduced ?? false);
        found.set(name, { name, surnameKey: foldName(bare), givenKey: foldName(given.words[0]!), origin, introduced });
      }
    }
    before.push(word);
    if (before.length > 5) before.shift();
  }
  return [...found.values()];
}

/** The given names and initials right before an offset; null when what stands there is a title or begins a sentence. */
function givenBefore(
  text: string,
  before: readonly { text: string; start: number; end: number }[],
  at: number,
  from: number,
  inTitle: boolean,
): { words: string[]; introduced: boolean } | null {
  const words: string[] = [];
  let next = at;
  let index = before.length - 1;
  for (; index >= 0 && words.length < 3; index--) {
    const word = before[index]!;
    const gap = text.slice(word.end, next);
    const initial = /^\p{Lu}$/u.test(word.text);
    if (initial ? !/^\.?\s{1,2}$/.test(gap) : !/^\s{1,2}$/.test(gap)) break;
    if (!initial && !isGiven(word.text)) break;
    words.unshift(initial ? `${word.text}${gap.startsWith('.') ? '.' : ''}` : word.text);
    next = word.start;
  }
  const wordBefore = before[index]?.text ?? '';
  // "Senior Director for Europe Amanda Sloat": the first capital belongs to the title.
  if (/^(?:for|of|in)$/.test(wordBefore) && words.length > 1) words.shift();
  if (!words.some((word) => foldName(word).length > 1)) return null;
  if (!inTitle && beginsSentence(text, next, from, wordBefore)) return null;
  const addressed = LABEL_HONORIFICS.has(foldName(wordBefore)) || LABEL_TITLE_WORDS.has(foldName(wordBefore));
  return { words, introduced: addressed || INTRODUCTION.test(text.slice(Math.max(from, next - 24), next)) };
}

function isGiven(word: string): boolean {
  const folded = foldName(word);
  return (
    /^\p{Lu}\p{L}*\p{Ll}/u.test(word) &&
    !NOT_GIVEN_NAMES.has(folded) &&
    !HEADING_ENDS.has(folded) &&
    !LABEL_HONORIFICS.has(folded) &&
    !LABEL_TITLE_WORDS.has(folded) &&
    !LABEL_TITLE_TAIL.has(folded)
  );
}

function beginsSentence(text: string, at: number, from: number, wordBefore: string): boolean {
  let previous = at - 1;
  while (previous >= from && /\s/.test(text[previous]!)) previous--;
  if (previous < from) return true;
  if (text[previous] === '.' && wordBefore) {
    const folded = foldName(wordBefore);
    return !LABEL_HONORIFICS.has(folded) && !LABEL_TITLE_WORDS.has(folded);
  }
  return /[.?!:…“"(—–-]/.test(text[previous]!);
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/**
 * The role that a title gives with a name: "Press Briefing by Press Secretary Jen Psaki and …" → "Press Secretary";
 * "Press Call by Kurt Campbell, Deputy Assistant to the President" → "Deputy Assistant to the President".
 *
 * @param names all full names in the title.
 */
export function roleInTitle(title: string, name: string, names: readonly string[]): string | undefined {
  const at = title.indexOf(name);
  if (at < 0) return undefined;
  const behind = /^,\s+((?:\p{Lu}|the\s)[^,]{3,120})/u.exec(title.slice(at + name.length))?.[1];
  if (behind && isRole(behind)) return behind.trim();
  let from = title.lastIndexOf(' by ', at) + 4;
  if (from === 3) from = title.lastIndexOf(' with ', at) >= 0 ? title.lastIndexOf(' with ', at) + 6 : at;
  for (const other of names) {
    const end = title.indexOf(other) + other.length;
    if (other !== name && end <= at) from = Math.max(from, end);
  }
  const role = title
    .slice(from, at)
    .replace(/^[\s,&]*(?:and\s)?/, '')
    .replace(/\b(?:Dr|Mr|Ms|Mrs)\.\s*$/, '')
    .trim();
  return role && isRole(role) ? role : undefined;
}

function isRole(words: string): boolean {
  return words.split(/\s+/).some((word) => LABEL_TITLE_WORDS.has(foldName(word))) && !/[.:;]\s/.test(words);
}
