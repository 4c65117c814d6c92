import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bot } from '../../bot/dispatch.js';
import { STATEMENT_PAGES } from '../../bot/links.js';
import type { Web } from '../../bot/platform.js';
import { isStatementId } from '../../bot/statement-ids.js';

/**
 * Serves a page for each statement: the words with their receipt and context, read-only. An id has 256 bits, so pages are
 * found by whoever was given the link, and by nobody else.
 */
export function serveStatements(web: Web, bot: Bot): void {
  web.serve(STATEMENT_PAGES, ['GET', 'HEAD'], async (request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?');
    const id = path.slice(path.indexOf(STATEMENT_PAGES) + STATEMENT_PAGES.length);
    const [found] = isStatementId(id) ? await bot.record.receipts([id]) : [];
    // What is not on record any more is told in the same words as everywhere.
    const shown = await bot.view('share', [id]);
    web.page(response, { status: found ? 200 : 404, title: found?.citation.title ?? 'Not on record', shown });
  });
}
