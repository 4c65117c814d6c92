import { OnrecordError } from '../../model/errors.js';
import { wordsOf } from '../../text/words.js';

/** Longest question, in UTF-16 units. People type up to some 200; more is a pasted text, which is for `verify`. */
export const QUESTION_LIMIT = 1000;

/** Whoever is called on at the start of a message, which is the bot: "@onrecord what did …", "<@U024BE7LH>, who …". */
const MENTION = /^(?:(?:<@[!&]?\w+(?:\|[^>]*)?>|@[\w.-]+)[ ,:]*)+/;

/** A question cleaned of what nobody sees, with the phrases in quotation marks taken out. */
export interface CleanQuestion {
  /** Straight apostrophes and hyphens, single spaces, without the phrases. */
  readonly text: string;
  /** What stood in quotation marks, as typed. */
  readonly phrases: readonly string[];
}

/**
 * Cleans a question: control characters, direction marks and the like go, quotation marks become straight, and what
 * stands in double ones (or in single ones, from two words on) is taken out as an exact phrase.
 *
 * @throws {OnrecordError} `QUESTION_EMPTY` without a single word, `QUESTION_TOO_LONG` over `QUESTION_LIMIT`.
 */
export function cleanQuestion(question: string): CleanQuestion {
  if (question.length > QUESTION_LIMIT) {
    throw new OnrecordError(
      'QUESTION_TOO_LONG',
      `The question has ${question.length} characters; at most ${QUESTION_LIMIT} are read.`,
      'Ask in a sentence or a few keywords. To look up a long quotation, verify it instead.',
    );
  }
  const visible = visibleText(question).replace(MENTION, '');
  if (wordsOf(visible).length === 0) {
    throw new OnrecordError(
      'QUESTION_EMPTY',
      'The question holds no words.',
      'Ask who said what, for example: what did Milley say about the letter',
    );
  }
  const phrases: string[] = [];
  const take = (_match: string, phrase: string) => {
    if (wordsOf(phrase).length > 0) phrases.push(phrase.trim());
    return ' ';
  };
  const text = visible
    .replace(/"([^"]*)"/g, take)
    .replace(/(?<![\p{L}\p{N}])'([^' ]+(?: [^' ]+)+)'(?![\p{L}\p{N}])/gu, take)
    .replace(/"/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return { text, phrases };
}

/**
 * Text without characters that are not seen, with straight quotation marks and apostrophes and single spaces. A
 * zero-width space is where a line may break, and so parts words.
 */
export function visibleText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u200b/g, ' ')
    .replace(/[\u00ad\p{Cf}]/gu, '')
    .replace(/[“”„‟«»″＂]|``|''/g, '"')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
}
