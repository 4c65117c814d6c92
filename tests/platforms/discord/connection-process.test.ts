import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { livesWhile, program } from '../local/program.js';
import { textOf } from './server/components.js';
import { DiscordServer } from './server/index.js';

let discord: DiscordServer;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(() => discord.close());

const launch = program(() => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_REST_API: discord.api,
}));

describe('the process', { timeout: 30_000 }, () => {
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
