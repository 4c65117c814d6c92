import type { Answer } from '../model.js';

/** Answers remembered at most, and statements and people in one that is: together some ten megabytes, a kilobyte each. */
export const MOST_ANSWERS = 200;
export const MOST_PARTS = 50;

/**
 * What was found for a question, for as long as no document changes: many ask what was just asked. Whoever shows it still has
 * to hold its words against their sources.
 */
export class Answers {
  readonly #version: () => Promise<number>;
  /** Those used last stand at the end. */
  readonly #known = new Map<string, Answer>();
  #knownAt = Number.NaN;

  /** @param version of the record; another one after each change of a document, by whomever */
  constructor(version: () => Promise<number>) {
    this.#version = version;
  }

  /**
   * What is known, else what `find` finds. What is given is the caller's own.
   *
   * @param asked all that the answer depends on beside the documents, as plain data
   */
  async get(asked: unknown, find: () => Promise<Answer>): Promise<Answer> {
    // Before it is looked for: what is found while a document is saved counts as older than it.
    const version = await this.#version();
    if (version !== this.#knownAt) this.#known.clear();
    this.#knownAt = version;
    const key = JSON.stringify(asked);
    const answer = this.#known.get(key) ?? (await find());
    if (partsOf(answer) > MOST_PARTS || this.#knownAt !== version) return answer;
    // Anew, so that the order of the map is the order of use.
    this.#known.delete(key);
    this.#known.set(key, answer);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_ANSWERS && oldest !== undefined) this.#known.delete(oldest);
    return structuredClone(answer);
  }
}

function partsOf({ answers, nearMisses, candidates, bySpeaker = [] }: Answer): number {
  return answers.length + nearMisses.length + candidates.length + bySpeaker.length;
}
