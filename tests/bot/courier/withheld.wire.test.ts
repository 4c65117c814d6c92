import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, desks, MINUTE, SECOND } from './desk.js';

const desk = desks();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T07:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const WORDS = 'We will never sign the amber order of the harbor in this century.';
const UNREAD = { attribution: 'on the record', embargo: { stated: 'until told', until: null } } as const;

/** Both clocks go to a moment: that of the courier, and that by which the record judges. */
async function at(moment: string, here: Desk, courier: ReturnType<Desk['courier']>): Promise<void> {
  vi.setSystemTime(Date.parse(moment));
  await here.at(moment, courier);
  await soon(here, courier);
}

/** What came in has to come to rest before watches tell of it. */
async function soon({ clock }: Desk, courier: ReturnType<Desk['courier']>): Promise<void> {
  for (let i = 0; i < 2; i++) {
    clock.at += 15 * SECOND;
    await courier.look();
  }
}

function told({ chat }: Desk, channel: string): string[] {
  return chat.posted.filter(({ place }) => place.channel === channel).map(({ shown }) => shown.text);
}

describe('a document under an embargo', () => {
  it('fires watches when it is over, and stands in the next digest, once', async () => {
    const here = desk();
    await here.digest();
    await here.watch({ channel: 'C2', filter: { speakers: [{ id: null, name: 'Ann Lee' }] } });
    const courier = here.courier();
    const embargo = { stated: 'until 24 November, 10:00 UTC', until: '2026-11-24T10:00:00Z', zone: 'UTC' };
    await here.say([{ by: 'Ann Lee', text: WORDS }], { groundRules: { attribution: 'on the record', embargo } });
    // What comes in meanwhile moves the positions on.
    await here.more(1, 2, 'Bob Orrick');
    await at('2026-11-24T08:01:00Z', here, courier);
    await at('2026-11-24T09:59:59Z', here, courier);
    expect(JSON.stringify(here.chat.asked)).not.toMatch(/amber order of the harbor|Ann Lee.{0,20}said/);
    await at('2026-11-24T10:00:00Z', here, courier);
    expect(told(here, 'C2')).toEqual([expect.stringContaining('amber order of the harbor')]);
    await at('2026-11-25T08:01:00Z', here, courier);
    await at('2026-11-26T08:01:00Z', here, courier);
    expect(told(here, 'C1').filter((text) => text.includes('amber order of the harbor'))).toHaveLength(1);
    expect(told(here, 'C2')).toHaveLength(1);
  });

  it('is told to the editors where nobody can read its end: once, by whichever process', async () => {
    const here = desk();
    await here.say([{ by: 'Ann Lee', text: WORDS }], { groundRules: UNREAD, title: 'Held talks' });
    const courier = here.courier();
    await courier.look();
    here.clock.at += MINUTE;
    await courier.look();
    await here.courier({ record: here.record() }).look();
    expect(told(here, 'EDITORS')).toEqual([expect.stringMatching(/Held talks[\s\S]*until told/)]);
    expect(here.chat.posted).toHaveLength(1);
    expect(JSON.stringify(here.chat.posted[0]!.shown)).not.toContain('amber order');
  });

  it('is told to the editors again where it could not be posted', async () => {
    const here = desk();
    await here.say([{ by: 'Ann Lee', text: WORDS }], { groundRules: UNREAD });
    here.chat.answers.push({ outcome: 'later', why: 'rate limit', wait: 1000 });
    const courier = here.courier();
    await courier.look();
    await courier.look();
    expect(told(here, 'EDITORS')).toHaveLength(1);
  });

  it('fires watches as soon as an editor frees it', async () => {
    const here = desk();
    await here.watch({ channel: 'C2', filter: { speakers: [{ id: null, name: 'Ann Lee' }] } });
    const id = await here.say([{ by: 'Ann Lee', text: WORDS }], { groundRules: UNREAD });
    const courier = here.courier();
    await courier.look();
    expect(told(here, 'C2')).toEqual([]);
    expect(await here.own.free(id)).toHaveLength(1);
    await soon(here, courier);
    expect(told(here, 'C2')).toEqual([expect.stringContaining('amber order of the harbor')]);
  });
});

describe('what was told and is retracted since', () => {
  it('is said in the next digest, with the day and the reason, and without its words', async () => {
    const here = desk();
    await here.digest();
    await here.say([{ by: 'Ann Lee', text: WORDS }], { origin: 'talks.txt', title: 'Talks' });
    const courier = here.courier();
    await at('2026-11-23T08:01:00Z', here, courier);
    expect(told(here, 'C1')[0]).toContain('amber order');
    await here.own.retract('talks.txt', { reason: 'The figures were wrong.' });
    await at('2026-11-24T08:01:00Z', here, courier);
    const [, second] = told(here, 'C1');
    expect(second).toMatch(/Talks: retracted on 23 November 2026: The figures were wrong/);
    expect(second).not.toContain('amber order');
  });
});
