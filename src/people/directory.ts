import { type Gender, LABEL_HONORIFICS } from '../lang/index.js';
import type { Person, Role } from '../model/person.js';
import { fold } from '../text/words.js';
import { gendersAgree, type LabelName, parseLabel } from './label-name.js';
import { foldName, type Name, parseName } from './name.js';
import { fitsInTranscript, namesFit } from './name-fit.js';
import { isMilitary, isNamedOffice, mayBeTitled } from './offices.js';
import { titlesHeldOn } from './roles.js';
import { lastWordKey, surnameKey } from './surname.js';

/** Somebody of a directory, as far as names and offices are looked up in it. `id` is absent where nobody is linked to. */
export interface KnownPerson {
  readonly id?: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
}

/** The directories that were made of a list of people: one serves all the documents that are read with it. */
const directories = new WeakMap<readonly KnownPerson[], Directory<KnownPerson>>();

/**
 * The people that the newsroom knows, by the names they go by. Linking asks it by whole names (`withName`, `fitting`), and
 * may get several people. Extraction asks it who is meant by a label, a full name or an office, and gets one person or null:
 * where two fit, nobody is named.
 */
export class Directory<Known extends KnownPerson = Person> {
  readonly people: readonly Known[];
  readonly #byId: ReadonlyMap<string | undefined, Known>;
  #spellings: SpellingIndex<Known> | undefined;
  #labels: LabelIndex<Known> | undefined;

  constructor(people: readonly Known[]) {
    this.people = people;
    this.#byId = new Map(people.map((person) => [person.id, person]));
  }

  /** The directory of a list of people; the same one each time for the same list. */
  static of(people: readonly KnownPerson[]): Directory<KnownPerson> {
    const made = directories.get(people) ?? new Directory(people);
    directories.set(people, made);
    return made;
  }

  get(id: string): Known | undefined {
    return this.#byId.get(id);
  }

  /** The people who go by exactly this name or alias, whatever its case, accents and punctuation. */
  withName(name: Name): Known[] {
    return unique(this.#spellingIndex().byName.get(name.key) ?? []);
  }

  /** The people one of whose names or aliases fits this name (see `namesFit`). */
  fitting(name: Name): Known[] {
    const namesakes = this.#spellingIndex().byLastWord.get(name.last) ?? [];
    return unique(namesakes.filter((known) => namesFit(known.name, name)).map((known) => known.person));
  }

  /** Whether anybody has this surname (see `surnameKey`). */
  hasSurname(key: string): boolean {
    return this.#labelIndex().bySurname.has(key);
  }

  /**
   * The one person with this alias, letter case and accents aside. Punctuation counts, unlike in `withName`: "Mr. BROWN of
   * Ohio" is a form of the Congressional Record, not a name.
   */
  withAlias(alias: string): Known | null {
    return theOnly(unique(this.#labelIndex().byAlias.get(fold(alias).replace(/\s+/g, ' ')) ?? []));
  }

  /** The one person with this full name, given names shortened or not ("Mark Esper", "Mark T. Esper", an alias). */
  withFullName(name: string): Known | null {
    const namesakes = this.#labelIndex().bySurname.get(surnameKey(name)) ?? [];
    return this.withAlias(name) ?? theOnly(namesakes.filter((person) => fitsInTranscript(person.name, name)));
  }

  /**
   * The one person whom a label without a given name can mean: the surname is theirs, nothing in honorific or title
   * speaks against it, and a role was theirs on the day. Null when nobody or more than one fits.
   *
   * @param day `YYYY-MM-DD`; nobody is known to hold a role on an unknown day.
   * @param office a word that the role must have, such as "senator" in the Senate's record.
   */
  meantByLabel(label: LabelName, day: string | undefined, office: string | null = null): Known | null {
    const namesakes = this.#labelIndex().bySurname.get(lastWordKey(label.surname)) ?? [];
    return theOnly(
      namesakes.filter(
        (person) =>
          foldName(person.name).includes(foldName(label.surname)) &&
          gendersAgree(genderOf(person), label.gender) &&
          (!isMilitary(label.title) ||
            [...person.aliases, ...person.roles.map(({ title }) => title)].some(isMilitary)) &&
          titlesOn(person, day).some(
            (title) => (!office || fold(title).includes(office)) && mayBeTitled(title, label.title),
          ),
      ),
    );
  }

  /** The full name of the one person whom an office or rank and a surname mean on a day: "sec esper". Null without either. */
  fullNameOf(titledSurname: string, day: string | undefined): string | null {
    const label = parseLabel(titledSurname);
    return label.sort === 'person' && label.title !== '' ? (this.meantByLabel(label, day)?.name ?? null) : null;
  }

  /** Who held exactly this office on the day: "President". Null unless one did. */
  holderOf(title: string, day: string | undefined): Known | null {
    const office = fold(title);
    return theOnly(this.people.filter((person) => titlesOn(person, day).some((held) => isNamedOffice(held, office))));
  }

  #spellingIndex(): SpellingIndex<Known> {
    this.#spellings ??= spellingIndex(this.people);
    return this.#spellings;
  }

  #labelIndex(): LabelIndex<Known> {
    this.#labels ??= labelIndex(this.people);
    return this.#labels;
  }
}

/** What linking looks up: every spelling of a name, whole and by its last word. */
interface SpellingIndex<Known> {
  readonly byName: ReadonlyMap<string, Known[]>;
  readonly byLastWord: ReadonlyMap<string, { name: Name; person: Known }[]>;
}

function spellingIndex<Known extends KnownPerson>(people: readonly Known[]): SpellingIndex<Known> {
  const byName = new Map<string, Known[]>();
  const byLastWord = new Map<string, { name: Name; person: Known }[]>();
  for (const person of people) {
    for (const spelling of [person.name, ...person.aliases]) {
      const name = parseName(spelling);
      push(byName, name.key, person);
      push(byLastWord, name.last, { name, person });
    }
  }
  return { byName, byLastWord };
}

/** What extraction looks up: the surname of the name that stands first, and every spelling as it is written. */
interface LabelIndex<Known> {
  readonly bySurname: ReadonlyMap<string, Known[]>;
  readonly byAlias: ReadonlyMap<string, Known[]>;
}

function labelIndex<Known extends KnownPerson>(people: readonly Known[]): LabelIndex<Known> {
  const bySurname = new Map<string, Known[]>();
  const byAlias = new Map<string, Known[]>();
  for (const person of people) {
    push(bySurname, surnameKey(person.name), person);
    for (const alias of [person.name, ...person.aliases]) push(byAlias, fold(alias), person);
  }
  return { bySurname, byAlias };
}

/** What the aliases with "Mr." or "Ms." say. */
function genderOf(person: KnownPerson): Gender | null {
  for (const alias of person.aliases) {
    const gender = LABEL_HONORIFICS.get(foldName(alias.split(' ')[0] ?? ''));
    if (gender) return gender;
  }
  return null;
}

function titlesOn(person: KnownPerson, day: string | undefined): string[] {
  return day ? titlesHeldOn(person.roles, day.slice(0, 10)) : [];
}

function theOnly<Known>(people: readonly Known[]): Known | null {
  return people.length === 1 ? people[0]! : null;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function unique<Known>(people: readonly Known[]): Known[] {
  return [...new Set(people)];
}
