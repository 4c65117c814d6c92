import { Log } from './log.js';

/**
 * How a call fails: an HTTP status (429 with `retryAfter` in seconds), an error of the API, `lost` (the effect happens,
 * then the connection breaks before the answer), `broken` (the connection breaks before the effect).
 */
export type Failure =
  | { status: number; retryAfter?: number }
  | { error: string; [more: string]: unknown }
  | 'lost'
  | 'broken';

/** A failure that was ordered, or calls that are held up. */
export class Planned {
  /** The calls that it met, as they came. */
  readonly hits = new Log<string>();
  #release: () => void = () => {};
  readonly released = new Promise<void>((resolve) => {
    this.#release = resolve;
  });

  constructor(
    readonly method: string,
    readonly how: Failure | 'held before' | 'held after',
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

/** What goes wrong, by method (`*` is every one, `response_url` the posts to these), so many times. */
export class Failures {
  readonly #plans: Planned[] = [];

  plan(method: string, how: Planned['how'], times: number): Planned {
    const planned = new Planned(method, how, times);
    this.#plans.push(planned);
    return planned;
  }

  take(method: string): Planned | undefined {
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
