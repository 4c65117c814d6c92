import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../model/answer.js';
import type { ConversationTurn } from '../model/query.js';
import type { SearchResult } from '../search/index.js';
import type { DocumentStore } from '../store/documents.js';

/** Answers remembered at most, and statements and people in one that is: together some ten megabytes, a kilobyte each. */
export const MOST_ANSWERS = 200;
export const MOST_PARTS = 50;

/**
 * What was found for a question, for as long as no document changes: many ask what was just asked. Whoever shows it still has
 * to hold its words against their sources.
 */
export class AnswerCache {
  readonly #store: Pick<DocumentStore, 'version' | 'statements'>;
  readonly #known = new LRUCache<string, Answer>({ max: MOST_ANSWERS });
  #knownAt = Number.NaN;

  constructor(store: Pick<DocumentStore, 'version' | 'statements'>) {
    this.#store = store;
  }

  /**
   * What is known, else what `find` finds. What is given is the caller's own.
   *
   * @param asked all that the answer depends on beside the documents and `after`, as plain data
   * @param after what was asked before
   */
  async get(asked: unknown, after: ConversationTurn | undefined, find: () => Promise<SearchResult>): Promise<Answer> {
    // Before it is looked for: what is found while a document is saved counts as older than it.
    const version = await this.#store.version();
    if (version !== this.#knownAt) this.#known.clear();
    this.#knownAt = version;
    const alone = JSON.stringify([asked]);
    const behind = JSON.stringify([asked, after]);
    // Which of several somebody means may be said in the words of a question.
    const known = after?.outcome === 'ambiguous' ? undefined : this.#known.get(alone);
    const answer = known ?? this.#known.get(behind);
    if (answer && (await this.#isAsKept(answer))) return structuredClone(answer);
    const found = await find();
    if (partsOf(found.answer) > MOST_PARTS || this.#knownAt !== version) return found.answer;
    this.#known.set(found.isSelfContained && after?.outcome !== 'ambiguous' ? alone : behind, found.answer);
    return structuredClone(found.answer);
  }

  /** Whether the record still has the statements so: a hand other than ours in its file counts no change. */
  async #isAsKept({ answers }: Answer): Promise<boolean> {
    const statements = answers.map(({ statement }) => statement);
    return isDeepStrictEqual(await this.#store.statements(statements.map(({ id }) => id)), statements);
  }
}

function partsOf({ answers, nearMisses, candidates, bySpeaker = [] }: Answer): number {
  return answers.length + nearMisses.length + candidates.length + bySpeaker.length;
}
