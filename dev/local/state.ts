import { Log } from './log.js';

/** JSON as it arrives: whatever a client sends. */
export type Json = Record<string, unknown>;

/** Which call or acknowledgement broke which rule, where in the payload. */
export interface Violation {
  in: string;
  path: string;
  what: string;
}

/** What a platform remembers of what happened on it. */
export abstract class State<Call, Shown> {
  /** The requests, in the order of arrival. */
  readonly calls = new Log<Call>();
  /** What appeared on somebody's screen, changed or went away. */
  readonly shown = new Log<Shown>();
  readonly violations: Violation[] = [];

  /** @param clock milliseconds since 1970 */
  constructor(readonly clock: () => number) {}

  /** Whether somebody sees what was shown. */
  abstract sees(user: string, shown: Shown): boolean;

  violate(where: string, path: string, what: string): void {
    this.violations.push({ in: where, path, what });
  }
}
