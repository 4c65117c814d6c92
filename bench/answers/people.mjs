/** Who may be asked for, and by which names without a namesake. */
import { grouped, plain, wordsOf } from './material.mjs';

export function peopleOf({ speakers, statements }) {
  const said = grouped(statements, ({ speaker }) => speaker?.personId);
  const bearers = new Map();
  for (const { person } of speakers) {
    for (const word of new Set(wordsOf(person.name))) bearers.set(word, (bearers.get(word) ?? 0) + 1);
  }
  const people = speakers
    .filter(({ person }) => person.kind === 'named' && /^\p{Lu}\S+ .*\p{L}{3}/u.test(person.name))
    .map(({ person }) => ({ ...person, statements: said.get(person.id) ?? [] }))
    .filter(({ statements: own }) => own.length > 0);
  for (const person of people) {
    person.surname = person.name
      .replace(/,? (?:Jr|Sr|II|III)\.?$/, '')
      .split(' ')
      .at(-1);
    person.isOnly = wordsOf(person.surname).every((word) => bearers.get(word) === 1);
    person.sourceIds = new Set(person.statements.map(({ sourceId }) => sourceId));
  }
  return people;
}

/** One of the names that mean this person and nobody else. */
export function calling({ name, surname, aliases, isOnly }, choice) {
  const full = name.replace(/ \p{Lu}\.(?= )/gu, '');
  if (!isOnly) return choice.of([name, full]);
  // "Mr. BROWN of Ohio" is a label of a transcript.
  const others = aliases.filter(
    (alias) => wordsOf(alias).includes(wordsOf(surname).at(-1)) && !/\p{Lu}{2}/u.test(alias),
  );
  return choice.of([full, surname, surname, surname, ...others]);
}

/** Whether a day of the store lies in a period. */
export const isWithin = (day, from, to) => day !== null && day >= from && day <= to;

export const dayOf = ({ eventDate, publishedDate }) => (eventDate ?? publishedDate)?.slice(0, 10) ?? null;

export const hasSurname = (speakers, surname) =>
  speakers.some(({ person }) => [person.name, ...person.aliases].some((name) => plain(name).includes(plain(surname))));
