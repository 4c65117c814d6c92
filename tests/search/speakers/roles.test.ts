import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../src/search/question/tokens.js';
import { fitsRole, isHeldDuring, roleAt } from '../../../src/search/speakers/roles.js';

const role = (title: string, organisation?: string) => ({ title, ...(organisation && { organisation }) });

describe('fitsRole', () => {
  it.each([
    ['defense secretary', 'Secretary of Defense', undefined],
    ['secretary of defense', 'Secretary of Defense', undefined],
    ['SecDef', 'Secretary of Defense', undefined],
    ['pentagon chief', 'Secretary of Defense', undefined],
    ['the secretary', 'Secretary of Defense', undefined],
    ['chairman', 'Chairman of the Joint Chiefs of Staff', undefined],
    ['joint chiefs chairman', 'Chairman of the Joint Chiefs of Staff', undefined],
    ['press secretary', 'White House Press Secretary', undefined],
    ['white house spokeswoman', 'White House Press Secretary', undefined],
    ['vice president', 'Vice President', 'United States'],
    ['national security adviser', 'National Security Advisor', undefined],
    ['congressman from Ohio', 'Representative from Ohio', undefined],
    ['ohio senator', 'Senator from Ohio', 'Senate'],
  ])('%s is the %s', (asked, title, organisation) => {
    expect(fitsRole(plainWords(asked), role(title, organisation))).toBe(true);
  });

  it.each([
    ['president', 'Vice President'],
    ['president', 'Deputy Assistant to the President'],
    ['press secretary', 'Principal Deputy Press Secretary'],
    ['defense secretary', 'Secretary of State'],
    ['senator from Kansas', 'Senator from Ohio'],
    ['staff', 'Chairman of the Joint Chiefs of Staff'],
    ['of the', 'Secretary of Defense'],
    ['the letter', 'Secretary of Defense'],
  ])('%s is not the %s', (asked, title) => {
    expect(fitsRole(plainWords(asked), role(title))).toBe(false);
  });
});

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
});
