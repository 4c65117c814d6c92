import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../local/log.js';
import type { Program } from '../local/program.js';
import { Screen } from './screen.js';

/** Something that can be typed. */
export interface Verb {
  /** As it is typed, with what stands behind it in capitals. */
  readonly usage: string;
  readonly description: string;
  /** Does it. Resolves with whether the bot shows something in consequence. */
  run(rest: string): Promise<boolean>;
}

/** What a local platform has for whoever looks at it. */
interface Server<Shown> {
  readonly shown: Log<Shown>;
  readonly calls: { readonly all: readonly unknown[] };
  /** Milliseconds since 1970. */
  clock(): number;
  advance(milliseconds: number): void;
  readonly violations: readonly { readonly in: string; readonly path: string; readonly what: string }[];
  close(): Promise<void>;
}

/** How long nothing more comes before the next line is taken, and how long something is waited for at all: milliseconds. */
const QUIET = 300;
const PATIENCE = 60_000;

/** The people who play: a reader, and an editor of the bot. */
export const PEOPLE = ['reader', 'editor'] as const;
export type PersonName = (typeof PEOPLE)[number];

/** Where they are: a public channel, a private one of editors, and the direct messages with the bot. */
const PLACES = ['#news', '#editors', 'dm'] as const;

/** A platform on which somebody types what people do there, and sees what they would see. */
export abstract class Play<Shown, Message, Form, Element> {
  /** What whoever plays is called now. */
  protected who: PersonName = 'reader';
  protected place: (typeof PLACES)[number] = '#news';
  protected readonly screen = new Screen<Message | Form, Element>();
  #print: (text: string) => void = () => {};
  #told = 0;

  /** @param name of the platform, in lower case */
  constructor(
    readonly name: string,
    protected readonly server: Server<Shown>,
  ) {}

  /** What the program needs to know to connect to it. */
  abstract readonly environment: Readonly<Record<string, string>>;

  /** What can be typed on this platform, by its first word; `/` and `@` by their sign. */
  protected abstract readonly verbs: Readonly<Record<string, Verb>>;

  /** Whether whoever plays sees it and has not done it, and whether it is an answer: no mere sign that one is coming. */
  protected abstract isSeen(shown: Shown): boolean;
  protected abstract isAnswer(shown: Shown): boolean;

  /** What appeared, changed or went away, as text. Names and numbers what can be acted on. */
  protected abstract text(shown: Shown): string;

  /** The messages that whoever plays sees, each as if it had just appeared. */
  protected abstract messages(): readonly Shown[];

  /** Whoever plays, as the platform has them. */
  protected abstract readonly user: { dm(text: string): Promise<unknown> };

  /** What something that can be acted on is called, for whoever types that in place of its number. */
  protected abstract labelsOf(element: Element): readonly (string | undefined)[];

  /** Chooses in a menu, or fills in a field, of a message or a form. Resolves as `Verb.run` does. */
  protected abstract set(element: Element, text: string): Promise<boolean>;

  /** What the platform has to learn of the program before it is played on. */
  async prepare(_run: (args: readonly string[]) => Program): Promise<void> {}

  /** Prints whatever appears from now on. */
  start(print: (text: string) => void): void {
    this.#print = print;
    this.server.shown.listen((shown) => {
      if (this.isSeen(shown)) print(this.text(shown));
    });
  }

  /** Reads `NUMBER`, or a label. */
  protected element(words: string): Element {
    return this.screen.element(words, (element) => this.labelsOf(element));
  }

  /** Reads `NUMBER TEXT`. */
  protected elementAnd(rest: string): { element: Element; text: string } {
    const [, number = '', text = ''] = /^(\d*)\s*(.*)$/s.exec(rest) ?? [];
    return { element: this.element(number), text };
  }

  /** Reads `MESSAGE TEXT`. */
  protected messageAnd(rest: string): { message: Message; text: string } {
    const [, name = '', text = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
    return { message: this.screen.item(name) as Message, text };
  }

  /** Reads what is said to the bot where it is mentioned. */
  protected withoutBotName(rest: string): string {
    return rest.replace(/^onrecord\b\s*/i, '');
  }

  /** What is typed alike on all platforms, for their lists of what can be typed. */
  protected readonly alike = {
    dm: {
      usage: 'dm TEXT',
      description: 'write to the bot, alone with it',
      run: async (text: string) => {
        await this.user.dm(text);
        return true;
      },
    },
    choose: {
      usage: 'choose NUMBER OPTION',
      description: 'choose in a menu; several options with | between them',
      run: (rest: string) => this.#setAs(rest),
    },
    fill: {
      usage: 'fill NUMBER TEXT',
      description: 'fill in a field of the open form; without text, empty it',
      run: (rest: string) => this.#setAs(rest),
    },
  } as const satisfies Readonly<Record<string, Verb>>;

  async #setAs(rest: string): Promise<boolean> {
    const { element, text } = this.elementAnd(rest);
    return this.set(element, text);
  }

