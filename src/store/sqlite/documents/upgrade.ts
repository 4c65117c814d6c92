import type { Embargo, GroundRules, Source } from '../../../model/source.js';
import { readEmbargo } from '../../../visibility/embargo/index.js';
import type { Connection } from '../file/connection.js';
import { sumAnew } from '../upkeep/sum-all.js';
import type { Changes } from './changes.js';
import { readSourceByKey } from './read.js';
import { sourceDecision, sourceDetail } from './rows.js';
import { judgeVisibility, settleVersions, withholdSource } from './visibility.js';

/** Ground rules as they were stored before an embargo was read as an instant. */
type EarlierRules = Omit<GroundRules, 'embargo'> & { readonly embargo?: string | Embargo };

/**
 * Judges the documents of a record that was made before there was a gate: reads their embargoes as instants, gives
 * retractions a date, and takes out of the index what readers may not see. A document on background whose speakers were
 * stored by name is withheld until it is imported again, which takes the names out.
 */
export function judgeEarlierDocuments(db: Connection, changes: Changes): void {
  const { now } = changes;
  const keys = db.all<{ key: number }>(
    `SELECT key FROM source WHERE status = 'retracted' OR json_extract(detail, '$.groundRules') IS NOT NULL ORDER BY key`,
  );
  for (const { key } of keys) {
    const read = withInstant(readSourceByKey(db, key), now);
    const source: Source = namesOnBackground(db, key, read) ? { ...read, isStale: true } : read;
    db.run(
      'UPDATE source SET detail = ?, decision = ? WHERE key = ?',
      sourceDetail(source),
      sourceDecision(source),
      key,
    );
    sumAnew(db, key);
    if (source.status === 'corrected') continue;
    const { visibility, releaseAt } = judgeVisibility(source, now);
    if (visibility < currentVisibility(db, key)) withholdSource(db, key, releaseAt, changes);
    settleVersions(db, source.origin, changes);
  }
}

function withInstant(source: Source, now: number): Source {
  const { embargo, ...rules } = (source.groundRules ?? {}) as Partial<EarlierRules>;
  const { eventDate, publishedDate, retraction } = source;
  const context = {
    ...(eventDate !== undefined && { eventDate }),
    ...(publishedDate !== undefined && { publishedDate }),
  };
  const groundRules = source.groundRules && {
    ...(rules as GroundRules),
    ...(embargo !== undefined && { embargo: typeof embargo === 'string' ? readEmbargo(embargo, context) : embargo }),
  };
  return {
    ...source,
    ...(groundRules && { groundRules }),
    ...(source.status === 'retracted' && {
      retraction: retraction ?? { at: new Date(now).toISOString(), keepsWords: false },
    }),
  };
}

function currentVisibility(db: Connection, key: number): number {
  return db.get<{ visibility: number }>('SELECT visibility FROM source WHERE key = ?', key)!.visibility;
}

/** Whether a document on background has statements of people by name. */
function namesOnBackground(db: Connection, key: number, { groundRules }: Source): boolean {
  if (!groundRules?.attribution.endsWith('background')) return false;
  const sql = `SELECT 1 FROM statement t JOIN person p ON p.key = t.person
               WHERE t.source = ? AND json_extract(p.detail, '$.kind') = 'named' LIMIT 1`;
  return db.get(sql, key) !== undefined;
}

/** Takes a document out of the record that is about to be saved anew. It is withheld, so that no index has it. */
export function removeStale(db: Connection, key: number): void {
  for (const table of ['statement', 'restoration', 'reading']) db.run(`DELETE FROM ${table} WHERE source = ?`, key);
  db.run('DELETE FROM source WHERE key = ?', key);
}
