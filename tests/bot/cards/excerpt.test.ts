import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../src/bot/cards/excerpt.js';
import type { Span } from '../../../src/model/span.js';

const spanOf = (words: string, part: string): Span => {
  const start = words.indexOf(part);
  if (start < 0) throw new Error(`Not in the words: ${part}`);
  return { start, end: start + part.length };
};

/** What is shown of some words, where `part` was asked for. */
function shown(words: string, limit: number, part?: string, unbroken: readonly string[] = []): string | null {
  const matched = part === undefined ? [] : [spanOf(words, part)];
  const quoted = unbroken.map((one) => spanOf(words, one));
  const span = excerptOf(words, matched, quoted, limit);
  return span && words.slice(span.start, span.end);
}

const PLAIN = 'We met the ministers of four countries in Vienna on Tuesday morning.';
const OTHER = 'Our teams will meet again in the spring with the same agenda.';
const THIRD = 'Farmers in Ohio sold more grain last year than ever before.';

describe('excerptOf', () => {
  it('keeps short words whole', () => {
    expect(shown('Short. But not cut.', 40)).toBe('Short. But not cut.');
  });

  it('gives whole sentences from the beginning', () => {
    expect(shown(`${PLAIN} ${OTHER} ${THIRD}`, 140)).toBe(`${PLAIN} ${OTHER}`);
    expect(shown(`${PLAIN}\n\n${OTHER}  ${THIRD}`, 80)).toBe(PLAIN);
  });

  it('gives the sentences around what was asked for, where it lies further down', () => {
    expect(shown(`${PLAIN} ${OTHER} ${THIRD}`, 80, 'spring')).toBe(OTHER);
    expect(shown(`${PLAIN} ${OTHER} ${THIRD}`, 80, 'grain')).toBe(THIRD);
  });

  it('shows what was asked for where its sentence begins before the limit and ends behind it', () => {
    expect(shown(`${PLAIN} ${OTHER} ${THIRD}`, 90, 'teams')).toBe(OTHER);
    expect(shown(`${PLAIN} ${OTHER} ${THIRD}`, 90, 'morning. Our')).toBe(`${PLAIN} ${OTHER}`);
  });

  it.each([
    'But none of them agreed to anything.',
    'However, the talks broke down within an hour.',
    'Well, except for the ones that we are still counting.',
    'Now, if they comply, we will talk again.',
    'The minister from Vienna, however, sees that in another way.',
    'I would be lying to you if I said that it was not hard.',
    'To anybody who heard me say so I have to say that this was wrong.',
    'At least that is what we were told yesterday.',
    'Provided that the parliament agrees, of course.',
    'Which is what my opponent claims all the time.',
    'They are among the worst that we ever had to deal with.',
    'and that was long before the war broke out.',
    '“Not one of them,” as he told me later.',
    'Unfortunately, we could do nothing with what we learned.',
    'I misspoke there about the number of countries.',
    'Actually there were five at that table.',
  ])('never ends before what qualifies it: %s', (after) => {
    expect(shown(`${PLAIN} ${after} ${THIRD}`, 90)).toBe(`${PLAIN} ${after}`);
  });

  it.each(['Or did we?', 'Just kidding.', 'Far from it.', 'No.'])(
    'parts a short remark from neither side: %s',
    (remark) => {
      expect(shown(`${PLAIN} ${remark} ${THIRD} ${OTHER}`, 90)).toBe(`${PLAIN} ${remark} ${THIRD}`);
      expect(shown(`${OTHER} ${PLAIN} ${remark} ${THIRD}`, 90, 'Farmers')).toBe(`${PLAIN} ${remark} ${THIRD}`);
    },
  );

  it.each([
    'Does Vienna mean that we leave the country?',
    'Suppose that we left the country tomorrow.',
    'Some of my colleagues say that the war is over.',
    'My opponents say that the war is over already.',
    'We are sometimes told that the war is over.',
    'What I wanted to say about the war …',
    'Let me tell you what I believe —\n\n',
  ])('keeps what is put forward with what is said of it: %s', (before) => {
    const after = 'Everybody in this room saw what became of such claims in March.';
    expect(shown(`${before} ${after} ${THIRD}`, 70)).toBe(`${before} ${after}`);
    // What was put forward is not left out before what answers it.
    expect(shown(`${PLAIN} ${before} ${after} ${THIRD}`, 70, 'Everybody')).toBe(`${before} ${after}`);
  });

  it.each([
    'And it was sent by mistake.',
    'He told me so on the phone.',
    'I gave him my word on it.',
    'Such were the terms of the deal.',
  ])('begins with nothing that leans on what is left out: %s', (leaning) => {
    expect(shown(`${PLAIN} ${OTHER} ${leaning} ${THIRD}`, 70, leaning)).toBe(`${OTHER} ${leaning}`);
  });

  it('ends no sentence at an abbreviation', () => {
    const roe = 'This case presents a grave threat to Roe v. Wade and to women everywhere.';
    expect(shown(`${roe} ${OTHER}`, 75)).toBe(roe);
    const time = 'The plane left Kyiv at 5 p.m. Eastern with all of them on board.';
    expect(shown(`${time} ${OTHER}`, 75)).toBe(time);
  });

  it.each([
    ['“', '”'],
    ['"', '"'],
    ['``', "''"],
    ['(', ')'],
  ])('halves no words that the speaker quotes or puts in brackets: %s%s', (open, close) => {
    const quoted = `The president of the university said on the day after: ${open}I am sorry to all of you. Words matter a lot to people.${close}`;
    expect(shown(`${quoted} ${THIRD}`, 90)).toBe(quoted);
    expect(shown(`${PLAIN} ${quoted} ${THIRD}`, 70, 'Words matter')).toBe(quoted);
  });

  it('halves no quoted words of a paraphrase', () => {
    const words = `Officials announced on Monday that all went well. More was to come within days, they added. ${THIRD}`;
    const quoted = 'all went well. More was to come within days';
    expect(shown(words, 60)).toBe('Officials announced on Monday that all went well.');
    expect(shown(words, 60, undefined, [quoted])).toBe(words.slice(0, words.indexOf(THIRD) - 1));
  });

  it('says more than a courtesy where there is room', () => {
    const thanks = 'Thank you so very much for this.';
    expect(shown(`${thanks} ${PLAIN} ${OTHER} ${THIRD}`, 98)).toBe(`${thanks} ${PLAIN}`);
  });

  it('is null where no part can stand for the whole', () => {
    expect(shown(`${'word '.repeat(60)}end.`, 100)).toBeNull();
    expect(shown(`${PLAIN} ${'But no. '.repeat(20)}`, 60)).toBeNull();
    expect(excerptOf(' '.repeat(50), [{ start: 3, end: 90 }], [], 20)).toBeNull();
  });

  it('shows the beginning where what was asked for can’t be shown in part', () => {
    const endless = `Everything that ${'we and our friends '.repeat(20)}saw was grain.`;
    expect(shown(`${PLAIN} ${OTHER} ${endless}`, 80, 'grain')).toBe(PLAIN);
  });

  const LEANING = ['And so it went on all day.', 'They came back by train in March.', 'This was the last of them all.'];
  const QUALIFYING = [
    'But it was a draft from the start.',
    'Never did anybody mean to send it.',
    'Except for what the lawyers wrote.',
    'However, the courts may see it otherwise.',
  ];
  const FREE = [
    PLAIN,
    OTHER,
    THIRD,
    'Ohio has many farms “and many more mills. Most of them” stand idle at this hour.',
  ];

  it('is whole sentences in a row that say nothing else than all of them', () => {
    const sentence = fc.constantFrom(...LEANING, ...QUALIFYING, ...FREE, 'Yes.', 'Is there a better way to do it?');
    const gap = fc.constantFrom(' ', '  ', '\n', '\n\n');
    const spans = fc.array(fc.tuple(fc.nat(1500), fc.nat(60)), { maxLength: 3 });
    const parts = fc.array(fc.tuple(sentence, gap), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(parts, spans, spans, fc.integer({ min: 20, max: 400 }), (list, wanted, kept, limit) => {
        const words = list.flat().join('').trim();
        const within = (ranges: typeof wanted) =>
          ranges
            .map(([start, size]) => ({ start, end: Math.min(words.length, start + size + 1) }))
            .filter(({ start, end }) => start < end);
        const unbroken = within(kept);
        const span = excerptOf(words, within(wanted), unbroken, limit);
        if (words.length <= limit) expect(span).toEqual({ start: 0, end: words.length });
        if (span === null) return;
        const { start, end } = span;
        expect(0 <= start && start < end && end <= words.length && end - start <= 2 * limit).toBe(true);
        const [before, part, after] = [words.slice(0, start), words.slice(start, end), words.slice(end)];
        expect(part).toBe(part.trim());
        expect(before).toMatch(/^$|[.?”]\s+$/);
        expect(part).toMatch(/[.?”]$/);
        for (const one of unbroken) {
          const isCut = (at: number) => one.start < at && at < one.end;
          // White space behind the last sentence may be left out of a span.
          expect([isCut(start), isCut(end) && words.slice(end, one.end).trim() !== '']).toEqual([false, false]);
        }
        expect(part.split('“').length).toBe(part.split('”').length);
        if (start > 0) expect(LEANING.concat(QUALIFYING).filter((one) => part.startsWith(one))).toEqual([]);
        expect(QUALIFYING.filter((one) => after.trimStart().startsWith(one))).toEqual([]);
        if (end < words.length) expect(part).not.toMatch(/\bYes\.$/);
      }),
    );
  });

  it('takes any text', () => {
    const unit = fc.constantFrom(
      'a ',
      'No. ',
      '. ',
      '? ',
      '“',
      '”',
      '"',
      '…',
      '\n\n',
      'But ',
      '🙂',
      '\ud800',
      ' ',
      '(',
    );
    const span = fc.record({ start: fc.nat(200), end: fc.nat(200) });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.array(span), fc.nat(80), (words, matched, limit) => {
        const found = excerptOf(words, matched, [], limit);
        expect(found === null || (found.start >= 0 && found.end <= words.length)).toBe(true);
      }),
    );
  });
});
