import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { wording } from '../lang/index.js';
import { OnrecordError } from '../model/errors.js';
import { assertMayUse, mayUse } from './access/permissions.js';
import { assertMayRead, mayRead } from './access/readers.js';
import { courtesyIn, courtesyReply } from './answers/courtesy.js';
import type { Finding } from './answers/examination.js';
import { similarReply } from './answers/similar.js';
import {
  citationReply,
  contextReply,
  type PageLinker,
  type PublishedStatement,
  publishedReply,
  type Report,
  reportReply,
  type StatementView,
  sharedReply,
  sourceReply,
} from './answers/statement-actions.js';
import { groupReply, usageReply } from './answers/usage.js';
import { cardsOf, withheldNotes } from './cards/cards.js';
import { isStatementId } from './cards/statement-ids.js';
import type { Caller, Command, EditorsRecord, ReadableRecord } from './commands/command.js';
import { type Completion, completeLine, completeOption } from './commands/completion.js';
import { findCommand, parseLine, readOptions } from './commands/invocation.js';
import { groupNamed } from './commands/slash.js';
import type { NewsRecord } from './courier/news-record.js';
import { Conversations, type ConversationsParts } from './memory/conversations.js';
import type { Pages } from './memory/pages.js';
import { keepShared, type SharedPost } from './memory/shared-posts.js';
import { withCommandPrefix } from './reply/command-prefix.js';
import { type FormCommand, formFor } from './reply/forms.js';
import { type Invocation, note, type Reply, reply } from './reply/reply.js';
import { readTurn } from './reply/turns.js';
import { ownReply } from './subscribing/listing.js';

export interface BotParts {
  /** What commands read, and where conversations are kept. */
  readonly record: ReadableRecord & NewsRecord & EditorsRecord & ConversationsParts['record'];
  readonly commands: readonly Command[];
  readonly logger: Pick<Logger, 'error'>;
  /** The clock, so that "yesterday" can be tested. */
  readonly now: () => Date;
  /** What works and what doesn't, from the caller's place. */
  readonly health?: (caller: Caller) => Promise<readonly Finding[]>;
  /** The pages of statements, where the record can be read in a browser. */
  readonly pages?: Pages;
}

/** What came back with a button may be anything: ids of statements and nothing else, each once. */
function statementIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter(isStatementId);
}

/** What a platform talks to. Whatever it gives goes to readers alone: all that is asked for passes `#guarded`. */
export class Bot {
  readonly #parts: BotParts;
  readonly #conversations: Conversations;

  constructor(parts: BotParts) {
    this.#parts = parts;
    this.#conversations = new Conversations(parts);
  }

  get commands(): readonly Command[] {
    return this.#parts.commands;
  }

  /** The pages of statements; null where there are none. */
  get pages(): Pages | null {
    return this.#parts.pages ?? null;
  }

  /** What somebody who may not read is told, where a platform would open something by itself; null for a reader. */
  refusalTo(caller: Pick<Caller, 'standing'>): Reply | null {
    try {
      assertMayRead(caller);
      return null;
    } catch (error) {
      return this.#errorReply(error);
    }
  }

  /** What may stand in an option for what was typed of it; nothing for whoever may not read. See `completeOption`. */
  async complete(command: Command, option: string, typed: string, caller: Caller): Promise<readonly string[]> {
    return mayRead(caller) ? completeOption(command, option, typed, this.#parts) : [];
  }

  /** The same for the end of a line. */
  async completeLine(line: string, caller: Caller): Promise<Completion> {
    return mayRead(caller) ? completeLine(line, this.commands, this.#parts.record) : { values: [], typed: '' };
  }

  /** The same for the name of somebody on record. */
  async completeSpeaker(typed: string, caller: Pick<Caller, 'standing'>): Promise<readonly string[]> {
    return mayRead(caller) ? this.#parts.record.complete('speakers', typed) : [];
  }

  /** The form that a line opens, where a platform has forms; null where the line is answered as it is. */
  formForLine(line: string): FormCommand | null {
    try {
      return formFor(parseLine(line, this.commands), this.commands);
    } catch {
      // What can't be read is answered with the reason.
      return null;
    }
  }

  /** Answers a line of text; for a greeting or thanks nothing is looked up. Never rejects. */
  async answerLine(line: string, caller: Caller): Promise<Reply> {
    const courtesy = courtesyIn(line);
    if (courtesy === 'help') return this.answerLine('/help', caller);
    if (courtesy !== null) return this.#guarded(caller, async () => courtesyReply(courtesy, this.commands));
    return this.#found(caller, async () => {
      const invocation = parseLine(line, this.commands);
      const command = formFor(invocation, this.commands);
      // No line can open a form: it is told how to type what would stand in it.
      return command && mayUse(command, caller) ? usageReply(command) : this.run(invocation, caller);
    });
  }

  /** Answers a command called with options. Never rejects. */
  async answer(invocation: Invocation, caller: Caller): Promise<Reply> {
    return this.#found(caller, () => this.run(invocation, caller));
  }

