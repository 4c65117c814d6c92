import type { Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import type { Statement } from '../../model/statement.js';
import { WordCache } from '../../text/memory/word-cache.js';
import { normalizeWord, stem, wordsOf } from '../../text/words.js';

/** How far around a statement its context is indexed, in UTF-16 units each way: some 160 words, a long paragraph. */
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
  return wordsOf(name).flatMap(({ text }) => (HYPHEN.test(text) ? text.split(HYPHEN) : [text]).flatMap(plainTerm));
}

function plainTerm(word: string): string[] {
  const { plain } = termOf(word);
  // Folding may have made hyphens of what were none.
  return plain.includes('-') ? plain.split('-').filter(Boolean) : plain === '' ? [] : [plain];
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
    for (const part of HYPHEN.test(word) ? [word, ...word.split(HYPHEN)] : [word]) {
      const term = termOf(part);
      words.add(term.plain);
      if (term.stem !== '') stems.push(term.stem);
    }
  }
  return stems;
}

interface IndexTerm {
  readonly plain: string;
  readonly stem: string;
}

const HYPHEN = /[-‑]/;

/** Terms made lately. Few words make up most of a text, and folding and stemming are most of the work of an import. */
const terms = new WordCache<IndexTerm>(20_000);

function termOf(word: string): IndexTerm {
  const known = terms.get(word);
  if (known) return known;
  const term = { plain: indexTerm(normalizeWord(word)), stem: indexTerm(stem(word)) };
  if (word.length <= MAX_TERM_LENGTH) terms.set(word, term);
  return term;
}

/** The paragraph that a span stands in, within the body and no further than the reach. */
function paragraphAround({ text, body }: Source, span: Span): Span {
  const from = Math.min(span.start, Math.max(body.start, span.start - CONTEXT_REACH));
  const to = Math.max(span.end, Math.min(body.end, span.end + CONTEXT_REACH));
  const after = /\n[^\S\n]*\n/.exec(text.slice(span.end, to));
  return {
    start: from + behindLastBlankLine(text.slice(from, span.start)),
    end: after ? span.end + after.index : to,
  };
}

function behindLastBlankLine(text: string): number {
  for (let end = text.lastIndexOf('\n'); end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1);
    if (start >= 0 && text.slice(start, end).trim() === '') return end + 1;
    end = start;
  }
  return 0;
}
