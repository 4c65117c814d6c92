import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import { withheldInWords } from '../bot/answers/withheld.js';
import { count } from '../bot/layout/wording.js';
import { OnrecordError } from '../model/errors.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { openRecord, type StatementRecord } from '../record/index.js';
import { calendarDate } from '../sources/dates.js';
import { visibilityOf } from '../visibility/gate.js';
import { EXIT } from './exit-codes.js';
import { jsonText, sourceJson } from './json.js';

type Changed = Awaited<ReturnType<StatementRecord['retract']>>;

export interface RetractOptions {
  readonly reason?: string;
  readonly at?: string;
  readonly keepWords?: true;
  readonly json?: true;
}

/** `retract`: takes documents back, and says which. */
export async function retractFromRecord(
  address: string,
  options: RetractOptions,
  config: Config,
  io: Io,
): Promise<number> {
  const at = options.at === undefined ? undefined : calendarDate(options.at);
  if (at === null) {
    throw new OnrecordError('DATE_UNREAD', `"${options.at}" is no day.`, 'Write it as YYYY-MM-DD.', { about: 'at' });
  }
  const reason = options.reason?.replace(/\s+/g, ' ').trim();
  const retraction = {
    ...(at !== undefined && { at }),
    ...(reason && { reason }),
    keepsWords: options.keepWords === true,
  };
  return change(config, io, options, {
    make: (record) => record.retract(address, retraction),
    none: 'Nothing that answers has this address.',
    line: ({ source, statements }) => `retracted  ${source.title}: ${count(statements, 'statement')}`,
  });
}

/** `liftEmbargo`: ends the embargo of documents, and says of which. */
export function liftEmbargo(
  address: string,
  options: { readonly json?: true },
  config: Config,
  io: Io,
): Promise<number> {
  return change(config, io, options, {
    make: (record) => record.free(address),
    none: 'Nothing under an embargo has this address.',
    line: ({ source, statements }) => {
      const still = visibilityOf(source, 'reader', Date.now());
      const rest = still.outcome === 'withheld' ? `; still withheld: ${withheldInWords(still)}` : '';
      return `free       ${source.title}: ${count(statements, 'statement')}${rest}`;
    },
  });
}

interface DocumentChange {
  readonly make: (record: StatementRecord) => Promise<Changed>;
  readonly none: string;
  readonly line: (changed: Changed[number]) => string;
}

async function change(
  config: Config,
  io: Io,
  { json }: { readonly json?: true },
  { make, none, line }: DocumentChange,
): Promise<number> {
  const record = await openRecord({ db: config.db, thread: 'caller' });
  try {
    const changed = await make(record);
    if (changed.length === 0) {
      throw new OnrecordError('ADDRESS_UNKNOWN', none, 'onrecord sources --as editor --json lists ids and addresses.');
    }
    const shown = json ? jsonText(changed.map(sourceJson), 2) : terminalSafe(changed.map(line).join('\n'));
    await writeAll(io.stdout, `${shown}\n`);
    return EXIT.done;
  } finally {
    await record.close();
  }
}
