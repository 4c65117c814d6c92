import { describe, expect, it } from 'vitest';
import said from '../../commands/said.js';
import { Conversations, MOST_CONVERSATIONS } from '../../src/bot/conversations.js';
import { Bot } from '../../src/bot/dispatch.js';
import { turnOf } from '../../src/record/index.js';
import { answerOf, CALLER, ranked, recordOf, statementOf } from './fixtures.js';

const answer = answerOf({ answers: [ranked(statementOf('It was an honest mistake,'))] });

function botOf() {
  const record = recordOf({ answer });
  return { record, bot: new Bot({ record, commands: [said], logger: { error: () => {} }, now: () => new Date(0) }) };
}

describe('a conversation', () => {
  it('goes on from the last answer to the same caller, and to nobody else', async () => {
    const { bot, record } = botOf();
    await bot.answerLine('milley letter', CALLER);
    await bot.answerLine('and Esper?', CALLER);
    await bot.answerLine('and Esper?', { ...CALLER, userId: 'U2' });
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
    for (let i = 0; i < MOST_CONVERSATIONS; i++) conversations.of(`U${i}`).remember(turn);
    conversations.of('U0').remember(turn);
    conversations.of('another').remember(turn);
    expect(conversations.of('U0').after).toEqual(turn);
    expect(conversations.of('U1').after).toBeUndefined();
    expect(conversations.of('U2').after).toEqual(turn);
  });
});
