import type { App, Receiver } from '@slack/bolt';
import { backOff } from '../../../bot/delivery/clock.js';
import { connectWithRetry, REFUSALS_BELIEVED, sayWaiting } from '../../../bot/delivery/connection-retry.js';
import { openSocket, type Socket, type SocketParts } from './socket.js';
import { SocketEnded, troubleOf } from './trouble.js';

/** A socket that lived for so long, in milliseconds, was no failure: the next one may come at once. */
const STEADY = 30_000;

/** `signal` ends the start. */
export interface SocketReceiverParts extends Omit<SocketParts, 'app'> {
  /** Hears what ended it, an `OnrecordError`. */
  readonly fail: (reason: unknown) => void;
}

/**
 * Socket Mode that stays: opens a socket, and the next one when that ends. One at a time; never gives up but on a refusal
 * that stays.
 */
export class SocketReceiver implements Receiver {
  readonly #parts: SocketReceiverParts;
  readonly #stopping = new AbortController();
  #app: App | null = null;
  #socket: Socket | null = null;
  #staying: Promise<void> = Promise.resolve();

  constructor(parts: SocketReceiverParts) {
    this.#parts = parts;
  }

  init(app: App): void {
    this.#app = app;
  }

  connected(): boolean {
    return this.#socket?.isOpen() ?? false;
  }

  /** @throws {OnrecordError} as `connectWithRetry` does. */
  async start(): Promise<void> {
    const signal = AbortSignal.any([this.#parts.signal, this.#stopping.signal]);
    this.#socket = await connectWithRetry(() => this.#open(signal), {
      ...this.#parts,
      troubleOf: (thrown) => troubleOf(thrown, 'SLACK_APP_TOKEN'),
      signal,
    });
    this.#staying = this.#stay(this.#socket).catch(this.#parts.fail);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#socket?.close();
    await this.#staying;
  }

  async #stay(first: Socket): Promise<void> {
    const { time, logger } = this.#parts;
    const { signal } = this.#stopping;
    let socket = first;
    let tries = 0;
    for (;;) {
      const since = time.now();
      const reason = await socket.ended;
      // The connection may still be closing; it takes and answers nothing any more.
      void socket.close();
      if (signal.aborted) return;
      if (reason === 'link_disabled') throw troubleOf(new SocketEnded(reason), 'SLACK_APP_TOKEN').error;
      if (time.now() - since >= STEADY) tries = 0;
      logger.warn({ reason }, 'The connection to Slack ended; it is opened again.');
      const next = await this.#reopen(tries);
      if (next === null) return;
      ({ socket, tries } = next);
      this.#socket = socket;
      logger.warn('Connected to Slack again');
    }
  }

  /** The next socket, and how many tries it took since the last steady one; null when stopped. */
  async #reopen(before: number): Promise<{ socket: Socket; tries: number } | null> {
    const { time, logger } = this.#parts;
    const { signal } = this.#stopping;
    let refusals = 0;
    let wait = backOff(before, time);
    for (let tries = before + 1; ; tries++) {
      await time.wait(wait, signal);
      if (signal.aborted) return null;
      try {
        return { socket: await this.#open(signal), tries };
      } catch (thrown) {
        if (signal.aborted) return null;
        const trouble = troubleOf(thrown, 'SLACK_APP_TOKEN');
        refusals = trouble.kind === 'refused' ? refusals + 1 : 0;
        if (refusals === REFUSALS_BELIEVED) throw trouble.error;
        wait = backOff(tries, time, trouble.askedFor);
        sayWaiting(trouble, wait, tries, logger);
      }
    }
  }

  #open(signal: AbortSignal): Promise<Socket> {
    if (this.#app === null) throw new Error('No app was given');
    return openSocket({ ...this.#parts, app: this.#app, signal });
  }
}
