import type { Source } from '../../../model/source.js';
import { collectGarbage } from '../../garbage.js';
import { indexTerm, nameTerms, textTerms } from '../../index/terms.js';
import type { Connection } from '../file/connection.js';

/**
 * A word in the form that FTS5's tokenizer keeps whole: of ASCII only lower-case letters, digits and hyphens, and
 * anything beyond ASCII. A quotation mark can't remain in it, so it can't end the string it is quoted in.
 */
export function ftsToken(word: string): string {
  return indexTerm(word).replace(/[^a-z0-9\-\u0080-\uffff]/g, '·');
}

function toTokens(terms: readonly string[]): string {
  return terms.map(ftsToken).join(' ');
}

/**
 * A long text is indexed in parts, in rows of their own: a row lies in memory three times while it is written. In UTF-16 code
 * units. The first row of a source has its key, the next ones that with their number from this bit on.
 */
const PART_LENGTH = 1_000_000;
const PART_BIT = 40;

/** Words that the next part begins with as well, so that no name is cut: more than any name has. */
const OVERLAP = 20;

/** Indexes the words of a source and the names in it. */
export function indexMentions(db: Connection, sourceKey: number, source: Source, mentioned: readonly string[]): void {
  // Fences between names, so that no two of them are near each other.
  let names = mentioned.map((name) => toTokens(nameTerms(name))).join(' _ _ _ ');
  let part = 0;
  for (const text of textsOf(source)) {
    const sql = `INSERT INTO source_index (rowid, text, names) VALUES (?1 + (?2 << ${PART_BIT}), ?3, ?4)`;
    db.run(sql, sourceKey, part++, text, names);
    names = '';
  }
}

/** The words of a source, part by part. */
function* textsOf({ title, text, body }: Source): Generator<string> {
  let pieces = [toTokens(nameTerms(title))];
  let length = 0;
  for (const terms of textTerms(text.slice(body.start, body.end))) {
    if (length > PART_LENGTH) {
      const last = pieces.at(-1)!.split(' ').slice(-OVERLAP).join(' ');
      yield pieces.join(' ');
      collectGarbage();
      [pieces, length] = [[last], 0];
    }
    const piece = toTokens(terms);
    pieces.push(piece);
    length += piece.length;
  }
  yield pieces.join(' ');
}

/** Takes a source out of the index. */
export function removeMentions(db: Connection, sourceKey: number): void {
  const sql = `DELETE FROM source_index WHERE rowid = ?1 + (?2 << ${PART_BIT})`;
  const isThere = `SELECT 1 FROM source_index WHERE rowid = ?1 + (?2 << ${PART_BIT})`;
  for (let part = 0; db.get(isThere, sourceKey, part); part++) db.run(sql, sourceKey, part);
}

/** Counts by the text itself, and by the names found in it: "Mark A. Milley" is a mention of "Mark Milley" too. */
export function readMentions(db: Connection, name: string): number {
  const tokens = nameTerms(name).map(ftsToken);
  if (tokens.length === 0) return 0;
  const near = tokens.map((token) => `"${token}"`).join(' ');
  const wanted = `text : "${tokens.join(' ')}" OR names : NEAR(${near}, 1)`;
  const count = (sql: string, ...values: string[]) =>
    db.get<{ count: number }>(
      `SELECT count(*) AS count FROM source_index WHERE source_index MATCH ? AND ${sql}`,
      wanted,
      ...values,
    )!.count;
  const first = count(`rowid < (1 << ${PART_BIT})`);
  // Few sources have further parts: of these, those that are not counted yet.
  const further = db.all<{ key: number }>(
    `SELECT DISTINCT rowid & ((1 << ${PART_BIT}) - 1) AS key FROM source_index
     WHERE source_index MATCH ? AND rowid >= (1 << ${PART_BIT})`,
    wanted,
  );
  if (further.length === 0) return first;
  const keys = JSON.stringify(further.map(({ key }) => key));
  return first + further.length - count('rowid IN (SELECT value FROM json_each(?))', keys);
}
