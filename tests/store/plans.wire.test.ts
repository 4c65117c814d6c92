import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyOf } from '../../src/search/candidate-query.js';
import { readNewest, readPositionAt, readSeen } from '../../src/store/sqlite/documents/first-seen.js';
import { readNamesakes, readScope } from '../../src/store/sqlite/documents/read.js';
import { saveDocuments } from '../../src/store/sqlite/documents/save.js';
import { readStanding, readVersions, recognise } from '../../src/store/sqlite/documents/versions.js';
import { Connection, type Value } from '../../src/store/sqlite/file/connection.js';
import { People } from '../../src/store/sqlite/people/people.js';
import { readCandidates, readFrequencies } from '../../src/store/sqlite/statements/candidates.js';
import { readSourcesBeginning, readWordsBeginning } from '../../src/store/sqlite/statements/completions.js';
import { readMentions } from '../../src/store/sqlite/statements/mentions.js';
import { readSimilarWords } from '../../src/store/sqlite/statements/vocabulary.js';
import { makeDocument } from './documents.js';

/** A connection that asks SQLite how it goes about each query. */
class Explained extends Connection {
  readonly steps: string[] = [];

  override get<Row>(sql: string, ...values: Value[]): Row | undefined {
    this.#explain(sql, values);
    return super.get(sql, ...values);
  }

  override all<Row>(sql: string, ...values: Value[]): Row[] {
    this.#explain(sql, values);
    return super.all(sql, ...values);
  }

  #explain(sql: string, values: readonly Value[]): void {
    const plan = super.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    this.steps.push(...plan.map(({ detail }) => detail));
  }
}

/** Tables that grow with the record: none may be read from end to end to answer a question. */
const WHOLE_TABLE =
  /^SCAN (?:source|s|statement|t|person|p|person_name|n|word|w|spelling|term|posting|person_word|o|name_word|name_spelling|title_word|restoration|reading)\b(?! USING (?:COVERING )?INDEX)/;

const text = 'It was a draft.';
const draft = makeDocument(text, [{ by: 'Ann Lee', text }], { eventDate: '2020-01-06' });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  const db = new Connection(join(folder, 'record.db'));
  saveDocuments(db, [draft], 0);
  db.close();
});
afterAll(() => rm(folder, { recursive: true }));

const one = ['ann-lee'];
const days = { from: '2020-01-01', to: '2020-12-31' };
const limit = 10;
const queries: Record<string, (db: Connection) => unknown> = {
  'what is new': (db) => readSeen(db, { after: 0, upTo: 9, limit }),
  'what is new of one person': (db) => readSeen(db, { after: 0, upTo: 9, limit, personIds: one, kinds: ['direct'] }),
  'what was new at a time': (db) => readPositionAt(db, 0),
  newest: (db) => readNewest(db),
  words: (db) => readCandidates(db, { ...anyOf(['draft']), limit }),
  'words and every filter': (db) =>
    readCandidates(db, {
      ...anyOf(['draft']),
      limit,
      personIds: one,
      ...days,
      kinds: ['direct'],
      sourceKinds: ['article'],
    }),
  'the latest of all': (db) => readCandidates(db, { ...anyOf([]), limit }),
  'the latest of some days': (db) => readCandidates(db, { ...anyOf([]), limit, ...days }),
  'the latest of a person': (db) => readCandidates(db, { ...anyOf([]), limit, personIds: one, ...days }),
  'the latest of several people': (db) => readCandidates(db, { ...anyOf([]), limit, personIds: ['ann-lee', 'bo-ray'] }),
  frequencies: (db) => readFrequencies(db, ['draft']),
  'similar words': (db) => readSimilarWords(db, 'draught', limit),
  mentions: (db) => readMentions(db, 'Ann Lee'),
  namesakes: (db) => readNamesakes(db, 'Lee'),
  'namesakes of several words': (db) => readNamesakes(db, 'Ann Lee'),
  'people by words': (db) => new People(db).find({ place: 'name', words: [['ann'], ['lee', 'li']] }),
  'people by ids': (db) => new People(db).byId(one),
  'similar names': (db) => new People(db).similarNames('lea', 'surname', limit),
  'names that begin so': (db) => new People(db).beginning([['an'], ['le', 'li']], limit),
  'those with most statements': (db) => new People(db).beginning([], limit),
  'titles that begin so': (db) => readSourcesBeginning(db, [['brie', 'a']], limit),
  'the latest sources': (db) => readSourcesBeginning(db, [], limit),
  'words that begin so': (db) => readWordsBeginning(db, ['dr', 'x'], limit),
  'the commonest words': (db) => readWordsBeginning(db, [], limit),
  'what stands at an origin': (db) => readStanding(db, draft.source.origin),
  versions: (db) => readVersions(db, draft.source.id),
  'what is read again': (db) => recognise(db, draft.source, 'a.txt'),
  'the scope of a person': (db) => readScope(db, { personIds: one, ...days }),
};

describe('SQLite', () => {
  it.each(Object.entries(queries))('reads no table from end to end for %s', (_, query) => {
    const db = new Explained(join(folder, 'record.db'));
    query(db);
    db.close();
    expect(db.steps).not.toEqual([]);
    expect(db.steps.filter((step) => WHOLE_TABLE.test(step))).toEqual([]);
  });

  it.each(['the latest of all', 'the latest of some days', 'the latest of a person'])(
    'sorts nothing for %s',
    (name) => {
      const db = new Explained(join(folder, 'record.db'));
      queries[name]?.(db);
      db.close();
      expect(db.steps.join('\n')).not.toContain('TEMP B-TREE');
    },
  );
});
