import { filled, findCommand, type Value } from './called.js';
import { buttonsOf, chosen, type Filled, fieldsOf, isSelect, named, TYPE } from './components.js';
import type { Gateway } from './gateway.js';
import { idOf } from './ids.js';
import type { Interactions } from './interactions.js';
import { draft, FLAGS, mentionsIn } from './messages.js';
import { flat } from './rules/components.js';
import { Seen } from './seen.js';
import { modalData } from './submission.js';
import type { Choice, Component, Json, Message, Modal, Place, Shown } from './types.js';
import type { Wire } from './wire.js';
import { APP, type Channel, type Interaction, type World } from './world.js';

/** What a user needs of the server. */
export interface Surroundings {
  readonly world: World;
  readonly wire: Wire;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
}

/** Where somebody does something: channel 1 of guild 1 unless told. */
export interface Where {
  /** By name or id; its first channel, unless one is told. */
  guild?: string;
  channel?: string;
  /** In the direct message with the bot, or in one with somebody else. */
  dm?: 'bot' | 'others';
}

interface Waiting {
  /** Whether the call resolves only when the bot answered; true unless told. */
  wait?: boolean;
}

/** Somebody in Discord: does what people do, and sees what they would see. */
export class DiscordUser {
  readonly id: string;

  constructor(
    name: string,
    private readonly around: Surroundings,
  ) {
    this.id = idOf('user', name);
  }

  /** All messages that the user sees now, the oldest first; what the bot is still thinking about is none. */
  get messages(): Message[] {
    const { world } = this.around;
    return world.messages.filter(
      (message) => !(message.flags & FLAGS.loading) && world.sees(this.id, { what: 'posted', message, by: 'bot' }),
    );
  }

  /** The channel of the user's direct messages with the bot. */
  get dmChannel(): string {
    return this.around.world.dm(this.id).id;
  }

  /** Adds the bot to the user's own apps, so that it comes along everywhere. */
  install(): void {
    this.around.world.installedBy.add(this.id);
  }

  /**
   * `/said question:…`; subcommands follow the name: `source add`. Resolves when the bot first answered.
   * @throws {Error} Discord wouldn't offer or send it: not registered, an option missing or of another type, …
   */
  async command(name: string, values: Record<string, Value> = {}, where: Where & Waiting = {}): Promise<Seen> {
    const { place, data } = this.#called(name, values, where);
    return this.#act(this.around.interactions.make(2, this.id, place, data), where);
  }

  /** Types into an option of a command, the others being filled so far; gives what the bot offers. */
  async autocomplete(
    name: string,
    option: string,
    typed: string,
    values: Record<string, Value> = {},
    where: Where = {},
  ): Promise<Choice[]> {
    const { place, data } = this.#called(name, { ...values, [option]: typed }, where, option);
    const seen = await this.#act(this.around.interactions.make(4, this.id, place, data), {});
    const shown = await seen.next((each) => each.what === 'choices');
    return (shown as Extract<Shown, { choices: Choice[] }>).choices;
  }

