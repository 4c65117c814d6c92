import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRecord, type StatementRecord } from '../../src/index.js';
import { ownWordsOf } from '../../src/text/own-words.js';

const article =
  'WASHINGTON — Jane Roe addressed the council on Monday.\n\n' +
  '“The mayor told me ‘never build on that meadow’ and walked out,” Jane Roe said. “I will build a school there.”\n';

describe('words that a speaker quotes from somebody else', () => {
  let record: StatementRecord;
  beforeAll(async () => {
    record = await openRecord({ db: ':memory:', thread: 'caller' });
    await record.import({ name: 'council.txt', bytes: new TextEncoder().encode(article) });
  });

  it('are not answered for', async () => {
    const answer = await record.ask('who said "never build on that meadow"');
    expect(answer.outcome).toBe('nothing');
    expect(answer.nearMisses).toContainEqual({ kind: 'quoted-by', name: 'Jane Roe', count: 1 });
  });

  it('are not verified as the speaker’s', async () => {
    const { verdict } = await record.verify('"never build on that meadow" — Jane Roe');
    expect(verdict).toBe('different-speaker');
  });

  it('leave the speaker’s own words alone', async () => {
    const answer = await record.ask('who said "walked out"');
    expect(answer.answers.map(({ statement }) => statement.speaker?.name)).toEqual(['Jane Roe']);
    expect((await record.verify('"I will build a school there" — Jane Roe')).verdict).toBe('exact');
  });

  it('are blanked in place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), fc.nat(1000), (text, a, b, offset) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const nested = [{ start: offset + from, end: offset + to }];
        const own = ownWordsOf({ text, start: offset, nested });
        expect(own).toHaveLength(text.length);
        expect(own.slice(0, from) + own.slice(to)).toBe(text.slice(0, from) + text.slice(to));
        expect(own.slice(from, to).trim()).toBe('');
      }),
    );
  });
});
