import type { RankedStatement, Statement } from '../model.js';
import { CANDIDATE_LIMIT } from './candidates.js';
import { evidenceFor } from './evidence.js';
import { explain } from './explain.js';
import type { Tools } from './meaning.js';

const NO_TOPIC = { terms: [], phrases: [], run: [], little: [] };

/** Statements with their receipts, asked for by no question: nothing says why they answer. Those without a source are left out. */
export async function withReceipts(
  statements: readonly Statement[],
  { register, store }: Pick<Tools, 'register' | 'store'>,
): Promise<RankedStatement[]> {
  const ids = [...new Set(statements.map(({ sourceId }) => sourceId))];
  const sources = new Map((await Promise.all(ids.map((id) => store.source(id)))).map((source) => [source?.id, source]));
  await register.byIds(statements.flatMap(({ speaker }) => speaker?.personId ?? []));
  return statements.flatMap((statement) => {
    const source = sources.get(statement.sourceId);
    const evidence = evidenceFor({ statement, day: null, around: [] }, NO_TOPIC);
    const entry = register.byId(statement.speaker?.personId ?? '');
    return source ? [explain({ evidence, score: 1, fragment: null }, source, entry)] : [];
  });
}

/** The statements that were said last, latest first: at most `limit`, 1 to 100. */
export async function recentStatements(limit: number, tools: Pick<Tools, 'register' | 'store'>) {
  const most = Math.max(1, Math.min(CANDIDATE_LIMIT, Math.trunc(limit)));
  const latest = await tools.store.candidates({ terms: [], least: 0, limit: most, order: 'latest' });
  return withReceipts(
    latest.map(({ statement }) => statement),
    tools,
  );
}
