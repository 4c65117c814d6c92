import { wordSet } from '../../word-list.js';

/** The words of a question that goes on from the one before. */

/** Who or what was answered with, as the alternatives of a pattern. */
export const FOLLOW_UP_SUBJECTS = 'he|she|they|it|that|this|him|her|the (?:speaker|person|official|statement|quote)';

/** What is said before the question itself, as the alternatives of a pattern. */
export const FOLLOW_UP_OPENINGS = 'ok|okay|so|now|but|then|yes|yeah|no|nope|great|thanks|thx|hm+|right';

/** They stand for a name behind "the other" and "not": whoever was meant before. */
export const GENERIC_NAMES = wordSet('one ones guy man woman person speaker him her');

/** Around the name or number by which somebody picks one of several people: "I meant the first one". */
export const CHOICE_FILLERS = wordSet('one guy i mean meant no yes and just');
