import type { Answer, RankedStatement, Source, Statement } from '../model.js';
import { isSlice } from '../store/document.js';

/** Where faults are told; a pino logger is one. */
export interface Logger {
  error(details: object, message: string): void;
}

/** Nothing is said where nobody listens. */
export const SILENT: Logger = { error: () => {} };

/**
 * Holds an answer's words against the sources they are from, the last thing before it leaves the record. What is not
 * exactly what the source says is withheld and told to the log: it is better not to answer than to misquote.
 */
export async function withCheckedReceipts(
  answer: Answer,
  source: (id: string) => Promise<Source | null>,
  logger: Logger,
): Promise<Answer> {
  const sources = new Map<string, Source | null>();
  const answers: RankedStatement[] = [];
  for (const ranked of answer.answers) {
    const { statement } = ranked;
    if (!sources.has(statement.sourceId)) sources.set(statement.sourceId, await source(statement.sourceId));
    if (isTrue(statement, sources.get(statement.sourceId) ?? null)) answers.push(ranked);
    else logger.error({ statement: statement.id, source: statement.sourceId }, 'withheld: not what the source says');
  }
  const withheld = answer.answers.length - answers.length;
  if (withheld === 0) return answer;
  const total = answer.total - withheld;
  return { ...answer, answers, total, outcome: answers.length === 0 ? 'nothing' : answer.outcome };
}

/** Whether the statement and everything verbatim in it stand in its source, letter by letter. */
export function isTrue(statement: Statement, source: Source | null): boolean {
  if (!source || !isSlice(source.text, statement)) return false;
  const { start, end, question, speaker, cue, quotes } = statement;
  return (
    quotes.every((quote) => start <= quote.start && quote.start <= quote.end && quote.end <= end) &&
    [question, speaker?.mention, cue].every((part) => !part || isSlice(source.text, part))
  );
}
