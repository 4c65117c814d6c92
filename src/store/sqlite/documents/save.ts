import type { Person } from '../../../model/person.js';
import { dayOf, type Source } from '../../../model/source.js';
import type { Sequence } from '../../../model/span.js';
import type { Statement } from '../../../model/statement.js';
import { checkDocument } from '../../document.js';
import type { LongDocument, SaveOutcome } from '../../documents.js';
import type { Connection } from '../file/connection.js';
import { sourceSum, statementSum, textSum } from '../file/sums.js';
import { savePerson } from '../people/people.js';
import { type Changes, changeDocuments } from './changes.js';
import { positionOf, readSeenOf, SeenBefore } from './first-seen.js';
import { readSourceByKey } from './read.js';
import { ANSWERS, hash, sourceDecision, sourceDetail, statementDetail, WITHHELD } from './rows.js';
import { removeStale } from './upgrade.js';
import {
  hasOthers,
  hideOrigin,
  judge,
  noteRestored,
  originOnRecord,
  readStale,
  readStanding,
  recordReading,
  standsElsewhere,
} from './versions.js';
import {
  hideSource,
  judgeVisibility,
  listSource,
  readPending,
  revealSource,
  settleVersions,
  type UnlistedDetail,
} from './visibility.js';

/** Saves documents in one transaction: all of them or none. */
export function saveDocuments(db: Connection, documents: readonly LongDocument[], now: number): SaveOutcome[] {
  const checks = documents.map(checkDocument);
  return changeDocuments(db, now, (changes) =>
    documents.map((document, at) => saveDocument(db, document, checks[at]!, changes)),
  );
}

type Check = (statement: Statement) => void;

function saveDocument(db: Connection, given: LongDocument, check: Check, changes: Changes): SaveOutcome {
  if (given.formerOrigin !== undefined) hideOrigin(db, given.formerOrigin, given);
  const origin = originOnRecord(db, given.source.origin);
  const document = { ...given, source: { ...given.source, origin } };
  const { source, place } = document;
  const stale = readStale(db, source.id);
  if (stale !== null) removeStale(db, stale);
  const { key, outcome } = judge(db, source, place) ?? add(db, document, check, changes);
  if (outcome === 'restored') putBack(db, key, document, changes);
  if (outcome !== 'unchanged' && hasOthers(db, source.origin, key)) settleVersions(db, source.origin, changes);
  if (place !== undefined) recordReading(db, key, place, source.origin);
  return outcome;
}

/** Saves a document that isn't known. What readers may not see yet enters no index and no table of people. */
function add(
  db: Connection,
  { source: read, people, statements, mentioned }: LongDocument,
  check: Check,
  changes: Changes,
): { readonly key: number; readonly outcome: 'added' | 'replaced' } {
  const source = read.status === 'retracted' ? withRetraction(read, changes.now) : read;
  const standing = source.status === 'corrected' ? null : makeRoom(db, source.origin, changes);
  const previous = standing === null ? null : lastSeen(db, standing);
  const { visibility, releaseAt } = judgeVisibility(source, changes.now);
  const isSecret = judgeVisibility({ ...source, status: 'live' }, changes.now).visibility === WITHHELD;
  const pending: UnlistedDetail | null = visibility === WITHHELD ? { people, mentioned, previous, isSecret } : null;

  const key = insertSource(db, source, {
    statements: statements.length,
    speakers: countSpeakers(people, statements),
    visibility,
    releaseAt,
    pending,
    now: changes.now,
  });
  const personKeys = new Map(pending ? [] : people.map((person) => [person.id, savePerson(db, person)]));
  for (const person of personKeys.values()) changes.people.add(person);
  const answers = visibility === ANSWERS;
  const seenBefore = new SeenBefore(previous === null || !answers ? [] : readSeenOf(db, previous));
  for (const statement of statements) {
    check(statement);
    const person = statement.speaker ? (personKeys.get(statement.speaker.personId) ?? null) : null;
    const seen = answers ? positionOf(db, statement, seenBefore, changes.positions) : 0;
    const statementKey = insertStatement(db, statement, { source: key, person, day: dayOf(source), answers, seen });
    if (answers) changes.statements.add({ key: statementKey, person, source, statement });
  }
  if (answers) listSource(db, key, source, mentioned, changes);
  return { key, outcome: standing === null ? 'added' : 'replaced' };
}

