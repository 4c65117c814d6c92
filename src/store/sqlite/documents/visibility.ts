import type { Person } from '../../../model/person.js';
import { dayOf, type Source } from '../../../model/source.js';
import { formerVisibilityOf, releaseOf, visibilityOf } from '../../../visibility/gate.js';
import type { Connection } from '../file/connection.js';
import { RowDamaged } from '../file/damage.js';
import { statementSum } from '../file/sums.js';
import { savePerson } from '../people/people.js';
import { forgetRoles, withRolesOf } from '../people/person-roles.js';
import { addToDayCounts } from '../statements/day-counts.js';
import { indexMentions, removeMentions } from '../statements/mentions.js';
import { readIndexed } from '../statements/statement-index.js';
import { indexTitle, withdrawTitle } from '../statements/titles.js';
import type { Changes } from './changes.js';
import { positionOf, readSeenOf, SeenBefore } from './first-seen.js';
import { readSourceByKey, readSourceHead } from './read.js';
import { ANSWERS, BY_ID, SOURCE_COLUMNS, type SourceRow, statementDetail, toSourceHead, WITHHELD } from './rows.js';
import { readStanding } from './versions.js';

/**
 * What is known of a document that readers haven't seen yet. Until they may, it stands with the document alone: a name, a
 * spelling or a role that is in the tables of people already would tell of it.
 */
export interface UnlistedDetail {
  readonly people: readonly Person[];
  readonly mentioned: readonly string[];
  /** The key of the version before it that readers have seen; null where there is none. */
  readonly previous: number | null;
  /** Whether its rules keep it from readers, and not only that it was retracted, which they may be told. */
  readonly isSecret: boolean;
}

/** What readers may see of a source at a moment, as its column has it; `releaseAt` in milliseconds since 1970. */
export function judgeVisibility(source: Omit<Source, 'text'>, now: number) {
  const isWithheld = visibilityOf(source, 'reader', now).outcome === 'withheld';
  const visibility = isWithheld ? WITHHELD : source.status === 'live' ? ANSWERS : BY_ID;
  return { visibility, releaseAt: source.status === 'live' ? releaseOf(source, now) : null };
}

/** Lets a live source that was withheld, or that is put back, answer from now on. */
export function revealSource(db: Connection, key: number, mentioned: readonly string[], changes: Changes): void {
  const { pending } = db.get<{ pending: string | null }>('SELECT pending FROM source WHERE key = ?', key)!;
  const known = pending === null ? null : readPending(pending);
  if (known) introduce(db, key, known, changes);
  db.run('UPDATE source SET visibility = ?, release_at = NULL, pending = NULL WHERE key = ?', ANSWERS, key);
  db.run('UPDATE statement SET live = 1 WHERE source = ?', key);
  const source = readSourceByKey(db, key);
  changes.statements.addAgain(readIndexed(db, key, source));
  listSource(db, key, source, known?.mentioned ?? mentioned, changes);
}

/** Puts the people of a document into the record, and gives its statements their speakers and positions. */
function introduce(db: Connection, sourceKey: number, { people, previous }: UnlistedDetail, changes: Changes): void {
  const keys = new Map(people.map((person) => [person.id, savePerson(db, withRolesOf(db, sourceKey, person))]));
  for (const key of keys.values()) changes.people.add(key);
  const seenBefore = new SeenBefore(previous === null ? [] : readSeenOf(db, previous));
  const source = readSourceByKey(db, sourceKey);
  for (const { key, statement } of readIndexed(db, sourceKey, source)) {
    const person = statement.speaker ? (keys.get(statement.speaker.personId) ?? null) : null;
    const seen = positionOf(db, statement, seenBefore, changes.positions);
    const columns = { ...statement, person, day: dayOf(source), detail: statementDetail(statement) };
    const sum = statementSum(statement.id, source.id, columns);
    db.run('UPDATE statement SET person = ?, seen = ?, sum = ? WHERE key = ?', person, seen, sum, key);
  }
}

