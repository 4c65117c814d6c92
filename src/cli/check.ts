import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import { createLogger } from '../app/log.js';
import { count } from '../bot/layout/wording.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { type DamagedDocument, type Examination, openRecord, type Repair, repairRecord } from '../record/index.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

export interface CheckView {
  readonly repair?: true;
  readonly json?: true;
}

/**
 * `check`: whether the record is as it was saved. The exit code is 0 where it is, or was made so again, and 1 where something
 * is damaged.
 *
 * @throws {OnrecordError} `RECORD_MISSING`; `STORE_DAMAGED` where it can't be opened at all.
 */
export async function check({ repair, json }: CheckView, config: Config, io: Io): Promise<number> {
  const before = await examined(config, io);
  const repaired = repair && before.faults.length > 0 ? await repairRecord(config.db) : null;
  const after = repaired ? await examined(config, io) : before;
  const isSound = after.faults.length === 0;
  const shown = json
    ? jsonText({ sound: isSound, faults: before.faults, documents: before.documents, repaired }, 2)
    : checkLines(before, repaired, config.db).map(terminalSafe).join('\n');
  await writeAll(io.stdout, `${shown}\n`);
  return isSound ? EXIT.done : EXIT.failure;
}

async function examined(config: Config, io: Io): Promise<Examination> {
  // It examines all of it anyway, and tells what it finds itself. In a thread that ends, so that nothing has it open then.
  const logger = createLogger({ logLevel: 'silent' }, io.stderr);
  const record = await openRecord({ db: config.db, create: false, isExamined: false, logger });
  try {
    return await record.examine();
  } finally {
    await record.close();
  }
}

function checkLines({ faults, documents }: Examination, repaired: Repair | null, db: string): string[] {
  if (faults.length === 0) return [`The record ${db} is sound.`];
  const out = repaired?.documents ?? documents;
  const lines = [`The record ${db} ${repaired ? 'was' : 'is'} damaged:`, ...faults.map((fault) => `  ${fault}`)];
  if (out.length > 0) lines.push(`To be imported again (${count(out.length, 'document')}):`, ...out.map(documentLine));
  if (!repaired) {
    lines.push(
      'To make it anew of what is sound, stop the bot and run onrecord check --repair; or put a backup in its place.',
    );
    return lines;
  }
  if (repaired.lost.length > 0) lines.push('Lost as well:', ...repaired.lost.map((lost) => `  ${lost}`));
  return [...lines, `It was made anew of what is sound. The damaged file is kept as ${repaired.aside}.`];
}

function documentLine({ id, title, origin, url }: DamagedDocument): string {
  const name = title ?? (id === null ? 'a document whose name is lost' : `document ${id.slice(0, 8)}`);
  return `  ${[name, ...new Set([origin, url].filter((place) => place !== null))].join(' · ')}`;
}
