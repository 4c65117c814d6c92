import { OnrecordError } from '../model/errors.js';

/** Something that is kept beside the documents: a text, found by its key. */
export interface KeptValue {
  readonly key: string;
  readonly value: string;
  /** Milliseconds since 1970 from which on it is gone; kept for ever unless said. */
  readonly expires?: number;
}

/**
 * What a program must remember beside the documents, also after it was started again, and what several programs on one
 * record. Keys are of a space each, so that no two uses meet. What has expired is gone at once; its row is removed by a
 * later write, a bounded number at a time. `now` is in milliseconds since 1970.
 *
 * Writing waits two seconds at most for another writer, where documents wait longer. Keys that are met lie apart from the
 * documents and from values, and never wait for either: events are told apart while a long document is saved.
 *
 * @throws {OnrecordError} as `Store` says, `STORE_BUSY` above all, while a long document is saved; `KEPT_UNSOUND` for
 *   texts with a NUL or half a character.
 */
export interface Keeping {
  /**
   * Those of `keys` that are met for the first time; from then on all are known until `expires`. Of two who ask at once,
   * one is told that a key is new. A power cut may make the last second's new again; the end of the process does not.
   * With no keys it gets ready.
   */
  meetAll(space: string, keys: readonly string[], now: number, expires: number): Promise<readonly string[]>;
  /** Lets keys be met for the first time again. */
  unmeet(space: string, keys: readonly string[]): Promise<void>;
  /** Keeps values, all of them or none, each in the place of the one before. They are on the disk when it returns. */
  keep(space: string, values: readonly KeptValue[], now: number): Promise<void>;
  /** Null where nothing is kept under that key. */
  kept(space: string, key: string, now: number): Promise<string | null>;
  /** All that is kept in a space, by their keys in the order of their bytes. */
  keptIn(space: string, now: number): Promise<readonly KeptValue[]>;
  /**
   * Puts a value in the place of another one, which has to stand there still: false where it doesn't, and nothing is
   * changed. When it expires stays as it was.
   */
  compareAndSet(space: string, key: string, before: string, after: string): Promise<boolean>;
  /** Removes values. */
  forget(space: string, keys: readonly string[]): Promise<void>;
}

/**
 * Refuses texts that would come back as something else: a lone surrogate has no UTF-8 form, and at a NUL a text ends.
 * Two keys would be taken for one. Every store calls this before it keeps anything.
 *
 * @throws {OnrecordError} `KEPT_UNSOUND`.
 */
export function checkKept(...texts: readonly string[]): void {
  if (!texts.some((text) => /[\p{Cs}\0]/u.test(text))) return;
  throw new OnrecordError(
    'KEPT_UNSOUND',
    'What was to be kept holds a NUL or half a character.',
    'Nothing of it was stored. Keep it as JSON, which can hold anything.',
  );
}
