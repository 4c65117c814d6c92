import { describe, expect, it } from 'vitest';
import { idOf } from '../../../dev/discord/ids.js';
import type { Message } from '../../../dev/discord/types.js';
import { ANYBODY, article, DAILY, DAY, delivering, HOUR } from '../local/news.js';
import { discordBot, isEphemeral, plain, type StartOptions } from './harness.js';

const start = discordBot();

const CHANNEL = { platform: 'discord', channel: idOf('channel', '1'), isPerson: false };
const EDITOR = idOf('user', '900');
const ALONE = { platform: 'discord', channel: EDITOR, isPerson: true };
const DIGEST = { place: CHANNEL, owner: EDITOR, rule: DAILY };
const WATCH = { place: CHANNEL, owner: EDITOR, rule: ANYBODY };
const MINUTE = 60_000;

async function begin(options: StartOptions = {}) {
  const running = await start({ editors: [EDITOR], ...options });
  const { discord, record, platform } = running;
  const editor = discord.user('900');
  discord.member('900');
  const posts = (): Message[] => discord.world.messages.filter((one) => one.author.bot && !isEphemeral(one));
  return { ...running, editor, posts, ...delivering(record, platform) };
}

/** What a watch waits for has come in, and is at rest. */
async function found({ at }: Awaited<ReturnType<typeof begin>>): Promise<void> {
  await at(0);
  await at(20_000);
}

describe('a digest', () => {
  it('stands in its channel at its time, once; the rest is behind a button, also after a restart', async () => {
    const first = await begin();
    await first.subscribe(DIGEST);
    await first.add(article(25));
    await first.at(HOUR - 1000);
    expect(first.posts()).toEqual([]);
    await first.at(HOUR);
    first.restart();
    await first.at(HOUR + MINUTE);
    const [post, ...others] = first.posts();
    expect(others).toEqual([]);
    expect(post?.channel_id).toBe(CHANNEL.channel);
    expect(plain(post!)).toMatch(
      /^Digest, 23 November 2026\n.*Chosen from 25 statements in 1 source, new on record since .*\./s,
    );

    await first.platform.stop();
    await begin({ discord: first.discord, record: first.record });
    const reader = first.discord.user('100');
    first.discord.member('100');
    const more = await (await reader.click(post!, 'Show more')).message();
    expect(isEphemeral(more)).toBe(true);
    expect(plain(more)).toContain('More of the digest of 23 November 2026');
    expect(plain(first.posts()[0]!)).toBe(plain(post!));
    const pages = [post!, more];
    for (let page = 2; page < 5; page++) pages.push(await (await reader.click(pages.at(-1)!, 'More')).message());
    const told = pages.flatMap((one) => plain(one).match(/less than \d+ million/g) ?? []);
    expect(new Set(told).size).toBe(25);
  });

  it('goes to one person alone, in a direct message', async () => {
    const { subscribe, add, at, posts, editor } = await begin();
    await subscribe({ ...DIGEST, place: ALONE });
    await add(article(2));
    await at(HOUR);
    expect(posts()).toMatchObject([{ channel_id: editor.dmChannel }]);
  });

  it('that is late says so, and comes once; a quiet day is one line', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await at(HOUR);
    await add(article(2));
    await at(3 * DAY + 2 * HOUR);
    await at(3 * DAY + 3 * HOUR);
    const [quiet, late, ...more] = posts().map(plain);
    expect(more).toEqual([]);
    expect(quiet).toMatch(
      /^Digest, 23 November 2026\nNothing new on record since \w+, \d+ November 2026 at \d\d:\d\d \S+\.$/,
    );
    expect(late).toContain('Catching up: this was due on Thursday, 26 November 2026 at 08:00 Europe/London');
  });

  it('corrects what was told before and is not on record any more', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await add(article(2));
    await at(HOUR);
    await add(article(2).replace('bridge of Ashford', 'bridge of Bath'));
    await at(HOUR + DAY);
    expect(plain(posts()[1]!)).toMatch(
      /Corrections\n.*Told before.*bridge of Ashford.*On record now:.*bridge of Bath/s,
    );
  });

  it('calls nobody, whatever is said', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await add(`“We will never tell @everyone or <@${EDITOR}> about **that**, ||or this||,” said Ann Lee, the mayor.`);
    await at(HOUR);
    expect(plain(posts()[0]!)).toContain('@everyone');
  });
});

describe('an alert', () => {
  it('has Mute and Remove, which work in the channel for editors alone, and leave it as it is', async () => {
    const running = await begin();
    const { subscribe, add, posts, discord, editor, record } = running;
    await subscribe({ ...WATCH, rule: { ...ANYBODY, phrase: 'never be sold' } });
    await add(article(20));
    await found(running);
    const [alert] = posts();
    const before = plain(alert!);
    expect(before).toContain('Watch 1 fired for: the exact words never be sold.');
    const reporter = discord.user('100');
    discord.member('100');
    const refused = await (await reporter.click(alert!, 'Mute 2h')).message();
    expect([isEphemeral(refused), plain(refused)]).toEqual([true, expect.stringContaining('changed by editors')]);
    const more = await (await reporter.click(alert!, 'Show more')).message();
    expect([isEphemeral(more), plain(more)]).toEqual([true, expect.stringContaining('New on record')]);
    const muted = await (await editor.click(alert!, 'Mute 2h')).message();
    expect([isEphemeral(muted), plain(muted)]).toEqual([true, expect.stringContaining('Watch 1 is muted until')]);
    expect(plain(await (await editor.click(alert!, 'Remove')).message())).toContain('is removed.');
    expect(await record.subscriptions()).toEqual([]);
    expect(posts().map(plain)).toEqual([before]);
  });

  it('has them in a direct message as well', async () => {
    const running = await begin();
    const { subscribe, add, posts, editor, record } = running;
    await subscribe({ ...WATCH, place: ALONE });
    await add(article(20));
    await found(running);
    const [alert] = posts();
    expect(plain(await (await editor.click(alert!, 'Mute 2h')).message())).toContain('Watch 1 is muted until');
    expect(plain(await (await editor.click(alert!, 'Remove')).message())).toContain('is removed.');
    expect(await record.subscriptions()).toEqual([]);
    expect(plain(posts()[0]!)).toContain('Watch 1 fired for');
  });
});

describe('a channel where the bot may not write any more', () => {
  it('disables its digest, of which the owner is told, and /doctor says so until it is resumed', async () => {
    const { subscribe, add, at, posts, discord, editor, record } = await begin();
    await subscribe(DIGEST);
    await add(article(3));
    const deny = (...denied: 'SendMessages'[]) =>
      discord.channel('1', { overwrites: new Map([[discord.applicationId, { allow: [], deny: denied }]]) });
    deny('SendMessages');
    await at(HOUR);
    await at(HOUR + MINUTE);
    const [told, ...more] = posts();
    expect(more).toEqual([]);
    expect(told?.channel_id).toBe(editor.dmChannel);
    expect(plain(told!)).toMatch(/Digest 1: .* was disabled: .*Send Messages/);
    expect(await record.subscriptions()).toMatchObject([{ state: 'disabled' }]);
    const doctor = await (await editor.command('doctor', {}, { dm: 'bot' })).message();
    expect(plain(doctor)).toMatch(/Fault · Digests and watches\n?.*Digest 1: .*Send Messages/s);

    deny();
    const resumed = await (await editor.click(told!, 'Resume')).message();
    expect(plain(resumed)).toContain('Digest 1 goes on.');
    await at(HOUR + DAY);
    expect(plain(posts().at(-1)!)).toContain('Ashford');
  });
});
