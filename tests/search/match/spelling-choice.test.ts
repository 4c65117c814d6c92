import { describe, expect, it } from 'vitest';
import { search } from '../../../src/search/index.js';
import { makeDocument } from '../../store/documents.js';
import { TODAY, texts } from '../fixtures.js';
import { memoryStore } from '../memory-store.js';

const STREETS = 'They are marching in the streets.';
const SHEETS = 'The balance sheets were wrong.';
const ANALYSTS = 'Our analysts work together.';
const store = memoryStore([
  makeDocument(`${STREETS}\n\n${SHEETS}\n\n${ANALYSTS}\n\nThat is an analytical question.`, [
    { by: 'Ann Lee', text: STREETS },
    { by: 'Ann Lee', text: SHEETS },
    { by: 'Bo Ray', text: ANALYSTS },
    { by: 'Ann Lee', text: 'That is an analytical question.' },
  ]),
]);
const ask = (question: string) => search(question, { store, today: TODAY });

describe('a word that may stand for several', () => {
  it.each([
    ['steets marching', STREETS, 'streets'],
    ['steets balance', SHEETS, 'sheets'],
  ])('is the one that the record has beside the others: %s', async (question, text, shown) => {
    const answer = await ask(question);
    expect(texts(answer)).toEqual([text]);
    expect(answer.understood.corrections).toEqual([{ typed: 'steets', shown }]);
    expect(answer.understood.topic).toContain(shown);
  });

  it('is read in one way for one question', async () => {
    const { answers } = await ask('what did Ann Lee say about steets');
    expect(answers).toHaveLength(1);
  });

  it('may be misspelt although its stem is on record', async () => {
    const answer = await ask('what did Bo Ray say about analyts');
    expect(texts(answer)).toEqual([ANALYSTS]);
    expect(answer.understood.corrections).toEqual([{ typed: 'analyts', shown: 'analysts' }]);
  });
});
