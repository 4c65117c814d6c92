import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestWord, isMisspelling } from '../../../src/search/topic/spelling.js';
import { editDistance } from '../../../src/text/edit-distance.js';

describe('isMisspelling', () => {
  it.each([
    ['mily', 'milley'],
    ['milly', 'milley'],
    ['espar', 'esper'],
    ['epser', 'esper'],
    ['irak', 'iraq'],
    ['iarq', 'iraq'],
    ['suleimani', 'soleimani'],
    ['soleymani', 'soleimani'],
    ['helicoptors', 'helicopters'],
    ['zelensky', 'zelenskyy'],
    ['seperete', 'separate'],
    ['saki', 'psaki'],
    ['pasaki', 'psaki'],
  ])('takes %s for %s', (typed, meant) => {
    expect(isMisspelling(typed, meant)).toBe(true);
  });

  it.each([
    ['iran', 'iraq'],
    ['brown', 'brownback'],
    ['smith', 'esper'],
    ['bowl', 'boil'],
    ['mark', 'milley'],
    ['letter', 'better'],
    ['heritage', 'hesitate'],
    ['2020', '2021'],
    ['esper', 'esper'],
  ])('does not take %s for %s', (typed, meant) => {
    expect(isMisspelling(typed, meant)).toBe(false);
    expect(isMisspelling(meant, typed)).toBe(false);
  });
});

describe('closestWord', () => {
  it('prefers what sounds alike, then the fewest slips', () => {
    expect(closestWord('irak', ['iran', 'iraq'])).toBe('iraq');
    expect(closestWord('helicopte', ['helicopters', 'helicopter'])).toBe('helicopter');
  });

  it('finds a word in no longer one, and none in an empty handful', () => {
    expect(closestWord('brown', ['brownback'])).toBeNull();
    expect(closestWord('brown', [])).toBeNull();
    expect(closestWord('x'.repeat(40), ['x'.repeat(39)])).toBeNull();
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one slip', () => {
    expect(editDistance('epser', 'esper')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('is symmetric, zero for equal words only, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('a name of five letters that has lost one', () => {
  it('is meant where the four are no word', () => {
    for (const [typed, meant] of [
      ['espr', 'esper'],
      ['kirb', 'kirby'],
      ['pski', 'psaki'],
      ['bidn', 'biden'],
    ] as const) {
      expect([typed, isMisspelling(typed, meant)]).toEqual([typed, false]);
      expect([typed, isMisspelling(typed, meant, true)]).toEqual([typed, true]);
    }
    expect(isMisspelling('sper', 'esper', true)).toBe(false);
  });
});
