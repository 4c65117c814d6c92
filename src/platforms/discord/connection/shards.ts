import { setImmediate } from 'node:timers/promises';
import {
  CloseCodes,
  type FetchingStrategyOptions,
  type WebSocketManager as Gateway,
  type IContextFetchingStrategy,
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  type SessionInfo,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import { Collection } from 'discord.js';
import type { Logger } from 'pino';
import { backOff, resultWithin, type Time } from '../../../bot/delivery/clock.js';
import type { OnrecordError } from '../../../model/errors.js';
import { Identifying } from './session-limit.js';
import { closeTrouble, sessionLimitError } from './trouble.js';

/** A session that lived for so long, in milliseconds, was no failure: the next connection may come at once. */
const STEADY = 30_000;

/** How often it is looked for shards that are stuck, and after how long without a step they are, in milliseconds. */
export const WATCH_EVERY = 30_000;
const STUCK_AFTER = 120_000;

/** How long a gateway may take to agree to the end, in milliseconds. */
export const CLOSE_WITHIN = 1_000;

const NEVER = new Promise<never>(() => {});

export interface ShardsParts {
  readonly time: Time;
  readonly logger: Logger;
  /** Told what ends the connection for good. */
  readonly fail: (error: OnrecordError) => void;
}

/** What is known of a shard. */
interface Shard {
  readonly socket: WebSocketShard;
  /** When its session was opened or resumed; null while it has none. */
  readySince: number | null;
  /** Connections in a row that came to nothing. */
  tries: number;
  /** When it got a step further, and whether it is made to wait by us. */
  stepAt: number;
  waits: boolean;
  /** Whether it was told that it is away for long. */
  told: boolean;
}

/**
 * The shards of a process: connections to the gateway that stay, each on its own.
 *
 * What `SimpleShardingStrategy` (@discordjs/ws 1.2) does isn't enough: it connects again every half second for ever,
 * lets the login fail at the first error of a socket and then connects all the same, waits without end for the answer
 * to a resume, and a shard that is destroyed between two connections comes back. So the waits between connections and
 * before sessions are ours, and each shard is watched.
 */
export class Shards implements IShardingStrategy {
  readonly #gateway: Gateway;
  readonly #parts: ShardsParts;
  readonly #shards = new Map<number, Shard>();
  #stopping = new AbortController();

  constructor(gateway: Gateway, parts: ShardsParts) {
    this.#gateway = gateway;
    this.#parts = parts;
  }

  /** Whether events of every shard arrive. */
  get isReady(): boolean {
    const shards = [...this.#shards.values()];
    return shards.length > 0 && shards.every(({ readySince }) => readySince !== null);
  }

  async spawn(ids: number[]): Promise<void> {
    this.#stopping = new AbortController();
    const options = await managerToFetchingStrategyOptions(this.#gateway);
    const { session_start_limit: limit } = options.gatewayInformation;
    if (limit.remaining < ids.length) throw sessionLimitError(this.#parts.time.now() + limit.reset_after);
    const identifying = new Identifying(limit, this.#parts);
    for (const id of ids) this.#shards.set(id, this.#made(id, options, identifying));
  }

  /** Begins to connect; that it goes on until it succeeds is told by the events, not here. */
  connect(): void {
    for (const { socket } of this.#shards.values()) {
      // It rejects at the first error, after which it connects again by itself.
      socket.connect().catch(() => undefined);
    }
    void this.#watch(this.#stopping.signal);
  }

  /** Closes all of them for good. */
  async destroy(options: Parameters<IShardingStrategy['destroy']>[0] = {}): Promise<void> {
    this.#stopping.abort();
    const closing = [...this.#shards.values()].map(async ({ socket }) => {
      // One that waits for an answer would destroy itself as well when it is destroyed, and that would never end.
      socket.emit(WebSocketShardEvents.Closed, { code: CloseCodes.Normal });
      await setImmediate();
      await socket.destroy({ ...options });
    });
    this.#shards.clear();
    await resultWithin(Promise.all(closing), CLOSE_WITHIN, this.#parts.time);
  }

  async send(...[id, payload]: Parameters<IShardingStrategy['send']>): Promise<void> {
    await this.#shards.get(id)?.socket.send(payload);
  }

  fetchStatus(): ReturnType<IShardingStrategy['fetchStatus']> {
    // The same class but for its version.
    return new Collection([...this.#shards].map(([id, { socket }]) => [id, socket.status])) as never;
  }

  #made(id: number, options: FetchingStrategyOptions, identifying: Identifying): Shard {
    const { time } = this.#parts;
    const { signal } = this.#stopping;
    const gateway = this.#gateway.options;
    const context: IContextFetchingStrategy = {
      options,
      updateSessionInfo: (shardId, session) => gateway.updateSessionInfo(shardId, session),
      retrieveSessionInfo: async (shardId): Promise<SessionInfo | null> => {
        // Asked for by an idle shard, it is about to connect.
        if (shard.socket.status === WebSocketShardStatus.Idle) {
          // Destroyed twice at once, it would connect twice.
          if (shard.waits) return NEVER;
          await this.#waiting(shard, () => time.wait(backOff(shard.tries, time), signal));
          // Whatever was destroyed for good stays where it is.
          if (signal.aborted) return NEVER;
        }
        return gateway.retrieveSessionInfo(shardId);
      },
      waitForIdentify: (shardId, closed) =>
        this.#waiting(shard, () => identifying.waitForIdentify(shardId, AbortSignal.any([closed, signal]))),
    };
    const socket = new WebSocketShard(context, id);
    const shard: Shard = { socket, readySince: null, tries: 0, stepAt: time.now(), waits: false, told: false };
    this.#observe(id, shard);
    for (const event of Object.values(WebSocketShardEvents)) {
      socket.on(event, (payload: object = {}) => this.#gateway.emit(event, { ...payload, shardId: id } as never));
    }
    return shard;
  }

  async #waiting(shard: Shard, wait: () => Promise<void>): Promise<void> {
    shard.waits = true;
    try {
      await wait();
    } finally {
      shard.waits = false;
      shard.stepAt = this.#parts.time.now();
    }
  }

  #observe(id: number, shard: Shard): void {
    const { time, logger, fail } = this.#parts;
    const { signal } = this.#stopping;
    const { socket } = shard;
    const stepped = () => {
      shard.stepAt = time.now();
    };
    const opened = () => {
      stepped();
      if (shard.tries > 0 || shard.told) logger.warn({ shard: id }, 'Connected to Discord again');
      shard.readySince = time.now();
      shard.told = false;
    };
    socket.on(WebSocketShardEvents.Hello, stepped);
    socket.on(WebSocketShardEvents.Ready, opened);
    socket.on(WebSocketShardEvents.Resumed, opened);
    socket.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (signal.aborted) return;
      const since = shard.readySince;
      shard.readySince = null;
      stepped();
      const trouble = closeTrouble(code);
      if (trouble !== null) return fail(trouble);
      shard.tries = since !== null && time.now() - since >= STEADY ? 0 : shard.tries + 1;
      const wait = { shard: id, code, tries: shard.tries };
      if (since !== null) logger.warn(wait, 'The connection to Discord ended; it is opened again.');
      else logger.debug(wait, 'Discord was not reached');
    });
  }

  /** Looks after shards of which nothing comes any more, since none of the clients' own limits holds for them. */
  async #watch(signal: AbortSignal): Promise<void> {
    const { time, logger } = this.#parts;
    for (;;) {
      await time.wait(WATCH_EVERY, signal);
      if (signal.aborted) return;
      for (const [id, shard] of this.#shards) {
        if (shard.readySince !== null) continue;
        if (!shard.told && shard.tries > 0) {
          // The first time it is told even where little is logged.
          shard.told = true;
          logger.error({ shard: id, tries: shard.tries }, 'Discord is not reached. It is tried again.');
        }
        if (shard.waits || time.now() - shard.stepAt < STUCK_AFTER) continue;
        logger.error({ shard: id }, 'A connection to Discord hangs; it is closed and opened again.');
        shard.stepAt = time.now();
        void shard.socket.destroy({
          code: CloseCodes.Normal,
          reason: 'Nothing came',
          recover: WebSocketShardDestroyRecovery.Reconnect,
        });
      }
    }
  }
}
