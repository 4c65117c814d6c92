import { PARTICLES } from '../../lang/index.js';
import type { Person } from '../../model/person.js';
import { wordsOfRole } from '../../people/offices.js';
import { registerEntryOf } from './entry.js';

/**
 * Finds the people of a directory by the words of a question, as the store finds those of the record. They are few beside
 * those of a record, and lie in memory.
 */
export interface DirectoryIndex {
  byId(id: string): Person | undefined;
  byHandle(handle: string): readonly string[];
  byGivenName(word: string): readonly string[];
  /** Those of whose names each group has a word. */
  byNames(groups: readonly (readonly string[])[]): readonly string[];
  /** Those whose offices and ranks have all the words. */
  byRole(words: readonly string[]): readonly string[];
  isSurname(word: string): boolean;
  /** Whole surnames, or any words of names, that are spelt like a word: a handful to judge. */
  similar(word: string, place: 'name' | 'surname'): readonly string[];
}

const HANDFUL = 40;

const indexes = new WeakMap<readonly Person[], DirectoryIndex>();

/** The index of a directory, made once for each. */
export function directoryIndex(directory: readonly Person[]): DirectoryIndex {
  const known = indexes.get(directory);
  if (known) return known;
  const made = index(directory);
  indexes.set(directory, made);
  return made;
}

function index(directory: readonly Person[]): DirectoryIndex {
  const people = new Map(directory.map((person) => [person.id, person]));
  const handles = new DirectoryWords();
  const given = new DirectoryWords();
  const names = new DirectoryWords();
  const roles: { readonly id: string; readonly words: ReadonlySet<string> }[] = [];
  const surnames = new Set<string>();
  for (const person of directory) {
    const entry = registerEntryOf({ ...person, named: true, statements: 0, firstDate: null, lastDate: null });
    const { id } = entry;
    for (const handle of entry.handles) {
      const parts = handle.split(' ');
      for (const part of parts) if (!PARTICLES.has(part)) surnames.add(part);
      for (const form of [handle, parts.join('')]) handles.add(form, id);
      for (const word of [...parts, parts.join('')]) names.add(word, id);
    }
    for (const word of entry.given) {
      names.add(word, id);
      if (word.length > 1) given.add(word, id);
    }
    roles.push({ id, words: new Set([...entry.ranks, ...entry.roles.flatMap(wordsOfRole)]) });
  }
  return {
    byId: (id) => people.get(id),
    byHandle: (handle) => handles.get(handle),
    byGivenName: (word) => given.get(word),
    byNames: (groups) => {
      const [first = [], ...others] = groups.map((group) => new Set(group.flatMap((word) => names.get(word))));
      return [...first].filter((id) => others.every((ids) => ids.has(id)));
    },
    byRole: (words) => roles.filter((one) => words.every((word) => one.words.has(word))).map(({ id }) => id),
    isSurname: (word) => surnames.has(word),
    similar: (word, place) => (place === 'surname' ? handles : names).similar(word),
  };
}

/** Words with those who bear them, and by the pairs of letters that they share with their misspellings. */
class DirectoryWords {
  readonly #bearers = new Map<string, Set<string>>();
  readonly #pairs = new Map<string, Set<string>>();

  add(word: string, id: string): void {
    put(this.#bearers, word, id);
    if (!word.includes(' ')) for (const pair of letterPairs(word)) put(this.#pairs, pair, word);
  }

  get(word: string): readonly string[] {
    return [...(this.#bearers.get(word) ?? [])];
  }

  similar(word: string): readonly string[] {
    const shared = new Map<string, number>();
    for (const pair of letterPairs(word)) {
      for (const other of this.#pairs.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1])
      .slice(0, HANDFUL)
      .map(([other]) => other);
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

function letterPairs(word: string): Set<string> {
  const marked = `^${word}$`;
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= marked.length; i++) pairs.add(marked.slice(i, i + 2));
  return pairs;
}
