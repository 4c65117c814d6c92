import { CIVIL_OFFICES, type Gender, LABEL_HONORIFICS, OFFICE_ABBREVIATIONS } from '../../lang/index.js';
import { key, type LabelName, oneSlip, parseLabel } from '../../people/label-name.js';
import { fold } from '../../text/words.js';
import type { KnownPerson } from '../extraction.js';

/** The people known beforehand, by surname and by alias. */
interface DirectoryIndex {
  readonly bySurname: Map<string, KnownPerson[]>;
  readonly byAlias: Map<string, Set<KnownPerson>>;
}

/** One directory serves all the documents that are read with it. */
const indexes = new WeakMap<readonly KnownPerson[], DirectoryIndex>();

function indexOf(people: readonly KnownPerson[]): DirectoryIndex {
  const known = indexes.get(people);
  if (known) return known;
  const index: DirectoryIndex = { bySurname: new Map(), byAlias: new Map() };
  for (const person of people) {
    const surname = surnameKeyOf(person.name);
    index.bySurname.set(surname, [...(index.bySurname.get(surname) ?? []), person]);
    for (const alias of [person.name, ...person.aliases]) {
      const spelt = fold(alias);
      index.byAlias.set(spelt, (index.byAlias.get(spelt) ?? new Set()).add(person));
    }
  }
  indexes.set(people, index);
  return index;
}

/** Those of them who can be meant on a day. */
export class Directory {
  readonly #bySurname: DirectoryIndex['bySurname'];
  readonly #byAlias: DirectoryIndex['byAlias'];
  readonly #people: readonly KnownPerson[];
  readonly #date: string | undefined;

  /** @param date the day of the event: roles count when they were held on it. */
  constructor(people: readonly KnownPerson[], date: string | undefined) {
    this.#people = people;
    this.#date = date;
    const { bySurname, byAlias } = indexOf(people);
    this.#bySurname = bySurname;
    this.#byAlias = byAlias;
  }

  /** Surnames of everyone, folded. */
  surnames(): Iterable<string> {
    return this.#bySurname.keys();
  }

  /** The one person with this alias ("Mr. BROWN of Ohio"), letter case aside. */
  withAlias(alias: string): KnownPerson | null {
    const people = this.#byAlias.get(fold(alias).replace(/\s+/g, ' '));
    return people?.size === 1 ? [...people][0]! : null;
  }

  /**
   * The one person whom a label without a given name can mean: the surname is theirs, nothing in honorific or title
   * speaks against it, and a role was theirs on the day. Null when nobody or more than one fits.
   *
   * @param office a word that the role must have, such as "senator" in the Senate's record.
   */
  fitting(label: LabelName, office: string | null): KnownPerson | null {
    const fits = (this.#bySurname.get(lastKey(label.surname)) ?? []).filter(
      (person) =>
        key(person.name).includes(key(label.surname)) &&
        agrees(genderOf(person), label.gender) &&
        (!hasRank(label.title) || [...person.aliases, ...person.roles.map(({ title }) => title)].some(hasRank)) &&
        this.#rolesOn(person).some((role) => (!office || fold(role).includes(office)) && sameOffice(role, label.title)),
    );
    return fits.length === 1 ? fits[0]! : null;
  }

  /** The one person with this full name, given names shortened or not ("Mark Esper", "Mark T. Esper", an alias). */
  named(name: string): KnownPerson | null {
    const alias = this.withAlias(name);
    if (alias) return alias;
    const fits = (this.#bySurname.get(surnameKeyOf(name)) ?? []).filter((person) => sameName(person.name, name));
    return fits.length === 1 ? fits[0]! : null;
  }

  /** Who held exactly this office on the day: "President". Null unless one did. */
  inOffice(title: string): KnownPerson | null {
    const wanted = fold(title);
    const holders = this.#people.filter((person) => this.#rolesOn(person).some((role) => isOffice(role, wanted)));
    return holders.length === 1 ? holders[0]! : null;
  }

  #rolesOn(person: KnownPerson): string[] {
    const day = this.#date?.slice(0, 10);
    if (!day) return [];
    return person.roles
      .filter((role) => (!role.from || role.from <= day) && (!role.to || day <= role.to))
      .map((role) => role.title);
  }
}

/** Folded surname of a full name, without "Jr." and the like: "Henry E. Brown Jr." → "brown". */
export function surnameKeyOf(name: string): string {
  const words = key(name).split(' ');
  while (words.length > 1 && /^(?:jr|sr|ii|iii|iv)$/.test(words.at(-1)!)) words.pop();
  return words.at(-1) ?? '';
}

/** The last word of a surname, folded: "Van Hollen" → "hollen". */
export function lastKey(surname: string): string {
  return key(surname).split(' ').at(-1) ?? '';
}

/** Same surname, and first names equal or one the initial of the other. Middle names must not contradict. */
export function sameName(a: string, b: string): boolean {
  const [left, right] = [a, b].map((name) =>
    key(name)
      .split(' ')
      .filter((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word)),
  );
  if (!left || !right || left.at(-1) !== right.at(-1) || left.length < 2 || right.length < 2) return false;
  const alike = (x: string, y: string): boolean => x === y || x === y[0] || y === x[0];
  if (!alike(left[0]!, right[0]!)) return false;
  const [middleLeft, middleRight] = [left.slice(1, -1), right.slice(1, -1)];
  return middleLeft.every((word, at) => !middleRight[at] || alike(word, middleRight[at]));
}

/** Whether two honorifics may be one person's. */
export function agrees(a: Gender | null, b: Gender | null): boolean {
  return a === null || b === null || a === b;
}

/** What the aliases with "Mr." or "Ms." say. */
function genderOf(person: KnownPerson): Gender | null {
  for (const alias of person.aliases) {
    const gender = LABEL_HONORIFICS.get(key(alias.split(' ')[0] ?? ''));
    if (gender) return gender;
  }
  return null;
}

/** A label's title ("Secretary", "Sec.", "Gen.") may be that office; forms of rank and no title fit any. */
function sameOffice(role: string, title: string): boolean {
  const offices = key(title)
    .split(' ')
    .map((word) => OFFICE_ABBREVIATIONS.get(word) ?? word)
    .filter((word) => CIVIL_OFFICES.has(word));
  const held = key(role);
  return offices.every((word) => held.includes(word));
}

/** "GENERAL BROWN" is somebody whom the directory knows by a rank or a military office. */
function hasRank(words: string): boolean {
  return /^(?:army |navy |air force |marine (?:corps )?)?(?:(?:brig|maj|lt|lieutenant|major|rear|vice)\b\.? )?(?:gen|general|adm|admiral|col|colonel|capt|captain)\b|^chief of staff of the|^chairman of the joint chiefs/.test(
    fold(words),
  );
}

function isOffice(role: string, wanted: string): boolean {
  const held = fold(role).replace(/ of the united states$/, '');
  return held === wanted || (wanted.length > 8 && oneSlip(held, wanted));
}

/** Completes "sec esper" by the directory: only where an office or rank stands before the surname, and one person fits. */
export function fullNameOf(titled: string, directory: Directory): string | null {
  const label = parseLabel(titled);
  return label.sort === 'person' && label.title !== '' ? (directory.fitting(label, null)?.name ?? null) : null;
}
