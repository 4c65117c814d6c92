import type { StatementKind } from './statement.js';

/** A day of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a digest is posted: at a local time on chosen days of the week. */
export interface Schedule {
  /** In order, each once, one at least. */
  readonly days: readonly Weekday[];
  /** `HH:MM`, from `00:00` to `23:59`. */
  readonly time: string;
  /** An IANA time zone: "Europe/London". */
  readonly zone: string;
}

/** Hours of each local day in which nobody is to be disturbed; over midnight where `from` is later than `to`. */
export interface QuietHours {
  /** `HH:MM`. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** Which statements are wanted: those that fit every part which is not empty, and of a part any of its entries. */
export interface SubscriptionFilter {
  /** People, each with the name by which it is told; without an id, whoever turns up on record under that name. */
  readonly speakers: readonly { readonly id: string | null; readonly name: string }[];
  /** Topics as typed, each of one word or more. */
  readonly topics: readonly string[];
  /** Words of a source's title, outlet or address, or its kind ("transcripts"). */
  readonly sources: readonly string[];
  readonly kinds: readonly StatementKind[];
}

export const EVERYTHING: SubscriptionFilter = { speakers: [], topics: [], sources: [], kinds: [] };

/** What is posted each day. */
export interface DigestRule {
  readonly type: 'digest';
  readonly when: Schedule;
  readonly filter: SubscriptionFilter;
  /** What is posted where nothing new was said. */
  readonly quietDays: 'line' | 'nothing';
}

/** What is told as soon as it is on record: what somebody says, perhaps on a topic, or an exact phrase from anybody. */
export interface WatchRule {
  readonly type: 'watch';
  readonly filter: SubscriptionFilter;
  /** Words as typed, matched as they are spelt, whatever their case; absent where the filter alone decides. */
  readonly phrase?: string;
  readonly quietHours?: QuietHours;
  /** Milliseconds since 1970 until which it is silent. What comes meanwhile is told afterwards. */
  readonly mutedUntil?: number;
}

/** Where something is posted. */
export interface PostingPlace {
  /** The name of a platform. */
  readonly platform: string;
  /** A channel by its id, with its workspace where ids are unique only within one; or a person, to be written to alone. */
  readonly channel: string;
  readonly isPerson: boolean;
}

/** A digest or a watch that somebody has asked for. */
export interface Subscription {
  /** Counts from 1; never given twice. */
  readonly id: number;
  readonly place: PostingPlace;
  /** Who asked for it: a user id of the platform. */
  readonly owner: string;
  /** `disabled`: by the bot itself, since it can't post there; `reason` says why. */
  readonly state: 'active' | 'paused' | 'disabled';
  readonly reason?: string;
  readonly rule: DigestRule | WatchRule;
  /** The position in the record up to which statements have been told (`Statement`s are counted as they are first seen). */
  readonly after: number;
  /** Milliseconds since 1970 at which it was made, resumed, or given other times: what was due before is not. */
  readonly since: number;
  /** Counts its changes, so that of two at once one is told. */
  readonly revision: number;
}

/** A subscription of one kind. */
export type SubscriptionOf<Kind extends Subscription['rule']['type']> = Subscription & {
  readonly rule: Extract<Subscription['rule'], { readonly type: Kind }>;
};

/** Whether a subscription is of a kind. */
export function isSubscriptionOf<Kind extends Subscription['rule']['type']>(
  subscription: Subscription,
  kind: Kind,
): subscription is SubscriptionOf<Kind> {
  return subscription.rule.type === kind;
}

/** Whether two places are one, whoever asks for it. */
export function isSamePlace(place: PostingPlace, other: PostingPlace | undefined): boolean {
  return other !== undefined && place.platform === other.platform && place.channel === other.channel;
}

/**
 * How far a delivery is: `planned`, nothing was sent; `sending`, something may have been; `sent`; `empty`, there was nothing
 * to tell; `refused`, the platform did not take it; `unclear`, it was perhaps sent and could not be looked for, which
 * the editors are told, since sending it again might repeat it.
 */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'empty' | 'refused' | 'unclear';

/** One utterance that is told in a delivery. */
export interface DeliveredUtterance {
  /** Its pieces, statements by their ids, in the order of the source. */
  readonly ids: readonly string[];
  /** In the first post, or below it. A correction: it was told before, and is not the record's any more. */
  readonly part: 'first' | 'below' | 'correction';
  /** What it is told under; absent where it has no topic. */
  readonly topic?: string;
  /** The same words in other sources: a statement of each. */
  readonly elsewhere?: readonly string[];
  /**
   * Of a correction: the statement that stands there now; absent where none does. The same one where it was told as
   * corrected before, and stands there again.
   */
  readonly now?: string;
  /** Of a correction: that the source was taken back. Its words are shown only where the retraction allows it. */
  readonly retracted?: DeliveredRetraction;
}

/** What is told of a source that was taken back after it was told. */
export interface DeliveredRetraction {
  /** The day, or the moment with its offset. */
  readonly at: string;
  readonly reason?: string;
  readonly title: string;
  /** Whose statements had been told, each once. */
  readonly speakers: readonly string[];
}

/** What was looked at for a post. */
export interface ReadPosition {
  /** Statements that fit, and the sources they are from. */
  readonly statements: number;
  readonly sources: number;
  /** How many came in as well and were not looked at, since they were too many: those seen first. Absent for none. */
  readonly unread?: number;
}

/** One post that is due: of a digest on one local day, or of a watch behind one position. One row of the ledger. */
export interface Delivery {
  readonly subscription: number;
  /** The local day of a digest (`YYYY-MM-DD`), or the position behind which a watch looked, and when. */
  readonly slot: string;
  readonly state: DeliveryState;
  /** The positions that it covers: what was first seen behind `after`, up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
  /** Milliseconds since 1970 at which it was due, and at which it was planned. */
  readonly dueAt: number;
  readonly plannedAt: number;
  /** When it was perhaps sent for the first time. */
  readonly triedAt?: number;
  readonly told: readonly DeliveredUtterance[];
  readonly read: ReadPosition;
  /** When the delivery before it was planned, up to which that one has looked; absent for the first. */
  readonly sinceAt?: number;
  /** How many days of a digest had none before it, which it covers; absent for none. */
  readonly missed?: number;
  /** The posts that are known to have been made, as the platform names them: the first, then those below it. */
  readonly posts: readonly string[];
  /** Why it was refused or is unclear. */
  readonly reason?: string;
}
