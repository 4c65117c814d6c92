import type { Answer } from '../../src/model/answer.js';
import type { Person } from '../../src/model/person.js';
import type { ConversationTurn } from '../../src/model/query.js';
import { type SearchOptions, search, turnOf } from '../../src/search/index.js';
import type { Store } from '../../src/store/store.js';
import { TODAY } from './fixtures.js';

type Options = Partial<SearchOptions>;

/** Conversations over a store. */
export function talkOver(store: Store, directory: readonly Person[] = []) {
  const ask = (question: string, options: Options = {}): Promise<Answer> =>
    search(question, { store, today: TODAY, directory, ...options });

  /** Asks one question after the other, each with the turn before it as it would be stored; gives the last answer. */
  const talk = async (questions: readonly string[], options: Options = {}): Promise<Answer> => {
    let after: ConversationTurn | undefined;
    let answer: Answer | undefined;
    for (const question of questions) {
      answer = await ask(question, { ...options, ...(after && { after: JSON.parse(JSON.stringify(after)) }) });
      after = turnOf(answer, after);
    }
    return answer!;
  };
  return { ask, talk };
}
