import { extract } from '../extract/index.js';
import type { Answer, Person, Source, Statement } from '../model.js';
import { type Completable, complete } from '../search/complete.js';
import { search } from '../search/index.js';
import { type Verification, type VerifyOptions, verifyQuote } from '../search/verify.js';
import { readSource } from '../sources/index.js';
import { openStore } from '../store/open.js';
import type { SourceSummary, SpeakerSummary, Stats, Store } from '../store/store.js';
import { type Directory, readDirectory } from './directory.js';
import {
  type Importer,
  type ImportItems,
  type ImportOptions,
  type ImportReport,
  type ImportSummary,
  importDocuments,
  importTogether,
} from './import.js';
import {
  importStatements,
  type StatementLines,
  type StatementsOptions,
  type StatementsSummary,
} from './import-statements.js';
import { packagePath } from './package.js';
import { type Logger, Receipts, SILENT } from './receipts.js';

export interface RecordOptions {
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

export interface AskOptions {
  /** How many statements to answer with at most: 1 to 500, 5 unless said. */
  readonly limit?: number;
  /** The moment that "yesterday" is counted from, in the time zone of this process; now unless said. */
  readonly now?: Date;
}

/** Who is said to have said it (`speaker`), where the quotation doesn't say so, and how many matches to give (5). */
export type VerifyQuoteOptions = Pick<VerifyOptions, 'speaker' | 'limit'>;

/** What makes statements of bytes. */
const READING = { readSource, extract };

/** What was said, by whom, and where it stands: import into it, ask it, hold a quotation against it. */
export class Record {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #receipts: Receipts;

  /** Use `openRecord`. */
  constructor(store: Store, directory: Directory, logger: Logger = SILENT) {
    this.#store = store;
    this.#directory = directory;
    this.#receipts = new Receipts((id) => store.source(id), logger);
  }

  /** Where the record lies, for messages. */
  get location(): string {
    return this.#store.location;
  }

  /**
   * Imports documents: paths of files or folders, or documents in memory. Importing one again changes nothing; a
   * changed one of the same name or URL becomes a new version. What is wrong with a document is in its report.
   *
   * @throws {OnrecordError} `STORE_…` when the record can't be written.
   * @example
   * const { added, refused, reports } = await record.import(['speeches/', 'briefing.txt']);
   * await record.import({ name: 'memo.txt', bytes: new TextEncoder().encode('"No comment," said Ann Lee.') });
   */
  import(items: ImportItems, options?: ImportOptions): Promise<ImportSummary> {
    return importDocuments({ store: this.#store, directory: this.#directory, ...READING }, items, options);
  }

  /**
   * Imports statements that were extracted elsewhere, as objects or lines of JSON.
   *
   * @throws {OnrecordError} `STORE_…` when the record can't be written.
   * @example
   * await record.importStatements([{ text: 'It was a draft.', speaker: 'Mark A. Milley', date: '2020-01-06' }]);
   */
  importStatements(lines: StatementLines, options?: StatementsOptions): Promise<StatementsSummary> {
    return importStatements({ store: this.#store, directory: this.#directory }, lines, options);
  }

  /**
   * Answers a question with what is on record. Every word was held against its source just before it is returned.
   *
   * @throws {OnrecordError} `QUESTION_EMPTY`, `QUESTION_TOO_LONG`.
   * @example
   * const { outcome, answers } = await record.ask('what did Milley say about the letter');
   */
  async ask(question: string, { limit, now = new Date() }: AskOptions = {}): Promise<Answer> {
    const answer = await search(question, {
      store: this.#store,
      directory: this.#directory.people,
      today: localDay(now),
      ...(limit === undefined ? {} : { limit }),
    });
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

  stats(): Promise<Stats> {
    return this.#store.stats();
  }

  /** Ends the connection. Whatever was imported is safe without it. */
  close(): Promise<void> {
    return this.#store.close();
  }
}

/**
 * Opens a record, and makes it where there is none.
 *
 * @throws {OnrecordError} `STORE_…` when it can't be opened, `DIRECTORY_INVALID` when the directory can't be used.
 * @example
 * const record = await openRecord({ db: 'var/onrecord.db' });
 * await record.import('documents/');
 * const answer = await record.ask('what did Milley say about the letter');
 * await record.close();
 */
export async function openRecord(options: RecordOptions): Promise<Record> {
  const directory = readDirectory(options.directory);
  const store = openStore(options.db);
  const record = new Record(store, directory, options.logger);
  try {
    if (options.seed && (await store.isEmpty())) await seed({ store, directory, ...READING }, options.onReport);
  } catch (error) {
    await record.close();
    throw error;
  }
  return record;
}

/** The sample documents are named from the package, so that they are the same wherever it lies. */
async function seed(importer: Importer, onReport?: (report: ImportReport) => void): Promise<void> {
  const base = packagePath('.');
  await importTogether(importer, packagePath('data/documents'), { base, ...(onReport ? { onReport } : {}) });
}

function localDay(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
