import { FEMALE_ELSEWHERE, MALE_ELSEWHERE } from './given-names-elsewhere.js';

/**
 * Common given names by gender, to tell a person from a place, "he" from "she", and "Mrs. Milley" from Mark Milley.
 * Names that are common for both are kept as given names that tell no gender. Hand-kept; a missing name costs a hint,
 * never an answer.
 */
const MALE =
  'aaron adam ahmed alan albert alejandro alex alexander alfred ali allen andre andrew andy angus anthony antonio arnold ' +
  'arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad bradley brandon brendan brett brian bruce ' +
  'bryan byron calvin carl carlos cedric chad charles charlie chris christian christopher chuck clarence clark claude ' +
  'clifford clint colin cory craig curtis dan daniel darrell dave david dean dennis derek diego dmitry dominic don donald ' +
  'doug douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin eli elliott emmanuel enrique eric ernest ' +
  'ethan eugene evan felix fernando francis francisco frank franklin fred frederick gabriel gary gavin gene geoffrey ' +
  'george gerald gilbert glenn gordon graham grant greg gregory guy harold harry harvey hassan henry herbert herman ' +
  'herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jake james jamie jared jason javier jay jeb jeff ' +
  'jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel johannes john johnny jon jonathan jorge jose joseph josh ' +
  'joshua juan julian julio justin karl keith ken kenneth kevin kirk kurt kyle lamar larry laurence lawrence leo leon ' +
  'leonard lewis lindsey lloyd lou louis luis luke luther malcolm manuel marc marco marcus mario mark marshall martin ' +
  'marvin mathew matt matthew maurice max mel melvin michael miguel mike mitch mitt mohamed mohammed muhammad nathan ' +
  'nathaniel ned neil nelson newt nicholas nick nigel noah norman oliver omar orrin oscar otto owen pablo pat patrick ' +
  'paul pedro perry pete peter phil philip phillip pierre rafael ralph ramon rand randall randy raul ray raymond reggie ' +
  'reince reinhold ricardo richard rick robert roberto rodney roger roland ron ronald rory ross roy rudy rupert russell ' +
  'ryan salvador sam samuel scott sean sebastian sergei seth shane shaun sheldon sherrod simon stanley stephen steve ' +
  'steven stuart ted terrence terry theodore thomas tim timothy todd tom tommy tony travis trent trevor tucker tyler ' +
  'vernon victor vincent vladimir wallace walter warren wayne wesley wilbur will william willie winston wolf xavier zachary ' +
  'qassem qasem hassan javad hossein mahmoud mustafa yousef abdul khalid';
const FEMALE =
  'abigail ada agnes alice alicia alison allison amanda amber amy andrea angela angie anita ann anna anne annette annie ' +
  'april arianna ashley audrey barbara beatrice becky belinda bernadette bernice beth bethany betty beverly bonnie brenda ' +
  'bridget brittany camille candace carla carly carmen carol caroline carolyn carrie catherine cathy cecilia celeste ' +
  'charlene charlotte chelsea cheryl christina christine cindy claire clara claudia colleen connie constance courtney ' +
  'crystal cynthia daisy dana danielle dawn deborah debbie debra delores denise diana diane dianne donna dora doris ' +
  'dorothy edith eileen elaine eleanor elena elise elizabeth ella ellen emily emma erica erin esther ethel eva evelyn ' +
  'faith felicia fiona florence frances gail geraldine gertrude gina ginger gladys glenda gloria grace gwendolyn hannah ' +
  'harriet heather heidi helen hillary holly hope huma ida inez irene iris isabel ivanka jackie jacqueline jane janet ' +
  'janice jean jeanette jeanne jennifer jen jenna jessica jill jo joan joann joanna joanne josephine joy joyce juanita ' +
  'judith judy julia julie june karen karine kate katherine kathleen kathryn kathy katie kay kayla kellyanne kerry kim ' +
  'kimberly kristen kristin kristina laura lauren laurie leah lena leslie lillian lily linda lisa lois loretta lori ' +
  'lorraine louise lucille lucy lydia lynn madeleine madeline maggie mandy marcia margaret maria marian marie marilyn ' +
  'marjorie martha mary maureen maxine megan megyn melania melanie melinda melissa meredith mia michele michelle mildred ' +
  'miriam molly monica nadia nancy naomi natalie natasha nicole nikki nina nora norma olga olivia pamela patricia patsy ' +
  'paula pauline peggy penny phyllis priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rochelle ' +
  'rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah shannon sharon sheila shelley ' +
  'sherry sheryl shirley sonia sonya sophia stacey stacy stella stephanie sue susan suzanne sylvia tamara tammy tanya ' +
  'tara teresa theresa tiffany tina tracy tulsi ursula valerie vanessa vera veronica vicki victoria viola violet virginia ' +
  'vivian wanda wendy whoopi yolanda yvonne zoe loretta debbie';
const EITHER =
  'alexis avery cameron carey casey chris dakota drew emerson gale jackie jamie jan jody jordan kelly kendall lee leigh ' +
  'leslie lynn marion morgan pat quinn reese riley robin sidney taylor tracy whitney';

const both = new Set(EITHER.split(' '));
const genders = new Map<string, 'm' | 'f'>();
for (const name of MALE.split(' ')) if (!both.has(name)) genders.set(name, 'm');
for (const name of FEMALE.split(' ')) if (!both.has(name) && !genders.has(name)) genders.set(name, 'f');
for (const name of MALE_ELSEWHERE) if (!both.has(name) && !genders.has(name)) genders.set(name, 'm');
for (const name of FEMALE_ELSEWHERE) if (!both.has(name) && !genders.has(name)) genders.set(name, 'f');

/** The gender that a given name usually tells, or null. */
export function genderOf(givenName: string): 'm' | 'f' | null {
  return genders.get(givenName.toLowerCase()) ?? null;
}

/** Whether a word is a common given name. */
export function isGivenName(word: string): boolean {
  const lower = word.toLowerCase();
  return genders.has(lower) || both.has(lower);
}
