import { setImmediate } from 'node:timers/promises';
import type { Answer, RankedStatement, Turn } from '../answer.js';
import type { Person, Source, Statement, TextSpan } from '../model.js';
import { type Completable, complete } from '../search/complete.js';
import { type Beside, find } from '../search/index.js';
import { passageOf } from '../search/passage.js';
import { recentStatements, withReceipts } from '../search/receipt.js';
import { Register } from '../search/speakers/register.js';
import { type Verification, type VerifyOptions, verifyQuote } from '../search/verify.js';
import { openStore } from '../store/open.js';
import type { SourceSummary, SpeakerSummary, Stats, Store } from '../store/store.js';
import { Answers } from './answers.js';
import {
  type AlertQuery,
  alertOf,
  type Content,
  type DigestQuery,
  digestOf,
  type JudgedUtterance,
  judgedFor,
} from './digest.js';
import { type Directory, readDirectory } from './directory.js';
import { isEnglishWord } from './english-words.js';
import type { Importer, ImportItems, ImportOptions, ImportReport, ImportSummary } from './import.js';
import type { StatementLines, StatementsOptions, StatementsSummary } from './import-statements.js';
import { LatestSeen } from './latest-seen.js';
import { LedgerOfRecord } from './ledger.js';
import { localDay } from './local-day.js';
import { packagePath } from './package.js';
import { type Logger, Receipts, SILENT } from './receipts.js';

export interface LocalRecordOptions {
  /** Where the record lies: a file path, made with its folder where it does not exist. */
  readonly db: string;
  /** The people known beforehand: a JSON file like `data/people.json`, which it is unless said. */
  readonly directory?: string;
  /** Fill an empty record with the sample documents of this package. */
  readonly seed?: boolean;
  /** Hears of each sample document. */
  readonly onReport?: (report: ImportReport) => void;
  /** Told when words had to be withheld; nobody unless said. */
  readonly logger?: Logger;
}

export interface AskOptions extends Beside {
  /** How many statements to answer with at most: 1 to 100, 5 unless said. */
  readonly limit?: number;
  /** How many answers to leave out before the first, for a later page; none unless said. */
  readonly skip?: number;
  /** The moment that "yesterday" is counted from; now unless said. */
  readonly now?: Date;
  /** The IANA time zone in which it is counted ("America/New_York"); that of this process unless said. */
  readonly timeZone?: string;
  /** What was asked and shown before (`turnOf`), for a question that goes on from it: "and Esper?", "more". */
  readonly after?: Turn;
  /** Set to take names and words as they are spelt, without corrections. */
  readonly asTyped?: boolean;
}

/** A statement with its receipt, and the passage in which it stands: its paragraph, or the whole turn of a transcript. */
export interface StatementInPassage extends RankedStatement {
  readonly passage: TextSpan;
}

/** Who is said to have said it (`speaker`), where the quotation doesn't say so, and how many matches to give (5). */
export type VerifyQuoteOptions = Pick<VerifyOptions, 'speaker' | 'limit'>;

/**
 * A record in the thread that has opened it, which waits for whatever it is told to do. Every public method can be called
 * from another thread as well (`thread/`), so it returns a promise, takes and gives plain data, and beside them functions,
 * which it awaits, and iterables.
 */
export class LocalRecord extends LedgerOfRecord {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #receipts: Receipts;
  readonly #latest: LatestSeen;
  readonly #answers: Answers;
  /** Resolves when the last question is answered. */
  #asked: Promise<void> = Promise.resolve();

  /** Use `openLocalRecord`. */
  constructor(store: Store, directory: Directory, logger: Logger = SILENT) {
    super(store);
    this.#store = store;
    this.#directory = directory;
    this.#receipts = new Receipts((id) => store.source(id), logger);
    this.#latest = new LatestSeen(store);
    this.#answers = new Answers(store);
  }

