import type { RankedStatement, Source, Statement, TextSpan } from '../model.js';
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

const PARAGRAPH_END = /\n[^\S\n]*\n/g;

/**
 * All that was said in one go with a statement: its paragraph, or the whole turn of a transcript. A slice of the source.
 *
 * @param others all statements of the same source.
 */
export function passageOf(statement: Statement, others: readonly Statement[], { text, body }: Source): TextSpan {
  const pieces = others.filter(({ utterance }) => utterance === statement.utterance);
  const from = Math.min(statement.start, ...pieces.map(({ start }) => start));
  const to = Math.max(statement.end, ...pieces.map(({ end }) => end));
  let [start, end] = [body.start, body.end];
  for (const { index, 0: blank } of text.slice(body.start, body.end).matchAll(PARAGRAPH_END)) {
    const at = body.start + index;
    if (at + blank.length <= from) start = at + blank.length;
    else if (at >= to) {
      end = at;
      break;
    }
  }
  const passage = text.slice(start, end);
  const lead = passage.length - passage.trimStart().length;
  const trimmed = passage.trim();
  return { start: start + lead, end: start + lead + trimmed.length, text: trimmed };
}
