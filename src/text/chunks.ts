import { owned } from './owned.js';
import { isSpace } from './paragraphs.js';

/** Distinct chunks remembered at most (some megabytes); then the memory starts afresh. */
const MEMORY = 50_000;
/** Longer chunks are addresses and rubbish, which don't come again. UTF-16 code units. */
const LONGEST = 40;

/** What is made of the chunks of texts, the pieces between white space. Texts repeat them, so each is made once. */
export class Chunks<T> {
  readonly #make: (chunk: string) => T;
  readonly #made = new Map<string, T>();

  constructor(make: (chunk: string) => T) {
    this.#make = make;
  }

  /** What is made of one chunk. */
  of(chunk: string): T {
    const known = this.#made.get(chunk);
    if (known !== undefined) return known;
    if (chunk.length > LONGEST) return this.#make(chunk);
    const copy = owned(chunk);
    const made = this.#make(copy);
    if (this.#made.size >= MEMORY) this.#made.clear();
    this.#made.set(copy, made);
    return made;
  }

  /** Calls `take` with what is made of each chunk of `[from, to)`, in order, and where it starts. Linear. */
  each(text: string, from: number, to: number, take: (made: T, start: number) => void): void {
    for (let start = from; start < to; ) {
      let end = start;
      while (end < to && !isSpace(text.charCodeAt(end))) end++;
      if (end > start) take(this.of(text.slice(start, end)), start);
      start = end + 1;
    }
  }
}
