import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradicts, fits, fuller, parseName } from '../../src/people/name.js';

const maybeOne = (a: string, b: string) => fits(parseName(a), parseName(b));

describe('a name', () => {
  it('is taken apart in its plain form', () => {
    expect(parseName('José “Pepe” Núñez, Jr.')).toMatchObject({
      first: 'jose',
      middle: ['pepe'],
      last: 'nunez',
      suffix: 'jr',
    });
    expect(parseName('Mark A. Milley').key).toBe('mark-a-milley');
    expect(parseName('Cher')).toMatchObject({ first: '', last: 'cher' });
    expect(parseName('').key).toBe('');
  });

  it.each([
    ['Mark Milley', 'Mark A. Milley', true],
    ['Mark A. Milley', 'MARK MILLEY', true],
    ['Mark A. Milley', 'Mark Alexander Milley', true],
    ['Mark A. Milley', 'Mark B. Milley', false],
    ['Mark Milley', 'Mark Alexander Milley', false],
    ['Ana Lopez', 'Ana Ruiz Lopez', false],
    ['Henry Brown', 'Henry E. Brown Jr.', false],
    ['Henry E. Brown', 'Henry E. Brown Jr.', false],
    ['Henry Brown Jr.', 'Henry E. Brown, Jr.', true],
    ['John Smith II', 'John Smith III', false],
    ['Mark Milley', 'Mark Esper', false],
    ['Milley', 'Mark Milley', false],
    ['Milley', 'Milley', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(maybeOne(a, b)).toBe(expected);
    expect(maybeOne(b, a)).toBe(expected);
  });

  it('of two that fit, none contradicts the other', () => {
    const name = fc
      .tuple(
        fc.constantFrom('Ann', 'Bo'),
        fc.constantFrom('', 'C.', 'D.', 'Cora', 'C. D.'),
        fc.constantFrom('Lee', 'Ray'),
        fc.constantFrom('', 'Jr.', 'III'),
      )
      .map((parts) => parseName(parts.filter(Boolean).join(' ')));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(fits(a, b) && contradicts(a, b)).toBe(false);
        expect(contradicts(a, b)).toBe(contradicts(b, a));
      }),
    );
  });

  it('is shown in its fuller form', () => {
    expect(fuller('Mark Milley', 'Mark A. Milley')).toBe('Mark A. Milley');
    expect(fuller('Mark A. Milley', 'MARK MILLEY')).toBe('Mark A. Milley');
  });
});
