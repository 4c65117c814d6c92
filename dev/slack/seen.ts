import { Consequences } from '../local/seen.js';
import type { Ack, Inbound } from './transport.js';
import type { Message, Shown, View } from './types.js';
import type { Workspace } from './workspace.js';

/** What a user sees in consequence of something done. What came through response_urls of others is not part of it. */
export class Seen extends Consequences<Message, Shown> {
  /** The acknowledgement: its payload, and over HTTP its status. */
  ack: Ack = { payload: undefined, status: 0 };
  /** The message that the user wrote, if that is what was done. */
  written?: Message;

  constructor(
    workspace: Workspace,
    user: string,
    readonly inbound: Inbound,
    /** The response_url that the app got with it. */
    readonly url?: string,
  ) {
    super(workspace, user);
  }

  about(message: Message): this {
    this.written = message;
    return this;
  }

  /** The next modal or Home tab that appears or changes. */
  async view(wanted: (view: View) => boolean = () => true): Promise<View> {
    const shown = await this.next((each) => 'view' in each && each.what !== 'closed' && wanted(each.view));
    return (shown as Extract<Shown, { view: View }>).view;
  }

  protected isConsequence(shown: Shown): boolean {
    if ('view' in shown) return true;
    return shown.by !== 'user' && (shown.url === undefined || shown.url === this.url);
  }

  protected isReadable(shown: Shown): boolean {
    return 'message' in shown && shown.what !== 'deleted';
  }
}
