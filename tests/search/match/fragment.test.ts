import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search } from '../../../src/search/index.js';
import { fragmentIn } from '../../../src/search/match/fragment.js';
import { plainWords } from '../../../src/text/tokenizer.js';
import { makeDocument } from '../../store/documents.js';
import { memoryStore } from '../memory-store.js';

const TEXT = 'I said: “The letter was a draft” — and that’s the U.S.-led truth of it.';
const find = (asked: string, text = TEXT) => {
  const found = fragmentIn(plainWords(asked), text);
  return found && [found.share, text.slice(found.start, found.end)];
};

describe('a run of words in a text', () => {
  it('is found as it is written, whatever stands between', () => {
    expect(find('the letter was a draft and that’s the us led truth')).toEqual([
      1,
      'The letter was a draft” — and that’s the U.S.-led truth',
    ]);
    expect(find('nobody wrote this', 'Something else')).toBeNull();
  });

  it('loses half a word for each that is left out, added or changed', () => {
    expect(find('the letter was draft')).toEqual([3.5 / 4, 'The letter was a draft']);
    expect(find('the letter was only a draft')).toEqual([4.5 / 6, 'The letter was a draft']);
    expect(find('the letter is a draft')).toEqual([3.5 / 5, 'The letter was a draft']);
  });

  it('is the longest one, not the words strewn about', () => {
    expect(find('a b c d e', 'a x y z b x y z c d e')).toEqual([3 / 5, 'c d e']);
  });

  it('is whole wherever a text holds it', () => {
    const words = fc.array(fc.constantFrom('the', 'of', 'letter', 'draft', 'sent', 'now'), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.tuple(words, words), (run, [before, after]) => {
        fc.pre(run.length > 0);
        const text = [...before, ...run, ...after].join(' ');
        const found = fragmentIn(run, text);
        expect(found?.share).toBe(1);
        expect(plainWords(text.slice(found!.start, found!.end))).toEqual(run);
      }),
    );
  });
});

describe('a question that gives a sentence word by word', () => {
  const strewn = 'We are the ones who now say who commands: troops, and troops again, and troops.';
  const told = 'We spoke to the troops who are now deployed — who, frankly, deserve better.';
  const text = `"${strewn}" Mary Fox said.\n\n"${told}" John Reed said.`;
  const statements = [
    { by: 'Mary Fox', text: strewn },
    { by: 'John Reed', text: told },
  ];
  const ask = (question: string) =>
    search(question, { store: memoryStore([makeDocument(text, statements)]), today: '2024-03-13' });

  it('finds the longest run first, and says how it stands there', async () => {
    const { answers } = await ask('who said troops who are now — who');
    expect(answers.map(({ statement }) => statement.speaker?.name)).toEqual(['John Reed', 'Mary Fox']);
    expect(answers[0]?.why[0]).toEqual({
      word: 'troops who are now who',
      found: 'troops who are now deployed — who',
      where: 'statement',
    });
    expect(answers[1]?.why.map(({ found }) => found)).toEqual(['troops']);
  });

  it('does so for whoever is named, too', async () => {
    const [first] = (await ask('did John Reed say we spoke to the troops who are deployed')).answers;
    expect(first?.why[0]?.found).toBe('We spoke to the troops who are now deployed');
  });

  it('takes the very words as they are written', async () => {
    const [first] = (await ask('who said the troops who are now deployed')).answers;
    expect(first?.why[0]).toMatchObject({ word: 'the troops who are now deployed', where: 'statement' });
  });

  it('takes few words for a topic', async () => {
    expect((await ask('who said troops who are')).answers[0]?.why.map(({ word }) => word)).toEqual(['troops']);
  });

  it('finds a sentence of nothing but little words, and nothing that only holds them', async () => {
    const [meant, other] = [
      'But what I can say is that it will not be so.',
      'It is not what I said, but that will be so.',
    ];
    const little = memoryStore([
      makeDocument(`${other}\n\n${meant}`, [
        { by: 'John Reed', text: meant },
        { by: 'Ann Lee', text: other },
      ]),
    ]);
    const { answers } = await search('who said but what I can say is that', { store: little, today: '2024-03-13' });
    expect(answers.map(({ statement }) => statement.text)).toEqual([meant]);
  });
});
