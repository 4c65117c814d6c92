import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FoundFile, findFiles } from '../../src/record/files.js';

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
  vi.spyOn(fs, 'readdir').mockImplementation(((path: string) =>
    path === locked
      ? Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
      : readdir(path)) as typeof readdir);
  syncBuiltinESMExports();
}

describe('the files of a folder', () => {
  it('are found beyond a folder that may not be read, which is named with the reason', async () => {
    for (const name of ['a', 'locked', 'z']) {
      await fs.mkdir(join(folder, name));
      await fs.writeFile(join(folder, name, 'note.txt'), 'Ann Lee: Noted.');
    }
    lock(join(folder, 'locked'));
    const found: FoundFile[] = [];
    for await (const one of findFiles(folder)) found.push(one);
    expect(found).toEqual([
      { path: join(folder, 'a', 'note.txt'), isDocument: true },
      { path: join(folder, 'locked'), error: expect.objectContaining({ code: 'FILE_UNREADABLE' }) },
      { path: join(folder, 'z', 'note.txt'), isDocument: true },
    ]);
  });
});
