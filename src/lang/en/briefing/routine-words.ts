import { normalizeWord } from '../../../text/words.js';
import { wordSet } from '../../word-list.js';

/** What answers a question in a single word; any other that stands alone calls on somebody ("Christian."). */
const ANSWERING_WORDS = wordSet(`
  yes yeah no nope nah absolutely correct incorrect exactly certainly definitely indeed true false sure never always
  maybe perhaps possibly probably likely unlikely both neither none nothing nobody everybody everyone today tomorrow
  yesterday soon later now agreed precisely obviously clearly hopefully eventually
`);

/** Of what a briefing is run with: greetings, thanks, whose turn it is. Such words answer nothing by themselves. */
const PROCEDURAL_WORDS = wordSet(`
  go ahead thank thanks you good morning afternoon evening everyone everybody all right okay ok hi hello hey welcome back
  next question last sir maam please sorry we you re on in the front a lot very much guys folks it over to with that i will
  turn and yep yup mm hmm uh um inaudible crosstalk
`);

/** Words of the longest turn of a briefing's routine. */
const LONGEST_ROUTINE = 6;

/**
 * Whether words run a briefing and say nothing: at most six, and all but a name of them of the kind that it is run with
 * ("Go ahead, Mary.", "Mary.").
 */
export function isRoutine(words: readonly string[]): boolean {
  const [only = ''] = words;
  if (words.length === 1 && /^\p{Lu}\p{Ll}/u.test(only) && !ANSWERING_WORDS.has(normalizeWord(only))) return true;
  if (words.length > LONGEST_ROUTINE) return false;
  const others = words.filter((word) => !PROCEDURAL_WORDS.has(normalizeWord(word)));
  return others.length <= (words.length > 2 ? 1 : 0);
}

/** Whether words say something in answer to their question only: "Yeah.", "No, never." */
export function isBareAnswer(words: readonly string[]): boolean {
  return words.every((word) => ANSWERING_WORDS.has(normalizeWord(word)) || PROCEDURAL_WORDS.has(normalizeWord(word)));
}
