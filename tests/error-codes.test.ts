import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const code = ['src', 'commands']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const docs = readFileSync('docs/operations.md', 'utf8');
const table = docs.slice(docs.indexOf('## Messages and their codes'));

it('has in its documentation each code of an error, and no other', () => {
  const thrown = [...code.matchAll(/new OnrecordError\(\s*'([A-Z_]+)'/g)].map(([, name]) => name!);
  expect(new Set(thrown).size).toBeGreaterThan(50);
  expect(thrown.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  const explained = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)]);
  expect(explained.map(([, name]) => name!).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
