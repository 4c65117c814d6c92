import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

/** Each unit test is under the same rules as this one (vitest.config.ts, tests/setup-unit.ts). */
describe('a unit test', () => {
  it.each(['discord.js', '@discordjs/ws', '@slack/bolt', '@photostructure/sqlite'])(
    'that loads %s fails',
    async (client) => {
      await expect(import(client)).rejects.toThrow(`A unit test loads ${client}`);
    },
  );

  it.each([
    ['src/platforms/slack/connection/app.js', '@slack/bolt'],
    ['dev/discord/permissions.js', 'discord.js'],
    ['src/store/sqlite/index.js', '@photostructure/sqlite'],
  ])('that loads a client through %s fails', async (path, client) => {
    await expect(import(/* @vite-ignore */ `../${path}`)).rejects.toThrow(`A unit test loads ${client}`);
  });

  it('that starts a process or a thread fails', () => {
    expect(() => spawn(process.execPath, ['--version'])).toThrow('starts a process or a thread');
    expect(() => new Worker('', { eval: true })).toThrow('starts a process or a thread');
  });
});
