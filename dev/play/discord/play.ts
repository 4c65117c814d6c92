import { type Filled, fieldsOf, isSelect, TYPE } from '../../discord/components.js';
import { idOf } from '../../discord/ids.js';
import { DiscordServer } from '../../discord/index.js';
import type { Permission } from '../../discord/permissions.js';
import type { Component, Message, Modal, Shown } from '../../discord/types.js';
import type { DiscordUser, Where } from '../../discord/user.js';
import { APP } from '../../discord/world.js';
import { PEOPLE, type PersonName, Play, type Verb } from '../play.js';
import { linesOf, linesOfMessage, type TextOptions } from './text.js';
import { readTyped, type Typed } from './typed.js';

const USERS: Readonly<Record<PersonName, string>> = { reader: '100', editor: '200' };
const VIEW: Permission = 'ViewChannel';
const CHANNELS = { '#news': '1', '#editors': '2' } as const;

/** Something that can be acted on: the component, and the message or form that it was shown in. */
interface Element {
  readonly on: Message | Modal;
  readonly component: Component;
  /** What a field is called. */
  readonly label?: string;
}

/** A Discord with one server, a public channel and one of the editors, and what people do there. */
export class DiscordPlay extends Play<Shown, Message, Modal, Element> {
  readonly environment: Readonly<Record<string, string>>;
  /** The open form of each person, and what they filled in so far. */
  readonly #forms = new Map<PersonName, { readonly modal: Modal; readonly values: Record<string, Filled> }>();

