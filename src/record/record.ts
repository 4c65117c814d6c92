import { setImmediate } from 'node:timers/promises';
import type { Answer, RankedStatement } from '../model/answer.js';
import type { OnrecordError } from '../model/errors.js';
import type { Statement } from '../model/statement.js';
import type { Directory } from '../people/directory.js';
import { passageOf } from '../search/answer/passage.js';
import { recentStatements, withReceipts } from '../search/answer/receipts.js';
import { find } from '../search/index.js';
import { Register } from '../search/speakers/register.js';
import { type Verification, verifyQuote } from '../search/verify/verify.js';
import type { Examination, Extent } from '../store/examination.js';
import { partlyDamagedError } from '../store/sqlite/file/errors.js';
import type { Store } from '../store/store.js';
import { localDay } from '../text/local-day.js';
import { AnswerCache } from './answer-cache.js';
import { RecordCatalogue } from './catalogue.js';
import {
  type AlertQuery,
  alertOf,
  type DigestQuery,
  digestOf,
  type JudgedUtterance,
  judgedFor,
  type PostContent,
} from './digest/digest.js';
import { LatestSeen } from './digest/latest-seen.js';
import { releaseDueUnlessBusy } from './editing.js';
import { isEnglishWord } from './english-words.js';
import { HiddenDocuments, withRetractions, withWithheldReasons } from './hidden/hidden-documents.js';
import { Imports } from './import/index.js';
import { importItems } from './import/item-loop.js';
import type { ImportItems } from './import/items.js';
import { importBatches, oneByOne } from './import/line-loop.js';
import type { StatementLines, StatementsOptions, StatementsSummary } from './import/line-report.js';
import type { ImportOptions, ImportSummary } from './import/report.js';
import type { AskOptions, StatementInPassage, VerifyQuoteOptions, ViewerOptions } from './options.js';
import { type Logger, Receipts, SILENT } from './receipts.js';

/**
 * A record in the thread that has opened it, which waits for whatever it is told to do. Every public method can be called
 * from another thread as well (`workers/`), so it returns a promise, and takes and gives plain data. Only the imports take
 * functions, which they await, and iterables: their loops run in the caller's thread.
 */
export class LocalRecord extends RecordCatalogue {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #receipts: Receipts;
  readonly #latest: LatestSeen;
  readonly #answerCache: AnswerCache;
  readonly #hidden: HiddenDocuments;
  readonly #imports: Imports;
  /** Resolves when the last question is answered. */
  #asked: Promise<void> = Promise.resolve();

  /**
   * Use `openLocalRecord`.
   *
   * @param imports what imports into the same store; unless given, one that refuses what is off the record
   */
  constructor(
    store: Store,
    directory: Directory,
    logger: Logger = SILENT,
    imports: Imports = new Imports({ store, directory, keepsOffRecord: false }),
  ) {
    const hidden = new HiddenDocuments(store);
    super(store, directory, hidden);
    this.#store = store;
    this.#directory = directory;
    this.#receipts = new Receipts(store, logger);
    this.#latest = new LatestSeen(store);
    this.#answerCache = new AnswerCache(store);
    this.#hidden = hidden;
    this.#imports = imports;
  }

  /** Where the record lies, for messages. */
  get location(): string {
    return this.#store.location;
  }

  /** Tells it from another one that comes to lie there. */
  get identity(): string {
    return this.#store.identity;
  }

