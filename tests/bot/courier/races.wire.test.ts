import { afterEach, describe, expect, it } from 'vitest';
import { desks, HOUR, SECOND } from './desk.js';
import { ledger, numbersOf, Place, type PlatformName } from './lives.js';

const ROUNDS = 30;

const open = desks();
let place: Place;
afterEach(() => place.close());

describe.each<PlatformName>(['slack', 'discord'])('two processes, on %s', (platform) => {
  it('that look at the same moments make each post once, and lose none', async () => {
    const desk = open();
    place = await Place.open(platform);
    const [one, two] = place.channels;
    await desk.digest({ platform, channel: one, days: [1, 2, 3, 4, 5, 6, 7] });
    await desk.watch({ platform, channel: two });
    const processes = [place.looking(desk.db), place.looking(desk.db)];
    for (let round = 0; round < ROUNDS; round++) {
      desk.clock.at += 5 * HOUR;
      await desk.more(round);
      for (const moment of [0, 15, 30]) {
        place.now = desk.clock.at + moment * SECOND;
        const held = place.holdPost('before');
        const looks = processes.map((each) => each.look(place.now));
        // While the post of the one has not arrived yet, the other one looks to the end.
        await Promise.race([held.hit(), Promise.all(looks)]);
        await Promise.race(looks);
        held.stop();
        await Promise.all(looks);
      }
    }
    desk.clock.at += 24 * HOUR;
    place.now = desk.clock.at;
    for (const { look } of processes) await look(place.now);
    for (const { end } of processes) await end();
    const standing = place.standing();
    expect(new Set(standing.map(({ key }) => key)).size).toBe(standing.length);
    for (const where of place.channels) {
      const told = numbersOf(standing.filter(({ channel }) => channel === where));
      expect(told.sort((a, b) => a - b)).toEqual(Array.from({ length: ROUNDS }, (_, i) => i));
    }
    const rows = await ledger(desk.db);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(rows.flatMap(({ posts }) => posts).sort()).toEqual(standing.map(({ name }) => name).sort());
  });
});
