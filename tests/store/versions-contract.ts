import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { anyOf } from '../../src/search/candidate-query.js';
import type { Document, Store } from '../../src/store/store.js';
import { stemsOf } from '../../src/text/words.js';
import { opened, type StoreUnderTest } from './contract.js';
import { makeDocument } from './documents.js';

const URL = 'https://example.org/letter';
const MISTAKE = 'The letter was an honest mistake.';
const DRAFT = 'The letter was an early draft.';
const ROCKETS = 'Thirty-one rockets were fired at our people.';

type Parts = Parameters<typeof makeDocument>[1];

/** Which version of a document stands, and what is read again. */
export function describeVersions(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`${name}: versions`, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      ({ place, store } = await opened(setUp));
    });

    const version = (said: Parts, about: Parameters<typeof makeDocument>[2] = {}, mentioned: string[] = []): Document =>
      makeDocument(
        said!.map(({ by, text }) => `${by} said: ${text}`).join('\n'),
        said,
        { origin: URL, publishedDate: '2020-01-06', title: `On ${said![0]?.text.split(' ').at(-1)}`, ...about },
        mentioned,
      );
    const first = version(
      [
        { by: 'Mark Milley', text: MISTAKE },
        { by: 'Mark Esper', text: ROCKETS, kind: 'mixed' },
      ],
      { kind: 'transcript', publishedDate: '2020-01-06' },
      ['Qassem Soleimani'],
    );
    const second = version([{ by: 'Ann Lee', text: DRAFT }], { publishedDate: '2020-02-07' }, ['Hadi Amiri']);
    const third = version([{ by: 'Ann Lee', text: ROCKETS }], { publishedDate: '2020-03-08' });
    const retraction = version([{ by: 'Mark Milley', text: 'Retracted.' }], { status: 'retracted' });

    const at = (where: string, document: Document): Document => ({ ...document, place: where });
    const saved = async (where: string, ...documents: readonly Document[]) => {
      const outcomes = [];
      for (const document of documents) outcomes.push(await store.save(at(where, document)));
      return outcomes;
    };
    const live = async () => (await store.sources()).map(({ source }) => source.id);
    const chain = async ({ source }: Document) =>
      (await store.versions(source.id)).map(({ id, status }) => [id, status]);
    const ids = (...documents: readonly Document[]) => documents.map(({ source }) => source.id);

    it('that is put back where a later one was read stands again', async () => {
      expect(await saved('a.txt', first, second, first)).toEqual(['added', 'replaced', 'restored']);
      expect(await live()).toEqual(ids(first));
      expect(await store.source(first.source.id)).toEqual(first.source);
      expect((await store.source(second.source.id))?.status).toBe('corrected');
      expect(await store.statementsOf(first.source.id)).toEqual(first.statements);
      expect(await store.statementsOf(second.source.id)).toEqual(second.statements);
    });

    it('that stands again answers, is counted and listed as before, and the one that it replaced is not', async () => {
      const state = async (from: Store) => [
        await from.stats(),
        await from.scope({ kinds: ['mixed'] }),
        await from.scope({ sourceKinds: ['article'] }),
        await from.speakers(),
        await from.sources(),
        await from.mentions('Qassem Soleimani'),
        await from.mentions('Hadi Amiri'),
        await from.sourcesBeginning([['mist']], 9),
        await from.sourcesBeginning([['dra']], 9),
        await from.people({ place: 'surname', words: [['esper', 'lee']] }),
        await from.similarWords('rocket', 9),
        await from.wordCounts(['letter', 'draft', 'rockets']),
        await from.wordsBeginning([], 99),
        await from.frequencies(stemsOf('letter draft rockets mistake')),
        await from.candidates({ ...anyOf(stemsOf('letter draft rockets')), limit: 9 }),
        await from.candidates({ ...anyOf(stemsOf('letter')), from: '2020-01-06', to: '2020-01-06', limit: 9 }),
        await from.candidates({ ...anyOf(stemsOf('rockets')), kinds: ['mixed'], personIds: ['mark-esper'], limit: 9 }),
        await from.candidates({ ...anyOf([]), sourceKinds: ['transcript'], limit: 9 }),
      ];
      await store.save(first);
      const before = await state(store);
      expect(before.at(-2)).toHaveLength(1);
      await saved('a.txt', first, second, first);
      expect(await state(store)).toEqual(before);
      await saved('a.txt', second);
      const only = await place.open('only');
      await only.save(second);
      expect(await state(store)).toEqual(await state(only));
      await only.close();
    });

    it('come in the order in which they stood, those that stood twice twice', async () => {
      await saved('a.txt', first, second, first);
      const whole = [
        [first.source.id, 'live'],
        [second.source.id, 'corrected'],
        [first.source.id, 'live'],
      ];
      expect(await chain(first)).toEqual(whole);
      expect(await chain(second)).toEqual(whole);
      await saved('a.txt', second, third);
      expect((await chain(third)).map(([id]) => id)).toEqual(ids(first, second, first, second, third));
      expect((await chain(third)).map(([, status]) => status).lastIndexOf('live')).toBe(4);
    });

    it('can be put back any number of times, and be replaced by others then', async () => {
      expect(await saved('a.txt', first, second, first, second, first, third, second)).toEqual([
        ...['added', 'replaced', 'restored', 'restored', 'restored', 'replaced', 'restored'],
      ]);
      expect(await live()).toEqual(ids(second));
    });

    it('that is read again where it stands changes nothing, however often', async () => {
      await saved('a.txt', first, second, first);
      expect(await saved('a.txt', first, first)).toEqual(['unchanged', 'unchanged']);
      const version = await store.version();
      expect(await store.recognise(first.source, 'a.txt')).toBe('unchanged');
      expect(await store.recognise(first.source, 'b.txt')).toBe('unchanged');
      expect(await store.recognise(second.source, 'c.txt')).toBe('superseded');
      expect(await chain(first)).toHaveLength(3);
      expect(await store.version()).toBe(version);
    });

    it('that lie side by side don’t take turns, however often all are read', async () => {
      expect([await saved('a.txt', first), await saved('b.txt', second)]).toEqual([['added'], ['replaced']]);
      for (let time = 0; time < 3; time++) {
        expect([await saved('a.txt', first), await saved('b.txt', second)]).toEqual([['superseded'], ['unchanged']]);
        expect(await live()).toEqual(ids(second));
      }
      // The newer one is changed back, where the older one lies as well.
      expect(await saved('b.txt', first)).toEqual(['restored']);
      for (let time = 0; time < 2; time++) {
        expect([await saved('a.txt', first), await saved('b.txt', first)]).toEqual([['unchanged'], ['unchanged']]);
      }
    });

    it('that turns up at a place where none was read yet, or at none, tells nothing', async () => {
      await saved('a.txt', first, second);
      expect(await saved('copy/a.txt', first)).toEqual(['superseded']);
      expect(await store.save(first)).toBe('superseded');
      expect(await store.saveAll([first, second])).toEqual(['superseded', 'unchanged']);
      expect(await live()).toEqual(ids(second));
      // Nor does one that lies where another old one was read.
      await saved('b.txt', third, second);
      await saved('copy/a.txt', third, first);
      expect(await live()).toEqual(ids(second));
    });

    it('of one document tell nothing of another that is read at the same place', async () => {
      const other = version([{ by: 'Mark Esper', text: ROCKETS }], { origin: 'https://example.org/other' });
      expect(await saved('latest.txt', first, other, second, other, first)).toEqual([
        ...['added', 'added', 'replaced', 'unchanged', 'restored'],
      ]);
      expect(new Set(await live())).toEqual(new Set(ids(first, other)));
    });

    it('that was retrieved before the one that stands is no new one, wherever it lies', async () => {
      const dated = (document: Document, retrievedDate: string) => ({
        ...document,
        source: { ...document.source, retrievedDate },
      });
      const [early, late] = [dated(first, '2020-01-06'), dated(second, '2020-01-07T09:00:00Z')];
      expect(await saved('a.txt', early, late, early)).toEqual(['added', 'replaced', 'superseded']);
      expect(await live()).toEqual(ids(second));
      expect(await saved('a.txt', third, late)).toEqual(['replaced', 'restored']);
    });

    it('that were known before a retraction don’t undo it, a new one does', async () => {
      expect(await saved('a.txt', first, retraction, first, retraction)).toEqual([
        ...['added', 'replaced', 'superseded', 'unchanged'],
      ]);
      expect(await live()).toEqual([]);
      expect(await saved('a.txt', second)).toEqual(['added']);
      expect(await live()).toEqual(ids(second));
    });

    it('that are retracted again are so, in the same words', async () => {
      await saved('a.txt', retraction, first);
      expect(await saved('b.txt', retraction)).toEqual(['superseded']);
      expect(await live()).toEqual(ids(first));
      expect(await saved('a.txt', retraction)).toEqual(['restored']);
      expect(await live()).toEqual([]);
      expect((await chain(first)).at(-1)).toEqual([retraction.source.id, 'retracted']);
    });

    it('that call themselves corrected never stand', async () => {
      const old = version([{ by: 'Mark Esper', text: ROCKETS }], { status: 'corrected' });
      await saved('a.txt', first);
      expect(await saved('a.txt', old, first, old)).toEqual(['added', 'unchanged', 'unchanged']);
      expect(await live()).toEqual(ids(first));
      // What stands is the last one all the same.
      expect(await chain(first)).toEqual([
        [old.source.id, 'corrected'],
        [first.source.id, 'live'],
      ]);
    });

    it('of two documents with the same words are known by them, and each address has its own', async () => {
      const copy: Document = { ...first, source: { ...first.source, origin: 'copy.txt' } };
      const changed: Document = { ...second, source: { ...second.source, origin: 'copy.txt' } };
      await saved('a.txt', first);
      expect(await saved('copy.txt', copy, changed, copy)).toEqual(['unchanged', 'added', 'restored']);
      expect(await live()).toEqual(ids(first));
      expect(await chain(changed)).toEqual([
        [second.source.id, 'corrected'],
        [first.source.id, 'live'],
      ]);
      // It stays live for as long as it stands at either.
      expect(await saved('a.txt', third)).toEqual(['replaced']);
      expect(new Set(await live())).toEqual(new Set(ids(first, third)));
      expect(await saved('copy.txt', changed)).toEqual(['restored']);
      expect(new Set(await live())).toEqual(new Set(ids(second, third)));
    });

    it('that lie where something else stands are not what is on record there, though they stand elsewhere', async () => {
      const copy: Document = { ...first, source: { ...first.source, origin: 'copy.txt' } };
      const changed: Document = { ...second, source: { ...second.source, origin: 'copy.txt' } };
      await saved('a.txt', first);
      await saved('copy.txt', changed);
      expect(await store.recognise(copy.source, 'other/copy.txt')).toBe('superseded');
      expect(new Set(await live())).toEqual(new Set(ids(first, second)));
    });

    it('that stand again were first seen when they were', async () => {
      await store.save(at('a.txt', first), 1000);
      await store.save(at('a.txt', second), 2000);
      const newest = await store.newest();
      await store.save(at('a.txt', first), 3000);
      expect(await store.newest()).toBe(newest);
      expect(await store.seenAt(first.statements.map(({ id }) => id))).toEqual([1000, 1000]);
      const seen = await store.seen({ after: 0, upTo: newest, limit: 9 });
      expect(seen.statements.map(({ statement }) => statement.text)).toEqual([MISTAKE, ROCKETS]);
      expect(await store.positionAt(1500)).toBe(2);
    });

    it('are known to be so by whoever has the record open, and after it was opened again', async () => {
      const other = await place.open('main');
      await saved('a.txt', first, second);
      expect(await other.recognise(second.source, 'a.txt')).toBe('unchanged');
      // To be saved, since it stands again or is new.
      expect(await other.recognise(first.source, 'a.txt')).toBeNull();
      expect(await other.recognise(third.source, 'a.txt')).toBeNull();
      expect(await other.recognise(first.source, 'b.txt')).toBe('superseded');
      await other.close();
      await store.close();
      store = await place.open('main');
      expect(await saved('a.txt', first)).toEqual(['restored']);
      await store.close();
      store = await place.open('main');
      expect(await live()).toEqual(ids(first));
    });

    it('in any order, at any places, leave the record as if what stands had been saved alone', async () => {
      const origins = ['one.txt', 'two.txt'];
      const documents = origins.flatMap((origin, nth) =>
        [MISTAKE, DRAFT, ROCKETS].map((text, i) =>
          version(
            [
              { by: i === nth ? 'Mark Esper' : 'Ann Lee', text },
              { by: 'a senior official', text: `${nth} of them, ${i} more.` },
            ],
            { origin, publishedDate: `2020-0${i + 1}-0${nth + 1}` },
            [`Person ${'ABCDEF'[nth * 3 + i]}`],
          ),
        ),
      );
      const step = fc.record({ nth: fc.nat({ max: 5 }), file: fc.constantFrom('x', 'y') });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
          async (batches) => {
            const [one, alone] = [await place.open(`one-${run}`), await place.open(`alone-${run++}`)];
            // What was read last at a place, and what stands.
            const read = new Map<string, Document>();
            const stands = new Map<string, Document>();
            const known = new Set<Document>();
            for (const batch of batches) {
              const outcomes = await one.saveAll(batch.map(({ nth, file }) => at(file, documents[nth]!)));
              for (const [i, { nth, file }] of batch.entries()) {
                const document = documents[nth]!;
                const { origin } = document.source;
                const standing = stands.get(origin);
                const wasRead = read.get(`${file} ${origin}`);
                const expected = !known.has(document)
                  ? standing
                    ? 'replaced'
                    : 'added'
                  : standing === document
                    ? 'unchanged'
                    : wasRead === standing
                      ? 'restored'
                      : 'superseded';
                expect(outcomes[i]).toBe(expected);
                known.add(document);
                read.set(`${file} ${origin}`, document);
                if (expected !== 'superseded') stands.set(origin, document);
              }
            }
            await alone.saveAll([...stands.values()]);
            const state = async (from: Store) => {
              const found = await from.candidates({ ...anyOf(stemsOf('letter draft rockets more')), limit: 99 });
              return [
                await from.stats(),
                new Set((await from.sources()).map(({ source }) => source.id)),
                new Set(
                  (await from.speakers()).map(({ person, ...counts }) => `${person.id} ${JSON.stringify(counts)}`),
                ),
                new Set(found.map(({ statement }) => statement.id)),
                await from.frequencies(stemsOf('letter draft rockets more them')),
                await from.wordCounts(['letter', 'draft', 'rockets', 'more']),
                await Promise.all([...'ABCDEF'].map((letter) => from.mentions(`Person ${letter}`))),
              ];
            };
            expect(await state(one)).toEqual(await state(alone));
            for (const document of stands.values())
              expect((await one.versions(document.source.id)).at(-1)?.id).toBe(document.source.id);
            await one.close();
            await alone.close();
          },
        ),
        { numRuns: 15 },
      );
    });
  });
}
