/** How much is examined; all of it unless said. */
export interface Extent {
  /**
   * Set to leave out rows and lists, which are checked whenever they are read, and what misspelt words are found by: what
   * remains is what nobody would notice, an index that doesn't lead to what is there.
   */
  readonly quick?: boolean;
  /** Bytes of the file above which nothing is examined, since it would take too long. */
  readonly largest?: number;
}

/** A document of which a part isn't as it was saved, as far as that can still be told. */
export interface DamagedDocument {
  /** Its id, where that can be read. */
  readonly id: string | null;
  readonly title: string | null;
  /** Where it came from: a path, a name, an address. */
  readonly origin: string | null;
  readonly url: string | null;
}

/** What an examination of the whole record has found. */
export interface Examination {
  /** What is damaged, one sentence each. Empty: nothing. */
  readonly faults: readonly string[];
  /** Documents that are to be imported again. */
  readonly documents: readonly DamagedDocument[];
}

/** What became of a record that was made anew of what was sound in it. */
export interface Repair {
  /** Documents that were left out, to be imported again. */
  readonly documents: readonly DamagedDocument[];
  /** What else is lost, one sentence each. */
  readonly lost: readonly string[];
  /** Where the damaged file lies now. */
  readonly aside: string;
}
