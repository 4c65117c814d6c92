import type { Logger } from 'pino';
import { wording } from '../../lang/index.js';
import type { Delivery, Subscription } from '../../model/subscription.js';
import type { Time } from '../delivery/clock.js';
import type { Platform, PostOutcome } from '../delivery/platform.js';
import { actions, note, type Reply, reply } from '../reply/reply.js';
import { alertPosts } from './alert-reply.js';
import { isSilent } from './alerts.js';
import { type DeliveryPosts, digestPosts } from './digest-reply.js';
import type { NewsRecord } from './news-record.js';
import { subscriptionInWords } from './rule-words.js';

/**
 * For how long whoever makes a delivery holds it, in milliseconds; each step renews it. Longer than any post may take (on a
 * Discord that answers nothing some four minutes, with all that is tried again), and as long as another process waits where
 * this one dies.
 */
export const HOLD_LIFE = 5 * 60_000;

/** How long a delivery waits at most where its platform asks to, in milliseconds: within what the ledger takes for a hold (`Hold`). */
export const LONGEST_WAIT = 30 * 60_000;

const NOT_TOLD: PostOutcome = { outcome: 'refused', why: wording.subscriptions.seenFromOutside, isLasting: true };

export interface DeliveryMakerParts {
  readonly record: NewsRecord;
  readonly platforms: () => readonly Platform[];
  readonly time: Time;
  /** Told apart from all other processes. */
  readonly holder: string;
  readonly logger: Pick<Logger, 'error' | 'warn' | 'info'>;
}

/** Posts what the ledger holds, once: each step is noted before the next one. */
export class DeliveryMaker {
  readonly #parts: DeliveryMakerParts;

  constructor(parts: DeliveryMakerParts) {
    this.#parts = parts;
  }

