import type { App } from '@slack/bolt';
import { slashCommands } from '../../../bot/commands/slash.js';
import { commandLine } from '../../../bot/layout/wording.js';
import { wording } from '../../../lang/index.js';
import { teamsInEvent } from '../access/membership.js';
import { renderHome } from '../render/home.js';
import { installationOf } from '../setup/workspaces.js';
import type { InboundTools } from './tools.js';

/** Statements that the App Home shows. */
const RECENT = 3;

/** How long an examination is shown again, in milliseconds: it asks Slack several things. */
const EXAMINED_FOR = 15_000;

/** The bot's own page: how to ask, what somebody is told by itself, what was said last, and whether all is well. */
export function listenToHome(app: App, { bot, health, callers, time }: InboundTools): void {
  /** By the workspace. */
  const examined = new Map<string, { readonly found: ReturnType<typeof health>; readonly until: number }>();
  const healthIn = (workspace: string) => {
    const now = time.now();
    const before = examined.get(workspace);
    if (before && before.until > now) return before.found;
    for (const [key, { until }] of examined) if (until <= now) examined.delete(key);
    const found = health(workspace);
    examined.set(workspace, { found, until: now + EXAMINED_FOR });
    return found;
  };
  app.event('app_home_opened', async ({ event, body, client, context }) => {
    if (event.tab !== 'home') return;
    const teams = teamsInEvent({ event, body });
    const caller = await callers.of({ userId: event.user, teams }, client, context);
    const refusal = bot.refusalTo(caller);
    if (refusal) {
      const sections = [{ title: 'Onrecord', shown: refusal }];
      const view = renderHome({ sections, examples: [], commands: [], health: [], isClosed: true });
      await client.views.publish({ user_id: event.user, view });
      return;
    }
    const [own, recent, findings] = await Promise.all([
      bot.subscriptions(caller),
      bot.recent(RECENT, caller),
      healthIn(installationOf(context)),
    ]);
    const asking = bot.commands.find(({ takesBareText }) => takesBareText);
    const view = renderHome({
      sections: [
        { title: wording.platform.ownSubscriptions, shown: own },
        { title: wording.platform.saidLast, shown: recent },
      ],
      examples: (asking?.examples ?? []).map((text) => commandLine({ command: asking?.name ?? '', options: {}, text })),
      commands: slashCommands(bot.commands).map(({ name, description }) => ({ line: `/${name}`, description })),
      health: findings,
    });
    await client.views.publish({ user_id: event.user, view });
  });
}
