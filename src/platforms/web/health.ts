import type { Platform } from '../../bot/delivery/platform.js';

/** What of a platform is looked at by whoever watches the process. */
export type Reachable = Pick<Platform, 'name' | 'connected' | 'heardAt' | 'hindrance'>;

/** Of a platform that calls nobody knows more than that it may, and when it last did. */
function states(platforms: readonly Reachable[]) {
  return Object.fromEntries(
    platforms.map((platform) => {
      if (!platform.connected()) return [platform.name, 'disconnected'];
      const heardAt = platform.heardAt?.();
      if (heardAt === undefined) return [platform.name, 'connected'];
      if (heardAt === null) return [platform.name, 'listening; no request yet'];
      return [platform.name, `listening; last request ${new Date(heardAt).toISOString()}`];
    }),
  );
}

/** That the process lives: for whoever restarts it when it doesn't. A platform that is away for a while is no reason. */
export function healthz(platforms: readonly Reachable[]) {
  return { status: 200, body: { status: 'ok', platforms: states(platforms) } };
}

/** What is wrong with the record, in words that tell no paths: whoever balances loads needs none. */
const RECORD_FAULTS: Readonly<{ [code: string]: string }> = {
  RECORD_GONE: 'the record is gone from its path, or empty',
  RECORD_REPLACED: 'another file lies in the place of the record',
  STORE_DAMAGED: 'the record is damaged',
};

/**
 * Whether it can be used: every platform is connected, or may call, and answers somebody, and it isn't ending. A load balancer
 * lets the first call through. Where some people aren't answered, it is ready for the others, and says so. The record has to be
 * whole.
 *
 * @param fault the code of what is wrong with the record
 */
export function readyz(platforms: readonly Reachable[], closing: boolean, fault: string | null) {
  const missing = platforms.filter((platform) => !platform.connected()).map(({ name }) => name);
  const hindered = platforms.flatMap((platform) => {
    const found = platform.hindrance?.();
    return found ? [{ name: platform.name, ...found }] : [];
  });
  const useless = hindered.filter(({ isTotal }) => isTotal).map(({ name }) => name);
  const ready = missing.length === 0 && useless.length === 0 && !closing && fault === null;
  const unreached =
    missing.length > 0 ? `waiting for ${missing.join(', ')}` : `answers nobody on ${useless.join(', ')}`;
  const why = fault === null ? unreached : (RECORD_FAULTS[fault] ?? "the record can't be used");
  const status = ready ? 'ready' : closing ? 'stopping' : why;
  const faults = Object.fromEntries(hindered.map(({ name, what }) => [name, what]));
  return {
    status: ready ? 200 : 503,
    body: {
      status,
      ...(fault !== null && { code: fault }),
      platforms: states(platforms),
      ...(hindered.length > 0 && { faults }),
    },
  };
}