  /**
   * Imports documents: paths of files or folders, or documents in memory. Importing one again changes nothing; a
   * changed one of the same name or URL becomes a new version. One that was changed back stands again (`restored`); other
   * earlier versions are left as they are (`superseded`). What is wrong with a document is in its report.
   *
   * @throws {OnrecordError} `STORE_…` when the record can't be written.
   * @example
   * const { added, refused, reports } = await record.import(['speeches/', 'briefing.txt']);
   * await record.import({ name: 'memo.txt', bytes: new TextEncoder().encode('"No comment," said Ann Lee.') });
   */
  async import(items: ImportItems, options?: ImportOptions): Promise<ImportSummary> {
    return importItems(items, (item, base) => this.#imports.item(item, base), options);
  }

  /**
   * Imports statements that were extracted elsewhere, as objects or lines of JSON.
   *
   * @throws {OnrecordError} `STORE_…` when the record can't be written.
   * @example
   * await record.importStatements([{ text: 'It was a draft.', speaker: 'Mark A. Milley', date: '2020-01-06' }]);
   */
  async importStatements(lines: StatementLines, options?: StatementsOptions): Promise<StatementsSummary> {
    return importBatches(oneByOne(lines), this.#imports.lines(), options);
  }

  /**
   * Answers a question with what is on record. Every word was held against its source just before it is returned.
   *
   * @throws {OnrecordError} `QUESTION_EMPTY`, `QUESTION_TOO_LONG`, `TIME_ZONE_UNKNOWN`; `FOLLOW_UP_ALONE` where it
   *   goes on from a question before it and none is given, `NOTHING_SHOWN` where it asks about a statement shown before; `SPEAKER_UNREAD`,
   *   `SPEAKERS_DIFFER`, `DATE_UNREAD` or `TIMES_APART` for what is given beside it.
   * @example
   * const answer = await record.ask('what did Milley say about the letter');
   * const { outcome, answers } = await record.ask('and Esper?', { after: turnOf(answer) });
   */
  async ask(question: string, options: AskOptions = {}): Promise<Answer> {
    // One after the other: of a crowd that is answered side by side, the first would wait for the last. And in between
    // whatever else is asked for is heard, such as the sources of the answer before.
    const answer = this.#asked.then(() => this.#answer(question, options));
    this.#asked = answer.then(
      () => setImmediate(),
      () => setImmediate(),
    );
    return answer;
  }

  async #answer(
    question: string,
    { now = new Date(), timeZone, after, viewer, ...options }: AskOptions,
  ): Promise<Answer> {
    await releaseDueUnlessBusy(this.#store);
    const today = localDay(now, timeZone);
    const asked = {
      ...{ directory: this.#directory.people, isWord: isEnglishWord, today, ...options },
      ...(after && { after }),
    };
    const answer = await this.#answerCache.get([question, today, options], after, async () => {
      const found = await find(question, { ...asked, store: this.#store });
      const retracted = await this.#hidden.retractedFor(question, asked);
      return retracted ? { ...found, answer: { ...found.answer, retracted } } : found;
    });
    const sound = await this.#withDamage(await this.#receipts.checkAnswer(answer));
    if (viewer !== 'editor') return sound;
    const withheld = await this.#hidden.withheldFor(question, asked);
    return withheld.length === 0 ? sound : { ...sound, withheld };
  }

  /** What may be short of something says so. */
  async #withDamage<Found extends { readonly damage?: string }>(found: Found): Promise<Found> {
    const fault = await this.fault();
    return fault ? { ...found, damage: fault.message } : found;
  }

  /** What is posted once and for all is not made of a part of the record: it is due until that is whole again. */
  async #whole<Told>(told: Promise<Told>): Promise<Told> {
    const made = await told;
    const fault = await this.fault();
    if (fault) throw fault;
    return made;
  }

