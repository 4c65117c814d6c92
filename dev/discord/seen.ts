import { Consequences } from '../local/seen.js';
import type { Message, Modal, Shown } from './types.js';
import type { Interaction, World } from './world.js';

/** What a user sees in consequence of something done. What answered other interactions is not part of it. */
export class Seen extends Consequences<Message, Shown> {
  constructor(
    private readonly world: World,
    user: string,
    /** What was sent to the bot, if it was an interaction: `answered` is the type of its first answer. */
    readonly interaction?: Interaction,
    /** The message that the user wrote, if that is what was done. */
    readonly written?: Message,
  ) {
    super(world, user);
  }

  /** Resolves when the bot first answered, in whatever way. */
  async answered(): Promise<void> {
    if (!this.interaction) throw new Error('messages are not answered by interactions');
    await this.world.answers.next((each) => each === this.interaction);
  }

  async modal(): Promise<Modal> {
    const shown = await this.next((each) => each.what === 'modal');
    return (shown as Extract<Shown, { modal: Modal }>).modal;
  }

  protected isConsequence(shown: Shown): boolean {
    if (shown.interaction !== undefined) return shown.interaction === this.interaction?.id;
    return 'by' in shown && shown.by === 'bot';
  }

  /** That the bot is thinking is no message. */
  protected isReadable({ what }: Shown): boolean {
    return what === 'posted' || what === 'edited';
  }
}
