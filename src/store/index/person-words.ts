import { LABEL_HONORIFICS, LABEL_TITLE_WORDS, PARTICLES, SUFFIXES } from '../../lang/index.js';
import type { Person } from '../../model/person.js';
import { surnameSize } from '../../people/surname.js';
import { consonants, phoneticSpelling } from '../../text/phonetic.js';
import { fold } from '../../text/words.js';
import { type PersonPlace, PLACES } from '../people-index.js';
import { indexTerm, nameTerms } from './terms.js';

/** The words that somebody can be found by, by the place where they stand. */
export type PersonWords = Readonly<Record<PersonPlace, ReadonlySet<string>>>;

/** What every store finds a person by. What the words mean (titles, nicknames) is left to who asks. */
export function personWords({ kind, name, aliases, roles }: Person): PersonWords {
  const words = Object.fromEntries(PLACES.map((place) => [place, new Set<string>()])) as Record<
    PersonPlace,
    Set<string>
  >;
  for (const spelling of [name, ...aliases]) {
    const typed = nameTerms(spelling);
    for (const word of typed) words[kind === 'named' ? 'name' : 'description'].add(word);
    if (typed.every((word) => LABEL_TITLE_WORDS.has(word)) || (kind === 'unnamed' && !isBareSurname(spelling)))
      continue;
    for (const surname of surnamesIn(spelling, typed)) {
      // "Jean-Pierre" is found as "jeanpierre": the words are run together.
      const whole = indexTerm(surname.join(''));
      words.surname.add(whole);
      if (kind === 'named') words.name.add(whole);
      for (const part of surname) if (!PARTICLES.has(part)) words['part of surname'].add(part);
    }
  }
  for (const { title, organisation = '' } of roles) {
    for (const word of nameTerms(`${title} ${organisation}`)) {
      words.role.add(word);
      if (kind === 'unnamed') words.description.add(word);
    }
  }
  return words;
}

/** The surname of a name with the particles before it, and without each of them. */
function surnamesIn(name: string, words: readonly string[]): (readonly string[])[] {
  const of = words.indexOf('of');
  const own = (of > 0 ? words.slice(0, of) : words).filter((word) => !SUFFIXES.has(word));
  let size = surnameSize(name, own);
  const surnames: (readonly string[])[] = size > 0 ? [own.slice(-size)] : [];
  while (size > 1 && PARTICLES.has(own.at(-size)!)) surnames.push(own.slice(-(--size)));
  return surnames;
}

/** "Mr. Price" or "Price": somebody whom a source names by the surname alone. */
function isBareSurname(name: string): boolean {
  const words = name.trim().split(/\s+/);
  const [title = ''] = words;
  const isTitled = words.length === 2 && (title.endsWith('.') || LABEL_HONORIFICS.has(fold(title)));
  return (words.length === 1 || isTitled) && /^\p{Lu}./u.test(words.at(-1)!);
}

/** Longest word that parts are made of, in letters; nobody means a longer one. */
const LONGEST = 40;

/** Words up to so many letters, and those with fewer consonants, are found by all of their letters. */
const SHORT = 7;
const TELLING_CONSONANTS = 4;

/**
 * What a name shares with its misspellings: its consonants as they sound, whole and with one left out, and for short
 * words the word itself, whole and with one letter left out. Two words that share none of it are different names.
 * (Deletions as an index: Mor and Fraenkel, 1982, "A hash code method for detecting and correcting spelling errors".)
 */
export function nameParts(word: string): string[] {
  if (word.length > LONGEST || word.length < 2) return [];
  const sound = consonants(phoneticSpelling(word));
  const parts = [`=${sound}`];
  if (sound.length >= TELLING_CONSONANTS) parts.push(...withoutOne(sound).map((part) => `=${part}`));
  if (word.length <= SHORT || sound.length < TELLING_CONSONANTS) {
    parts.push(`-${word}`, ...withoutOne(word).map((part) => `-${part}`));
  }
  return [...new Set(parts)];
}

function withoutOne(word: string): string[] {
  const letters = Array.from(word);
  return letters.map((_, i) => [...letters.slice(0, i), ...letters.slice(i + 1)].join(''));
}
