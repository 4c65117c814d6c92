import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Web } from '../../bot/delivery/platform.js';
import type { Bot } from '../../bot/dispatch.js';
import type { Pages, Visit } from '../../bot/memory/pages.js';
import { STATEMENT_PAGES } from '../../bot/reply/links.js';
import { heading, note, type Reply, reply } from '../../bot/reply/reply.js';
import { wording } from '../../lang/index.js';

interface PageResponse {
  readonly status: number;
  readonly title: string;
  readonly shown: Reply;
}

/** What is shown where there are no words to show. It says nothing of any statement. */
const WITHOUT_WORDS: Readonly<Record<Exclude<Visit['outcome'], 'open'>, PageResponse>> = {
  unknown: withoutWords(404, wording.platform.pages.unknown),
  revoked: withoutWords(410, wording.platform.pages.revoked),
  closed: withoutWords(403, wording.platform.pages.closed),
};

function withoutWords(status: number, { title, how }: (typeof wording.platform.pages)['unknown']): PageResponse {
  return { status, title, shown: reply(heading(title), note(how)) };
}

/** Serves the pages of statements: the words with their receipt and context, read-only. `Pages` decides who is let in. */
export function serveStatements(web: Web, bot: Bot, pages: Pages): void {
  web.serve(STATEMENT_PAGES, ['GET', 'HEAD'], async (request: IncomingMessage, response: ServerResponse) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const id = path.slice(path.indexOf(STATEMENT_PAGES) + STATEMENT_PAGES.length);
    const visit = await pages.visit(id, new URLSearchParams(query));
    web.page(
      response,
      visit.outcome === 'open' ? await pageResponse(visit.statement, bot) : WITHOUT_WORDS[visit.outcome],
    );
  });
}

/** What is not on record any more, or was taken back, is told in the same words as everywhere. */
async function pageResponse(statement: string, bot: Bot): Promise<PageResponse> {
  const published = await bot.published(statement);
  const { outcome, shown } = published;
  if (outcome === 'gone') return { status: 404, title: wording.platform.gone, shown };
  if (outcome === 'retracted') return { status: 410, title: wording.platform.retracted(published.title), shown };
  return { status: 200, title: published.title, shown };
}
