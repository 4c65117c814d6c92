import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/model/person.js';
import { Directory } from '../../src/people/directory.js';
import { parseLabel } from '../../src/people/label-name.js';
import { parseName } from '../../src/people/name.js';

const person = (id: string, name: string, aliases: string[] = [], roles: Role[] = []) => ({
  ...{ id, kind: 'named' as const, name, aliases, roles },
});
const directory = new Directory([
  person(
    'ann-lee',
    'Ann B. Lee',
    ['Ms. LEE of Ohio'],
    [{ title: 'Senator from Ohio', from: '2001', to: '2009-01-03' }],
  ),
  person('robert-lee', 'Robert Lee', ['Mr. LEE of Utah'], [{ title: 'Representative from Utah', from: '2001' }]),
  person('maria-gomez', 'Maria Gomez', [], [{ title: 'President', from: '2005-01-20', to: '2009-01-20' }]),
  person('ivan-stone', 'Ivan Stone Jr.', ['Gen. Ivan Stone'], [{ title: 'Chief of Staff of the Army', from: '2003' }]),
  person('peter-stone', 'Peter Stone', [], [{ title: 'Senator from Iowa', from: '2003' }]),
]);
const DAY = '2006-05-01';
const idOf = (found: { readonly id: string } | null) => found?.id ?? null;

describe('the people of a directory, for linking', () => {
  it('are found by a name or an alias, whatever its punctuation', () => {
    expect(directory.withName(parseName('ANN B LEE')).map(({ id }) => id)).toEqual(['ann-lee']);
    expect(directory.withName(parseName('Ann Lee'))).toEqual([]);
  });

  it('are found by a name that fits, where a suffix tells people apart', () => {
    expect(directory.fitting(parseName('Ann Lee')).map(({ id }) => id)).toEqual(['ann-lee']);
    expect(directory.fitting(parseName('Ivan Stone III'))).toEqual([]);
  });
});

describe('the one person of a directory', () => {
  it.each([
    ['Ann Lee', 'ann-lee'],
    ['A. Lee', 'ann-lee'],
    ['Ivan Stone', 'ivan-stone'],
    ['Mr. LEE of Utah', 'robert-lee'],
    ['Tom Lee', null],
    ['Lee', null],
  ])('with the full name %s: %s', (name, id) => expect(idOf(directory.withFullName(name))).toBe(id));

  it('has an alias with its punctuation', () => {
    expect(idOf(directory.withAlias('MR. LEE  OF UTAH'))).toBe('robert-lee');
    expect(directory.withAlias('Mr LEE of Utah')).toBeNull();
  });

  it.each([
    ['MS. LEE', DAY, null, 'ann-lee'],
    ['MR. LEE', DAY, null, 'robert-lee'],
    ['LEE', DAY, null, null],
    ['LEE', DAY, 'senator', 'ann-lee'],
    ['GENERAL STONE', DAY, null, 'ivan-stone'],
    ['SENATOR STONE', DAY, null, 'peter-stone'],
    ['MS. LEE', '2019-01-01', null, null],
    ['MS. LEE', undefined, null, null],
  ])('is meant by the label %s on %s in the office %s: %s', (label, day, office, id) =>
    expect(idOf(directory.meantByLabel(parseLabel(label), day, office))).toBe(id),
  );

  it('completes a title and a surname, but no surname alone', () => {
    expect(directory.fullNameOf('sen stone', DAY)).toBe('Peter Stone');
    expect(directory.fullNameOf('stone', DAY)).toBeNull();
  });

  it('holds an office on a day', () => {
    expect(idOf(directory.holderOf('President', DAY))).toBe('maria-gomez');
    expect(directory.holderOf('President', '2010-01-01')).toBeNull();
  });
});

it('is taken apart once for one list', () => {
  const people = [{ name: 'Ann Lee', aliases: [], roles: [] }];
  expect(Directory.of(people)).toBe(Directory.of(people));
  expect(Directory.of(people).hasSurname('lee')).toBe(true);
});
