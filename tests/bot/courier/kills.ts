import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desks, HOUR, MINUTE, randoms, SECOND } from './desk.js';
import { copied, type Life, ledger, numbersOf, Place, type PlatformName } from './lives.js';

/** Real kills at random, beside those at each step; `bench:kill` asks for more. */
const FEW = 1;
const KILLS = Number(process.env['ONRECORD_KILLS'] ?? FEW);
/** Lives that are left at a random step within this process, on each platform. */
const LEFT = 100;
/** A life takes so many steps where a digest and an alert are due. */
const MOST_STEPS = 30;

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const inOrder = (list: readonly number[]) => [...list].sort((a, b) => a - b);

/** What becomes of the posts of a courier that is killed. */
export function describeKills(platform: PlatformName): void {
  describe(`a courier that is killed, on ${platform}`, () => {
    const open = desks();
    let place: Place;
    beforeEach(async () => {
      place = await Place.open(platform);
      place.now = open().clock.at;
    });
    afterEach(() => place.close());

    /** A digest in two parts and an alert are due. */
    async function due() {
      const desk = open();
      const [one, two] = place.channels;
      await desk.digest({ platform, channel: one });
      await desk.watch({ platform, channel: two, filter: { speakers: [{ id: null, name: 'Bob Roe' }] } });
      for (let i = 0; i < 3; i++) await desk.more(4 * i, 4, `Speaker Number${'abc'[i]}`);
      await desk.more(12, 1, 'Bob Roe');
      await desk.own.close();
      place.now = Date.parse('2026-11-23T08:00Z');
      return { db: desk.db, moments: [place.now, place.now + 15 * SECOND] };
    }

    /** Starts anew when nobody holds anything any more, and looks whether each post stands there once. */
    async function settles(db: string): Promise<void> {
      place.now += 10 * MINUTE;
      const again = [place.now, place.now + 15 * SECOND];
      expect(await place.inside({ db, moments: again, dieAt: 0 })).not.toBeNull();
      const [one, two] = place.channels;
      const standing = place.standing();
      expect(new Set(standing.map(({ key }) => key)).size).toBe(standing.length);
      const [digest, ...below] = standing.filter(({ channel }) => channel === one);
      expect(below.map((post) => post.below)).toEqual(platform === 'slack' ? [digest?.name] : []);
      const alerts = standing.filter(({ channel }) => channel === two);
      expect(numbersOf(alerts)).toEqual([12]);
      if (platform === 'slack') expect(inOrder(numbersOf([digest!, ...below]))).toEqual(upTo(13));
      const rows = await ledger(db);
      expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent']);
      expect(rows.flatMap(({ posts }) => posts).sort()).toEqual(standing.map(({ name }) => name).sort());
    }

    it('before or after any write or post, and started anew, makes each post once', async () => {
      const { db, moments } = await due();
      const began = place.now;
      const reset = () => {
        place.clear();
        place.now = began;
      };
      const steps = await place.inside({ db: await copied(db, `${db}.whole`), moments, dieAt: 0 });
      // Each of plan, claim, the end, and for each post a note, the post, and a note.
      const [ofDigest, ofAlert] = platform === 'slack' ? [18, 12] : [12, 12];
      expect(steps).toBe(ofDigest + ofAlert);
      for (let dieAt = 1; dieAt <= steps!; dieAt++) {
        reset();
        const own = await copied(db, `${db}.${dieAt}`);
        // Behind a step and before the next one nothing is written: it is the same to a process that dies. So are the steps of
        // an alert and those of a digest.
        const isSame = (dieAt > 1 && dieAt % 2 === 1) || dieAt > ofDigest;
        const life = { db: own, moments, dieAt };
        expect(await (isSame ? place.inside(life) : place.process(life).ended)).toBeNull();
        await settles(own);
      }
    });

    it('while the platform has a post and says so, makes each post once', async () => {
      const { db, moments } = await due();
      const began = place.now;
      for (let nth = 1; nth <= (platform === 'slack' ? 3 : 2); nth++) {
        place.clear();
        place.now = began;
        const own = await copied(db, `${db}.${nth}`);
        let held = place.holdPost();
        const child = place.process({ db: own, moments, dieAt: 0 });
        for (let before = 1; before < nth; before++) {
          await held.hit();
          const next = place.holdPost();
          held.stop();
          held = next;
        }
        await held.hit();
        child.kill();
        expect(await child.ended).toBeNull();
        held.stop();
        await settles(own);
      }
    });

    /** Days of digests and alerts, in which a courier dies so many times, and comes back when the next thing is due. */
    async function days(deaths: number, live: (life: Life) => Promise<number | null>): Promise<void> {
      const desk = open();
      const random = randoms(deaths);
      const [one, two] = place.channels;
      await desk.digest({ platform, channel: one, days: [1, 2, 3, 4, 5, 6, 7] });
      await desk.watch({ platform, channel: two });
      let said = 0;
      const look = (dieAt: number, how: typeof live) => {
        desk.clock.at = place.now;
        return how({ db: desk.db, moments: [place.now, place.now + 15 * SECOND], dieAt });
      };
      for (let died = 0; died < deaths; ) {
        place.now += Math.floor((1 + 3 * random()) * HOUR);
        desk.clock.at = place.now;
        await desk.more(said++);
        if ((await look(1 + Math.floor(random() * MOST_STEPS), live)) === null) died += 1;
      }
      for (let quiet = 0; quiet < 8; quiet++) {
        place.now += 7 * HOUR;
        await look(0, (life) => place.inside(life));
      }
      const standing = place.standing();
      expect(new Set(standing.map(({ key }) => key)).size).toBe(standing.length);
      const rows = await ledger(desk.db);
      for (const [i, where] of place.channels.entries()) {
        const ids = rows
          .filter(({ subscription }) => subscription === i + 1)
          .flatMap((row) => row.told.flatMap((one) => one.ids));
        expect([ids.length, new Set(ids).size]).toEqual([said, said]);
        const told = inOrder(numbersOf(standing.filter(({ channel }) => channel === where)));
        expect(new Set(told).size).toBe(told.length);
        // Of many, Discord has the rest behind a button.
        if (platform === 'slack') expect(told).toEqual(upTo(said));
      }
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent']));
      expect(rows.flatMap(({ posts }) => posts).sort()).toEqual(standing.map(({ name }) => name).sort());
    }

    it(`at any of ${LEFT} random steps within days, loses nothing and repeats nothing`, () =>
      days(LEFT, (life) => place.inside(life)));

    it('by the system, again and again, loses nothing and repeats nothing', { timeout: 30 * MINUTE }, async () => {
      const random = randoms(1);
      await days(KILLS, async (life) => {
        // With more time than a suite has: also at moments that nobody has chosen.
        const isTimed = KILLS > FEW && random() < 0.5;
        const child = place.process(isTimed ? { ...life, dieAt: 0 } : life);
        const timer = isTimed ? setTimeout(child.kill, 300 + random() * 1200) : null;
        const steps = await child.ended;
        if (timer) clearTimeout(timer);
        return steps;
      });
    });
  });
}
