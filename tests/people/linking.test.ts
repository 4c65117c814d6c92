import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/model/person.js';
import { Directory } from '../../src/people/directory.js';
import { Linker } from '../../src/people/linking.js';
import { fullerName, type Name, parseName } from '../../src/people/name.js';
import { namesContradict, namesFit } from '../../src/people/name-fit.js';
import { nameTerms } from '../../src/store/index/terms.js';

const person = (id: string, name: string, ...aliases: string[]): Person => ({
  id,
  kind: 'named',
  name,
  aliases,
  roles: [],
});
const milley = person('mark-milley', 'Mark A. Milley', 'Mark Milley');
const brownOfTheAirForce = person('charles-brown', 'Charles Q. Brown Jr.', 'CQ Brown', 'Charles Q. Brown');
const directory = new Directory([
  milley,
  brownOfTheAirForce,
  person('dick-lee-1', 'Richard Lee', 'Dick Lee'),
  person('dick-lee-2', 'Dick Lee'),
]);

/** A linker over a record of these people. */
function linker(...recorded: Person[]): Linker {
  return new Linker(directory, async (words) => withWords(recorded, words));
}
/** Those who have all of these words in their names, as a store finds them. */
function withWords(people: Iterable<Person>, words: string): Person[] {
  return [...people].filter(({ name, aliases }) => {
    const theirs = new Set([name, ...aliases].flatMap(nameTerms));
    return nameTerms(words).every((word) => theirs.has(word));
  });
}
const full = (name: string) => ({ name, named: true });

describe('a speaker', () => {
  it.each([
    ['Mark A. Milley', 'mark-milley'],
    ['MARK MILLEY', 'mark-milley'],
    ['CQ Brown', 'charles-brown'],
    ['C.Q. Brown', 'charles-brown'],
    ['Charles Brown', 'charles-brown'],
    ['Charles Q. Brown, Jr.', 'charles-brown'],
    ['Mark B. Milley', 'mark-b-milley'],
    ['Sherrod Brown', 'sherrod-brown'],
    ['José Núñez', 'jose-nunez'],
  ])('called %s is %s', async (name, id) => {
    expect(await linker().person(full(name), 's')).toMatchObject({ id, kind: 'named' });
  });

  it('of the directory is who the directory says, whatever the record took over', async () => {
    const stale = person('mark-milley', 'Mark Milley', 'Mark B. Milley');
    expect(await linker(stale).person(full('Mark Milley'), 's')).toBe(milley);
    expect(await linker(stale).person(full('Mark B. Milley'), 's')).toMatchObject({ id: 'mark-b-milley' });
  });

  it('is nobody for certain where two people of the directory go by the name', async () => {
    expect(await linker().person(full('Dick Lee'), 's')).toMatchObject({
      id: 's:dick-lee',
      kind: 'unnamed',
      sourceId: 's',
    });
  });

  it('who has no full name exists in the source only', async () => {
    for (const name of ['a senior official', 'Q', 'Milley', 'Mark A. Milley']) {
      const [one, other] = [
        await linker().person({ name, named: false }, 's'),
        await linker().person({ name, named: false }, 't'),
      ];
      expect(one).toMatchObject({ kind: 'unnamed', name, sourceId: 's' });
      expect(one.id).not.toBe(other.id);
    }
  });

  it('is one person under the fuller name where exactly one fits', async () => {
    const recorded = person('ann-lee', 'Ann Lee');
    const fuller = { ...recorded, name: 'Ann B. Lee', aliases: ['Ann Lee'] };
    expect(await linker(recorded).person(full('Ann B. Lee'), 's')).toEqual(fuller);
    expect(await linker(fuller).person(full('Ann Lee'), 's')).toEqual(fuller);
    expect(await linker(fuller).person(full('Ann Beth Lee'), 's')).toMatchObject({
      id: 'ann-lee',
      name: 'Ann Beth Lee',
    });
    expect(await linker(fuller).person(full('Ann C. Lee'), 's')).toEqual(person('ann-c-lee', 'Ann C. Lee'));
  });

  it('is kept apart where two fit', async () => {
    const two = linker(person('ann-lee', 'Ann B. Lee', 'Ann Lee'), person('ann-c-lee', 'Ann C. Lee'));
    expect(await two.person(full('Ann Lee'), 's')).toMatchObject({ id: 's:ann-lee', kind: 'unnamed' });
    expect(await two.person(full('Ann C. Lee'), 's')).toMatchObject({ id: 'ann-c-lee' });
  });

  it('is remembered within a batch that is not saved yet', async () => {
    const batch = linker();
    await batch.person(full('Ann Lee'), 's');
    expect(await batch.person(full('Ann B. Lee'), 't')).toMatchObject({ id: 'ann-lee', name: 'Ann B. Lee' });
    expect(await batch.person(full('Ann C. Lee'), 't')).toMatchObject({ id: 'ann-c-lee' });
    expect(await batch.person(full('Ann Lee'), 'u')).toMatchObject({ id: 'u:ann-lee', kind: 'unnamed' });
  });

  it('holds the roles that documents give, from the first day to the last of about one time', async () => {
    const batch = linker();
    const named = (title: string, day: string | null) =>
      batch.person({ ...full('Ann Lee'), roles: [{ title, day }] }, 's');
    expect((await named('Mayor', '2019-05-02')).roles).toEqual([
      { title: 'Mayor', from: '2019-05-02', to: '2019-05-02' },
    ]);
    await named('mayor', '2019-03-01');
    await named('Mayor', '2020-01-31');
    expect((await batch.person(full('Ann Lee'), 's')).roles).toEqual([
      { title: 'Mayor', from: '2019-03-01', to: '2020-01-31' },
    ]);
    await named('Mayor', '2025-01-31');
    await named('Governor', null);
    expect((await named('Governor', null)).roles).toEqual([
      { title: 'Mayor', from: '2019-03-01', to: '2020-01-31' },
      { title: 'Mayor', from: '2025-01-31', to: '2025-01-31' },
      { title: 'Governor' },
    ]);
  });

  it('of the directory keeps to the roles of the directory', async () => {
    expect(await linker().person({ ...full('Mark Milley'), roles: [{ title: 'Pilot', day: '2020-01-06' }] }, 's')).toBe(
      milley,
    );
  });

  it('never gets the id of somebody else in the directory', async () => {
    const taken = new Directory([person('ann-lee', 'Annabel Leigh')]);
    const made = await new Linker(taken, async () => []).person(full('Ann Lee'), 's');
    expect(made).toMatchObject({ id: 'ann-lee-2', name: 'Ann Lee' });
  });
});

