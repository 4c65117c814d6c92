import { describe, expect, it } from 'vitest';
import type { DiscordServer } from '../../../../dev/discord/index.js';
import { BUDGET } from '../../../../src/platforms/discord/inbound/autocomplete.js';
import type { StatementRecord } from '../../../../src/record/index.js';
import { discordBot, holding } from '../harness.js';

const start = discordBot();

const typed = async (discord: DiscordServer, command: string, option: string, text: string): Promise<string[]> =>
  (await discord.user('100').autocomplete(command, option, text)).map(({ value }) => String(value));

/** A record that offers these, whatever is typed. */
const offering = (values: readonly string[]) => (record: StatementRecord) =>
  new Proxy(record, {
    get: (target, name) => {
      if (name === 'complete') return async () => values;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('what is typed', () => {
  it.each([
    ['said', 'speaker', 'Mil', 'Mark A. Milley'],
    ['said', 'speaker', 'mily', 'Mark A. Milley'],
    ['said', 'speaker', 'Anthny Fau', 'Anthony Fauci'],
    ['said', 'about', 'vacc', 'vaccines'],
    ['said', 'question', 'Mil', 'Mark A. Milley'],
    ['said', 'question', 'what did Mil', 'what did Milley'],
    ['speakers', 'filter', 'esp', 'Mark T. Esper'],
    ['sources', 'filter', 'pentagon', 'Pentagon briefing by Esper and Milley on the Soleimani strike'],
    ['help', 'command', 'sp', 'speakers'],
    ['help', 'command', '/so', 'sources'],
  ])('in /%s, %s: %s offers %s', async (command, option, text, expected) => {
    const { discord } = await start();
    const values = await typed(discord, command, option, text);
    expect(values).toContain(expected);
    expect(values.length).toBeLessThanOrEqual(25);
  });

  it('is offered as much as there is where it is nothing yet, and nothing where it begins nothing', async () => {
    const { discord } = await start();
    expect((await typed(discord, 'said', 'speaker', '')).length).toBeGreaterThan(10);
    expect(await typed(discord, 'said', 'speaker', 'qqqqqqqqzz')).toEqual([]);
    expect(await typed(discord, 'help', 'command', '')).toContain('said');
  });

  it('is answered within the limits, whatever the record offers', async () => {
    const word = 'very '.repeat(30);
    const odd = [`${word}long title`, 'x'.repeat(300), ' ', 'half \ud83d', '@everyone <@1> **bold**', '😀'.repeat(60)];
    const { discord } = await start({
      around: offering([...odd, ...Array.from({ length: 60 }, (_, i) => `name ${i}`)]),
    });
    const choices = await discord.user('100').autocomplete('sources', 'filter', 'v');
    // Neither what holds nothing or half a character, nor what is one long word.
    expect(choices).toHaveLength(21);
    expect(choices[0]).toMatchObject({ value: 'very '.repeat(20).trim() });
    expect(choices.map(({ value }) => value)).toContain('@everyone <@1> **bold**');
  });

  it('is answered with nothing when the record takes too long', async () => {
    const held = holding('complete');
    const { discord, time } = await start({ around: held.around });
    const from = time.waits.all.length;
    const typing = typed(discord, 'said', 'speaker', 'Mil');
    await time.end(BUDGET, from);
    expect(await typing).toEqual([]);
    held.release();
  });

  it('is answered with nothing when the record fails', async () => {
    const around = (record: StatementRecord) =>
      new Proxy(record, {
        get: (target, name) => {
          if (name === 'complete') return () => Promise.reject(new Error('closed'));
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    const { discord } = await start({ around });
    expect(await typed(discord, 'said', 'speaker', 'Mil')).toEqual([]);
  });

  it('that is gone by the time it is answered is no failure', async () => {
    const { discord, log, platform } = await start();
    discord.fail('create_interaction_response', { status: 404, code: 10062, message: 'Unknown interaction' });
    void discord.user('100').autocomplete('said', 'speaker', 'Mil');
    await discord.calls.next(({ operation }) => operation === 'create_interaction_response');
    await platform.stop();
    expect(log).toEqual([]);
  });
});
