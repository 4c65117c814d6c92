import type { Connection } from '../file/connection.js';
import { indexPerson } from '../people/people.js';
import { SqliteStatementIndex } from '../statements/statement-index.js';
import { writeTitleWords } from '../statements/titles.js';
import type { WordCounts } from '../statements/vocabulary.js';
import { Positions } from './first-seen.js';

/** What a transaction changes in many places, written once at its end. */
export interface Changes {
  readonly statements: SqliteStatementIndex;
  /** Keys of the people whose names, roles or statements changed. */
  readonly people: Set<number>;
  readonly titles: WordCounts;
  readonly positions: Positions;
  /** When it happens, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * Runs `work`, which changes documents, in one transaction with what follows from it: the index of statements, titles,
 * people and positions. When it throws, nothing of it remains.
 *
 * @param now milliseconds since 1970
 * @param waitMs as `Connection.transaction` has it
 */
export function changeDocuments<T>(db: Connection, now: number, work: (changes: Changes) => T, waitMs?: number): T {
  return db.transaction(() => {
    const changes: Changes = {
      ...{ statements: new SqliteStatementIndex(db), people: new Set(), titles: new Map(), now },
      positions: new Positions(db, now),
    };
    const result = work(changes);
    changes.statements.flush();
    changes.positions.flush();
    writeTitleWords(db, changes.titles);
    for (const person of changes.people) indexPerson(db, person);
    return result;
  }, waitMs);
}
