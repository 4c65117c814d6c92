import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../dev/discord/components.js';
import { idOf } from '../../../dev/discord/ids.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import { FLAGS } from '../../../dev/discord/messages.js';
import { dueMeanwhile } from '../local/news.js';
import { livesWhile, program } from '../local/program.js';

let discord: DiscordServer;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(() => discord.close());

const launch = program(() => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_REST_API: discord.api,
}));

describe('the process', () => {
  it('says where it listens and that it is ready, and finishes what it took before it ends', async () => {
    const { child, lines, ended, listening } = launch({ PORT: '0' });
    const origin = await listening();
    await lines.next((line) => line === 'ready discord');
    const ready = await fetch(`${origin}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', platforms: { discord: 'connected' } }]);

    const held = discord.hold('create_interaction_response');
    const seen = await discord.user('100').command('help', {}, { wait: false });
    await held.hit();
    child.kill('SIGTERM');
    await discord.gateway.closings.first(1);
    held.stop();
    expect((await seen.message()).ephemeralFor).toBe(discord.user('100').id);
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(discord.violations).toEqual([]);
  });

  it('posts a digest once that became due while it was down, and finishes what it is posting before it ends', async () => {
    const place = { platform: 'discord', channel: idOf('channel', '1'), isPerson: false };
    await launch.withRecord((record) => dueMeanwhile(record, place, idOf('user', '900')));
    const held = discord.hold('create_message');
    const first = launch();
    await held.hit();
    first.child.kill('SIGTERM');
    held.stop();
    expect(await first.ended).toMatchObject({ code: 0, signal: null });
    const posts = () => discord.world.messages.filter(({ author }) => author.bot);
    expect(posts().map(textOf)).toEqual([expect.stringMatching(/Digest, .*Catching up: /s)]);

    const second = launch();
    await second.lines.next((line) => line === 'ready discord');
    await (await discord.user('100').command('help')).message();
    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0, signal: null });
    await launch.withRecord(async (record) => {
      expect(await record.deliveries(1, 9)).toMatchObject([{ state: 'sent', posts: [posts()[0]?.id] }]);
    });
    expect(posts().filter(({ flags }) => flags !== undefined && !(flags & FLAGS.ephemeral))).toHaveLength(1);
  });

  it('ends with the reason when Discord refuses the token', async () => {
    const { ended } = launch({ DISCORD_TOKEN: 'un.known.s3cret' });
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/DISCORD_TOKEN: Discord doesn't know it \(401\).*\[DISCORD_REFUSED\]/s);
    expect(stderr).not.toContain('s3cret');
  });

  it.each([4004, 4014])('ends with the reason when the gateway refuses it while it runs (%i)', async (code) => {
    const { lines, ended } = launch();
    await lines.next((line) => line === 'ready discord');
    discord.gateway.closeWith(code);
    expect(await ended).toMatchObject({ code: 1, stderr: expect.stringContaining('[DISCORD_REFUSED]') });
  });

  it('is not ready, but lives, while it waits for Discord, and ends when told to', () =>
    livesWhile(launch, discord.hold('get_my_application')));

  it('is not ready while the gateway is away, and is again by itself', async () => {
    const { child, lines, ended, listening } = launch({ PORT: '0' });
    const origin = await listening();
    await lines.next((line) => line === 'ready discord');
    const held = discord.gateway.holdHello();
    discord.gateway.drop();
    await held.arrived;
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    held.release();
    await discord.gateway.ready.first(2);
    const seen = await discord.user('100').command('help');
    expect(textOf(await seen.message())).not.toBe('');
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });
});
