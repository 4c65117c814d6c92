import {
  FEMALE_HONORIFICS,
  genderOf,
  HONORIFICS,
  MALE_HONORIFICS,
  MILITARY_RANKS,
  NICKNAMES,
  PARTICLES,
  STATE_BY_CODE,
  SUFFIXES,
  TITLE_FORMS,
  TITLE_WORDS,
} from '../../lang/index.js';
import type { Role } from '../../model/person.js';
import { titleWords, wordsOfRole } from '../../people/offices.js';
import { surnameOf, surnameSize } from '../../people/surname.js';
import { plainWords } from '../../text/tokenizer.js';

/** Somebody who can be asked for. */
export interface RegisterEntry {
  readonly id: string;
  readonly name: string;
  readonly named: boolean;
  /** The surname as it is written: "Jean-Pierre". */
  readonly surname: string;
  /** 0 for somebody of the directory who never speaks on record. */
  readonly statements: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** From the directory where it knows the person, else learned from documents. */
  readonly roles: readonly Role[];
  /** What they are called by on their own: surname, single-word aliases; words joined by spaces. */
  readonly handles: ReadonlySet<string>;
  /** Given names, initials and nicknames. */
  readonly given: ReadonlySet<string>;
  /** "mr", "ms", … as the record calls them; empty where it doesn't. */
  readonly honorifics: ReadonlySet<string>;
  /** As their honorifics tell it, else their given name; null where neither does. */
  readonly gender: 'm' | 'f' | null;
  /** Military ranks they are called by, which have no dates. */
  readonly ranks: ReadonlySet<string>;
  /** Every word that can tell them from a namesake: of names, titles, organisations, states. */
  readonly identity: ReadonlySet<string>;
}

export type RegisterEntryParts = Pick<
  RegisterEntry,
  'id' | 'name' | 'named' | 'statements' | 'firstDate' | 'lastDate' | 'roles'
> & {
  readonly aliases: readonly string[];
};

/** Somebody with what they can be asked for by, as their names and roles tell it. */
export function registerEntryOf(parts: RegisterEntryParts): RegisterEntry {
  const handles = new Set<string>();
  const given = new Set<string>();
  const honorifics = new Set<string>();
  const identity = new Set<string>();
  const ranks = new Set<string>();
  let first: string | undefined;
  for (const name of [parts.name, ...parts.aliases]) {
    const typed = plainWords(name);
    first ??= typed[0] ?? '';
    for (const word of titleWords(typed)) identity.add(word);
    if (!parts.named && !isBareSurname(name)) continue;
    // The last word is a surname even where it looks like a title ("Amartya Sen").
    const words = titleWords(typed.slice(0, -1));
    words.push(...typed.slice(-1));
    if (words.every((word) => TITLE_WORDS.has(word) || TITLE_FORMS.has(word))) continue;
    // "Brown of Ohio": what follows tells namesakes apart, and is no part of the name.
    const of = words.indexOf('of');
    const own = (of > 0 ? words.slice(0, of) : words).filter((word) => !SUFFIXES.has(word));
    let start = 0;
    while (start < own.length - 1 && (HONORIFICS.has(own[start]!) || TITLE_WORDS.has(own[start]!))) {
      if (HONORIFICS.has(own[start]!)) honorifics.add(own[start]!);
      if (MILITARY_RANKS.has(own[start]!)) ranks.add(own[start]!);
      start++;
    }
    const bare = own.slice(start);
    const size = surnameSize(name, bare);
    if (size === 0) continue;
    handles.add(bare.slice(-size).join(' '));
    if (size > 1 && PARTICLES.has(bare.at(-size)!)) handles.add(bare.slice(1 - size).join(' '));
    for (const word of bare.slice(0, -size)) {
      given.add(word).add(word[0]!);
      for (const form of NICKNAMES.get(word) ?? []) given.add(form);
    }
  }
  for (const word of given) identity.add(word);
  for (const role of parts.roles) {
    for (const word of wordsOfRole(role)) identity.add(word);
  }
  // What is added on the way is no code of a state.
  for (const word of identity) for (const part of STATE_BY_CODE.get(word) ?? []) identity.add(part);
  const gender = genderBy(honorifics) ?? genderOf(first ?? '');
  // Each by its name: objects that are spread take five times as long, and there may be thousands of namesakes.
  return {
    id: parts.id,
    name: parts.name,
    named: parts.named,
    surname: surnameOf(parts.name),
    statements: parts.statements,
    firstDate: parts.firstDate,
    lastDate: parts.lastDate,
    roles: parts.roles,
    handles,
    given,
    honorifics,
    gender,
    ranks,
    identity,
  };
}

/** The gender that honorifics tell, where they agree. */
export function genderBy(honorifics: Iterable<string>): 'm' | 'f' | null {
  let common: 'm' | 'f' | null = null;
  for (const word of honorifics) {
    const gender = MALE_HONORIFICS.has(word) ? 'm' : FEMALE_HONORIFICS.has(word) ? 'f' : null;
    if (gender && common && gender !== common) return null;
    common = gender ?? common;
  }
  return common;
}

/** "Mr. Price" or "Price": a person whom the source names by surname alone. */
function isBareSurname(name: string): boolean {
  const words = plainWords(name).filter((word) => !HONORIFICS.has(word));
  return (
    words.length === 1 && words[0]!.length > 1 && !TITLE_WORDS.has(words[0]!) && /^(?:\p{L}+\.? )?\p{Lu}/u.test(name)
  );
}