  /** Makes a delivery, as far as it gets; where something is in the way, it is taken up later, perhaps by another process. */
  async make({ subscription: id, slot }: Delivery, subscription: Subscription): Promise<void> {
    const { record, time } = this.#parts;
    const platform = this.#platformOf(subscription);
    if (!platform) return;
    const isWanted = subscription.state === 'active' && !isQuietWatch(subscription, time.now());
    if (!isWanted && (await record.unplan(id, slot, time.now()))) return;
    // Perhaps another process reaches it.
    if (!platform.connected()) return;
    const audience = await platform.audienceOf(subscription.place);
    if (audience === 'unknown') {
      this.#parts.logger.warn({ subscription: id, slot }, 'A delivery waits: nobody knows who would see it');
      return;
    }
    const delivery = await record.claim(id, slot, this.#hold(), time.now());
    if (!delivery) return;
    if (audience === 'outsiders') return this.#withhold(delivery, subscription, platform);
    const posts = await this.#postsOf(delivery, subscription);
    await this.#postAll(delivery, posts, subscription, platform);
  }

  /** Nothing is posted where outsiders would see it: it comes to a halt, and those who can mend that are told. */
  async #withhold(delivery: Delivery, subscription: Subscription, platform: Platform): Promise<void> {
    const { isPerson } = subscription.place;
    const reason = isPerson ? wording.subscriptions.ownerMayNotRead : wording.subscriptions.seenFromOutside;
    if (!(await this.#note(delivery, {}))) return;
    await this.#disable(delivery, reason, delivery.posts.length > 0 ? delivery.upTo : delivery.after);
    await this.#note(delivery, { state: delivery.posts.length > 0 ? 'sent' : 'refused', reason });
    if (!isPerson) {
      const what = subscriptionInWords(subscription);
      const shown = reply(
        note(wording.subscriptions.halted(what, reason), 'warning'),
        note(wording.subscriptions.nothingPosted),
      );
      const editors = platform.editorsOf(subscription.place);
      if (editors) await this.#tell(platform, { shown, key: `halted:${keyOf(delivery, 0)}`, place: editors });
    }
    await this.#tellOwner(subscription, delivery, reason, platform);
  }

  async #postAll(
    delivery: Delivery,
    { first, below }: DeliveryPosts,
    subscription: Subscription,
    platform: Platform,
  ): Promise<void> {
    const { time } = this.#parts;
    const isBehindButton = !platform.hasThreads && below.length > 0;
    const shown = [isBehindButton ? withMore(first, delivery, subscription.rule) : first, ...below];
    const wanted = platform.hasThreads ? shown : shown.slice(0, 1);
    const posts = [...delivery.posts];
    // What another process was about to send when it ended was perhaps sent.
    let triedBefore = delivery.state === 'sending' ? delivery.triedAt : undefined;
    for (const [i, each] of wanted.entries()) {
      if (i < posts.length) continue;
      const triedAt = triedBefore ?? time.now();
      if (!(await this.#note(delivery, { state: 'sending', triedAt }))) return;
      const posted = await platform.post({
        place: subscription.place,
        key: keyOf(delivery, i),
        shown: each,
        ...(posts[0] !== undefined && { below: posts[0] }),
        ...(triedBefore !== undefined && { triedAt: triedBefore }),
      });
      triedBefore = undefined;
      if (posted.outcome !== 'posted') return this.#notPosted(delivery, posts, posted, subscription, platform);
      posts.push(posted.post);
      if (!(await this.#note(delivery, { posts }))) return;
    }
    await this.#note(delivery, { state: 'sent' });
  }

  async #notPosted(
    delivery: Delivery,
    posts: readonly string[],
    posted: Exclude<PostOutcome, { readonly outcome: 'posted' }>,
    subscription: Subscription,
    platform: Platform,
  ): Promise<void> {
    const { record, time, holder, logger } = this.#parts;
    const { subscription: id, slot } = delivery;
    const { why } = posted;
    logger.warn({ subscription: id, slot, outcome: posted.outcome, why }, 'A delivery could not be made');
    if (posted.outcome === 'later') {
      const { triedAt } = posted;
      const hold = { holder, until: time.now() + Math.min(posted.wait, LONGEST_WAIT) };
      // What was surely not sent needn't be looked for.
      const noted = triedAt === undefined ? { state: 'planned' as const } : { state: 'sending' as const, triedAt };
      await record.noteDelivery(id, slot, noted, hold);
      return;
    }
    // Where it was held for too long, another process finds out for itself.
    if (!(await this.#note(delivery, {}))) return;
    // Where the first post is there, the digest is: what is missing below it is in the log and in the ledger.
    const isThere = posts.length > 0;
    const isLasting = posted.outcome === 'refused' && posted.isLasting;
    // Before it comes to its end: should the process end in between, it is tried again, and nothing is lost.
    if (isLasting) await this.#disable(delivery, why, isThere ? delivery.upTo : delivery.after);
    await this.#note(delivery, { state: isThere ? 'sent' : posted.outcome, reason: why });
    if (isLasting) await this.#tellOwner(subscription, delivery, why, platform);
    else if (!isThere) await this.#tellEditors(subscription, delivery, posted, platform);
  }

  /** What was not told is told when it is resumed, whatever else of it is changed at the same moment. */
  async #disable({ subscription: id, upTo }: Delivery, reason: string, after: number): Promise<void> {
    const { record, logger } = this.#parts;
    for (;;) {
      const known = (await record.subscriptions()).find((one) => one.id === id);
      if (!known) return;
      const back = known.after === upTo ? { after } : {};
      if (await record.amend(id, known.revision, { state: 'disabled', reason, ...back })) break;
    }
    logger.error({ subscription: id, reason }, 'A digest or watch was disabled');
  }

  /** Whoever asked for it learns why it came to an end. */
  async #tellOwner(subscription: Subscription, delivery: Delivery, reason: string, platform: Platform): Promise<void> {
    const { id, owner, place } = subscription;
    const kind = subscription.rule.type;
    const at = { ...place, channel: owner, isPerson: true };
    const key = `disabled:${keyOf(delivery, 0)}`;
    if ((await platform.audienceOf(at)) !== 'readers') {
      // Whom and what it was of is on record, which is not theirs to read (any more).
      const stopped = reply(note(wording.subscriptions.stopped(kind, id)));
      return this.#tell(platform, { shown: stopped, key, place: at });
    }
    const shown = reply(
      note(wording.subscriptions.disabled(subscriptionInWords(subscription), reason), 'warning'),
      note(wording.subscriptions.resumeWhenMended),
      actions({
        label: wording.subscriptions.resume,
        invocation: { command: `${kind} resume`, options: { id: `${id}` }, text: '', after: null, stays: true },
      }),
    );
    await this.#tell(platform, { shown, key, place: at });
  }

  async #tellEditors(
    subscription: Subscription,
    delivery: Delivery,
    { outcome, why }: Exclude<PostOutcome, { readonly outcome: 'posted' }>,
    platform: Platform,
  ): Promise<void> {
    const key = `trouble:${keyOf(delivery, 0)}`;
    const what = subscriptionInWords(subscription);
    const shown = reply(
      note(wording.subscriptions.notPosted(what, outcome === 'unclear', why), 'warning'),
      outcome === 'unclear' ? note(wording.subscriptions.notSentAgain) : null,
    );
    const editors = platform.editorsOf(subscription.place);
    if (editors) await this.#tell(platform, { shown, key, place: editors });
  }

  async #tell(
    platform: Platform,
    post: { readonly shown: Reply; readonly key: string; readonly place: Subscription['place'] },
  ): Promise<void> {
    // What is told may have names in it.
    const isSeen = !post.place.isPerson && (await platform.audienceOf(post.place)) === 'outsiders';
    const told = isSeen ? NOT_TOLD : await platform.post(post);
    if (told.outcome !== 'posted') this.#parts.logger.error({ key: post.key, why: told.why }, 'Nobody could be told');
  }

  #postsOf(delivery: Delivery, { id, rule }: Subscription): Promise<DeliveryPosts> {
    const { record, time } = this.#parts;
    if (rule.type === 'watch') return alertPosts({ id, rule }, delivery, record);
    // It is late by when it is sent: it may have waited for its platform.
    return digestPosts({ ...delivery, plannedAt: time.now() }, rule, record);
  }

  #platformOf({ place }: Subscription): Platform | undefined {
    return this.#parts.platforms().find(({ name }) => name === place.platform);
  }