  #called(words: string, values: Record<string, Value>, where: Where, focused?: string) {
    const { world, interactions } = this.around;
    const { place, channel } = this.#placed(where);
    const [name = '', ...path] = words.split(' ');
    const command = findCommand(world, name, 1, this.id, channel, interactions.owners(this.id, channel));
    const { options, ids, files } = filled(world, command, path, values, focused);
    const resolved = {
      ...interactions.resolved(ids, channel),
      ...(files.length > 0 ? { attachments: Object.fromEntries(files.map((file) => [file['id'], file])) } : {}),
    };
    const data: Json = {
      ...{ id: command['id'], name, type: 1, options },
      ...(command['guild_id'] === undefined ? {} : { guild_id: command['guild_id'] }),
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    };
    return { place, data };
  }

  /** Chooses a command in the menu of a message. */
  async messageCommand(message: Message, name: string, options: Waiting = {}): Promise<Seen> {
    const { world, wire, interactions } = this.around;
    const { place, channel } = this.#at(message);
    const command = findCommand(world, name, 3, this.id, channel, interactions.owners(this.id, channel));
    const current = this.#current(message);
    const data = {
      ...{ id: command['id'], name, type: 3, target_id: current.id },
      resolved: { messages: { [current.id]: wire.message(current, true) } },
    };
    return this.#act(interactions.make(2, this.id, place, data), options);
  }

  /**
   * Clicks a button: the one of that label, emoji or custom_id, the `nth` (0 is the first) where there are several.
   * @throws {Error} there is none (says which ones there are), or it can't be clicked
   */
  async click(message: Message, name: string, { nth = 0, ...options }: { nth?: number } & Waiting = {}): Promise<Seen> {
    const current = this.#current(message);
    const all = named(buttonsOf(current), name);
    const button = all[nth];
    if (!button) throw new Error(`there are ${all.length} buttons called ${name}`);
    if (button.disabled) throw new Error(`${name} is disabled`);
    if (button.custom_id === undefined) throw new Error(`${name} opens ${button.url}`);
    return this.#acts(current, button, {}, options);
  }

  /** Chooses in a menu, by placeholder or custom_id: options by label or value, users, roles and channels by name or id. */
  async select(
    message: Message,
    name: string,
    choice: string | readonly string[],
    options: Waiting = {},
  ): Promise<Seen> {
    const current = this.#current(message);
    const [menu] = named(flat(current.components).filter(isSelect), name);
    if (menu!.disabled) throw new Error(`${name} is disabled`);
    const names = typeof choice === 'string' ? [choice] : choice;
    const { channel } = this.#at(current);
    if (menu!.type === TYPE.stringSelect) return this.#acts(current, menu!, { values: chosen(menu!, names) }, options);
    const values = names.map((each) => this.around.interactions.entity(menu!.type, each));
    return this.#acts(
      current,
      menu!,
      { values, resolved: this.around.interactions.resolved(values, channel) },
      options,
    );
  }

  /**
   * Fills in fields (by label or custom_id) and submits the modal.
   * @throws {Error} Discord wouldn't send it: something required is empty, too long or too short
   */
  async submit(modal: Modal, values: Record<string, Filled> = {}, options: Waiting = {}): Promise<Seen> {
    const data = modalData(modal, values, fieldsOf(modal), this.around);
    const message = modal.message && this.#current(modal.message);
    return this.#act(this.around.interactions.make(5, this.id, modal.place, data, message), options);
  }

  /** Writes a message that the bot hears nothing of. */
  write(where: Where | string, text: string, { to }: { to?: Message } = {}): Message {
    const { world, wire } = this.around;
    const { channel } = this.#placed(typeof where === 'string' ? { channel: where } : where);
    const reference = to && { message_reference: { message_id: to.id, channel_id: to.channel_id } };
    const mentioned = [...mentionsIn(world, text).map((each) => wire.user(each)), ...(to ? [to.author] : [])];
    const message = draft(this.around, channel, this.id, { content: text, mentions: mentioned, ...reference });
    world.messages.push(message);
    world.show('posted', message, 'user');
    return message;
  }

  /** Writes a message of which the bot hears; its words only where Discord tells them. Resolves when it was sent. */
  async say(where: Where | string, text: string, options: { to?: Message } = {}): Promise<Seen> {
    const { world, wire, gateway } = this.around;
    const message = this.write(where, text, options);
    const seen = new Seen(world, this.id, undefined, message);
    const guild = message.guild_id;
    const member = guild === undefined ? undefined : world.guilds.get(guild)?.members.get(this.id);
    const { user: _, ...partial } = member ? wire.member(member) : { user: undefined };
    const told = {
      ...wire.message(message, gateway.readsContent),
      channel_type: world.channels.get(message.channel_id)!.type,
      ...(guild ? { guild_id: guild, member: partial } : {}),
    };
    await gateway.dispatch('MESSAGE_CREATE', told, guild);
    return seen;
  }

  /** `@bot …` in a channel or a thread. */
  mention(where: Where | string, text: string, options: { to?: Message } = {}): Promise<Seen> {
    return this.say(where, `<@${APP.id}> ${text}`, options);
  }

  /** Writes to the bot, alone with it. */
  dm(text: string): Promise<Seen> {
    return this.say({ dm: 'bot' }, text);
  }

  async #acts(message: Message, component: Component, more: Json, options: Waiting): Promise<Seen> {
    const { interactions } = this.around;
    const { place } = this.#at(message);
    const data = interactions.component(component, more);
    return this.#act(interactions.make(3, this.id, place, data, message), options);
  }

  async #act(interaction: Interaction, { wait = true }: Waiting): Promise<Seen> {
    const { world, gateway } = this.around;
    const seen = new Seen(world, this.id, interaction);
    const { guild } = interaction.place;
    const there = guild !== undefined && world.guilds.get(guild)?.members.has(APP.id);
    await gateway.dispatch('INTERACTION_CREATE', interaction.payload, there ? guild : undefined);
    if (wait) await seen.answered();
    return seen;
  }

  #placed({ guild, channel, dm }: Where): { place: Place; channel: Channel } {
    const { world } = this.around;
    const made = dm ? world.dm(this.id, dm === 'bot') : world.channels.get(idOf('channel', channel ?? guild ?? '1'));
    if (!made) throw new Error(`there is no channel ${channel ?? guild}`);
    return this.#in(made);
  }

  /** Who does something in a guild is a member there. */
  #in(channel: Channel): { place: Place; channel: Channel } {
    const { id, guild } = channel;
    if (guild !== undefined) this.around.world.join(guild, this.id);
    return { place: { channel: id, ...(guild === undefined ? {} : { guild }) }, channel };
  }

  #at({ channel_id }: Message) {
    return this.#in(this.around.world.channels.get(channel_id)!);
  }

  /** What is there now, of the message that was seen before. */
  #current(message: Message): Message {
    const { world } = this.around;
    const current = world.message(message.channel_id, message.id);
    if (!current) throw new Error('the message is gone');
    if (!world.sees(this.id, { what: 'posted', message: current, by: 'bot' }))
      throw new Error('nobody sees it but others');
    return current;
  }
}