describe('linking without comparing with all namesakes', () => {
  const words = (...list: string[]) => fc.constantFrom(...list);
  const first = words('Ann', 'ann', 'Änn', 'Bo', 'A.', 'Ann-Marie', "O'Ann", 'J.R.', '3rd');
  const middle = words('B.', 'B', 'Beth', 'Bo', 'C.', 'Ruiz', 'Beth-Ann', 'É.');
  const last = words('Lee', 'LEE', 'Smith', 'Ruiz', 'Ann', 'Smith-Lee', "O'Lee", 'Lee’s');
  const suffix = words('', '', '', ', Jr.', ' Sr.', ' III');
  const name = fc
    .tuple(first, fc.array(middle, { maxLength: 2 }), last, suffix)
    .map(([given, middles, surname, end]) => `${[given, ...middles, surname].join(' ')}${end}`);
  const step = fc.record({ name, ends: fc.nat(9).map((n) => n === 0) });

  it('decides as comparing with all of them does', async () => {
    const people = new Directory([
      person('ann-lee', 'Ann B. Lee', 'Ann Lee'),
      person('bo-smith', 'Bo Smith', 'Bo Beth Smith', 'Ann Ruiz'),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
        const [ours, theirs] = [new Map<string, Person>(), new Map<string, Person>()];
        const linker = () => new Linker(people, async (all) => withWords(ours.values(), all));
        const comparison = () => new ComparingLinker(people, (word) => withWords(theirs.values(), word));
        let [one, other] = [linker(), comparison()];
        const [made, wanted]: [Person[], Person[]] = [[], []];
        for (const [i, { name, ends }] of steps.entries()) {
          made.push(await one.person(full(name), `s${i}`));
          wanted.push(other.person(name, `s${i}`));
          expect(made.at(-1)).toEqual(wanted.at(-1));
          if (!ends) continue;
          // The batch is saved.
          for (const each of made.splice(0)) ours.set(each.id, each);
          for (const each of wanted.splice(0)) theirs.set(each.id, each);
          [one, other] = [linker(), comparison()];
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads only those of the record who have the first word of the name as well', async () => {
    const asked: string[] = [];
    const one = new Linker(directory, async (all) => {
      asked.push(all);
      return [];
    });
    for (const each of ['Ann Lee', 'Ann B. Lee', 'Bo Lee', 'Jean-Luc Lee']) await one.person(full(each), 's');
    expect(asked).toEqual(['ann lee', 'bo lee', 'lee']);
  });

  /** The rule as it is said: everybody with that last word is compared with the name. */
  class ComparingLinker {
    readonly #made = new Map<string, Map<string, Person>>();
    readonly #directory: Directory;
    readonly #namesakes: (word: string) => readonly Person[];

    constructor(people: Directory, namesakes: (word: string) => readonly Person[]) {
      this.#directory = people;
      this.#namesakes = namesakes;
    }

    person(spelling: string, sourceId: string): Person {
      const name = parseName(spelling);
      const known = this.#directory.withName(name);
      const candidates = known.length > 0 ? known : this.#fitting(name);
      if (candidates.length > 1) return { ...person(`${sourceId}:${name.key}`, spelling), kind: 'unnamed', sourceId };
      const [found] = candidates;
      if (found && this.#directory.get(found.id)) return found;
      let id = name.key;
      for (let n = 2; this.#directory.get(id); n++) id = `${name.key}-${n}`;
      const made = found ? respelt(found, spelling) : person(id, spelling);
      const namesakes = this.#made.get(name.last) ?? new Map();
      this.#made.set(name.last, namesakes.set(made.id, made));
      return made;
    }

    #fitting(name: Name): Person[] {
      const people = new Map<string, Person>();
      for (const one of [...this.#namesakes(name.last), ...(this.#made.get(name.last)?.values() ?? [])])
        if ([one.name, ...one.aliases].some((each) => namesFit(parseName(each), name))) people.set(one.id, one);
      for (const id of people.keys()) if (this.#directory.get(id)) people.delete(id);
      for (const one of this.#directory.fitting(name)) people.set(one.id, one);
      return [...people.values()].filter((one) => !namesContradict(parseName(one.name), name));
    }
  }

  function respelt(one: Person, spelling: string): Person {
    const name = fullerName(one.name, spelling);
    const aliases = new Set([...one.aliases, one.name, spelling]);
    aliases.delete(name);
    return { ...one, name, aliases: [...aliases] };
  }
});