  private constructor(private readonly discord: DiscordServer) {
    super('discord', discord);
    const guild = idOf('guild', '1');
    for (const name of PEOPLE) {
      discord.user(USERS[name], { username: name, globalName: name });
    }
    discord.member(USERS.reader);
    // Discord offers the commands of editors to whoever may manage the server.
    discord.role('300', { name: 'desk', permissions: ['ManageGuild'] });
    discord.member(USERS.editor, ['300']);
    discord.channel(CHANNELS['#news'], { name: 'news' });
    const allowed = { allow: [VIEW], deny: [] };
    discord.channel(CHANNELS['#editors'], {
      name: 'editors',
      overwrites: new Map<string, { allow: Permission[]; deny: Permission[] }>([
        [guild, { allow: [], deny: [VIEW] }],
        [idOf('user', USERS.editor), allowed],
        [APP.id, allowed],
      ]),
    });
    this.environment = {
      DISCORD_REST_API: discord.api,
      DISCORD_TOKEN: discord.token,
      DISCORD_EDITORS: idOf('user', USERS.editor),
      DISCORD_EDITORS_CHANNEL: idOf('channel', CHANNELS['#editors']),
    };
    discord.shown.listen((shown) => this.#keepForm(shown));
  }

  static async open(): Promise<DiscordPlay> {
    return new DiscordPlay(await DiscordServer.start());
  }

  protected readonly verbs: Readonly<Record<string, Verb>> = {
    '/': {
      usage: '/COMMAND [OPTION:VALUE …]',
      description: 'a slash command: /said what did Milley say about the letter kind:quotes',
      run: async (rest) => {
        const { name, values } = this.#typed(rest);
        await this.user.command(name, values, this.#where);
        return true;
      },
    },
    '@': {
      usage: '@onrecord TEXT',
      description: 'mention the bot in the channel',
      run: async (rest) => {
        await this.user.mention(this.#where, this.withoutBotName(rest));
        return true;
      },
    },
    dm: this.alike.dm,
    say: {
      usage: 'say TEXT',
      description: 'write in the channel without mentioning the bot',
      run: async (text) => {
        this.user.write(this.#where, text);
        return false;
      },
    },
    reply: {
      usage: 'reply MESSAGE TEXT',
      description: 'mention the bot in a reply to a message such as m2',
      run: async (rest) => {
        const { message, text } = this.messageAnd(rest);
        await this.user.mention(message.channel_id, text, { to: message });
        return true;
      },
    },
    press: {
      usage: 'press NUMBER|LABEL',
      description: 'press a button',
      run: async (words) => {
        const { on, component } = this.element(words);
        if (component.type !== TYPE.button)
          throw new Error('that is no button; choose NUMBER OPTION, or fill NUMBER TEXT');
        await this.user.click(on as Message, component.custom_id!);
        return true;
      },
    },
    choose: this.alike.choose,
    type: {
      usage: 'type /COMMAND OPTION:LETTERS',
      description: 'what is offered while that is typed into an option: type /said speaker:mil',
      run: async (rest) => {
        const { name, values, last } = this.#typed(rest.replace(/^\//, ''));
        if (last === null) throw new Error('say into which option: type /said speaker:mil');
        const { [last]: typed, ...others } = values;
        const offered = await this.user.autocomplete(name, last, String(typed), others, this.#where);
        this.print(offered.length > 0 ? offered.map((each) => each.name).join('\n') : '(nothing is offered)');
        return false;
      },
    },
    fill: this.alike.fill,
    submit: {
      usage: 'submit',
      description: 'send the open form',
      run: async () => {
        const { modal, values } = this.#form;
        await this.user.submit(modal, values);
        this.#forms.delete(this.who);
        return true;
      },
    },
    close: {
      usage: 'close',
      description: 'close the open form',
      run: async () => {
        if (!this.#forms.delete(this.who)) throw new Error('no form is open');
        return false;
      },
    },
    menu: {
      usage: 'menu MESSAGE [COMMAND]',
      description: 'a command in the menu of a message such as m2: Find statements like this',
      run: async (rest) => {
        const { message, text } = this.messageAnd(rest);
        const all = this.#registered.filter(({ type }) => type === 3).map(({ name }) => String(name));
        const name = text === '' ? all[0] : all.find((each) => each.toLowerCase() === text.toLowerCase());
        if (name === undefined) throw new Error(`there is no ${text} in that menu; there are: ${all.join(', ')}`);
        await this.user.messageCommand(message, name);
        return true;
      },
    },
  };

  protected isSeen(shown: Shown): boolean {
    // What is offered while something is typed is printed by whoever typed it.
    return shown.what !== 'choices' && shown.what !== 'thinking' && this.discord.world.sees(this.user.id, shown);
  }

  protected isAnswer(shown: Shown): boolean {
    return shown.what === 'modal' || (shown.what !== 'choices' && shown.what !== 'thinking' && shown.by === 'bot');
  }

  protected messages(): readonly Shown[] {
    return this.user.messages.map((message) => ({ what: 'posted', message, by: 'bot' }));
  }

  protected text(shown: Shown): string {
    if (shown.what === 'modal') return this.#modalText(shown.modal);
    if (shown.what === 'choices') return '';
    const { what, message } = shown;
    const name = this.screen.name(message.id, message);
    const { guild, name: channel } = this.discord.world.channels.get(message.channel_id)!;
    const where = guild === undefined ? 'dm' : `#${channel}`;
    const only = message.ephemeralFor === undefined ? '' : ', only visible to you';
    const change = { posted: '', thinking: '', edited: ', changed', deleted: ', deleted' }[what];
    const head = `── ${name} · ${message.author.username} in ${where}${only}${change}`;
    if (what === 'deleted') return head;
    return [
      head,
      ...linesOfMessage(
        message,
        this.#textOptions((component) => ({ on: message, component })),
      ),
    ].join('\n');
  }

  #modalText(modal: Modal): string {
    this.screen.show(modal);
    const labels = new Map(fieldsOf(modal).map(({ label, input }) => [input, label]));
    const options = this.#textOptions((component) => ({ on: modal, component, label: labels.get(component) ?? '' }));
    const lines = modal.components.flatMap((component) => linesOf(component, options));
    return [`── form “${modal.title}”`, ...lines, 'submit · close'].join('\n');
  }

  #textOptions(element: (component: Component) => Element): TextOptions {
    const { people, channels } = this.discord.world;
    return {
      mention: (sign, id) => (sign === '#' ? `#${channels.get(id)?.name ?? id}` : `@${people.get(id)?.username ?? id}`),
      number: (component) => this.screen.number(element(component)),
      value: () => undefined,
    };
  }

  protected get user(): DiscordUser {
    return this.discord.user(USERS[this.who]);
  }

  get #where(): Where {
    return this.place === 'dm' ? { dm: 'bot' } : { channel: CHANNELS[this.place] };
  }

  get #form() {
    const form = this.#forms.get(this.who);
    if (!form) throw new Error('no form is open');
    return form;
  }

  get #registered() {
    return [...this.discord.world.commands.values()].flatMap((commands) => [...commands.values()]);
  }

  #typed(text: string): Typed {
    return readTyped(text, this.#registered);
  }

  /** A form that opens takes the place of another one. */
  #keepForm(shown: Shown): void {
    if (shown.what !== 'modal') return;
    const who = PEOPLE.find((name) => idOf('user', USERS[name]) === shown.user);
    if (who) this.#forms.set(who, { modal: shown.modal, values: {} });
  }

  protected labelsOf({ component, label }: Element) {
    return [component.label, label];
  }

  protected async set({ on, component, label }: Element, text: string): Promise<boolean> {
    if (component.type === TYPE.button) throw new Error('that is a button; press it');
    const several = text
      .split('|')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    if (!('custom_id' in on)) {
      await this.user.select(on as Message, component.custom_id!, several);
      return true;
    }
    const form = this.#form;
    if (form.modal !== on) throw new Error('that form is closed');
    const isText = component.type === TYPE.textInput;
    form.values[component.custom_id!] = isText ? text : isSelect(component) ? several : (several[0] ?? '');
    this.print(`${label}: ${text || '(empty)'}`);
    return false;
  }
}
