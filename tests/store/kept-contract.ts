import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.js';
import { opened, type StoreUnderTest } from './contract.js';
import { makeDocument } from './documents.js';

const DAY = 24 * 60 * 60 * 1000;

/** What every store keeps beside the documents. */
export function describeKeeping(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`${name}: what is kept beside the documents`, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      ({ place, store } = await opened(setUp));
    });

    describe('keys that were met', () => {
      it('are new once, each for itself', async () => {
        expect(await store.meetAll('event', ['a', 'b', 'a'], 0, DAY)).toEqual(['a', 'b']);
        expect(await store.meetAll('event', ['b', 'c'], 0, DAY)).toEqual(['c']);
        expect(await store.meetAll('event', ['a', 'b', 'c'], DAY - 1, DAY)).toEqual([]);
        expect(await store.meetAll('event', [], 0, DAY)).toEqual([]);
      });

      it('are known to others who have the record open, and after it was opened again', async () => {
        const other = await place.open('main');
        expect(await store.meetAll('event', ['a'], 0, DAY)).toEqual(['a']);
        expect(await other.meetAll('event', ['a', 'b'], 0, DAY)).toEqual(['b']);
        expect(await store.meetAll('event', ['b'], 0, DAY)).toEqual([]);
        await other.close();
        const again = await place.open('main');
        expect(await again.meetAll('event', ['a', 'b'], 0, DAY)).toEqual([]);
        await again.close();
      });

      it('are new again when they have expired, and known from then on', async () => {
        await store.meetAll('event', ['a'], 0, DAY);
        expect(await store.meetAll('event', ['a'], DAY, 2 * DAY)).toEqual(['a']);
        expect(await store.meetAll('event', ['a'], 2 * DAY - 1, 3 * DAY)).toEqual([]);
      });

      it('may be met for the first time again', async () => {
        await store.meetAll('event', ['a', 'b'], 0, DAY);
        await store.unmeet('event', ['a', 'unknown']);
        await store.unmeet('other', ['b']);
        expect(await store.meetAll('event', ['a', 'b'], 0, DAY)).toEqual(['a']);
      });

      it('are no values, and values no keys that were met', async () => {
        await store.meetAll('event', ['a'], 0, DAY);
        await store.keep('event', [{ key: 'b', value: 'one' }], 0);
        await store.forget('event', ['a']);
        expect(await store.kept('event', 'a', 0)).toBeNull();
        expect(await store.meetAll('event', ['a', 'b'], 0, DAY)).toEqual(['b']);
      });

      it('are those of one space', async () => {
        await store.meetAll('event', ['a'], 0, DAY);
        expect(await store.meetAll('other', ['a'], 0, DAY)).toEqual(['a']);
      });
    });

    describe('values', () => {
      it('are kept for ever or until they expire, the last one of a key', async () => {
        await store.keep('turn', [{ key: 'a', value: 'one', expires: DAY }], 0);
        await store.keep('turn', [{ key: 'b', value: 'two' }], 0);
        expect(await store.kept('turn', 'a', DAY - 1)).toBe('one');
        expect(await store.kept('turn', 'a', DAY)).toBeNull();
        expect(await store.kept('turn', 'b', 1000 * DAY)).toBe('two');
        await store.keep('turn', [{ key: 'a', value: 'three' }], 0);
        expect(await store.kept('turn', 'a', DAY)).toBe('three');
        expect(await store.kept('other', 'a', 0)).toBeNull();
      });

      it('are kept all of them or none', async () => {
        const unfit = [
          { key: 'a', value: 'one' },
          { key: 'b', value: null as unknown as string },
        ];
        await expect(store.keep('turn', unfit, 0)).rejects.toThrow();
        expect(await store.keptIn('turn', 0)).toEqual([]);
        await store.keep('turn', unfit.slice(0, 1), 0);
        await store.keep('turn', [], 0);
        expect(await store.keptIn('turn', 0)).toEqual(unfit.slice(0, 1));
      });

      it('are listed by space, without what has expired', async () => {
        const values = [
          { key: 'b', value: 'two', expires: 2 * DAY },
          { key: 'a', value: 'one' },
          { key: 'c', value: 'gone', expires: DAY },
        ];
        await store.keep('turn', values, 0);
        await store.keep('other', [{ key: 'd', value: 'elsewhere' }], 0);
        expect(await store.keptIn('turn', DAY)).toEqual([values[1], values[0]]);
      });

      it('are forgotten', async () => {
        await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
        await store.keep('other', [{ key: 'a', value: 'two' }], 0);
        await store.forget('turn', ['a', 'unknown']);
        expect(await store.kept('turn', 'a', 0)).toBeNull();
        expect(await store.kept('other', 'a', 0)).toBe('two');
      });

      it('take the place of others only where these still stand', async () => {
        await store.keep('turn', [{ key: 'a', value: 'one', expires: DAY }], 0);
        expect(await store.compareAndSet('turn', 'a', 'another', 'two')).toBe(false);
        expect(await store.compareAndSet('other', 'a', 'one', 'two')).toBe(false);
        expect(await store.compareAndSet('turn', 'b', '', 'two')).toBe(false);
        expect(await store.compareAndSet('turn', 'a', 'one', 'two')).toBe(true);
        expect(await store.keptIn('turn', 0)).toEqual([{ key: 'a', value: 'two', expires: DAY }]);
        const both = [
          store.compareAndSet('turn', 'a', 'two', 'three'),
          store.compareAndSet('turn', 'a', 'two', 'four'),
        ];
        expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
      });

      it('are given back as they were, whatever is in them, after the record was opened again', async () => {
        const anyText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
        const anyValues = fc.uniqueArray(fc.record({ key: anyText, value: anyText }), { selector: ({ key }) => key });
        await fc.assert(
          fc.asyncProperty(anyText, anyValues, async (space, values) => {
            await store.forget(
              space,
              (await store.keptIn(space, 0)).map(({ key }) => key),
            );
            await store.keep(space, values, 0);
            const again = await place.open('main');
            for (const { key, value } of values) expect(await again.kept(space, key, 0)).toBe(value);
            expect(new Set(await again.keptIn(space, 0))).toEqual(new Set(values));
            await again.close();
          }),
          { numRuns: 25 },
        );
      });

      it.each(['a\0', 'a\ud83d'])('that would come back otherwise are refused (%j)', async (text) => {
        for (const value of [
          { key: text, value: '' },
          { key: '', value: text },
        ]) {
          const both = [{ key: 'sound', value: '' }, value];
          await expect(store.keep('turn', both, 0)).rejects.toMatchObject({ code: 'KEPT_UNSOUND' });
        }
        await expect(store.meetAll('turn', ['a', text], 0, DAY)).rejects.toMatchObject({ code: 'KEPT_UNSOUND' });
        expect(await store.keptIn('turn', 0)).toEqual([]);
      });
    });

    it('is no part of what is on record', async () => {
      const before = await store.stats();
      await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
      await store.meetAll('event', ['a'], 0, DAY);
      expect(await store.isEmpty()).toBe(true);
      expect(await store.stats()).toEqual(before);
      await store.save(makeDocument('"It was a draft," said Milley.', []));
      expect(await store.kept('turn', 'a', 0)).toBe('one');
    });
  });
}
