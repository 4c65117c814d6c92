import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Finding } from './health.js';

/** A place where people talk to the bot, as long as it is connected. */
export interface Platform {
  /** One lower-case word, as in `ready slack` and `/healthz`. */
  readonly name: string;
  /** Whether people reach the bot there at this moment. */
  connected(): boolean;
  /** What works and what doesn't; `place` is the channel that it is asked for, by its id. Never rejects. */
  check(place?: string): Promise<readonly Finding[]>;
  /** Takes no more work, finishes what was taken within some seconds, and disconnects. Never rejects. */
  stop(): Promise<void>;
  /** Rejects with an `OnrecordError` when the platform can't be reached any more without somebody's help. */
  readonly failed: Promise<never>;
}

/** What a platform's `failed` is, and what rejects it. Where nobody waits for it, the process needn't end. */
export function failure(): { readonly failed: Promise<never>; readonly fail: (reason: unknown) => void } {
  let fail!: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  return { failed, fail };
}

/** Answers one request. What it throws is logged and answered with 500. */
export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The HTTP server of the process, which platforms share. */
export interface Web {
  /** Serves a path from now on, and where it ends in a slash all that stands in it. A path belongs to whoever takes it first. */
  serve(path: string, methods: readonly string[], handler: WebHandler): void;
}
