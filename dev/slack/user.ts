import { newView, refill, showView } from './api/views.js';
import type { Payloads } from './payloads.js';
import { type ResponseUrls, showAnswer } from './response-urls.js';
import { checkOptions, checkView } from './rules/view.js';
import { Seen } from './seen.js';
import { type Choice, chosen, elementsNamed, type Found, missing } from './state.js';
import type { Ack, DeliveryOptions, Inbound, Transport } from './transport.js';
import type { Json, Message, Option, View } from './types.js';
import type { Workspace } from './workspace.js';

/** What a user needs of the server. */
export interface World {
  readonly workspace: Workspace;
  readonly payloads: Payloads;
  readonly urls: ResponseUrls;
  readonly transport: Transport;
}

interface Place {
  channel?: string;
  /** The `ts` of the message whose thread it is. */
  thread?: string;
}

/** Somebody in Slack: does what people do, and sees what they would see. All is sent over the server's transport. */
export class SlackUser {
  constructor(
    readonly id: string,
    readonly world: World,
  ) {}

  /** The topmost open modal. */
  get modal(): View | undefined {
    return this.world.workspace.modals.get(this.id)?.at(-1);
  }

  get home(): View | undefined {
    return this.world.workspace.homes.get(this.id);
  }

  /** The channel of the user's direct messages with the bot. */
  get dmChannel(): string {
    return this.world.workspace.dm(this.id).id;
  }

  /** All messages that the user sees now, the oldest first. */
  get messages(): Message[] {
    const { workspace } = this.world;
    return workspace.messages.filter((message) => workspace.sees(this.id, { what: 'posted', message, by: 'api' }));
  }

  /** `/said …`; resolves when it is acknowledged. */
  async slash(
    command: string,
    text = '',
    { channel = 'C0001', ...options }: Place & DeliveryOptions = {},
  ): Promise<Seen> {
    this.#joins(channel);
    const url = this.world.urls.make(this.id, channel);
    const inbound = this.world.payloads.slash({ user: this.id, channel, command, text, url });
    const { seen, ack } = await this.#act(inbound, options, url);
    if (ack.payload && Object.keys(ack.payload).length > 0) {
      const loud = (ack.payload as Json)['response_type'] === 'in_channel';
      showAnswer(this.world.workspace, 'ack', { user: this.id, channel, url, loud }, ack.payload as Json);
    }
    return seen;
  }

  /** Writes a message that tells the app nothing. */
  write(channel: string, text: string, { thread }: Place = {}): Message {
    const draft = { user: this.id, channel, text, ...(thread === undefined ? {} : { thread_ts: thread }) };
    this.#joins(channel);
    return this.world.workspace.post(draft, 'user');
  }

  /** Writes a message of which the app hears as one of its channel (`message.channels`, `message.groups`, `message.im`). */
  async say(channel: string, text: string, { thread, ...options }: Place & DeliveryOptions = {}): Promise<Seen> {
    const message = this.write(channel, text, thread === undefined ? {} : { thread });
    const { seen } = await this.#act(this.world.payloads.message(message), options);
    return seen.about(message);
  }

  /** Writes to the bot, alone with it. */
  dm(text: string, options: Place & DeliveryOptions = {}): Promise<Seen> {
    return this.say(this.dmChannel, text, options);
  }

  /** `@bot …` in a channel or a thread. */
  async mention(channel: string, text: string, { thread, ...options }: Place & DeliveryOptions = {}): Promise<Seen> {
    // An outsider mentions the bot of the workspace whose channel it is.
    const { team } = this.world.workspace.channels.get(channel)!;
    const words = `<@${this.world.workspace.bot(team).user}> ${text}`;
    const message = this.write(channel, words, thread === undefined ? {} : { thread });
    const event = this.world.payloads.event('app_mention', team, this.world.payloads.ofMessage(message));
    const { seen } = await this.#act(event, options);
    return seen.about(message);
  }