/** A source that says no more than that it is retracted was retracted when that was first read. */
function withRetraction(source: Source, now: number): Source {
  const { at, ...rest } = source.retraction ?? { at: null, keepsWords: false };
  return { ...source, retraction: { at: at ?? new Date(now).toISOString(), ...rest } };
}

interface SourceRest {
  readonly statements: number;
  readonly speakers: number;
  readonly visibility: number;
  readonly releaseAt: number | null;
  readonly pending: UnlistedDetail | null;
  readonly now: number;
}

function insertSource(
  db: Connection,
  source: Source,
  { statements, speakers, visibility, releaseAt, pending, now }: SourceRest,
): number {
  const day = dayOf(source);
  const detail = sourceDetail(source);
  const decision = sourceDecision(source);
  return db.run(
    `INSERT INTO source
       (id, origin, kind, status, day, statements, speakers, saved, detail, text, visibility, release_at, decision, pending,
        sum, text_sum)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    hash(source.id),
    source.origin,
    source.kind,
    source.status,
    day,
    statements,
    speakers,
    now,
    detail,
    source.text,
    visibility,
    releaseAt,
    decision,
    pending && JSON.stringify(pending),
    sourceSum(source.id, { ...source, day, statements, detail, decision }),
    textSum(source.text),
  );
}

interface StatementRest {
  readonly source: number;
  readonly person: number | null;
  readonly day: string | null;
  readonly answers: boolean;
  readonly seen: number;
}

function insertStatement(
  db: Connection,
  statement: Statement,
  { source, person, day, answers, seen }: StatementRest,
): number {
  const detail = statementDetail(statement);
  return db.run(
    `INSERT INTO statement (id, source, person, start, kind, day, live, seen, detail, sum)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    hash(statement.id),
    source,
    person,
    statement.start,
    statement.kind,
    day,
    Number(answers),
    seen,
    detail,
    statementSum(statement.id, statement.sourceId, { ...statement, person, day, detail }),
  );
}

/** Puts an older version in the place of the one that stands, with its statements as they were. */
function putBack(db: Connection, key: number, { source, mentioned }: LongDocument, changes: Changes): void {
  makeRoom(db, source.origin, changes);
  noteRestored(db, key, source.origin);
  const kept = readSourceByKey(db, key);
  // It may be live already, at another origin. What was taken back stays so: nobody has said that it is good again.
  if (kept.status !== 'corrected' || source.status !== 'live') return;
  const { visibility, releaseAt } = judgeVisibility({ ...kept, status: 'live' }, changes.now);
  db.run("UPDATE source SET status = 'live', visibility = ?, release_at = ? WHERE key = ?", WITHHELD, releaseAt, key);
  if (visibility === ANSWERS) revealSource(db, key, mentioned, changes);
}

/** Takes what is live at an origin out of what answers, unless it stands at another one as well; its key, or null. */
function makeRoom(db: Connection, origin: string, changes: Changes): number | null {
  const standing = readStanding(db, origin);
  if (standing?.status !== 'live') return null;
  if (!standsElsewhere(db, standing.key, origin)) hideSource(db, standing.key, 'corrected', changes);
  return standing.key;
}

/** Of a long document everybody speaks: its statements are gone through once. */
function countSpeakers(people: readonly Person[], statements: Sequence<Statement>): number {
  if (!Array.isArray(statements)) return people.length;
  return new Set((statements as readonly Statement[]).flatMap(({ speaker }) => speaker?.personId ?? [])).size;
}

/** Of a version, or where readers haven't seen it of the one before it, the key; null where they have seen none. */
function lastSeen(db: Connection, key: number): number | null {
  const { pending } = db.get<{ pending: string | null }>('SELECT pending FROM source WHERE key = ?', key)!;
  return pending === null ? key : readPending(pending).previous;
}
