import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framed, isolated, mended, settled, unisolated, unspoiled, visible } from '../../src/text/direction.js';
import { bare, loose, turned } from '../bot/direction.js';

const [FSI, PDI, RLO, PDF, RLI, RLM] = ['\u2068', '\u2069', '\u202E', '\u202C', '\u2067', '\u200F'];

/** Texts of little else than what turns them. */
const turning = fc.string({
  unit: fc.constantFrom(
    ...['a', 'b', ' ', '1', '“', '”', '(', '.', '\n', '\r', '\u2029', 'ש', 'لا', '\u{10840}', '\u{1E900}', '\t'],
    ...['\u202A', '\u202B', PDF, '\u202D', RLO, '\u2066', RLI, FSI, PDI, RLM, '\u200E', '\u061C', '\0', '\u0085'],
  ),
  maxLength: 30,
});

/** A slow machine takes longer; nothing here is measured. What isn't linear takes hours. */

describe('text of a source', () => {
  it('shows the controls that turn text, and keeps all else', () => {
    expect(visible(`It was ${RLO}ton${PDF} so.`)).toBe('It was \uFFFDton\uFFFD so.');
    expect(visible('a\u001b[31m\u007f\u0085')).toBe('a␛[31m␡\uFFFD');
    const harmless = `one\r\ntwo\tthree\f שלום${RLM} لا\u200C 👩\u200D👩 e\u0301`;
    expect(visible(harmless)).toBe(harmless);
  });

  it('is isolated line by line where it runs from right to left, and else is as it was', () => {
    expect(isolated('It was a draft.')).toBe('It was a draft.');
    expect(isolated('שלום עולם')).toBe(`${FSI}שלום עולם${PDI}`);
    expect(isolated('one\nשלום\r\ntwo')).toBe(`one\n${FSI}שלום${PDI}\r\ntwo`);
    expect(isolated(`${RLM}Hello`)).toBe(`${FSI}${RLM}Hello${PDI}`);
    expect(isolated(`a${PDI}ש`)).toBe(`${FSI}a\uFFFDש${PDI}`);
    expect(isolated(isolated('שלום'))).toBe(isolated('שלום'));
  });

  it('keeps its order and turns nothing beside it, whatever is in it', () => {
    fc.assert(
      fc.property(turning, turning, (name, words) => {
        for (const line of `${isolated(name)}, 6 January 2020: “${isolated(words)}”`.split(/[\n\r\u2029]/)) {
          expect(turned(line)).toBe('');
        }
        for (const safe of [visible, isolated, framed, unspoiled, settled, unisolated])
          expect(loose(safe(words))).toBe('');
        for (const line of settled(`${words}: 4 of ${name}`).split(/[\n\r\u2029]/)) expect(turned(line)).toBe('');
        expect(settled(settled(words))).toBe(settled(words));
        expect(visible(words)).toHaveLength(words.length);
        expect(bare(visible(words))).toBe(visible(words));
        expect(framed(isolated(words))).toBe(isolated(words));
        expect(unspoiled(isolated(words))).toBe(isolated(words));
        expect(unisolated(words)).not.toMatch(/[\u2066-\u2069]/);
        expect(framed(framed(words))).toBe(framed(words));
      }),
      { numRuns: 2_000 },
    );
  });

  it('in a sentence of ours is isolated run by run', () => {
    expect(settled('דוד בן 5 שנים on letter: 4 statements')).toBe(`${FSI}דוד בן 5 שנים${PDI} on letter: 4 statements`);
    expect(settled(`${isolated('דוד and דוד')}, דוד.`)).toBe(`${FSI}דוד and דוד${PDI}, ${FSI}דוד${PDI}.`);
    expect(settled(`Iran${RLO}: 4 statements`)).toBe('Iran: 4 statements');
  });

  it('takes time in proportion to its length, whatever it is made of', () => {
    for (const unit of ['\u061C', `${RLM} `, FSI, `${FSI}a`, PDI, `${FSI}ש${PDI}`, 'ש ', 'ש1', 'ש\u0591', '  ']) {
      const text = unit.repeat(100_000);
      for (const safe of [visible, isolated, framed, unspoiled, settled, unisolated])
        expect(safe(text).length).toBeGreaterThan(-1);
    }
  });

  it('has isolates that are whole where it is cut', () => {
    expect([mended(`a ${FSI}ש`), mended(`ש${PDI} b`), mended('a'), mended(isolated('ש'))]).toEqual([
      `a ${FSI}ש${PDI}`,
      `${FSI}ש${PDI} b`,
      'a',
      isolated('ש'),
    ]);
  });
});
