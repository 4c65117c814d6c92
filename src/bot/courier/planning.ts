import { isQuiet, latestDue, localDate } from '../../digest/due.js';
import type { Delivery, DigestRule, Place, Subscription, WatchRule } from '../../subscription.js';
import type { NewsRecord } from './record.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Deliveries that are looked back on: what was told in them is not told again, and is corrected where it has changed. */
const LOOKED_BACK_ON = 40;

/** New statements have to have come to rest for so long before a watch tells of them: an import comes in many pieces. */
const SETTLED = 10_000;
/** But nobody waits longer than this, in milliseconds. */
const LONGEST_UNSETTLED = 2 * MINUTE;

/** Alerts in one place within an hour; what comes beyond waits, and is told in one. */
const MOST_ALERTS = 6;

/** Positions that a watch looks through at once, and after so many without a finding it notes how far it is. */
const STRIDE = 5_000;

/** The least that two alerts of one watch lie apart, in milliseconds. */
const APART = 5 * MINUTE;

type Of<Rule> = Subscription & { readonly rule: Rule };

function isDigest(subscription: Subscription): subscription is Of<DigestRule> {
  return subscription.rule.type === 'digest';
}

function isWatch(subscription: Subscription): subscription is Of<WatchRule> {
  return subscription.rule.type === 'watch';
}

/** Decides what is due, and notes it in the ledger: from then on it will be delivered, by whichever process. */
export class Planner {
  readonly #record: NewsRecord;
  /** When the newest position was met that is known, and the last one that was at rest. */
  #newest = { position: -1, since: 0, unsettledSince: 0 };
  /** How far each watch has looked without a finding. */
  readonly #lookedUpTo = new Map<number, number>();

  constructor(record: NewsRecord) {
    this.#record = record;
  }

  /** @param now milliseconds since 1970 */
  async plan(subscriptions: readonly Subscription[], now: number): Promise<void> {
    const active = subscriptions.filter(({ state }) => state === 'active');
    if (active.length === 0) return;
    const newest = await this.#record.newest();
    for (const subscription of active) if (isDigest(subscription)) await this.#planDigest(subscription, newest, now);
    if (this.#isUnsettled(newest, now)) return;
    const watches = active.filter(isWatch);
    const lately = new Map<Subscription, readonly Delivery[]>();
    for (const watch of watches) lately.set(watch, await this.#record.deliveries(watch.id, LOOKED_BACK_ON));
    for (const watch of watches) {
      const past = lately.get(watch) ?? [];
      const here = watches.filter(({ place }) => isSame(place, watch.place)).flatMap((one) => lately.get(one) ?? []);
      const isFull = here.filter((one) => wasPosted(one) && one.plannedAt > now - HOUR).length >= MOST_ALERTS;
      const isBusy = past.some((one) => isOpen(one) || (wasPosted(one) && one.plannedAt > now - APART));
      if (isFull || isBusy || isSilent(watch.rule, now)) continue;
      const planned = await this.#planAlert(watch, newest, now);
      if (planned) lately.set(watch, [planned, ...past]);
    }
  }

  async #planDigest({ id, rule, since, after: told }: Of<DigestRule>, newest: number, now: number): Promise<void> {
    const record = this.#record;
    const past = await record.deliveries(id, LOOKED_BACK_ON);
    const open = past.find(isOpen);
    const done = past.filter((one) => one !== open);
    const due = latestDue(rule.when, now, { since, done: done.map(({ slot }) => slot) });
    if (!due || open?.slot === due.day) return;
    // What could not be sent on its day is told together with this one.
    if (open && !(await record.unplan(id, open.slot, now))) return;
    const window = { after: open?.after ?? told, upTo: newest };
    const today = localDate(rule.when.zone, now);
    // What was refused nobody has seen.
    const looked = done.filter(({ state }) => state !== 'refused');
    const before = looked.flatMap((one) => one.told);
    const content = await record.digest({ ...window, filter: rule.filter, today, before });
    const isEmpty = content.told.length === 0 && rule.quietDays === 'nothing';
    await record.plan({
      ...{ subscription: id, slot: due.day, state: isEmpty ? 'empty' : 'planned', ...window },
      ...{ dueAt: due.at, plannedAt: now, told: content.told, read: content.read, posts: [] },
      ...(looked[0] && { sinceAt: looked[0].dueAt }),
      ...(due.missed > 0 && { missed: due.missed }),
    });
  }

  async #planAlert({ id, rule, after }: Of<WatchRule>, newest: number, now: number): Promise<Delivery | null> {
    const record = this.#record;
    const from = Math.max(after, this.#lookedUpTo.get(id) ?? 0);
    if (from >= newest) return null;
    const window = { after: from, upTo: Math.min(newest, from + STRIDE) };
    const content = await record.alert({ ...window, filter: rule.filter, ...phraseOf(rule) });
    const isEmpty = content.told.length === 0;
    this.#lookedUpTo.set(id, window.upTo);
    if (isEmpty && window.upTo - after < STRIDE) return null;
    const delivery: Delivery = {
      ...{ subscription: id, slot: `#${after}/${now}`, state: isEmpty ? 'empty' : 'planned', after, upTo: window.upTo },
      ...{ dueAt: now, plannedAt: now, told: content.told, read: content.read, posts: [] },
    };
    return (await record.plan(delivery)) ? delivery : null;
  }

  /** Whether statements are still coming in. */
  #isUnsettled(position: number, now: number): boolean {
    if (position !== this.#newest.position) {
      const isFirst = this.#newest.position < 0 || now - this.#newest.since >= SETTLED;
      this.#newest = { position, since: now, unsettledSince: isFirst ? now : this.#newest.unsettledSince };
    }
    return now - this.#newest.since < SETTLED && now - this.#newest.unsettledSince < LONGEST_UNSETTLED;
  }
}

function phraseOf({ phrase }: WatchRule): Pick<WatchRule, 'phrase'> {
  return phrase === undefined ? {} : { phrase };
}

function isSilent({ mutedUntil = 0, quietHours }: WatchRule, now: number): boolean {
  return now < mutedUntil || (quietHours !== undefined && isQuiet(quietHours, now));
}

export function isOpen({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'planned' || state === 'sending';
}

function wasPosted({ state }: Delivery): boolean {
  return state !== 'empty' && state !== 'refused';
}

function isSame(a: Place, b: Place): boolean {
  return a.platform === b.platform && a.channel === b.channel;
}
