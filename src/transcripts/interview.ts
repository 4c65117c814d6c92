import { NAME_PARTICLES } from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import type { Span } from '../model/span.js';
import { paragraphsOf, trimSpan } from '../text/paragraphs.js';

/**
 * Interviews without labels: the questions are set in bold or as headings, and what stands between them are the answers of the one
 * person whom the title or the introduction names.
 */
export interface Interview {
  /** The introduction above the first question. */
  readonly opening: Span;
  /** In order: a question without its marks, or a paragraph of an answer. */
  readonly parts: readonly { readonly span: Span; readonly isQuestion: boolean }[];
  /** The name of the one who answers. */
  readonly answers: Span;
}

const LEAST_QUESTIONS = 3;
/** Of what is set off, so much must be questions; else they are the headings of an article. */
const LEAST_SHARE = 0.75;
/** Who answers speaks of himself; a page of frequent questions doesn't. */
const LEAST_OF_ONESELF = 2;
export const OF_ONESELF = /\b(?:I|my|me)\b/;
const MARKED = /^(?:#{2,6} +(.+)|(\*\*|__)(.+)\2)$/s;
/** What the editors say of it, in italics. */
const NOTE = /^([*_])(?!\1).+\1$/s;
const ANY_QUESTION = /^(?:#{2,6} |\*\*|__)[^\n]*\?/gm;
/** A name of two to seven words. Each part is bounded and begins where no letter stands before it, so that it is linear. */
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{M}])\p{Lu}(?=[\p{L}\p{M}]{0,30}\p{Ll})[\p{L}\p{M}’'-]{1,40}(?: (?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}’'-]{1,40}|${alternatives(NAME_PARTICLES)})){0,5} \p{Lu}[\p{L}\p{M}’'-]{1,40}`,
  'gu',
);

/** The interview in a body of text; null where there is none, or where more than one person may be answering. Linear. */
export function interviewIn(text: string, body: Span): Interview | null {
  ANY_QUESTION.lastIndex = body.start;
  for (let seen = 0; seen < LEAST_QUESTIONS; seen++) {
    const match = ANY_QUESTION.exec(text);
    if (!match || match.index >= body.end) return null;
  }
  const parts: { span: Span; isQuestion: boolean }[] = [];
  let [questions, others, first] = [0, 0, -1];
  for (const span of paragraphsOf(text, body)) {
    const marked = markedIn(text, span);
    if (marked && text.slice(marked.start, marked.end).endsWith('?')) {
      // Two questions without an answer between them are no interview.
      if (parts.at(-1)?.isQuestion) return null;
      if (first < 0) first = span.start;
      questions++;
      parts.push({ span: marked, isQuestion: true });
    } else if (first < 0) continue;
    else if (marked) others++;
    else if (!NOTE.test(text.slice(span.start, span.end))) parts.push({ span, isQuestion: false });
  }
  if (questions < LEAST_QUESTIONS || questions < (questions + others) * LEAST_SHARE) return null;
  const spoken = parts.filter(
    ({ span, isQuestion }) => !isQuestion && OF_ONESELF.test(text.slice(span.start, span.end)),
  );
  if (spoken.length < LEAST_OF_ONESELF) return null;
  const opening = { start: body.start, end: first };
  const answers = whoAnswers(text, opening);
  return answers && { opening, parts, answers };
}

function markedIn(text: string, { start, end }: Span): Span | null {
  const match = MARKED.exec(text.slice(start, end));
  if (!match) return null;
  const words = match[1] ?? match[3]!;
  const at = start + text.slice(start, end).indexOf(words);
  return trimSpan(text, { start: at, end: at + words.length });
}

/** The one name in full that stands in the first line as well as below it, or else the only one. */
function whoAnswers(text: string, opening: Span): Span | null {
  const title = opening.start + Math.max(0, text.slice(opening.start, opening.end).trimStart().indexOf('\n'));
  const found = new Map<string, { span: Span; inTitle: boolean; below: boolean }>();
  for (const match of text.slice(opening.start, opening.end).matchAll(NAME)) {
    const start = opening.start + match.index;
    const name = found.get(match[0]) ?? { span: { start, end: start + match[0].length }, inTitle: false, below: false };
    if (start < title) name.inTitle = true;
    else name.below = true;
    found.set(match[0], name);
  }
  const names = [...found.values()];
  const [meant, another] = names.length === 1 ? names : names.filter(({ inTitle, below }) => inTitle && below);
  return meant && !another ? meant.span : null;
}
