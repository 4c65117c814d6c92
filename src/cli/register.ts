import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import type { Command } from '../bot/commands/command.js';
import { loadCommands } from '../bot/commands/load.js';
import { registerDiscord } from '../platforms/discord/setup/register.js';
import { appManifest } from '../platforms/slack/setup/manifest.js';
import { write } from '../platforms/terminal/output.js';
import { safe } from '../platforms/terminal/safe.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

/**
 * `register`: whatever commands there are, made known where people call them. Slack's manifest goes to stdout, to be pasted
 * where Slack makes or changes an app, unless Discord alone is configured; what was done on Discord is said on stderr.
 */
export async function register({ dryRun }: { readonly dryRun?: true }, config: Config, io: Io): Promise<number> {
  const { slack, discord } = config;
  const commands = await loadCommands({ prefix: config.commandPrefix });
  if (slack !== null || discord === null) await printManifest(commands, config, io);
  if (discord !== null) {
    const lines = await registerDiscord(discord, { commands, dryRun: dryRun === true });
    for (const line of lines) io.stderr.write(`${safe(line)}\n`);
  }
  return EXIT.done;
}

async function printManifest(commands: readonly Command[], { slack, publicUrl, pages }: Config, io: Io): Promise<void> {
  const mode = slack?.mode.type ?? 'socket';
  const manifest = appManifest({
    commands,
    url: mode === 'socket' ? null : (publicUrl ?? 'https://onrecord.example.org'),
    publicUrl: pages === 'off' ? null : publicUrl,
    isDistributed: mode === 'oauth',
  });
  await write(io.stdout, `${jsonText(manifest, 2)}\n`);
  if (mode !== 'socket' && publicUrl === null) {
    io.stderr.write(
      'ONRECORD_PUBLIC_URL is not set: put the address at which Slack reaches this server in its place.\n',
    );
  }
}
