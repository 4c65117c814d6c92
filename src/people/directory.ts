import type { Person } from '../model/person.js';
import { fits, type Name, parseName } from './name.js';

/** The people that the newsroom knows, by the names they go by. */
export class Directory {
  readonly people: readonly Person[];
  readonly #byId: ReadonlyMap<string, Person>;
  readonly #byName = new Map<string, Person[]>();
  readonly #byLastWord = new Map<string, { name: Name; person: Person }[]>();

  constructor(people: readonly Person[]) {
    this.people = people;
    this.#byId = new Map(people.map((person) => [person.id, person]));
    for (const person of people) {
      for (const spelling of [person.name, ...person.aliases]) {
        const name = parseName(spelling);
        push(this.#byName, name.key, person);
        push(this.#byLastWord, name.last, { name, person });
      }
    }
  }

  get(id: string): Person | undefined {
    return this.#byId.get(id);
  }

  /** The people who go by exactly this name or alias, regardless of case and accents. */
  named(name: Name): Person[] {
    return unique(this.#byName.get(name.key) ?? []);
  }

  /** The people one of whose names fits this one (see `fits`). */
  fitting(name: Name): Person[] {
    const namesakes = this.#byLastWord.get(name.last) ?? [];
    return unique(namesakes.filter((known) => fits(known.name, name)).map((known) => known.person));
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function unique(people: readonly Person[]): Person[] {
  return [...new Set(people)];
}
