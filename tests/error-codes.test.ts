import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT, exitCodeOf } from '../src/cli/exit-codes.js';
import { ERROR_CODES, type ErrorCode, type ErrorEntry, faultOf } from '../src/model/error-codes.js';
import { OnrecordError } from '../src/model/errors.js';
import { PLATFORMS } from '../src/platforms/index.js';

const files = ['src', 'commands']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const ENTRIES: readonly (readonly [string, ErrorEntry])[] = [
  ERROR_CODES,
  ...PLATFORMS.map(({ errors }) => errors),
].flatMap((table: Readonly<Record<string, ErrorEntry>>) => Object.entries(table));
const CODES = ENTRIES.map(([code]) => code);

describe('the table of error codes', () => {
  it('is the one of the documentation, word for word', () => {
    const docs = readFileSync('docs/operations.md', 'utf8');
    const rows = docs.slice(docs.indexOf('## Messages and their codes')).match(/^\| `[A-Z_]+` \|.*$/gm);
    expect(rows).toEqual(ENTRIES.map(([code, { meaning, fix }]) => `| \`${code}\` | ${meaning} | ${fix} |`));
  });

  it('has each code that is thrown, and no code that is not', () => {
    const thrown = files.flatMap(({ text }) =>
      [...text.matchAll(/new OnrecordError\(\s*'([A-Z_]+)'/g)].map(([, code]) => code!),
    );
    expect(new Set(thrown).size).toBeGreaterThan(50);
    expect(thrown.filter((code) => !CODES.includes(code))).toEqual([]);
    const used = files.filter(({ file }) => !/error(?:s|-codes)\.ts$/.test(file) || file.includes('sqlite'));
    const text = used.map((each) => each.text).join('\n');
    expect(CODES.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
    expect(new Set(CODES).size).toBe(CODES.length);
  });

  it('is asked by the whole code: none is guessed by how it begins', () => {
    const guesses = files.filter(({ text }) => /startsWith\('[A-Z]{3,}_'\)|\^\(\?:[A-Z]+(?:\|[A-Z]+)*\)_/.test(text));
    expect(guesses.map(({ file }) => file)).toEqual([]);
  });

  it('tells the exit code', () => {
    const exitOf = (code: ErrorCode) => exitCodeOf(new OnrecordError(code, 'It failed.', 'Mend it.'));
    for (const code of ['QUESTION_EMPTY', 'FILE_KIND'] as const) expect(exitOf(code)).toBe(EXIT.badInput);
    for (const code of ['STORE_BUSY', 'RECORD_MISSING', 'WORDS_DIFFER', 'WEB_PORT'] as const) {
      expect(exitOf(code)).toBe(EXIT.failure);
    }
    for (const code of ['SLACK_REFUSED', 'DISCORD_REQUEST'] as const) expect(exitOf(code)).toBe(EXIT.failure);
    expect(exitOf('SECRET_MISSING')).toBe(EXIT.badInput);
    expect(exitCodeOf(new Error('no code'))).toBe(EXIT.failure);
  });

  it('takes a code of nobody’s for a fault of what was given, also one that every object has', () => {
    expect(faultOf('constructor')).toBe('input');
    expect(faultOf('MINE', [{ MINE: { fault: 'service', meaning: 'mine', fix: 'mend it' } }])).toBe('service');
  });
});
