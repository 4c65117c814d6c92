import type { ErrorCode } from '../../../model/error-codes.js';
import { OnrecordError } from '../../../model/errors.js';
import { RowDamaged } from './damage.js';

/** Result codes of SQLite (https://sqlite.org/rescode.html) that its user can do something about. */
const BUSY = [5, 6];
/** A statement that can't be understood: ours are always the same, so it is the tables that aren't what they were. */
const NOT_UNDERSTOOD = 1;
const DAMAGED = [NOT_UNDERSTOOD, 11, 26];
const FULL = [13];
const UNREACHABLE = [3, 8, 10, 14, 23];

/**
 * Turns an error of SQLite into one that says what to do, and one that only a damaged row brings about: text that isn't
 * JSON any more, a number that is none of ours. Anything else is returned as it is.
 */
export function explainError(error: unknown, location: string): unknown {
  if (error instanceof OnrecordError || !(error instanceof Error)) return error;
  if (error instanceof RowDamaged || error instanceof SyntaxError || error instanceof RangeError)
    return damagedError(location, error);
  const code = resultCodeOf(error);
  if (code === null) return error;
  const say = (name: ErrorCode, message: string, remedy: string) =>
    new OnrecordError(name, `${message} (${error.message}).`, remedy, { cause: error });
  if (BUSY.includes(code)) {
    return say(
      'STORE_BUSY',
      `Another process is writing to the record ${location}`,
      'Try again when its import has finished. Nothing was changed.',
    );
  }
  if (DAMAGED.includes(code)) return damagedError(location, error);
  if (FULL.includes(code)) {
    return say(
      'STORE_FULL',
      `The disk that holds the record ${location} is full`,
      'Free some space and try again. What was saved before is safe.',
    );
  }
  if (UNREACHABLE.includes(code)) return unreachableError(location, error);
  return error;
}

/** What SQLite says where the binding doesn't hand on the code, as when many rows are read (sqlite3ErrStr). */
const SAID: readonly (readonly [words: RegExp, code: number])[] = [
  [/malformed|corrupt/, 11],
  [/not a database/, 26],
  [/database (?:table )?is locked/, 5],
  [/disk is full/, 13],
  [/disk I\/O error/, 10],
];

function resultCodeOf(error: Error): number | null {
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  if (!('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return null;
  return SAID.find(([words]) => words.test(error.message))?.[1] ?? NOT_UNDERSTOOD;
}

/** The file is something else than a record, or no longer whole. It was not touched. */
export function damagedError(location: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    'STORE_DAMAGED',
    `The file ${location} is not a record of Onrecord, or it is damaged.`,
    'Run onrecord check, which says what is damaged and what to import again; or put a backup in its place, or set ONRECORD_DB to another path. The file was left as it is.',
    { cause },
  );
}

/** The record could be opened, and something in it isn't as it was saved. */
export function partlyDamagedError(location: string): OnrecordError {
  return new OnrecordError(
    'STORE_DAMAGED',
    `The record ${location} is damaged: what is damaged is not shown, and may be missing from answers.`,
    'Run onrecord check, which says what is damaged and what to import again.',
  );
}

/** The path leads nowhere that can be opened or written. */
export function unreachableError(location: string, cause: unknown): OnrecordError {
  return new OnrecordError(
    'STORE_UNREACHABLE',
    `The record ${location} cannot be opened or written (${cause instanceof Error ? cause.message : cause}).`,
    'Check that the path is a file and that you may write to it and its folder, or set ONRECORD_DB to another path.',
    { cause },
  );
}
