import type { Source } from '../model/source.js';
import type { Statement, StatementKind } from '../model/statement.js';
import type { Delivery, Subscription } from '../model/subscription.js';

/** Asks for live statements by when they were first seen. */
export interface SeenQuery {
  /** Positions: behind this one, and up to that one. */
  readonly after: number;
  readonly upTo: number;
  readonly personIds?: readonly string[];
  readonly kinds?: readonly StatementKind[];
  /** At most so many, those seen last. */
  readonly limit: number;
}

/** Statements in the order in which they were first seen, each with its source but for the text. */
export interface SeenStatements {
  readonly statements: readonly { readonly statement: Statement; readonly source: Omit<Source, 'text'> }[];
  /** How many there are in all. */
  readonly total: number;
}

/** What may be changed of a subscription. */
export type Amendment = Partial<Pick<Subscription, 'state' | 'rule' | 'since' | 'after'>> & {
  /** Null takes it away. */
  readonly reason?: string | null;
};

/** What is noted of a delivery while it is made. */
export type DeliveryNote = Partial<Pick<Delivery, 'state' | 'triedAt' | 'posts' | 'reason' | 'told'>>;

/**
 * Who holds a delivery, so that nobody else makes it as well, and until when: milliseconds since 1970, at most an hour ahead.
 * A hold that goes on for longer is none: it was taken by a clock that has been put back since.
 */
export interface Hold {
  readonly holder: string;
  readonly until: number;
}

/**
 * Who is to be told of what is new, and the ledger of what they were told. Positions count statements in the order in which
 * they were first seen: whatever their dates, and of a new version of a source only what the one before had not.
 *
 * @throws {OnrecordError} as `Keeping` does.
 */
export interface Ledger {
  /** The position of the last statement; 0 where there is none. */
  newest(): Promise<number>;
  /** The position before the first statement that was seen since a time, in milliseconds since 1970; else the newest. */
  positionAt(time: number): Promise<number>;
  /** When statements were first seen, in milliseconds since 1970, in this order; null for those that are not known. */
  seenAt(ids: readonly string[]): Promise<readonly (number | null)[]>;
  seen(query: SeenQuery): Promise<SeenStatements>;
  subscribe(subscription: Omit<Subscription, 'id' | 'revision'>): Promise<Subscription>;
  /** All of them, by their ids. */
  subscriptions(): Promise<readonly Subscription[]>;
  /** Changes one as it was at a revision; null where it is gone, or was changed since. */
  amend(id: number, revision: number, amendment: Amendment): Promise<Subscription | null>;
  /** Takes one away with its deliveries; false where it was gone. */
  unsubscribe(id: number): Promise<boolean>;
  /**
   * Notes that something is to be delivered, and that the subscription has told what it covers. False where that slot is
   * taken, or the subscription is not active any more or has told more by now: of several who plan, one does.
   */
  plan(delivery: Delivery): Promise<boolean>;
  /**
   * Takes back what was planned last and of which nothing was sent, so that the next one covers it as well; false where
   * somebody holds it at `now`, or it was sent in part, or something was planned behind it.
   */
  unplan(subscription: number, slot: string, now: number): Promise<boolean>;
  /**
   * Takes hold of an open delivery which nobody else holds at `now`; as it was, or null. Where nothing of it was sent and its
   * subscription is not active any more, null as well: whoever paused it is to be heard from at once.
   */
  claim(subscription: number, slot: string, hold: Hold, now: number): Promise<Delivery | null>;
  /** Notes something of a delivery, and holds it on; false, and nothing is noted, where somebody else holds it. */
  noteDelivery(subscription: number, slot: string, note: DeliveryNote, hold: Hold): Promise<boolean>;
  /** Those that are planned or being sent and which nobody holds at `now`, in the order in which they were planned. */
  openDeliveries(now: number): Promise<readonly Delivery[]>;
  /** Of one subscription, those planned last first. */
  deliveries(subscription: number, limit: number): Promise<readonly Delivery[]>;
}
