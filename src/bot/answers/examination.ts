import { wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import type { StatementRecord } from '../../record/index.js';
import { count } from '../layout/wording.js';
import { fields, heading, type Reply, reply } from '../reply/reply.js';

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

/** Makes the findings of one area. */
export function findingIn(area: string) {
  return (state: Finding['state'], what: string, fix?: string): Finding => ({
    area,
    state,
    what,
    ...(fix !== undefined && { fix }),
  });
}

/** Whether what happens on a platform reaches the bot just now; nothing where it does not run. */
export function connectionFindings(area: string, connected: boolean | null): Finding[] {
  if (connected === null) return [];
  const finding = findingIn(area);
  return [
    connected
      ? finding('ok', 'The bot is connected.')
      : finding('fault', 'The bot is not connected.', 'It tries again by itself; the log says why.'),
  ];
}

/** The record as far as it is examined. */
type Examined = Pick<StatementRecord, 'stats' | 'location'> & Partial<Pick<StatementRecord, 'fault' | 'examine'>>;

/** A platform as far as it is examined: see `Platform.check`. */
interface CheckedPlatform {
  check(place?: string): Promise<readonly Finding[]>;
}

/** What works and what doesn't, as seen from a place: the record first, then each platform. */
export async function examineAll(
  record: Examined,
  platforms: readonly CheckedPlatform[],
  place?: string,
): Promise<readonly Finding[]> {
  const parts = await Promise.all([recordFinding(record), ...platforms.map((platform) => platform.check(place))]);
  return parts.flat();
}

/** Bytes of a record that is examined by the way, within some seconds; `onrecord check` does so with any. */
const EXAMINED = 32 * 1024 * 1024;

async function recordFinding(record: Examined): Promise<Finding> {
  const finding = findingIn('Record');
  try {
    const { statements, people, sources } = await record.stats();
    // What was met since the start, and what nobody has met yet.
    const { faults = [] } = (await record.examine?.({ largest: EXAMINED })) ?? {};
    const fault = await record.fault?.();
    if (fault) return finding('fault', [fault.message, ...faults].join(' '), fault.remedy);
    if (statements === 0) return finding('warning', 'The record is empty.', 'Import documents.');
    const amount = `${count(statements, 'statement')} by ${count(people, 'speaker')} in ${count(sources, 'source')}`;
    return finding('ok', `${amount} can be asked about.`);
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return finding('fault', error.message, error.remedy);
  }
}

const ORDER = ['fault', 'warning', 'ok'] as const;

/** Findings as people read them: the faults first, each with what to do. */
export function findingsReply(findings: readonly Finding[]): Reply {
  const faults = findings.filter(({ state }) => state === 'fault').length;
  const inOrder = ORDER.flatMap((state) => findings.filter((one) => one.state === state));
  return reply(
    heading(faults === 0 ? wording.doctor.nothingToMend : wording.doctor.faultsFound(faults)),
    fields(
      ...inOrder.map(({ area, state, what, fix }) => ({
        name: `${wording.doctor.states[state]} · ${area}`,
        value: fix === undefined ? what : `${what} ${fix}`,
      })),
    ),
  );
}
