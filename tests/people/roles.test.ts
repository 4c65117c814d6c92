import { describe, expect, it } from 'vitest';
import { isHeldDuring, roleAt, titlesHeldOn } from '../../src/people/roles.js';

describe('roleAt', () => {
  const roles = [
    { title: 'Representative', from: '1993-01-03', to: '2007-01-03' },
    { title: 'Senator', from: '2007-01-03' },
    { title: 'Chair', from: '2021-02', to: '2021-11' },
  ];

  it.each([
    ['2005-07-20', 'Representative'],
    ['2007-01-03', 'Senator'],
    ['2021-11-30', 'Chair'],
    ['2021-12-01', 'Senator'],
    ['1990-01-01', null],
  ])('%s: %s', (day, title) => {
    expect(roleAt(roles, day)?.title ?? null).toBe(title);
  });

  it('takes open ends for not known', () => {
    expect(isHeldDuring({ title: 'General' }, { from: '1900-01-01', to: null })).toBe(true);
    expect(isHeldDuring(roles[0]!, { from: '2008-01-01', to: null })).toBe(false);
    expect(isHeldDuring(roles[0]!, { from: null, to: '1992-01-01' })).toBe(false);
  });

  it('counts a role as over when the month or year of its end begins, where nothing may be in doubt', () => {
    expect(titlesHeldOn(roles, '2021-01-31')).toEqual(['Senator']);
    expect(titlesHeldOn(roles, '2021-10-31')).toEqual(['Senator', 'Chair']);
    expect(titlesHeldOn(roles, '2021-11-15')).toEqual(['Senator']);
  });
});
