import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StatementView } from '../../src/bot/answers/statement-actions.js';
import type { Caller, Command } from '../../src/bot/commands/command.js';
import { OnrecordError } from '../../src/model/errors.js';
import { EVERYTHING } from '../../src/model/subscription.js';
import { replyPage } from '../../src/platforms/web/html.js';
import { serveStatements } from '../../src/platforms/web/statement-page.js';
import { turnOf } from '../../src/record/index.js';
import type { Newsroom } from './desk.js';
import { START } from './story.js';
import { hashed } from './words.js';

/** What came out of an outlet, to whom, and what it was asked with: what somebody types is no secret of the record's. */
export interface Heard {
  readonly outlet: string;
  readonly to: 'reader' | 'editor';
  readonly asked: string;
  readonly out: string;
  /** The cards that it shows, each by itself. */
  readonly cards: readonly string[];
}

/** What a case asks with: whole questions, quotations, and what somebody has typed so far. */
export interface Probes {
  readonly questions: readonly string[];
  readonly quotes: readonly string[];
  readonly typed: readonly string[];
  /** Ids of documents and statements, also of those that nobody should be able to name. */
  readonly sourceIds: readonly string[];
  readonly statementIds: readonly (readonly string[])[];
}

export type Hear = (outlet: string, asked: string, ask: () => Promise<unknown>, to?: Heard['to']) => Promise<void>;

/**
 * Collects what is heard. An error that readers are told is heard as well; any other is thrown.
 *
 * @param share of the calls that are made, above 0 up to 1: which ones depends on the seed and their order alone
 */
export function listening(heard: Heard[], { seed, share }: { readonly seed: number; readonly share: number }): Hear {
  const calls = new Map<string, number>();
  return async (outlet, asked, ask, to = 'reader') => {
    const nth = (calls.get(outlet) ?? 0) + 1;
    calls.set(outlet, nth);
    if (hashed(`${seed} ${outlet} ${nth}`) / 2 ** 32 >= share) return;
    let given: unknown;
    try {
      given = await ask();
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error;
      given = { code: error.code, message: error.message, remedy: error.remedy };
    }
    // A page has another random address each time.
    const out = (typeof given === 'string' ? given : JSON.stringify(given))?.replace(/\/s\/[\w-]{22}/g, '/s/…');
    heard.push({ outlet, to, asked, out: out ?? '', cards: typeof given === 'string' ? [] : cardsIn(given) });
  };
}

/** Every card of a reply and every statement with its receipt, wherever they stand in what was given. */
function cardsIn(given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return [];
  if ('statement' in given || ('type' in given && (given.type === 'quote' || given.type === 'paraphrase')))
    return [JSON.stringify(given)];
  return Object.values(given).flatMap(cardsIn);
}

const VIEWERS = ['reader', 'editor'] as const;

/** The library, in the order in which somebody would call it. */
export async function hearLibrary({ record }: Newsroom, probes: Probes, hear: Hear): Promise<void> {
  const { questions, quotes, typed, sourceIds } = probes;
  const statementIds = probes.statementIds.flat();
  for (const question of questions) {
    for (const viewer of VIEWERS) {
      await hear('record.ask', question, () => record.ask(question, { viewer, limit: 20, timeZone: 'UTC' }), viewer);
    }
  }
  const first = await record.ask(questions[0]!, { timeZone: 'UTC' });
  const after = turnOf(first);
  for (const next of ['more', 'who else said that', 'what was he asked?', 'what did he say right after that']) {
    await hear('record.ask after', `${questions[0]} ${next}`, () => record.ask(next, { after, timeZone: 'UTC' }));
  }
  await hear('record.ask page', questions[0]!, () => record.ask(questions[0]!, { skip: 1, limit: 1, timeZone: 'UTC' }));
  for (const quote of quotes) {
    for (const viewer of VIEWERS) await hear('record.verify', quote, () => record.verify(quote, { viewer }), viewer);
  }
  for (const kind of ['speakers', 'topics', 'sources'] as const) {
    for (const start of typed) await hear('record.complete', start, () => record.complete(kind, start));
  }
  for (const viewer of VIEWERS) {
    await hear('record.speakers', '', () => record.speakers({ viewer }), viewer);
    await hear('record.sources', '', () => record.sources({ viewer }), viewer);
    await hear('record.stats', '', () => record.stats({ viewer }), viewer);
    await hear('record.receipts', '', () => record.receipts(statementIds, { viewer }), viewer);
    for (const id of sourceIds) await hear('record.source', '', () => record.source(id, { viewer }), viewer);
  }
  for (const id of statementIds) {
    await hear('record.statement', '', () => record.statement(id));
    await hear('record.inPassage', '', () => record.inPassage(id));
    await hear('record.retraction', '', () => record.retraction(id));
  }
  await hear('record.seenAt', '', () => record.seenAt(statementIds));
  await hear('record.recent', '', () => record.recent(100));
  await hearNews({ record }, hear);
  await hear('record.withheld', '', () => record.withheld(), 'editor');
}

async function hearNews({ record }: Pick<Newsroom, 'record'>, hear: Hear): Promise<void> {
  await hear('record.newest', '', () => record.newest());
  await hear('record.positionAt', '', () => record.positionAt(START));
  const query = { after: 0, upTo: await record.newest(), filter: EVERYTHING, today: '2026-12-02' };
  const past = (await record.deliveries(2, 40)).flatMap(({ told }) => told);
  await hear('record.digest', '', () => record.digest(query));
  await hear('record.digest corrections', '', () => record.digest({ ...query, before: past }));
  await hear('record.judged', '', () => record.judged(query));
  await hear('record.alert', '', () => record.alert({ ...query, most: 1000 }));
}

