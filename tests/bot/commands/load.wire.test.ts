import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCommands } from '../../../src/bot/commands/load.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord commands-'));
});
afterEach(() => rm(folder, { recursive: true }));

const load = () => loadCommands({ folder: pathToFileURL(`${folder}/`) });
const add = (file: string, content: string) => writeFile(join(folder, file), content);
const command = (name: string) => `export default { name: '${name}', run: async () => {} };`;

describe('loadCommands', () => {
  it('finds the commands of this product', async () => {
    const words = (await loadCommands()).map(({ name }) => name.split(' ')[0]);
    expect([...new Set(words)]).toEqual([
      'digest',
      'doctor',
      'help',
      'pages',
      'said',
      'sources',
      'speakers',
      'watch',
      'withheld',
    ]);
  });

  it('takes each module of the folder, sorted by name, and nothing else', async () => {
    await add('b.js', command('alpha'));
    await add('a.js', command('beta'));
    await add('a.d.ts', 'export default 1;');
    await add('a.js.map', '{}');
    await add('notes.md', 'Notes');
    expect((await load()).map(({ name }) => name)).toEqual(['alpha', 'beta']);
  });

  it('takes the commands of a group in their order, where the group stands', async () => {
    await add('b.js', command('alpha'));
    const of = (name: string) => command(name).replace(/^export default |;$/g, '');
    await add('a.js', `export default { name: 'mid', commands: [${of('two')}, ${of('one')}] };`);
    await add('c.js', command('zulu'));
    expect((await load()).map(({ name }) => name)).toEqual(['alpha', 'mid two', 'mid one', 'zulu']);
  });

  it.each([
    ['a group of the name of a command', `{ name: 'same', commands: [] }`, command('same')],
    [
      'a group with two commands of one name',
      `{ name: 'g', commands: [1, 2].map(() => ({ name: 'x', run() {} })) }`,
      '',
    ],
  ])('refuses %s', async (_, group, other) => {
    await add('a.js', `export default ${group};`);
    if (other) await add('b.js', other);
    await expect(load()).rejects.toThrow(/same name/);
  });

  it.each([
    ['holds a group of what is no command', "export default { name: 'g', commands: [{ name: 'x' }] };"],
    ['holds a group without a name', 'export default { commands: [] };'],
    ['holds no command', 'export const x = 1;'],
    ['holds something else', 'export default { name: 5, run: null };'],
    ['has a name that no platform takes', command('Two Words')],
  ])('refuses a module that %s', async (_, content) => {
    await add('a.js', content);
    await expect(load()).rejects.toThrow(/a\.js has no command as its default export/);
  });

  it('refuses two commands of one name', async () => {
    await add('a.js', command('same'));
    await add('b.js', command('same'));
    await expect(load()).rejects.toThrow(/same name/);
  });
});
