import { describe, expect, it } from 'vitest';
import { isSuffix, lastWordKey, surnameAmong, surnameKey, surnameOf, surnameSize } from '../../src/people/surname.js';

describe('the surname of a name', () => {
  it.each([
    ['Henry E. Brown, Jr.', 'Brown', 'brown'],
    ['Karine Jean-Pierre', 'Jean-Pierre', 'jean-pierre'],
    ['José Núñez III', 'Núñez', 'nunez'],
    ['Chris Van Hollen', 'Hollen', 'hollen'],
    ['Milley', 'Milley', 'milley'],
  ])('%s: shown as %s, compared as %s', (name, shown, compared) => {
    expect(surnameOf(name)).toBe(shown);
    expect(surnameKey(name)).toBe(compared);
  });

  it('ends in its last word', () => expect(lastWordKey('VAN HOLLEN')).toBe('hollen'));

  it('is the last of its words that is no suffix', () => {
    expect(surnameAmong(['Brent', 'Bozell', 'III'])).toBe('Bozell');
    expect(surnameAmong(['Jr.'])).toBe('');
  });

  it.each([
    ['Karine Jean-Pierre', ['karine', 'jean', 'pierre'], 2],
    ['Chris Van Hollen', ['chris', 'van', 'hollen'], 2],
    ['Van Hollen', ['van', 'hollen'], 1],
    ['Mark Esper', ['mark', 'esper'], 1],
  ])('%s has so many words of %j: %i', (name, words, size) => expect(surnameSize(name, words)).toBe(size));

  it.each([
    ['Jr.', true],
    ['JR', true],
    ['iii', true],
    ['Junior', false],
    ['Brown', false],
  ])('%s is a suffix: %s', (word, expected) => expect(isSuffix(word)).toBe(expected));
});
