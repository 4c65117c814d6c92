/**
 * What was made of words, by the word: texts and questions repeat their words. A full cache starts afresh. It is no LRU
 * cache (`lru-cache`, as elsewhere), which showed no clear gain: 830,000 words, a tenth of them new, took 0.23 to 0.36 s with
 * this and 0.30 to 0.35 s with that. So the simpler map stays (docs/adr/0053-lru-cache-and-word-cache.md).
 */
export class WordCache<Value> {
  readonly #max: number;
  readonly #values = new Map<string, Value>();

  /** @param max words at most. */
  constructor(max: number) {
    this.#max = max;
  }

  get(word: string): Value | undefined {
    return this.#values.get(word);
  }

  set(word: string, value: Value): void {
    if (this.#values.size >= this.#max) this.#values.clear();
    this.#values.set(word, value);
  }
}
