import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedSlice } from '../../../src/bot/cards/checked-slice.js';
import { SOURCE, statementOf } from '../fixtures.js';

const statement = statementOf('It was an honest mistake,');

describe('checkedSlice', () => {
  it('gives the slice with its quoted spans as offsets into it', () => {
    expect(checkedSlice(statement, SOURCE)).toEqual({
      words: 'It was an honest mistake,',
      quotes: [{ start: 0, end: 25 }],
    });
  });

  it.each([
    ['the words differ', { text: 'It was no honest mistake.' }],
    ['the place is another', { start: statement.start + 1, end: statement.end + 1 }],
    ['the place is before the text', { start: -5 }],
    ['the place is beyond the text', { kind: 'indirect' as const, quotes: [], end: 10_000 }],
    ['nothing is said', { text: '', end: statement.start }],
    ['a direct statement is quoted in part', { quotes: [{ start: statement.start, end: statement.end - 1 }] }],
    ['a paraphrase has quoted words', { kind: 'indirect' as const }],
    ['a mixed statement has none', { kind: 'mixed' as const, quotes: [] }],
    ['a quoted span leaves the statement', { kind: 'mixed' as const, quotes: [{ start: 0, end: 3 }] }],
  ])('withholds the words when %s', (_, change) => {
    expect(() => checkedSlice({ ...statement, ...change }, SOURCE)).toThrowError(
      expect.objectContaining({ code: 'WORDS_DIFFER' }),
    );
  });

  const words = fc.string({ minLength: 1, maxLength: 20 });

  it('gives the slice wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), words, fc.string(), (before, said, after) => {
        const [start, end] = [before.length, before.length + said.length];
        const claim = { text: said, start, end, kind: 'direct' as const, quotes: [{ start, end }] };
        expect(checkedSlice(claim, { text: before + said + after, title: 'Random' }).words).toBe(said);
      }),
    );
  });

  it('gives no words that are not the slice, whatever the offsets', () => {
    const offset = fc.integer({ min: -3, max: 40 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), words, offset, offset, (text, said, start, end) => {
        fc.pre(start < 0 || end < start || end > text.length || said !== text.slice(start, end));
        const claim = { text: said, start, end, kind: 'direct' as const, quotes: [{ start, end }] };
        expect(() => checkedSlice(claim, { text, title: 'Random' })).toThrowError(
          expect.objectContaining({ code: 'WORDS_DIFFER' }),
        );
      }),
    );
  });
});

describe('words that a page mark cuts', () => {
  const sliceOf = (behind: string) => {
    const text = `I will not vote${behind}`;
    const span = { start: 0, end: 15 };
    return checkedSlice(
      { ...span, text: text.slice(0, 15), kind: 'direct', quotes: [span] },
      { text, title: 'A page' },
    );
  };

  it.each(['\n\n[[Page S2295]]\n\nagainst this one.', '\r\nPage 3 of 25\r\nagainst this one.'])('go on: %j', (behind) =>
    expect(sliceOf(behind).goesOn).toBe(true),
  );

  it.each([
    '\n\n[[Page S2295]]\n\nMr. Roe. I will.',
    '\n\nagainst this one.',
    ' against this one.',
    '.\n\n[[Page S2295]]\n\nand so on',
    '',
  ])('don’t go on: %j', (behind) => expect(sliceOf(behind).goesOn).toBeUndefined());
});
