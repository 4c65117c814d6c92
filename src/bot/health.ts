import { OnrecordError } from '../errors.js';
import type { Record } from '../record/index.js';
import type { Platform } from './platform.js';
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

/** What works and what doesn't, as seen from a place: the record first, then each platform. */
export async function examine(
  record: Pick<Record, 'stats' | 'location'>,
  platforms: readonly Pick<Platform, 'check'>[],
  place?: string,
): Promise<readonly Finding[]> {
  const parts = await Promise.all([recordFinding(record), ...platforms.map((platform) => platform.check(place))]);
  return parts.flat();
}

async function recordFinding(record: Pick<Record, 'stats' | 'location'>): Promise<Finding> {
  const area = 'Record';
  try {
    const { statements, people, sources } = await record.stats();
    if (statements === 0) return { area, state: 'warning', what: 'The record is empty.', fix: 'Import documents.' };
    const amount = `${count(statements, 'statement')} by ${count(people, 'speaker')} in ${count(sources, 'source')}`;
    return { area, state: 'ok', what: `${amount} can be asked about.` };
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { area, state: 'fault', what: error.message, fix: error.remedy };
  }
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
