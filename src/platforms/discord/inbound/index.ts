import type { Client } from 'discord.js';
import { listenToCommands } from './commands.js';
import type { Ways } from './ways.js';

/** Every way in which somebody can ask. */
export function listen(client: Client, ways: Ways): void {
  listenToCommands(client, ways);
}
