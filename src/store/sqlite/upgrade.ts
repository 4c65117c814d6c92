import type { Embargo, GroundRules, Source } from '../../model.js';
import { readEmbargo } from '../../visibility/embargo/index.js';
import { changeDocuments } from './changes.js';
import type { Connection } from './connection.js';
import { readSourceByKey } from './read.js';
import { sourceDecision, sourceDetail } from './rows.js';
import { judgeVisibility, settleVersions, withhold } from './showing.js';

/** Ground rules as they were stored before an embargo was read as an instant. */
type StatedRules = Omit<GroundRules, 'embargo'> & { readonly embargo?: string | Embargo };

/**
 * Judges the documents of a record that was made before there was a gate: reads their embargoes as instants, gives
 * retractions a date, and takes out of the index what readers may not see. A document on background whose speakers were
 * stored by name is withheld until it is imported again, which takes the names out.
 *
 * @param now milliseconds since 1970
 */
export function judgeEarlierDocuments(db: Connection, now: number): void {
  changeDocuments(db, now, (changes) => {
    const keys = db.all<{ key: number }>(
      `SELECT key FROM source WHERE status = 'retracted' OR json_extract(detail, '$.groundRules') IS NOT NULL ORDER BY key`,
    );
    for (const { key } of keys) {
      const source = withInstant(readSourceByKey(db, key), now);
      db.run(
        'UPDATE source SET detail = ?, decision = ? WHERE key = ?',
        sourceDetail(source),
        sourceDecision(source),
        key,
      );
      if (source.status === 'corrected') continue;
      const { visibility, releaseAt } = judgeVisibility(source, now);
      const isNaming = namesOnBackground(db, key, source);
      if (isNaming || visibility < currentVisibility(db, key)) withhold(db, key, isNaming ? null : releaseAt, changes);
      settleVersions(db, source.origin);
    }
  });
}

function withInstant(source: Source, now: number): Source {
  const { embargo, ...rules } = (source.groundRules ?? {}) as Partial<StatedRules>;
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
