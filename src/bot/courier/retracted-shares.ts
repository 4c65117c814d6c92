import type { Logger } from 'pino';
import type { StatementRecord } from '../../record/index.js';
import { retractedShare } from '../answers/withheld.js';
import type { Time } from '../delivery/clock.js';
import type { Platform } from '../delivery/platform.js';
import { forgetShare, keepShare, type StoredShare, shareAt, sharesIn } from '../memory/shared-posts.js';
import { HOLD_LIFE, LONGEST_WAIT } from './maker.js';

/** Which posts somebody is at work on: a space of what the record keeps. What is in it runs out by itself. */
const TAKEN = 'shared-post-taken';

/**
 * How often all posts are looked through though nothing was retracted, in milliseconds: one may have been remembered just after
 * its source was retracted, and people from outside may have left its channel.
 */
const LOOK_THROUGH_EVERY = 10 * 60_000;

/** Statements that the record is asked about at once, so that nobody's question waits for long behind it. */
const ASKED_AT_ONCE = 200;

/** What is read of the record, and where it is noted what was said. */
export type SharesRecord = Pick<
  StatementRecord,
  'keep' | 'kept' | 'keptIn' | 'meetAll' | 'unmeet' | 'forget' | 'retractions' | 'retractionMark'
>;

export interface RetractedSharesParts {
  readonly record: SharesRecord;
  readonly platforms: () => readonly Platform[];
  readonly time: Pick<Time, 'now'>;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/**
 * Says below posts that somebody shared that their source was retracted, once: by whichever process, and by the next one where
 * this one ends.
 */
export class RetractedShares {
  readonly #parts: RetractedSharesParts;
  /** What was retracted when all posts were looked through last (`StatementRecord.retractionMark`), and when that was. */
  #looked: { readonly mark: string; readonly at: number } | null = null;
  /** Those that are still to be told of, as they were kept then, by their keys. */
  #open = new Map<string, StoredShare>();

  constructor(parts: RetractedSharesParts) {
    this.#parts = parts;
  }

  /** Looks what was retracted, and says it, until the signal is aborted. Never rejects. */
  async tell(signal?: AbortSignal): Promise<void> {
    await this.#guarded(() => this.#lookThrough());
    for (const share of [...this.#open.values()]) {
      if (!signal?.aborted) await this.#guarded(() => this.#tellBelow(share));
    }
  }

  /** One that fails keeps no other from being told, and no digest. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      const { logger } = this.#parts;
      logger.error({ err }, 'What was retracted could not be said below a shared post; it is tried again');
    }
  }

  /** Finds the posts of what was retracted. Most often nothing was, and then none is read. */
  async #lookThrough(): Promise<void> {
    const { record, time } = this.#parts;
    const now = time.now();
    const mark = await record.retractionMark();
    const { mark: last, at = 0 } = this.#looked ?? {};
    // A clock that was put back would have it wait for long.
    if (mark === last && Math.abs(now - at) < LOOK_THROUGH_EVERY) return;
    const shares = await sharesIn(record, now);
    const retracted = new Set<string>();
    for (let i = 0; i < shares.length; i += ASKED_AT_ONCE) {
      const asked = shares.slice(i, i + ASKED_AT_ONCE).flatMap(({ statements }) => statements);
      for (const { ids } of await record.retractions(asked)) for (const id of ids) retracted.add(id);
    }
    const open = shares.filter(({ statements }) => statements.some((id) => retracted.has(id)));
    this.#open = new Map(open.map((share) => [share.key, share]));
    this.#looked = { mark, at: now };
  }

  async #tellBelow({ key, place }: StoredShare): Promise<void> {
    const { record, platforms, time, logger } = this.#parts;
    const { channel } = place;
    const platform = platforms().find(({ name }) => name === place.platform);
    // Perhaps another process reaches it.
    if (!platform?.connected()) return;
    const audience = await platform.audienceOf(place);
    if (audience !== 'readers' && audience !== 'some') {
      logger.warn({ channel, audience }, 'A retraction is not said below a shared post: others may see it');
      if (audience !== 'unknown') this.#open.delete(key);
      return;
    }
    const now = time.now();
    if ((await record.meetAll(TAKEN, [key], now, now + HOLD_LIFE)).length === 0) return;
    // As it is by now: another process may have been at it.
    const share = await shareAt(key, record, now);
    const [told] = share ? await record.retractions(share.statements) : [];
    if (!share || !told?.retracted) {
      this.#open.delete(key);
      return record.unmeet(TAKEN, [key]);
    }
    if (!isToWait(share, now)) await this.#post(share, told.retracted, platform);
    await record.unmeet(TAKEN, [key]);
  }

  async #post(share: StoredShare, retracted: Parameters<typeof retractedShare>[0], platform: Platform): Promise<void> {
    const { record, time, logger } = this.#parts;
    const { key, place, below, triedAt: triedBefore } = share;
    const { triedAt: _, notBefore: __, ...untried } = share;
    const triedAt = triedBefore ?? time.now();
    // Should the process end behind this, the next one looks for the post before it sends it again.
    await keepShare({ ...untried, triedAt }, record, time.now());
    const posted = await platform.post({
      ...{ place, below, key: `retracted:${key}`, shown: retractedShare(retracted) },
      ...(triedBefore !== undefined && { triedAt: triedBefore }),
    });
    if (posted.outcome === 'later') {
      const { why, wait, triedAt: perhaps } = posted;
      logger.warn({ channel: place.channel, why }, 'A retraction could not be said below a shared post yet');
      const notBefore = time.now() + Math.min(wait, LONGEST_WAIT);
      const noted = { ...untried, notBefore, ...(perhaps !== undefined && { triedAt: perhaps }) };
      return keepShare(noted, record, time.now());
    }
    if (posted.outcome !== 'posted') {
      const { outcome, why } = posted;
      logger.error({ channel: place.channel, outcome, why }, 'A retraction could not be said below a shared post');
    }
    await forgetShare(share, record);
    this.#open.delete(key);
  }
}

/** What a clock that was put back would have wait for longer doesn't count. */
function isToWait({ notBefore = 0 }: StoredShare, now: number): boolean {
  return notBefore > now && notBefore <= now + LONGEST_WAIT;
}
