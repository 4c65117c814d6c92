import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/model/person.js';
import { Register } from '../../../src/search/speakers/register.js';
import { type Resolution, resolveSpeaker } from '../../../src/search/speakers/resolve.js';
import type { SpeakerSummary } from '../../../src/store/store.js';
import { queryTokensOf } from '../../../src/text/tokenizer.js';
import { peopleStore } from '../memory-store.js';

function summary(name: string, more: Partial<Person> = {}): SpeakerSummary {
  const person: Person = { id: name, kind: 'named', name, aliases: [], roles: [], ...more };
  return { person, statements: 1, sources: 1, firstDate: '2020-01-06', lastDate: '2020-01-06' };
}

const SUMMARIES = [
  summary('Chris Van Hollen'),
  summary('Karine Jean-Pierre', { aliases: ['KJP'] }),
  summary('Martin Luther King Jr.'),
  summary('Robert F. Kennedy', { roles: [{ title: 'Attorney General' }] }),
  summary('Amartya Sen'),
  summary('Julie Su'),
  summary('Sinéad O’Connor'),
  summary('Ellen Johnson'),
  summary('Robert Johnson'),
  summary('Kelly Ross'),
  summary('Mr. Price', { kind: 'unnamed', id: 'one:price' }),
  summary('a senior official', { kind: 'unnamed', id: 'one:official' }),
  summary('a senior official', { kind: 'unnamed', id: 'two:official' }),
];
const scope = async () => ({ sources: 1, statements: SUMMARIES.length, from: '2020-01-06', to: '2020-01-06' });
const store = { ...peopleStore(SUMMARIES), scope };
const register = new Register(store, []);

async function resolve(text: string): Promise<string> {
  const context = { register, period: { from: null, to: null }, isOnRecord: (word: string) => word === 'sue' };
  const resolution: Resolution = await resolveSpeaker(queryTokensOf(text), context);
  return resolution.kind === 'nobody'
    ? 'nobody'
    : `${resolution.kind}: ${resolution.entries.map(({ id }) => id).join(', ')}`;
}

describe('the register of speakers', () => {
  it.each([
    ['Van Hollen', 'Chris Van Hollen'],
    ['Hollen', 'Chris Van Hollen'],
    ['Jean Pierre', 'Karine Jean-Pierre'],
    ['jeanpierre', 'Karine Jean-Pierre'],
    ['Jean Piere', 'Karine Jean-Pierre'],
    ['KJP', 'Karine Jean-Pierre'],
    ['Karine', 'Karine Jean-Pierre'],
    ['Dr. King', 'Martin Luther King Jr.'],
    ['Martin King, Jr.', 'Martin Luther King Jr.'],
    ['Bobby Kennedy', 'Robert F. Kennedy'],
    ['R. F. Kennedy', 'Robert F. Kennedy'],
    ['Attorney General Kennedy', 'Robert F. Kennedy'],
    ['the attorney general', 'Robert F. Kennedy'],
    ['Sen', 'Amartya Sen'],
    ['Su', 'Julie Su'],
    ["sinead o'connor’s", 'Sinéad O’Connor'],
    ['Mr. Price', 'one:price'],
    ['Mrs. Johnson', 'Ellen Johnson'],
    ['Mr. Johnson', 'Robert Johnson'],
    ['Mr. Ross', 'Kelly Ross'],
    ['Ms. Ross', 'Kelly Ross'],
    ['senior officials', 'one:official, two:official'],
  ])('%s', async (text, id) => {
    expect(await resolve(text)).toBe(`person: ${id}`);
  });

  it.each([
    'Pierre Trudeau',
    'Pierce',
    'Ted Kennedy',
    'Sue',
    'Kin',
    'Luther',
    'Texas',
    'Mrs. King',
    'Ms. Price',
    'Mr. Su',
  ])('knows no %s', async (text) => {
    expect(await resolve(text)).toBe(text === 'Luther' ? 'person: Martin Luther King Jr.' : 'nobody');
  });

  it('asks where a title belies the only bearer of a name', async () => {
    expect(await resolve('Senator Kennedy')).toBe('several: Robert F. Kennedy');
  });
});
