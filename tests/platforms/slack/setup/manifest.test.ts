import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../../src/bot/commands/command.js';
import { expandGroup, loadCommands } from '../../../../src/bot/commands/load.js';
import { note, reply } from '../../../../src/bot/reply/reply.js';
import { appManifest, type ManifestOptions } from '../../../../src/platforms/slack/setup/manifest.js';
import { SCOPES, scopesFor } from '../../../../src/platforms/slack/setup/scopes.js';
import { exampleGroup } from '../../../bot/example-group.js';

const manifest = async (options: Partial<ManifestOptions> = {}) =>
  appManifest({ commands: await loadCommands(), url: null, publicUrl: null, isDistributed: false, ...options });

describe('the manifest', () => {
  it('has every command there is, also one that is added, under its prefix', async () => {
    const quiz = defineCommand({
      name: 'quiz',
      description: 'Asks who said it',
      options: {},
      examples: [],
      who: 'everyone',
      run: async () => reply(note('Who?')),
    });
    const commands = [...(await loadCommands({ prefix: 'or-' })), quiz];
    const { features } = await manifest({ commands });
    expect(features?.slash_commands?.map(({ command }) => command)).toEqual([
      '/or-digest',
      '/or-doctor',
      '/or-help',
      '/or-pages',
      '/or-said',
      '/or-sources',
      '/or-speakers',
      '/or-watch',
      '/or-withheld',
      '/quiz',
    ]);
  });

  it('has digests and watches, each with what may stand behind it', async () => {
    const { features } = await manifest();
    const hints = new Map(features?.slash_commands?.map(({ command, usage_hint: hint }) => [command, hint]));
    expect(hints.get('/digest')).toBe('now | preview | schedule | list | pause | resume | remove | show');
    expect(hints.get('/watch')).toBe('add | list | mute | resume | remove | show');
  });

  it('has a group as one command, with its words as the hint', async () => {
    const { group } = exampleGroup();
    const { features } = await manifest({ commands: [...(await loadCommands()), ...expandGroup(group, 'or-')] });
    expect(features?.slash_commands?.at(-1)).toEqual({
      command: '/or-feed',
      description: 'What is new',
      usage_hint: 'now | plan | drop',
      should_escape: false,
    });
  });

  it('keeps to what Slack takes', async () => {
    const { display_information: shown, features } = await manifest({ publicUrl: 'https://onrecord.example.org' });
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description?.length).toBeLessThanOrEqual(140);
    expect(shown.long_description?.length).toBeGreaterThanOrEqual(174);
    expect(shown.long_description?.length).toBeLessThanOrEqual(4000);
    for (const { command, description, usage_hint: hint } of features?.slash_commands ?? []) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint?.length ?? 1).toBeLessThanOrEqual(1000);
    }
    for (const { name, description, callback_id: id } of features?.shortcuts ?? []) {
      expect([name.length <= 24, description.length <= 150, id.length <= 255]).toEqual([true, true, true]);
    }
  });

  it('is called through a socket, or at one address', async () => {
    const socket = await manifest();
    expect([socket.settings?.socket_mode_enabled, JSON.stringify(socket).includes('http')]).toEqual([true, false]);
    const http = await manifest({ url: 'https://onrecord.example.org/', isDistributed: true });
    const address = 'https://onrecord.example.org/slack/events';
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address, message_menu_options_url: address },
    });
    expect(http.features?.slash_commands?.every(({ url }) => url === address)).toBe(true);
    expect(http.oauth_config?.redirect_urls).toEqual(['https://onrecord.example.org/slack/oauth_redirect']);
  });

  it('asks for links only where statements can be read in a browser', async () => {
    const plain = await manifest();
    const public_ = await manifest({ publicUrl: 'https://onrecord.example.org' });
    const scopes = ({ oauth_config: config }: typeof plain) => config?.scopes?.bot ?? [];
    expect(scopes(plain).filter((scope) => scope.startsWith('links:'))).toEqual([]);
    expect(scopes(public_)).toEqual([...scopes(plain), 'links:read', 'links:write']);
    expect(public_.features?.unfurl_domains).toEqual(['onrecord.example.org']);
    expect(public_.settings?.event_subscriptions?.bot_events).toContain('link_shared');
  });

  it('asks for nothing that the README does not give the reason of', async () => {
    const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
    const rows = SCOPES.map(({ scope, why }) => `| \`${scope}\` | ${why} |`);
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
    expect(new Set(scopesFor({ links: true })).size).toBe(SCOPES.length);
  });
});
