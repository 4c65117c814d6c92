import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LookupCache } from '../../../src/bot/memory/cache.js';
import { LEARN_WITHIN, TestTime } from './connected.js';

function learning() {
  const time = new TestTime();
  const told: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void told.push(line) });
  const learned = new LookupCache<string>({
    platform: 'Slack',
    believed: 60 * 60_000,
    patience: LEARN_WITHIN,
    time,
    logger,
  });
  let asked = 0;
  const ask = (answer: Promise<string>) => () => {
    asked++;
    return answer;
  };
  return { time, learned, told, ask, times: () => asked };
}

describe('what Slack tells', () => {
  it('is asked for once, and anew after a while', async () => {
    const { time, learned, ask, times } = learning();
    for (const _ of [1, 2]) expect(await learned.of('U1', ask(Promise.resolve('Ann')))).toBe('Ann');
    expect(await learned.of('U2', ask(Promise.resolve('Ben')))).toBe('Ben');
    expect(times()).toBe(2);
    time.pass(61 * 60_000);
    expect(await learned.of('U1', ask(Promise.resolve('Anna')))).toBe('Anna');
  });

  it('is waited for by those who come first, by nobody else, and is there when it comes', async () => {
    const { time, learned, ask, times } = learning();
    let tell: (name: string) => void = () => {};
    const answer = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const first = learned.of('U1', ask(answer));
    await time.end(LEARN_WITHIN);
    expect(await first).toBeNull();
    expect(await learned.of('U1', ask(answer))).toBeNull();
    tell('Ann');
    expect(await learned.of('U1', ask(answer))).toBe('Ann');
    expect(times()).toBe(1);
  });

  it('is not asked for again for a minute from when it failed', async () => {
    const { time, learned, told, ask, times } = learning();
    let fail: (error: Error) => void = () => {};
    const answer = new Promise<string>((_, reject) => {
      fail = reject;
    });
    const first = learned.of('U1', ask(answer));
    await time.end(LEARN_WITHIN);
    await first;
    time.pass(30_000);
    fail(new Error('slow'));
    for (const ms of [0, 59_000]) {
      time.pass(ms);
      expect(await learned.of('U1', ask(answer))).toBeNull();
    }
    expect([times(), told.length]).toEqual([1, 1]);
    time.pass(2_000);
    expect(await learned.of('U1', ask(Promise.resolve('Ann')))).toBe('Ann');
  });
});