const READER: Caller = { userId: 'U1', place: 'C1', editor: false, standing: 'reader', timeZone: 'UTC' };
const EDITOR: Caller = { ...READER, userId: 'U2', editor: true, viewer: 'editor' };

/** Lines for every command of `commands/`, by its name. */
export const COMMAND_LINES: Readonly<Record<string, readonly string[]>> = {
  'digest list': ['/digest list'],
  'digest now': ['/digest now 7 days', '/digest now topics:harbor 7 days', '/digest now page:2 7 days'],
  'digest pause': ['/digest pause 1'],
  'digest preview': ['/digest preview 7 days', '/digest preview page:2 7 days'],
  'digest remove': ['/digest remove 99'],
  'digest resume': ['/digest resume 2'],
  'digest schedule': ['/digest schedule weekdays 08:00 Europe/London'],
  'digest show': ['/digest show id:2'],
  doctor: ['/doctor'],
  help: ['/help', '/help said'],
  said: ['/said Colwyn bridge', '/said kind:quotes "never sell"', '/said about:harbor', 'who else said that'],
  sources: ['/sources', '/sources council'],
  speakers: ['/speakers', '/speakers official'],
  'pages list': ['/pages list'],
  'pages revoke': ['/pages revoke https://quotes.example.org/s/none'],
  'watch add': ['/watch add Colwyn on harbor'],
  'watch list': ['/watch list'],
  'watch mute': ['/watch mute id:99 2h'],
  'watch remove': ['/watch remove 99'],
  'watch resume': ['/watch resume 1'],
  'watch show': ['/watch show id:1'],
  'withheld ask': ['/withheld ask Colwyn bridge'],
  'withheld free': ['/withheld free 0123456789ab'],
  'withheld list': ['/withheld list'],
};

/** What the buttons of a statement show; a mistake is reported to editors. */
export const VIEWS: readonly StatementView[] = ['share', 'context', 'source', 'cite'];

/** The chat: every command, every button, what is completed and what is found by itself. */
export async function hearChat({ bot }: Newsroom, probes: Probes, hear: Hear): Promise<void> {
  for (const [name, lines] of Object.entries(COMMAND_LINES)) {
    for (const line of lines) await hear(`bot ${name}`, line, () => bot.answerLine(line, READER));
  }
  // What anybody may ask by name, by topic and by words.
  for (const question of probes.questions.slice(0, 4))
    await hear('bot said', question, () => bot.answerLine(question, READER));
  for (const typed of probes.typed.slice(0, 3)) {
    for (const command of ['speakers', 'sources'])
      await hear(`bot ${command}`, typed, () => bot.answerLine(`/${command} ${typed}`, READER));
    await hear('completion', typed, () => bot.completeLine(`what did ${typed}`, READER));
    await hear('completion', typed, () => bot.completeSpeaker(typed, READER));
    for (const { command, option } of completed(bot.commands)) {
      await hear('completion', typed, () => bot.complete(command, option, typed, READER));
    }
  }
  for (const line of ['/withheld list', '/withheld ask Colwyn bridge', '/said Colwyn bridge', '/speakers', '/sources'])
    await hear('bot, to an editor', line, () => bot.answerLine(line, EDITOR), 'editor');
  for (const id of probes.statementIds.flat()) {
    for (const view of VIEWS) await hear(`button ${view}`, '', () => bot.view(view, [id], READER));
    await hear('button report', '', () => bot.report([id], { by: 'somebody', what: 'it is wrong' }, READER));
  }
  for (const quote of probes.quotes) await hear('similar', quote, () => bot.similar(quote, READER));
  await hear('home, said last', '', () => bot.recent(10, READER));
  await hear('home, subscriptions', '', () => bot.subscriptions(READER));
}

/** One option for each way in which options are completed. */
function completed(commands: readonly Command[]): { command: Command; option: string }[] {
  const ways = new Map<string, { command: Command; option: string }>();
  for (const command of commands) {
    for (const [option, definition] of Object.entries(command.options)) {
      const { autocomplete, several } = { autocomplete: 'none', several: false, ...definition };
      ways.set(`${autocomplete} ${several}`, { command, option });
    }
  }
  return [...ways.values()];
}

/** The page of each statement: its status, its title and its words. */
export async function hearPages({ bot }: Newsroom, { statementIds }: Probes, hear: Hear): Promise<void> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => {};
  let page = '';
  const web: Parameters<typeof serveStatements>[0] = {
    serve: (_path, _methods, handler) => {
      handle = handler;
    },
    page: (_response, { status, title, shown }) => {
      page = `${status}\n${replyPage(title, shown)}`;
    },
  };
  serveStatements(web, bot, bot.pages!);
  for (const id of statementIds.flat()) {
    await hear('link', '', () => bot.published(id, READER));
    await hear('page /s/', '', async () => {
      const address = (await bot.pages!.addressesOf([id])).get(id)!;
      await handle({ url: new URL(address).pathname } as IncomingMessage, {} as ServerResponse);
      return page;
    });
  }
}

/** What the courier posts, and what it shows of it afterwards. */
export async function hearCourier({ courier, posts, clock }: Newsroom, hear: Hear): Promise<void> {
  const before = posts.length;
  // Watches tell of what came in when it has come to rest.
  for (let i = 0; i < 3; i++) {
    await courier.look();
    clock.at += 15_000;
  }
  for (const { place, shown } of posts.slice(before)) {
    const to = place.channel === 'EDITORS' ? 'editor' : 'reader';
    await hear(to === 'editor' ? 'post to the editors' : 'post', '', async () => shown, to);
  }
}
