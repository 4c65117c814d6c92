import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionsIn } from '../../src/text/published-corrections.js';

describe('corrections', () => {
  it.each([
    [
      'struck with a reading',
      'approved <s>Governor’s\nNewsom</s> \\[Governor Newsom’s\\] request',
      'Governor’s\nNewsom',
      'Governor Newsom’s',
    ],
    ['in plain brackets', 'quarter of <s>2022</s> [2020].', '2022', '2020'],
    ['as deleted', '<del>over</del> [under]', 'over', 'under'],
    ['as Markdown', '~~over~~ [under]', 'over', 'under'],
    ['with nothing in its place', 'a <s>very</s> good day', 'very', null],
  ])('%s', (_, text, struck, reading) => {
    const [correction, ...rest] = correctionsIn(text);
    expect(rest).toEqual([]);
    expect(correction).toMatchObject({ struck, reading });
    expect(text.slice(correction!.start, correction!.end)).toContain(struck);
  });

  it.each([
    '[sic]',
    'It was [that] (Laughter.) (inaudible)',
    '<script>x</script>',
    '<s>never closed',
    's < 3 and t > 4',
  ])('none in %s', (text) => expect(correctionsIn(text)).toEqual([]));

  it('lie in the text, in order, for any text', () => {
    const parts = fc.constantFrom('<s>', '</s>', '~~', '[', '\\]', 'a', ' ', '<del>', '</del>');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, struck } of correctionsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toContain(struck);
          last = end;
        }
      }),
    );
  });
});
