import type { Client } from 'discord.js';
import { listenToTyping } from './autocomplete.js';
import { listenToButtons } from './buttons.js';
import { listenToCommands } from './commands.js';
import { listenToForms } from './forms.js';
import { listenToMessageCommands } from './message-command.js';
import { listenToMessages } from './messages.js';
import type { InboundTools } from './tools.js';

/** Every way in which somebody can ask. */
export function listen(client: Client, ways: InboundTools): void {
  listenToCommands(client, ways);
  listenToTyping(client, ways);
  listenToMessageCommands(client, ways);
  listenToMessages(client, ways);
  listenToButtons(client, ways);
  listenToForms(client, ways);
}
