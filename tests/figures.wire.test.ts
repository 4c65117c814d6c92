import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** What `npm run figures` says of the documents in a folder, and the code that it ends with. */
function figures(...parameters: readonly string[]): { code: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/figures.mjs', ...parameters], { encoding: 'utf8' });
  return { code: status, said: stderr };
}

it('gives README and docs the figures that the benchmarks wrote', () => {
  expect(figures('--check')).toEqual({ code: 0, said: '' });
});

describe('a document with figures', () => {
  const PARTS = {
    quotes: {
      ...{ command: 'npm run bench:quotes -- FOLDER', date: '2026-11-30', commit: 'f5b3c5f' },
      ...{ machine: '2 cores, Node 20.20', load: 0.5 },
      figures: {
        joint: { value: 92.24, unit: '%' },
        p50: { value: 2.94, unit: 'ms' },
        wanted: { value: 6202, unit: 'count' },
      },
    },
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-figures-'));
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'docs/figures.json'), JSON.stringify(PARTS));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (text: string) => writeFileSync(join(folder, 'README.md'), text);
  const read = () => readFileSync(join(folder, 'README.md'), 'utf8');
  const withFigures = (template: string) => `# Title\n\n<!-- figures\n${template}\n-->\n\n<!-- /figures -->\n\nEnd.\n`;

  it('has them below the text that names them, by their units, with day, commit and machine', () => {
    write(
      withFigures('| {quotes/joint} % | {quotes/p50} ms | {quotes/wanted} | {quotes/joint:0} |\n\nMeasured: {quotes}.'),
    );
    expect(figures(folder)).toEqual({ code: 0, said: '' });
    const shown =
      '| 92.2 % | 2.9 ms | 6,202 | 92 |\n\nMeasured: 30 November 2026, `f5b3c5f`, 2 cores, Node 20.20, load 0.5.';
    expect(read()).toContain(`-->\n\n${shown}\n\n<!-- /figures -->\n\nEnd.\n`);
    const once = read();
    expect(figures(folder)).toEqual({ code: 0, said: '' });
    expect(read()).toBe(once);
    expect(figures('--check', folder)).toEqual({ code: 0, said: '' });
  });

  it('is found to differ where somebody typed a number, or measured again', () => {
    write(withFigures('{quotes/joint} %'));
    figures(folder);
    const right = read();
    write(right.replace('\n92.2 %', '\n97.6 %'));
    const differs = 'README.md: its figures are not those of docs/figures.json: npm run figures\n';
    expect(figures('--check', folder)).toEqual({ code: 1, said: differs });
    write(right);
    writeFileSync(join(folder, 'docs/figures.json'), JSON.stringify(PARTS).replace('92.24', '92.31'));
    expect(figures('--check', folder)).toEqual({ code: 1, said: differs });
    expect(read()).toBe(right);
  });

  it('may not name a figure that there is not, or leave its text open', () => {
    write(withFigures('{quotes/joined} %'));
    expect(figures(folder)).toEqual({ code: 1, said: 'README.md: no figure {quotes/joined}\n' });
    write(withFigures('{quotes/joint} %').replace('<!-- /figures -->', ''));
    expect(figures(folder).said).toBe('README.md: a text with figures that is not closed by <!-- /figures -->\n');
  });

  it.each([
    'Speakers are right in 98.6 % of all.',
    'A question takes 3 ms.',
    '| memory | 178 MB |',
    'It reads 0.5 MB/s.',
  ])('may not have a figure from nowhere: %s', (text) => {
    write(`# Title\n\nFirst.\n\n${text}\n`);
    const { code, said } = figures('--check', folder);
    expect(code).toBe(1);
    expect(said).toBe(`README.md: a figure that is from no benchmark and has no commit: ${text}\n`);
    write(`# Title\n\nFirst.\n\n${text} (22 November 2026, \`12fdf57\`)\n`);
    expect(figures('--check', folder)).toEqual({ code: 0, said: '' });
  });
});
