import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/sources/document.js';
import type { Format } from '../../src/sources/formats/format.js';
import { FORMATS, readSources } from '../../src/sources/registry.js';
import { utf8 } from './files.js';

/** A form with several documents in one file, which takes its time: each line is one. */
const lines: Format = {
  name: 'lines',
  accepts: ({ text }) => text.startsWith('%LINES\n'),
  async read(file) {
    await Promise.resolve();
    return [...file.text.matchAll(/^[^%\n].*$/gm)].map(({ index, 0: line }) => ({
      ...sourceOf(file, { start: index, end: index + line.length }),
      id: createHash('sha256').update(line).digest('hex'),
      origin: `${file.name}#${index}`,
    }));
  },
};

describe('the registry of formats', () => {
  it('gives a file to the first form that accepts it, and all that it holds', async () => {
    const sources = await readSources(utf8('%LINES\nIt is so, she said.\nNo, he said.\n'), 'a.txt', [
      lines,
      ...FORMATS,
    ]);
    expect(sources.map(({ text, body }) => text.slice(body.start, body.end))).toEqual([
      'It is so, she said.',
      'No, he said.',
    ]);
  });

  it('takes what no other form accepts for plain text', async () => {
    const [source, ...others] = await readSources(utf8('It is so, she said.'), 'a.txt', [lines, ...FORMATS]);
    expect(source?.kind).toBe('article');
    expect(others).toEqual([]);
  });

  it('says what is wrong with a file that no form can read', async () => {
    const refused = readSources(utf8('%PDF-1.4\n\0'), 'a.pdf', [lines, ...FORMATS]);
    await expect(refused).rejects.toMatchObject({ code: 'SOURCE_BINARY' });
  });
});
