import { isQuiet } from '../../digest/due.js';
import { type Delivery, isSamePlace, type SubscriptionOf, type WatchRule } from '../../model/subscription.js';
import type { NewsRecord } from './news-record.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** New statements have to have come to rest for so long before a watch tells of them: an import comes in many pieces. */
const SETTLED = 10_000;
/** But nobody waits longer than this, in milliseconds. */
const LONGEST_UNSETTLED = 2 * MINUTE;

/** Alerts in one place within an hour; what comes beyond waits, and is told in one. */
const MOST_ALERTS = 6;

/** The least that two alerts of one watch lie apart, in milliseconds. */
const APART = 5 * MINUTE;

/** After so many positions without a finding, a watch notes how far it is. */
const FAR = 5_000;

type Watch = SubscriptionOf<'watch'>;

/** An alert that may be due, and what finds out and notes it in the ledger. */
export interface DueAlert {
  readonly watch: Watch;
  plan(): Promise<void>;
}

/** Decides which watches fire. */
export class AlertPlanner {
  readonly #record: NewsRecord;
  /** The newest position, when it was met, and since when statements have been coming in; null where they rest. */
  #newest: { readonly position: number; readonly since: number; readonly unsettledSince: number | null } | null = null;
  /** How far each watch, as it was at a revision, has looked behind a position without a finding. */
  readonly #looked = new Map<number, Pick<Watch, 'revision' | 'after'> & { readonly upTo: number }>();

  constructor(record: NewsRecord) {
    this.#record = record;
  }

  /**
   * Those to be planned, one after the other.
   *
   * @param newest the position of the last statement
   * @param now milliseconds since 1970
   */
  async due(watches: readonly Watch[], newest: number, now: number): Promise<readonly DueAlert[]> {
    if (this.#isUnsettled(newest, now)) return [];
    const behind = watches.filter((watch) => this.#lookedUpTo(watch) < newest && !isSilent(watch.rule, now));
    const lately = new Map<Watch, readonly Delivery[]>();
    for (const watch of watches) {
      if (!behind.some(({ place }) => isSamePlace(place, watch.place))) continue;
      // Of one watch there are no more than these within the hour.
      lately.set(watch, await this.#record.deliveries(watch.id, HOUR / APART));
    }
    const last = (watch: Watch) => lately.get(watch)?.find(isAlert)?.plannedAt ?? 0;
    const plan = async (watch: Watch) => {
      const past = lately.get(watch) ?? [];
      const here = [...lately].filter(([{ place }]) => isSamePlace(place, watch.place)).flatMap(([, one]) => one);
      const isFull = here.filter((one) => isAlert(one) && isPlannedWithin(HOUR, one, now)).length >= MOST_ALERTS;
      const isBusy = past.some((one) => isUnfinished(one) || (isAlert(one) && isPlannedWithin(APART, one, now)));
      const planned = isFull || isBusy ? null : await this.#plan(watch, newest, now);
      if (planned) lately.set(watch, [planned, ...past]);
    };
    // Where there is no room for all, those come first that were heard of least lately.
    return behind.toSorted((a, b) => last(a) - last(b)).map((watch) => ({ watch, plan: () => plan(watch) }));
  }

  async #plan(watch: Watch, newest: number, now: number): Promise<Delivery | null> {
    const { id, revision, after, rule } = watch;
    const { filter, phrase } = rule;
    const window = { after: this.#lookedUpTo(watch), upTo: newest };
    const content = await this.#record.alert({ ...window, filter, ...(phrase !== undefined && { phrase }) });
    const isEmpty = content.told.length === 0;
    if (isEmpty) this.#looked.set(id, { revision, after, upTo: newest });
    if (isEmpty && newest - after < FAR) return null;
    const delivery: Delivery = {
      ...{ subscription: id, slot: `#${after}/${now}`, state: isEmpty ? 'empty' : 'planned', after, upTo: newest },
      ...{ dueAt: now, plannedAt: now, told: content.told, read: content.read, posts: [] },
    };
    return (await this.#record.plan(delivery)) ? delivery : null;
  }

  /** What was taken back, or is looked for otherwise by now, is looked through again. */
  #lookedUpTo({ id, revision, after }: Watch): number {
    const looked = this.#looked.get(id);
    return looked?.revision === revision && looked.after === after ? looked.upTo : after;
  }

  /** Whether statements are still coming in. */
  #isUnsettled(position: number, now: number): boolean {
    const known = this.#newest;
    // A clock that was put back would have it wait for long.
    if (known === null || now < known.since) this.#newest = { position, since: now, unsettledSince: now };
    else if (position !== known.position) {
      this.#newest = { position, since: now, unsettledSince: known.unsettledSince ?? now };
    } else if (now - known.since >= SETTLED) this.#newest = { ...known, unsettledSince: null };
    const { unsettledSince = null } = this.#newest ?? {};
    return unsettledSince !== null && now - unsettledSince < LONGEST_UNSETTLED;
  }
}

/** Whether a watch is to say nothing at a moment, in milliseconds since 1970; what comes meanwhile is told afterwards. */
export function isSilent({ mutedUntil = 0, quietHours }: WatchRule, now: number): boolean {
  return now < mutedUntil || (quietHours !== undefined && isQuiet(quietHours, now));
}

/** Whether a delivery is still to be made, or made to its end. */
export function isUnfinished({ state }: Delivery): boolean {
  return state === 'planned' || state === 'sending';
}

/** Whether people saw it, or will, or may have. */
function isAlert({ state }: Delivery): boolean {
  return state !== 'empty' && state !== 'refused';
}

/** What a clock that was put back has planned for later doesn't count. */
function isPlannedWithin(span: number, { plannedAt }: Delivery, now: number): boolean {
  return plannedAt > now - span && plannedAt <= now;
}
