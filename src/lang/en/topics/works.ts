import { wordSet } from '../../word-list.js';

/** Titles of works, which stand in quotation marks though nobody said them. */

/** Words that a title has in small letters. */
export const SMALL_WORDS_OF_WORKS = wordSet('a an the of and or in on for to at with from by as vs is &');

/** What a title in quotation marks is a title of, or what announces one. */
export const WORK_NOUNS = wordSet(`
  book memoir novel show film movie documentary song album ad ads advertisement column article essay op-ed editorial
  series program programme podcast play poem video episode report paper speech slogan hit classic magazine titled
  entitled headlined named dubbed nicknamed memo
`);
