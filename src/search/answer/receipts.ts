import type { RankedStatement } from '../../model/answer.js';
import type { Statement } from '../../model/statement.js';
import { CANDIDATE_LIMIT } from '../candidate-query.js';
import type { SearchContext } from '../context.js';
import { evidenceFor } from '../match/evidence.js';
import { withReceipt } from './citation.js';

const NO_TOPIC = { terms: [], phrases: [], run: [], functionWords: [] };

/** Statements with their receipts, asked for by no question: nothing says why they answer. Those without a source are left out. */
export async function withReceipts(
  statements: readonly Statement[],
  { register, store }: Pick<SearchContext, 'register' | 'store'>,
): Promise<RankedStatement[]> {
  const ids = [...new Set(statements.map(({ sourceId }) => sourceId))];
  const sources = new Map((await Promise.all(ids.map((id) => store.source(id)))).map((source) => [source?.id, source]));
  await register.byIds(statements.flatMap(({ speaker }) => speaker?.personId ?? []));
  return statements.flatMap((statement) => {
    const source = sources.get(statement.sourceId);
    const evidence = evidenceFor({ statement, day: null, around: [] }, NO_TOPIC);
    const entry = register.byId(statement.speaker?.personId ?? '');
    return source ? [withReceipt({ evidence, score: 1, fragment: null }, source, entry)] : [];
  });
}

/** Fewer words are a greeting or a thank-you more often than not. */
const LEAST_WORDS = 10;

/**
 * What was said last by people who are named, latest day first, one statement an utterance, each of some length: at most
 * `limit`, 1 to 100, of the last hundred statements on record.
 */
export async function recentStatements(
  limit: number,
  tools: Pick<SearchContext, 'register' | 'store'>,
): Promise<RankedStatement[]> {
  const latest = await tools.store.candidates({ terms: [], least: 0, limit: CANDIDATE_LIMIT, order: 'latest' });
  await tools.register.byIds(latest.flatMap(({ statement }) => statement.speaker?.personId ?? []));
  const met = new Set<string>();
  const telling = latest
    .map(({ statement }) => statement)
    .filter(({ text, speaker, sourceId, utterance }) => {
      const key = `${sourceId}:${utterance}`;
      const isNamed = tools.register.byId(speaker?.personId ?? '')?.named === true;
      if (met.has(key) || !isNamed || text.split(/\s+/).length < LEAST_WORDS) return false;
      met.add(key);
      return true;
    });
  return withReceipts(telling.slice(0, Math.max(1, Math.trunc(limit))), tools);
}
