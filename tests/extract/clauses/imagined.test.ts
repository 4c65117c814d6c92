import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/record/extraction.js';

function statementsIn(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(({ speaker, text: words }) => `${speaker?.name}: ${words}`);
}

describe('what is only imagined', () => {
  it.each([
    'Imagine a minister brave enough to say: “Sell the car park and build a school.”',
    '“But what will they do in August?” you will ask.',
    '“But it rains,” I hear you say.',
    'I asked whether the firm would offer refunds.',
    'There is a word that ministers reach for: “resilience”.',
    'Ms Pell would neither confirm nor deny that the levy would go.',
  ])('is no statement: %s', (text) => expect(statementsIn(text)).toEqual([]));
});

describe('a denial', () => {
  it.each([
    ['Asha Pell denied that a bid had been received.', ['Asha Pell: denied that a bid had been received']],
    [
      'Asha Pell says she never saw it and denies that any money was cut.',
      ['Asha Pell: she never saw it', 'Asha Pell: denies that any money was cut'],
    ],
  ])('is part of what is paraphrased: %s', (text, statements) => expect(statementsIn(text)).toEqual(statements));
});

describe('a relative clause behind a reporting verb', () => {
  it('is somebody else’s', () =>
    expect(statementsIn('Asha Pell was responding to Bo Lind, who said new maps had come to light.')).toEqual([
      'Bo Lind: new maps had come to light',
    ]));
});
