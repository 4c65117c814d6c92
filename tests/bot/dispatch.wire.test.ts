import { describe, expect, it } from 'vitest';
import { type Command, type CommandContext, defineCommand } from '../../src/bot/commands/command.js';
import { Bot } from '../../src/bot/dispatch.js';
import { note, reply } from '../../src/bot/reply/reply.js';
import { OnrecordError } from '../../src/model/errors.js';
import { CALLER, recordOf } from './fixtures.js';

const NOW = new Date('2020-01-07T12:00:00Z');

function commandOf(name: string, run: (context: CommandContext) => void, who: Command['who'] = 'everyone'): Command {
  return defineCommand({
    name,
    description: name,
    options: {},
    examples: [],
    who,
    run: async (context: CommandContext) => {
      run(context);
      return reply(note('done'));
    },
  });
}

function botOf(...commands: Command[]) {
  const logged: unknown[] = [];
  const logger = { error: (...args: unknown[]) => void logged.push(args) };
  return { bot: new Bot({ record: recordOf({}), commands, logger, now: () => NOW }), logged };
}

describe('Bot', () => {
  it('runs a command with who asks and when', async () => {
    const seen: CommandContext[] = [];
    const { bot } = botOf(commandOf('ping', (context) => void seen.push(context)));
    expect((await bot.answerLine('/ping', CALLER)).text).toBe('done');
    expect(seen[0]).toMatchObject({ caller: CALLER, now: NOW });
  });

  it('says what the user can mend, and how', async () => {
    const fail = commandOf('fail', () => {
      throw new OnrecordError('STORE_BUSY', 'The record is in use.', 'Try again in a minute.');
    });
    const { bot, logged } = botOf(fail);
    expect((await bot.answerLine('/fail', CALLER)).text).toBe('The record is in use.\nTry again in a minute.');
    expect(logged).toEqual([]);
  });

  it('gives any other error a number and keeps its details for the log', async () => {
    const fail = commandOf('fail', () => {
      throw new TypeError('secret internals');
    });
    const { bot, logged } = botOf(fail);
    const { text } = await bot.answerLine('/fail', CALLER);
    const id = /report error ([0-9a-f]{8}):/.exec(text)?.[1];
    expect(text).not.toMatch(/secret|TypeError|at /);
    expect(logged).toEqual([[{ err: expect.any(TypeError), errorId: id }, 'A command failed']]);
  });

  it('says with whatever it finds in a damaged record that something may be missing', async () => {
    let fault: OnrecordError | null = null;
    const commands = [commandOf('ping', () => {})];
    const record = { ...recordOf({}), fault: async () => fault };
    const bot = new Bot({ record, commands, logger: { error: () => {} }, now: () => NOW });
    expect((await bot.answerLine('/ping', CALLER)).text).toBe('done');
    fault = new OnrecordError('STORE_DAMAGED', 'The record is damaged.', 'Run onrecord check.');
    for (const shown of [
      await bot.answerLine('/ping', CALLER),
      await bot.answer({ command: 'ping', options: {}, text: '' }, CALLER),
    ]) {
      expect(shown.text).toBe('The record is damaged.\ndone');
      expect(shown.nodes).toHaveLength(2);
    }
    expect((await bot.recent(3, CALLER)).text).toMatch(/^The record is damaged\./);
  });

  it('keeps commands for editors from others, before they run', async () => {
    let ran = 0;
    const { bot } = botOf(commandOf('erase', () => void ran++, 'editors'));
    expect((await bot.answerLine('/erase', CALLER)).text).toMatch(/^\/erase is for editors\.\nAsk/);
    expect(ran).toBe(0);
    await bot.answerLine('/erase', { ...CALLER, editor: true });
    expect(ran).toBe(1);
  });

  it('answers a command called with options as it answers the line', async () => {
    const { bot } = botOf(commandOf('ping', () => {}));
    const called = await bot.answer({ command: 'ping', options: {}, text: '' }, CALLER);
    expect(called).toEqual(await bot.answerLine('/ping', CALLER));
  });
});
