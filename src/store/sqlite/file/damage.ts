/** A part of the record that isn't as it was saved. */
export interface DamagedPart {
  readonly part: 'source' | 'statement' | 'person' | 'index' | 'file';
  /** The id of the source, where it is known: in hex. */
  readonly sourceId?: string;
  /** What else tells which one it is: an id, a stem. */
  readonly id?: string;
}

/** Thrown within the store for a row that isn't as it was saved. */
export class RowDamaged extends Error {
  readonly part: DamagedPart;

  constructor(part: DamagedPart) {
    super(`A ${part.part} is damaged.`);
    this.part = part;
  }
}

/** Parts that are told of one by one: beyond them the record is to be examined anyway. */
const MOST_TOLD = 100;

/** What was found to be damaged since a connection was opened. What was damaged once stays so until somebody mends it. */
export class Damage {
  readonly #told = new Set<string>();
  readonly #tell: (part: DamagedPart) => void;
  #isMet = false;

  constructor(tell: (part: DamagedPart) => void) {
    this.#tell = tell;
  }

  /** Whether any was met. */
  get isMet(): boolean {
    return this.#isMet;
  }

  note(part: DamagedPart): void {
    this.#isMet = true;
    const key = JSON.stringify([part.part, part.sourceId, part.id]);
    if (this.#told.has(key) || this.#told.size >= MOST_TOLD) return;
    this.#told.add(key);
    this.#tell(part);
  }
}
