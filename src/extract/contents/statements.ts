import type { Span, TextSpan } from '../../model/span.js';
import type { TokenRange } from '../clauses/bounds.js';
import type { FoundSpeaker, FoundStatement } from '../extraction.js';
import type { QuotedRun } from '../marks/quotations.js';
import { withRule } from '../speakers/confidence.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** Who says something, by which cue, and in which utterance. */
export interface StatementOrigin {
  readonly speaker: FoundSpeaker | null;
  readonly cue: TextSpan | null;
  readonly utterance: number;
}

/** Words in quotation marks as a statement. @param rule how they were found to be the speaker's. */
export function directStatement(
  text: string,
  run: QuotedRun,
  { speaker, cue, utterance }: StatementOrigin,
  rule: string,
  addressee?: string | null,
): FoundStatement {
  const { start, end } = run.inner;
  const own = speaker && withRule(speaker, rule);
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: 'direct',
    quotes: [{ start, end }],
    ...(run.nested.length > 0 && { nested: run.nested }),
    utterance,
    speaker: own && run.isCutShort ? { ...own, confidence: 'unsure' } : own,
    cue,
    ...(addressee && { addressee }),
    topics: [],
  };
}

/** A reported clause as a statement, with the quotations in it. */
export function reportedStatement(
  text: string,
  { start, end }: Span,
  runs: readonly QuotedRun[],
  { speaker, cue, utterance }: StatementOrigin,
  addressee: string | null,
): FoundStatement {
  const nested = runs.flatMap((run) => run.nested);
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: runs.length > 0 ? 'mixed' : 'indirect',
    quotes: runs.map(({ inner }) => inner),
    ...(nested.length > 0 && { nested }),
    utterance,
    speaker,
    cue,
    ...(addressee && { addressee }),
    topics: [],
  };
}

/** The quotations in a range of tokens. */
export function runsIn(tokens: readonly ParagraphToken[], { from, to }: TokenRange): QuotedRun[] {
  return tokens.slice(from, to).flatMap((token) => (token.tag === 'QUOTE' && token.run ? [token.run] : []));
}
