import { wordSet } from '../word-list.js';

/** Number words, in small letters. */

/** Zero to nineteen, in their order. */
export const UNIT_NUMBERS: readonly string[] = [
  ...wordSet(`
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
  `),
];

/** Twenty to ninety, each at the tenth of its value: no word stands at 0 and 1. */
export const TENS_NUMBERS: readonly string[] = [
  '',
  '',
  ...wordSet('twenty thirty forty fifty sixty seventy eighty ninety'),
];

/** What multiplies the number before it, the greatest first. */
export const SCALE_NUMBERS: readonly (readonly [word: string, value: number])[] = [
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
];

/** First to thirty-first, as days of a month are counted. */
export const DAY_ORDINALS: readonly string[] = [
  ...wordSet(`
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth
    twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
  `),
];
