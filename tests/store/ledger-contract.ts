import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, EVERYTHING, type Subscription } from '../../src/model/subscription.js';
import type { Store } from '../../src/store/store.js';
import type { StoreUnderTest } from './contract.js';
import { makeDocument } from './documents.js';

const DAY = 24 * 60 * 60 * 1000;

const LETTER = 'The letter was an honest mistake.';
const DRAFT = 'It was a draft of the withdrawal.';
const ROCKETS = 'Thirty-one rockets were fired at our people.';

/** Who is told what is new, and what they were told. */
export function describeLedger(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`${name}: subscriptions and their ledger`, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      place = await setUp();
      store = await place.open('main');
    });
    afterEach(async () => {
      await store.close();
      await place.dispose();
    });

    const said = (...texts: readonly (readonly [by: string, text: string])[]) =>
      makeDocument(
        texts.map(([by, text]) => `${by} said: ${text}`).join('\n'),
        texts.map(([by, text]) => ({ by, text })),
        { origin: 'feed.txt', publishedDate: '2020-01-06' },
      );
    const seenFrom = async (after: number, limit = 100) =>
      (await store.seen({ after, upTo: await store.newest(), limit })).statements.map(
        ({ statement }) => statement.text,
      );

    describe('positions', () => {
      it('count statements as they come in', async () => {
        expect(await store.newest()).toBe(0);
        expect(await store.positionAt(0)).toBe(0);
        await store.save(said(['Mark Milley', LETTER]), 1000);
        const before = await store.newest();
        await store.save(
          makeDocument(`Esper said: ${ROCKETS}`, [{ by: 'Mark Esper', text: ROCKETS }], { origin: 'other.txt' }),
          2000,
        );
        expect(await seenFrom(0)).toEqual([LETTER, ROCKETS]);
        expect(await seenFrom(before)).toEqual([ROCKETS]);
        expect(await store.positionAt(1000)).toBe(0);
        expect(await store.positionAt(1001)).toBe(before);
        expect(await store.positionAt(2001)).toBe(await store.newest());
        const { statements } = await store.seen({ after: 0, upTo: await store.newest(), limit: 2 });
        const ids = statements.map(({ statement }) => statement.id);
        expect(await store.seenAt(['ab'.repeat(32), ...ids.toReversed(), 'no id'])).toEqual([null, 2000, 1000, null]);
      });

      it('stay as they were for what a new version repeats, also where its dates changed', async () => {
        await store.save(said(['Mark Milley', LETTER], ['Mark Esper', ROCKETS]));
        const before = await store.newest();
        const again = makeDocument(
          `Updated.\nMark Milley said: ${LETTER}\nMark Milley said: ${DRAFT}\nMark Milley said: ${ROCKETS}`,
          [LETTER, DRAFT, ROCKETS].map((text) => ({ by: 'Mark Milley', text })),
          { origin: 'feed.txt', publishedDate: '2024-05-05' },
        );
        expect(await store.save(again, 4000)).toBe('replaced');
        // The rockets have another speaker now, which is news.
        expect(await seenFrom(before)).toEqual([DRAFT, ROCKETS]);
        expect(await seenFrom(0)).toEqual([LETTER, DRAFT, ROCKETS]);
        const third = makeDocument(`Mark Milley said: ${DRAFT}`, [{ by: 'Mark Milley', text: DRAFT }], {
          origin: 'feed.txt',
        });
        const second = await store.newest();
        await store.save(third, 5000);
        expect(await seenFrom(second)).toEqual([]);
        expect(await store.seenAt(third.statements.map(({ id }) => id))).toEqual([4000]);
      });

      it('are told with their sources, the last ones where there are too many', async () => {
        const document = said(['Mark Milley', LETTER], ['Mark Esper', ROCKETS], ['Mark Milley', DRAFT]);
        await store.save(document);
        const upTo = await store.newest();
        const { text: _, ...head } = document.source;
        const { statements, total } = await store.seen({ after: 0, upTo, limit: 2 });
        expect(statements.map(({ statement }) => statement.text)).toEqual([ROCKETS, DRAFT]);
        expect(statements[0]?.source).toEqual(head);
        expect(total).toBe(3);
        const milley = { after: 0, upTo, limit: 9, personIds: ['mark-milley'] };
        expect((await store.seen(milley)).total).toBe(2);
        expect((await store.seen({ ...milley, kinds: ['indirect'] })).total).toBe(0);
        expect((await store.seen({ ...milley, personIds: [] })).total).toBe(0);
      });
    });

    const rule = {
      type: 'digest',
      when: { days: [1, 2, 3, 4, 5], time: '08:00', zone: 'Europe/London' },
      filter: EVERYTHING,
      quietDays: 'line',
    } as const;
    const asked: Omit<Subscription, 'id' | 'revision'> = {
      place: { platform: 'chat', channel: 'C1', isPerson: false },
      owner: 'U1',
      state: 'active',
      rule,
      after: 0,
      since: 0,
    };
    const delivery = (subscription: number, slot: string, rest: Partial<Delivery> = {}): Delivery => ({
      ...{ subscription, slot, state: 'planned', after: 0, upTo: 5, dueAt: 100, plannedAt: 100, told: [], posts: [] },
      read: { statements: 0, sources: 0 },
      ...rest,
    });

    describe('subscriptions', () => {
      it('are kept, changed and taken away', async () => {
        const first = await store.subscribe(asked);
        const second = await store.subscribe({ ...asked, place: { ...asked.place, channel: 'U9', isPerson: true } });
        expect(first).toEqual({ ...asked, id: 1, revision: 1 });
        await store.close();
        store = await place.open('main');
        expect(await store.subscriptions()).toEqual([first, second]);
        const disabled = await store.amend(1, 1, { state: 'disabled', reason: 'The channel is gone.' });
        expect(disabled).toEqual({ ...first, state: 'disabled', reason: 'The channel is gone.', revision: 2 });
        expect(await store.amend(1, 1, { state: 'paused' })).toBeNull();
        expect(await store.amend(1, 2, { state: 'active', reason: null, since: 7 })).toEqual({
          ...first,
          since: 7,
          revision: 3,
        });
        expect(await store.unsubscribe(2)).toBe(true);
        expect(await store.unsubscribe(2)).toBe(false);
        expect(await store.amend(2, 1, { state: 'paused' })).toBeNull();
        expect((await store.subscribe(asked)).id).toBe(3);
      });
    });

    describe('deliveries', () => {
      it('are planned once for a slot, and once for what is new', async () => {
        const { id } = await store.subscribe(asked);
        const other = await place.open('main');
        expect(await store.plan(delivery(id, '2020-01-06'))).toBe(true);
        expect(await other.plan(delivery(id, '2020-01-06', { after: 5, upTo: 6 }))).toBe(false);
        expect(await other.plan(delivery(id, '2020-01-07'))).toBe(false);
        expect((await store.subscriptions())[0]).toMatchObject({ after: 5, revision: 1 });
        expect(await other.plan(delivery(id, '2020-01-07', { after: 5, upTo: 6, plannedAt: 200 }))).toBe(true);
        expect((await store.deliveries(id, 9)).map(({ slot }) => slot)).toEqual(['2020-01-07', '2020-01-06']);
        await store.amend(id, 1, { state: 'paused' });
        expect(await store.plan(delivery(id, '2020-01-08', { after: 6 }))).toBe(false);
        expect(await store.plan(delivery(99, '2020-01-08'))).toBe(false);
        await other.close();
      });

      it('are held by one at a time, until the time is over', async () => {
        const { id } = await store.subscribe(asked);
        await store.plan(delivery(id, 'x', { told: [{ ids: ['a'], part: 'first' }] }));
        expect(await store.openDeliveries(100)).toHaveLength(1);
        const planned = delivery(id, 'x', { told: [{ ids: ['a'], part: 'first' }] });
        expect(await store.claim(id, 'x', { holder: 'one', until: 500 }, 100)).toEqual(planned);
        expect(await store.openDeliveries(499)).toEqual([]);
        expect(await store.claim(id, 'x', { holder: 'two', until: 900 }, 499)).toBeNull();
        const hold = { holder: 'one', until: 600 };
        expect(await store.noteDelivery(id, 'x', { state: 'sending', triedAt: 120 }, hold)).toBe(true);
        expect(await store.openDeliveries(599)).toEqual([]);
        const taken = await store.claim(id, 'x', { holder: 'two', until: 900 }, 600);
        expect(taken).toEqual({ ...planned, state: 'sending', triedAt: 120 });
        expect(await store.noteDelivery(id, 'x', { state: 'sent', posts: ['1.1'] }, hold)).toBe(false);
        expect(await store.noteDelivery(id, 'x', { state: 'sent', posts: ['1.2'] }, { holder: 'two', until: 0 })).toBe(
          true,
        );
        expect(await store.claim(id, 'x', { holder: 'three', until: 999 }, 10_000)).toBeNull();
        expect(await store.openDeliveries(10_000)).toEqual([]);
        expect(await store.deliveries(id, 1)).toEqual([{ ...planned, state: 'sent', triedAt: 120, posts: ['1.2'] }]);
      });

      it('are not held by a clock that was put back', async () => {
        const { id } = await store.subscribe(asked);
        await store.plan(delivery(id, 'x'));
        const hour = 60 * 60 * 1000;
        await store.claim(id, 'x', { holder: 'one', until: 100 + hour }, 100);
        expect(await store.openDeliveries(100)).toEqual([]);
        expect(await store.unplan(id, 'x', 100)).toBe(false);
        expect(await store.openDeliveries(99)).toHaveLength(1);
        expect(await store.claim(id, 'x', { holder: 'two', until: 500 }, 99)).not.toBeNull();
        await store.claim(id, 'x', { holder: 'two', until: 100 + hour }, 100);
        expect(await store.unplan(id, 'x', 99)).toBe(true);
      });

      it('can be taken back while nothing was sent', async () => {
        const { id } = await store.subscribe(asked);
        await store.plan(delivery(id, 'x', { upTo: 4 }));
        await store.claim(id, 'x', { holder: 'one', until: 500 }, 100);
        expect(await store.unplan(id, 'x', 499)).toBe(false);
        expect(await store.unplan(id, 'y', 500)).toBe(false);
        expect(await store.unplan(id, 'x', 500)).toBe(true);
        expect((await store.subscriptions())[0]?.after).toBe(0);
        expect(await store.plan(delivery(id, 'y', { upTo: 6 }))).toBe(true);
        await store.plan(delivery(id, 'z', { after: 6, upTo: 7 }));
        expect(await store.unplan(id, 'y', 500)).toBe(false);
        await store.claim(id, 'z', { holder: 'one', until: 500 }, 100);
        await store.noteDelivery(id, 'z', { state: 'sending' }, { holder: 'one', until: 0 });
        expect(await store.unplan(id, 'z', 500)).toBe(false);
      });

      it('go with their subscription, and after three months', async () => {
        const { id } = await store.subscribe(asked);
        await store.plan(delivery(id, 'old', { state: 'empty', upTo: 0, plannedAt: 0 }));
        await store.plan(delivery(id, 'open', { upTo: 0, plannedAt: 0 }));
        await store.plan(delivery(id, 'new', { upTo: 0, plannedAt: 91 * DAY }));
        expect((await store.deliveries(id, 9)).map(({ slot }) => slot)).toEqual(['new', 'open']);
        await store.unsubscribe(id);
        expect(await store.deliveries(id, 9)).toEqual([]);
        expect(await store.openDeliveries(1e15)).toEqual([]);
      });
    });
  });
}