/** @throws {RowDamaged} where it isn't as it was saved. */
export function readPending(pending: string): UnlistedDetail {
  try {
    return JSON.parse(pending);
  } catch {
    throw new RowDamaged({ part: 'source' });
  }
}

/** Makes a live source, of which the statements are indexed, found by all else, and counts it. */
export function listSource(
  db: Connection,
  sourceKey: number,
  source: Source,
  mentioned: readonly string[],
  { titles, people }: Changes,
): void {
  indexMentions(db, sourceKey, source, mentioned);
  indexTitle(db, sourceKey, source, titles);
  tally(db, sourceKey, 1, people);
}

/** Takes a source out of what answers, where it does. It stays on record with all of its statements. */
export function hideSource(
  db: Connection,
  sourceKey: number,
  status: 'corrected' | 'retracted',
  changes: Changes,
): void {
  withholdSource(db, sourceKey, null, changes);
  db.run('UPDATE source SET status = ? WHERE key = ?', status, sourceKey);
}

/** The same of a source that stands as it does; `releaseAt` is when it comes free by itself, in milliseconds since 1970. */
export function withholdSource(
  db: Connection,
  sourceKey: number,
  releaseAt: number | null,
  { statements, people, titles }: Changes,
): void {
  const row = db.get<{ visibility: number }>('SELECT visibility FROM source WHERE key = ?', sourceKey)!;
  if (row.visibility === ANSWERS) {
    const source = readSourceByKey(db, sourceKey);
    statements.remove(readIndexed(db, sourceKey, source));
    removeMentions(db, sourceKey);
    db.run('UPDATE statement SET live = 0 WHERE source = ?', sourceKey);
    withdrawTitle(db, sourceKey, source, titles);
    tally(db, sourceKey, -1, people);
  }
  db.run('UPDATE source SET visibility = ?, release_at = ? WHERE key = ?', WITHHELD, releaseAt, sourceKey);
}

/**
 * Settles what readers may see of the versions in whose place another one stands (`formerVisibilityOf`): they are read by
 * the ids of their statements. What readers have never seen stays withheld.
 */
export function settleVersions(db: Connection, origin: string, { people, now }: Pick<Changes, 'people' | 'now'>): void {
  const standing = readStanding(db, origin);
  const stands = standing && readSourceHead(db, standing.key);
  const others = db.all<SourceRow & { key: number; pending: string | null }>(
    `SELECT key, pending, ${SOURCE_COLUMNS} FROM source WHERE origin = ? AND status <> 'live' AND key IS NOT ?`,
    origin,
    standing?.key ?? null,
  );
  for (const { key, pending, ...row } of others) {
    const former = toSourceHead(row);
    const seen = pending === null && visibilityOfVersion(former, stands, now) !== 'withheld';
    db.run('UPDATE source SET visibility = ? WHERE key = ?', seen ? BY_ID : WITHHELD, key);
  }
  const shown = stands ? visibilityOf(stands, 'reader', now).outcome : 'shown';
  if (shown !== 'shown') forgetRoles(db, origin, people);
}

function visibilityOfVersion(former: Omit<Source, 'text'>, standing: Omit<Source, 'text'> | undefined, now: number) {
  return (standing ? formerVisibilityOf(former, standing, now) : visibilityOf(former, 'reader', now)).outcome;
}

/** Adds a source to the running totals, or takes it out of them with `by` of -1. */
function tally(db: Connection, sourceKey: number, by: 1 | -1, touched: Set<number>): void {
  addToDayCounts(db, sourceKey, by);
  const people = db.all<{ person: number; count: number }>(
    'SELECT person, count(*) AS count FROM statement WHERE source = ? AND person IS NOT NULL GROUP BY person',
    sourceKey,
  );
  for (const { person, count } of people) {
    touched.add(person);
    db.run(
      `UPDATE person SET statements = statements + ?, sources = sources + ?,
         first_day = (SELECT min(day) FROM statement WHERE statement.person = person.key AND live),
         last_day = (SELECT max(day) FROM statement WHERE statement.person = person.key AND live)
       WHERE key = ?`,
      count * by,
      by,
      person,
    );
  }
}
