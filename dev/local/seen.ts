import type { State } from './state.js';

/**
 * What a user sees in consequence of something done. Each call gives what was not given before, and waits for it.
 * `Shown` is what a platform shows; of messages it says which, and what became of them.
 */
export abstract class Consequences<Message, Shown extends { readonly what: string }> {
  readonly #from: number;
  readonly #taken = new Set<Shown>();

  constructor(
    private readonly state: Pick<State<never, Shown>, 'shown' | 'sees'>,
    readonly user: string,
  ) {
    this.#from = state.shown.all.length;
  }

  /** Whether it is in consequence of what was done, as far as the platform tells; whether the user sees it is asked apart. */
  protected abstract isConsequence(shown: Shown): boolean;

  /** Whether a message can be read that was not there before, or that reads otherwise now. */
  protected abstract isReadable(shown: Shown): boolean;

  /** All that appeared, changed and went away since, so far. What answered something else is not part of it. */
  get soFar(): Shown[] {
    return this.state.shown.all.slice(this.#from).filter((shown) => this.#mine(shown));
  }

  /** The next that appears, changes or goes away. */
  async next(wanted: (shown: Shown) => boolean = () => true): Promise<Shown> {
    for (;;) {
      const fits = (shown: Shown) => this.#mine(shown) && !this.#taken.has(shown) && wanted(shown);
      const shown = await this.state.shown.next(fits, this.#from);
      if (this.#taken.has(shown)) continue;
      this.#taken.add(shown);
      return shown;
    }
  }

  /** The next message that appears or changes, as it is then. */
  async message(wanted: (message: Message) => boolean = () => true): Promise<Message> {
    return messageIn(await this.next((each) => this.isReadable(each) && wanted(messageIn(each))));
  }

  /** The next message that goes away. */
  async deletion(): Promise<Message> {
    return messageIn(await this.next((each) => each.what === 'deleted'));
  }

  #mine(shown: Shown): boolean {
    // The cheapest first: there may be as many who wait as there are answers.
    return this.isConsequence(shown) && this.state.sees(this.user, shown);
  }
}

/** The message in what was shown, where it is one. */
function messageIn<Message>(shown: object): Message {
  return (shown as { message: Message }).message;
}
