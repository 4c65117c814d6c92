import type { Source } from '../../../model/source.js';
import { nameTerms } from '../../index/terms.js';
import type { Connection } from '../file/connection.js';
import { ftsToken } from './mentions.js';
import type { WordCounts } from './vocabulary.js';

/** Words of a source's title and outlet, each once. */
export function titleTerms({ title, outlet = '' }: Pick<Source, 'title' | 'outlet'>): ReadonlySet<string> {
  return new Set(nameTerms(`${title} ${outlet}`).map(ftsToken));
}

/** Makes a live source found by the words of its title and outlet. */
export function indexTitle(
  db: Connection,
  key: number,
  source: Pick<Source, 'title' | 'outlet'>,
  counts: WordCounts,
): void {
  const terms = titleTerms(source);
  db.run('INSERT INTO title_index (rowid, title) VALUES (?, ?)', key, [...terms].join(' '));
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
}

export function withdrawTitle(
  db: Connection,
  key: number,
  source: Pick<Source, 'title' | 'outlet'>,
  counts: WordCounts,
): void {
  db.run('DELETE FROM title_index WHERE rowid = ?', key);
  for (const term of titleTerms(source)) counts.set(term, (counts.get(term) ?? 0) - 1);
}

/** Writes how many live sources have each word. */
export function writeTitleWords(db: Connection, counts: WordCounts): void {
  for (const [word, change] of counts) {
    db.run(
      `INSERT INTO title_word (word, sources) VALUES (?, ?)
       ON CONFLICT (word) DO UPDATE SET sources = sources + excluded.sources`,
      word,
      change,
    );
  }
}
