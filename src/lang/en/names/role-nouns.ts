import { wordSet } from '../../word-list.js';

/** Common nouns for people who speak, beside those that end like one (-er, -or, -ist, -man, -woman, -person, -ee …). */
export const ROLE_NOUNS = wordSet(`
  president vice-president secretary general chief head chair aide official spokesman spokeswoman spokesperson
  attorney ambassador candidate nominee colonel admiral captain sergeant lieutenant major marshal king queen prince
  princess pope priest bishop cardinal judge justice mayor senator governor congressman congresswoman representative
  delegate democrat republican liberal conservative veteran student resident expert analyst critic diplomat politician
  premier chancellor sheriff coach chairman chairwoman co-chair deputy assistant agent executive ceo founder
  co-founder economist scientist guest host wife husband mother father son daughter brother sister cousin uncle aunt
  friend colleague billionaire mogul businessman businesswoman nurse doctor professor pastor imam rabbi reverend
  activist advocate author anchor witness victim suspect defendant consultant strategist pollster operative member
  participant man woman boy girl person people source insider couple family frontrunner front-runner hopeful rival
  nominee democrat
`);

/** Nouns that end like people and are none. */
const THINGS = wordSet(`
  committee paper newspaper letter number matter order center answer offer chapter quarter weather water power tower
  disaster error factor sector corner border dinner transfer other
`);
const ROLE_ENDING = /(?:er|or|ist|man|woman|men|women|person|ee|ian|ant|arch|crat|maker)$/;

/** "officials" → "official"; "boss" stays. */
export function singular(noun: string): string {
  return noun.replace(/(?<!s)s$/, '');
}

/** Whether a common noun names somebody who can speak. */
export function isRoleNoun(noun: string): boolean {
  const one = singular(noun);
  return ROLE_NOUNS.has(noun) || ROLE_NOUNS.has(one) || (ROLE_ENDING.test(one) && !THINGS.has(one));
}
