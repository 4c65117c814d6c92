import type { Period, SpellingCorrection } from '../../model/query.js';
import type { RegisterEntry } from './entry.js';
import type { Register } from './register.js';

/** Who some words of a question mean. */
export type Resolution =
  /** One person, or unnamed speakers of one description, each of whom stands for a single source. */
  | {
      readonly kind: 'person';
      readonly entries: readonly RegisterEntry[];
      readonly asked: Designation;
      readonly corrections: readonly SpellingCorrection[];
      /** The full name as typed, where it is nobody's and was read as the nearest one. */
      readonly spelt?: string;
    }
  /** Several people fit: ask. */
  | {
      readonly kind: 'several';
      readonly entries: readonly RegisterEntry[];
      readonly corrections: readonly SpellingCorrection[];
      readonly spelt?: string;
    }
  /** Nobody on record; `similar` share the surname, but something else that was said tells them apart. */
  | { readonly kind: 'nobody'; readonly similar: readonly RegisterEntry[] };

/** What a person was asked for by: a name, or a role whose holder they were for a time. */
export type Designation = { readonly by: 'name' } | { readonly by: 'role'; readonly words: readonly string[] };

export interface ResolveContext {
  readonly register: Register;
  /** When the words asked for were spoken; both ends open where the question doesn't say. */
  readonly period: Period;
  /** Whether a plain word occurs in the record. Such a word is never taken for a misspelt name. */
  readonly isOnRecord: (word: string) => boolean;
  /** Set where names are taken as they are spelt. */
  readonly asTyped?: boolean;
  /** Whether a plain word is one of the language: what is none may be a short name with a letter left out ("Espr"). */
  readonly isWord?: (word: string) => boolean;
}

/** A place in the words where somebody's name stands. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly RegisterEntry[];
  readonly corrections: readonly SpellingCorrection[];
}
