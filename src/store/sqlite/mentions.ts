import type { Source } from '../../model.js';
import { indexTerm, nameTerms, textTerms } from '../terms.js';
import type { Connection } from './connection.js';

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

/** Indexes the words of a source and the names in it. */
export function indexMentions(db: Connection, sourceKey: number, source: Source, mentioned: readonly string[]): void {
  const text = [toTokens(nameTerms(source.title))];
  for (const terms of textTerms(source.text.slice(source.body.start, source.body.end))) text.push(toTokens(terms));
  db.run(
    'INSERT INTO source_index (rowid, text, names) VALUES (?, ?, ?)',
    sourceKey,
    text.join(' '),
    // Fences between names, so that no two of them are near each other.
    mentioned.map((name) => toTokens(nameTerms(name))).join(' _ _ _ '),
  );
}

/** Takes a source out of the index. */
export function removeMentions(db: Connection, sourceKey: number): void {
  db.run('DELETE FROM source_index WHERE rowid = ?', sourceKey);
}

/** Counts by the text itself, and by the names found in it: "Mark A. Milley" is a mention of "Mark Milley" too. */
export function readMentions(db: Connection, name: string): number {
  const tokens = nameTerms(name).map(ftsToken);
  if (tokens.length === 0) return 0;
  const near = tokens.map((token) => `"${token}"`).join(' ');
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM source_index WHERE source_index MATCH ?',
    `text : "${tokens.join(' ')}" OR names : NEAR(${near}, 1)`,
  );
  return row?.count ?? 0;
}
