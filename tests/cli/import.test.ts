import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, Workplace } from './harness.js';

let place: Workplace;
let folder: string;
beforeEach(async () => {
  place = await Workplace.open();
  folder = join(place.folder, 'given');
  await mkdir(folder);
});
afterEach(() => place.close());

const put = (name: string, content = ARTICLE) => writeFile(join(folder, name), content);
const line = (text: string) => JSON.stringify({ text, speaker: 'Ann Lee' });

describe('the exit code of an import', () => {
  it('is 0 where all is on record, now or before, whatever is hidden', async () => {
    await put('a.md');
    await put('.hidden.md');
    const { code, stderr } = await place.run(['import', folder]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Not looked into: 1 hidden file or folder.')]);
    expect((await place.run(['import', folder])).code).toBe(0);
  });

  it('is 3 where some of it was left out, which is named', async () => {
    await put('a.md');
    await put('README.pdf', '%PDF-1.4');
    const { code, stderr } = await place.run(['import', folder]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^skipped {4}.*README\.pdf: not a document by its name$/m);
    expect(stderr).toContain('1 added, 0 replaced, 0 restored, 0 unchanged, 0 superseded, 0 refused, 1 skipped;');
    const named = await place.run(['import', join(folder, 'a.md'), join(folder, 'none.txt')]);
    expect([named.code, named.stderr]).toEqual([3, expect.stringContaining('[FILE_NOT_FOUND]')]);
  });

  it('is 2 where nothing of it is on record', async () => {
    await put('empty.txt', '');
    await put('data.json', '{}');
    const { code, stderr } = await place.run(['import', folder]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('[SOURCE_EMPTY]')]);
  });

  it('of statements is that of their lines and files', async () => {
    const good = await place.file('good.jsonl', `${line('It is so.')}\n`);
    const bad = await place.file('bad.jsonl', 'not json\n');
    const run = (...paths: string[]) => place.run(['import', '--statements', ...paths]);
    expect((await run(good)).code).toBe(0);
    expect((await run(bad)).code).toBe(2);
    // A file that can't be read holds up no other.
    const { code, stderr } = await run(place.folder, bad, good);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^refused {4}.* is a folder, not a file\. .* \[FILE_KIND\]$/m);
    expect(stderr).toContain('good.jsonl: 0 added, 1 unchanged, 0 refused.');
  });
});

describe('an import', () => {
  it('writes one line for a file, whatever its name and whatever is in it', async () => {
    await put('a\nadded      forged.txt');
    await put('b\u202e\u2028.txt', '');
    await put('c.md', '---\ntitle: [\nadded      forged.md: 9 statements by 9 speakers\n---\nText.');
    await put('d\r.pdf');
    const { stderr } = await place.run(['import', folder]);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((each) => each.split(' ')[0])).toEqual(['added', 'refused', 'refused', 'skipped', '1']);
    expect(lines[0]).toContain('"');
    expect(lines[0]).toContain('a%0Aadded      forged.txt"');
    expect(stderr).not.toMatch(/[\u202e\u2028\r]/);
    const { stdout } = await place.run(['sources', '--json']);
    expect(stdout).not.toContain('\\n');
  });

  it('reads nothing that a link leads to outside of the folder', async () => {
    const secret = await place.file('secret.md', ARTICLE);
    await symlink(secret, join(folder, 'a.md'));
    const { code, stderr } = await place.run(['import', folder]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('[FILE_OUTSIDE]')]);
    expect((await place.run(['import', join(folder, 'a.md')])).code).toBe(0);
  });

  it('reads statements from stdin, and from no device', async () => {
    const endless = await place.run(['import', '--statements', '/dev/zero']);
    expect([endless.code, endless.stderr]).toEqual([2, expect.stringContaining('[FILE_KIND]')]);
    const { code, stderr } = await place.run(['import', '--statements', '-'], `${line('It is so.')}\n`);
    expect([code, stderr]).toEqual([0, expect.stringContaining('stdin: 1 added, 0 unchanged, 0 refused.')]);
  });

  it('holds no more than a line of statements in memory, and says at once which one is too long', async () => {
    let read = 0;
    const stdin = Readable.from(
      (async function* () {
        for (; read < 64; read++) yield Buffer.alloc(65_536, 'x');
        yield Buffer.from(`\n${line('It is so.')}\n`);
      })(),
    );
    const { code, stderr } = await place.run(['import', '--statements', '-'], stdin);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^refused {4}stdin, line 1: The line is longer than 1048576 bytes\. .*\[STATEMENT_INVALID\]$/m,
    );
    expect(stderr).toContain('stdin: 1 added, 0 unchanged, 1 refused.');
  });
});
