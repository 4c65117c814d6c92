import {
  DESCRIPTIVE_WORDS,
  type Gender,
  LABEL_DESCRIPTIONS,
  LABEL_HONORIFICS,
  LABEL_PARTICLES,
  LABEL_TITLE_TAIL,
  LABEL_TITLE_WORDS,
  REPORTER_LABELS,
  SMALL_TITLE_WORDS,
  SUFFIXES,
  TITLES_OR_SURNAMES,
} from '../lang/index.js';
import { fold } from '../text/words.js';

/** A speaker's label taken apart. Names are in natural case, `Key`s folded. */
export interface LabelName {
  /** `reporter` and `unnamed` describe somebody ("Q", "MODERATOR"); `role` is a title alone ("THE PRESIDENT"). */
  readonly sort: 'person' | 'role' | 'unnamed' | 'reporter';
  /** The whole label for display: "Ms. Psaki", "senior administration official", "Q". */
  readonly display: string;
  readonly gender: Gender | null;
  /** The title before the name: "Secretary of Defense"; empty when there is none. */
  readonly title: string;
  /** Given names and initials, empty for a surname alone. */
  readonly given: readonly string[];
  readonly surname: string;
  /** "Jr.", "III" or empty. */
  readonly suffix: string;
  /** "Ohio", in "Mr. BROWN of Ohio". */
  readonly place: string;
}

/** Takes apart what stands before the colon: "SECRETARY OF DEFENSE MARK T. ESPER", "Mr. BROWN of Ohio", "MR. KIRBY". */
export function parseLabel(label: string): LabelName {
  const plain = label
    .replace(/[\\*_[\]]/g, '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^Q(?=(?:MR|MRS|MS|DR)\b)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const place = / of ((?:\p{Lu}\p{Ll}+ ?)+)$/u.exec(plain)?.[1]?.trim() ?? '';
  const [main = '', ...behind] = (place ? plain.slice(0, -place.length - 4) : plain)
    .split(',')
    .map((part) => part.trim());
  const words = main.split(' ').filter(Boolean);
  let suffix = '';
  for (const part of behind) if (SUFFIXES.has(key(part))) suffix = naturalCase(part);
  if (words.length > 1 && SUFFIXES.has(key(words.at(-1)!))) suffix = naturalCase(words.pop()!);
  const appended = behind.filter((part) => !SUFFIXES.has(key(part))).join(', ');

  const unnamed = describes(words.map(key));
  const meant = words.length === 1 ? meantDescription(key(words[0]!)) : null;
  const base = { gender: null, title: '', given: [], surname: '', suffix: '', place } as const;
  if (unnamed === 'reporter') return { ...base, sort: 'reporter', display: plain };
  if (unnamed || meant) return { ...base, sort: 'unnamed', display: meant ?? describedAs(plain) };

  let at = 0;
  let gender: Gender | null = null;
  let honorific = '';
  const title: string[] = [];
  for (; at < words.length; at++) {
    const word = key(words[at]!);
    const last = at === words.length - 1;
    if (LABEL_HONORIFICS.has(word) && !last) {
      gender = LABEL_HONORIFICS.get(word) ?? gender;
      honorific = naturalCase(words[at]!);
    } else if (word === 'the' && at === 0) title.push(words[at]!);
    else if (last && (honorific || (title.length > 0 && TITLES_OR_SURNAMES.has(word) && key(title[0]!) !== 'the')))
      break;
    else if (LABEL_TITLE_WORDS.has(word)) title.push(words[at]!);
    else if (
      LABEL_TITLE_TAIL.has(word) &&
      (title.length > 0 || words.slice(at + 1, at + 4).some((next) => LABEL_TITLE_WORDS.has(key(next))))
    )
      title.push(words[at]!);
    else break;
  }
  const names = words.slice(at).map(naturalCase);
  const titled = title
    .map((word) => (SMALL_TITLE_WORDS.has(key(word)) ? word.toLowerCase() : naturalCase(word)))
    .join(' ');
  if (names.length === 0) return { ...base, sort: 'role', display: titled, title: titled.replace(/^the /i, '') };
  let split = names.length - 1;
  while (split > 0 && LABEL_PARTICLES.has(key(names[split - 1]!)) && (split > 1 || names.length === 2)) split--;
  const surname = names.slice(split).join(' ');
  const display = [titled, honorific, ...names, suffix, place && `of ${place}`].filter(Boolean).join(' ');
  const stated = titled || (appended ? sentenceCase(appended) : '');
  return { sort: 'person', display, gender, title: stated, given: names.slice(0, split), surname, suffix, place };
}

/** A description in small letters; "A", who answers "Q", keeps its capital. */
function describedAs(label: string): string {
  return /^\p{Lu}\d*$/u.test(label) ? label : label.toLowerCase();
}

/** "Mark T. Esper", or null for a surname alone. */
export function fullName(name: LabelName): string | null {
  if (name.sort !== 'person' || !name.given.some((word) => key(word).length > 1)) return null;
  return [...name.given, name.surname, name.suffix].filter(Boolean).join(' ');
}

/** Folded letters of a word: "ESPER," → "esper". Hyphens and inner spaces stay. */
export function key(word: string): string {
  return fold(word).replace(/[^\p{L}\p{N} -]/gu, '');
}

/** "ESPER" → "Esper", "JEAN-PIERRE" → "Jean-Pierre", "McCAIN" → "McCain", "O'NEILL" → "O'Neill", "JR." → "Jr.". */
export function naturalCase(word: string): string {
  if (/^(?:II|III|IV)[.,]?$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word)) return word.replace(',', '');
  return word
    .replace(/[,]$/, '')
    .split(/([-‑\s])/)
    .map(naturalPart)
    .join('');
}

