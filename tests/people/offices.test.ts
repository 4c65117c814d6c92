import { describe, expect, it } from 'vitest';
import { fitsRole } from '../../src/people/offices.js';
import { plainWords } from '../../src/text/tokenizer.js';

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
