import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Person } from '../../../model/person.js';
import type { DamagedDocument, Repair } from '../../examination.js';
import { nameTerms } from '../../index/terms.js';
import { readSourceByKey } from '../documents/read.js';
import {
  hex,
  type PersonRow,
  personDetail,
  type SourceRow,
  type StatementRow,
  toPerson,
  toSource,
  toStatement,
} from '../documents/rows.js';
import { Connection, type Value } from '../file/connection.js';
import { explainError } from '../file/errors.js';
import { fileUrl } from '../file/file.js';
import { personSum } from '../file/sums.js';
import { indexMentions } from '../statements/mentions.js';
import { deriveAnew } from './derived.js';
import { damagedDocumentOf, isSound } from './examine.js';

/** A row with all of its columns, whichever these are. */
type Row = { readonly [column: string]: Value };

/** What lies beside the documents, and what of it has to be there still: the key of a source. */
const BESIDE = [
  'identity',
  'change',
  'position',
  'sighting',
  'kept',
  'subscription',
  'delivery',
  'taken_out',
  'restoration',
  'reading',
] as const;

/** Where the record is made anew, before it is put in the place of the damaged one. */
function freshOf(location: string): string {
  return `${location}.repaired`;
}

/**
 * Makes a damaged record anew, beside it, of what is sound in it: documents of which every part is as it was saved, those
 * who speak in them, and what is kept beside them; all else is derived from these. A document with any damaged part is left
 * out as a whole, so that it can be imported again. To be called in a thread that ends afterwards: only then is SQLite done
 * with both files. Nobody else may have the record open.
 *
 * @throws {OnrecordError} `STORE_BUSY` where somebody has, `STORE_DAMAGED` where not even its tables can be found.
 */
export function salvage(location: string): Omit<Repair, 'aside'> {
  const fresh = freshOf(location);
  for (const end of ['', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true });
  let made: Connection | undefined;
  try {
    const old = new DatabaseSync(fileUrl(location), { timeout: 1_000 });
    // Others can neither read nor write from here on, nor can they be at it.
    old.exec('PRAGMA locking_mode = EXCLUSIVE');
    old.exec('BEGIN IMMEDIATE');
    made = new Connection(fresh, { create: 'new' });
    const repair = new Salvage(old, made).run();
    deriveAnew(made);
    return repair;
  } catch (error) {
    throw explainError(error, location);
  } finally {
    made?.close();
  }
}

/** Puts what `salvage` has made in the place of the damaged record, which is kept under the name that is given back. */
export function putInPlace(location: string): string {
  const aside = nameFor(location);
  move(location, aside);
  move(freshOf(location), location);
  return aside;
}

function nameFor(location: string): string {
  for (let nth = 1; ; nth++) if (!existsSync(`${location}.damaged-${nth}`)) return `${location}.damaged-${nth}`;
}

/** Moves a file with what SQLite left beside it. */
function move(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) if (existsSync(`${from}${end}`)) renameSync(`${from}${end}`, `${to}${end}`);
}

/** Copies what is sound from one file into another. What can't even be read is lost. */
class Salvage {
  readonly #old: DatabaseSyncInstance;
  readonly #made: Connection;
  readonly #documents: DamagedDocument[] = [];
  readonly #lost: string[] = [];
  /** The ids of the sources that are whole, by their keys. */
  readonly #whole = new Map<number, string>();
  readonly #people = new Set<number>();

  constructor(old: DatabaseSyncInstance, made: Connection) {
    this.#old = old;
    this.#made = made;
  }

  run(): Omit<Repair, 'aside'> {
    this.#made.transaction(() => {
      this.#made.run('DELETE FROM identity');
      this.#made.run('DELETE FROM change');
      this.#made.run('DELETE FROM position');
      this.#findWhole();
      this.#copyPeople();
      for (const row of this.#rows('source')) if (this.#whole.has(Number(row['key']))) this.#insert('source', row);
      this.#copyStatements();
      for (const table of BESIDE) this.#copyBeside(table);
      if (!this.#made.get('SELECT 1 FROM change')) this.#made.run('INSERT INTO change VALUES (0)');
      if (!this.#made.get('SELECT 1 FROM position'))
        this.#made.run('INSERT INTO position SELECT coalesce(max(seen), 0) FROM statement');
      this.#count();
    });
    return { documents: this.#documents, lost: this.#lost };
  }

  /** Rows of a table, one by one by their keys: a page that can't be read takes no more than its own rows with it. */
  *#rows(table: 'source' | 'statement' | 'person'): Generator<Row> {
    const last = this.#old.prepare(`SELECT max(key) AS last FROM ${table}`).get() as { last: number | null };
    const read = this.#old.prepare(`SELECT * FROM ${table} WHERE key = ?`);
    for (let key = 1; key <= (last.last ?? 0); key++) {
      try {
        const row = read.get(key) as Row | undefined;
        if (row) yield row;
      } catch {
        // What is told of it is told by what misses it.
      }
    }
  }

  #insert(table: string, row: Row): void {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    this.#made.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, ...Object.values(row));
  }

