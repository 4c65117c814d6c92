import { MILITARY_RANKS, NICKNAMES, PARTICLES, STATE_BY_CODE } from '../../lang/index.js';
import type { Person } from '../../model/person.js';
import type { Period } from '../../model/query.js';
import { officeWords, titleSpellings } from '../../people/offices.js';
import type { PeopleQuery, PersonPlace, SpeakerSummary, Store } from '../../store/store.js';
import { type DirectoryIndex, directoryIndex } from './directory-index.js';
import { type RegisterEntry, registerEntryOf } from './entry.js';

export type { RegisterEntry } from './entry.js';

/** What the register asks of a store. */
export type PeopleStore = Pick<Store, 'people' | 'peopleById' | 'peopleWords' | 'similarNames' | 'scope'>;

/** Words in the longest surname that is looked for: "de la Cruz-Lopez". */
export const LONGEST_HANDLE = 4;

/** So many spellings of a name are judged. */
const HANDFUL = 64;

/** So many bearers of a given name are asked about, those with most statements: nobody reads more. */
const MOST_NAMESAKES = 200;

/**
 * Who can be asked for: the people of the record and of the directory. It serves one question, and reads the people that
 * the question's words can mean, so that a record of any number of people costs nothing to open or to change.
 */
export class Register {
  readonly #store: PeopleStore;
  readonly #listed: DirectoryIndex;
  readonly #entriesById = new Map<string, RegisterEntry>();
  readonly #lookups = new Map<string, Promise<readonly RegisterEntry[]>>();
  readonly #similar = new Map<string, Promise<readonly string[]>>();
  readonly #isStanding = new Map<string, boolean>();
  #span: Promise<Period> | undefined;

  constructor(store: PeopleStore, directory: readonly Person[]) {
    this.#store = store;
    this.#listed = directoryIndex(directory);
  }

  /** The first and the last day on record. */
  span(): Promise<Period> {
    this.#span ??= this.#store.scope().then(({ from, to }) => ({ from, to }));
    return this.#span;
  }

  /** Somebody whom this register has met before, by whatever way. */
  byId(id: string): RegisterEntry | undefined {
    return this.#entriesById.get(id);
  }

  /** Those of the ids who are known, most statements first. */
  async byIds(ids: readonly string[]): Promise<readonly RegisterEntry[]> {
    const unmet = ids.filter((id) => !this.#entriesById.has(id));
    if (unmet.length > 0) await this.#entries([], unmet);
    return ids.flatMap((id) => this.#entriesById.get(id) ?? []).sort((a, b) => b.statements - a.statements);
  }

  /** Those who are called by just these words: a surname of theirs, or an alias of one word. */
  byHandle(words: readonly string[]): Promise<readonly RegisterEntry[]> {
    const [handle, whole] = [words.join(' '), words.join('')];
    return this.#memoized(`handle ${handle}`, async () => {
      if (words.length > 1) for (const word of words) if (!(await this.#isOfSurname(word))) return [];
      const found = await this.#people({ place: 'surname', words: [[whole]] });
      const entries = await this.#entries(found, this.#listed.byHandle(handle));
      const isCalled = (entry: RegisterEntry) =>
        entry.handles.has(handle) ||
        (words.length === 1 && [...entry.handles].some((own) => own.replaceAll(' ', '') === handle));
      return entries.filter(isCalled);
    });
  }

  /** Those with this given name or nickname, two letters at least. */
  byGivenName(word: string): Promise<readonly RegisterEntry[]> {
    return this.#memoized(`given ${word}`, async () => {
      if (word.length < 2) return [];
      const words = [[...new Set([word, ...(NICKNAMES.get(word) ?? [])])]];
      const bearers = async (limit?: number) => {
        const found = await this.#people({ place: 'name', words, ...(limit !== undefined && { limit }) });
        const entries = await this.#entries(found, this.#listed.byGivenName(word));
        return { entries: entries.filter((entry) => entry.given.has(word)), isCut: found.length === limit };
      };
      const { entries, isCut } = await bearers(MOST_NAMESAKES);
      // Where most have it for a surname, the only one among those who were read need not be the only one.
      return isCut && entries.length < 2 ? (await bearers()).entries : entries;
    });
  }

