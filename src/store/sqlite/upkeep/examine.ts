import type { Source } from '../../../model/source.js';
import type { DamagedDocument, Examination, Extent } from '../../examination.js';
import {
  ANSWERS,
  hex,
  type PersonRow,
  SOURCE_COLUMNS,
  type SourceRow,
  STATEMENT_COLUMNS,
  type StatementRow,
  TEXT_COLUMNS,
  toPerson,
  toSource,
  toStatement,
} from '../documents/rows.js';
import { judgeVisibility } from '../documents/visibility.js';
import type { Connection } from '../file/connection.js';
import { RowDamaged } from '../file/damage.js';
import { type ChunkRow, checkedChunk, checkedList, LIST, type PostingList } from '../statements/posting-rows.js';
import { countFaults, indexFaults, spellingFaults } from './examine-derived.js';
import { paged } from './sum-all.js';

/** Complaints of SQLite that are told one by one. */
const MOST_TOLD = 20;

/** Documents of which a part isn't as it was saved, by their keys. */
type DamagedDocuments = Map<number, DamagedDocument>;

/**
 * Examines the whole record: the file's structure by SQLite itself, every row and list by its sum, and whether what is
 * derived from the documents is what they say. It takes some ten seconds for 100,000 statements, and changes nothing.
 */
export function examineRecord(db: Connection, { quick = false }: Pick<Extent, 'quick'> = {}): Examination {
  const found: DamagedDocuments = new Map();
  const looks: ((db: Connection, found: DamagedDocuments) => string[])[] = [structure, countFaults, indexFaults];
  if (!quick) looks.push(damagedSources, statements, people, lists, orphans, spellingFaults);
  const faults = looks.flatMap((look) => {
    try {
      return look(db, found);
    } catch (error) {
      // What can't be read at all is a fault as well, and the rest is looked at nevertheless.
      return [`A part of it can't be read (${error instanceof Error ? error.message : error}).`];
    }
  });
  return { faults: [...new Set(faults)], documents: [...found.values()] };
}

/** Whether a row is as it was saved. */
export function isSound(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RowDamaged || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Nothing where there are none of them, else what is to be said. */
export function findingAbout(count: number, told: string): string[] {
  return count === 0 ? [] : [`${count} ${told}`];
}

function structure(db: Connection): string[] {
  return db
    .all<{ integrity_check: string }>(`PRAGMA integrity_check(${MOST_TOLD})`)
    .map((row) => row.integrity_check)
    .filter((complaint) => complaint !== 'ok')
    .map((complaint) => `SQLite says: ${complaint.replaceAll(/\s+/g, ' ')}.`);
}

function orphans(db: Connection): string[] {
  return findingAbout(db.all('PRAGMA foreign_key_check').length, 'rows belong to something that is not there.');
}

function damagedSources(db: Connection, found: DamagedDocuments): string[] {
  const before = found.size;
  const sql = `SELECT key, ${SOURCE_COLUMNS}, ${TEXT_COLUMNS}, visibility FROM source WHERE key > ? ORDER BY key LIMIT 100`;
  for (const row of paged<SourceRow & { visibility: number }>(db, sql))
    if (!isSound(() => assertVisibility(toSource(row), row.visibility))) found.set(row.key, damagedDocumentOf(row));
  return findingAbout(found.size - before, "documents aren't as they were saved.");
}

/** @throws {RowDamaged} where readers would see what its rules keep from them. */
function assertVisibility(source: Source, visibility: number): void {
  if (visibility > judgeVisibility(source, Date.now()).visibility)
    throw new RowDamaged({ part: 'source', sourceId: source.id });
}

function statements(db: Connection, found: DamagedDocuments): string[] {
  const counts = new Map<number, number>();
  const unsound = new Map<number, number>();
  const sql = `SELECT t.key, t.source, t.live, ${STATEMENT_COLUMNS}, s.visibility FROM statement t
               LEFT JOIN source s ON s.key = t.source WHERE t.key > ? ORDER BY t.key LIMIT 1000`;
  type Row = StatementRow & { key: number; source: number; live: number; visibility: number | null };
  for (const row of paged<Row>(db, sql)) {
    counts.set(row.source, (counts.get(row.source) ?? 0) + 1);
    const isKept = isSound(() => toStatement(row)) && row.live === Number(row.visibility === ANSWERS);
    if (!isKept) unsound.set(row.source, (unsound.get(row.source) ?? 0) + 1);
  }
  let incomplete = 0;
  const source = `SELECT key, ${SOURCE_COLUMNS} FROM source WHERE key > ? ORDER BY key LIMIT 1000`;
  for (const row of paged<SourceRow>(db, source)) {
    const isWhole = row.statements === (counts.get(row.key) ?? 0);
    if (!isWhole) incomplete++;
    if (!isWhole || unsound.has(row.key)) found.set(row.key, damagedDocumentOf(row));
  }
  const bad = [...unsound.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...findingAbout(bad, "statements aren't as they were saved."),
    ...findingAbout(incomplete, "documents don't have the statements that they were saved with."),
  ];
}

function people(db: Connection): string[] {
  let bad = 0;
  const sql = 'SELECT key, id, detail, sum FROM person WHERE key > ? ORDER BY key LIMIT 1000';
  for (const row of paged<PersonRow & { key: number }>(db, sql)) if (!isSound(() => toPerson(row))) bad++;
  return findingAbout(bad, "people aren't as they were saved.");
}

function lists(db: Connection): string[] {
  let bad = 0;
  for (const list of paged<PostingList>(db, `${LIST} WHERE key > ? ORDER BY key LIMIT 1000`)) {
    const sql = 'SELECT first, data, sum FROM posting WHERE term = ?';
    const chunks = list.statements === list.size ? [] : db.all<ChunkRow>(sql, list.key);
    if (!isSound(() => chunks.map(checkedChunk(list)) && checkedList(list))) bad++;
  }
  return findingAbout(bad, "lists of the index aren't as they were written.");
}

/** What can still be told of a document; what of it is damaged may say anything, and is shown to whoever repairs it alone. */
export function damagedDocumentOf({ id, origin, detail }: SourceRow): DamagedDocument {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  let known: { title?: unknown; url?: unknown } = {};
  try {
    known = JSON.parse(detail) as typeof known;
  } catch {
    // Its origin tells as much.
  }
  return { id: hex(id) || null, title: text(known.title), origin: text(origin), url: text(known.url) };
}
