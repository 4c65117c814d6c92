import type { Message, Modal, Shown } from './types.js';
import type { Interaction, World } from './world.js';

/** What a user sees in consequence of something done. Each call gives what was not given before, and waits for it. */
export class Seen {
  readonly #from: number;
  readonly #taken = new Set<Shown>();

  constructor(
    private readonly world: World,
    readonly user: string,
    /** What was sent to the bot, if it was an interaction: `answered` is the type of its first answer. */
    readonly interaction?: Interaction,
    /** The message that the user wrote, if that is what was done. */
    readonly written?: Message,
  ) {
    this.#from = world.shown.all.length;
  }

  /** All that appeared, changed and went away since, so far. What answered other interactions is not part of it. */
  get soFar(): Shown[] {
    return this.world.shown.all.slice(this.#from).filter((shown) => this.#mine(shown));
  }

  /** Resolves when the bot first answered, in whatever way. */
  async answered(): Promise<void> {
    if (!this.interaction) throw new Error('messages are not answered by interactions');
    await this.world.answers.next((each) => each === this.interaction);
  }

  /** The next that appears, changes or goes away. */
  async next(wanted: (shown: Shown) => boolean = () => true): Promise<Shown> {
    for (;;) {
      const fits = (shown: Shown) => this.#mine(shown) && !this.#taken.has(shown) && wanted(shown);
      const shown = await this.world.shown.next(fits, this.#from);
      if (this.#taken.has(shown)) continue;
      this.#taken.add(shown);
      return shown;
    }
  }

  /** The next message that appears or changes, as it is then. That the bot is thinking is none. */
  async message(wanted: (message: Message) => boolean = () => true): Promise<Message> {
    const shown = await this.next((each) => (each.what === 'posted' || each.what === 'edited') && wanted(each.message));
    return (shown as Extract<Shown, { message: Message }>).message;
  }

  /** The next message that goes away. */
  async deletion(): Promise<Message> {
    const shown = await this.next((each) => each.what === 'deleted');
    return (shown as Extract<Shown, { message: Message }>).message;
  }

  async modal(): Promise<Modal> {
    const shown = await this.next((each) => each.what === 'modal');
    return (shown as Extract<Shown, { modal: Modal }>).modal;
  }

  #mine(shown: Shown): boolean {
    // The cheapest first: there may be as many who wait as there are answers.
    if (shown.interaction !== undefined && shown.interaction !== this.interaction?.id) return false;
    if (shown.interaction === undefined && !('by' in shown && shown.by === 'bot')) return false;
    return this.world.sees(this.user, shown);
  }
}
