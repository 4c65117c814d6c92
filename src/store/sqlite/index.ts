import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scope } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import { normalizeWord } from '../../text/words.js';
import type { LongDocument } from '../documents.js';
import type { StatementFilter } from '../statement-index.js';
import type { Store } from '../store.js';
import * as decisions from './documents/decisions.js';
import * as firstSeen from './documents/first-seen.js';
import * as read from './documents/read.js';
import { saveDocuments } from './documents/save.js';
import { readVersions, recognise } from './documents/versions.js';
import { Connection, type SqliteOptions } from './file/connection.js';
import { explainError, partlyDamagedError } from './file/errors.js';
import { FileWatch, goneError, replacedError } from './file/file-watch.js';
import * as deliveries from './keeping/deliveries.js';
import { Events } from './keeping/events.js';
import * as subscriptions from './keeping/subscriptions.js';
import * as values from './keeping/values.js';
import { People } from './people/people.js';
import { readCandidates, readFrequencies } from './statements/candidates.js';
import { readSourcesBeginning, readWordsBeginning } from './statements/completions.js';
import { readMentions } from './statements/mentions.js';
import { readSimilarWords, readWordCounts } from './statements/vocabulary.js';
import { deriveAnew } from './upkeep/derived.js';
import { examineRecord } from './upkeep/examine.js';

/**
 * Opens a record in a SQLite file, which is created with its folder where it does not exist. Several processes may
 * have it open; one writes at a time. The file must lie on a local disk: the write-ahead log shares memory.
 *
 * @throws {OnrecordError} as `Store` says.
 */
