import { type CommandContext, defineCommand, defineGroup } from '../src/bot/commands/command.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { dateTime } from '../src/bot/layout/wording.js';
import type { Pages, StatementPage } from '../src/bot/memory/pages.js';
import { actions, fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { wording } from '../src/lang/index.js';
import { OnrecordError } from '../src/model/errors.js';

/** Each has a line and a button. */
const PAGE_SIZE = 5;

const list = defineCommand({
  name: 'list',
  description: wording.pages.listDescription,
  options: { page: PAGE_OPTION },
  examples: ['', 'page:2'],
  who: 'editors',
  async run(context, { page = 1 }) {
    const all = await pagesOf(context).list();
    if (all.length === 0) return reply(note(wording.pages.noneYet));
    const shown = pageOf(all, page, PAGE_SIZE, { command: 'pages list', options: {}, text: '', after: null });
    if (shown.items.length === 0) return reply(note(wording.pages.noMore(all.length)));
    const lines = await Promise.all(shown.items.map((one) => lineOf(one, context)));
    const open = shown.items.filter(({ revoked }) => revoked === undefined);
    return reply(
      heading(wording.pages.pages(all.length)),
      fields(...lines),
      open.length > 0 ? actions(...open.map(revokeButton)) : null,
      shown.page,
    );
  },
});

const revoke = defineCommand({
  name: 'revoke',
  description: wording.pages.revokeDescription,
  options: {
    link: { type: 'string', description: wording.pages.linkOption, required: true },
  },
  examples: ['https://record.example/s/…'],
  who: 'editors',
  async run(context, { link }) {
    const { address } = await pagesOf(context).revoke(link);
    return reply(note(wording.pages.closed(address)), note(wording.pages.nextLinkDiffers, 'quiet'));
  },
});

export default defineGroup({
  name: 'pages',
  description: wording.pages.description,
  commands: [list, revoke],
});

/** @throws {OnrecordError} `PAGES_OFF`. */
function pagesOf({ pages }: Pick<CommandContext, 'pages'>): Pages {
  if (pages) return pages;
  throw new OnrecordError(
    'PAGES_OFF',
    'Statements have no pages here.',
    'Whoever runs the bot sets ONRECORD_PUBLIC_URL, and ONRECORD_PAGES to link or members.',
  );
}

async function lineOf(
  { id, statement, address, made, revoked }: StatementPage,
  { record }: Pick<CommandContext, 'record'>,
) {
  const [found] = await record.receipts([statement]);
  const who = found?.statement.speaker?.name ?? (found ? wording.pages.nobodyNamed : wording.pages.gone);
  const at = (time: number) => dateTime(new Date(time).toISOString());
  const value = revoked === undefined ? wording.pages.givenOutOn(at(made)) : wording.pages.closedOn(at(revoked));
  return { name: `${id.slice(0, 6)} · ${who}`, value, ...(revoked === undefined && { url: address }) };
}

function revokeButton({ id }: StatementPage) {
  return {
    label: wording.pages.close(id.slice(0, 6)),
    invocation: { command: 'pages revoke', options: {}, text: id, after: null, stays: true as const },
  };
}
