import { fields, heading, type Reply, reply } from './reply.js';
import { count } from './wording.js';

/** What an examination found: one line of `/doctor`. */
export interface Finding {
  /** What was looked at, in a word or two: "connection", "scopes". */
  readonly area: string;
  readonly state: 'ok' | 'warning' | 'fault';
  /** One sentence. */
  readonly what: string;
  /** What to do about it; absent where nothing need be done. */
  readonly fix?: string;
}

const STATES = { fault: 'Fault', warning: 'Note', ok: 'OK' } as const;
const ORDER = ['fault', 'warning', 'ok'] as const;

/** Findings as people read them: the faults first, each with what to do. */
export function findingsReply(findings: readonly Finding[]): Reply {
  const faults = findings.filter(({ state }) => state === 'fault').length;
  const inOrder = ORDER.flatMap((state) => findings.filter((one) => one.state === state));
  return reply(
    heading(faults === 0 ? 'All that is needed works.' : `${count(faults, 'fault')} to mend`),
    fields(
      ...inOrder.map(({ area, state, what, fix }) => ({
        name: `${STATES[state]} · ${area}`,
        value: fix === undefined ? what : `${what} ${fix}`,
      })),
    ),
  );
}