  /** Writes a message with links of a domain of the app's. */
  async link(channel: string, text: string, urls: readonly string[], options: DeliveryOptions = {}): Promise<Seen> {
    const message = this.write(channel, text);
    const { team } = this.world.workspace.channels.get(channel)!;
    const links = urls.map((url) => ({ url, domain: new URL(url).hostname }));
    const about = { user: this.id, channel, message_ts: message.ts, thread_ts: message.ts, links };
    const { seen } = await this.#act(this.world.payloads.event('link_shared', team, about), options);
    return seen.about(message);
  }

  /**
   * Clicks a button: the one of that text or action_id, the `nth` (0 is the first) where there are several.
   * @throws {Error} there is none; says which ones there are
   */
  async click(
    on: Message | View,
    button: string,
    { nth = 0, ...options }: { nth?: number } & DeliveryOptions = {},
  ): Promise<Seen> {
    const named = elementsNamed(on, button).filter(({ element }) => element.type === 'button');
    const found = named[nth];
    if (!found) throw new Error(`there are ${named.length} buttons called ${button}`);
    const { text, value, type, style } = found.element;
    return this.#acted(
      on,
      found,
      { type, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) },
      options,
    );
  }

  /** Chooses something in a menu; the app hears of it unless the menu is an input without `dispatch_action`. */
  async choose(on: Message | View, menu: string, choice: Choice, options: DeliveryOptions = {}): Promise<Seen> {
    const found = this.#only(on, menu);
    const entry = chosen(found.element, choice);
    if ('hash' in on) this.#keep(on, found, entry);
    return this.#acted(on, found, entry, options);
  }

  async #acted(on: Message | View, { block, element }: Found, action: Json, options: DeliveryOptions): Promise<Seen> {
    const target = this.#current(on);
    const url = 'hash' in target ? undefined : this.world.urls.make(this.id, target.channel, target);
    const acted = { ...action, action_id: element.action_id, block_id: block.block_id };
    const { seen } = await this.#act(this.world.payloads.actions(this.id, target, acted, url), options, url);
    return seen;
  }

  /** Types into a menu with type-ahead; gives the options that the app offers. */
  async type(on: Message | View, menu: string, text: string, options: DeliveryOptions = {}): Promise<Option[]> {
    const { block, element } = this.#only(on, menu);
    const inbound = this.world.payloads.suggestion(this.id, this.#current(on), element, block.block_id!, text);
    const { ack } = await this.#act(inbound, options);
    checkOptions(ack.payload, (path, what) => this.world.workspace.violate('block_suggestion', path, what));
    const { options: flat = [], option_groups: groups = [] } = (ack.payload ?? {}) as Partial<Record<string, Option[]>>;
    return [...flat, ...(groups as unknown as { options: Option[] }[]).flatMap((group) => group.options)];
  }

  /** Fills in fields (by action_id, block_id or label) without telling the app. */
  fill(view: View, values: Record<string, Choice>): void {
    for (const [name, choice] of Object.entries(values)) {
      const found = this.#only(view, name);
      this.#keep(view, found, chosen(found.element, choice));
    }
  }

  /**
   * Fills in fields and submits the modal.
   * @throws {Error} a required field is empty: Slack wouldn't send it
   */
  async submit(view: View, values: Record<string, Choice> = {}, options: DeliveryOptions = {}): Promise<Seen> {
    this.fill(view, values);
    const current = this.#current(view) as View;
    const empty = missing(current);
    if (empty.length > 0) throw new Error(`required and empty: ${empty.join(', ')}`);
    const { seen, ack } = await this.#act(this.world.payloads.submission(this.id, current), options);
    this.#respond(current, (ack.payload ?? {}) as Json);
    return seen;
  }

  /** What Slack does with a modal when its submission is acknowledged. */
  #respond(view: View, ack: Json): void {
    const { workspace } = this.world;
    const stack = workspace.modals.get(this.id) ?? [];
    const action = ack['response_action'];
    if (action === undefined) {
      stack.splice(stack.indexOf(view), 1);
      showView(workspace, 'closed', this.id, view);
    } else if (action === 'clear') {
      for (const open of stack.splice(0)) showView(workspace, 'closed', this.id, open);
    } else if (action === 'errors') {
      const blocks = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
      for (const id of Object.keys((ack['errors'] ?? {}) as Json)) {
        if (!blocks.includes(id)) workspace.violate('view_submission', `errors.${id}`, 'is no input of the view');
      }
      showView(workspace, 'refused', this.id, view);
    } else if (action === 'update' || action === 'push') {
      checkView(ack['view'], (path, what) => workspace.violate('view_submission', path, what));
      const sent = ack['view'] as Json;
      if (action === 'update') refill(workspace, view, sent);
      else stack.push(newView(workspace, view.team_id, sent, view));
      showView(workspace, action === 'update' ? 'updated' : 'pushed', this.id, stack.at(-1)!);
    } else workspace.violate('view_submission', 'response_action', `unknown: ${String(action)}`);
  }

  /** Closes a modal (`all`: the whole stack); the app hears of it if it asked for that. */
  async close(
    view: View,
    { all = false, ...options }: { all?: boolean } & DeliveryOptions = {},
  ): Promise<Seen | undefined> {
    const { workspace } = this.world;
    const stack = workspace.modals.get(this.id) ?? [];
    const current = this.#current(view) as View;
    const gone = all || current.clear_on_close ? stack.splice(0) : stack.splice(stack.indexOf(current), 1);
    for (const each of gone) showView(workspace, 'closed', this.id, each);
    if (!current.notify_on_close) return undefined;
    return (await this.#act(this.world.payloads.closed(this.id, current, all), options)).seen;
  }

  async messageShortcut(message: Message, callback: string, options: DeliveryOptions = {}): Promise<Seen> {
    const current = this.#current(message) as Message;
    const url = this.world.urls.make(this.id, message.channel, current);
    return (await this.#act(this.world.payloads.messageShortcut(this.id, current, callback, url), options, url)).seen;
  }

  async shortcut(callback: string, options: DeliveryOptions = {}): Promise<Seen> {
    return (await this.#act(this.world.payloads.shortcut(this.id, callback), options)).seen;
  }

  async openHome(tab: 'home' | 'messages' = 'home', options: DeliveryOptions = {}): Promise<Seen> {
    const { workspace, payloads } = this.world;
    const person = workspace.person(this.id);
    const team = person.meets ?? person.team;
    const view = this.home ? { view: this.home as unknown as Json } : {};
    const event = { user: this.id, channel: this.dmChannel, tab, ...view };
    return (await this.#act(payloads.event('app_home_opened', team, event), options)).seen;
  }

  async #act(inbound: Inbound, options: DeliveryOptions, url?: string): Promise<{ seen: Seen; ack: Ack }> {
    const seen = new Seen(this.world.workspace, this.id, inbound, url);
    const ack = await this.world.transport.deliver(inbound, options);
    seen.ack = ack;
    return { seen, ack };
  }

  /** Who writes somewhere is there. */
  #joins(channel: string): void {
    const place = this.world.workspace.channels.get(channel);
    if (!place) throw new Error(`there is no channel ${channel}`);
    place.members.add(this.id);
  }

  #only(on: Message | View, name: string): Found {
    return elementsNamed(this.#current(on), name).find(({ element }) => element.type !== 'button')!;
  }

  #keep(view: View, { block, element }: Found, entry: Json): void {
    const current = this.#current(view) as View;
    current.state.values[block.block_id!] = { ...current.state.values[block.block_id!], [element.action_id!]: entry };
  }

  /** What is there now, of the message or view that was seen before; what is gone is as it was. */
  #current(on: Message | View): Message | View {
    const { workspace } = this.world;
    if (!('hash' in on)) return workspace.message(on.channel, on.ts) ?? on;
    const open = [...(workspace.modals.get(this.id) ?? []), ...(this.home ? [this.home] : [])];
    return open.find(({ id }) => id === on.id) ?? on;
  }
}
