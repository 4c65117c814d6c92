import type { Store } from '../store/store.js';
import type { Register } from './speakers/register.js';
import type { TopicReading } from './topic/topic.js';

/** What every step of a question reads with. */
export interface SearchContext {
  readonly register: Register;
  readonly store: Store;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether words are taken as they are spelt, even where nobody and nothing on record is. */
  readonly asTyped: boolean;
  /** Whether a plain word is one of the language. */
  readonly isWord?: (word: string) => boolean;
}

/** What topics are read by. */
export function topicReading({ register, asTyped, isWord }: SearchContext): TopicReading {
  return { isSurname: (word) => register.isSurname(word), asTyped, ...(isWord && { isWord }) };
}
