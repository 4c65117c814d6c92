/** How long a signature is remembered, in milliseconds: as long as its timestamp could be taken, and a bit. */
const REMEMBERED = 7 * 60_000;

/** Beyond so many, the oldest are forgotten: some 20 MB. */
const MOST = 100_000;

/** The signatures that were taken lately. What comes with one of them was recorded by somebody and sent again. */
export class Replays {
  readonly #takenAt = new Map<string, number>();

  /** False when it was taken before. */
  take(signature: string, now: number): boolean {
    for (const [oldest, at] of this.#takenAt) {
      if (now - at <= REMEMBERED && this.#takenAt.size < MOST) break;
      this.#takenAt.delete(oldest);
    }
    if (this.#takenAt.has(signature)) return false;
    this.#takenAt.set(signature, now);
    return true;
  }

  /** For a request that failed: it may come again. */
  forget(signature: string): void {
    this.#takenAt.delete(signature);
  }
}
