import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { OnrecordError } from '../errors.js';
import { MAX_SOURCE_BYTES } from '../sources/decode.js';

/** A document as it lies on disk. */
export interface NamedBytes {
  /** What to call it; also where it comes from: a changed document of the same name is a new version. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is looked into in a folder. A file that is named itself is read whatever it is called. */
const EXTENSIONS = new Set(['.txt', '.md', '.markdown', '.text']);

/**
 * The files that a path means: itself, or all files within, in the order of their names. Hidden ones are left out, and
 * a folder is walked once, however many links lead to it.
 *
 * @param onSkipped hears of files in folders that are no documents by their names.
 * @throws {OnrecordError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`.
 */
export async function* findFiles(path: string, onSkipped: (path: string) => void = () => {}): AsyncGenerator<string> {
  if (!(await onFile(path, () => stat(path))).isDirectory()) {
    yield path;
    return;
  }
  yield* walk(path, new Set(), onSkipped);
}

async function* walk(folder: string, seen: Set<string>, onSkipped: (path: string) => void): AsyncGenerator<string> {
  const real = await onFile(folder, () => realpath(folder));
  if (seen.has(real)) return;
  seen.add(real);
  const names = await onFile(folder, () => readdir(folder));
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    // A link that leads nowhere is skipped like a file that is no document.
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) yield* walk(path, seen, onSkipped);
    else if (found?.isFile() && EXTENSIONS.has(extname(name).toLowerCase())) yield path;
    else onSkipped(path);
  }
}

/**
 * Reads a file, and names it by its path below `base`, or else by its whole path.
 *
 * @throws {OnrecordError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `SOURCE_TOO_LARGE`.
 */
export async function readNamedFile(path: string, base: string): Promise<NamedBytes> {
  const found = await onFile(path, () => stat(path));
  // A device or a pipe could be read for ever.
  if (!found.isFile()) throw unreadable(path, 'it is not a file');
  // Said by its size alone, before so much is read.
  if (found.size > MAX_SOURCE_BYTES) {
    const [size, limit] = [found.size, MAX_SOURCE_BYTES].map((bytes) => Math.ceil(bytes / 1024 / 1024));
    throw new OnrecordError(
      'SOURCE_TOO_LARGE',
      `${basename(path)} was not read: it has ${size} MiB, and ${limit} MiB is the limit.`,
      'Split it into its documents and import those.',
    );
  }
  return { name: nameOf(path, base), bytes: await onFile(path, () => readFile(path)) };
}

/** The path below `base` with forward slashes, the same on every system; the whole path where it lies elsewhere. */
export function nameOf(path: string, base: string): string {
  const within = relative(base, resolve(path));
  const outside = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return (outside ? resolve(path) : within).replaceAll(sep, '/');
}

async function onFile<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new OnrecordError('FILE_NOT_FOUND', `${path} does not exist.`, 'Check the path.', { cause });
    }
    throw unreadable(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unreadable(path: string, why: string, cause?: unknown): OnrecordError {
  return new OnrecordError('FILE_UNREADABLE', `${path} was not read: ${why}.`, 'Check that you may read it.', {
    cause,
  });
}
