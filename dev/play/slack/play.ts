import type { Program } from '../../local/program.js';
import { SlackServer } from '../../slack/index.js';
import { elementsNamed } from '../../slack/state.js';
import type { Message, Part, Shown, View } from '../../slack/types.js';
import type { SlackUser } from '../../slack/user.js';
import { PEOPLE, type PersonName, Play, type Verb } from '../play.js';
import { choiceOf, shownValue } from './choice.js';
import { linesOf, type Names, unmarked } from './text.js';

const USERS: Readonly<Record<PersonName, string>> = { reader: 'U0READER', editor: 'U0EDITOR' };
const CHANNELS = { '#news': 'C0001', '#editors': 'C0EDITORS' } as const;

/** Something that can be acted on: where it is, and the message or view that it was shown in. */
interface Element {
  readonly on: Message | View;
  readonly block: Part;
  readonly element: Part;
}

/** What the app's manifest says can be done. */
interface Features {
  readonly slash_commands: readonly { readonly command: string }[];
  readonly shortcuts: readonly { readonly name: string; readonly type: string; readonly callback_id: string }[];
}

/** Slack, with a public channel and one of the editors, and what people do there. */
export class SlackPlay extends Play<Shown, Message, View, Element> {
  readonly environment: Readonly<Record<string, string>>;
  #features: Features = { slash_commands: [], shortcuts: [] };

