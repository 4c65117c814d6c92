import { diceCoefficient, isSpellable, LEAST_LIKENESS, LENGTH_SLACK, spellingParts } from '../../index/spelling.js';
import type { Connection } from '../file/connection.js';

/** Words by how many live statements hold them, gathered over a transaction and written once. */
export type WordCounts = Map<string, number>;

/** Adds one statement's words to the counts, or takes them away with `by` of -1. */
export function countWords(counts: WordCounts, words: Iterable<string>, by: 1 | -1): void {
  for (const word of words) if (isSpellable(word)) counts.set(word, (counts.get(word) ?? 0) + by);
}

/** Writes the counts. Words that occur nowhere any more stay with a count of 0, and are not offered. */
export function writeWords(db: Connection, counts: WordCounts): void {
  for (const [word, change] of counts) {
    if (change === 0) continue;
    const known = db.get<{ key: number }>(
      'UPDATE word SET count = count + ? WHERE word = ? RETURNING key',
      change,
      word,
    );
    if (known) continue;
    const parts = spellingParts(word);
    const key = db.run(
      'INSERT INTO word (word, length, parts, count) VALUES (?, ?, ?, ?)',
      word,
      word.length,
      parts.length,
      change,
    );
    for (const part of parts)
      db.run('INSERT INTO spelling (part, length, word) VALUES (?, ?, ?)', part, word.length, key);
  }
}

/** How many live statements have each word; absent where none has. */
export function readWordCounts(db: Connection, words: readonly string[]): Map<string, number> {
  const rows = db.all<{ word: string; count: number }>(
    'SELECT word, count FROM word WHERE word IN (SELECT value FROM json_each(?)) AND count > 0',
    JSON.stringify(words),
  );
  return new Map(rows.map(({ word, count }) => [word, count]));
}

/** Words that share most parts with `word`, which is in its plain form; the commoner first among equals. */
export function readSimilarWords(db: Connection, word: string, limit: number): { word: string; count: number }[] {
  if (!isSpellable(word)) return [];
  const parts = spellingParts(word);
  const rows = db.all<{ word: string; count: number; parts: number; shared: number }>(
    `SELECT w.word, w.count, w.parts, near.shared
     FROM (SELECT word, count(*) AS shared FROM spelling
           WHERE part IN (SELECT value FROM json_each(?)) AND length BETWEEN ? AND ?
           GROUP BY word ORDER BY shared DESC LIMIT ?) near
     JOIN word w ON w.key = near.word
     WHERE w.count > 0`,
    JSON.stringify(parts),
    word.length - LENGTH_SLACK,
    word.length + LENGTH_SLACK,
    // Some that share much are long or extinct: read more than asked for, then judge by likeness.
    limit * 8,
  );
  return rows
    .map((row) => ({ ...row, likeness: diceCoefficient(row.shared, parts.length, row.parts) }))
    .filter((row) => row.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, limit)
    .map(({ word, count }) => ({ word, count }));
}
