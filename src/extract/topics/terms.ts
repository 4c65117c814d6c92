import { NO_TOPICS } from '../../lang/index.js';
import { detachedCopy } from '../../text/memory/owned-string.js';
import { WordCache } from '../../text/memory/word-cache.js';
import { fold, stem, type Word, wordsOf } from '../../text/words.js';

/** A word that can be a topic, with its place and its stem. */
export interface TopicTerm {
  /** Lower case, as it stands in the text. */
  readonly term: string;
  readonly key: string;
  readonly start: number;
}

/** Tells which words can be topics. Remembers them, since documents repeat their words. */
class Terms {
  readonly #keys = new WordCache<string>(50_000);

  /** The stem of a word that can be a topic, "" for one that can't. */
  keyOf(word: string): string {
    let key = this.#keys.get(word);
    if (key === undefined) {
      const folded = fold(word).replace(/'s?$/, '');
      key = folded.length > 1 && !NO_TOPICS.has(folded) ? stem(word) : '';
      this.#keys.set(detachedCopy(word), key);
    }
    return key;
  }

  /** The topic words of a text, in order; `offset` is where the text begins in its document. */
  of(text: string, offset = 0): TopicTerm[] {
    return this.among(wordsOf(text), offset);
  }

  among(words: readonly Word[], offset = 0): TopicTerm[] {
    const terms: TopicTerm[] = [];
    for (const { text, start } of words) {
      const key = this.keyOf(text);
      if (key) terms.push({ term: text.toLowerCase(), key, start: start + offset });
    }
    return terms;
  }
}

/** The one memory of words, shared by all documents. */
export const termCache = new Terms();
