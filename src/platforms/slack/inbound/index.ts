import type { App } from '@slack/bolt';
import { listenToActions } from './actions.js';
import { listenToCommands } from './commands.js';
import { listenToForms } from './forms.js';
import { listenToHome } from './home.js';
import { listenToMessages } from './messages.js';
import { listenToReports } from './report.js';
import { listenToShortcuts } from './shortcuts.js';
import type { InboundTools } from './tools.js';
import { listenToLinks } from './unfurl.js';

/** Every way in which somebody can ask. */
export function listen(app: App, ways: InboundTools): void {
  listenToCommands(app, ways);
  listenToMessages(app, ways);
  listenToActions(app, ways);
  listenToReports(app, ways);
  listenToShortcuts(app, ways);
  listenToForms(app, ways);
  listenToHome(app, ways);
  listenToLinks(app, ways);
}
