import { describe, expect, it } from 'vitest';
import { idOf } from '../../../dev/discord/ids.js';
import { DAY, delivering } from '../local/news.js';
import { discordBot, isEphemeral, plain, type Running, type StartOptions } from './harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';
const WORDS = 'honest mistake';
const SAID = 'was retracted on 24 November 2026: The quotation was wrong.';
const BUTTONS = ['Share', 'Context', 'Source', 'Cite'];
/** The card with these words. */
const SECOND = { nth: 1 };

/** Takes back the article that the letter is in. */
async function retract({ record }: Pick<Running, 'record'>): Promise<string> {
  const found = (await record.sources()).find(({ source }) => source.origin.includes('2020-01-06-briefing-article'));
  const [taken] = await record.retract(found!.source.id, {
    ...{ at: '2026-11-24', reason: 'The quotation was wrong.', keepsWords: false },
  });
  return taken!.source.title;
}

const asked = async ({ discord }: Running, where = {}) =>
  (await discord.user('100').command('said', { question: LETTER }, where)).message();

/** What of the bot's all see. */
const posts = ({ discord }: Running) => discord.world.messages.filter((each) => each.author.bot && !isEphemeral(each));

async function begin(options: StartOptions = {}) {
  const running = await start(options);
  return { ...running, ...delivering(running.record, running.platform) };
}

describe('a card that was shown before', () => {
  it('says by each of its buttons that its source was retracted', async () => {
    const running = await start();
    const user = running.discord.user('100');
    const answer = await asked(running);
    const title = await retract(running);
    for (const button of BUTTONS) {
      const told = await (await user.click(answer, button, SECOND)).message();
      expect(isEphemeral(told)).toBe(true);
      expect(plain(told)).toContain(SAID);
      expect(plain(told)).toContain(title);
      expect(plain(told)).not.toContain(WORDS);
    }
    expect(posts(running)).toEqual([]);
  });

  it('is reported as retracted, and whoever reports it is told so', async () => {
    const editorsChannel = idOf('channel', '3');
    const running = await start({ editorsChannel, before: (made) => void made.channel('3') });
    const user = running.discord.user('100');
    const answer = await asked(running);
    await retract(running);
    const form = await (await user.click(answer, 'Report', SECOND)).modal();
    const told = await (await user.submit(form, { what: 'The date' })).message(
      (each) => each.channel_id !== editorsChannel,
    );
    const [report] = posts(running);
    for (const each of [told, report!]) {
      expect(plain(each)).toContain(SAID);
      expect(plain(each)).not.toContain(WORDS);
    }
  });
});

describe('a post that somebody shared', () => {
  it('has the retraction in a reply to it, once, also after a restart', async () => {
    const running = await begin();
    const { discord, at, restart } = running;
    await discord.user('100').click(await asked(running), 'Share', SECOND);
    await at(0);
    const [shared] = posts(running);
    const title = await retract(running);
    await at(15_000);
    restart();
    await at(30_000);
    await at(DAY);
    const [, told, ...more] = posts(running);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ channel_id: shared!.channel_id, message_reference: { message_id: shared!.id } });
    expect(plain(told!)).toBe(
      `Retracted on 24 November 2026: The quotation was wrong.\nWhat was shared here was said by Mark A. Milley in ${title}.`,
    );
  });

  it('where the bot is a guest is not followed up: it can’t post there by itself', async () => {
    const running = await begin();
    const { discord, at } = running;
    discord.guild('2', { bot: false });
    const user = discord.user('100');
    user.install();
    const answer = await asked(running, { guild: '2' });
    await (await user.click(answer, 'Share', SECOND)).message();
    const before = posts(running).length;
    await retract(running);
    await at(0);
    expect(before).toBe(1);
    expect(posts(running)).toHaveLength(1);
    expect(discord.called('create_message')).toEqual([]);
    expect(await running.record.keptIn('shared-post', 0)).toEqual([]);
  });
});