  protected print(text: string): void {
    this.#print(text);
  }

  get prompt(): string {
    return `${this.name}, ${this.who} in ${this.place}> `;
  }

  /**
   * Does what a line says, and waits for what comes of it.
   *
   * @returns whether it could be done; what was wrong is printed
   */
  async run(line: string): Promise<boolean> {
    const [, word = '', rest = ''] = /^([/@]|\S+)\s*(.*)$/s.exec(line.trim()) ?? [];
    const before = this.server.shown.all.length;
    // While a line is done, the platform's clock stands still: nothing expires while somebody looks at it in a debugger.
    this.server.advance(Date.now() - this.server.clock());
    try {
      const verb = this.#all[word.toLowerCase()];
      if (!verb) throw new Error(`${JSON.stringify(word)} can't be typed here; help lists what can`);
      await inTime(this.#done(verb, rest, before));
      await this.#settled();
      return true;
    } catch (error) {
      this.#print(`! ${error instanceof Error ? error.message : String(error)}`);
      return false;
    } finally {
      this.#tellViolations();
    }
  }

  close(): Promise<void> {
    return this.server.close();
  }

  get #all(): Readonly<Record<string, Verb>> {
    return { ...this.verbs, ...this.#common };
  }

  readonly #common: Readonly<Record<string, Verb>> = {
    as: {
      usage: `as ${PEOPLE.join('|')}`,
      description: 'be somebody else from now on',
      run: async (rest) => {
        const known = PEOPLE.find((name) => name === rest);
        if (!known) throw new Error(`there are ${PEOPLE.join(' and ')}`);
        this.who = known;
        if (known === 'reader' && this.place === '#editors') this.place = '#news';
        return false;
      },
    },
    in: {
      usage: 'in CHANNEL',
      description: 'go to #news, #editors, or dm: alone with the bot',
      run: async (rest) => {
        const known = PLACES.find((place) => place === rest || place === `#${rest}`);
        if (!known) throw new Error(`there are ${PLACES.join(', ')}`);
        if (known === '#editors' && this.who !== 'editor') {
          throw new Error('only editors are in #editors; become one with: as editor');
        }
        this.place = known;
        return false;
      },
    },
    look: {
      usage: 'look [COUNT]',
      description: 'the last messages that you see anywhere, 5 unless said',
      run: async (rest) => {
        for (const shown of this.messages().slice(-(Number(rest) || 5))) this.#print(this.text(shown));
        return false;
      },
    },
    json: {
      usage: 'json [MESSAGE]',
      description: 'the raw payload of a message such as m2, or of the last message or form',
      run: async (rest) => {
        this.#print(JSON.stringify(rest === '' ? this.screen.last : this.screen.item(rest), null, 2));
        return false;
      },
    },
    calls: {
      usage: 'calls [COUNT]',
      description: 'the last requests that the bot made, with what was answered: 1 unless said',
      run: async (rest) => {
        for (const call of this.server.calls.all.slice(-(Number(rest) || 1))) {
          this.#print(JSON.stringify(call, null, 2));
        }
        return false;
      },
    },
    help: {
      usage: 'help',
      description: 'this list',
      run: async () => {
        const all = [...Object.values(this.#all), { usage: 'quit', description: 'end (or Ctrl-D, Ctrl-C)' }];
        const width = Math.max(...all.map(({ usage }) => usage.length));
        this.#print(all.map(({ usage, description }) => `${usage.padEnd(width)}  ${description}`).join('\n'));
        return false;
      },
    },
  };

  /** Does what a verb says, and waits for an answer where there is one. */
  async #done(verb: Verb, rest: string, before: number): Promise<void> {
    const isAnswered = await verb.run(rest);
    if (isAnswered) await this.server.shown.next((each) => this.isAnswer(each), before);
  }

  /** Waits until nothing more comes. */
  async #settled(): Promise<void> {
    const { all } = this.server.shown;
    for (let count = -1; count !== all.length; ) {
      count = all.length;
      await delay(QUIET);
    }
  }

  /** What the bot sent that the platform refuses, or that breaks a rule of this project. */
  #tellViolations(): void {
    const all = this.server.violations;
    for (const { in: where, path, what } of all.slice(this.#told)) this.#print(`! ${where}: ${path} ${what}`);
    this.#told = all.length;
  }
}

/** @throws {Error} it takes longer than is waited for an answer */
async function inTime(work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const late = delay(PATIENCE, true, { signal: done.signal }).catch(() => false);
  const isLate = await Promise.race([work.then(() => false), late]).finally(() => done.abort());
  if (isLate) throw new Error(`nothing came within ${PATIENCE / 1000} seconds`);
}
