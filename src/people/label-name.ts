import {
  DESCRIPTIVE_WORDS,
  type Gender,
  LABEL_DESCRIPTIONS,
  LABEL_HONORIFICS,
  LABEL_PARTICLES,
  LABEL_TITLE_TAIL,
  LABEL_TITLE_WORDS,
  PEER_TITLES,
  POST_NOMINALS,
  REPORTER_LABELS,
  TITLES_OR_SURNAMES,
} from '../lang/index.js';
import { isOneSlip } from '../text/edit-distance.js';
import { foldName } from './name.js';
import { naturalCase, titleCase } from './name-case.js';
import { isSuffix } from './surname.js';

/** A speaker's label taken apart. Names are in natural case. */
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
  // In two languages: "Y Dirprwy Lywydd / The Deputy Presiding Officer".
  const versions = label.split(' / ');
  if (versions.length > 1) {
    const parsed = versions.map(parseLabel);
    return parsed.find(({ sort }) => sort !== 'person') ?? parsed[0]!;
  }
  const plain = label
    .replace(/[\\*[\]]|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, '')
    .replace(/_(?=\d{1,3}$)/, ' ')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^The Hon(?:ou?rable|\.)? the /i, 'The ')
    .replace(/^Q(?=(?:MR|MRS|MS|DR)\b)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const place = / of ((?:\p{Lu}\p{Ll}+ ?)+)$/u.exec(plain)?.[1]?.trim() ?? '';
  const [main = '', ...behind] = (place ? plain.slice(0, -place.length - 4) : plain)
    .split(',')
    .map((part) => part.trim());
  const words = main.split(' ').filter(Boolean);
  // "Tilda Arne MP": beside small letters, letters behind a name are no part of it.
  while (words.length > 2 && POST_NOMINALS.has(words.at(-1)!) && /\p{Ll}/u.test(main)) words.pop();
  let suffix = '';
  for (const part of behind) if (isSuffix(foldName(part))) suffix = naturalCase(part);
  if (words.length > 1 && isSuffix(foldName(words.at(-1)!))) suffix = naturalCase(words.pop()!);
  const appended = behind.filter((part) => !isSuffix(foldName(part))).join(', ');

  const unnamed = describes(words.map(foldName));
  const meant = words.length === 1 ? meantDescription(foldName(words[0]!)) : null;
  const base = { gender: null, title: '', given: [], surname: '', suffix: '', place } as const;
  if (unnamed === 'reporter') return { ...base, sort: 'reporter', display: plain };
  if (/^(?:An?|Some|Several|Another|One) \p{Ll}/u.test(plain))
    return { ...base, sort: 'unnamed', display: plain.replace(/^An? /, '') };
  if (unnamed || meant) return { ...base, sort: 'unnamed', display: meant ?? describedAs(plain) };

  let at = 0;
  let gender: Gender | null = null;
  let honorific = '';
  const title: string[] = [];
  for (; at < words.length; at++) {
    const word = foldName(words[at]!);
    const last = at === words.length - 1;
    if (LABEL_HONORIFICS.has(word) && !last) {
      gender = LABEL_HONORIFICS.get(word) ?? gender;
      honorific = naturalCase(words[at]!);
    } else if (word === 'the' && at === 0) title.push(words[at]!);
    else if (last && (honorific || (title.length > 0 && TITLES_OR_SURNAMES.has(word) && foldName(title[0]!) !== 'the')))
      break;
    else if (LABEL_TITLE_WORDS.has(word) || (PEER_TITLES.has(word) && !last)) title.push(words[at]!);
    else if (
      LABEL_TITLE_TAIL.has(word) &&
      (title.length > 0 || words.slice(at + 1, at + 4).some((next) => LABEL_TITLE_WORDS.has(foldName(next))))
    )
      title.push(words[at]!);
    else break;
  }
  if (isOffice(words, at)) {
    const office = titleCase(words);
    return { ...base, sort: 'role', display: office, title: office.replace(/^(?:the|hon\.?) /i, '') };
  }
  const names = words.slice(at).map(naturalCase);
  const titled = titleCase(title);
  if (names.length === 0) return { ...base, sort: 'role', display: titled, title: titled.replace(/^the /i, '') };
  let split = names.length - 1;
  while (split > 0 && LABEL_PARTICLES.has(foldName(names[split - 1]!)) && (split > 1 || names.length === 2)) split--;
  const surname = names.slice(split).join(' ');
  const display = [titled, honorific, ...names, suffix, place && `of ${place}`].filter(Boolean).join(' ');
  const stated = titled || (appended ? titleCase(appended.split(' ')) : '');
  return { sort: 'person', display, gender, title: stated, given: names.slice(0, split), surname, suffix, place };
}

/** Whether what stands behind a title goes on with it: "The MINISTER OF WATER AND SANITATION", "HON. SPEAKER". */
function isOffice(words: readonly string[], at: number): boolean {
  const first = foldName(words[0] ?? '');
  const last = foldName(words.at(-1) ?? '');
  if (/^hon(?:ou?rable)?$/.test(first))
    return words.length === 2 && !TITLES_OR_SURNAMES.has(last) && LABEL_TITLE_WORDS.has(last);
  const before = foldName(words[at - 1] ?? '');
  return first === 'the' && at > 1 && at < words.length && (before === 'of' || before === 'for');
}

/** A description in small letters; "A", who answers "Q", keeps its capital. */
function describedAs(label: string): string {
  return /^\p{Lu}\d*$/u.test(label) ? label : label.toLowerCase();
}

/** "Mark T. Esper", "Lord Smythe of Finsby"; null for a surname alone. */
export function fullName(name: LabelName): string | null {
  if (name.sort !== 'person') return null;
  const peerage = name.title.split(' ').at(-1)!;
  // A peer's title is the name, and the place tells two of one title apart.
  const isOffice = TITLES_OR_SURNAMES.has(foldName(name.surname));
  if (name.given.length === 0 && PEER_TITLES.has(foldName(peerage)) && !isOffice)
    return [peerage, name.surname, name.place && `of ${name.place}`].filter(Boolean).join(' ');
  if (!name.given.some((word) => foldName(word).length > 1)) return null;
  return [...name.given, name.surname, name.suffix].filter(Boolean).join(' ');
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
  // Nobody's name stands alone behind "the": "THE COURT", "THE BAILIFF".
  if (words[0] === 'the' && words.length === 2 && !isDescriptive(last)) return 'unnamed';
  if (LABEL_DESCRIPTIONS.has(last) && bare.every((word) => isDescriptive(word))) return 'unnamed';
  return null;
}

/** The description that a word with one slip of the pen means: "MOERATOR" → "moderator". Short words are left alone. */
function meantDescription(word: string): string | null {
  if (word.length < 7 || LABEL_DESCRIPTIONS.has(word)) return null;
  return [...LABEL_DESCRIPTIONS].find((description) => description.length >= 7 && isOneSlip(description, word)) ?? null;
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

/** Whether two honorifics may be one person's. */
export function gendersAgree(a: Gender | null, b: Gender | null): boolean {
  return a === null || b === null || a === b;
}
