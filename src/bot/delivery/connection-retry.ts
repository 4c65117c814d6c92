import type { Logger } from 'pino';
import type { ErrorCode } from '../../model/error-codes.js';
import { OnrecordError } from '../../model/errors.js';
import { backOff, type Time } from './clock.js';

/**
 * Why a platform wasn't reached. `refused`: by the platform, for a reason that doesn't pass by itself. `untrusted`:
 * whoever answered couldn't prove to be the platform. `passing`: all else.
 */
export interface ConnectionTrouble {
  readonly kind: 'refused' | 'untrusted' | 'passing';
  /** Milliseconds that the platform asked to wait. */
  readonly askedFor: number;
  /** What to say where it isn't tried again. */
  readonly error: OnrecordError;
}

/** How long a platform that can't be reached is waited for at the start, in milliseconds. */
export const START_TIMEOUT = 5 * 60_000;

export interface ConnectionRetryParts {
  /** Reads what an attempt threw. */
  readonly troubleOf: (thrown: unknown) => ConnectionTrouble;
  readonly time: Time;
  readonly logger: Logger;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/**
 * Tries at the start until a platform is reached, for up to five minutes.
 *
 * @throws {OnrecordError} at once where it is refused or untrusted, else in the end; or what was thrown, when the signal
 *   is aborted.
 */
export async function connectWithRetry<T>(attempt: () => Promise<T>, parts: ConnectionRetryParts): Promise<T> {
  const { troubleOf, time, logger, signal } = parts;
  const giveUpAt = time.now() + START_TIMEOUT;
  for (let tries = 1; ; tries++) {
    try {
      return await abortable(attempt(), signal);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const trouble = troubleOf(thrown);
      const wait = backOff(tries, time, trouble.askedFor);
      if (trouble.kind !== 'passing' || time.now() + wait > giveUpAt) throw trouble.error;
      sayWaiting(trouble, wait, tries, logger);
      await time.wait(wait, signal);
      if (signal.aborted) throw thrown;
    }
  }
}

/** A good token has been refused now and then: only so many times in a row are believed. */
export const REFUSALS_BELIEVED = 3;

export interface DoubtParts extends ConnectionRetryParts {
  /** The platform, as people call it. */
  readonly name: string;
  /** Asks the platform whether the token is good; throws where it isn't, or where nobody knows. */
  readonly check: () => Promise<unknown>;
  /** Hears of a refusal that stays. */
  readonly fail: (error: OnrecordError) => void;
}

/** What is to be called whenever a token is refused that was good before: the platform is asked again until that is sure. */
export function doubtRefusals(parts: DoubtParts): () => void {
  let isAsking = false;
  return () => {
    if (isAsking) return;
    isAsking = true;
    void untilSure(parts).finally(() => {
      isAsking = false;
    });
  };
}

async function untilSure({ name, check, troubleOf, time, logger, signal, fail }: DoubtParts): Promise<void> {
  logger.warn(`${name} refused the token; it is asked again.`);
  let refusals = 0;
  for (let tries = 0; ; tries++) {
    await time.wait(backOff(tries, time), signal);
    if (signal.aborted) return;
    try {
      await check();
      return logger.warn(`${name} takes the token after all`);
    } catch (thrown) {
      const { kind, error } = troubleOf(thrown);
      if (kind !== 'refused') continue;
      refusals++;
      if (refusals === REFUSALS_BELIEVED) return fail(error);
    }
  }
}

/** A call that isn't answered mustn't hold up whoever wants to stop. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The first one is told even where little is logged: whoever has just started it looks. */
export function sayWaiting({ error }: ConnectionTrouble, wait: number, tries: number, logger: Logger): void {
  const level = tries === 1 ? 'error' : 'warn';
  logger[level]({ code: error.code, tries, waitMs: Math.round(wait) }, `${error.message} It is tried again.`);
}

/** Codes of Node and OpenSSL for a certificate that proves nothing, or a peer that doesn't speak TLS. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

const NETWORK: { readonly [code: string]: string } = {
  ENOTFOUND: "its name can't be found",
  EAI_AGAIN: "its name can't be looked up at the moment",
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
  ETIMEDOUT: 'the connection takes too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection takes too long',
};

export interface ConnectionTerms {
  /** The platform, as people call it. */
  readonly name: string;
  /** The code of the error where it can't be reached. */
  readonly unreachable: ErrorCode;
  /** The variable with the API's address. */
  readonly address: string;
  /** Where outages are told. */
  readonly status: string;
}

/** What is meant by an error of the network or of TLS; whatever else it is, it passes. */
export function networkTrouble(
  thrown: unknown,
  { name, unreachable, address, status }: ConnectionTerms,
): ConnectionTrouble {
  const codes = causes(thrown).flatMap((cause) => [code(cause), cause instanceof Error ? cause.name : '']);
  const untrusted = codes.find((found) => UNTRUSTED.test(found));
  if (untrusted !== undefined) {
    const what = `${name} can't be reached safely: the certificate or the encryption of whoever answers is faulty (${untrusted}).`;
    const fix =
      `Check the clock of this machine and ${address}; where a proxy of your own opens TLS, give Node its ` +
      'certificate with NODE_EXTRA_CA_CERTS.';
    return { kind: 'untrusted', askedFor: 0, error: new OnrecordError(unreachable, what, fix, { cause: thrown }) };
  }
  const terms = { name, unreachable, address, status };
  if (codes.includes('TimeoutError') || codes.includes('AbortError')) {
    return transientTrouble(`${name} doesn't answer`, thrown, terms);
  }
  const known = codes.find((found) => Object.hasOwn(NETWORK, found));
  const why = known === undefined ? '' : `: ${NETWORK[known]}`;
  return transientTrouble(`${name} can't be reached${why}`, thrown, terms);
}

/** @param askedFor milliseconds */
export function transientTrouble(
  what: string,
  cause: unknown,
  terms: ConnectionTerms,
  askedFor = 0,
): ConnectionTrouble {
  const fix = `Check the network of this machine, ${terms.address}, and ${terms.status}; then start again.`;
  return { kind: 'passing', askedFor, error: new OnrecordError(terms.unreachable, `${what}.`, fix, { cause }) };
}

/** An error and what it was caused by, outermost first. */
function causes(thrown: unknown): unknown[] {
  const found: unknown[] = [];
  for (let at = thrown; at instanceof Error && found.length < 8; at = at.cause) found.push(at);
  return found;
}

function code(thrown: unknown): string {
  const { code: found } = thrown as { readonly code?: unknown };
  return typeof found === 'string' ? found : '';
}
