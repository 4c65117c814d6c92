import type { Answer, RankedStatement } from '../../model/answer.js';
import type { OnrecordError } from '../../model/errors.js';
import type { ConversationTurn } from '../../model/query.js';
import type { Source } from '../../model/source.js';
import type { PostingPlace } from '../../model/subscription.js';
import type { Viewer } from '../../model/visibility.js';
import type {
  AskOptions,
  StatementInPassage,
  StatementRecord,
  Verification,
  VerifyQuoteOptions,
  ViewerOptions,
} from '../../record/index.js';
import type { Audience, Standing } from '../access/readers.js';
import type { Finding } from '../answers/examination.js';
import type { NewsRecord } from '../courier/news-record.js';
import type { Pages } from '../memory/pages.js';
import type { Reply } from '../reply/reply.js';

/** What a command or an option is called in other languages, by locale: `de`, `pt-BR`. In English unless said. */
export interface Localizations {
  readonly [locale: string]: { readonly name?: string; readonly description?: string };
}

/** What can be completed as it is typed: what is on record, and what the commands are called. */
export type OptionCompletion = 'speakers' | 'topics' | 'sources' | 'commands';

/**
 * What an option takes. The last `string` option of a command is its free text: in a line it takes the rest. All others
 * are called by name before it, as in `page:2`.
 */
export type OptionDefinition = {
  readonly description: string;
  /** False unless said. */
  readonly required?: boolean;
  /** Of one that is needed where something else is not given: what that is, in words. The command itself asks for it. */
  readonly unless?: string;
  /** Shown where a platform shows names and descriptions in the language of whoever asks; answers are in English. */
  readonly localizations?: Localizations;
  /** What it is called in a form, 45 characters at most; its name unless said. */
  readonly label?: string;
} & (
  | {
      readonly type: 'string';
      /** What can be completed in it. */
      readonly autocomplete?: OptionCompletion | 'none';
      /** Set where it takes several of what can be completed, separated by commas. */
      readonly several?: true;
      /** Set where it is one day: a form has a calendar for it. */
      readonly isDay?: true;
      /** What may stand in it, shown in an empty field of a form. */
      readonly placeholder?: string;
    }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
);

export interface OptionDefinitions {
  readonly [name: string]: OptionDefinition;
}

