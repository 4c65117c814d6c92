/** The names by which whoever plays calls what is on the screen: messages are `m1`, `m2`, …, and buttons, menus and fields numbers. */
export class Screen<Item, Element> {
  readonly #items = new Map<string, { readonly name: string; item: Item }>();
  readonly #elements: Element[] = [];
  #last: Item | undefined;

  /** Names a message, by its id the same one again when it changes; remembers it as it is now. */
  name(id: string, item: Item): string {
    const known = this.#items.get(id) ?? { name: `m${this.#items.size + 1}`, item };
    known.item = item;
    this.#items.set(id, known);
    this.#last = item;
    return known.name;
  }

  /** Remembers as the last that was shown what has no name, such as a form. */
  show(item: Item): void {
    this.#last = item;
  }

  /** The last that was shown. */
  get last(): Item {
    if (this.#last === undefined) throw new Error('nothing was shown yet');
    return this.#last;
  }

  /** The message of that name, as it was when it was shown last. */
  item(name: string): Item {
    for (const known of this.#items.values()) if (known.name === name) return known.item;
    throw new Error(`there is no message ${name || 'without a name'}; messages are called m1, m2 and so on`);
  }

  /** The number of something that can be acted on. Each time that it is shown it gets another one. */
  number(element: Element): number {
    return this.#elements.push(element);
  }

  /** What has the number, or else the last that is called so. */
  element(words: string, namesOf: (element: Element) => readonly (string | undefined)[]): Element {
    const found = /^\d+$/.test(words)
      ? this.#elements[Number(words) - 1]
      : this.#elements.findLast((each) => namesOf(each).some((name) => name?.toLowerCase() === words.toLowerCase()));
    if (found) return found;
    throw new Error(`nothing has the number or the name ${JSON.stringify(words)}; numbers stand in brackets`);
  }
}
