import { dayOf, type Source } from '../../../model/source.js';
import type { Statement } from '../../../model/statement.js';
import { CONTEXT, OWN, TITLE, TOPICS } from '../../index/posting-codec.js';
import { statementTerms } from '../../index/terms.js';
import { readSourceByKey } from '../documents/read.js';
import { STATEMENT_COLUMNS, type StatementRow, toStatement } from '../documents/rows.js';
import type { Connection } from '../file/connection.js';
import { insertPostings, PostingWriter, removePostings } from './postings.js';
import { dayTokens, kindToken, personToken, sourceKindToken } from './tokens.js';
import { countWords, type WordCounts, writeWords } from './vocabulary.js';

/** Distinct words counted in memory before they are written, some 10 MB. */
const MOST_WORDS = 100_000;

/** Places of words gathered before lists are changed that hold others behind them, some 50 MB. */
const MOST_GATHERED = 500_000;

/** A statement as it is indexed. */
export interface IndexEntry {
  readonly key: number;
  /** The key of its speaker; null where nobody is known to have said it. */
  readonly person: number | null;
  readonly source: Source;
  readonly statement: Statement;
}

/** What a transaction changes in the index of statements and in the words known for spelling. `flush` ends it. */
export class SqliteStatementIndex {
  readonly #db: Connection;
  readonly #postings: PostingWriter;
  readonly #words: WordCounts = new Map();

  constructor(db: Connection) {
    this.#db = db;
    this.#postings = new PostingWriter(db);
  }

  /** Adds a statement, whose key is above all before it. */
  add(indexed: IndexEntry): void {
    this.#postings.add(indexed.key, this.#tokensOf(indexed, 1));
    if (this.#words.size > MOST_WORDS) this.#writeWords();
  }

  /** Adds statements that were removed, whatever was added meanwhile. */
  addAgain(statements: Iterable<IndexEntry>): void {
    this.#postings.flush();
    this.#inBatches(statements, 1, (tokens) => insertPostings(this.#db, tokens));
  }

  remove(statements: Iterable<IndexEntry>): void {
    // They may have been added in this very transaction.
    this.#postings.flush();
    this.#inBatches(statements, -1, (tokens) => removePostings(this.#db, tokens));
  }

  flush(): void {
    this.#postings.flush();
    this.#writeWords();
  }

  /** Gathers the tokens of statements, with the places where each stands, as many at a time as fit into memory. */
  #inBatches(
    statements: Iterable<IndexEntry>,
    by: 1 | -1,
    write: (tokens: Map<string, Map<number, number>>) => void,
  ): void {
    const tokens = new Map<string, Map<number, number>>();
    let size = 0;
    for (const indexed of statements) {
      for (const [token, places] of this.#tokensOf(indexed, by)) {
        const postings = tokens.get(token);
        if (postings) postings.set(indexed.key, places);
        else tokens.set(token, new Map([[indexed.key, places]]));
        size++;
      }
      if (size < MOST_GATHERED) continue;
      write(tokens);
      tokens.clear();
      size = 0;
      if (this.#words.size > MOST_WORDS) this.#writeWords();
    }
    write(tokens);
  }

  #writeWords(): void {
    writeWords(this.#db, this.#words);
    this.#words.clear();
  }

  /** The tokens of a statement with the places where each stands; its words are counted. */
  #tokensOf({ person, source, statement }: IndexEntry, by: 1 | -1): Map<string, number> {
    const { own, context, topics, title, words } = statementTerms(source, statement);
    countWords(this.#words, words, by);
    const tokens = new Map<string, number>();
    const put = (list: readonly string[], place: number) => {
      for (const token of list) tokens.set(token, (tokens.get(token) ?? 0) | place);
    };
    put(own, OWN);
    put(context, CONTEXT);
    put(topics, TOPICS);
    put(title, TITLE);
    if (person !== null) put([personToken(person)], 0);
    put([kindToken(statement.kind), sourceKindToken(source.kind), ...dayTokens(dayOf(source))], 0);
    return tokens;
  }
}

/** Statements read at once. */
const PAGE = 1000;

/** The statements of a source as they were indexed, by ascending key. They were saved in one transaction: no others lie between. */
export function* readIndexed(db: Connection, sourceKey: number, source: Source): Generator<IndexEntry> {
  const ends = 'SELECT min(key) AS first, max(key) AS last FROM statement WHERE source = ?';
  const { first, last } = db.get<{ first: number | null; last: number | null }>(ends, sourceKey)!;
  if (first === null || last === null) return;
  const sql = `SELECT t.key, ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
    WHERE t.key >= ? AND t.key < ? AND +t.source = ? ORDER BY t.key`;
  for (let from = first; from <= last; from += PAGE) {
    const rows = db.all<StatementRow & Pick<IndexEntry, 'key'>>(sql, from, from + PAGE, sourceKey);
    yield* db.checkedRows(rows, ({ key, ...row }) => ({
      key,
      person: row.person,
      source,
      statement: toStatement(row),
    }));
  }
}

/** Indexes every live statement of a record whose index is empty. */
export function indexStatements(db: Connection): void {
  const index = new SqliteStatementIndex(db);
  const live = db.all<{ key: number }>('SELECT key FROM source WHERE visibility = 2 ORDER BY key');
  for (const { key } of live) {
    for (const indexed of readIndexed(db, key, readSourceByKey(db, key))) index.add(indexed);
  }
  index.flush();
}
