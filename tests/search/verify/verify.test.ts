import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OnrecordError } from '../../../src/model/errors.js';
import { align } from '../../../src/search/verify/alignment.js';
import { readAttribution } from '../../../src/search/verify/attributed-quote.js';
import { QUOTE_LIMIT, verifyQuote } from '../../../src/search/verify/verify.js';
import { makeDocument } from '../../store/documents.js';
import { BRIEFING, DIRECTORY, MOVES, OTHERS } from '../fixtures.js';
import { memoryStore } from '../memory-store.js';

const SPLIT = makeDocument(
  '"We knew there would be risks," Milley said. "We took nothing lightly." He called it a just cause.',
  [
    { by: 'Mark A. Milley', text: 'We knew there would be risks,' },
    { by: 'Mark A. Milley', text: 'We took nothing lightly.' },
  ],
  { origin: 'split.txt', eventDate: '2020-01-07' },
);
const JOINED = { ...SPLIT, statements: SPLIT.statements.map((one) => ({ ...one, utterance: 0 })) };
const store = memoryStore([BRIEFING, ...OTHERS, JOINED]);
const verify = (quote: string, speaker?: string) =>
  verifyQuote(quote, { store, directory: DIRECTORY, ...(speaker ? { speaker } : {}) });

const isTooShort = (quote: string) =>
  verify(quote).then(
    () => false,
    (error: unknown) => error instanceof OnrecordError && error.code === 'QUOTE_TOO_SHORT',
  );

describe('verifyQuote', () => {
  it.each([
    ['“It should not have been sent.”', 'exact'],
    ['it should NOT have been sent', 'exact'],
    ['"In short, that was an honest mistake" — Milley', 'exact'],
    ['Milley said "that was an honest mistake"', 'exact'],
    ['"That was an honest mistake," Gen. Milley told reporters.', 'exact'],
    ['It should never have been sent', 'altered'],
    ['that was a dishonest mistake and it should not have been sent', 'altered'],
    ['that was an honest mistake … It should not have been sent', 'exact'],
    ['in short … it should not have been sent', 'partial'],
    ['it should not have been sent and I will resign over this affair tomorrow', 'partial'],
    ['The letter was a draft that was sent involuntarily', 'paraphrase-only'],
    ['"It should not have been sent" — Esper', 'different-speaker'],
    ['"It should not have been sent" — Jane Nobody', 'different-speaker'],
    ['I never inhaled anything at all', 'not-found'],
    // All that agrees is what any two sentences share.
    ['It should not have been broken', 'altered'],
    ['We are bringing it to them', 'not-found'],
    ['It was an honest error', 'altered'],
    ['it should not have been so very stupid', 'not-found'],
    ['We knew there would be risks, we took nothing lightly.', 'exact'],
    ['"We knew there would be risks," he said. "We took nothing lightly."', 'exact'],
  ])('%s: %s', async (quote, verdict) => {
    expect((await verify(quote)).verdict).toBe(verdict);
  });

  it('shows what differs, word by word, in the source’s writing', async () => {
    const { matches, speakers } = await verify('It should never have been sent', 'Milley');
    expect(speakers).toEqual([{ id: 'mark-a-milley', name: 'Mark A. Milley' }]);
    expect(matches[0]).toMatchObject({
      verdict: 'altered',
      role: 'Chairman of the Joint Chiefs of Staff',
      date: '2020-01-06',
      citation: { title: 'Pentagon briefing' },
    });
    expect(matches[0]!.diff.map(({ op, text }) => [op, text])).toEqual([
      ['same', 'It should'],
      ['only-in-source', 'not'],
      ['only-in-quote', 'never'],
      ['same', 'have been sent'],
    ]);
  });

  it('shows whose words they are where another was named', async () => {
    const { verdict, matches } = await verify('It should not have been sent', 'Esper');
    expect(verdict).toBe('different-speaker');
    expect(matches[0]).toMatchObject({ verdict: 'exact', statement: { speaker: { name: 'Mark A. Milley' } } });
  });

  it('refuses what is too short to tell whose it is', async () => {
    for (const quote of ['the', 'mistake', 'it was not the', 'the the of and', '"a draft" — Milley']) {
      await expect(verify(quote)).rejects.toMatchObject({ code: 'QUOTE_TOO_SHORT' });
    }
    for (const quote of ['an honest mistake', '"honest mistake"'])
      await expect(verify(quote)).resolves.toMatchObject({ verdict: 'exact' });
  });

  it('finds a misquotation whose one telling word was changed', async () => {
    await expect(verify('It should not have been send')).resolves.toMatchObject({ verdict: 'altered' });
  });

  it('says whether the words are part of a longer statement', async () => {
    const partOf = async (quote: string) =>
      new Set((await verify(quote)).matches.map((match) => match.partOfStatement));
    expect(await partOf('an honest mistake')).toEqual(new Set([true]));
    expect(await partOf(MOVES)).toEqual(new Set([false]));
    expect(await partOf('We knew there would be risks, we took nothing lightly.')).toEqual(new Set([false]));
  });

  it('refuses what is empty or too long', async () => {
    await expect(verify(' "…" ')).rejects.toMatchObject({ code: 'QUOTE_EMPTY' });
    await expect(verify('a'.repeat(QUOTE_LIMIT + 1))).rejects.toMatchObject({ code: 'QUOTE_TOO_LONG' });
  });

  it('finds every run of words of every direct statement', async () => {
    const direct = [BRIEFING, ...OTHERS].flatMap(({ statements }) =>
      statements.filter(({ kind }) => kind === 'direct'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...direct), fc.nat(), fc.nat(), async ({ text }, from, size) => {
        const words = text.split(' ');
        const start = from % words.length;
        const run = words.slice(start, start + 3 + (size % words.length)).join(' ');
        fc.pre(!(await isTooShort(run)));
        expect((await verify(run)).verdict).toBe('exact');
      }),
      { numRuns: 60 },
    );
  });

  it('says something of any text, or refuses it with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
        const verification = await verify(text).catch((error: unknown) => error);
        if (verification instanceof OnrecordError) return;
        expect(verification).toHaveProperty('verdict');
      }),
      { numRuns: 100 },
    );
  });
});

