import type { PostingPlace } from '../../model/subscription.js';
import type { StatementRecord } from '../../record/index.js';

/** Where posts are kept in the record that somebody shared, by the name of each. */
const SPACE = 'shared-post';

/** How long a post is remembered, in milliseconds: as long as the ledger knows what it delivered. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

/** A post of statements that somebody has shared. */
export interface SharedPost {
  readonly place: PostingPlace;
  /** The post that a retraction is said below (`ChannelPost.below`). */
  readonly below: string;
  /** The ids of its statements, which are pieces of one utterance, and so of one source. */
  readonly statements: readonly string[];
}

/** The same as it is kept, with how far it is that a retraction is said below it. Times are in milliseconds since 1970. */
export interface StoredShare extends SharedPost {
  readonly key: string;
  readonly expires: number;
  /** When that was perhaps sent for the first time. */
  readonly triedAt?: number;
  /** Until when the platform asks to wait. */
  readonly notBefore?: number;
}

/** @param now milliseconds since 1970 */
export async function keepShared(
  shared: SharedPost,
  record: Pick<StatementRecord, 'keep'>,
  now: number,
): Promise<void> {
  const { place, below, statements } = shared;
  // In a thread several posts have the same one above them.
  const key = JSON.stringify([place.platform, place.channel, below, statements]);
  await keepShare({ ...shared, key, expires: now + KEPT_FOR }, record, now);
}

/** Keeps it as it is now. */
export async function keepShare(
  { key, ...share }: StoredShare,
  record: Pick<StatementRecord, 'keep'>,
  now: number,
): Promise<void> {
  await record.keep(SPACE, [{ key, value: JSON.stringify(share), expires: share.expires }], now);
}

/** All that are remembered. */
export async function sharesIn(record: Pick<StatementRecord, 'keptIn'>, now: number): Promise<readonly StoredShare[]> {
  const kept = await record.keptIn(SPACE, now);
  return kept.map(({ key, value }) => ({ ...(JSON.parse(value) as Omit<StoredShare, 'key'>), key }));
}

/** One of them, as it is by now; null where it is forgotten. */
export async function shareAt(
  key: string,
  record: Pick<StatementRecord, 'kept'>,
  now: number,
): Promise<StoredShare | null> {
  const kept = await record.kept(SPACE, key, now);
  return kept === null ? null : { ...(JSON.parse(kept) as Omit<StoredShare, 'key'>), key };
}

export async function forgetShare({ key }: StoredShare, record: Pick<StatementRecord, 'forget'>): Promise<void> {
  await record.forget(SPACE, [key]);
}
