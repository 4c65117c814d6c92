import { localDate } from '../../digest/due.js';
import { wording } from '../../lang/index.js';
import type { DeliveredUtterance, SubscriptionFilter } from '../../model/subscription.js';
import type { CommandContext } from '../commands/command.js';
import { deliveredCards } from '../courier/cards.js';
import { digestPosts, type Edition } from '../courier/digest-reply.js';
import { pageOf } from '../layout/pagination.js';
import { heading, type Invocation, note, type Page, type Reply, reply } from '../reply/reply.js';

/** Utterances on a page of a preview: each with its points, which take room. */
const PAGE_SIZE = 4;

/** Utterances on the first page of a digest, and on those behind it: with what can be done with each there is less room. */
const ON_FIRST_PAGE = 6;
const ON_PAGE = 5;

/** What is looked through, and as whose digest. */
export interface DigestRange {
  readonly filter: SubscriptionFilter;
  /** An IANA time zone. */
  readonly zone: string;
  /** The position behind which it begins. */
  readonly after: number;
  /** Milliseconds since 1970 at which that was. */
  readonly since: number;
  /** What that digest told before, and would not tell again. */
  readonly before: readonly DeliveredUtterance[];
}

type Context = Pick<CommandContext, 'news' | 'now'>;

/** The digest as it would be now: its first page, or a later one. */
export async function digestNow(
  range: DigestRange,
  page: number,
  invocation: Invocation,
  context: Context,
): Promise<Reply> {
  const { news } = context;
  const now = context.now.getTime();
  const { filter, zone, after, since, before } = range;
  const today = localDate(zone, now);
  const content = await news.digest({ after, upTo: await news.newest(), filter, today, before });
  const edition = { ...content, slot: today, dueAt: now, plannedAt: now, sinceAt: since };
  return pageOfDigest(edition, { filter, zone }, page, invocation, context);
}

/** One page of a digest: the first post, or one of those below it. */
export async function pageOfDigest(
  edition: Edition,
  { filter, zone }: Pick<DigestRange, 'filter' | 'zone'>,
  page: number,
  invocation: Invocation,
  { news }: Pick<CommandContext, 'news'>,
): Promise<Reply> {
  const paged = { ...edition, told: onPages(edition.told) };
  const { first, below } = await digestPosts(paged, { filter, when: { zone } }, news, ON_PAGE);
  const posts = [first, ...below];
  const shown = posts[page - 1];
  if (!shown) return reply(note(wording.digest.noMorePages(posts.length)));
  const told = (part: 'first' | 'below') => paged.told.filter((one) => one.part === part).length;
  return reply(...shown.nodes, pagesNode(page, told('first'), told('below'), posts.length, invocation));
}

/** What does not fit on the first page stands on the next one. */
function onPages(told: readonly DeliveredUtterance[]): readonly DeliveredUtterance[] {
  let first = 0;
  return told.map((one) => (one.part === 'first' && ++first > ON_FIRST_PAGE ? { ...one, part: 'below' } : one));
}

/** Where a page stands: the first post, or one of those below it. */
function pagesNode(page: number, first: number, below: number, pages: number, invocation: Invocation): Page | null {
  if (pages === 1) return null;
  const before = page === 1 ? 0 : first + (page - 2) * ON_PAGE;
  const shown = page === 1 ? first : Math.min(ON_PAGE, first + below - before);
  const to = (number: number) => ({ ...invocation, options: { ...invocation.options, page: `${number}` } });
  return {
    ...{ type: 'page', first: before + 1, last: before + shown, total: first + below },
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
}

/** Why each statement is in the digest, or not. */
export async function previewReply(range: DigestRange, page: number, invocation: Invocation, context: Context) {
  const { news } = context;
  const { filter, zone, after, before } = range;
  const today = localDate(zone, context.now.getTime());
  const judged = await news.judged({ after, upTo: await news.newest(), filter, today, before });
  if (judged.length === 0) return reply(note(wording.digest.nothingFits));
  const list = pageOf(judged, page, PAGE_SIZE, invocation);
  if (list.items.length === 0) return reply(note(wording.digest.noMoreUtterances(judged.length)));
  const cards = await Promise.all(
    list.items.map(async ({ ids, why, factors }) => {
      const shown = await deliveredCards({ ids, part: 'first' }, news);
      const points = factors
        .map((factor) => `${factor.points > 0 ? '+' : ''}${factor.points} ${factor.why}`)
        .join(', ');
      return [...shown, note(points === '' ? why : `${why} (${points})`, 'quiet')];
    }),
  );
  const told = judged.filter(({ isIn }) => isIn).length;
  return reply(heading(wording.digest.preview(told, judged.length)), ...cards.flat(), list.page);
}
