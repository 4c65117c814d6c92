import { describe, expect, it } from 'vitest';
import { mayUse } from '../../../src/bot/access/permissions.js';
import type { Audience, Standing } from '../../../src/bot/access/readers.js';
import { reportMistake } from '../../../src/bot/answers/report.js';
import { shareStatement } from '../../../src/bot/answers/share.js';
import type { Caller } from '../../../src/bot/commands/command.js';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { Bot } from '../../../src/bot/dispatch.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import { placeFor } from '../../../src/bot/subscribing/places.js';
import { CALLER, ranked, recordOf, statementOf } from '../fixtures.js';

const ID = 'a'.repeat(64);
const STATEMENT = ranked(statementOf('It was an honest mistake,', 'direct', { id: ID }));

/** A bot whose record notes whatever is asked of it. */
async function watched() {
  const asked: string[] = [];
  const record = new Proxy(recordOf({ statements: [STATEMENT] }), {
    get(target, name, self) {
      asked.push(String(name));
      return Reflect.get(target, name, self) as unknown;
    },
  });
  const commands = await loadCommands();
  const bot = new Bot({ record, commands, logger: { error() {} }, now: () => new Date(0) });
  asked.length = 0;
  return { bot, asked, commands };
}

const as = (standing: Standing): Caller => ({ ...CALLER, standing, editor: true });

/** All that a bot gives to anybody who asks, by the names of its methods. */
const WAYS: Readonly<Record<string, (bot: Bot, caller: Caller) => Promise<unknown>>> = {
  answerLine: (bot, caller) => bot.answerLine('/said letter', caller),
  answer: (bot, caller) => bot.answer({ command: 'speakers', options: {}, text: '' }, caller),
  run: (bot, caller) => bot.run({ command: 'sources', options: {}, text: '' }, caller).catch((error: Error) => error),
  view: (bot, caller) => bot.view('share', [ID], caller),
  published: (bot, caller) => bot.published(ID, caller),
  report: (bot, caller) => bot.report([ID], { by: 'Ann', what: 'x' }, caller),
  similar: (bot, caller) => bot.similar('an honest mistake', caller),
  recent: (bot, caller) => bot.recent(3, caller),
  subscriptions: (bot, caller) => bot.subscriptions(caller),
  complete: (bot, caller) => bot.complete(bot.commands.find(({ name }) => name === 'said')!, 'speaker', 'mil', caller),
  completeLine: (bot, caller) => bot.completeLine('/said mil', caller),
  completeSpeaker: (bot, caller) => bot.completeSpeaker('mil', caller),
  refusalTo: async (bot, caller) => bot.refusalTo(caller),
};

/** What gives nothing of the record. */
const OTHERS = ['constructor', 'commands', 'pages', 'formForLine', 'remember', 'settled'];

describe('who may not read', () => {
  it('is tried with every method that there is', () => {
    expect(Object.getOwnPropertyNames(Bot.prototype).toSorted()).toEqual([...Object.keys(WAYS), ...OTHERS].toSorted());
  });

  const cases = Object.keys(WAYS).flatMap((way) =>
    (['outsider', 'unlisted', 'unknown'] as const).map((standing) => [way, standing] as const),
  );
  it.each(cases)('is given nothing by %s as %s, and the record isn’t even asked', async (way, standing) => {
    const { bot, asked } = await watched();
    const told = JSON.stringify(await WAYS[way]!(bot, as(standing)));
    expect(asked).toEqual([]);
    expect(told).not.toMatch(/Milley|mistake|letter|statement|Esper/i);
    if (/complete/.test(way)) expect(told).toMatch(/\[\]/);
  });

  it.each([
    ['outsider', 'people of its own workspace or server, and nobody else'],
    ['unlisted', 'Whoever runs the bot decides who is'],
    ['unknown', 'could not be checked'],
  ] as const)('is told so, and whom to ask, as %s', async (standing, words) => {
    const { bot } = await watched();
    for (const line of [
      '/said letter',
      '/help',
      '/doctor',
      'thanks',
      'what did Milley say',
      '/nonsense',
      '/digest schedule',
    ]) {
      const { text, failed } = await bot.answerLine(line, as(standing));
      expect([failed, text]).toEqual([true, expect.stringContaining(words)]);
    }
  });

  it('opens no form, whatever the command is for, and is no editor', async () => {
    const { commands } = await watched();
    for (const command of commands) expect(mayUse(command, as('outsider'))).toBe(false);
  });

  it('reports and shares nothing', async () => {
    const { bot, asked } = await watched();
    const posted: Reply[] = [];
    const post = async (shown: Reply) => {
      posted.push(shown);
      return null;
    };
    const share = async (shown: Reply) => {
      posted.push(shown);
      return { failure: null, below: null };
    };
    const once = { first: async () => true, forget: async () => {} } as never;
    const caller = as('outsider');
    await reportMistake([ID], { bot, caller, by: 'Ann', what: 'x', from: null, post });
    const audience = async (): Promise<Audience> => 'readers';
    const told = await shareStatement([ID], { bot, caller, audience, once, key: 'k', by: 'Ann', post: share });
    expect(told?.text).toContain('This bot answers the people of');
    expect([asked, posted]).toEqual([[], []]);
  });
});

describe('a channel in which are people from outside', () => {
  it.each([
    ['outsiders', 'People from outside are in this channel'],
    ['unknown', 'could not be checked'],
  ] as const)('is shared to by nobody where there are %s', async (seen, words) => {
    const { bot, asked } = await watched();
    const post = async () => expect.fail('It was posted');
    const once = { first: async () => true, forget: async () => {} } as never;
    const sharing = { bot, caller: CALLER, audience: async () => seen, once, key: 'k', by: 'Ann', post };
    const { text = '' } = (await shareStatement([ID], sharing)) ?? {};
    expect(text).toContain('It was not shared.');
    expect(text).toContain(words);
    expect(asked).toEqual([]);
  });

  it('gets no digest or watch, while whoever asks may have one alone', async () => {
    const [here, alone] = [
      { platform: 'chat', channel: 'C1', isPerson: false },
      { platform: 'chat', channel: 'U1', isPerson: true },
    ];
    const asking = (seen: Audience) => ({ ...CALLER, editor: true, here, alone, audience: async () => seen });
    await expect(placeFor('channel', asking('outsiders'))).rejects.toMatchObject({ code: 'OUTSIDERS_HERE' });
    await expect(placeFor('channel', asking('unknown'))).rejects.toMatchObject({ code: 'AUDIENCE_UNCHECKED' });
    expect(await placeFor('me', asking('outsiders'))).toBe(alone);
    expect(await placeFor('channel', asking('some'))).toBe(here);
  });
});
