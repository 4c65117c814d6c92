import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import said from '../../../commands/said.js';
import { Bot } from '../../../src/bot/dispatch.js';
import {
  Conversations,
  type ConversationsParts,
  MOST_WAITING,
  TURN_LIFE,
} from '../../../src/bot/memory/conversations.js';
import { openRecord, turnOf } from '../../../src/record/index.js';
import { answerOf, CALLER, ranked, recordOf, statementOf } from '../fixtures.js';

const answer = answerOf({ answers: [ranked(statementOf('It was an honest mistake,'))] });
const turn = turnOf(answer);
const turnWith = (skipped: number) => ({ ...turn, skipped });

function botOf(clock = { now: 0 }, keeping: Partial<ConversationsParts['record']> = {}) {
  const record = { ...recordOf({ answer }), ...keeping };
  const logged: object[] = [];
  const logger = { error: (details: object) => void logged.push(details) };
  const now = () => new Date(clock.now);
  return { record, logged, bot: new Bot({ record, commands: [said], logger, now }) };
}

describe('a conversation', () => {
  it('goes on from the last answer to the same caller, and to nobody else', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('milley letter', CALLER);
    await bot.answerLine('and Esper?', CALLER);
    await bot.answerLine('and Esper?', { ...CALLER, userId: 'U2' });
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turn, undefined]);
  });

  it('stays where it was had: what was asked privately is not gone on with in public', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('milley letter', { ...CALLER, place: 'D1' });
    for (const place of ['C1', 'D1', 'C1']) await bot.answerLine('and Esper?', { ...CALLER, place });
    await bot.answerLine('and Esper?', CALLER);
    // No id can be written so that it is another place with another user.
    await bot.answerLine('and Esper?', { ...CALLER, userId: 'D1","U1' });
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, undefined, turn, turn, undefined, undefined]);
  });

  it('is everybody’s where all see what is asked', async () => {
    const { bot, record } = botOf();
    const thread = { ...CALLER, place: 'C1:17', shared: true } as const;
    await bot.answerLine('milley letter', thread);
    await bot.answerLine('and Esper?', { ...thread, userId: 'U2' });
    await bot.answerLine('and Esper?', { ...CALLER, place: 'C1:17' });
    await bot.answerLine('and Esper?', { ...thread, place: 'C1:18' });
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turn, undefined, undefined]);
  });

  it('is forgotten after half a day', async () => {
    const clock = { now: 0 };
    const { bot, record } = botOf(clock);
    for (const now of [0, TURN_LIFE - 1, TURN_LIFE * 2 - 1]) {
      clock.now = now;
      await bot.answerLine('milley letter', CALLER);
      await bot.settled();
    }
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turn, undefined]);
  });

  it('is plain data', async () => {
    expect(JSON.parse(JSON.stringify(turn))).toEqual(turn);
  });

  it('counts days where the caller is', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('Esper yesterday', { ...CALLER, timeZone: 'Asia/Baghdad' });
    expect(record.asked[0]).toMatchObject({ timeZone: 'Asia/Baghdad' });
  });
});

describe('in the record, a conversation', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('goes on after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
    folders.push(folder);
    for (const after of [undefined, turn]) {
      const record = await openRecord({ db: join(folder, 'record.db'), thread: 'caller' });
      const { bot, record: asked } = botOf(undefined, {
        keep: (...args) => record.keep(...args),
        kept: (...args) => record.kept(...args),
      });
      await bot.answerLine('milley letter', CALLER);
      await bot.settled();
      await record.close();
      expect(asked.asked.map((each) => each.after)).toEqual([after]);
    }
  });

  it.each(['', 'nonsense', 'null', '{}', JSON.stringify({ ...turn, shown: [42] })])(
    'that is none is as if there were none: %s',
    async (kept) => {
      const { bot, record, logged } = botOf(undefined, { kept: async () => kept });
      await bot.answerLine('milley letter', CALLER);
      expect(record.asked.map(({ after }) => after)).toEqual([undefined]);
      expect(logged).toEqual([]);
    },
  );

  it('may be longer than a button', async () => {
    const long = { ...turn, shown: Array.from({ length: 100 }, (_, nth) => `${nth}`.padStart(64, '0')) };
    const { bot, record } = botOf(undefined, { kept: async () => JSON.stringify(long) });
    await bot.answerLine('and Esper?', CALLER);
    expect(record.asked.map(({ after }) => after)).toEqual([long]);
  });
});

