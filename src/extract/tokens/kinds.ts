import { POST_NOMINALS } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import type { QuotedRun } from '../marks/quotations.js';
import type { Tag } from '../tagger/tags.js';

/**
 * A word or mark of the skeleton: the paragraph with every quoted run in the place of one word. All have the same fields
 * in the same order: the engine reads objects of one shape fastest.
 */
export interface ParagraphToken extends Span {
  readonly text: string;
  readonly lower: string;
  tag: Tag;
  /** The quoted run that this token stands for. */
  readonly run: QuotedRun | undefined;
  /** True for the comma or full stop that ended the words inside the marks, and so the clause outside. */
  readonly virtual: boolean;
}

/** Whether a token is a verb, auxiliary or not. */
export function isVerbal(token: ParagraphToken | undefined): boolean {
  return token !== undefined && (token.tag === 'VERB' || token.tag === 'AUX');
}

/** A verb that can have a subject: no "-ing". */
export function isFiniteVerb(token: ParagraphToken | undefined): boolean {
  return isVerbal(token) && !token!.lower.endsWith('ing');
}

/** A comma or a dash of any length. */
export function isPause({ text }: ParagraphToken): boolean {
  return /^(?:,|[—–―-]+)$/.test(text);
}

/** Whether a quotation stands in a range of tokens. */
export function hasQuote(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.tag === 'QUOTE') return true;
  return false;
}

/** Honours, a degree or a seat behind a name: "QC". */
export function isPostNominal({ text }: ParagraphToken): boolean {
  return POST_NOMINALS.has(text.replaceAll('.', ''));
}
