import * as english from '../../../src/lang/en/index.js';
import type { CueVerb } from '../../../src/lang/language.js';
import { wordSet } from '../../../src/lang/word-list.js';
import { wording } from './wording.js';

/** A small language as somebody adds it: the whole of `src/lang/de/`, but for what it takes from English. */
export * from '../../../src/lang/en/index.js';
export { wording };

const said = (lemma: string): CueVerb => ({ lemma, content: 'clause', addressee: true, inverts: true, mental: false });

/** Reporting verbs by their forms. */
export const CUE_VERBS: ReadonlyMap<string, CueVerb> = new Map([
  ['sagt', said('sagen')],
  ['sagte', said('sagen')],
  ['erklärte', said('erklären')],
]);

/** Past tenses end so: by it the tagger knows a verb that its lexicon does not have. */
export const WORD_ENDINGS = { ...english.WORD_ENDINGS, VERB: [...english.WORD_ENDINGS.VERB, 'te'] };

export const THANKS = 'danke|vielen dank';
export const STOP_WORDS = new Set([...english.STOP_WORDS, ...wordSet('der die das ein eine und war ist')]);
