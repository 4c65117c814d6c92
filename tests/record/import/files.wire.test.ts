import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FoundFile, findFiles, openFile, readNamedFile } from '../../../src/record/import/files.js';
import { pathOfBytes, shownPath, systemPath } from '../../../src/record/import/paths.js';

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'onrecord-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  await fs.rm(folder, { recursive: true });
});

/** Whoever runs the tests may be allowed to read everything, so the system's refusal is played. */
function lock(locked: string): void {
  const { readdir } = fs;
  vi.spyOn(fs, 'readdir').mockImplementation(((...args: Parameters<typeof readdir>) =>
    args[0] === locked
      ? Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
      : readdir(...args)) as typeof readdir);
  syncBuiltinESMExports();
}

const document = (...names: string[]): FoundFile => {
  const path = join(folder, ...names);
  return { path, name: path, is: 'document' };
};

/** What is found, by the names below the folder of the test. */
async function found(at = '.'): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for await (const { name, is } of findFiles(join(folder, at))) {
    const what = typeof is === 'string' ? is : 'skipped' in is ? is.skipped : is.refused.code;
    all.push([name.replace(`${folder}/`, ''), what]);
  }
  return all;
}

describe('the files of a folder', () => {
  it('are found beyond a folder that may not be read, which is named with the reason', async () => {
    for (const name of ['a', 'locked', 'z']) {
      await fs.mkdir(join(folder, name));
      await fs.writeFile(join(folder, name, 'note.txt'), 'Ann Lee: Noted.');
    }
    lock(join(folder, 'locked'));
    const all: FoundFile[] = [];
    for await (const one of findFiles(folder)) all.push(one);
    expect(all).toEqual([
      document('a', 'note.txt'),
      { ...document('locked'), is: { refused: expect.objectContaining({ code: 'FILE_UNREADABLE' }) } },
      document('z', 'note.txt'),
    ]);
  });

  it('are all told: documents, what is none and why, and what is hidden', async () => {
    for (const name of ['a.txt', 'b.pdf', '.c.txt']) await fs.writeFile(join(folder, name), 'Ann Lee: Noted.');
    await fs.symlink('nowhere', join(folder, 'd.txt'));
    await promisify(execFile)('mkfifo', [join(folder, 'e.txt')]);
    expect(await found()).toEqual([
      ['.c.txt', 'hidden'],
      ['a.txt', 'document'],
      ['b.pdf', 'not a document by its name'],
      ['d.txt', 'a link that leads nowhere'],
      ['e.txt', 'not a file'],
    ]);
  });

  it('are found by their own names, links to them once and only where these are hidden, and none outside', async () => {
    await fs.mkdir(join(folder, 'given', 'z'), { recursive: true });
    await fs.mkdir(join(folder, 'given', '.kept'));
    await fs.mkdir(join(folder, 'given-not'));
    for (const name of ['given/z/a.txt', 'given/.kept/b.txt', 'given/c.data', 'secret.txt', 'given-not/d.txt'])
      await fs.writeFile(join(folder, name), 'Ann Lee: Noted.');
    const link = (target: string, name: string) => fs.symlink(target, join(folder, 'given', name));
    await link('z/a.txt', 'a-again.txt');
    await link('.kept', 'kept');
    await link('.kept/b.txt', 'b-again.txt');
    await link('c.data', 'c.txt');
    await link('c.data', 'c-again.txt');
    await link('../secret.txt', 'secret.txt');
    await link(join(folder, 'given-not'), 'given-not');
    await link('..', 'up');
    await link('.', 'round');
    await fs.symlink('given', join(folder, 'linked'));
    const wanted = (at: string) => [
      [`${at}/.kept`, 'hidden'],
      [`${at}/c.data`, 'not a document by its name'],
      [`${at}/given-not`, 'FILE_OUTSIDE'],
      [`${at}/secret.txt`, 'FILE_OUTSIDE'],
      [`${at}/up`, 'FILE_OUTSIDE'],
      [`${at}/z/a.txt`, 'document'],
      [`${at}/b-again.txt`, 'document'],
      [`${at}/c-again.txt`, 'document'],
    ];
    expect(await found('given')).toEqual(wanted('given'));
    expect(await found('linked')).toEqual(wanted('linked'));
    expect(await found('given/secret.txt')).toEqual([['given/secret.txt', 'document']]);
  });

  it('have names of one line that are no other name, and are read whatever these are', async () => {
    const names = ['café.txt', 'a\nadded      b.txt', 'a%0Aadded      b.txt', '"a.txt', 'x\u202etxt.md'];
    for (const name of [...names.map((name) => Buffer.from(name)), Buffer.from('caf\xe9.txt', 'latin1')])
      await fs.writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), `Ann Lee: ${name.length}.`);
    expect((await found()).map(([name]) => name)).toEqual([
      '"a.txt',
      '"a%0Aadded      b.txt"',
      'a%0Aadded      b.txt',
      'café.txt',
      '"caf%E9.txt"',
      '"x%E2%80%AEtxt.md"',
    ]);
    for await (const { path } of findFiles(folder)) {
      const { name, bytes } = await readNamedFile(path, folder);
      expect(name).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
      expect(String(bytes)).toMatch(/^Ann Lee: \d+\.$/);
    }
  });
});

describe('what is no file', () => {
  it('is refused at once, and never waited for', async () => {
    await promisify(execFile)('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((done) => server.once('listening', done));
    const cases = [
      ['/dev/zero', 'a device'],
      [join(folder, 'pipe'), 'a pipe'],
      [join(folder, 'socket'), 'a socket'],
      [folder, 'a folder'],
    ] as const;
    for (const [path, what] of cases) {
      const refusal = { code: 'FILE_KIND', message: `${path} is ${what}, not a file.` };
      await expect(openFile(path)).rejects.toMatchObject(refusal);
      await expect(readNamedFile(path, folder)).rejects.toMatchObject(refusal);
    }
    server.close();
  });

  it('is read no further than a document may be long, however it grows', async () => {
    // The system makes it up while it is read, and says that it is empty.
    const { bytes } = await readNamedFile('/proc/self/maps', folder);
    expect(bytes.length).toBeGreaterThan(0);
  });
});

it('tells every path from every other in one line', () => {
  const unit = fc.constantFrom('a', '"', '%', '0', 'A', '\n', '\u202e', '\udc80', '\udcff', 'é', '\u2028', '/');
  const path = fc.string({ unit, maxLength: 5 });
  fc.assert(
    fc.property(path, path, (one, other) => {
      expect(shownPath(one)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(shownPath(one) === shownPath(other)).toBe(one === other);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
      expect(Buffer.from(systemPath(pathOfBytes(Buffer.from(bytes))))).toEqual(Buffer.from(bytes));
    }),
  );
});
