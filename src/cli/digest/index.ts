import type { Config } from '../../app/config.js';
import { type Io, wantsColour } from '../../app/io.js';
import { withBot } from '../../app/with-bot.js';
import { digestPosts } from '../../bot/courier/digest-reply.js';
import { filterInWords, watchInWords } from '../../bot/courier/rule-words.js';
import { day } from '../../bot/layout/wording.js';
import type { Pages } from '../../bot/memory/pages.js';
import { heading, note, type Reply, reply } from '../../bot/reply/reply.js';
import { OnrecordError } from '../../model/errors.js';
import { writeAll } from '../../platforms/terminal/output.js';
import { render } from '../../platforms/terminal/render.js';
import { terminalSafe } from '../../platforms/terminal/safe.js';
import type { PostContent, StatementRecord } from '../../record/index.js';
import { EXIT } from '../exit-codes.js';
import { jsonText } from '../json.js';
import { atomOf } from './atom.js';
import { htmlOf } from './html.js';
import { type Issue, issueEntriesOf } from './issue.js';
import { issueJson } from './json.js';
import { windowCountLine, windowLine } from './lines.js';
import { markdownOf } from './markdown.js';
import { type DigestArguments, type DigestRequest, readDigestArguments } from './options.js';
import { judgementsReply, previewJson } from './preview.js';
import { rssOf } from './rss.js';

const DOCUMENTS = { markdown: markdownOf, html: htmlOf, rss: rssOf, atom: atomOf } as const;

export interface DigestView extends DigestArguments {
  readonly format: 'text' | 'json' | keyof typeof DOCUMENTS;
  readonly json?: true;
  readonly preview?: true;
}

/** Deliveries of a schedule that are looked back on, as the schedule itself does. */
const LOOKED_BACK_ON = 40;

/** Utterances of a watch in one output: more than anybody reads, and than a feed should hold. */
const MOST_OF_WATCH = 1_000;

/** `digest`: what is new on record, for a newsletter, a printer or a feed reader. */
export async function digest(options: DigestView, config: Config, io: Io): Promise<number> {
  const format = options.json ? 'json' : options.format;
  assertPreviewable(options, format);
  const tell = (line: string) => io.stderr.write(`${terminalSafe(line)}\n`);
  return withBot(
    config,
    io,
    async ({ pages }, record) => {
      const now = Date.now();
      const wanted = await readDigestArguments(options, record, { now, tell });
      const query = await queryOf(wanted, record);
      if (options.preview) {
        const judged = await record.judged(query);
        if (format === 'json') return data(await previewJson(judged, record), io);
        return text([await judgementsReply(judged, record)], io);
      }
      const isWatch = wanted.subscription?.rule.type === 'watch';
      const content = isWatch ? await record.alert({ ...query, most: MOST_OF_WATCH }) : await record.digest(query);
      if (format === 'text' && !isWatch) return text(await digestReplies(content, wanted, { now, record }), io);
      const issue = await issueOf(content, wanted, { now, record, pages, publicUrl: config.publicUrl });
      if (format === 'text') return text([watchReply(issue)], io);
      if (format === 'json') return data(issueJson(issue), io);
      return document(DOCUMENTS[format](issue), io);
    },
    { thread: 'caller' },
  );
}

function assertPreviewable({ preview, watch }: DigestView, format: DigestView['format']): void {
  if (!preview || (watch === undefined && (format === 'text' || format === 'json'))) return;
  throw new OnrecordError(
    'USAGE',
    watch === undefined
      ? `There is no preview as ${format}.`
      : 'A watch tells all that it finds: there is no choice to preview.',
    'For example: onrecord digest --since 24h --preview',
  );
}

/** What was told by a schedule before that time isn't told again, and is corrected where it isn't so any more. */
async function queryOf({ filter, phrase, subscription, today, since }: DigestRequest, record: StatementRecord) {
  const past = subscription === null ? [] : await record.deliveries(subscription.id, LOOKED_BACK_ON);
  return {
    ...{ filter, today, after: await record.positionAt(since), upTo: await record.newest() },
    ...(phrase !== undefined && { phrase }),
    before: past.filter(({ plannedAt }) => plannedAt < since).flatMap(({ told }) => told),
  };
}

interface Making {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly record: StatementRecord;
}

/** What the chat would post, and what goes below it. */
async function digestReplies(
  { told, read }: PostContent,
  { filter, today, zone, since }: DigestRequest,
  { now, record }: Making,
): Promise<Reply[]> {
  const edition = { slot: today, told, read, dueAt: now, plannedAt: now, sinceAt: since };
  const { first, below } = await digestPosts(edition, { filter, when: { zone } }, record);
  return [first, ...below];
}

async function issueOf(
  { told, read }: PostContent,
  { filter, phrase, subscription, today, zone, since }: DigestRequest,
  { now, record, pages, publicUrl }: Making & { readonly pages: Pages | null; readonly publicUrl: string | null },
): Promise<Issue> {
  const type = subscription?.rule.type ?? 'digest';
  const linked = told.flatMap(({ ids, now: other }) => [ids[0]!, ...(other === undefined ? [] : [other])]);
  const addresses = await pages?.addressesOf(linked);
  const permalink = (id: string) => addresses?.get(id) ?? null;
  const found = await issueEntriesOf(told, record, permalink);
  const shown = found.entries.reduce((sum, { receipts }) => sum + receipts.length, 0);
  return {
    ...{ type, subscription: subscription?.id ?? null, since, until: now, zone, read, publicUrl, ...found },
    title: type === 'watch' ? `New on record, ${day(today)}` : `Digest, ${day(today)}`,
    wanted:
      type === 'watch' ? watchInWords({ filter, ...(phrase !== undefined && { phrase }) }) : filterInWords(filter),
    key: JSON.stringify(subscription ? [subscription.id, subscription.place] : filter),
    left: type === 'watch' ? Math.max(0, read.statements - shown) : 0,
  };
}

function watchReply(issue: Issue): Reply {
  return reply(
    heading(`${issue.title}: ${issue.wanted}`),
    ...issue.entries.flatMap(({ nodes }) => nodes),
    note(`${windowLine(issue)} ${windowCountLine(issue)}`, 'quiet'),
  );
}

async function text(replies: readonly Reply[], io: Io): Promise<number> {
  const shown = replies.map((each) => render(each, { colour: wantsColour(io) }));
  await writeAll(io.stdout, `${shown.join('\n\n')}\n`);
  return EXIT.done;
}

/** As it is, but for a terminal, which would obey what stands in it. */
async function document(written: string, io: Io): Promise<number> {
  await writeAll(io.stdout, io.stdout.isTTY ? terminalSafe(written) : written);
  return EXIT.done;
}

async function data(value: unknown, io: Io): Promise<number> {
  await writeAll(io.stdout, `${jsonText(value, 2)}\n`);
  return EXIT.done;
}
