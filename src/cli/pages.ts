import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import { withBot } from '../app/with-bot.js';
import { count } from '../bot/layout/wording.js';
import type { StatementPage } from '../bot/memory/pages.js';
import { OnrecordError } from '../model/errors.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

export interface PagesView {
  readonly json?: true;
  readonly all?: true;
}

/**
 * `pages list` and `pages revoke`: which pages of statements there are, and closing them.
 *
 * @throws {OnrecordError} `PAGES_OFF`, `PAGE_UNKNOWN`, `USAGE`.
 */
export async function pages(
  action: 'list' | 'revoke',
  links: readonly string[],
  { json, all }: PagesView,
  config: Config,
  io: Io,
): Promise<number> {
  if (action === 'revoke' && (links.length === 0) !== (all === true)) {
    throw new OnrecordError(
      'USAGE',
      'pages revoke takes the links of pages, or --all for every page that is open.',
      'For example: onrecord pages revoke https://record.example/s/…',
    );
  }
  return withBot(
    config,
    io,
    async (bot) => {
      const { pages: known } = bot;
      if (!known) {
        throw new OnrecordError(
          'PAGES_OFF',
          'Statements have no pages: ONRECORD_PAGES is off, or ONRECORD_PUBLIC_URL is not set.',
          'Set ONRECORD_PUBLIC_URL to what it was when the links were given out.',
        );
      }
      if (action === 'list') {
        const list = await known.list();
        await writeAll(io.stdout, json ? `${jsonText(list.map(asJson), 2)}\n` : list.map(line).join(''));
        return EXIT.done;
      }
      const closed = all ? await known.revokeAll() : await inTurn(links, (link) => known.revoke(link));
      io.stderr.write(terminalSafe(`${count(closed.length, 'page')} closed.\n`));
      return EXIT.done;
    },
    { thread: 'caller' },
  );
}

async function inTurn(
  links: readonly string[],
  revoke: (link: string) => Promise<StatementPage>,
): Promise<readonly StatementPage[]> {
  const closed: StatementPage[] = [];
  for (const link of links) closed.push(await revoke(link));
  return closed;
}

const iso = (time: number) => new Date(time).toISOString();

function asJson({ id, address, statement, made, revoked }: StatementPage) {
  return { id, address, statement, made: iso(made), revoked: revoked === undefined ? null : iso(revoked) };
}

function line({ address, statement, made, revoked }: StatementPage): string {
  const state = revoked === undefined ? `given out ${iso(made)}` : `closed ${iso(revoked)}`;
  return `${terminalSafe(address)}  ${statement.slice(0, 12)}  ${state}\n`;
}
