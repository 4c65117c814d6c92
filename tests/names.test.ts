import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A type anywhere in a file's first column, or a value that is exported there. */
const DECLARATION =
  /^(?:(?:export )?(?:(?:abstract )?class|interface|type|enum)|export (?:(?:async )?function\*?|const|let)) (\w+)/gm;

/** What a command says is a group of the wording under the command's name: it is read as `wording.doctor`. */
const WORDING = /^src\/lang\/\w+\/wording\//;

/** Platforms are siblings, made of the same parts: what one calls a part the other one may call so as well. */
const PLATFORM = /^src\/platforms\/(\w+)\//;

interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Each name that two files declare, with the files. */
function sharedNames(files: readonly SourceFile[]): string[] {
  const byName = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    if (WORDING.test(path)) continue;
    for (const [, name = ''] of text.matchAll(DECLARATION)) byName.set(name, (byName.get(name) ?? new Set()).add(path));
  }
  return [...byName].flatMap(([name, paths]) => {
    const platforms = new Set([...paths].map((path) => PLATFORM.exec(path)?.[1] ?? path));
    const areSiblings = platforms.size === paths.size && [...paths].every((path) => PLATFORM.test(path));
    return paths.size < 2 || areSiblings ? [] : [`${name}: ${[...paths].join(', ')}`];
  });
}

describe('names', () => {
  const files = ['src', 'commands']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ path: file.split(sep).join('/'), text: readFileSync(file, 'utf8') }));

  it('stand for one thing each, in whatever folder', () => {
    expect(sharedNames(files)).toEqual([]);
  });

  it.each([
    ['src/search/a.ts', 'export interface Term {', 'src/digest/b.ts', 'interface Term extends Span {'],
    ['src/search/a.ts', 'export async function find(', 'src/store/b.ts', 'export const find ='],
    ['src/store/a.ts', 'export abstract class Index {', 'src/store/b.ts', 'export type Index ='],
    ['src/platforms/one/a.ts', 'export class Posting {', 'src/platforms/one/b.ts', 'type Posting ='],
    ['src/platforms/one/a.ts', 'export class Posting {', 'src/bot/b.ts', 'export class Posting {'],
  ])('are found where they stand for two: %s `%s`, %s `%s`', (path, text, otherPath, otherText) => {
    expect(
      sharedNames([
        { path, text },
        { path: otherPath, text: otherText },
      ]),
    ).toHaveLength(1);
  });

  it.each([
    ['src/search/a.ts', 'function find(', 'src/store/b.ts', 'export function find('],
    ['src/search/a.ts', 'export type { Term } from', 'src/digest/b.ts', 'export interface Term {'],
    ['src/platforms/one/a.ts', 'export class Posting {', 'src/platforms/two/b.ts', 'export class Posting {'],
  ])('may return in %s `%s`, %s `%s`', (path, text, otherPath, otherText) => {
    expect(
      sharedNames([
        { path, text },
        { path: otherPath, text: otherText },
      ]),
    ).toEqual([]);
  });
});
