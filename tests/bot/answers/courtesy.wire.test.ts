import { describe, expect, it } from 'vitest';
import { courtesyIn } from '../../../src/bot/answers/courtesy.js';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { CALLER, recordOf } from '../fixtures.js';

describe('a line that asks for nothing on record', () => {
  it.each([
    ['thanks', ['thanks!', 'Thanks a lot', 'THANK YOU :pray:', 'thx', 'ok, thanks', 'Great – thank you so much! 🙏']],
    ['hello', ['hi', 'Hello!', 'hey there', 'Good morning, all', 'hi 👋', 'hello @onrecord']],
    ['fine', ['ok', 'OK.', 'okay', 'got it', 'Perfect!', '👍', ':+1:', 'that’s all']],
    ['help', ['help', 'Help!', '?', '??', 'help me, please', 'What can you do?']],
  ])('is read as %s', (kind, lines) => {
    for (const line of lines) expect(courtesyIn(line), line).toBe(kind);
  });

  it.each([
    'thanks to whom did he win?',
    'thanks Milley',
    'who said thank you',
    'what did Biden say about help',
    'ok and Esper?',
    'hi what did Milley say about the letter',
    'hello world',
    'more',
    '"thanks"',
    '“ok”',
    '/said thanks',
    '/help',
    '',
    '   ',
    '...',
    '12',
    `thanks ${'ok '.repeat(5000)}`,
    `${'ok '.repeat(26)}x`,
  ])('is not seen in %j', (line) => {
    expect(courtesyIn(line)).toBeNull();
  });
});

describe('what is answered to it', () => {
  it('comes without a look at the record, and names commands as they are called here', async () => {
    const unasked = new Proxy(recordOf({}), {
      get: () => {
        throw new Error('The record was asked');
      },
    });
    const commands = await loadCommands({ prefix: 'or-' });
    const bot = new Bot({ record: unasked, commands, logger: { error: () => {} }, now: () => new Date(0) });
    expect((await bot.answerLine('Thanks!', CALLER)).text).toBe('You’re welcome.');
    expect((await bot.answerLine('ok', CALLER)).text).toBe('All right.');
    expect((await bot.answerLine('hi', CALLER)).text).toContain('for example: /or-said what did Milley');
  });

  it('is the help where help is asked for', async () => {
    const commands = await loadCommands({ prefix: 'or-' });
    const bot = new Bot({ record: recordOf({}), commands, logger: { error: () => {} }, now: () => new Date(0) });
    for (const line of ['help', '?']) {
      expect(await bot.answerLine(line, CALLER)).toEqual(await bot.answerLine('/or-help', CALLER));
    }
  });
});
