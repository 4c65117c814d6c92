import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines, type TextLine } from '../../src/cli/lines.js';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function split(text: string, size = 7, maxBytes = 1000): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for await (const line of splitLines(chunksOf(Buffer.from(text), size), maxBytes)) lines.push(line);
  return lines;
}

describe('splitLines', () => {
  it('numbers the lines, with or without a line end at the last', async () => {
    const expected = [
      { number: 1, text: 'a' },
      { number: 2, text: '' },
      { number: 3, text: 'b' },
    ];
    expect(await split('a\n\nb')).toEqual(expected);
    expect(await split('a\n\nb\n')).toEqual(expected);
  });

  it('gives the same lines however the bytes are cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', '\n', '"', '\u2028') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (input, size) => {
        const expected = input.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect((await split(input, size)).map((line) => ('text' in line ? line.text : null))).toEqual(expected);
      }),
    );
  });

  it('leaves out a line that is too long, and goes on', async () => {
    expect(await split(`${'x'.repeat(5000)}\nshort\n`, 64, 100)).toEqual([
      { number: 1, tooLong: true },
      { number: 2, text: 'short' },
    ]);
  });

  it('takes no byte order mark for text at the start of the file', async () => {
    expect((await split('\uFEFFa\n\uFEFFb'))[0]).toEqual({ number: 1, text: 'a' });
  });

  it('asks for no more than it was asked for', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++;
        yield Buffer.from('line\n');
      }
    }
    const lines = splitLines(endless(), 100);
    await lines.next();
    await lines.next();
    await lines.return(undefined);
    expect(asked).toBe(2);
  });
});
