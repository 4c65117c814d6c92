import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Delivery, Subscription } from '../../model/subscription.js';
import type { Time } from '../delivery/clock.js';
import type { Platform } from '../delivery/platform.js';
import { tellEditors } from './editor-notices.js';
import { DeliveryMaker } from './maker.js';
import type { NewsRecord } from './news-record.js';
import { Planner } from './planner.js';
import { RetractedShares, type SharesRecord } from './retracted-shares.js';

export interface CourierParts {
  readonly record: NewsRecord & SharesRecord;
  /** Those that are there by now. */
  readonly platforms: () => readonly Platform[];
  readonly time: Time;
  readonly logger: Pick<Logger, 'error' | 'warn' | 'info'>;
}

/** How often it is looked what is due, in milliseconds. */
const EVERY = 15_000;

/**
 * Brings digests and alerts to where they were asked for. What is due is planned in the ledger first and sent then, so that
 * whatever happens in between, it is sent once: after a crash by the next process, of several by one.
 */
export class Courier {
  readonly #parts: CourierParts;
  readonly #planner: Planner;
  readonly #maker: DeliveryMaker;
  readonly #shares: RetractedShares;
  #waking = new AbortController();

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#planner = new Planner(parts);
    this.#maker = new DeliveryMaker({ ...parts, holder: randomUUID() });
    this.#shares = new RetractedShares(parts);
  }

  /** Goes on until the signal is aborted, and ends behind what it is doing then. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { time, logger } = this.#parts;
    while (!signal.aborted) {
      this.#waking = new AbortController();
      try {
        await this.look(signal);
      } catch (err) {
        logger.error({ err }, 'What is due could not be looked at; it is tried again');
      }
      await time.wait(EVERY, AbortSignal.any([signal, this.#waking.signal]));
    }
  }

  /** Looks at once, as where a platform is there that was not: what was due meanwhile waits for it. */
  wake(): void {
    this.#waking.abort();
  }

  /**
   * Plans what is due, and makes what is planned, until the signal is aborted. Where one platform is slow, the others are not.
   *
   * @throws {OnrecordError} `STORE_…`.
   */
  async look(signal?: AbortSignal): Promise<void> {
    const { record, time, platforms } = this.#parts;
    // What has come free since is new now, before anything is planned.
    await record.release();
    await tellEditors(this.#parts, time.now());
    await this.#shares.tell(signal);
    const here = platforms();
    const subscriptions = (await record.subscriptions()).filter(({ place }) =>
      here.some(({ name }) => name === place.platform),
    );
    const reached = subscriptions.filter(({ place }) =>
      here.some((platform) => platform.name === place.platform && platform.connected()),
    );
    await this.#planner.planDigests(reached, time.now());
    await this.#makeAll(subscriptions, signal);
    // After the digests are out: to look through much that is new for many watches takes its time.
    await this.#planner.planAlerts(reached, time.now());
    await this.#makeAll(subscriptions, signal);
  }

  async #makeAll(subscriptions: readonly Subscription[], signal: AbortSignal | undefined): Promise<void> {
    const { record, time, platforms } = this.#parts;
    const open = await record.openDeliveries(time.now());
    const each = open.flatMap((delivery) => {
      const subscription = subscriptions.find(({ id }) => id === delivery.subscription);
      return subscription ? [{ delivery, subscription }] : [];
    });
    await Promise.all(
      platforms().map(async ({ name }) => {
        for (const { delivery, subscription } of each.filter((one) => one.subscription.place.platform === name)) {
          if (!signal?.aborted) await this.#make(delivery, subscription);
        }
      }),
    );
  }

  /** One that can't be made keeps no other from being made. */
  async #make(delivery: Delivery, subscription: Subscription): Promise<void> {
    try {
      await this.#maker.make(delivery, subscription);
    } catch (err) {
      const { slot } = delivery;
      this.#parts.logger.error({ err, subscription: subscription.id, slot }, 'A delivery failed; it is tried again');
    }
  }
}
