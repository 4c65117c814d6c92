import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompletionKind, complete } from '../../../src/search/complete/complete.js';
import { makeDocument } from '../../store/documents.js';
import { STORE } from '../fixtures.js';
import { memoryStore } from '../memory-store.js';

const store = STORE;
const of = (kind: CompletionKind, typed: string, limit?: number) =>
  complete(kind, typed, { store, ...(limit === undefined ? {} : { limit }) });

describe('complete', () => {
  it.each([
    ['mil', ['Mark A. Milley']],
    ['MILLEY', ['Mark A. Milley']],
    ['mark', ['Mark A. Milley', 'Mark T. Esper']],
    ['ma mi', ['Mark A. Milley']],
    ['brown ch', ['Charles Q. Brown']],
    // Behind the bearers of the name stands who is called alike.
    ['brown', ['Sherrod Brown', 'Corrine Brown', 'Charles Q. Brown', 'Sam Brownback']],
    // Slips: swapped, missing, doubled, another letter; by ear; in a word that is not typed to its end.
    ['mliley', ['Mark A. Milley']],
    ['mlile', ['Mark A. Milley']],
    ['milly', ['Mark A. Milley']],
    ['esspe', ['Mark T. Esper']],
    ['jean-piere', ['Karine Jean-Pierre']],
    ['sherod brwn', ['Sherrod Brown']],
    ['senior', []],
    ['xyzzy', []],
  ])('finds speakers by %s', async (typed, names) => {
    expect((await of('speakers', typed)).sort()).toEqual([...names].sort());
  });

  it('puts what was typed before what may be a slip, and those with most statements first', async () => {
    const text = 'One. Two. Three. Four. Five.';
    const said = [
      { by: 'Anna Karl', text: 'One.' },
      { by: 'Bela Karla', text: 'Two.' },
      { by: 'Bela Karla', text: 'Three.' },
      { by: 'Cora Kahrl', text: 'Four.' },
      { by: 'Cora Kahrl', text: 'Five.' },
    ];
    const record = memoryStore([makeDocument(text, said)]);
    expect(await complete('speakers', 'karl', { store: record })).toEqual(['Bela Karla', 'Anna Karl', 'Cora Kahrl']);
    expect(await complete('speakers', '', { store: record, limit: 1 })).toEqual(['Bela Karla']);
  });

  it('finds the words of the record, the commonest first, and leaves what stands before them', async () => {
    expect((await of('topics', 'hel'))[0]).toBe('helicopters');
    expect(await of('topics', 'helicoptors')).toEqual(['helicopters']);
    expect(await of('topics', 'cultural sit')).toContain('cultural sites');
    expect(await of('topics', 'th')).not.toContain('the');
    expect((await of('topics', '')).length).toBeGreaterThan(0);
  });

  it('finds sources by words of their titles, each title once', async () => {
    expect(await of('sources', 'pentagon')).toEqual(['Pentagon briefing']);
    expect(await of('sources', 'pentgaon brief')).toEqual(['Pentagon briefing']);
    expect(await of('sources', 'call')).toEqual(['Another call', 'Background call']);
    const twice = ['a.txt', 'b.txt'].map((origin) => makeDocument(`From ${origin}.`, [], { origin, title: 'Twice' }));
    expect(await complete('sources', 'tw', { store: memoryStore(twice) })).toEqual(['Twice']);
  });

  it.each([
    [0, 1],
    [-5, 1],
    [Number.NaN, 1],
    [2.9, 2],
    [1e9, 7],
  ])('gives %s at most as told, and 25', async (limit, length) => {
    expect(await of('speakers', '', limit)).toHaveLength(length);
  });

  it('takes anything that can be typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<CompletionKind>('speakers', 'topics', 'sources'),
        fc.string({ unit: 'binary', maxLength: 60 }),
        async (kind, typed) => {
          expect((await of(kind, typed)).length).toBeLessThanOrEqual(25);
        },
      ),
      { numRuns: 40 },
    );
    expect(await of('speakers', 'x'.repeat(1_000_000))).toEqual([]);
    expect(await of('sources', 'a '.repeat(500_000))).toEqual(['Another call']);
    expect(await of('topics', `${'m'.repeat(1000)} `.repeat(1000))).toEqual([]);
  });
});
