import type { Delivery, Subscription } from '../model/subscription.js';
import type { Keeping, KeptValue } from '../store/keeping.js';
import type { Amendment, DeliveryNote, Hold, Ledger } from '../store/ledger.js';

/** What a record keeps beside its documents: what programs remember, and who is told of what is new. */
export abstract class LedgerOfRecord implements Keeping, Omit<Ledger, 'seen'> {
  readonly #store: Keeping & Ledger;

  constructor(store: Keeping & Ledger) {
    this.#store = store;
  }

  /**
   * Those of `keys` that are met for the first time, by any program on this record; see `Keeping`, also for the others.
   *
   * @param now, expires in milliseconds since 1970.
   * @example
   * const [isNew] = await record.meetAll('event', [id], Date.now(), Date.now() + 86_400_000);
   */
  meetAll(space: string, keys: readonly string[], now: number, expires: number): Promise<readonly string[]> {
    return this.#store.meetAll(space, keys, now, expires);
  }

  /** Lets keys be met for the first time again. */
  unmeet(space: string, keys: readonly string[]): Promise<void> {
    return this.#store.unmeet(space, keys);
  }

  /**
   * Keeps values beside the documents, all of them or none; they are on the disk when it returns.
   *
   * @throws {OnrecordError} `STORE_BUSY` after two seconds, where a long document is saved meanwhile.
   */
  keep(space: string, values: readonly KeptValue[], now: number): Promise<void> {
    return this.#store.keep(space, values, now);
  }

  /** A value as it was kept last; null where there is none, or where it has expired. */
  kept(space: string, key: string, now: number): Promise<string | null> {
    return this.#store.kept(space, key, now);
  }

  keptIn(space: string, now: number): Promise<readonly KeptValue[]> {
    return this.#store.keptIn(space, now);
  }

  /** Puts a value in the place of another one, which has to stand there still; false where it doesn't. */
  compareAndSet(space: string, key: string, before: string, after: string): Promise<boolean> {
    return this.#store.compareAndSet(space, key, before, after);
  }

  forget(space: string, keys: readonly string[]): Promise<void> {
    return this.#store.forget(space, keys);
  }

  newest(): Promise<number> {
    return this.#store.newest();
  }

  positionAt(time: number): Promise<number> {
    return this.#store.positionAt(time);
  }

  seenAt(ids: readonly string[]): Promise<readonly (number | null)[]> {
    return this.#store.seenAt(ids);
  }

  subscribe(subscription: Omit<Subscription, 'id' | 'revision'>): Promise<Subscription> {
    return this.#store.subscribe(subscription);
  }

  subscriptions(): Promise<readonly Subscription[]> {
    return this.#store.subscriptions();
  }

  amend(id: number, revision: number, amendment: Amendment): Promise<Subscription | null> {
    return this.#store.amend(id, revision, amendment);
  }

  unsubscribe(id: number): Promise<boolean> {
    return this.#store.unsubscribe(id);
  }

  plan(delivery: Delivery): Promise<boolean> {
    return this.#store.plan(delivery);
  }

  unplan(subscription: number, slot: string, now: number): Promise<boolean> {
    return this.#store.unplan(subscription, slot, now);
  }

  claim(subscription: number, slot: string, hold: Hold, now: number): Promise<Delivery | null> {
    return this.#store.claim(subscription, slot, hold, now);
  }

  noteDelivery(subscription: number, slot: string, note: DeliveryNote, hold: Hold): Promise<boolean> {
    return this.#store.noteDelivery(subscription, slot, note, hold);
  }

  openDeliveries(now: number): Promise<readonly Delivery[]> {
    return this.#store.openDeliveries(now);
  }

  deliveries(subscription: number, limit: number): Promise<readonly Delivery[]> {
    return this.#store.deliveries(subscription, limit);
  }
}
