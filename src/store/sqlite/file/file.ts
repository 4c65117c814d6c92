import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OnrecordError } from '../../../model/errors.js';
import { unreachableError } from './errors.js';

/** `true`: a record is opened, or made where there is none. `false`: it is opened. `new`: it is made where there is none. */
export type Create = boolean | 'new';

/**
 * Sees to it that there is a file to open where one may be made, with its folder, for its owner alone: it may hold what is
 * embargoed or was said on background. An existing file keeps its permissions, and its log takes them over. A file without
 * a byte in it is no record yet.
 *
 * @throws {OnrecordError} `RECORD_MISSING` where there is none and none may be made, `RECORD_EXISTS` where a new one is
 *   wanted, `STORE_UNREACHABLE`.
 */
export function prepareFile(location: string, create: Create): void {
  const size = fileSizeOf(location);
  if (create === false) {
    if (size === 0) throw missingFileError(location);
    return;
  }
  if (create === 'new' && size > 0) throw exists(location);
  try {
    makeFolders(dirname(resolve(location)));
    closeSync(openSync(location, 'wx', 0o600));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw unreachableError(location, error);
  }
}

/** The file as SQLite may open it and never make it: what was moved away isn't to come back empty. */
export function fileUrl(location: string): URL {
  const url = pathToFileURL(location);
  url.search = '?mode=rw';
  return url;
}

/** Bytes of the file; 0 where there is none. Whatever else may be wrong with the path, opening it tells. */
function fileSizeOf(location: string): number {
  try {
    return statSync(location).size;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? 0 : 1;
  }
}

/** Folder by folder: with `recursive`, Node tries for ever where a file system lets nothing be made (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process made it in the meantime.
    if (!existsSync(folder)) throw error;
  }
}

function missingFileError(location: string): OnrecordError {
  return new OnrecordError(
    'RECORD_MISSING',
    `There is no record at ${location}.`,
    'Check ONRECORD_DB. To make one there: onrecord start --new for an empty one, onrecord import for one of your documents.',
  );
}

function exists(location: string): OnrecordError {
  return new OnrecordError(
    'RECORD_EXISTS',
    `There is a record at ${location} already.`,
    'Leave --new out to open it, or set ONRECORD_DB to another path.',
  );
}
