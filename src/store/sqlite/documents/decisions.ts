import type { Retraction, Source } from '../../../model/source.js';
import { hiddenOrigin } from '../../document.js';
import type { Document, Holding } from '../../documents.js';
import type { Connection } from '../file/connection.js';
import { sumAnew } from '../upkeep/sum-all.js';
import { type Changes, changeDocuments } from './changes.js';
import { readSourceByKey, readSourceHead, readStatementsByKey } from './read.js';
import {
  ANSWERS,
  hash,
  type PersonRow,
  SOURCE_COLUMNS,
  type SourceRow,
  sourceDecision,
  toPerson,
  toSourceHead,
  WITHHELD,
} from './rows.js';
import { readStanding } from './versions.js';
import { hideSource, judgeVisibility, readPending, revealSource, settleVersions } from './visibility.js';

/**
 * What becomes of a document after it was saved: its embargo ends, an editor frees it, it is retracted. And what is withheld
 * from readers, for editors.
 */

const HOLDING_COLUMNS = `key, ${SOURCE_COLUMNS}, speakers, visibility,
  coalesce(json_extract(pending, '$.isSecret'), 0) AS secret`;

interface HoldingRow extends SourceRow {
  readonly key: number;
  readonly speakers: number;
  readonly visibility: number;
  readonly secret: number;
}

function toHolding(row: HoldingRow): Holding {
  const { statements, speakers, visibility, secret } = row;
  const readable = visibility === ANSWERS ? 'answers' : visibility === WITHHELD ? 'withheld' : 'by id';
  return { source: toSourceHead(row), statements, speakers, readable, isSecret: secret === 1 };
}

export function readHolding(db: Connection, id: string): Holding | null {
  const row = db.get<HoldingRow>(`SELECT ${HOLDING_COLUMNS} FROM source WHERE id = ?`, hash(id));
  return db.checkedRow(row, toHolding) ?? null;
}

/** Documents that stand and answer no reader, those saved last first. */
export function readUnlisted(db: Connection): Holding[] {
  const rows = db.all<HoldingRow>(
    `SELECT ${HOLDING_COLUMNS} FROM source WHERE visibility < 2 AND status <> 'corrected' ORDER BY key DESC`,
  );
  return standingOf(db, rows);
}

/** Documents that stand and were taken back, those saved last first; how many others are withheld doesn't matter. */
export function readRetracted(db: Connection): Holding[] {
  const rows = db.all<HoldingRow>(`SELECT ${HOLDING_COLUMNS} FROM source WHERE status = 'retracted' ORDER BY key DESC`);
  return standingOf(db, rows);
}

/** A version that was taken back stays so, also when another one has come in its place. */
function standingOf(db: Connection, rows: readonly HoldingRow[]): Holding[] {
  const standing = rows.filter(
    ({ key, status, origin }) => status !== 'retracted' || readStanding(db, origin)?.key === key,
  );
  return db.checkedRows(standing, toHolding);
}

export function readSourcesOf(db: Connection, ids: readonly string[]): Map<string, string> {
  const rows = db.all<{ id: string; source: string }>(
    `SELECT lower(hex(t.id)) AS id, lower(hex(s.id)) AS source FROM statement t JOIN source s ON s.key = t.source
     WHERE t.id IN (SELECT unhex(value) FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, source }) => [id, source]));
}

/** A document that stands or stood, whoever may see it, with its people as it names them. */
export function readDocument(db: Connection, id: string): Document | null {
  const row = db.get<{ key: number; pending: string | null }>('SELECT key, pending FROM source WHERE id = ?', hash(id));
  if (!row) return null;
  const pending = row.pending === null ? null : readPending(row.pending);
  const people =
    pending?.people ??
    db
      .all<PersonRow>(
        'SELECT id, detail, sum FROM person WHERE key IN (SELECT person FROM statement WHERE source = ?)',
        row.key,
      )
      .map(toPerson);
  const statements = readStatementsByKey(db, row.key);
  return { source: readSourceByKey(db, row.key), people, statements, mentioned: pending?.mentioned ?? [] };
}

/** Lets the documents answer whose embargo has ended; how many these are. Most often none, which costs no transaction. */
export function releaseDue(db: Connection, now: number, waitMs?: number): number {
  const due = () =>
    db.all<{ key: number }>(
      "SELECT key FROM source WHERE release_at <= ? AND visibility = 0 AND status = 'live' ORDER BY release_at, key",
      now,
    );
  if (due().length === 0) return 0;
  const release = (changes: Changes) => due().filter(({ key }) => judgeAgain(db, key, changes)).length;
  return changeDocuments(db, now, release, waitMs);
}

/** Judges a live document that was withheld anew; whether it answers from now on. */
function judgeAgain(db: Connection, key: number, changes: Changes): boolean {
  const source = readSourceHead(db, key);
  const { visibility, releaseAt } = judgeVisibility(source, changes.now);
  if (visibility === ANSWERS) {
    revealSource(db, key, [], changes);
    settleVersions(db, source.origin, changes);
    return true;
  }
  db.run('UPDATE source SET release_at = ? WHERE key = ?', releaseAt, key);
  return false;
}

/** Ends the embargo of a document that stands, by an editor's decision; false where there is none such. */
export function freeDocument(db: Connection, id: string, now: number): boolean {
  return changeDocuments(db, now, (changes) => {
    const row = db.get<SourceRow & { key: number }>(
      `SELECT key, ${SOURCE_COLUMNS} FROM source WHERE id = ? AND visibility = 0 AND status = 'live'`,
      hash(id),
    );
    const source = row && toSourceHead(row);
    if (!row || !source?.groundRules?.embargo) return false;
    decide(db, row.key, { ...source, freedAt: new Date(now).toISOString() });
    judgeAgain(db, row.key, changes);
    return true;
  });
}

/**
 * Takes back what stands under an address: the id of a document, its origin, its URL, or what a ready-made statement was
 * given as its id.
 *
 * @returns what was retracted by this; what was retracted before keeps its date and reason, but not its words where this one doesn't.
 */
export function retractDocuments(db: Connection, address: string, retraction: Retraction, now: number): Holding[] {
  return changeDocuments(db, now, (changes) => {
    const found = db.all<SourceRow & { key: number }>(
      `SELECT key, ${SOURCE_COLUMNS} FROM source
       WHERE (status = 'live' OR ?4 AND status = 'retracted' AND json_extract(decision, '$.retraction.keepsWords'))
         AND (id = ?1 OR origin IN (?2, ?3, 'statement:' || ?2) OR json_extract(detail, '$.url') = ?2)`,
      /^[0-9a-f]{64}$/.test(address) ? hash(address) : null,
      address,
      hiddenOrigin(address),
      Number(!retraction.keepsWords),
    );
    for (const row of found) {
      const source = toSourceHead(row);
      const before = source.retraction && { ...source.retraction, keepsWords: false };
      decide(db, row.key, { ...source, retraction: before ?? retraction });
      hideSource(db, row.key, 'retracted', changes);
      const { visibility } = judgeVisibility(readSourceHead(db, row.key), now);
      db.run('UPDATE source SET visibility = ? WHERE key = ?', visibility, row.key);
      settleVersions(db, row.origin, changes);
    }
    return found.map(({ key }) =>
      toHolding(db.get<HoldingRow>(`SELECT ${HOLDING_COLUMNS} FROM source WHERE key = ?`, key)!),
    );
  });
}

function decide(db: Connection, key: number, source: Omit<Source, 'text'>): void {
  db.run('UPDATE source SET decision = ? WHERE key = ?', sourceDecision(source), key);
  sumAnew(db, key);
}
