import type { Person, Role } from '../../model.js';
import type { SpeakerSummary } from '../../store/store.js';
import { genderOf } from '../../text/given-names.js';
import { NICKNAMES } from '../data/nicknames.js';
import { STATE_BY_CODE } from '../data/states.js';
import {
  FEMALE_HONORIFICS,
  HONORIFICS,
  MALE_HONORIFICS,
  MILITARY_RANKS,
  TITLE_FORMS,
  TITLE_WORDS,
} from '../data/titles.js';
import { plainWords } from '../tokens.js';
import { titleWords } from './roles.js';

/** Somebody who can be asked for. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly named: boolean;
  /** The surname as it is written: "Jean-Pierre". */
  readonly surname: string;
  /** 0 for somebody of the directory who never speaks on record. */
  readonly statements: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** From the directory where it knows the person, else learned from documents. */
  readonly roles: readonly Role[];
  /** What they are called by on their own: surname, single-word aliases; words joined by spaces. */
  readonly handles: ReadonlySet<string>;
  /** Given names, initials and nicknames. */
  readonly given: ReadonlySet<string>;
  /** "mr", "ms", … as the record calls them; empty where it doesn't. */
  readonly honorifics: ReadonlySet<string>;
  /** As their honorifics tell it, else their given name; null where neither does. */
  readonly gender: 'm' | 'f' | null;
  /** Military ranks they are called by, which have no dates. */
  readonly ranks: ReadonlySet<string>;
  /** Every word that can tell them from a namesake: of names, titles, organisations, states. */
  readonly identity: ReadonlySet<string>;
}

/** Who can be asked for, found by the words of their names. */
export interface Register {
  readonly entries: readonly Entry[];
  /** The last day on which anybody is on record; null where no day is known. */
  readonly lastDate: string | null;
  byId(id: string): Entry | undefined;
  byHandle(words: readonly string[]): readonly Entry[];
  byGivenName(word: string): readonly Entry[];
  /** Whether a word is somebody's surname or part of it. */
  isSurname(word: string): boolean;
  /** Whether a word stands in anybody's office, organisation or rank. */
  isRoleWord(word: string): boolean;
  /** Unnamed speakers whose description holds all the words, in singular or plural. */
  byDescription(words: readonly string[]): readonly Entry[];
  /** Single-word handles and surnames spelt like a word: a handful to judge. */
  similarHandles(word: string): readonly string[];
  /** Words in the longest handle. */
  readonly longest: number;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const PARTICLES = new Set(['van', 'von', 'de', 'del', 'della', 'di', 'da', 'la', 'le', 'al', 'el', 'bin', 'ibn', 'st']);
const HANDFUL = 40;

const built = new WeakMap<readonly SpeakerSummary[], { directory: readonly Person[]; register: Register }>();

/** The register of a record. It is built once for each array of summaries, so a store may cache that. */
export function registerOf(summaries: readonly SpeakerSummary[], directory: readonly Person[]): Register {
  const known = built.get(summaries);
  if (known?.directory === directory) return known.register;
  const register = buildRegister(summaries, directory);
  built.set(summaries, { directory, register });
  return register;
}

function buildRegister(summaries: readonly SpeakerSummary[], directory: readonly Person[]): Register {
  const known = new Map(directory.map((person) => [person.id, person]));
  const entries: Entry[] = summaries.map(({ person, statements, firstDate, lastDate }) => {
    const listed = known.get(person.id);
    known.delete(person.id);
    return entryOf({
      id: person.id,
      name: person.name,
      named: person.kind === 'named',
      statements,
      firstDate: firstDate?.slice(0, 10) ?? null,
      lastDate: lastDate?.slice(0, 10) ?? null,
      aliases: [...person.aliases, ...(listed ? [listed.name, ...listed.aliases] : [])],
      roles: listed && listed.roles.length > 0 ? listed.roles : person.roles,
    });
  });
  for (const { id, name, aliases, roles } of known.values()) {
    entries.push(entryOf({ id, name, aliases, roles, named: true, statements: 0, firstDate: null, lastDate: null }));
  }
  return index(entries);
}

type EntryParts = Pick<Entry, 'id' | 'name' | 'named' | 'statements' | 'firstDate' | 'lastDate' | 'roles'> & {
  readonly aliases: readonly string[];
};

function entryOf({ aliases, ...parts }: EntryParts): Entry {
  const handles = new Set<string>();
  const given = new Set<string>();
  const honorifics = new Set<string>();
  const identity = new Set<string>();
  const ranks = new Set<string>();
  for (const name of [parts.name, ...aliases]) {
    const typed = plainWords(name);
    for (const word of titleWords(typed)) identity.add(word);
    if (!parts.named && !isBareSurname(name)) continue;
    // The last word is a surname even where it looks like a title ("Amartya Sen").
    const words = [...titleWords(typed.slice(0, -1)), ...typed.slice(-1)];
    if (words.every((word) => TITLE_WORDS.has(word) || TITLE_FORMS.has(word))) continue;
    // "Brown of Ohio": what follows tells namesakes apart, and is no part of the name.
    const of = words.indexOf('of');
    const own = (of > 0 ? words.slice(0, of) : words).filter((word) => !SUFFIXES.has(word));
    let start = 0;
    while (start < own.length - 1 && (HONORIFICS.has(own[start]!) || TITLE_WORDS.has(own[start]!))) {
      if (HONORIFICS.has(own[start]!)) honorifics.add(own[start]!);
      if (MILITARY_RANKS.has(own[start]!)) ranks.add(own[start]!);
      start++;
    }
    const bare = own.slice(start);
    const size = surnameSize(name, bare);
    if (size === 0) continue;
    handles.add(bare.slice(-size).join(' '));
    if (size > 1 && PARTICLES.has(bare.at(-size)!)) handles.add(bare.slice(1 - size).join(' '));
    for (const word of bare.slice(0, -size)) for (const form of givenForms(word)) given.add(form);
  }
  for (const word of given) identity.add(word);
  for (const role of parts.roles) {
    for (const word of wordsOfRole(role)) identity.add(word);
  }
  for (const word of [...identity]) for (const part of STATE_BY_CODE.get(word) ?? []) identity.add(part);
  const gender = genderBy(honorifics) ?? genderOf(plainWords(parts.name)[0] ?? '');
  return { ...parts, surname: surnameOf(parts.name), handles, given, honorifics, gender, ranks, identity };
}

/** The gender that honorifics tell, where they agree. */
export function genderBy(honorifics: Iterable<string>): 'm' | 'f' | null {
  const told = new Set(
    [...honorifics].map((word) => (MALE_HONORIFICS.has(word) ? 'm' : FEMALE_HONORIFICS.has(word) ? 'f' : null)),
  );
  told.delete(null);
  const [gender = null] = told;
  return told.size === 1 ? gender : null;
}

const SUFFIX = /,?\s+(?:Jr|Sr|I{2,3}|IV)\.?$/;

function surnameOf(name: string): string {
  return name.replace(SUFFIX, '').trim().split(/\s+/).at(-1) ?? name;
}

/** Words of the surname: a hyphenated one whole, with the particles before it ("Jean-Pierre", "Van Hollen"). */
function surnameSize(name: string, words: readonly string[]): number {
  const last = /[\p{L}\p{N}.'’]+(?:[-‑][\p{L}\p{N}.'’]+)+$/u.exec(surnameOf(name));
  let size = Math.min(words.length, last ? last[0].split(/[-‑]/).length : 1);
  while (size < words.length - 1 && PARTICLES.has(words.at(-size - 1)!)) size++;
  return size;
}

