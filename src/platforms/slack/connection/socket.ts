import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { resultWithin, type Time } from '../../../bot/delivery/clock.js';
import type { SlackClients } from './clients.js';
import { slackLogger } from './logger.js';
import { SocketEnded } from './trouble.js';

/** How long Slack may take to say hello after the address was given, and to agree to a close, in milliseconds. */
const HELLO_WITHIN = 10_000;
const CLOSE_WITHIN = 1_000;

/** The forms that the client can handle. */
const MESSAGE = z
  .string()
  .transform((text, { addIssue }) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.union([
      z.object({ type: z.enum(['hello', 'disconnect']), reason: z.unknown().optional() }),
      z.object({
        type: z.literal('events_api'),
        envelope_id: z.string(),
        payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
        reason: z.unknown().optional(),
      }),
      z.object({
        type: z.enum(['slash_commands', 'interactive']),
        envelope_id: z.string(),
        payload: z.looseObject({}),
        reason: z.unknown().optional(),
      }),
    ]),
  );

export interface SocketParts {
  readonly appToken: string;
  readonly app: App;
  readonly clients: SlackClients;
  readonly logger: Logger;
  readonly time: Time;
  /** Milliseconds without a pong after which the socket counts as dead. */
  readonly pongWithin: number;
  /** Stops an opening that is under way. */
  readonly signal: AbortSignal;
}

/** One socket, from its hello to its end. */
export interface Socket {
  isOpen(): boolean;
  /** Resolves with the reason, as soon as nothing more is to be expected from it. */
  readonly ended: Promise<string>;
  /** Takes nothing more. Resolves when the connection is gone, by force if need be. */
  close(): Promise<void>;
}

/**
 * Opens a socket and waits for its hello.
 *
 * Bolt's receiver is made anew for each socket, and is never left to reconnect: by itself it waits five seconds first,
 * gives up for good after one `invalid_auth` and leaves the process alive, and a late "close" of an old socket counts
 * for the new one (@slack/socket-mode 3.1, `SocketModeClient`).
 *
 * @throws {SocketEnded} when it ended without a hello; or what the call for its address throws.
 */
export async function openSocket(parts: SocketParts): Promise<Socket> {
  const { clients, logger, time, signal } = parts;
  const receiver = new SocketModeReceiver({
    appToken: parts.appToken,
    logger: slackLogger(logger, { quiet: true }),
    autoReconnectEnabled: false,
    clientPingTimeout: parts.pongWithin,
    installerOptions: {
      clientOptions: {
        ...clients.single,
        fetch: (url, init) =>
          clients.fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
      },
    },
    processEventErrorHandler: async ({ error }) => {
      // Most often an acknowledgement that came too late for this socket: Slack delivers it again on the next one.
      logger.warn({ err: error }, 'A delivery was not taken');
      return false;
    },
  });
  receiver.init(parts.app);
  const { client } = receiver;

  let isOpen = false;
  let isGone = false;
  let reason = 'no hello';
  const { promise: ended, resolve: end } = defer<string>();
  const { promise: gone, resolve: go } = defer<void>();
  client.once('connected', () => {
    isOpen = true;
    reason = 'dropped';
  });
  client.once('disconnected', () => {
    isOpen = false;
    isGone = true;
    go();
    end(reason);
  });
  // The client's own listener takes whatever is JSON for an envelope, and one that isn't would end the process.
  const [deliver] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const message = readMessage(data);
    if (message === null) return logger.warn('A message on the socket was not understood');
    if (message.type === 'disconnect') {
      isOpen = false;
      reason = message.reason;
      end(reason);
    }
    deliver?.call(client, data, isBinary);
  });

  const close = async (): Promise<void> => {
    isOpen = false;
    if (isGone) return;
    void client.disconnect();
    await resultWithin(gone, CLOSE_WITHIN, time);
    // The second time, the client destroys the connection; by itself it would wait half a minute for an answer.
    if (!isGone) void client.disconnect();
  };

  const opening = new AbortController();
  client.once('authenticated', async () => {
    await time.wait(HELLO_WITHIN, opening.signal);
    if (!opening.signal.aborted) await close();
  });
  signal.addEventListener('abort', close, { once: true });
  try {
    await client.start();
    if (signal.aborted) throw new SocketEnded('stopped');
  } catch (thrown) {
    await close();
    // It rejects with nothing where the socket ended before its hello.
    throw thrown ?? new SocketEnded(reason);
  } finally {
    opening.abort();
    signal.removeEventListener('abort', close);
  }
  return { isOpen: () => isOpen, ended, close };
}

/** What Slack sends on a socket, if it is of a known form; `reason` is for a "disconnect". */
function readMessage(data: unknown): { readonly type: string; readonly reason: string } | null {
  const result = MESSAGE.safeParse(data);
  if (!result.success) return null;
  const { type, reason } = result.data;
  return { type, reason: typeof reason === 'string' && /^[a-z_]{1,60}$/.test(reason) ? reason : 'disconnect' };
}

function defer<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
