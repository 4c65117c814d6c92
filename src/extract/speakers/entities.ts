import { genderOf, ORGANISATION_WORDS, singular } from '../../lang/index.js';
import type { ShortName } from '../../people/name-fit.js';
import { isAcronym } from '../../text/case.js';
import { lexiconEntry } from '../tagger/lexicon.js';

/** Letters that two words of one stem share at least. */
const LIKE = 5;

/** A person or an organisation that the document names, as far as it has been read: each mention may tell more of it. */
export interface Entity {
  /** The fullest form so far, without titles: "Mark A. Milley". */
  name: string;
  words: readonly string[];
  /** What it is compared by with other names. */
  short: ShortName;
  surname: string;
  /** Whether the document gave a full name. */
  full: boolean;
  personal: boolean;
  /** Whether a "who" stands for it somewhere: then it is a person, whatever its name looks like. */
  isWho: boolean;
  /** Whether the document speaks of it as of no person: "Northgate Capital, which owns". */
  thing: boolean;
  gender: 'm' | 'f' | null;
  /**
   * Common nouns that pick this person up ("general", "president"), and what offices are shortened to ("cs"); with the words
   * that describe each, in lower case: they tell one secretary from another.
   */
  readonly roles: Map<string, Set<string>>;
  /** Whether the document calls them by a peer's title, "Mr" or the like, or neither. */
  address: 'peer' | 'common' | null;
  /** Of a peer: "Finsby" in "Lord Smythe of Finsby". */
  readonly place: string | null;
  /** The role as the document puts it, the first one given: "president of the Joint Chiefs of Staff". */
  role: string | null;
}

/** Where an entity stands in the text. */
export interface EntityMention {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
}

/** The gender that an entity has shown, or that its one word has as a given name. */
export function genderHint({ gender, words }: Entity): 'm' | 'f' | null {
  return gender ?? (words.length === 1 ? genderOf(words[0]!) : null);
}

/** A name of one word of which nothing is known: no place or body by its form, so it may be somebody's surname. */
export function mayBePerson({ personal, thing, words, name }: Entity): boolean {
  const lower = name.toLowerCase();
  const known = lexiconEntry(lower) ?? lexiconEntry(singular(lower));
  return !personal && !thing && words.length === 1 && !isAcronym(name) && !known && !ORGANISATION_WORDS.has(lower);
}

/** Whether other words describe somebody's role than describe the one that is meant: no "home secretary" is the "education secretary". */
export function contradicts({ roles }: Entity, head: string, own: readonly string[]): boolean {
  const theirs = roles.get(head);
  return theirs !== undefined && theirs.size > 0 && own.length > 0 && !own.some((word) => hasLike(theirs, word));
}

/** "Mexico" and "Mexican" describe alike. */
function hasLike(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  const beginning = word.slice(0, LIKE);
  return word.length > LIKE && [...words].some((other) => other.startsWith(beginning));
}

/** Notes that the document speaks of an entity as of no person. */
export function takeForThing(entity: Entity): void {
  entity.thing = true;
  entity.personal = false;
}

/** "drivers", not "boss". */
export function isPlural(noun: string): boolean {
  return /[^s]s$/.test(noun);
}
