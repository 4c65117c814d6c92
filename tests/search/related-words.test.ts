import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search } from '../../src/search/index.js';
import { numberAt, numberSpellings } from '../../src/search/topic/numbers.js';
import { stem } from '../../src/text/words.js';
import { makeDocument } from '../store/documents.js';
import { TODAY } from './fixtures.js';
import { memoryStore } from './memory-store.js';

/** The first answer to a question, of a record in which Ann Lee said just this, beside others of the other words. */
async function found(question: string, said: string) {
  const others = ['The weather is fine.', 'The budget passed.'];
  const text = [said, ...others].join('\n\n');
  const statements = [said, ...others].map((each) => ({ by: 'Ann Lee', text: each }));
  const store = memoryStore([makeDocument(text, statements, { origin: 'lee.txt', title: 'Remarks' })]);
  const { answers } = await search(question, { store, today: TODAY });
  return answers[0]?.statement.text === said ? answers[0].why.map((match) => match.found) : null;
}

describe('other words for the same', () => {
  it.each([
    ['withdrawing from Iraq', 'We will pull out of Iraq.'],
    ['leave Iraq', 'The withdrawal from Iraq goes on.'],
    ['departure from Iraq', 'We are leaving Iraq.'],
    ['pull out of Iraq', 'We withdrew from Iraq.'],
    ['ISIS fighters', 'The fighters of Daesh are gone.'],
    ['Daesh fighters', 'Islamic State lost its fighters.'],
    ['Islamic State fighters', 'ISIS has few fighters.'],
    ['drone strike on the base', 'An air strike hit the base.'],
    ['airstrike on the base', 'The air strike hit the base.'],
    ['air strikes', 'There were airstrikes.'],
    ['ceasefire', 'A cease-fire holds.'],
    ['cease-fire', 'The ceasefire holds.'],
    ['cease fire', 'The ceasefire holds.'],
    ['antiterrorism law', 'The anti-terrorism law stands.'],
    ['31 rockets', 'They fired thirty-one rockets.'],
    ['thirty-one rockets', 'They fired 31 rockets.'],
    ['thirty one rockets', 'They fired 31 rockets.'],
    ['1,200 troops', 'We sent 1200 troops.'],
    ['1200 troops', 'We sent 1,200 troops.'],
    ['twelve hundred troops', 'We sent 1,200 troops.'],
    ['hundred troops', 'We sent hundreds of troops.'],
    ['two hundred and fifty troops', 'We sent 250 troops.'],
    ['3 million people', 'It reached three million people.'],
    ['the 7th fleet', 'The Seventh Fleet and the 7th Fleet are one.'],
    ['DoD budget talks', 'The Department of Defense had budget talks.'],
    ['JCS memo', 'The Joint Chiefs wrote a memo.'],
    ['NSC memo', 'The National Security Council wrote a memo.'],
    ['National Security Council memo', 'The NSC wrote a memo.'],
    ['Suleimani strike', 'The strike killed Soleimani.'],
    ['Solemani strike', 'The strike killed Soleimani.'],
    ['Soleimani strike', 'The strike killed Soleymani.'],
    ['Soleymani strike', 'The strike killed Suleimani.'],
    ['Hizballah rockets', 'Rockets of Hezbollah fell.'],
    ['Kiev talks', 'The talks in Kyiv go on.'],
  ])('%s: %s', async (question, said) => {
    expect(await found(`what did Ann Lee say about ${question}`, said)).not.toBeNull();
  });

  it.each([
    ['31 rockets', 'They fired thirty rockets.'],
    ['thirty-one rockets', 'They fired rockets for thirty years.'],
    ['250 troops', 'We sent two hundred troops.'],
    ['week three', 'We met on January 3rd last week.'],
    ['week three', 'Three people came.'],
    ['3', 'Three people came.'],
    ['1', 'That is the one on the left.'],
    ['ceasefire', 'Cease to fire people.'],
    ['ISIS', 'The state of the union is strong.'],
  ])('%s is not: %s', async (question, said) => {
    expect(await found(`what did Ann Lee say about ${question}`, said)).toBeNull();
  });

  it('says what the source has in its place', async () => {
    expect(await found('what did Ann Lee say about thirty-one rockets', 'They fired 31 rockets.')).toEqual(
      expect.arrayContaining(['31', 'rockets']),
    );
  });
});

describe('numbers', () => {
  it('takes a day for a number only where a day was asked for', () => {
    expect(numberSpellings(3)).not.toContainEqual(['3rd']);
    expect(numberSpellings(3, true)).toContainEqual(['3rd']);
    expect(numberSpellings(82)).toContainEqual(['82nd']);
  });

  it.each([
    ['thirty one', 31, 2],
    ['31st', 31, 1],
    ['two hundred and fifty men', 250, 4],
    ['3 million people', 3_000_000, 2],
    ['nine hundred thirty thousand four', 930_004, 5],
    ['twenty twenty', 20, 1],
    ['five six', 5, 1],
    ['hundred', 100, 1],
    ['one hundred', 100, 2],
  ])('reads %s', (text, value, end) => {
    expect(numberAt(text.split(' '), 0)).toEqual({ start: 0, end, value });
  });

  it.each(['one day', 'and', 'million', 'letter', '1234567890123'])('reads none in %s', (text) => {
    expect(numberAt(text.split(' '), 0)).toBeNull();
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999_999 }), (value) => {
        const forms = numberSpellings(value);
        expect(forms[0]).toEqual([String(value)]);
        const asRead = new Map(
          ['hundred', 'thousand', 'million', 'billion', ...WORDS].map((word) => [stem(word), word]),
        );
        const words = forms.at(-1)!.map((one) => asRead.get(one) ?? one);
        expect(numberAt(words, 0)).toEqual({ start: 0, end: words.length, value });
      }),
    );
  });
});

const WORDS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety and',
].flatMap((line) => line.split(' '));
