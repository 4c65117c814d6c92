import type { Person } from '../model/person.js';
import type { Beginnings } from './statement-index.js';

/** A person with what the record holds of them. */
export interface SpeakerSummary {
  readonly person: Person;
  readonly statements: number;
  readonly sources: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/**
 * Where a word stands with somebody who speaks: `name`, any word of a named person's names, and surnames run together;
 * `surname`, all of it run together ("jeanpierre"); `part of surname`, one word of it; `description`, any word of what
 * an unnamed speaker is called; `role`, of a role's title or organisation.
 */
export const PLACES = ['name', 'surname', 'part of surname', 'description', 'role'] as const;
export type PersonPlace = (typeof PLACES)[number];

/** Asks for people by words in their plain form. */
export interface PeopleQuery {
  readonly place: PersonPlace;
  /** Of each group one word at least must stand there; nobody is found without a group. */
  readonly words: readonly (readonly string[])[];
  /** At most so many people; all unless said. */
  readonly limit?: number;
}

/**
 * Finds people by their names and roles.
 *
 * @throws {OnrecordError} as `Store` says.
 */
export interface PeopleIndex {
  /** Everyone who speaks in a live source, most statements first. */
  speakers(): Promise<readonly SpeakerSummary[]>;
  /** Those who speak in a live source and have these words, most statements first. Reads no more than those who fit. */
  people(query: PeopleQuery): Promise<readonly SpeakerSummary[]>;
  /** Those of `ids` who speak in a live source, most statements first. */
  peopleById(ids: readonly string[]): Promise<readonly SpeakerSummary[]>;
  /** Which of these plain words stand there with anybody who speaks. */
  peopleWords(words: readonly string[], place: PersonPlace): Promise<ReadonlySet<string>>;
  /**
   * Words of speakers' names that are spelt or sound like `word`, in its plain form: at most `limit`, likeliest first,
   * for the caller to judge. `surname`: only whole surnames, run together.
   */
  similarNames(word: string, place: 'name' | 'surname', limit: number): Promise<readonly string[]>;
  /**
   * Named speakers of whose names' words one begins with one of each group's beginnings, most statements first (of very
   * many about so); without groups those with most statements. Beginnings are plain words.
   */
  speakersBeginning(groups: Beginnings, limit: number): Promise<readonly SpeakerSummary[]>;
  /**
   * The named people with each of these words in their names or aliases ("Milley", "Mark Milley"), regardless of case and
   * accents. Reads about as many as have the rarest of them.
   */
  namesakes(words: string): Promise<readonly Person[]>;
}
