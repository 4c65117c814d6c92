import type { Logger } from 'pino';
import { latestDue, localDate } from '../../digest/due.js';
import { type Delivery, isSubscriptionOf, type Subscription, type SubscriptionOf } from '../../model/subscription.js';
import { AlertPlanner, isUnfinished } from './alerts.js';
import type { NewsRecord } from './news-record.js';

/** Deliveries that are looked back on: what was told in them is not told again, and is corrected where it has changed. */
export const DELIVERIES_TO_COMPARE = 40;

export interface PlannerParts {
  readonly record: NewsRecord;
  readonly logger: Pick<Logger, 'error'>;
}

/** Decides what is due, and notes it in the ledger: from then on it will be delivered, by whichever process. */
export class Planner {
  readonly #parts: PlannerParts;
  readonly #alerts: AlertPlanner;

  constructor(parts: PlannerParts) {
    this.#parts = parts;
    this.#alerts = new AlertPlanner(parts.record);
  }

  /**
   * @param now milliseconds since 1970
   * @throws {OnrecordError} `STORE_…`; what goes wrong with one subscription alone is logged.
   */
  async planDigests(subscriptions: readonly Subscription[], now: number): Promise<void> {
    const digests = subscriptions.filter(isActive).filter((one) => isSubscriptionOf(one, 'digest'));
    if (digests.length === 0) return;
    const newest = await this.#parts.record.newest();
    for (const digest of digests) await this.#guarded(digest, () => this.#planDigest(digest, newest, now));
  }

  /** As `planDigests`; watches may take long to look through what came in. */
  async planAlerts(subscriptions: readonly Subscription[], now: number): Promise<void> {
    const watches = subscriptions.filter(isActive).filter((one) => isSubscriptionOf(one, 'watch'));
    if (watches.length === 0) return;
    const due = await this.#alerts.due(watches, await this.#parts.record.newest(), now);
    for (const { watch, plan } of due) await this.#guarded(watch, plan);
  }

  /** One that can't be made keeps no other from being made. */
  async #guarded({ id }: Subscription, plan: () => Promise<void>): Promise<void> {
    try {
      await plan();
    } catch (err) {
      this.#parts.logger.error({ err, subscription: id }, 'What is due could not be planned; it is tried again');
    }
  }

  async #planDigest(digest: SubscriptionOf<'digest'>, newest: number, now: number): Promise<void> {
    const { id, rule, since, after: told, revision } = digest;
    const { record } = this.#parts;
    const dueBehind = (done: readonly Delivery[]) =>
      latestDue(rule.when, now, { since, done: done.map(({ slot }) => slot) });
    // Asked every few seconds; most often nothing is due, and then what was told needn't be read.
    const [last] = await record.deliveries(id, 1);
    if (last && !isUnfinished(last) && dueBehind([last]) === null) return;
    const past = await record.deliveries(id, DELIVERIES_TO_COMPARE);
    const open = past.find(isUnfinished);
    const done = past.filter((one) => one !== open);
    const due = dueBehind(done);
    if (open?.slot === due?.day) return;
    // What could not be sent on its day is told together with this one, or with the one that this day has still to come.
    if (open && !(await record.unplan(id, open.slot, now))) return;
    if (!due) return;
    const window = { after: open?.after ?? told, upTo: newest };
    const today = localDate(rule.when.zone, now);
    const before = done.filter(({ state }) => state !== 'refused').flatMap((one) => one.told);
    const content = await record.digest({ ...window, filter: rule.filter, today, before });
    const isEmpty = content.told.length === 0 && rule.quietDays === 'nothing';
    // The first one begins where it was asked for, unless that was changed since.
    const begun = past.length === 0 && revision === 1 ? since : undefined;
    const sinceAt = done.find(({ upTo }) => upTo === window.after)?.plannedAt ?? begun;
    await record.plan({
      ...{ subscription: id, slot: due.day, state: isEmpty ? 'empty' : 'planned', ...window },
      ...{ dueAt: due.at, plannedAt: now, told: content.told, read: content.read, posts: [] },
      ...(sinceAt !== undefined && { sinceAt }),
      ...(due.missed > 0 && { missed: due.missed }),
    });
  }
}

function isActive({ state }: Subscription): boolean {
  return state === 'active';
}
