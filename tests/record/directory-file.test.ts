import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/record/directory-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(content: unknown) {
  const path = join(folder, 'people.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readDirectory(path);
}

describe('a directory of people', () => {
  it('is read with what is left out filled in', async () => {
    const roles = [{ title: 'editor', organisation: 'The Paper', from: '2020-01' }];
    const directory = await read([
      { id: 'ann-lee', name: 'Ann Lee', wikidata: 'Q1' },
      { id: 'bo-ray', name: 'Bo Ray', roles },
    ]);
    expect(directory.get('ann-lee')).toEqual({
      id: 'ann-lee',
      kind: 'named',
      name: 'Ann Lee',
      aliases: [],
      roles: [],
      wikidata: 'Q1',
    });
    expect(directory.get('bo-ray')?.roles).toEqual(roles);
    expect(directory.get('nobody')).toBeUndefined();
  });

  it.each([
    ['no JSON', '{', 'JSON'],
    ['no list', {}, 'array'],
    ['a person without a name', [{ id: 'a' }], 'name'],
    ['an unknown field', [{ id: 'a', name: 'A', alias: [] }], 'alias'],
    ['a wrong date', [{ id: 'a', name: 'A', roles: [{ title: 't', from: 'May 2020' }] }], 'YYYY'],
    [
      'one id twice',
      [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
      'two people',
    ],
  ])('with %s is refused with the reason', async (_, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'DIRECTORY_INVALID',
      message: expect.stringContaining(reason),
    });
  });

  it('that does not exist is refused', () => {
    expect(() => readDirectory(join(folder, 'none.json'))).toThrow(
      expect.objectContaining({ code: 'DIRECTORY_INVALID' }),
    );
  });
});
