import { describe, expect, it } from 'vitest';
import { naturalCase, titleCase } from '../../src/people/name-case.js';

describe('a name in capitals', () => {
  it.each([
    ['ESPER', 'Esper'],
    ['JEAN-PIERRE', 'Jean-Pierre'],
    ['McCAIN', 'McCain'],
    ['MCCAIN', 'McCain'],
    ["O'NEILL", "O'Neill"],
    ['JR.', 'Jr.'],
    ['III', 'III'],
    ['T.', 'T.'],
    ['Milley', 'Milley'],
  ])('%s is written %s', (word, written) => expect(naturalCase(word)).toBe(written));

  it('keeps the little words of a title small', () =>
    expect(titleCase(['THE', 'SECRETARY', 'OF', 'DEFENSE'])).toBe('the Secretary of Defense'));
});