type OptionValue<D extends OptionDefinition> = D extends { readonly type: 'integer' }
  ? number
  : D extends { readonly type: 'choice'; readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type RequiredName<O extends OptionDefinitions> = {
  [Name in keyof O]: O[Name] extends { readonly required: true } ? Name : never;
}[keyof O];

/** What `run` gets: a required option always has a value, any other may be left out. */
export type OptionValues<O extends OptionDefinitions> = {
  readonly [Name in RequiredName<O>]: OptionValue<O[Name]>;
} & {
  readonly [Name in Exclude<keyof O, RequiredName<O>>]?: OptionValue<O[Name]> | undefined;
};

/** Who asks, as far as the platform knows. */
export interface Caller {
  /** Unique within the platform. */
  readonly userId: string;
  /**
   * Where it is asked: the id of a channel, a thread, a private chat, with its workspace where ids are unique only within
   * one. What is asked in one place is gone on with in no other. Absent where there is but one, as in a terminal.
   */
  readonly place?: string;
  /** The place that this one hangs on: where nothing was asked here yet, what was asked there is gone on with. */
  readonly within?: string;
  /** Set where all see what is asked and answered, as in a thread: whoever asks there goes on from it. */
  readonly shared?: true;
  /** Set where a line without a slash is read only if it mentions the bot, as in a channel. */
  readonly needsMention?: true;
  /** Whether they may read, as the platform found out; `Bot` refuses everything to whoever may not. */
  readonly standing: Standing;
  /** May change the record and settings that others see. */
  readonly editor: boolean;
  /**
   * `editor` where what is withheld from readers is to be shown as well, marked as such: only where nobody else sees the
   * answer. A reader unless said, also for an editor.
   */
  readonly viewer?: Viewer;
  /** Who may, in words, for somebody who may not; unknown unless said. */
  readonly editors?: string;
  /** The IANA time zone of whoever asks, or of the channel; that of this process unless known. */
  readonly timeZone?: string;
  /** The channel, for what the bot posts there by itself; absent alone with the bot, and where it can't post. */
  readonly here?: PostingPlace;
  /** Who sees what is posted `here`; readers unless said. Looked up where it is needed. Never rejects. */
  readonly audience?: () => Promise<Audience>;
  /** What the bot would have to be allowed before it can post there, by the names that the platform has for it. */
  readonly hereLacks?: readonly string[];
  /** Where the bot writes to whoever asks alone; absent where it can't. */
  readonly alone?: PostingPlace;
}

/** What was asked and shown before, so that a question may go on from it. */
export interface Conversation {
  readonly after: ConversationTurn | undefined;
  /** Keeps the last answer for the question after it; the reply needn't wait for that. */
  remember(turn: ConversationTurn): void;
}

/** What a command may use of the record (`src/record/`): it reads, nothing else. */
export interface ReadableRecord {
  ask(question: string, options: AskOptions): Promise<Answer>;
  /** What may be meant by what was typed so far, best first; see `Record.complete`. */
  complete(kind: 'speakers' | 'topics' | 'sources', typed: string): Promise<readonly string[]>;
  speakers(options?: ViewerOptions): ReturnType<StatementRecord['speakers']>;
  sources(options?: ViewerOptions): ReturnType<StatementRecord['sources']>;
  source(id: string, options?: ViewerOptions): Promise<Source | null>;
  verify(quote: string, options?: VerifyQuoteOptions): Promise<Verification>;
  /** Statements by their ids, with their receipts. */
  receipts(ids: readonly string[]): Promise<readonly RankedStatement[]>;
  /** A statement with all that was said in one go with it. */
  inPassage(id: string): Promise<StatementInPassage | null>;
  /** What was said last, latest first. */
  recent(limit: number): Promise<readonly RankedStatement[]>;
  /** That the source of a statement was taken back, where readers may be told so; else null. */
  retraction(statementId: string): ReturnType<StatementRecord['retraction']>;
  /** What is wrong with the record, with which answers may be short of something. */
  fault?(): Promise<OnrecordError | null>;
}

/** What editors see and decide of the record. */
export type EditorsRecord = Pick<StatementRecord, 'withheld' | 'free'>;

export interface CommandContext {
  readonly record: ReadableRecord;
  /** What is new, and who is told of it: this alone of the record is changed by commands. */
  readonly news: NewsRecord;
  /** What is withheld from readers, for the commands of editors. */
  readonly editing: EditorsRecord;
  readonly now: Date;
  readonly caller: Caller;
  /** Every command there is, by name. */
  readonly commands: readonly Command[];
  /** What works and what doesn't, from where the caller is; absent where nobody can tell. */
  readonly health?: (caller: Caller) => Promise<readonly Finding[]>;
  /** The pages of statements; absent where there are none. */
  readonly pages?: Pages;
  /** Absent where every question stands alone. */
  readonly conversation?: Conversation;
}

/** Options of a command as a form, for platforms that have forms: it is opened where the command is called with nothing. */
export interface CommandForm<Name extends string = string> {
  /** 24 characters at most, as the label of the button that ends it. */
  readonly title: string;
  readonly submit: string;
  /** Names of options in their order, five at most. Required options must be among them. */
  readonly fields: readonly Name[];
}

/** One chat command, for every platform. */
export interface Command<O extends OptionDefinitions = OptionDefinitions> {
  /**
   * Lower-case letters and hyphens, 1 to 32, with whatever a configuration puts before it. Of a command in a group, once it
   * is loaded, the group's name stands before it: `digest now`.
   */
  readonly name: string;
  /** The group that it is called by; set when the command is loaded. */
  readonly group?: Pick<CommandGroup, 'name' | 'description' | 'localizations'>;
  /** The name without that; set when the command is loaded. Replies may call commands by it. */
  readonly plainName?: string;
  /** One sentence, 100 characters at most. */
  readonly description: string;
  /** As with options. */
  readonly localizations?: Localizations;
  readonly options: O;
  /** What stands behind the name: "what did Milley say about the letter". */
  readonly examples: readonly string[];
  readonly who: 'everyone' | 'editors';
  /** True for the one command that takes a line without a slash. */
  readonly takesBareText?: boolean;
  readonly form?: CommandForm;
  /** @throws {OnrecordError} whatever the user can do something about. */
  run(context: CommandContext, options: OptionValues<O>): Promise<Reply>;
}

/**
 * Defines a command; its file in `commands/` has it as default export.
 *
 * @example
 * export default defineCommand({
 *   name: 'sources',
 *   description: 'What is on record',
 *   options: { filter: { type: 'string', description: 'words of the title', autocomplete: 'sources' } },
 *   examples: ['', 'Pentagon'],
 *   who: 'everyone',
 *   async run({ record }, { filter }) { … },
 * });
 */
export function defineCommand<const O extends OptionDefinitions>(
  command: Command<O> & { readonly form?: CommandForm<keyof O & string> },
): Command<O> {
  return command;
}

/** Commands that are called by two words, as `/digest now`. */
export interface CommandGroup {
  /** The first word, as the name of a command. */
  readonly name: string;
  /** One sentence, 100 characters at most. */
  readonly description: string;
  readonly localizations?: Localizations;
  /** By their second words, in the order in which they are told; 25 at most. */
  readonly commands: readonly Command[];
}

/**
 * Defines commands that belong together; their file in `commands/` has the group as default export.
 *
 * @example
 * export default defineGroup({
 *   name: 'digest',
 *   description: 'What was said, once a day',
 *   commands: [defineCommand({ name: 'now', … }), defineCommand({ name: 'schedule', … })],
 * });
 */
export function defineGroup(group: CommandGroup): CommandGroup {
  return group;
}

/** The name of the option that takes the rest of the line, if the command has one. */
export function freeTextOption({ options }: Pick<Command, 'options'>): string | null {
  const names = Object.entries(options)
    .filter(([, option]) => option.type === 'string')
    .map(([name]) => name);
  return names.at(-1) ?? null;
}

/** How a command is called: "/said question", "/sources [filter]". */
export function usage(command: Command): string {
  const free = freeTextOption(command);
  const option = free === null ? undefined : command.options[free];
  const isNeeded = option?.required || option?.unless !== undefined;
  return `/${command.name}${free ? ` ${isNeeded ? free : `[${free}]`}` : ''}`;
}
