import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closeCutIsolate,
  dropControls,
  isolateDirection,
  isolateRightToLeftRuns,
  removeIsolates,
  showControls,
  showControlsOutsideIsolates,
} from '../../src/text/direction.js';
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
    expect(showControls(`It was ${RLO}ton${PDF} so.`)).toBe('It was \uFFFDton\uFFFD so.');
    expect(showControls('a\u001b[31m\u007f\u0085')).toBe('a␛[31m␡\uFFFD');
    const harmless = `one\r\ntwo\tthree\f שלום${RLM} لا\u200C 👩\u200D👩 e\u0301`;
    expect(showControls(harmless)).toBe(harmless);
  });

  it('is isolated line by line where it runs from right to left, and else is as it was', () => {
    expect(isolateDirection('It was a draft.')).toBe('It was a draft.');
    expect(isolateDirection('שלום עולם')).toBe(`${FSI}שלום עולם${PDI}`);
    expect(isolateDirection('one\nשלום\r\ntwo')).toBe(`one\n${FSI}שלום${PDI}\r\ntwo`);
    expect(isolateDirection(`${RLM}Hello`)).toBe(`${FSI}${RLM}Hello${PDI}`);
    expect(isolateDirection(`a${PDI}ש`)).toBe(`${FSI}a\uFFFDש${PDI}`);
    expect(isolateDirection(isolateDirection('שלום'))).toBe(isolateDirection('שלום'));
  });

  it('keeps its order and turns nothing beside it, whatever is in it', () => {
    fc.assert(
      fc.property(turning, turning, (name, words) => {
        for (const line of `${isolateDirection(name)}, 6 January 2020: “${isolateDirection(words)}”`.split(
          /[\n\r\u2029]/,
        )) {
          expect(turned(line)).toBe('');
        }
        for (const safe of [
          showControls,
          isolateDirection,
          showControlsOutsideIsolates,
          dropControls,
          isolateRightToLeftRuns,
          removeIsolates,
        ])
          expect(loose(safe(words))).toBe('');
        for (const line of isolateRightToLeftRuns(`${words}: 4 of ${name}`).split(/[\n\r\u2029]/))
          expect(turned(line)).toBe('');
        expect(isolateRightToLeftRuns(isolateRightToLeftRuns(words))).toBe(isolateRightToLeftRuns(words));
        expect(showControls(words)).toHaveLength(words.length);
        expect(bare(showControls(words))).toBe(showControls(words));
        expect(showControlsOutsideIsolates(isolateDirection(words))).toBe(isolateDirection(words));
        expect(dropControls(isolateDirection(words))).toBe(isolateDirection(words));
        expect(removeIsolates(words)).not.toMatch(/[\u2066-\u2069]/);
        expect(showControlsOutsideIsolates(showControlsOutsideIsolates(words))).toBe(
          showControlsOutsideIsolates(words),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('in a sentence of ours is isolated run by run', () => {
    expect(isolateRightToLeftRuns('דוד בן 5 שנים on letter: 4 statements')).toBe(
      `${FSI}דוד בן 5 שנים${PDI} on letter: 4 statements`,
    );
    expect(isolateRightToLeftRuns(`${isolateDirection('דוד and דוד')}, דוד.`)).toBe(
      `${FSI}דוד and דוד${PDI}, ${FSI}דוד${PDI}.`,
    );
    expect(isolateRightToLeftRuns(`Iran${RLO}: 4 statements`)).toBe('Iran: 4 statements');
  });

  it('takes time in proportion to its length, whatever it is made of', () => {
    for (const unit of ['\u061C', `${RLM} `, FSI, `${FSI}a`, PDI, `${FSI}ש${PDI}`, 'ש ', 'ש1', 'ש\u0591', '  ']) {
      const text = unit.repeat(100_000);
      for (const safe of [
        showControls,
        isolateDirection,
        showControlsOutsideIsolates,
        dropControls,
        isolateRightToLeftRuns,
        removeIsolates,
      ])
        expect(safe(text).length).toBeGreaterThan(-1);
    }
  });

  it('has isolates that are whole where it is cut', () => {
    expect([
      closeCutIsolate(`a ${FSI}ש`),
      closeCutIsolate(`ש${PDI} b`),
      closeCutIsolate('a'),
      closeCutIsolate(isolateDirection('ש')),
    ]).toEqual([`a ${FSI}ש${PDI}`, `${FSI}ש${PDI} b`, 'a', isolateDirection('ש')]);
  });
});
