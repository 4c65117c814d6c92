import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { OnrecordError } from '../../model/errors.js';
import { refuseTooLarge } from '../../sources/decode.js';
import { pathOfBytes, shownPath, systemPath } from './paths.js';

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

/** What lies at a path, which is text as `paths.ts` says; `name` is how it is shown. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly is:
    | 'document'
    /** Left out, since its name begins with a full stop; a folder with all that is in it. */
    | 'hidden'
    /** No document, and why: what follows "it is". */
    | { readonly skipped: string }
    | { readonly refused: OnrecordError };
}

/**
 * The files that a path means: itself, or all files within, in the order of their names. A link that leads to a file or
 * folder within is followed once, where it isn't found by its own name; one that leads elsewhere is refused, since whoever
 * gave the folder gave nothing else. The path itself may be a link. What can't be read is among them with the reason
 * (`FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_OUTSIDE`), and the walk goes on.
 */
export async function* findFiles(path: string): AsyncGenerator<FoundFile> {
  const found = await orRefused(path, () => stat(systemPath(path)));
  if ('is' in found) yield found;
  else if (found.value.isDirectory()) yield* new Walk(path).files();
  else yield { path, name: shownPath(path), is: 'document' };
}

/** One walk through a folder. */
class Walk {
  readonly #folder: string;
  /** What was found by its own name, as real paths. */
  readonly #seen = new Set<string>();
  readonly #links: { readonly path: string; readonly real: string }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  async *files(): AsyncGenerator<FoundFile> {
    const root = await orRefused(this.#folder, () => realPath(this.#folder));
    if ('is' in root) {
      yield root;
      return;
    }
    yield* this.#walk(this.#folder, root.value, root.value);
    // What has a name of its own in the folder is found by that, whichever comes first.
    for (let link = this.#links.shift(); link; link = this.#links.shift()) {
      const { path, real } = link;
      const found = await stat(systemPath(real)).catch(() => null);
      if (found?.isDirectory()) yield* this.#walk(path, real, root.value);
      else if (!this.#seen.has(real)) yield this.#file(path, real, found?.isFile() === true);
    }
  }

  async *#walk(folder: string, real: string, root: string): AsyncGenerator<FoundFile> {
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    const list = () => readdir(systemPath(folder), { withFileTypes: true, encoding: 'buffer' });
    const listed = await orRefused(folder, list);
    if ('is' in listed) {
      yield listed;
      return;
    }
    for (const entry of listed.value.sort((a, b) => Buffer.compare(a.name, b.name))) {
      const name = pathOfBytes(entry.name);
      const path = join(folder, name);
      if (name.startsWith('.')) yield { path, name: shownPath(path), is: 'hidden' };
      else if (entry.isSymbolicLink()) yield* this.#link(path, root);
      else if (entry.isDirectory()) yield* this.#walk(path, join(real, name), root);
      else if (!this.#seen.has(join(real, name))) yield this.#file(path, join(real, name), entry.isFile());
    }
  }

  async *#link(path: string, root: string): AsyncGenerator<FoundFile> {
    const real = await realPath(path).catch(() => null);
    if (real === null) yield { path, name: shownPath(path), is: { skipped: 'a link that leads nowhere' } };
    else if (isBelowFolder(real, root)) this.#links.push({ path, real });
    else yield { path, name: shownPath(path), is: { refused: outside(path) } };
  }

  #file(path: string, real: string, isFile: boolean): FoundFile {
    const name = shownPath(path);
    if (!isFile) return { path, name, is: { skipped: 'not a file' } };
    if (!EXTENSIONS.has(extname(path).toLowerCase()))
      return { path, name, is: { skipped: 'not a document by its name' } };
    this.#seen.add(real);
    return { path, name, is: 'document' };
  }
}

async function realPath(path: string): Promise<string> {
  return pathOfBytes(await realpath(systemPath(path), { encoding: 'buffer' }));
}

function isBelowFolder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

async function orRefused<T>(path: string, step: () => Promise<T>): Promise<{ readonly value: T } | FoundFile> {
  try {
    return { value: await onFile(path, step) };
  } catch (error) {
    if (error instanceof OnrecordError) return { path, name: shownPath(path), is: { refused: error } };
    throw error;
  }
}

/**
 * Reads a file, and names it by its path below `base`, or else by its whole path.
 *
 * @throws {OnrecordError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_KIND`, `SOURCE_TOO_LARGE`.
 */
export async function readNamedFile(path: string, base: string): Promise<NamedBytes> {
  const file = await openFile(path);
  try {
    const { size } = await onFile(path, () => file.stat());
    refuseTooLarge(size, shownPath(path));
    return { name: relativeName(path, base), bytes: await onFile(path, () => readAll(file, size, path)) };
  } finally {
    await file.close();
  }
}

/**
 * Opens a file to read it. What is no file is refused before anything is read of it, or waited for: a device or a pipe could
 * be read for ever.
 *
 * @throws {OnrecordError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_KIND`.
 */
export async function openFile(path: string): Promise<FileHandle> {
  const refuseOthers = (found: Stats) => {
    if (!found.isFile()) throw noFile(path, found);
  };
  refuseOthers(await onFile(path, () => stat(systemPath(path))));
  // Something else may lie there by now: a pipe that is opened so waits for nobody.
  const file = await onFile(path, () => open(systemPath(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    refuseOthers(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** All of a file, which may be longer than it says, or grow while it is read: no more is read than a document may have. */
async function readAll(file: FileHandle, size: number, path: string): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafeSlow(size + 1);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(bytes, at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
    refuseTooLarge(at, shownPath(path));
    if (at === bytes.length) bytes = Buffer.concat([bytes], at * 2);
  }
}

/** The path below `base` with forward slashes, the same on every system; the whole path where it lies elsewhere. */
export function relativeName(path: string, base: string): string {
  const within = relative(base, resolve(path));
  const outside = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return shownPath((outside ? resolve(path) : within).replaceAll(sep, '/'));
}

async function onFile<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new OnrecordError('FILE_NOT_FOUND', `${shownPath(path)} does not exist.`, 'Check the path.', { cause });
    }
    throw new OnrecordError(
      'FILE_UNREADABLE',
      `${shownPath(path)} was not read: ${reasonOf(cause)}.`,
      'Check that you may read it.',
      { cause },
    );
  }
}

/** What the system says, without the path that it puts behind: that may hold anything. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { syscall } = cause as NodeJS.ErrnoException;
  return (syscall && cause.message.split(`, ${syscall}`)[0]) || shownPath(cause.message);
}

function noFile(path: string, found: Stats): OnrecordError {
  const what = found.isDirectory()
    ? 'a folder'
    : found.isFIFO()
      ? 'a pipe'
      : found.isSocket()
        ? 'a socket'
        : 'a device';
  return new OnrecordError('FILE_KIND', `${shownPath(path)} is ${what}, not a file.`, 'Save what it holds as a file.');
}

function outside(path: string): OnrecordError {
  return new OnrecordError(
    'FILE_OUTSIDE',
    `${shownPath(path)} is a link that leads out of the folder.`,
    'It was not followed. To import what it leads to, give its path as well.',
  );
}
