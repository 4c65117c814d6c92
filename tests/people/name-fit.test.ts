import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseName } from '../../src/people/name.js';
import {
  fitsInArticle,
  fitsInTranscript,
  nameShapes,
  namesContradict,
  namesFit,
  shapesThatFit,
} from '../../src/people/name-fit.js';

const maybeOne = (a: string, b: string) => namesFit(parseName(a), parseName(b));
const someName = fc
  .tuple(
    fc.constantFrom('Ann', 'Bo', 'A.'),
    fc.constantFrom('', 'C.', 'D.', 'Cora', 'C. D.'),
    fc.constantFrom('Lee', 'Ray'),
    fc.constantFrom('', 'Jr.', 'III'),
  )
  .map((parts) => parts.filter(Boolean).join(' '));

describe('two names of different documents', () => {
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
    const name = someName.map(parseName);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(namesFit(a, b) && namesContradict(a, b)).toBe(false);
        expect(namesContradict(a, b)).toBe(namesContradict(b, a));
      }),
    );
  });

  it('that fit are filed under a common shape', () => {
    const name = someName.map(parseName);
    fc.assert(
      fc.property(name, name, (a, b) => {
        const shapes = new Set(nameShapes(a));
        expect(!namesFit(a, b) || shapesThatFit(b).some((shape) => shapes.has(shape))).toBe(true);
      }),
    );
  });
});

describe('two names of one transcript', () => {
  it.each([
    ['Mark Esper', 'MARK T. ESPER', true],
    ['M. Esper', 'Mark T. Esper', true],
    ['Mark A. Milley', 'Mark B. Milley', false],
    ['Mark Milley', 'Mark Alexander Milley', true],
    ['Henry Brown', 'Henry E. Brown, Jr.', true],
    ['Henry Brown Jr.', 'Henry Brown III', true],
    ['Mark Milley', 'Mike Milley', false],
    ['Milley', 'Mark Milley', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(fitsInTranscript(a, b)).toBe(expected);
    expect(fitsInTranscript(b, a)).toBe(expected);
  });
});

describe('two names of one article', () => {
  it.each([
    ['mark', 'milley', 'mark', 'milley', true],
    ['m', 'milley', 'mark', 'milley', true],
    [null, 'milley', 'mark', 'milley', true],
    ['mike', 'milley', 'mark', 'milley', false],
    [null, 'esper', 'mark', 'milley', false],
  ])('%s %s and %s %s: %s', (first, last, otherFirst, otherLast, expected) => {
    const [a, b] = [
      { first, last, suffix: '', middle: '' },
      { first: otherFirst, last: otherLast, suffix: '', middle: '' },
    ];
    expect(fitsInArticle(a, b)).toBe(expected);
    expect(fitsInArticle(b, a)).toBe(expected);
  });

  it.each([
    ['jr', 'sr', false],
    ['jr', '', true],
    ['jr', 'jr', true],
  ])('with the suffixes “%s” and “%s”: %s', (one, other, expected) => {
    const named = (suffix: string) => ({ first: 'john', last: 'roe', suffix, middle: '' });
    expect(fitsInArticle(named(one), named(other))).toBe(expected);
  });
});
