import {
  AGREEMENT_SENTENCE,
  CONDUCTORS,
  COURTESY_SENTENCE,
  GROUND_RULES_SENTENCE,
  isBareAnswer,
  isRoutine,
  REPORTER_LABELS,
  sentenceEnds,
  TURN_SENTENCE,
  wording,
} from '../lang/index.js';
import { fold, wordsOf } from '../text/words.js';
import type { Utterance } from './types.js';
import { utteranceText } from './utterances.js';

/** Thanks and greetings that go on for longer say something as well. In words. */
const LONGEST_COURTESY = 30;

/** A sentence with a figure or a name in its middle tells more than whose turn it is. */
const LONGEST_TURN = 24;

/**
 * Why an utterance is no news, in words to be shown; null where it may be.
 *
 * Reporters' questions, those who conduct a call, and utterances of which every sentence is one of: thanks and greetings,
 * whose turn it is, a bare answer ("Yes. That's correct."), or the ground rules of the call.
 */
export function fillerIn(utterance: Utterance): string | null {
  const [{ statement, isNamed }] = utterance.pieces;
  if (statement.speaker && !isNamed) {
    const words = wordsOf(fold(statement.speaker.name)).map(({ text }) => text);
    if (words.every((word) => REPORTER_LABELS.has(word) || /^q\d*$/.test(word)))
      return wording.selection.reportersQuestion;
    if (words.some((word) => CONDUCTORS.has(word))) return wording.selection.fromConductor;
  }
  const reasons = sentencesWithWords(utteranceText(utterance)).map(fillerSentence);
  if (reasons.length === 0) return wording.selection.noWords;
  return reasons.every((reason) => reason !== null) ? reasons[0]! : null;
}

/** Whether the first sentence is thanks, a greeting or whose turn it is: what follows may still be news. */
export function opensWithFiller(text: string): boolean {
  const [first, ...others] = sentencesWithWords(text);
  return others.length > 0 && first !== undefined && fillerSentence(first) !== null;
}

/** "(Laughter.)", "(Speaking to an aide.)": nobody says these. */
const STAGE_DIRECTION = /\([\p{Lu}][^()]{0,60}\.\)/gu;

/** A text without its stage directions. */
export function withoutStageDirections(text: string): string {
  return text.replace(STAGE_DIRECTION, ' ');
}

/** The sentences of a text that have words. */
function sentencesWithWords(whole: string): string[] {
  const text = withoutStageDirections(whole);
  const sentences: string[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(text), text.length]) {
    const sentence = text.slice(start, end).trim();
    if (wordsOf(sentence).length > 0) sentences.push(sentence);
    start = Math.max(start, end);
  }
  return sentences;
}

function fillerSentence(sentence: string): string | null {
  const words = wordsOf(sentence).map(({ text }) => text);
  const folded = fold(sentence)
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  if (GROUND_RULES_SENTENCE.test(folded)) return wording.selection.groundRules;
  if (words.length <= LONGEST_COURTESY && COURTESY_SENTENCE.test(folded)) return wording.selection.courtesies;
  if (isRoutine(words) || (words.length <= LONGEST_TURN && TURN_SENTENCE.test(folded))) return wording.selection.turns;
  return isBareAnswer(words) || AGREEMENT_SENTENCE.test(folded) ? wording.selection.bareAnswer : null;
}
