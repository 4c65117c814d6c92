import said from '../../commands/said.js';
import type { Config } from '../app/config.js';
import { type Io, wantsColour } from '../app/io.js';
import { withBot } from '../app/with-bot.js';
import { speakerFits } from '../bot/answers/speaker-filter.js';
import { verificationReply } from '../bot/answers/verification.js';
import type { Caller } from '../bot/commands/command.js';
import { count, period } from '../bot/layout/wording.js';
import { fields, heading, type Invocation, type Reply, reply } from '../bot/reply/reply.js';
import type { ConversationTurn } from '../model/query.js';
import type { Viewer } from '../model/visibility.js';
import { writeAll } from '../platforms/terminal/output.js';
import { render } from '../platforms/terminal/render.js';
import { type RecordStats, turnOf } from '../record/index.js';
import { sourceFits } from '../sources/source-filter.js';
import { EXIT } from './exit-codes.js';
import { answerJson, jsonText, sourceJson, speakerJson, statsJson, verificationJson } from './json.js';

/** Whoever runs the command line holds the record's file. */
const CALLER: Caller = { userId: 'command-line', standing: 'reader', editor: true };

export interface OutputOptions {
  readonly json?: true;
  /** `editor`: with what is withheld from readers, marked as such. */
  readonly as?: Viewer;
}

export interface AskView extends OutputOptions {
  readonly limit?: number;
  /** Questions that were asked before, the first one first. */
  readonly after: readonly string[];
  readonly asTyped?: true;
  readonly timeZone?: string;
}

/** A process that answers one question and ends is held up by nothing, and done sooner in the one thread it has. */
function withRecord(config: Config, io: Io, use: Parameters<typeof withBot<number>>[2]): Promise<number> {
  return withBot(config, io, use, { thread: 'caller' });
}

/** `ask`: the answer as data, or as the chat shows it. Nothing on record is an answer. */
export async function ask(
  question: string,
  { json, limit, after: before, asTyped, timeZone, as: viewer = 'reader' }: AskView,
  config: Config,
  io: Io,
): Promise<number> {
  return withRecord(config, io, async (bot, record) => {
    const options = { viewer, ...(limit !== undefined && { limit }), ...(timeZone !== undefined && { timeZone }) };
    let after: ConversationTurn | undefined;
    for (const earlier of before)
      after = turnOf(await record.ask(earlier, { ...options, ...(after && { after }) }), after);
    if (json) {
      return printJson(
        answerJson(await record.ask(question, { ...options, ...(after && { after }), ...(asTyped && { asTyped }) })),
        io,
      );
    }
    // Not by way of the bot: what bounds a message of a chat does not bound a terminal.
    const conversation = { after, remember: () => {} };
    const caller = { ...CALLER, viewer, ...(timeZone !== undefined && { timeZone }) };
    const context = {
      record,
      news: record,
      editing: record,
      commands: bot.commands,
      caller,
      conversation,
      now: new Date(),
    };
    const spelling = asTyped ? 'typed' : undefined;
    return print(withoutChatLines(await said.run(context, { question, limit, spelling })), io);
  });
}

/** A page says how a chat goes on; here `--limit` does. */
function withoutChatLines({ nodes }: Reply): Reply {
  return reply(...nodes.map((node) => (node.type === 'page' ? { ...node, next: null } : node)));
}

/** `verify`: whether these words are on record. */
export async function verify(
  quote: string,
  { json, as: viewer = 'reader' }: OutputOptions,
  config: Config,
  io: Io,
): Promise<number> {
  return withRecord(config, io, async (_, record) => {
    const verification = await record.verify(quote, { viewer });
    if (json) return printJson(verificationJson(verification), io);
    return print(await verificationReply(verification, record), io);
  });
}

interface ListOptions extends OutputOptions {
  readonly page?: number;
}

/** `speakers`: all of them as data, or a page of them as the chat shows it. */
export async function speakers(filter: string, options: ListOptions, config: Config, io: Io): Promise<number> {
  return withRecord(config, io, async (bot, record) => {
    if (options.json) {
      const found = (await record.speakers(viewerOf(options))).filter((each) => speakerFits(each, filter));
      return printJson(found.map(speakerJson), io);
    }
    return print(await bot.run(listInvocation('speakers', filter, options), { ...CALLER, ...viewerOf(options) }), io);
  });
}

/** `sources`: the same for documents. */
export async function sources(filter: string, options: ListOptions, config: Config, io: Io): Promise<number> {
  return withRecord(config, io, async (bot, record) => {
    if (options.json) {
      const found = (await record.sources(viewerOf(options))).filter((each) => sourceFits(each.source, filter));
      return printJson(found.map(sourceJson), io);
    }
    return print(await bot.run(listInvocation('sources', filter, options), { ...CALLER, ...viewerOf(options) }), io);
  });
}

function viewerOf({ as: viewer = 'reader' }: OutputOptions) {
  return { viewer };
}

function listInvocation(command: string, text: string, { page }: ListOptions): Invocation {
  return { command, options: page === undefined ? {} : { page: `${page}` }, text };
}

/** `stats`: how much is on record. */
export async function stats({ json, ...shown }: OutputOptions, config: Config, io: Io): Promise<number> {
  return withRecord(config, io, async (_, record) => {
    const numbers = await record.stats(viewerOf(shown));
    return json ? printJson(statsJson(numbers), io) : print(statsReply(numbers, record.location), io);
  });
}

function statsReply(numbers: RecordStats, location: string): Reply {
  const { sources, statements, people, byKind, from, to, withheld } = numbers;
  return reply(
    heading(`${count(statements, 'statement')} by ${count(people, 'speaker')} in ${count(sources, 'source')}`),
    fields(
      { name: 'exact quotations', value: `${byKind.direct}` },
      { name: 'paraphrase', value: `${byKind.indirect}` },
      { name: 'paraphrase with quoted words', value: `${byKind.mixed}` },
      { name: 'dates', value: period(from, to) || 'unknown' },
      ...(withheld
        ? [{ name: 'withheld from readers', value: `${withheld.statements} in ${count(withheld.sources, 'document')}` }]
        : []),
      { name: 'record', value: location },
    ),
  );
}

async function print(shown: Reply, io: Io): Promise<number> {
  await writeAll(io.stdout, `${render(shown, { colour: wantsColour(io) })}\n`);
  return EXIT.done;
}

async function printJson(data: unknown, io: Io): Promise<number> {
  await writeAll(io.stdout, `${jsonText(data, 2)}\n`);
  return EXIT.done;
}
