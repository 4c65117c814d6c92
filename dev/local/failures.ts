import { Log } from './log.js';

/**
 * A connection that is cut: `lost` has the effect, then closes the connection before the answer; `broken` closes it before
 * the effect. Either of them `by reset`, which some clients take for a reason to try again.
 */
export type Cut = 'lost' | 'broken' | 'lost by reset' | 'broken by reset';

/** A failure that was ordered, or calls that are held up. */
export class Planned<How> {
  /** The calls that it met, as they came. */
  readonly hits = new Log<string>();
  #release: () => void = () => {};
  readonly released = new Promise<void>((resolve) => {
    this.#release = resolve;
  });

  constructor(
    readonly method: string,
    readonly how: How | 'held before' | 'held after',
    public left: number,
  ) {}

  /** Resolves when the plan met so many calls. */
  async hit(times = 1): Promise<void> {
    await this.hits.first(times);
  }

  /** No further call fails; the calls that are held go on. */
  stop(): void {
    this.left = 0;
    this.#release();
  }
}

/** What goes wrong, by method (`*` is every one), so many times. `How` are the ways in which a server's calls fail. */
export class Failures<How> {
  readonly #plans: Planned<How>[] = [];

  plan(method: string, how: Planned<How>['how'], times: number): Planned<How> {
    const planned = new Planned<How>(method, how, times);
    this.#plans.push(planned);
    return planned;
  }

  take(method: string): Planned<How> | undefined {
    const plan = this.#plans.find(({ left, method: meant }) => left > 0 && (meant === '*' || meant === method));
    if (!plan) return undefined;
    plan.left -= 1;
    plan.hits.add(method);
    return plan;
  }

  stop(): void {
    for (const plan of this.#plans) plan.stop();
  }
}
