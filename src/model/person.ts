/** A role held for a time; open ends mean "not known to have begun or ended". */
export interface Role {
  /** As it would stand before or after the name: "Secretary of Defense". */
  readonly title: string;
  readonly organisation?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * Somebody who speaks. `named`: one person across all sources. `unnamed` ("a senior official", "Q", a bare surname
 * that nothing in the document completes): exists within one source and is never merged with another.
 */
export interface Person {
  readonly id: string;
  readonly kind: 'named' | 'unnamed';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly wikidata?: string;
  /** Set for unnamed people only: the one source they exist in. */
  readonly sourceId?: string;
}
