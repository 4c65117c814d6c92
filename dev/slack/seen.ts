import type { Ack, Inbound } from './transport.js';
import type { Message, Shown, View } from './types.js';
import type { Workspace } from './workspace.js';

/** What a user sees in consequence of something done. Each call gives what was not given before, and waits for it. */
export class Seen {
  /** The acknowledgement: its payload, and over HTTP its status. */
  ack: Ack = { payload: undefined, status: 0 };
  /** The message that the user wrote, if that is what was done. */
  written?: Message;
  readonly #from: number;
  readonly #taken = new Set<Shown>();

  constructor(
    private readonly workspace: Workspace,
    readonly user: string,
    readonly inbound: Inbound,
    /** The response_url that the app got with it. */
    readonly url?: string,
  ) {
    this.#from = workspace.shown.all.length;
  }

  about(message: Message): this {
    this.written = message;
    return this;
  }

  /** All that appeared, changed and went away since, so far. What came through response_urls of others is not part of it. */
  get soFar(): Shown[] {
    return this.workspace.shown.all.slice(this.#from).filter((shown) => this.#mine(shown));
  }

  /** The next that appears, changes or goes away. */
  async next(wanted: (shown: Shown) => boolean = () => true): Promise<Shown> {
    for (;;) {
      const fits = (shown: Shown) => this.#mine(shown) && !this.#taken.has(shown) && wanted(shown);
      const shown = await this.workspace.shown.next(fits, this.#from);
      if (this.#taken.has(shown)) continue;
      this.#taken.add(shown);
      return shown;
    }
  }

  /** The next message that appears or changes, as it is then. */
  async message(wanted: (message: Message) => boolean = () => true): Promise<Message> {
    const shown = await this.next((each) => 'message' in each && each.what !== 'deleted' && wanted(each.message));
    return (shown as Extract<Shown, { message: Message }>).message;
  }

  /** The next message that goes away. */
  async deletion(): Promise<Message> {
    const shown = await this.next((each) => each.what === 'deleted');
    return (shown as Extract<Shown, { message: Message }>).message;
  }

  /** The next modal or Home tab that appears or changes. */
  async view(wanted: (view: View) => boolean = () => true): Promise<View> {
    const shown = await this.next((each) => 'view' in each && each.what !== 'closed' && wanted(each.view));
    return (shown as Extract<Shown, { view: View }>).view;
  }

  #mine(shown: Shown): boolean {
    if (!this.workspace.sees(this.user, shown)) return false;
    if ('view' in shown) return true;
    return shown.by !== 'user' && (shown.url === undefined || shown.url === this.url);
  }
}