describe('keeping conversations', () => {
  /** Keeps when it is told to, or fails. */
  function slow() {
    const batches: (readonly { readonly key: string; readonly value: string }[])[] = [];
    const settle: ((error?: Error) => void)[] = [];
    const logged: object[] = [];
    const conversations = new Conversations({
      logger: { error: (details) => void logged.push(details) },
      record: {
        kept: async () => null,
        keep: (_, values) => {
          batches.push(values);
          return new Promise((resolve, reject) => settle.push((error) => (error ? reject(error) : resolve())));
        },
      },
    });
    const of = (userId: string) => conversations.of({ userId }, new Date(0));
    const skipped = () => batches.map((batch) => batch.map(({ value }) => JSON.parse(value).skipped));
    return { conversations, of, settle: (error?: Error) => settle.shift()?.(error), skipped, logged };
  }

  it('delays no answer, and no question after it', async () => {
    const { of } = slow();
    of('U1').remember(turn);
    expect(await of('U1').latest()).toEqual(turn);
    const { bot, record } = botOf(undefined, { keep: () => new Promise(() => {}) });
    for (const line of ['milley letter', 'and Esper?']) await bot.answerLine(line, CALLER);
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turn]);
  });

  it('is settled when the last turn is kept, many of them together and each conversation’s last', async () => {
    const { conversations, of, settle, skipped } = slow();
    of('U1').remember(turnWith(1));
    let isSettled = false;
    const settled = conversations.settled().then(() => {
      isSettled = true;
    });
    for (const skip of [2, 3]) of('U1').remember(turnWith(skip));
    of('U2').remember(turnWith(4));
    settle();
    await new Promise(setImmediate);
    expect(isSettled).toBe(false);
    expect(skipped()).toEqual([[1], [3, 4]]);
    settle();
    await settled;
    expect(await of('U1').latest()).toBeUndefined();
    await conversations.settled();
  });

  it('that fails is told to the log, makes up for it with the next turn, and meanwhile goes by memory', async () => {
    const { conversations, of, settle, skipped, logged } = slow();
    of('U1').remember(turnWith(1));
    const err = new Error('busy');
    settle(err);
    await conversations.settled();
    expect(logged).toEqual([{ err }]);
    expect(await of('U1').latest()).toEqual(turnWith(1));
    of('U2').remember(turnWith(2));
    expect(skipped()).toEqual([[1], [1, 2]]);
    settle();
    await conversations.settled();
    expect(await of('U1').latest()).toBeUndefined();
  });

  it('that fails fails no answer, and neither does reading', async () => {
    const err = new Error('gone');
    const failing = () => Promise.reject(err);
    const { bot, record, logged } = botOf(undefined, { keep: failing, kept: failing });
    const { text } = await bot.answerLine('milley letter', CALLER);
    await bot.settled();
    expect(text).toContain('honest mistake');
    expect(record.asked).toHaveLength(1);
    expect(logged).toEqual([{ err }, { err }]);
  });

  it('lets go of what waited longest, when there is too much', async () => {
    const { conversations, of, settle } = slow();
    for (let i = 0; i < MOST_WAITING; i++) of(`U${i}`).remember(turn);
    of('U0').remember(turn);
    of('another').remember(turn);
    expect(await of('U0').latest()).toEqual(turn);
    expect(await of('U1').latest()).toBeUndefined();
    expect(await of('U2').latest()).toEqual(turn);
    let isSettled = false;
    const settled = conversations.settled().then(() => {
      isSettled = true;
    });
    while (!isSettled) {
      settle();
      await new Promise(setImmediate);
    }
    await settled;
  });
});
