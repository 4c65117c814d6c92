import type { App } from '@slack/bolt';
import { slashCommands } from '../../../bot/slash.js';
import { commandLine } from '../../../bot/wording.js';
import { renderHome } from '../render/home.js';
import { installationOf } from '../workspaces.js';
import type { Ways } from './ways.js';

/** Statements that the App Home shows. */
const RECENT = 3;

/** The bot's own page: how to ask, what was said last, and whether all is well. */
export function listenToHome(app: App, { bot, health }: Ways): void {
  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab !== 'home') return;
    const [recent, findings] = await Promise.all([bot.recent(RECENT), health(installationOf(context))]);
    const asking = bot.commands.find(({ takesBareText }) => takesBareText);
    const view = renderHome({
      recent,
      examples: (asking?.examples ?? []).map((text) => commandLine({ command: asking?.name ?? '', options: {}, text })),
      commands: slashCommands(bot.commands).map(({ name, description }) => ({ line: `/${name}`, description })),
      health: findings,
    });
    await client.views.publish({ user_id: event.user, view });
  });
}
