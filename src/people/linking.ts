import type { Person } from '../model/person.js';
import type { Directory } from './directory.js';
import { fullerName, type Name, parseName, wordsToFind } from './name.js';
import { namesContradict } from './name-fit.js';
import { Namesakes } from './namesakes.js';
import { type StatedRole, withRole } from './roles.js';

/** A speaker as far as linking needs it (see `FoundSpeaker`). */
export interface SpeakerName {
  readonly name: string;
  /** Whether `name` is somebody's full name. */
  readonly named: boolean;
  /** Tells people of one description in one source apart. */
  readonly apart?: number;
  /** What the document calls them. The directory's people keep to the roles that it gives. */
  readonly roles?: readonly StatedRole[];
}

/**
 * Says which people of the record the speakers of a document are. Nobody is linked on a guess: where two people fit,
 * the speaker is kept apart, as somebody of that source only.
 *
 * One linker serves one document, or one batch that is saved at once: it knows the people it has made itself.
 */
export class Linker {
  readonly #directory: Directory;
  readonly #namesakes: (words: string) => Promise<readonly Person[]>;
  /** People that this linker has made or renamed, by the last word of their name. */
  readonly #made = new Map<string, Namesakes>();
  /** People of the record, by the words that they were asked for with. */
  readonly #known = new Map<string, Namesakes>();

  /** @param namesakes the named people of the record with all of these words in their names: `Store.namesakes`. */
  constructor(directory: Directory, namesakes: (words: string) => Promise<readonly Person[]>) {
    this.#directory = directory;
    this.#namesakes = namesakes;
  }

  /** The person that a speaker of this source is. */
  async person(speaker: SpeakerName, sourceId: string): Promise<Person> {
    const name = parseName(speaker.name);
    if (!speaker.named || name.key === '') return unnamed(speaker.name, name, sourceId, speaker.apart);

    const known = this.#directory.withName(name);
    const candidates = known.length > 0 ? known : await this.#fitting(name);
    if (candidates.length > 1) return unnamed(speaker.name, name, sourceId);
    const [person] = candidates;
    if (person && this.#directory.get(person.id)) return person;
    const called = person ? withSpelling(person, speaker.name) : this.#newPerson(speaker.name, name);
    const made = { ...called, roles: (speaker.roles ?? []).reduce(withRole, called.roles) };
    const namesakes = this.#made.get(name.last) ?? new Namesakes();
    namesakes.add(made);
    this.#made.set(name.last, namesakes);
    return made;
  }

  /** Everyone whose name fits, of the directory and of the record. */
  async #fitting(name: Name): Promise<Person[]> {
    const words = wordsToFind(name);
    let recorded = this.#known.get(words);
    if (!recorded) {
      recorded = new Namesakes(await this.#namesakes(words));
      this.#known.set(words, recorded);
    }
    const people = new Map<string, Person>();
    const made = this.#made.get(name.last)?.fitting(name) ?? [];
    for (const person of [...recorded.fitting(name), ...made]) people.set(person.id, person);
    // The directory's word on its people counts, not what the record took over from it.
    for (const id of people.keys()) if (this.#directory.get(id)) people.delete(id);
    for (const person of this.#directory.fitting(name)) people.set(person.id, person);

    // "Mark B. Milley" fits the alias "Mark Milley" of Mark A., but is somebody else.
    return [...people.values()].filter((person) => !namesContradict(parseName(person.name), name));
  }

  #newPerson(name: string, { key }: Name): Person {
    let id = key;
    // The directory may have given this id to somebody whose name does not fit.
    for (let n = 2; this.#directory.get(id); n++) id = `${key}-${n}`;
    return { id, kind: 'named', name, aliases: [], roles: [] };
  }
}

/** The person with one more spelling of the name, under the fuller one. */
function withSpelling(person: Person, spelling: string): Person {
  const name = fullerName(person.name, spelling);
  const aliases = new Set([...person.aliases, person.name, spelling]);
  aliases.delete(name);
  return { ...person, name, aliases: [...aliases] };
}

/** Somebody who exists in this source only. */
function unnamed(description: string, { key }: Name, sourceId: string, apart?: number): Person {
  const id = apart === undefined ? `${sourceId}:${key}` : `${sourceId}:${key}:${apart}`;
  return { id, kind: 'unnamed', name: description, aliases: [], roles: [], sourceId };
}