describe('readAttribution', () => {
  it.each([
    ['"A draft" — Mark Milley', 'A draft', 'Mark Milley'],
    ['A draft -- Milley', 'A draft', 'Milley'],
    ['“A draft,” Milley said.', 'A draft,', 'Milley'],
    ['Milley said "a draft"', 'a draft', 'Milley'],
    ['Milley said: a draft', 'a draft', 'Milley'],
    ['Gen. Milley told reporters: a draft', 'a draft', 'Gen Milley'],
    ['Look: a draft', 'Look: a draft', null],
    ['did Milley say "a draft"?', 'a draft', 'Milley'],
    ['"a draft"', 'a draft', null],
    ['a well-known draft - not more', 'a well-known draft - not more', null],
    ['"A," he said. "B."', 'A, … B.', null],
  ])('%s', (text, quote, attributedTo) => {
    expect(readAttribution(text)).toEqual({ quote, attributedTo });
  });
});

describe('align', () => {
  const words = (text: string) => text.split(' ').map((word) => ({ key: word.toLowerCase(), text: word }));

  it('lays a quotation where it fits best', () => {
    const { parts, isOneRun } = align(words('b c'), words('A B x C B C d'));
    expect([parts, isOneRun]).toEqual([[{ op: 'same', text: 'B C' }], true]);
  });

  it('accounts for every word of the quotation', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 12 }),
        (quote, source) => {
          const of = (list: string[]) => list.map((one) => ({ key: one, text: one }));
          const { same, onlyInQuote, parts } = align(of(quote), of(source));
          expect(same + onlyInQuote).toBe(quote.length);
          const kept = parts.filter(({ op }) => op !== 'only-in-source').map(({ text }) => text);
          expect(kept.join(' ')).toBe(quote.join(' '));
        },
      ),
    );
  });
});
