import type { Person } from '../model/person.js';
import { type Name, parseName } from './name.js';
import { nameShapes, namesFit, shapesThatFit } from './name-fit.js';

/** People of one last word, found by a name that fits one of theirs without looking at all of the others. */
export class Namesakes {
  readonly #people = new Map<string, Person>();
  /** Ids of people, each with the spellings that have that shape: see `nameShapes`. */
  readonly #byShape = new Map<string, Map<string, Name[]>>();
  readonly #known = new Set<string>();

  constructor(people: readonly Person[] = []) {
    for (const person of people) this.add(person);
  }

  /** Adds somebody, or puts them in the place of who had the same id, whose spellings they must have. */
  add(person: Person): void {
    this.#people.set(person.id, person);
    for (const spelling of [person.name, ...person.aliases]) {
      const entry = `${person.id}\n${spelling}`;
      if (this.#known.has(entry)) continue;
      this.#known.add(entry);
      const name = parseName(spelling);
      for (const shape of nameShapes(name)) {
        const people = this.#byShape.get(shape) ?? new Map<string, Name[]>();
        this.#byShape.set(shape, people);
        people.set(person.id, [...(people.get(person.id) ?? []), name]);
      }
    }
  }

  /** Those one of whose spellings fits the name (see `namesFit`). */
  fitting(name: Name): Person[] {
    const found = new Set<string>();
    for (const shape of shapesThatFit(name)) {
      for (const [id, names] of this.#byShape.get(shape) ?? [])
        if (!found.has(id) && names.some((known) => namesFit(known, name))) found.add(id);
    }
    return [...found].map((id) => this.#people.get(id)!);
  }
}