  private constructor(private readonly slack: SlackServer) {
    super('slack', slack);
    for (const name of PEOPLE) slack.user(USERS[name], { name, realName: name });
    const { user: bot } = slack.workspace.bot('T0001');
    slack.channel(CHANNELS['#news'], { name: 'news', members: [bot, ...Object.values(USERS)] });
    slack.channel(CHANNELS['#editors'], { name: 'editors', private: true, members: [bot, USERS.editor] });
    this.environment = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_EDITORS: USERS.editor,
      SLACK_EDITORS_CHANNEL: CHANNELS['#editors'],
    };
  }

  static async open(): Promise<SlackPlay> {
    const slack = await SlackServer.start();
    slack.socket.keepAlive();
    return new SlackPlay(slack);
  }

  /** Slack offers the commands and shortcuts of the app's manifest, and no others. */
  override async prepare(run: (args: readonly string[]) => Program): Promise<void> {
    const { lines, ended } = run(['register']);
    const { code } = await ended;
    if (code !== 0) throw new Error(`register ended with ${code}`);
    this.#features = (JSON.parse(lines.all.join('\n')) as { features: Features }).features;
  }

  protected readonly verbs: Readonly<Record<string, Verb>> = {
    '/': {
      usage: '/COMMAND [TEXT]',
      description: 'a slash command: /said what did Milley say about the letter',
      run: async (rest) => {
        const [, name = '', text = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
        const all = this.#features.slash_commands.map(({ command }) => command);
        if (!all.includes(`/${name}`)) throw new Error(`there is no command /${name}; there are ${all.join(', ')}`);
        await this.user.slash(`/${name}`, text, { channel: this.#here });
        return true;
      },
    },
    '@': {
      usage: '@onrecord TEXT',
      description: 'mention the bot in the channel',
      run: async (rest) => {
        const text = this.withoutBotName(rest);
        if (this.place === 'dm') await this.user.dm(text);
        else await this.user.mention(this.#here, text);
        return true;
      },
    },
    dm: this.alike.dm,
    say: {
      usage: 'say TEXT',
      description: 'write in the channel without mentioning the bot',
      run: async (text) => {
        this.user.write(this.#here, text);
        return false;
      },
    },
    thread: {
      usage: 'thread MESSAGE TEXT',
      description: 'mention the bot in the thread of a message such as m2',
      run: async (rest) => {
        const { message, text } = this.messageAnd(rest);
        const thread = message.thread_ts ?? message.ts;
        const isAlone = this.slack.channel(message.channel).with !== undefined;
        if (isAlone) await this.user.say(message.channel, text, { thread });
        else await this.user.mention(message.channel, text, { thread });
        return true;
      },
    },
    press: {
      usage: 'press NUMBER|LABEL',
      description: 'press a button',
      run: async (words) => {
        const { on, block, element } = this.element(words);
        if (element.type !== 'button')
          throw new Error(`that is no button; choose ${words} OPTION, or fill ${words} TEXT`);
        const alike = elementsNamed(on, element.action_id!).filter((each) => each.element.type === 'button');
        const nth = alike.findIndex(
          (each) => each.block.block_id === block.block_id && each.element.action_id === element.action_id,
        );
        await this.user.click(on, element.action_id!, { nth: Math.max(0, nth) });
        return element.url === undefined;
      },
    },
    choose: this.alike.choose,
    type: {
      usage: 'type NUMBER LETTERS',
      description: 'what a menu offers while that is typed into it',
      run: async (rest) => {
        const { element, text } = this.elementAnd(rest);
        const offered = await this.user.type(element.on, nameOf(element), text);
        this.print(offered.length > 0 ? offered.map(({ text: { text } }) => text).join('\n') : '(nothing is offered)');
        return false;
      },
    },
    fill: this.alike.fill,
    submit: {
      usage: 'submit',
      description: 'send the open form',
      run: async () => {
        await this.user.submit(this.#form);
        return true;
      },
    },
    close: {
      usage: 'close',
      description: 'close the open form',
      run: async () => {
        await this.user.close(this.#form);
        return false;
      },
    },
    menu: {
      usage: 'menu MESSAGE [SHORTCUT]',
      description: 'a shortcut in the menu of a message such as m2: Find similar statements',
      run: async (rest) => {
        const { message, text } = this.messageAnd(rest);
        await this.user.messageShortcut(message, this.#shortcut('message', text));
        return true;
      },
    },
    shortcut: {
      usage: 'shortcut [NAME]',
      description: 'a shortcut of the search bar: Search statements',
      run: async (name) => {
        await this.user.shortcut(this.#shortcut('global', name));
        return true;
      },
    },
    home: {
      usage: 'home',
      description: 'open the Home tab of the bot',
      run: async () => {
        await this.user.openHome();
        return true;
      },
    },
  };

  protected isSeen(shown: Shown): boolean {
    return this.slack.workspace.sees(this.user.id, shown);
  }

  protected isAnswer(shown: Shown): boolean {
    return 'view' in shown ? shown.what !== 'closed' : shown.by !== 'user';
  }

  protected messages(): readonly Shown[] {
    return this.user.messages.map((message) => ({ what: 'posted', message, by: 'api' }));
  }

  protected text(shown: Shown): string {
    if ('view' in shown) return this.#viewText(shown.what, shown.view);
    const { what, message } = shown;
    const name = this.screen.name(`${message.channel}/${message.ts}`, message);
    const { with: alone, name: channel } = this.slack.channel(message.channel);
    const where = alone === undefined ? `#${channel}` : 'dm';
    const thread = message.thread_ts === undefined ? '' : ', in a thread';
    const only = message.ephemeralFor === undefined ? '' : ', only visible to you';
    const change = { posted: '', replaced: ', changed', deleted: ', deleted', unfurled: ', with what its links show' }[
      what
    ];
    const head = `── ${name} · ${this.#names.user(message.user)} in ${where}${thread}${only}${change}`;
    if (what === 'deleted') return head;
    const attached = (message.attachments ?? []).flatMap((one) =>
      this.#lines(message, (one['blocks'] ?? []) as Part[]),
    );
    const body = message.blocks ? this.#lines(message, message.blocks) : [unmarked(message.text, this.#names)];
    return [head, ...body, ...attached].join('\n');
  }

  #viewText(what: string, view: View): string {
    this.screen.show(view);
    const title = view.type === 'home' ? 'Home' : `form “${view.title?.text}”`;
    if (what === 'closed') return `── ${title}, closed`;
    const refused = what === 'refused' ? ', sent back: something in it is wrong' : '';
    const submit = view.type === 'modal' && view.submit ? [`submit: ${view.submit.text} · close`] : [];
    return [`── ${title}${refused}`, ...this.#lines(view, view.blocks), ...submit].join('\n');
  }

  #lines(on: Message | View, blocks: readonly Part[]): string[] {
    return linesOf(blocks, {
      names: this.#names,
      number: (element, block) => this.screen.number({ on, block, element }),
      value: (element, block) => shownValue(on, element, block),
    });
  }

  protected get user(): SlackUser {
    return this.slack.user(USERS[this.who]);
  }

  get #here(): string {
    return this.place === 'dm' ? this.user.dmChannel : CHANNELS[this.place];
  }

  get #form(): View {
    const form = this.user.modal;
    if (!form) throw new Error('no form is open');
    return form;
  }

  readonly #names: Names = {
    user: (id) => this.slack.workspace.people.get(id)?.name ?? id,
    channel: (id) => this.slack.workspace.channels.get(id)?.name ?? id,
  };

  protected labelsOf({ element, block }: Element) {
    return [element.text?.text, block.label?.text];
  }

  protected async set(element: Element, text: string): Promise<boolean> {
    if (element.element.type === 'button') throw new Error('that is a button; press it');
    const offer = (typed: string) => this.user.type(element.on, nameOf(element), typed);
    const choice = await choiceOf(element.element, text, offer);
    if (element.block.type !== 'input' || element.block['dispatch_action'] === true) {
      await this.user.choose(element.on, nameOf(element), choice);
      return true;
    }
    this.user.fill(element.on as View, { [nameOf(element)]: choice });
    this.print(`${element.block.label?.text}: ${shownValue(this.#form, element.element, element.block) || '(empty)'}`);
    return false;
  }

  #shortcut(type: string, name: string): string {
    const all = this.#features.shortcuts.filter((each) => each.type === type);
    const found = name === '' ? all[0] : all.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (found) return found.callback_id;
    throw new Error(`there is no shortcut ${name}; there are: ${all.map((each) => each.name).join(', ')}`);
  }
}

/** By which the server finds it: a field by its block, which has no other; all else by itself. */
function nameOf({ block, element }: Element): string {
  return block.type === 'input' ? block.block_id! : element.action_id!;
}