  /** What is shown of the statements of a card. Never rejects. */
  async view(view: StatementView, ids: readonly string[], caller: Caller): Promise<Reply> {
    return this.#guarded(caller, () => {
      const { record } = this.#parts;
      const pageLinker = this.#pageLinkerFor(caller);
      const known = statementIds(ids);
      if (view === 'context') return contextReply(known, record);
      if (view === 'source') return sourceReply(known, record, pageLinker);
      return view === 'cite' ? citationReply(known, record, pageLinker) : sharedReply(known, record);
    });
  }

  /**
   * A statement where its address leads to; `gone` where there is nothing to show there, with the reason. Never rejects.
   *
   * @param caller who sees it; of a page, whom `Pages` lets in, who may read it
   */
  async published(
    statement: string,
    caller: Pick<Caller, 'standing'> = { standing: 'reader' },
  ): Promise<PublishedStatement | { readonly outcome: 'gone'; readonly shown: Reply }> {
    let published: PublishedStatement | null = null;
    const shown = await this.#guarded(caller, async () => {
      published = await publishedReply(statementIds([statement]), this.#parts.record);
      return published.shown;
    });
    return published ?? { outcome: 'gone', shown };
  }

  /**
   * Remembers a post of statements that somebody has shared, so that a retraction can be said below it. Where the record can't
   * take it, the log tells. Never rejects.
   */
  async remember(shared: SharedPost): Promise<void> {
    const { record, logger, now } = this.#parts;
    try {
      await keepShared(shared, record, now().getTime());
    } catch (err) {
      logger.error({ err }, 'A post that was shared could not be remembered: a retraction will not be said below it');
    }
  }

  /** What the editors are told when somebody reports a mistake. Never rejects. */
  async report(ids: readonly string[], report: Report, caller: Caller): Promise<Reply> {
    return this.#guarded(caller, () => reportReply(statementIds(ids), report, this.#parts.record));
  }

  /** Statements like what somebody wrote in a message. Never rejects. */
  async similar(text: string, caller: Caller): Promise<Reply> {
    const { record, commands } = this.#parts;
    return this.#found(caller, async () => withCommandPrefix(await similarReply(text, record, commands), commands));
  }

  /** What was said last, of so many statements. Never rejects. */
  async recent(limit: number, caller: Caller): Promise<Reply> {
    return this.#found(caller, async () => {
      const { cards, withheld } = await cardsOf(await this.#parts.record.recent(limit), this.#parts.record);
      return cards.length === 0
        ? reply(note(wording.answers.recordEmpty))
        : reply(...cards, ...withheldNotes(withheld));
    });
  }

  /** The digests and watches that somebody sees alone with the bot, and how to ask for more. Never rejects. */
  async subscriptions(caller: Caller): Promise<Reply> {
    const { record, commands, now } = this.#parts;
    return this.#guarded(caller, async () =>
      withCommandPrefix(await ownReply(caller, { news: record, now: now() }), commands),
    );
  }

  /**
   * Runs a command, for callers that handle errors themselves.
   *
   * @throws {OnrecordError} whatever the user can do something about.
   */
  async run(invocation: Invocation, caller: Caller): Promise<Reply> {
    assertMayRead(caller);
    const { record, commands, now, health, pages } = this.#parts;
    const group = groupNamed(invocation.command, commands);
    if (group) return groupReply(group, caller);
    const command = findCommand(invocation.command, commands);
    assertMayUse(command, caller);
    const moment = now();
    const options = readOptions(command, invocation);
    const { latest, remember } = this.#conversations.of(caller, moment);
    const { after: carried } = invocation;
    const after = carried === undefined ? await latest() : carried === null ? undefined : readTurn(carried);
    const conversation = { after, remember };
    const context = { record, news: record, editing: record, commands, caller, conversation, now: moment };
    const found = { ...context, ...(health && { health }), ...(pages && { pages }) };
    return withCommandPrefix(await command.run(found, options), commands);
  }

  /** When all that was answered is kept for the questions after it. To be awaited before the record is closed. */
  settled(): Promise<void> {
    return this.#conversations.settled();
  }

  #pageLinkerFor({ userId, alone }: Caller): PageLinker {
    const { pages, logger } = this.#parts;
    return async (statement) => {
      if (!pages) return null;
      try {
        return await pages.linksFor(statement, `${alone?.platform ?? ''} ${userId}`);
      } catch (err) {
        logger.error({ err }, 'The page of a statement could not be made');
        return 'failed';
      }
    };
  }

  /** What is looked for in a record that is known to be damaged says that something may be missing. */
  async #found(caller: Pick<Caller, 'standing'>, run: () => Promise<Reply>): Promise<Reply> {
    return this.#guarded(caller, async () => {
      const shown = await run();
      const fault = await this.#parts.record.fault?.();
      if (!fault) return shown;
      const { text, nodes } = reply(note(fault.message, 'warning'), ...shown.nodes);
      return { ...shown, text, nodes };
    });
  }

  /** The one place where it is decided who may read. */
  async #guarded(caller: Pick<Caller, 'standing'>, run: () => Promise<Reply>): Promise<Reply> {
    try {
      assertMayRead(caller);
      return await run();
    } catch (error) {
      return this.#errorReply(error);
    }
  }

  /** What the user can mend is said; anything else gets a number under which the log has the whole of it. */
  #errorReply(error: unknown): Reply {
    if (error instanceof OnrecordError) {
      const { message, remedy, about } = error;
      const told = reply(note(message, 'warning'), note(remedy));
      return { ...told, failed: true, ...(about !== undefined && { about }) };
    }
    const id = randomBytes(4).toString('hex');
    this.#parts.logger.error({ err: error, errorId: id }, 'A command failed');
    const told = reply(note(wording.answers.failure, 'warning'), note(wording.answers.failureId(id)));
    return { ...told, failed: true };
  }
}
