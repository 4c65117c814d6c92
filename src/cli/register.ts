import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import { loadCommands } from '../bot/commands/load.js';
import type { ListedPlatform, Registration } from '../bot/delivery/platform-definition.js';
import { loadPlatforms } from '../platforms/index.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

/**
 * `register`: makes all commands known on each platform that is configured. Data such as a manifest goes to stdout, what was
 * done to stderr. Where no platform is configured, it gives what an app is made of.
 *
 * @param list every platform that there is
 */
export async function registerCommands(
  { dryRun }: { readonly dryRun?: true },
  config: Config,
  io: Io,
  list: readonly ListedPlatform[],
): Promise<number> {
  const parts = { commands: await loadCommands({ prefix: config.commandPrefix }), dryRun: dryRun === true };
  const tell = async ({ data, lines }: Registration) => {
    if (data) await writeAll(io.stdout, `${jsonText(data, 2)}\n`);
    for (const line of lines) io.stderr.write(`${terminalSafe(line)}\n`);
  };
  const loaded = await loadPlatforms(config.platforms);
  for (const platform of loaded) await tell(await platform.register(config, parts));
  if (loaded.length > 0) return EXIT.done;
  for (const { registerUnset } of list) if (registerUnset) await tell(await registerUnset(config, parts));
  return EXIT.done;
}
