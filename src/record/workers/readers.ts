import { availableParallelism } from 'node:os';
import type { Lane } from './lane.js';

/** Each takes some hundred megabytes with its pages, and more than one thread a core does nothing sooner. */
export const MOST_READERS = Math.min(4, availableParallelism());

/** These go by what a reader keeps in memory of all names and words, which one does. */
const FIRST_LANE_METHODS: ReadonlySet<string> = new Set(['complete']);

type Reader = Pick<Lane, 'call' | 'open' | 'isOpen' | 'waiting'>;

/** Lanes that read: one, and more of them from when all are busy. SQLite lets all of them read at once. */
export class ReadLanes<Of extends Reader> {
  readonly #lanes: Of[];
  readonly #another: () => Of;
  readonly #most: number;

  /**
   * @param another makes a lane that isn't open yet
   * @param most lanes with the first, one or more
   */
  constructor(first: Of, another: () => Of, most: number) {
    this.#lanes = [first];
    this.#another = another;
    this.#most = most;
  }

  get lanes(): readonly Of[] {
    return this.#lanes;
  }

  /** Calls a method of the record where the least is to be done. */
  call(method: string, args: readonly unknown[]): Promise<unknown> {
    const first = this.#lanes[0]!;
    if (FIRST_LANE_METHODS.has(method)) return first.call(method, args);
    // Nobody waits for one to be opened, but where there is no other.
    const open = this.#lanes.filter((lane) => lane.isOpen);
    const idlest = open.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best), open[0] ?? first);
    if (idlest.waiting > 0) this.#openAnother();
    return idlest.call(method, args);
  }

  #openAnother(): void {
    let lane = this.#lanes.find(({ isOpen }) => !isOpen);
    if (!lane && this.#lanes.length < this.#most) {
      lane = this.#another();
      this.#lanes.push(lane);
    }
    // Where it can't be opened the others do its work, until it is tried again.
    lane?.open().catch(() => undefined);
  }
}
