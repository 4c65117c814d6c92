import { describe, expect, it } from 'vitest';
import { defineGroup } from '../../../src/bot/commands/command.js';
import { completeLine, completeOption } from '../../../src/bot/commands/completion.js';
import { findCommand, parseLine } from '../../../src/bot/commands/invocation.js';
import { expandGroup, loadCommands } from '../../../src/bot/commands/load.js';
import { slashCommands } from '../../../src/bot/commands/slash.js';
import { Bot } from '../../../src/bot/dispatch.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import { exampleGroup } from '../example-group.js';
import { CALLER, recordOf, speakerOf } from '../fixtures.js';

const others = await loadCommands();

function botOf(prefix = '') {
  const { group, called } = exampleGroup();
  const commands = [...others, ...expandGroup(group, prefix)];
  const logger = { error: () => {} };
  const bot = new Bot({ record: recordOf({}), commands, logger, now: () => new Date(0) });
  const answer = (line: string, caller = CALLER) => bot.answerLine(line, caller);
  return { bot, called, commands, answer };
}

const invocationsIn = ({ nodes }: Reply) =>
  nodes.flatMap((node) => (node.type === 'actions' ? node.actions.map(({ invocation }) => invocation) : []));

describe('a group', () => {
  it('is its commands, each called by two words, under a prefix as well', () => {
    const { group } = exampleGroup();
    expect(expandGroup(group, 'or-').map(({ name, plainName, group: of }) => [name, plainName, of?.name])).toEqual([
      ['or-feed now', 'feed now', 'or-feed'],
      ['or-feed plan', 'feed plan', 'or-feed'],
      ['or-feed drop', 'feed drop', 'or-feed'],
    ]);
  });

  it('is called as one among the others', () => {
    const { commands } = botOf();
    const called = slashCommands(commands).map(({ name, isGroup, commands: own }) => [name, isGroup, own.length]);
    const single = others.filter(({ group }) => group === undefined).map(({ name }) => [name, false, 1]);
    expect(called).toEqual(expect.arrayContaining([...single, ['feed', true, 3]]));
    expect(called.filter(([name]) => name === 'feed')).toHaveLength(1);
  });
});

describe('a line', () => {
  it.each([
    ['/feed plan quiet:line 08:00', { command: 'feed plan', options: { quiet: 'line' }, text: '08:00' }],
    ['/Feed   NOW  the letter ', { command: 'feed now', options: {}, text: 'the letter' }],
    ['/feed now', { command: 'feed now', options: {}, text: '' }],
    ['/feed', { command: 'feed', options: {}, text: '' }],
  ])('is read by its first two words: %s', (line, expected) => {
    expect(parseLine(line, botOf().commands)).toEqual(expected);
  });

  it('is read with and without the prefix', () => {
    const { commands } = botOf('or-');
    for (const line of ['/or-feed plan 08:00', '/feed plan 08:00']) {
      expect(parseLine(line, commands)).toMatchObject({ command: 'or-feed plan', text: '08:00' });
    }
  });

  it('runs the command', async () => {
    const { answer, called } = botOf();
    expect((await answer('/feed plan most:3 08:00')).text).toBe('Planned at 08:00.');
    expect(called).toMatchObject([{ command: 'plan', options: { most: 3, when: '08:00' } }]);
  });

  it('of an unknown word names those that there are, and how each is called', async () => {
    const { answer } = botOf();
    for (const line of ['/feed shedule 08:00', '/feed constructor', '/feed __proto__ x']) {
      const failed = await answer(line);
      expect(failed.failed).toBe(true);
      expect(failed.text).toMatch(
        /^There is no command \/feed \S+\.\nCommands: \/feed now \[topic\], \/feed plan when, /,
      );
    }
    expect((await answer('/fed now')).text).toMatch(/Commands: .*\/feed\.$/);
  });

  it('of the group alone lists what whoever asks may use', async () => {
    const { answer } = botOf();
    expect(await answer('/feed')).toMatchObject({
      nodes: [
        { type: 'heading', text: '/feed' },
        { type: 'note', text: 'What is new' },
        {
          fields: [
            { name: '/feed now [topic]', value: 'Tells it at once' },
            { name: '/feed plan when', value: 'Tells it each day' },
          ],
        },
      ],
    });
    expect((await answer('/feed', { ...CALLER, editor: true })).text).toContain('/feed drop');
  });

  it('is refused to who may not', async () => {
    const { answer, called } = botOf();
    expect((await answer('/feed drop')).text).toMatch(/^\/feed drop is for editors\./);
    expect(called).toEqual([]);
  });
});

describe('what is said of it', () => {
  it('is in /help, as a whole and of each', async () => {
    const { answer } = botOf('or-');
    expect((await answer('/help')).text).toContain('/or-feed now [topic]: Tells it at once');
    expect((await answer('/help feed')).text).toBe((await answer('/feed')).text);
    const one = await answer('/help feed plan');
    expect(one.text).toContain('/or-feed plan when\nTells it each day');
    expect(one.text).toContain('For example:\n/or-feed plan 08:00');
  });

  it('calls its commands as they are called here', async () => {
    const { answer } = botOf('or-');
    expect(invocationsIn(await answer('/feed now')).map(({ command }) => command)).toEqual([
      'or-feed plan',
      'or-feed plan',
    ]);
  });

  it.each([
    ['/fe', ['/feed now', '/feed plan', '/feed drop']],
    ['/feed ', ['/feed now', '/feed plan', '/feed drop']],
    ['/feed p', ['/feed plan']],
    ['/feed x', []],
    ['/help feed p', ['feed plan']],
  ])('is completed: %s', async (line, values) => {
    expect((await completeLine(line, botOf().commands, recordOf({}))).values).toEqual(values);
  });

  it('is completed in options: a group, its commands, and the last of several values', async () => {
    const { commands } = botOf();
    const record = recordOf({ speakers: [speakerOf('Mark T. Esper')] });
    const typed = (name: string, option: string, text: string) =>
      completeOption(findCommand(name, commands), option, text, { commands, record });
    expect(await typed('help', 'command', 'fee')).toEqual(['feed', 'feed now', 'feed plan', 'feed drop']);
    expect(await typed('feed plan', 'speaker', 'esp')).toEqual(['Mark T. Esper']);
    const several = defineGroup({
      name: 'hear',
      description: 'Hears',
      commands: [
        {
          ...commands[0]!,
          name: 'many',
          options: { who: { type: 'string', description: 'who', autocomplete: 'speakers', several: true } },
        },
      ],
    });
    const [many] = expandGroup(several);
    const completed = (text: string) => completeOption(many!, 'who', text, { commands, record });
    expect(await completed('Mark Milley, esp')).toEqual(['Mark Milley, Mark T. Esper']);
    expect(await completed('esp')).toEqual(['Mark T. Esper']);
  });
});