export function openSqliteStore(path: string, options: SqliteOptions = {}): Store {
  const { db, watch } = openConnection(path, options);
  const file = resolve(path);

  /** Runs a step on the database; what it throws says what to do about it. */
  const run = async <T>(step: () => T): Promise<T> => {
    const fault = watch?.fault();
    if (fault) throw fault;
    try {
      return step();
    } catch (error) {
      const told = explainError(error, path);
      if (told instanceof OnrecordError && told.code === 'STORE_DAMAGED') db.damage.note({ part: 'file' });
      throw told;
    }
  };
  const people = new People(db);
  const events = new Events(db, {
    location: path,
    ...(options.timeoutMs !== undefined && { waitMs: options.timeoutMs }),
  });
  const wholeScope = cachedByVersion<Scope>(db, () => read.readScope(db, {}));

  return {
    location: path,
    identity: watch?.identity ?? path,
    save: (document: LongDocument, now = Date.now()) => run(() => saveDocuments(db, [document], now)[0]!),
    saveAll: (documents, now = Date.now()) => run(() => saveDocuments(db, documents, now)),
    recognise: (source, place) => run(() => recognise(db, source, place)),
    release: (now, waitMs) => run(() => decisions.releaseDue(db, now, waitMs)),
    free: (sourceId, now = Date.now()) => run(() => decisions.freeDocument(db, sourceId, now)),
    retract: (address, retraction, now = Date.now()) =>
      run(() => decisions.retractDocuments(db, address, retraction, now)),
    holding: (sourceId) => run(() => decisions.readHolding(db, sourceId)),
    unlisted: () => run(() => decisions.readUnlisted(db)),
    retracted: () => run(() => decisions.readRetracted(db)),
    sourcesOf: (ids) => run(() => decisions.readSourcesOf(db, ids)),
    document: (sourceId) => run(() => decisions.readDocument(db, sourceId)),
    source: (id) => run(() => read.readSource(db, id)),
    sources: () => run(() => read.readSourceSummaries(db)),
    versions: (sourceId) => run(() => readVersions(db, sourceId)),
    statement: (id) => run(() => read.readStatements(db, [id])[0] ?? null),
    statements: (ids) => run(() => read.readStatements(db, ids)),
    statementsOf: (sourceId) => run(() => read.readStatementsOf(db, sourceId)),
    speakers: () => run(() => people.all()),
    people: (query) => run(() => people.find(query)),
    peopleById: (ids) => run(() => people.byId(ids)),
    peopleWords: (words, place) => run(() => people.words(words, place)),
    similarNames: (word, place, limit) => run(() => people.similarNames(word, place, limit)),
    speakersBeginning: (groups, limit) => run(() => people.beginning(groups, limit)),
    sourcesBeginning: (groups, limit) => run(() => readSourcesBeginning(db, groups, limit)),
    wordsBeginning: (beginnings, limit) => run(() => readWordsBeginning(db, beginnings, limit)),
    namesakes: (words) => run(() => read.readNamesakes(db, words)),
    mentions: (name) => run(() => readMentions(db, name)),
    candidates: (query) => run(() => readCandidates(db, query)),
    frequencies: (stems) => run(() => readFrequencies(db, stems)),
    wordCounts: (words) => run(() => readWordCounts(db, words)),
    similarWords: (word, limit) => run(() => readSimilarWords(db, normalizeWord(word), limit)),
    scope: (filter: StatementFilter = {}) =>
      run(() => (Object.keys(filter).length > 0 ? read.readScope(db, filter) : wholeScope())),
    stats: () => run(() => read.readStats(db)),
    meetAll: (space, keys, now, expires) => run(() => events.meetAll(space, keys, now, expires)),
    unmeet: (space, keys) => run(() => events.unmeet(space, keys)),
    compareAndSet: (space, key, before, after) => run(() => values.compareAndSet(db, space, key, before, after)),
    keep: (space, entries, now) => run(() => values.keepValues(db, space, entries, now)),
    kept: (space, key, now) => run(() => values.readValue(db, space, key, now)),
    keptIn: (space, now) => run(() => values.readValues(db, space, now)),
    forget: (space, keys) => run(() => values.forgetValues(db, space, keys)),
    newest: () => run(() => firstSeen.readNewest(db)),
    positionAt: (time) => run(() => firstSeen.readPositionAt(db, time)),
    seenAt: (ids) => run(() => firstSeen.readSeenAt(db, ids)),
    seen: (query) => run(() => firstSeen.readSeen(db, query)),
    subscribe: (subscription) => run(() => subscriptions.subscribe(db, subscription)),
    subscriptions: () => run(() => subscriptions.readSubscriptions(db)),
    amend: (id, revision, amendment) => run(() => subscriptions.amend(db, id, revision, amendment)),
    unsubscribe: (id) => run(() => subscriptions.unsubscribe(db, id)),
    plan: (delivery) => run(() => deliveries.plan(db, delivery)),
    unplan: (subscription, slot, now) => run(() => deliveries.unplan(db, subscription, slot, now)),
    claim: (subscription, slot, hold, now) => run(() => deliveries.claim(db, subscription, slot, hold, now)),
    noteDelivery: (subscription, slot, note, hold) =>
      run(() => deliveries.noteDelivery(db, subscription, slot, note, hold)),
    openDeliveries: (now) => run(() => deliveries.readOpen(db, now)),
    deliveries: (subscription, limit) => run(() => deliveries.readDeliveries(db, subscription, limit)),
    version: () => run(() => db.version()),
    isEmpty: () => run(() => read.isEmpty(db)),
    fault: async () => watch?.fault() ?? (db.damage.isMet ? partlyDamagedError(path) : null),
    examine: (extent = {}) =>
      run(() => {
        const isLarge = path !== ':memory:' && statSync(file).size > (extent.largest ?? Number.POSITIVE_INFINITY);
        if (isLarge) return { faults: [], documents: [] };
        const examination = examineRecord(db, extent);
        if (examination.faults.length > 0) db.damage.note({ part: 'file' });
        return examination;
      }),
    close: async () => {
      events.close();
      // SQLite would take away the log of what lies there now.
      if (watch?.fault()?.code === 'RECORD_REPLACED') abandoned.push(db);
      else db.close();
    },
  };
}

/** Connections to files in whose place others lie now: collected as garbage, they would be closed. */
const abandoned: Connection[] = [];

function openConnection(path: string, options: SqliteOptions): { db: Connection; watch: FileWatch | null } {
  let db: Connection | undefined;
  try {
    db = new Connection(path, options);
    deriveAnew(db);
    const watch = path === ':memory:' ? null : new FileWatch(db, path);
    if (options.identity !== undefined && watch?.identity !== options.identity) throw replacedError(path);
    return { db, watch };
  } catch (error) {
    db?.close();
    const told = explainError(error, path);
    const isMissing = told instanceof OnrecordError && told.code === 'RECORD_MISSING';
    throw isMissing && options.identity !== undefined ? goneError(path) : told;
  }
}

/** Keeps what was read until the record changes: every question asks for it. */
function cachedByVersion<T>(db: Connection, readAnew: () => T): () => T {
  let version: number | undefined;
  let value: T;
  return () => {
    const now = db.version();
    if (version !== now) {
      value = readAnew();
      version = now;
    }
    return value;
  };
}
