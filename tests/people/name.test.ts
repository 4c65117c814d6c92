import { describe, expect, it } from 'vitest';
import { foldName, fullerName, parseName } from '../../src/people/name.js';

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
    ['ESPER,', 'esper'],
    ['Mark T. Núñez-O’Neill', 'mark t nunez-oneill'],
  ])('%s is compared as %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('is shown in its fuller form', () => {
    expect(fullerName('Mark Milley', 'Mark A. Milley')).toBe('Mark A. Milley');
    expect(fullerName('Mark A. Milley', 'MARK MILLEY')).toBe('Mark A. Milley');
  });
});
