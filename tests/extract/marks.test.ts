import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedRuns } from '../../src/extract/marks.js';

function quoted(text: string, continues = false): string[] {
  return quotedRuns(text, { start: 0, end: text.length }, continues).map(({ inner }) =>
    text.slice(inner.start, inner.end),
  );
}

describe('quotation marks', () => {
  it.each([
    ['straight', '"We are ready," he said. "Now."', ['We are ready,', 'Now.']],
    ['curly', '“We are ready,” he said.', ['We are ready,']],
    ['mixed: curly opens, straight closes', '“We are ready," he said.', ['We are ready,']],
    ['doubled single marks', "''We are ready,'' he said.", ['We are ready,']],
    ['TeX marks', "``We are ready,'' he said.", ['We are ready,']],
    ['guillemets', '«We are ready», he said.', ['We are ready']],
    ['a closing mark behind a space', '"We are ready. " He left.', ['We are ready.']],
    ['both marks displaced', '“There is risk, "said the general, who came." We go."', ['There is risk,', 'We go.']],
    ['a mark that never closes', 'He said: "We are ready', ['We are ready']],
    ['an apostrophe is no mark', "The generals' plan isn't the '90s plan", []],
    ['inches are no marks', 'He is 6\'2" tall, Rubio said.', []],
    ['single marks in a headline', "Lynch: 'Be the voice that people hear'", ['Be the voice that people hear']],
  ])('%s', (_, text, expected) => expect(quoted(text)).toEqual(expected));

  it('keeps a quotation inside a quotation as nested, not as a second run', () => {
    const text = '“He told me ‘never again’ and left,” she said.';
    const [run, ...rest] = quotedRuns(text, { start: 0, end: text.length }, false);
    expect(rest).toEqual([]);
    expect(run!.nested.map(({ start, end }) => text.slice(start, end))).toEqual(['never again']);
  });

  it('starts inside when the paragraph before was never closed and this one is not reopened', () => {
    expect(quoted('and so we go,” he said.', true)).toEqual(['and so we go,']);
  });

  it('finds ordered spans inside the paragraph for any marks', () => {
    const text = fc
      .array(fc.constantFrom('"', '“', '”', "''", '‘', '’', ' ', 'word', ',', '.', 'said', '\u00a0', '—'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (paragraph, continues) => {
        let last = 0;
        for (const { outer, inner, nested } of quotedRuns(paragraph, { start: 0, end: paragraph.length }, continues)) {
          expect(outer.start).toBeGreaterThanOrEqual(last);
          expect(inner.start).toBeGreaterThanOrEqual(outer.start);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(outer.end).toBeGreaterThanOrEqual(inner.end);
          for (const span of nested) {
            expect(span.start).toBeGreaterThanOrEqual(inner.start);
            expect(span.end).toBeLessThanOrEqual(inner.end);
          }
          last = outer.end;
        }
      }),
    );
  });
});