  /** Sources that are as they were saved, with as many such statements as they had. */
  #findWhole(): void {
    const ids = new Map<number, string>();
    const sound = new Map<number, number>();
    for (const row of this.#rows('source')) ids.set(Number(row['key']), hex(row['id'] as Uint8Array));
    for (const row of this.#rows('statement')) {
      const source = Number(row['source']);
      if (isSound(() => this.#statement(row, ids.get(source)))) sound.set(source, (sound.get(source) ?? 0) + 1);
    }
    for (const row of this.#rows('source')) {
      const source = row as unknown as SourceRow;
      const isWhole = isSound(() => toSource(source)) && (sound.get(source.key) ?? 0) === source.statements;
      if (isWhole) this.#whole.set(source.key, ids.get(source.key)!);
      else this.#documents.push(damagedDocumentOf(source));
    }
  }

  #statement(row: Row, sourceId = '') {
    return toStatement({ ...(row as unknown as StatementRow), source_id: Buffer.from(sourceId, 'hex') });
  }

  #copyPeople(): void {
    for (const row of this.#rows('person')) {
      if (!isSound(() => toPerson(row as unknown as PersonRow))) continue;
      this.#people.add(Number(row['key']));
      this.#insert('person', { ...row, statements: 0, sources: 0, first_day: null, last_day: null });
    }
  }

  #copyStatements(): void {
    for (const row of this.#rows('statement')) {
      const id = this.#whole.get(Number(row['source']));
      if (id === undefined) this.#takeOut(row);
      else {
        const { speaker } = this.#statement(row, id);
        const key = row['person'];
        if (typeof key === 'number' && speaker && !this.#people.has(key)) this.#makePerson(key, speaker, id);
        this.#insert('statement', row);
      }
    }
  }

  /** Keeps the position of what isn't there any more, so that nobody is told of it as news when it is imported again. */
  #takeOut({ key, id, seen }: Row): void {
    if (typeof key !== 'number' || typeof seen !== 'number' || !(id instanceof Uint8Array)) return;
    this.#made.run('INSERT OR IGNORE INTO taken_out (key, id, seen) VALUES (?, ?, ?)', key, id, seen);
  }

  /** Whoever isn't as they were saved has at least the name that their statements have. */
  #makePerson(
    key: number,
    { personId: id, name }: { readonly personId: string; readonly name: string },
    sourceId: string,
  ): void {
    const isUnnamed = id.startsWith(`${sourceId}:`);
    const person: Person = {
      id,
      kind: isUnnamed ? 'unnamed' : 'named',
      name,
      aliases: [],
      roles: [],
      ...(isUnnamed && { sourceId }),
    };
    const detail = personDetail(person);
    this.#insert('person', { key, id, detail, sum: personSum({ id, detail }) });
    this.#people.add(key);
    this.#lost.push(`What was known of ${name} but the name.`);
  }

  #copyBeside(table: (typeof BESIDE)[number]): void {
    try {
      for (const row of this.#old.prepare(`SELECT * FROM ${table}`).all() as Row[]) {
        const isOrphan = typeof row['source'] === 'number' && !this.#whole.has(row['source']);
        if (isOrphan) continue;
        if (typeof row['detail'] === 'string' && !isSound(() => JSON.parse(row['detail'] as string))) {
          this.#lost.push(`An entry of ${table}.`);
          continue;
        }
        this.#insert(table, row);
      }
    } catch {
      this.#lost.push(`Some of ${table}.`);
    }
  }

  /** Counts anew, and finds names and mentions anew. */
  #count(): void {
    const db = this.#made;
    db.run(`UPDATE person SET (statements, sources, first_day, last_day) =
      (SELECT count(*), count(DISTINCT source), min(day), max(day) FROM statement t WHERE t.person = person.key AND live)`);
    db.run(`INSERT INTO day_count
      SELECT coalesce(day, ''), kind, '', count(*), 0 FROM source WHERE visibility = 2 GROUP BY 1, 2
      UNION ALL SELECT coalesce(s.day, ''), s.kind, t.kind, count(DISTINCT s.key), count(*)
      FROM statement t JOIN source s ON s.key = t.source WHERE t.live GROUP BY 1, 2, 3`);
    for (const row of db.all<PersonRow & { key: number }>('SELECT key, id, detail, sum FROM person')) {
      const { kind, name, aliases } = toPerson(row);
      if (kind !== 'named') continue;
      for (const word of new Set([name, ...aliases].flatMap(nameTerms)))
        db.run('INSERT OR IGNORE INTO person_name (word, person) VALUES (?, ?)', word, row.key);
    }
    // Which names stand in a text was told by whoever read it; by the text itself they are found as they stand.
    for (const { key } of db.all<{ key: number }>('SELECT key FROM source WHERE visibility = 2'))
      indexMentions(db, key, readSourceByKey(db, key), []);
  }
}
