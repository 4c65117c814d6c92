import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';

/**
 * How long an installation may take from the first page to the way back, in milliseconds. RFC 6749 (10.12) asks for a state
 * that can't be guessed, and RFC 9700 (4.7) for one that is used once; ten minutes is the longest life of a code.
 */
export const STATE_LIFE = 10 * 60_000;

/** 128 bits, which nobody guesses within ten minutes. */
const NONCE_BYTES = 16;

export interface OAuthStatesParts {
  /** `SLACK_STATE_SECRET`: what is signed with it was made here, by whichever instance. */
  readonly secret: string;
  /** With what each installation goes on; the same for all. */
  readonly options: InstallURLOptions;
  /** True for the first time that it is asked of this nonce, by this process or any other on the record. */
  readonly isFirst: (nonce: string, now: number, expires: number) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The states with which Slack sends people back who install the app: signed, good for ten minutes, and for one way back. A
 * page that is opened leaves nothing behind, however many are; what was used is kept in the record until it would expire.
 */
export class OAuthStates implements StateStore {
  readonly #parts: OAuthStatesParts;

  constructor(parts: OAuthStatesParts) {
    this.#parts = parts;
  }

  async generateStateParam(): Promise<string> {
    const signed = `${randomBytes(NONCE_BYTES).toString('base64url')}.${this.#parts.now()}`;
    return `${signed}.${this.#signature(signed).toString('base64url')}`;
  }

  /** @throws {InvalidState} unless it was made here lately and is used for the first time; or what the record throws. */
  async verifyStateParam(_: Date, state: string): Promise<InstallURLOptions> {
    const { options, isFirst, now: clock } = this.#parts;
    const [nonce = '', made = '', signature = ''] = state.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.#signature(`${nonce}.${made}`);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new InvalidState('was not made here');
    const [now, expires] = [clock(), Number(made) + STATE_LIFE];
    if (now >= expires || now < Number(made)) throw new InvalidState('has expired');
    if (!(await isFirst(nonce, now, expires))) throw new InvalidState('was used before');
    return options;
  }

  #signature(signed: string): Buffer {
    return createHmac('sha256', this.#parts.secret).update(`onrecord slack-oauth-state 1 ${signed}`).digest();
  }
}

/** As @slack/oauth throws it, by whose code the page is chosen. */
class InvalidState extends Error {
  override readonly name = 'InvalidState';
  readonly code = 'slack_oauth_invalid_state';

  constructor(what: string) {
    super(`The state ${what}`);
  }
}
