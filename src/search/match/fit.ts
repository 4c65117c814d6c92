import type { Statement } from '../../model/statement.js';
import type { Store } from '../../store/store.js';
import { plainWords, queryTokensOf } from '../../text/tokenizer.js';
import { visibleText } from '../question/clean.js';
import type { Register } from '../speakers/register.js';
import { type QueryTopic, readTopic } from '../topic/topic.js';
import { evidenceFor, isEnough, type StemmedText, wordsWithStems } from './evidence.js';

/** Whether a statement fits. */
export type FitTest = (statement: Statement) => boolean;

/** Words of statements that are held against one topic after the other, for as long as these are held. */
const known = new WeakMap<Statement, StemmedText>();

function stemmedTextOf(statement: Statement): StemmedText {
  const words = known.get(statement) ?? wordsWithStems(statement.text);
  known.set(statement, words);
  return words;
}

function fitsTopicAlone(statement: Statement, topic: QueryTopic): boolean {
  return isEnough(evidenceFor({ statement, day: null, around: [] }, topic, stemmedTextOf(statement)), topic);
}

/**
 * Whether statements are about a topic, by the evidence that makes an answer of a statement (`isEnough`). Words are taken
 * as they are typed: what nobody has said yet may be said tomorrow, and is no slip.
 */
export async function fitsTopic(
  topic: string,
  { register, store }: { readonly register: Register; readonly store: Store },
): Promise<FitTest> {
  const read = await readTopic(queryTokensOf(visibleText(topic)), [], store, {
    isSurname: (word) => register.isSurname(word),
    asTyped: true,
  });
  return (statement) => fitsTopicAlone(statement, read);
}

/**
 * Whether statements hold a phrase, word for word, unstemmed, in what the speaker says and not in what the speaker quotes.
 * Case, punctuation and the kind of marks don't matter.
 */
export function fitsPhrase(phrase: string): FitTest {
  const text = visibleText(phrase);
  const topic = { terms: [], phrases: [{ text, words: plainWords(text) }], run: [], functionWords: [] };
  return (statement) => fitsTopicAlone(statement, topic);
}