  /** Where the record lies, for messages. */
  get location(): string {
    return this.#store.location;
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
    const { importDocuments, reading } = await importing();
    return importDocuments({ store: this.#store, directory: this.#directory, ...reading }, items, options);
  }

  /**
   * Imports statements that were extracted elsewhere, as objects or lines of JSON.
   *
   * @throws {OnrecordError} `STORE_…` when the record can't be written.
   * @example
   * await record.importStatements([{ text: 'It was a draft.', speaker: 'Mark A. Milley', date: '2020-01-06' }]);
   */
  async importStatements(lines: StatementLines, options?: StatementsOptions): Promise<StatementsSummary> {
    const { importStatements } = await import('./import-statements.js');
    return importStatements({ store: this.#store, directory: this.#directory }, lines, options);
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

  async #answer(question: string, { now = new Date(), timeZone, after, ...options }: AskOptions): Promise<Answer> {
    const today = localDay(now, timeZone);
    const context = { store: this.#store, directory: this.#directory.people, isWord: isEnglishWord };
    const answer = await this.#answers.get([question, today, options], after, () =>
      find(question, { ...context, today, ...options, ...(after && { after }) }),
    );
    return this.#receipts.checkAnswer(answer);
  }

  /**
   * Holds a quotation against the record: whether anybody said so, in these words, and who. The text may name its
   * speaker ("…" — Milley).
   *
   * @throws {OnrecordError} `QUOTE_EMPTY`, `QUOTE_TOO_SHORT`, `QUOTE_TOO_LONG`.
   * @example
   * const { verdict, matches } = await record.verify('"that was an honest mistake" — Milley');
   */
  async verify(quote: string, options: VerifyQuoteOptions = {}): Promise<Verification> {
    const context = { store: this.#store, directory: this.#directory.people };
    return this.#receipts.checkVerification(await verifyQuote(quote, { ...options, ...context }));
  }

  /**
   * What may be meant by what somebody typed so far: names of those who speak, words of the record, or titles of
   * sources, best first. Slips are forgiven.
   *
   * @param limit at most so many: 1 to 25, 25 unless said.
   * @example
   * await record.complete('speakers', 'mily'); // ['Mark A. Milley']
   */
  complete(kind: Completable, typed: string, limit?: number): Promise<readonly string[]> {
    const nameOf = (person: Person) => this.#directory.get(person.id)?.name ?? person.name;
    return complete(kind, typed, { store: this.#store, nameOf, ...(limit === undefined ? {} : { limit }) });
  }

  /** Everyone who speaks in the record, most statements first. */
  async speakers(): Promise<readonly SpeakerSummary[]> {
    const speakers = await this.#store.speakers();
    // The directory may know more of a person by now than when they were saved.
    return speakers.map((each) => ({ ...each, person: this.#directory.get(each.person.id) ?? each.person }));
  }

  sources(): Promise<readonly SourceSummary[]> {
    return this.#store.sources();
  }

  source(id: string): Promise<Source | null> {
    return this.#store.source(id);
  }

  /** One statement by its id, also of an older version; null where none is known, or where it was withheld. */
  async statement(id: string): Promise<Statement | null> {
    const statement = await this.#store.statement(id);
    const [sound] = await this.#receipts.sound(statement ? [{ statement }] : []);
    return sound?.statement ?? null;
  }

  /** Statements by their ids with their receipts, in that order; unknown ones, and what was withheld, are left out. */
  async receipts(ids: readonly string[]): Promise<readonly RankedStatement[]> {
    return this.#receipts.sound(await withReceipts(await this.#store.statements(ids), this.#tools()));
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
    return this.#receipts.sound(await recentStatements(limit, this.#tools()));
  }

  #tools() {
    return { store: this.#store, register: new Register(this.#store, this.#directory.people) };
  }

  stats(): Promise<Stats> {
    return this.#store.stats();
  }

  /**
   * The digest of what was first seen behind one position, up to another: at most ten utterances and what would be told
   * next, chosen as docs/digest.md says, and what was told before and isn't so any more.
   *
   * @example
   * const after = await record.positionAt(Date.now() - 86_400_000);
   * await record.digest({ after, upTo: await record.newest(), filter: EVERYTHING, today: '2020-01-07' });
   */
  digest(query: DigestQuery): Promise<Content> {
    return digestOf(query, this.#newsTools());
  }

  /** Why each utterance is in such a digest or not: those that are in it first. */
  judged(query: DigestQuery): Promise<readonly JudgedUtterance[]> {
    return judgedFor(query, this.#newsTools());
  }

  /** What a watch tells of what was first seen behind one position, up to another: all that fits, greetings and all. */
  alert(query: AlertQuery): Promise<Content> {
    return alertOf(query, this.#newsTools());
  }

  #newsTools() {
    return { store: this.#store, directory: this.#directory.people, latest: this.#latest };
  }

  /** Ends the connection. Whatever was imported or kept is safe without it. */
  close(): Promise<void> {
    return this.#store.close();
  }
}

/**
 * Opens a record in this thread.
 *
 * @throws {OnrecordError} as `openRecord`.
 */
export async function openLocalRecord(options: LocalRecordOptions): Promise<LocalRecord> {
  const directory = readDirectory(options.directory);
  const store = openStore(options.db);
  const record = new LocalRecord(store, directory, options.logger);
  try {
    if (options.seed && (await store.isEmpty())) await seed({ store, directory }, options.onReport);
  } catch (error) {
    await record.close();
    throw error;
  }
  return record;
}

/** The sample documents are named from the package, so that they are the same wherever it lies. */
async function seed(
  to: Pick<Importer, 'store' | 'directory'>,
  onReport?: (report: ImportReport) => void,
): Promise<void> {
  const { importTogether, reading } = await importing();
  const base = packagePath('.');
  const options = { base, ...(onReport ? { onReport } : {}) };
  await importTogether({ ...to, ...reading }, packagePath('data/documents'), options);
}

/** What imports documents, and what makes statements of bytes. Whoever only reads is spared to load it. */
async function importing() {
  const [{ importDocuments, importTogether }, { readSource }, { extract }] = await Promise.all([
    import('./import.js'),
    import('../sources/index.js'),
    import('../extract/index.js'),
  ]);
  return { importDocuments, importTogether, reading: { readSource, extract } };
}
