import { loadCommands } from '../bot/load.js';
import type { Config } from '../config.js';
import type { Io } from '../io.js';
import { appManifest } from '../platforms/slack/manifest.js';
import { write } from '../platforms/terminal/output.js';
import { EXIT } from './exit.js';
import { jsonText } from './json.js';

/** `register`: the manifest of the Slack app on stdout. It is pasted where Slack makes or changes an app. */
export async function register({ slack, commandPrefix, publicUrl }: Config, io: Io): Promise<number> {
  const mode = slack?.mode.type ?? 'socket';
  const manifest = appManifest({
    commands: await loadCommands({ prefix: commandPrefix }),
    url: mode === 'socket' ? null : (publicUrl ?? 'https://onrecord.example.org'),
    publicUrl,
    isDistributed: mode === 'oauth',
  });
  await write(io.stdout, `${jsonText(manifest, 2)}\n`);
  if (mode !== 'socket' && publicUrl === null) {
    io.stderr.write(
      'ONRECORD_PUBLIC_URL is not set: put the address at which Slack reaches this server in its place.\n',
    );
  }
  return EXIT.done;
}
