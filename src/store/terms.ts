import type { Source, Span, Statement } from '../model.js';
import { plain, stem, wordsOf } from '../text/words.js';

/** How far around a statement its context is indexed, in UTF-16 units each way: a long paragraph, some 150 words. */
const CONTEXT_REACH = 1000;

/** Longer words are data, not language; cutting them keeps the index small, and the question is cut alike. */
const MAX_TERM_LENGTH = 64;

/** How much of a text is taken apart at once, in UTF-16 units. */
const PIECE_LENGTH = 65_536;

/** What is indexed of a statement: stems by the place that they come from, and the plain words behind them. */
export interface StatementTerms {
  readonly own: readonly string[];
  /** The rest of the paragraph, and the question it answers. */
  readonly context: readonly string[];
  readonly topics: readonly string[];
  readonly title: readonly string[];
  /** Every distinct word of all of these, for spelling. */
  readonly words: ReadonlySet<string>;
}

/** The form in which a stem stands in the index and in a query. */
export function indexTerm(stem: string): string {
  return stem.slice(0, MAX_TERM_LENGTH);
}

/** What a store indexes of one statement. */
export function statementTerms(source: Source, statement: Statement): StatementTerms {
  const words = new Set<string>();
  const terms = (text: string) => termsOf(text, words);
  const paragraph = paragraphAround(source, statement);
  const context = [
    ...terms(source.text.slice(paragraph.start, statement.start)),
    ...terms(source.text.slice(statement.end, paragraph.end)),
    ...terms(statement.question?.text ?? ''),
  ];
  const topics = statement.topics.flatMap((topic) => terms(topic.term));
  return { own: terms(statement.text), context, topics, title: terms(source.title), words };
}

/** The words of a name as they are compared: plain, and hyphenated ones in their parts. */
export function nameTerms(name: string): string[] {
  return wordsOf(name)
    .flatMap((word) => plain(word.text).split('-'))
    .filter(Boolean)
    .map(indexTerm);
}

/** The same for a text of any length, a piece at a time, so that the words of a huge one never exist all at once. */
export function* textTerms(text: string): Generator<string[]> {
  const space = /\s/g;
  for (let start = 0, end = 0; start < text.length; start = end) {
    space.lastIndex = start + PIECE_LENGTH;
    end = space.exec(text)?.index ?? text.length;
    yield nameTerms(text.slice(start, end));
  }
}

/** Stems of a text with hyphenated words whole and in parts, as `stemsOf`; their plain words are added to `words`. */
function termsOf(text: string, words: Set<string>): string[] {
  const stems: string[] = [];
  for (const { text: word } of wordsOf(text)) {
    for (const part of /[-‑]/.test(word) ? [word, ...word.split(/[-‑]/)] : [word]) {
      words.add(indexTerm(plain(part)));
      stems.push(indexTerm(stem(part)));
    }
  }
  return stems.filter(Boolean);
}

/** The paragraph that a span stands in, within the body and no further than the reach. */
function paragraphAround({ text, body }: Source, span: Span): Span {
  const from = Math.min(span.start, Math.max(body.start, span.start - CONTEXT_REACH));
  const to = Math.max(span.end, Math.min(body.end, span.end + CONTEXT_REACH));
  const before = Array.from(text.slice(from, span.start).matchAll(/\n[^\S\n]*\n/g)).at(-1);
  const after = /\n[^\S\n]*\n/.exec(text.slice(span.end, to));
  return {
    start: before ? from + before.index + before[0].length : from,
    end: after ? span.end + after.index : to,
  };
}
