import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { OnrecordError } from '../errors.js';
import { refuseTooLarge } from '../sources/decode.js';

/** A document as it lies on disk. */
export interface NamedBytes {
  /**
   * What to call it; also where it comes from: a changed document of the same name is a new version, and one of which that
   * name had a later version until now was changed back.
   */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is looked into in a folder. A file that is named itself is read whatever it is called. */
const EXTENSIONS = new Set(['.txt', '.md', '.markdown', '.text']);

/** What lies at a path: a document by its name or because it was named itself, something else, or nothing readable. */
export type FoundFile =
  | { readonly path: string; readonly isDocument: boolean }
  | { readonly path: string; readonly error: OnrecordError };

/**
 * The files that a path means: itself, or all files within, in the order of their names. Hidden ones are left out, and
 * a folder is walked once, however many links lead to it. What can't be read is among them with the reason
 * (`FILE_NOT_FOUND`, `FILE_UNREADABLE`), and the walk goes on.
 */
export async function* findFiles(path: string): AsyncGenerator<FoundFile> {
  const found = await orRefused(path, () => stat(path));
  if ('error' in found) yield found;
  else if (found.value.isDirectory()) yield* walk(path, new Set());
  else yield { path, isDocument: true };
}

async function* walk(folder: string, seen: Set<string>): AsyncGenerator<FoundFile> {
  const listed = await orRefused(folder, async () => ({ real: await realpath(folder), names: await readdir(folder) }));
  if ('error' in listed) {
    yield listed;
    return;
  }
  const { real, names } = listed.value;
  if (seen.has(real)) return;
  seen.add(real);
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    // A link that leads nowhere is no document.
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) yield* walk(path, seen);
    else yield { path, isDocument: found?.isFile() === true && EXTENSIONS.has(extname(name).toLowerCase()) };
  }
}

async function orRefused<T>(
  path: string,
  step: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly path: string; readonly error: OnrecordError }> {
  try {
    return { value: await onFile(path, step) };
  } catch (error) {
    if (error instanceof OnrecordError) return { path, error };
    throw error;
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
  refuseTooLarge(found.size, path);
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
