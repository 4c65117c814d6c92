/** Things in order of which many are equal: each of these is in memory once. */
export class InternedSequence<T> {
  readonly #distinct: T[] = [];
  readonly #places = new Map<string, number>();
  readonly #order: number[] = [];

  get length(): number {
    return this.#order.length;
  }

  /** @param key equal for two that are equal. */
  add(key: string, one: T): void {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#distinct.push(one) - 1;
      this.#places.set(key, place);
    }
    this.#order.push(place);
  }

  /** The same sequence of what each of its things becomes; each of the different ones is asked for once. */
  map<U>(become: (one: T) => U): InternedSequence<U> {
    const mapped = new InternedSequence<U>();
    const distinct = this.#distinct.map(become);
    for (const place of this.#order) mapped.add(String(place), distinct[place]!);
    return mapped;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const place of this.#order) yield this.#distinct[place]!;
  }
}
