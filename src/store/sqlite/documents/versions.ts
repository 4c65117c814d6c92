import { createHash } from 'node:crypto';
import type { Source, SourceStatus } from '../../../model/source.js';
import { hiddenOrigin } from '../../document.js';
import type { Document, SaveOutcome } from '../../documents.js';
import type { Connection } from '../file/connection.js';
import { sumAnew } from '../upkeep/sum-all.js';
import { hash, SOURCE_COLUMNS, type SourceRow, toSourceHead } from './rows.js';

/** Where a document was read, as its versions are told by it. */
type DocumentKey = Pick<Source, 'id' | 'origin' | 'status'>;

/** A document that is known by its bytes, and what it means that it was read again. */
export interface Recognition {
  readonly key: number;
  readonly outcome: Extract<SaveOutcome, 'unchanged' | 'restored' | 'superseded'>;
  /** Whether the place where it was read is known to have it. */
  readonly isNoted: boolean;
}

/** All that came to stand at an origin: as it was saved, or behind what was saved last when it was put back. */
const CHAIN = `(SELECT key AS source, key AS behind, 0 AS nth FROM source WHERE origin = ?1
  UNION ALL SELECT source, behind, key FROM restoration WHERE origin = ?1) v`;

/** What stands at an origin, live or retracted; undefined where nothing does. */
export function readStanding(
  db: Connection,
  origin: string,
): { key: number; status: SourceStatus; visibility: number } | undefined {
  return db.get(
    `SELECT s.key, s.status, s.visibility FROM ${CHAIN} JOIN source s ON s.key = v.source WHERE s.status <> 'corrected'
     ORDER BY v.behind DESC, v.nth DESC LIMIT 1`,
    origin,
  );
}

export function readVersions(db: Connection, id: string): Omit<Source, 'text'>[] {
  const row = db.get<{ origin: string }>('SELECT origin FROM source WHERE id = ?', hash(id));
  if (!row) return [];
  const rows = db.all<SourceRow>(
    `SELECT ${SOURCE_COLUMNS} FROM ${CHAIN} JOIN source s ON s.key = v.source ORDER BY v.behind, v.nth`,
    row.origin,
  );
  const versions = db.checkedRows(rows, toSourceHead);
  const standing = versions.findLastIndex(({ status }) => status !== 'corrected');
  // Where none stands, none is moved: `splice` takes nothing from behind the end.
  const last = versions.splice(standing < 0 ? versions.length : standing, 1);
  return [...versions, ...last];
}

/** Whether a document stands at another origin as well: the same bytes may have several. */
export function standsElsewhere(db: Connection, key: number, origin: string): boolean {
  const origins = db.all<{ origin: string }>(
    `SELECT origin FROM source WHERE key = ?1 AND origin <> ?2
     UNION SELECT origin FROM restoration WHERE source = ?1 AND origin <> ?2`,
    key,
    origin,
  );
  return origins.some((other) => readStanding(db, other.origin)?.key === key);
}

/** Notes that a known document stands at an origin again, as of now. */
export function noteRestored(db: Connection, key: number, origin: string): void {
  db.run('INSERT INTO restoration (origin, source, behind) VALUES (?, ?, (SELECT max(key) FROM source))', origin, key);
}

/**
 * Judges a document by what is known of its bytes and of the place where it was read; null where it is new. An older
 * version stands again where that place had the one that stands now: a file that is merely read again has what it had, and
 * of a place where nothing was read yet it can't be told what it is a copy of.
 */
export function judge(
  db: Connection,
  { id, origin, status }: DocumentKey,
  place: string | undefined,
): Recognition | null {
  const known = db.get<{ key: number; status: SourceStatus }>('SELECT key, status FROM source WHERE id = ?', hash(id));
  if (!known || readStale(db, id) !== null) return null;
  const standing = readStanding(db, origin);
  const before = place === undefined ? undefined : readBefore(db, place, origin);
  const { key } = known;
  const judged = (outcome: Recognition['outcome']) => ({ key, outcome, isNoted: before === key });
  if (standing?.key === key || status === 'corrected') return judged('unchanged');
  const isPutBack = standing?.status === 'live' && before === standing.key;
  if (isPutBack && !wasRetrievedBefore(db, key, standing.key)) return judged('restored');
  return judged(standing || known.status === 'corrected' ? 'superseded' : 'unchanged');
}

/** The key of a document that has to be read anew, since an earlier version of Onrecord stored too much of it; else null. */
export function readStale(db: Connection, id: string): number | null {
  const sql = "SELECT key FROM source WHERE id = ? AND json_extract(decision, '$.isStale')";
  return db.get<{ key: number }>(sql, hash(id))?.key ?? null;
}

/** Recognises a document, as `Store.recognise` says. */
export function recognise(db: Connection, read: DocumentKey, place: string): 'unchanged' | 'superseded' | null {
  const reading = { ...read, origin: originOnRecord(db, read.origin) };
  const known = db.snapshot(() => judge(db, reading, place));
  if (!known || known.outcome === 'restored') return null;
  // A note that is lost in a power cut is made when the document is read there again.
  const note = () => recordReading(db, known.key, place, reading.origin);
  if (!known.isNoted) db.writeUncounted(note, { waitMs: Number.POSITIVE_INFINITY, durable: false });
  return known.outcome;
}

/** What an origin is called on record: where it names somebody whom one of its versions doesn't name, by its hash. */
export function originOnRecord(db: Connection, origin: string): string {
  const hidden = hiddenOrigin(origin);
  return db.get('SELECT 1 FROM source WHERE origin = ? LIMIT 1', hidden) ? hidden : origin;
}

/** Calls all versions of an origin by its hash from now on, since a name stands in it that is withheld. */
export function hideOrigin(
  db: Connection,
  former: string,
  { source: { origin }, place }: Pick<Document, 'source' | 'place'>,
): void {
  const keys = db.all<{ key: number }>('SELECT key FROM source WHERE origin = ?', former);
  for (const table of ['source', 'restoration'])
    db.run(`UPDATE ${table} SET origin = ? WHERE origin = ?`, origin, former);
  for (const { key } of keys) sumAnew(db, key);
  if (place === undefined) return;
  db.run('UPDATE OR REPLACE reading SET place = ? WHERE place = ?', placeKey(place, origin), placeKey(place, former));
}

/** Whether an origin has other versions than this one. */
export function hasOthers(db: Connection, origin: string, key: number): boolean {
  return db.get('SELECT 1 FROM source WHERE origin = ? AND key <> ? LIMIT 1', origin, key) !== undefined;
}

/** Notes which version of an origin a place has. */
export function recordReading(db: Connection, key: number, place: string, origin: string): void {
  db.run(
    'INSERT INTO reading (place, source) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET source = excluded.source',
    placeKey(place, origin),
    key,
  );
}

/** The version of an origin that was read last at a place. */
function readBefore(db: Connection, place: string, origin: string): number | undefined {
  return db.get<{ source: number }>('SELECT source FROM reading WHERE place = ?', placeKey(place, origin))?.source;
}

/** Places are only ever compared: as hashes they take little room, and a copy of the record tells no paths. */
function placeKey(place: string, origin: string): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([place, origin]))
    .digest();
}

/** Whether both say when they were retrieved, and that the first one was before the other. A day counts from midnight. */
function wasRetrievedBefore(db: Connection, key: number, other: number): boolean {
  const at = (of: number) =>
    Date.parse(
      db.checkedRow(db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE key = ?`, of), toSourceHead)
        ?.retrievedDate ?? '',
    );
  return at(key) < at(other);
}