  /** Named people of whose names each group has a word; a surname of several words counts run together as well. */
  byNames(groups: readonly (readonly string[])[]): Promise<readonly RegisterEntry[]> {
    return this.#memoized(`names ${JSON.stringify(groups)}`, async () => {
      const found = await this.#people({ place: 'name', words: groups });
      return (await this.#entries(found, this.#listed.byNames(groups))).filter((entry) => entry.named);
    });
  }

  /** Those one of whose offices, or whose rank, may be meant: to be judged. */
  byOffice(asked: readonly string[]): Promise<readonly RegisterEntry[]> {
    return this.#memoized(`office ${asked.join(' ')}`, async () => {
      const found: SpeakerSummary[] = [];
      const listed: string[] = [];
      for (const office of officeWords(asked)) {
        const words = office.map(titleSpellings);
        found.push(...(await this.#people({ place: 'role', words })));
        // "Gen. Milley" has his rank among the words of his name.
        const isRank = office.every((word) => MILITARY_RANKS.has(word));
        if (isRank) found.push(...(await this.#people({ place: 'name', words })));
        listed.push(...this.#listed.byRole(office));
      }
      return this.#entries(found, listed);
    });
  }

  /** Unnamed speakers whose description holds all the words, in singular or plural. */
  byDescription(words: readonly string[]): Promise<readonly RegisterEntry[]> {
    const asked = words.map(singularOfRole);
    return this.#memoized(`described ${asked.join(' ')}`, async () => {
      const found = await this.#people({ place: 'description', words: asked.map(describingForms) });
      const fits = ({ named, identity }: RegisterEntry) => {
        const own = new Set([...identity].map(singularOfRole));
        return !named && asked.every((word) => own.has(word));
      };
      return (await this.#entries(found, [])).filter(fits);
    });
  }

  /** Whether a word is somebody's surname or part of it. */
  async isSurname(word: string): Promise<boolean> {
    return this.#listed.isSurname(word) || (await this.#standing([word], 'part of surname')).length > 0;
  }

  /** Whether a word stands in anybody's name, office or description, in whatever form. */
  async isOfSomebody(word: string): Promise<boolean> {
    if (this.#listed.byNames([[word]]).length > 0) return true;
    const names = [word, word.replace(/s$/, ''), ...(NICKNAMES.get(word) ?? [])];
    const offices = officeWords([word]).flat();
    if (offices.some((one) => this.#listed.byRole([one]).length > 0)) return true;
    const forms = offices.flatMap((one) => describingForms(singularOfRole(one)));
    const isAny = async (words: readonly string[], place: PersonPlace) =>
      (await this.#standing(words, place)).length > 0;
    return (
      (await isAny(names, 'name')) ||
      (await isAny(names, 'surname')) ||
      (await isAny(forms, 'role')) ||
      (await isAny(forms, 'description'))
    );
  }

  /** Those of some words that stand in anybody's name. */
  async namesAmong(words: readonly string[]): Promise<readonly string[]> {
    const recorded = new Set(await this.#standing(words, 'name'));
    return words.filter((word) => recorded.has(word) || this.#listed.byNames([[word]]).length > 0);
  }

  /** Words of names, or whole surnames run together, that are spelt like a word: a handful to judge. */
  similar(word: string, place: 'name' | 'surname'): Promise<readonly string[]> {
    const key = `${place} ${word}`;
    const known = this.#similar.get(key);
    if (known) return known;
    const similar = this.#store
      .similarNames(word, place, HANDFUL)
      .then((names) => [...new Set([...this.#listed.similar(word, place), ...names])]);
    this.#similar.set(key, similar);
    return similar;
  }

  async #isOfSurname(word: string): Promise<boolean> {
    return PARTICLES.has(word) || this.isSurname(word);
  }

  /** Nobody is looked for by words that nobody has: most words of a question are none of names. */
  async #people(query: PeopleQuery): Promise<readonly SpeakerSummary[]> {
    const words: (readonly string[])[] = [];
    for (const group of query.words) {
      const standing = await this.#standing(group, query.place);
      if (standing.length === 0) return [];
      words.push(standing);
    }
    return this.#store.people({ ...query, words });
  }

  async #standing(words: readonly string[], place: PersonPlace): Promise<readonly string[]> {
    const key = (word: string) => `${place} ${word}`;
    const unknown = words.filter((word) => !this.#isStanding.has(key(word)));
    if (unknown.length > 0) {
      const standing = await this.#store.peopleWords(unknown, place);
      for (const word of unknown) this.#isStanding.set(key(word), standing.has(word));
    }
    return words.filter((word) => this.#isStanding.get(key(word)));
  }

  #memoized(key: string, find: () => Promise<readonly RegisterEntry[]>): Promise<readonly RegisterEntry[]> {
    const known = this.#lookups.get(key);
    if (known) return known;
    const found = find();
    this.#lookups.set(key, found);
    return found;
  }

  /** Those found in the record, most statements first, then those of the directory who never speak on record. */
  async #entries(found: readonly SpeakerSummary[], listed: readonly string[]): Promise<readonly RegisterEntry[]> {
    const summaries = new Map(found.map((each) => [each.person.id, each]));
    const others = [...new Set(listed)].filter((id) => !summaries.has(id) && !this.#entriesById.has(id));
    const speaking = others.length === 0 ? [] : await this.#store.peopleById(others);
    for (const each of speaking) summaries.set(each.person.id, each);
    const entries = new Map<string, RegisterEntry>();
    for (const [id, each] of summaries)
      entries.set(
        id,
        this.#entryFor(id, () => recordedEntry(each, this.#listed.byId(id))),
      );
    for (const id of listed) {
      const person = this.#listed.byId(id);
      const entry = person ? this.#entryFor(id, () => directoryEntry(person)) : this.#entriesById.get(id);
      if (entry) entries.set(id, entry);
    }
    return [...entries.values()].sort((a, b) => b.statements - a.statements);
  }

  #entryFor(id: string, make: () => RegisterEntry): RegisterEntry {
    const known = this.#entriesById.get(id);
    if (known) return known;
    const entry = make();
    this.#entriesById.set(id, entry);
    return entry;
  }
}

/** The entries of people met before. A store gives the same person again while nothing has changed. */
const entryCache = new WeakMap<Person, { readonly listed: Person | undefined; readonly entry: RegisterEntry }>();

/** Somebody of the record, with what the directory knows of them. */
function recordedEntry(
  { person, statements, firstDate, lastDate }: SpeakerSummary,
  listed: Person | undefined,
): RegisterEntry {
  const known = entryCache.get(person);
  const isSame =
    known?.listed === listed &&
    known?.entry.statements === statements &&
    known.entry.firstDate === firstDate &&
    known.entry.lastDate === lastDate;
  if (isSame) return known.entry;
  const entry = registerEntryOf({
    statements,
    firstDate,
    lastDate,
    id: person.id,
    name: person.name,
    named: person.kind === 'named',
    aliases: [...person.aliases, ...(listed ? [listed.name, ...listed.aliases] : [])],
    roles: listed && listed.roles.length > 0 ? listed.roles : person.roles,
  });
  entryCache.set(person, { listed, entry });
  return entry;
}

function directoryEntry({ id, name, aliases, roles }: Person): RegisterEntry {
  return registerEntryOf({ id, name, aliases, roles, named: true, statements: 0, firstDate: null, lastDate: null });
}

function singularOfRole(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** What may stand in a description where a word in the singular is meant. */
function describingForms(word: string): readonly string[] {
  const codes = [...STATE_BY_CODE].filter(([, words]) => words.some((one) => singularOfRole(one) === word));
  return [word, `${word}s`].flatMap(titleSpellings).concat(codes.map(([code]) => code));
}
