import { describe, expect, it } from 'vitest';
import said from '../../commands/said.js';
import { Conversations, MOST_CONVERSATIONS, TURN_LIFE } from '../../src/bot/conversations.js';
import { Bot } from '../../src/bot/dispatch.js';
import { turnOf } from '../../src/record/index.js';
import { answerOf, CALLER, ranked, recordOf, statementOf } from './fixtures.js';

const answer = answerOf({ answers: [ranked(statementOf('It was an honest mistake,'))] });

function botOf(clock = { now: 0 }) {
  const record = recordOf({ answer });
  const now = () => new Date(clock.now);
  return { record, bot: new Bot({ record, commands: [said], logger: { error: () => {} }, now }) };
}

describe('a conversation', () => {
  it('goes on from the last answer to the same caller, and to nobody else', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('milley letter', CALLER);
    await bot.answerLine('and Esper?', CALLER);
    await bot.answerLine('and Esper?', { ...CALLER, userId: 'U2' });
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turnOf(answer), undefined]);
  });

  it('stays where it was had: what was asked privately is not gone on with in public', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('milley letter', { ...CALLER, place: 'D1' });
    for (const place of ['C1', 'D1', 'C1']) await bot.answerLine('and Esper?', { ...CALLER, place });
    await bot.answerLine('and Esper?', CALLER);
    // No id can be written so that it is another place with another user.
    await bot.answerLine('and Esper?', { ...CALLER, userId: 'D1","U1' });
    const known = turnOf(answer);
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, undefined, known, known, undefined, undefined]);
  });

  it('is forgotten after half a day', async () => {
    const clock = { now: 0 };
    const { bot, record } = botOf(clock);
    for (const now of [0, TURN_LIFE - 1, TURN_LIFE * 2 - 1]) {
      clock.now = now;
      await bot.answerLine('milley letter', CALLER);
    }
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, turnOf(answer), undefined]);
  });

  it('is plain data', async () => {
    const turn = turnOf(answer);
    expect(JSON.parse(JSON.stringify(turn))).toEqual(turn);
  });

  it('counts days where the caller is', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('Esper yesterday', { ...CALLER, timeZone: 'Asia/Baghdad' });
    expect(record.asked[0]).toMatchObject({ timeZone: 'Asia/Baghdad' });
  });

  it('is forgotten where it rested longest, when there are too many', () => {
    const conversations = new Conversations();
    const turn = turnOf(answer);
    const of = (userId: string) => conversations.of({ userId }, new Date(0));
    for (let i = 0; i < MOST_CONVERSATIONS; i++) of(`U${i}`).remember(turn);
    of('U0').remember(turn);
    of('another').remember(turn);
    expect(of('U0').after).toEqual(turn);
    expect(of('U1').after).toBeUndefined();
    expect(of('U2').after).toEqual(turn);
  });
});
