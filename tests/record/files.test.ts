import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FoundFile, findFiles } from '../../src/record/files.js';

// Whoever runs the tests may be allowed to read everything, so the system's refusal is played.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const readdir = (path: string) =>
    path.endsWith('locked')
      ? Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
      : real.readdir(path);
  return { ...real, readdir };
});

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'onrecord-'));
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe('the files of a folder', () => {
  it('are found beyond a folder that may not be read, which is named with the reason', async () => {
    for (const name of ['a', 'locked', 'z']) {
      await fs.mkdir(join(folder, name));
      await fs.writeFile(join(folder, name, 'note.txt'), 'Ann Lee: Noted.');
    }
    const found: FoundFile[] = [];
    for await (const one of findFiles(folder)) found.push(one);
    expect(found).toEqual([
      { path: join(folder, 'a', 'note.txt'), isDocument: true },
      { path: join(folder, 'locked'), error: expect.objectContaining({ code: 'FILE_UNREADABLE' }) },
      { path: join(folder, 'z', 'note.txt'), isDocument: true },
    ]);
  });
});