  #note({ subscription, slot }: Delivery, noted: Parameters<NewsRecord['noteDelivery']>[2]): Promise<boolean> {
    return this.#parts.record.noteDelivery(subscription, slot, noted, this.#hold());
  }

  #hold() {
    const { holder, time } = this.#parts;
    return { holder, until: time.now() + HOLD_LIFE };
  }
}

/** The same for the same post, whoever makes it. */
function keyOf({ subscription, slot }: Delivery, post: number): string {
  return `${subscription}:${slot}:${post}`;
}

/** Where a platform has no threads, the rest is behind a button, beside the others if there are any. */
function withMore(first: Reply, { subscription, slot }: Delivery, { type }: Subscription['rule']): Reply {
  // The first page of a digest is what stands above the button.
  const options = { id: `${subscription}`, slot, ...(type === 'digest' && { page: '2' }) };
  const invocation = { command: `${type} show`, options, text: '', after: null, stays: true } as const;
  const show = { label: wording.subscriptions.showMore, invocation };
  const last = first.nodes.at(-1);
  if (last?.type !== 'actions') return reply(...first.nodes, actions(show));
  return reply(...first.nodes.slice(0, -1), actions(show, ...last.actions));
}

function isQuietWatch({ rule }: Subscription, now: number): boolean {
  return rule.type === 'watch' && isSilent(rule, now);
}