function naturalPart(part: string): string {
  const mixed = /^(\p{Lu}\p{Ll}{1,3})(\p{Lu}[\p{Lu}'’.]+)$/u.exec(part);
  if (mixed) return mixed[1]! + naturalPart(mixed[2]!);
  if (/\p{Ll}/u.test(part)) return part;
  const elided = /^([DLO]['’])(\p{Lu}{2,})$/u.exec(part);
  if (elided) return elided[1]! + naturalPart(elided[2]!);
  const scots = /^MC(\p{Lu}{3,})$/u.exec(part);
  if (scots) return `Mc${naturalPart(scots[1]!)}`;
  return part.slice(0, 1) + part.slice(1).toLowerCase();
}

function sentenceCase(words: string): string {
  const shown = words
    .split(' ')
    .map((word) => (SMALL_TITLE_WORDS.has(key(word)) ? word.toLowerCase() : naturalCase(word)));
  return shown.join(' ');
}

/** Whether the words describe somebody without naming them. */
function describes(words: readonly string[]): 'reporter' | 'unnamed' | null {
  const bare = words.filter((word) => !/^(?:the|an?|no|\d+|q\d*|a\d+)$/.test(word) || words.length === 1);
  const last = bare.at(-1) ?? words[0] ?? '';
  if (/^q\d*$/.test(words[0] ?? '') && words.length === 1) return 'reporter';
  if (/^a\d*$/.test(words[0] ?? '') && words.length === 1) return 'unnamed';
  if (bare.every((word) => REPORTER_LABELS.has(word))) return 'reporter';
  if (words.join(' ').includes('presiding officer') || /\bpro tempore\b/.test(words.join(' '))) return 'unnamed';
  if (LABEL_HONORIFICS.has(words[0] ?? '')) return null;
  if (LABEL_DESCRIPTIONS.has(last) && bare.every((word) => isDescriptive(word))) return 'unnamed';
  return null;
}

/** The description that a word with one slip of the pen means: "MOERATOR" → "moderator". Short words are left alone. */
function meantDescription(word: string): string | null {
  if (word.length < 7 || LABEL_DESCRIPTIONS.has(word)) return null;
  return [...LABEL_DESCRIPTIONS].find((description) => description.length >= 7 && oneSlip(description, word)) ?? null;
}

function isDescriptive(word: string): boolean {
  return (
    LABEL_DESCRIPTIONS.has(word) ||
    REPORTER_LABELS.has(word) ||
    LABEL_TITLE_WORDS.has(word) ||
    LABEL_TITLE_TAIL.has(word) ||
    DESCRIPTIVE_WORDS.has(word)
  );
}

/** Whether two words differ by one letter left out, put in, changed, or swapped with the next. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return (
    swapped || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at + 1)
  );
}
