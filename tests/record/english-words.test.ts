import { expect, it } from 'vitest';
import { isEnglishWord } from '../../src/record/english-words.js';

it('knows words in use and countries, and no slips', () => {
  for (const word of ['iceland', 'ireland', 'venezuela', 'bakeries', 'pulling', 'kyrgyzstan'])
    expect([word, isEnglishWord(word)]).toEqual([word, true]);
  for (const word of ['steets', 'missees', 'prosects', 'helicoptors', 'espr', ''])
    expect([word, isEnglishWord(word)]).toEqual([word, false]);
});