function givenForms(word: string): string[] {
  return [word, ...(NICKNAMES.get(word) ?? []), word[0]!];
}

/** "Mr. Price" or "Price": a person whom the source names by surname alone. */
function isBareSurname(name: string): boolean {
  const words = plainWords(name).filter((word) => !HONORIFICS.has(word));
  return (
    words.length === 1 && words[0]!.length > 1 && !TITLE_WORDS.has(words[0]!) && /^(?:\p{L}+\.? )?\p{Lu}/u.test(name)
  );
}

function index(entries: readonly Entry[]): Register {
  const handles = new Map<string, Entry[]>();
  const given = new Map<string, Entry[]>();
  const pairs = new Map<string, string[]>();
  const surnames = new Set<string>();
  const roleWords = new Set<string>();
  const described: { readonly entry: Entry; readonly words: ReadonlySet<string> }[] = [];
  const ids = new Map(entries.map((entry) => [entry.id, entry]));
  let longest = 1;
  for (const entry of entries) {
    for (const handle of entry.handles) {
      for (const word of handle.split(' ')) if (!PARTICLES.has(word)) surnames.add(word);
      // "Jean-Pierre" is found as "jeanpierre" as well; misspellings are looked for in this form.
      for (const form of new Set([handle, handle.replaceAll(' ', '')])) add(handles, form, entry);
      longest = Math.max(longest, handle.split(' ').length);
    }
    for (const rank of entry.ranks) roleWords.add(rank);
    for (const role of entry.roles) for (const word of wordsOfRole(role)) roleWords.add(word);
    if (!entry.named) described.push({ entry, words: new Set([...entry.identity].map(singular)) });
    for (const name of entry.given) if (name.length > 1) add(given, name, entry);
  }
  for (const handle of handles.keys()) {
    if (!handle.includes(' ')) for (const pair of letterPairs(handle)) add(pairs, pair, handle);
  }
  return {
    entries,
    longest,
    lastDate: lastDateOf(entries),
    byId: (id) => ids.get(id),
    byHandle: (words) => handles.get(words.join(' ')) ?? [],
    byGivenName: (word) => given.get(word) ?? [],
    isSurname: (word) => surnames.has(word),
    isRoleWord: (word) => roleWords.has(word),
    byDescription: (words) => {
      const asked = words.map(singular);
      return described.filter(({ words: own }) => asked.every((word) => own.has(word))).map(({ entry }) => entry);
    },
    similarHandles: (word) => {
      const shared = new Map<string, number>();
      for (const pair of letterPairs(word)) {
        for (const handle of pairs.get(pair) ?? []) shared.set(handle, (shared.get(handle) ?? 0) + 1);
      }
      return [...shared]
        .sort((a, b) => b[1] - a[1])
        .slice(0, HANDFUL)
        .map(([handle]) => handle);
    },
  };
}

/** The last day on which any of them is on record; null where no day is known. */
export function lastDateOf(entries: readonly Entry[]): string | null {
  let last: string | null = null;
  for (const { lastDate } of entries) if (lastDate !== null && (last === null || lastDate > last)) last = lastDate;
  return last;
}

function wordsOfRole({ title, organisation = '' }: Role): string[] {
  return titleWords(plainWords(`${title} ${organisation}`));
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function letterPairs(word: string): Set<string> {
  const marked = `^${word}$`;
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= marked.length; i++) pairs.add(marked.slice(i, i + 2));
  return pairs;
}
