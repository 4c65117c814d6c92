import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { OnrecordError } from '../errors.js';
import { asCalledHere } from './called.js';
import { cardsOf, withheldNotes } from './cards.js';
import type { Caller, Command, EditedRecord, ReadableRecord } from './command.js';
import { Conversations, type ConversationsParts } from './conversations.js';
import type { NewsRecord } from './courier/record.js';
import { courtesyIn, courtesyReply } from './courtesy.js';
import { type FormCommand, formFor } from './forms.js';
import type { Finding } from './health.js';
import { findCommand, parseLine, readOptions } from './invocation.js';
import { assertMayUse, mayUse } from './permissions.js';
import { type Invocation, note, type Reply, reply } from './reply.js';
import { similarReply } from './similar.js';
import { groupCalled } from './slash.js';
import { isStatementId } from './statement-ids.js';
import {
  citationReply,
  contextReply,
  type Permalink,
  type Report,
  reportReply,
  type StatementView,
  sharedReply,
  sourceReply,
} from './statement-replies.js';
import { ownReply } from './subscribing/listing.js';
import { readTurn } from './turns.js';
import { groupReply, usageReply } from './usage.js';

export interface BotParts {
  /** What commands read, and where conversations are kept. */
  readonly record: ReadableRecord & NewsRecord & EditedRecord & ConversationsParts['record'];
  readonly commands: readonly Command[];
  readonly logger: Pick<Logger, 'error'>;
  /** The clock, so that "yesterday" can be tested. */
  readonly now: () => Date;
  /** What works and what doesn't, from the caller's place. */
  readonly health?: (caller: Caller) => Promise<readonly Finding[]>;
  /** The address of a statement, where the record can be read in a browser. */
  readonly permalink?: Permalink;
}

/** What came back with a button may be anything: ids of statements and nothing else, each once. */
function statementIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter(isStatementId);
}

/** What a platform talks to. */
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

  get record(): ReadableRecord {
    return this.#parts.record;
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
    if (courtesy !== null) return courtesyReply(courtesy, this.commands);
    return this.#guarded(async () => {
      const invocation = parseLine(line, this.commands);
      const command = formFor(invocation, this.commands);
      // No line can open a form: it is told how to type what would stand in it.
      return command && mayUse(command, caller) ? usageReply(command) : this.run(invocation, caller);
    });
  }

  /** Answers a command called with options. Never rejects. */
  async answer(invocation: Invocation, caller: Caller): Promise<Reply> {
    return this.#guarded(() => this.run(invocation, caller));
  }

  /** What is shown of the statements of a card. Never rejects. */
  async view(view: StatementView, ids: readonly string[]): Promise<Reply> {
    return this.#guarded(() => {
      const { record, permalink = () => null } = this.#parts;
      const known = statementIds(ids);
      if (view === 'context') return contextReply(known, record);
      if (view === 'source') return sourceReply(known, record);
      return view === 'cite' ? citationReply(known, record, permalink) : sharedReply(known, record);
    });
  }

  /** What the editors are told when somebody reports a mistake. Never rejects. */
  async report(ids: readonly string[], report: Report): Promise<Reply> {
    return this.#guarded(() => reportReply(statementIds(ids), report, this.#parts.record));
  }

  /** Statements like what somebody wrote in a message. Never rejects. */
  async similar(text: string): Promise<Reply> {
    const { record, commands } = this.#parts;
    return this.#guarded(async () => asCalledHere(await similarReply(text, record, commands), commands));
  }

  /** What was said last, of so many statements. Never rejects. */
  async recent(limit: number): Promise<Reply> {
    return this.#guarded(async () => {
      const { cards, withheld } = await cardsOf(await this.#parts.record.recent(limit), this.#parts.record);
      return cards.length === 0
        ? reply(note('No statement is on record yet.'))
        : reply(...cards, ...withheldNotes(withheld));
    });
  }

  /** The digests and watches that somebody sees alone with the bot, and how to ask for more. Never rejects. */
  async subscriptions(caller: Caller): Promise<Reply> {
    const { record, commands, now } = this.#parts;
    return this.#guarded(async () => asCalledHere(await ownReply(caller, { news: record, now: now() }), commands));
  }

  /**
   * Runs a command, for callers that handle errors themselves.
   *
   * @throws {OnrecordError} whatever the user can do something about.
   */
  async run(invocation: Invocation, caller: Caller): Promise<Reply> {
    const { record, commands, now, health } = this.#parts;
    const group = groupCalled(invocation.command, commands);
    if (group) return groupReply(group, caller);
    const command = findCommand(invocation.command, commands);
    assertMayUse(command, caller);
    const moment = now();
    const options = readOptions(command, invocation);
    const { latest, remember } = this.#conversations.of(caller, moment);
    const { after: carried } = invocation;
    const after = carried === undefined ? await latest() : carried === null ? undefined : readTurn(carried);
    const conversation = { after, remember };
    const context = {
      record,
      news: record,
      editing: record,
      commands,
      caller,
      conversation,
      now: moment,
      ...(health && { health }),
    };
    return asCalledHere(await command.run(context, options), commands);
  }

  /** When all that was answered is kept for the questions after it. To be awaited before the record is closed. */
  settled(): Promise<void> {
    return this.#conversations.settled();
  }

  async #guarded(run: () => Promise<Reply>): Promise<Reply> {
    try {
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
    const told = reply(
      note('Something went wrong on our side; nothing was changed.', 'warning'),
      note(`Try again. If it stays, report error ${id}: the log has the details.`),
    );
    return { ...told, failed: true };
  }
}
