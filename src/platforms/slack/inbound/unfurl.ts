import type { App, types } from '@slack/bolt';
import { reasonNotToPost } from '../../../bot/access/readers.js';
import { isCard } from '../../../bot/cards/fewer-cards.js';
import { isToldShared, teamsInEvent } from '../access/membership.js';
import { renderMessage } from '../render/message.js';
import type { InboundTools } from './tools.js';

/**
 * Links to pages of this record, shown with the statement's card under them, or with its retraction: where a reader has
 * posted one, and nobody from outside sees it. Why there is nothing else to show is nothing for a channel.
 */
export function listenToLinks(app: App, { bot, once, callers, audiences, pages, logger }: InboundTools): void {
  if (pages === null) return;
  app.event('link_shared', async ({ event, body, client, context }) => {
    // Of a message that is still being written Slack doesn't tell where it goes; when it is posted, it tells.
    if (event.source === 'composer') return;
    if (!(await once.first([`slack:event:${body.event_id}`]))) return;
    const links = await Promise.all(event.links.map(async ({ url }) => ({ url, id: await pages.statementAt(url) })));
    if (links.every(({ id }) => id === null)) return;
    const [caller, audience] = await Promise.all([
      callers.quickly({ userId: event.user, teams: teamsInEvent({ event, body }) }, client, context),
      audiences.of(event.channel, client, context, isToldShared(body)),
    ]);
    if (bot.refusalTo(caller) !== null || reasonNotToPost(audience) !== null) return;
    const unfurls: { [url: string]: { blocks: ReturnType<typeof renderMessage>['blocks'] } } = {};
    for (const { url, id } of links) {
      if (id === null) continue;
      const { outcome, shown } = await bot.published(id, caller);
      const isToShow = outcome === 'retracted' || (outcome === 'shown' && shown.nodes.some(isCard));
      if (isToShow) unfurls[url] = { blocks: renderMessage(shown, { actions: 'none' }).blocks };
    }
    if (Object.keys(unfurls).length === 0) return;
    try {
      await client.chat.unfurl({ ...placeOfLink(event), unfurls });
    } catch (error) {
      logger.warn({ err: error }, 'A link could not be shown with its statement');
    }
  });
}

function placeOfLink({ channel, message_ts }: types.LinkSharedEvent) {
  return { channel, ts: message_ts };
}
