import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/model.js';
import { Directory } from '../../src/record/directory.js';
import { Linker } from '../../src/record/link.js';
import { nameTerms } from '../../src/store/terms.js';

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
  return new Linker(directory, async (word) =>
    recorded.filter(({ name, aliases }) => [name, ...aliases].some((each) => nameTerms(each).includes(word))),
  );
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
