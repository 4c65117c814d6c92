import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Log } from '../../../dev/local/log.js';
import { BUTTON_LIFE, ButtonStore } from '../../../src/bot/memory/buttons.js';
import { recordOf } from '../fixtures.js';

const DAY = 24 * 60 * 60 * 1000;
const MORE = { key: 'more', value: '{"page":2}' };
const BACK = { key: 'back', value: '{"page":1}' };

/** Buttons on a record of which each keeping waits until it is let through, or fails. */
function keptOn({ held = false } = {}) {
  const record = recordOf({});
  const batches: string[][] = [];
  const asked = new Log<() => void>();
  let fails = false;
  let now = 0;
  const lines: string[] = [];
  const keep: typeof record.keep = async (space, values, at) => {
    batches.push(values.map(({ key }) => key));
    if (held) await new Promise<void>((resolve) => asked.add(resolve));
    if (fails) throw new Error('busy');
    await record.keep(space, values, at);
  };
  const make = () =>
    new ButtonStore({
      record: { keep, kept: record.kept },
      logger: pino({}, { write: (line: string) => void lines.push(line) }),
      now: () => new Date(now),
    });
  return {
    ...{ buttons: make(), make, batches, asked, lines },
    fail: (on: boolean) => {
      fails = on;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe('buttons', () => {
  it('are found by another process, for as long as they live', async () => {
    const { buttons, make, pass } = keptOn();
    await buttons.keep([MORE]);
    expect(await make().find('more')).toBe(MORE.value);
    expect(await make().find('back')).toBeNull();
    pass(BUTTON_LIFE);
    expect(await make().find('more')).toBeNull();
  });

  it('that are shown again cost nothing that day, and live on from the next', async () => {
    const { buttons, batches, make, pass } = keptOn();
    await buttons.keep([MORE]);
    await buttons.keep([MORE]);
    expect(batches).toEqual([['more']]);
    pass(DAY + 1);
    await buttons.keep([MORE, BACK]);
    expect(batches).toEqual([['more'], ['more', 'back']]);
    pass(BUTTON_LIFE - 1);
    expect(await make().find('more')).toBe(MORE.value);
  });

  it('of a crowd are kept together', async () => {
    const { buttons, batches, asked } = keptOn({ held: true });
    const first = buttons.keep([MORE]);
    (await asked.next())();
    const crowd = Array.from({ length: 50 }, (_, i) => buttons.keep([{ key: `${i}`, value: '{}' }]));
    await first;
    (await asked.next(() => true, 1))();
    await Promise.all(crowd);
    expect(batches.map(({ length }) => length)).toEqual([1, 50]);
  });

  it('that cannot be kept are known to this process, and tried again', async () => {
    const { buttons, batches, fail, make, lines } = keptOn();
    fail(true);
    await buttons.keep([MORE]);
    expect(await buttons.find('more')).toBe(MORE.value);
    expect(await make().find('more')).toBeNull();
    expect(lines).toHaveLength(1);
    fail(false);
    await buttons.keep([BACK]);
    expect(batches.at(-1)).toEqual(['more', 'back']);
    expect(await make().find('more')).toBe(MORE.value);
  });

  it('that the record takes long to keep hold up no answer, and are kept all the same', async () => {
    // Nothing but what is tested: other files of the same worker may still have timers that go on for ever.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { buttons, asked, make } = keptOn({ held: true });
    const first = buttons.keep([MORE]);
    const letThrough = await asked.next();
    await vi.advanceTimersByTimeAsync(300);
    await first;
    // Nobody waits again for what is known to take long.
    await buttons.keep([BACK]);
    letThrough();
    (await asked.next(() => true, 1))();
    await vi.advanceTimersByTimeAsync(300);
    expect(await make().find('more')).toBe(MORE.value);
    expect(await make().find('back')).toBe(BACK.value);
  });
});