  /**
   * Holds a quotation against the record: whether anybody said so, in these words, and who. The text may name its
   * speaker ("…" — Milley).
   *
   * @throws {OnrecordError} `QUOTE_EMPTY`, `QUOTE_TOO_SHORT`, `QUOTE_TOO_LONG`.
   * @example
   * const { verdict, matches } = await record.verify('"that was an honest mistake" — Milley');
   */
  async verify(quote: string, { viewer, ...options }: VerifyQuoteOptions = {}): Promise<Verification> {
    await releaseDueUnlessBusy(this.#store);
    const asked = { ...options, directory: this.#directory.people };
    const found = await this.#receipts.checkVerification(await verifyQuote(quote, { ...asked, store: this.#store }));
    const verification = withRetractions(
      await this.#withDamage(found),
      await this.#hidden.retractedQuote(quote, asked),
    );
    if (viewer !== 'editor') return verification;
    const withheld = await this.#hidden.withheldQuote(quote, asked);
    return withheld.length === 0 ? verification : { ...verification, withheld };
  }

  /** One statement by its id, also of an older version; null where none is known, or where it was withheld. */
  async statement(id: string): Promise<Statement | null> {
    await releaseDueUnlessBusy(this.#store);
    const statement = await this.#store.statement(id);
    const [sound] = await this.#receipts.verified(statement ? [{ statement }] : []);
    return sound?.statement ?? null;
  }

  /** Statements by their ids with their receipts, in that order; unknown ones, and what was withheld, are left out. */
  async receipts(ids: readonly string[], { viewer }: ViewerOptions = {}): Promise<readonly RankedStatement[]> {
    await releaseDueUnlessBusy(this.#store);
    const shown = await this.#receipts.verified(await withReceipts(await this.#store.statements(ids), this.#tools()));
    const side = viewer === 'editor' && shown.length < ids.length ? await this.#hidden.withheld() : null;
    if (!side) return shown;
    const tools = { store: side.index, register: new Register(side.index, this.#directory.people) };
    const others = withWithheldReasons(await withReceipts(await side.index.statements(ids), tools), side.sources);
    const found = new Map([...shown, ...others].map((each) => [each.statement.id, each]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** A statement by its id with all that was said in one go with it; null where none is known, or it was withheld. */
  async inPassage(id: string): Promise<StatementInPassage | null> {
    const [shown] = await this.receipts([id]);
    const source = shown && (await this.#store.source(shown.statement.sourceId));
    if (!shown || !source) return null;
    return { ...shown, passage: passageOf(shown.statement, await this.#store.statementsOf(source.id), source) };
  }

  /** What people who are named said last, latest first, greetings left out: at most `limit` statements, 1 to 100. */
  async recent(limit: number): Promise<readonly RankedStatement[]> {
    await releaseDueUnlessBusy(this.#store);
    return this.#receipts.verified(await recentStatements(limit, this.#tools()));
  }

  #tools() {
    return { store: this.#store, register: new Register(this.#store, this.#directory.people) };
  }

  /**
   * What is wrong with the record by now: `RECORD_GONE` or `RECORD_REPLACED`, with which nothing is answered;
   * `STORE_DAMAGED`, where what is damaged is left out. Null where nothing is known to be.
   */
  async fault(): Promise<OnrecordError | null> {
    return (await this.#store.fault()) ?? (this.#receipts.hasWithheld ? partlyDamagedError(this.location) : null);
  }

  /** Looks whether all of it is as it was saved: a second for 20 MB, half a minute for 100,000 statements; see `Extent`. */
  examine(extent?: Extent): Promise<Examination> {
    return this.#store.examine(extent);
  }

  /**
   * The digest of what was first seen behind one position, up to another: at most ten utterances and what would be told
   * next, chosen as docs/digest.md says, and what was told before and isn't so any more.
   *
   * @example
   * const after = await record.positionAt(Date.now() - 86_400_000);
   * await record.digest({ after, upTo: await record.newest(), filter: EVERYTHING, today: '2020-01-07' });
   */
  async digest(query: DigestQuery): Promise<PostContent> {
    await releaseDueUnlessBusy(this.#store);
    return this.#whole(digestOf(query, this.#newsTools()));
  }

  /** Why each utterance is in such a digest or not: those that are in it first. */
  judged(query: DigestQuery): Promise<readonly JudgedUtterance[]> {
    return this.#whole(judgedFor(query, this.#newsTools()));
  }

  /** What a watch tells of what was first seen behind one position, up to another: all that fits, greetings and all. */
  alert(query: AlertQuery): Promise<PostContent> {
    return this.#whole(alertOf(query, this.#newsTools()));
  }

  #newsTools() {
    return { store: this.#store, directory: this.#directory.people, latest: this.#latest };
  }

  /** Ends the connection. Whatever was imported or kept is safe without it. */
  async close(): Promise<void> {
    await this.#hidden.close();
    await this.#store.close();
  }
}
