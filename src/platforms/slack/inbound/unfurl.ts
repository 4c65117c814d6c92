import type { App, types } from '@slack/bolt';
import { isCard } from '../../../bot/fewer-cards.js';
import { statementAt } from '../../../bot/links.js';
import { renderMessage } from '../render/message.js';
import type { Ways } from './ways.js';

/** Links to statements of this record, shown with the statement's card under them. */
export function listenToLinks(app: App, { bot, once, publicUrl, logger }: Ways): void {
  if (publicUrl === null) return;
  app.event('link_shared', async ({ event, body, client }) => {
    if (!(await once.first([`slack:event:${body.event_id}`]))) return;
    const unfurls: { [url: string]: { blocks: ReturnType<typeof renderMessage>['blocks'] } } = {};
    for (const { url } of event.links) {
      const id = statementAt(url, publicUrl);
      if (id === null) continue;
      const card = await bot.view('share', [id]);
      // Why there is none is nothing for a channel.
      if (card.nodes.some(isCard)) unfurls[url] = { blocks: renderMessage(card, { actions: 'none' }).blocks };
    }
    if (Object.keys(unfurls).length === 0) return;
    try {
      await client.chat.unfurl({ ...placeOf(event), unfurls });
    } catch (error) {
      logger.warn({ err: error }, 'A link could not be shown with its statement');
    }
  });
}

/** A message that is still being written has no place yet. */
function placeOf({ source, unfurl_id, channel, message_ts }: types.LinkSharedEvent) {
  return source === 'composer' && unfurl_id !== undefined
    ? ({ source, unfurl_id } as const)
    : { channel, ts: message_ts };
}
