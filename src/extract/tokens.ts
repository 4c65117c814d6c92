import type { Span } from '../model.js';
import { startsUpper } from '../text/case.js';
import { isSpace } from '../text/paragraphs.js';
import { TITLES } from './lexicon/titles.js';
import type { QuotedRun } from './marks.js';
import { bare } from './names.js';
import { retag } from './retag.js';
import { tagsOf } from './tagger/context.js';
import type { Tag } from './tagger/tags.js';
import { nameWord, type Word, wordsOf } from './tagger/words.js';

/**
 * A word or mark of the skeleton: the paragraph with every quoted run in the place of one word. All have the same fields
 * in the same order: the engine reads objects of one shape fastest.
 */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  tag: Tag;
  /** The quoted run that this token stands for. */
  readonly run: QuotedRun | undefined;
  /** True for the comma or full stop that ended the words inside the marks, and so the clause outside. */
  readonly virtual: boolean;
}

/** What stands for a quoted run while words are tagged: a name, as far as its neighbours are concerned. */
const PLACEHOLDER = wordsOf('Zq')[0]!;

/** The longest title that is cut short, with its full stop: "Treas.". */
const LONGEST_SHORT_TITLE = 6;

/** Party and state behind a name, "(D-N.Y.)": one word, in which no sentence ends. Sticky. */
const AFFILIATION = /\((?:[RDI]|Rep|Dem|Ind)\.?[-–—][\p{L}. ]{1,16}\)/uy;

/**
 * Tokens with part-of-speech tags of one paragraph, each quoted run being one token, so that the clause around the
 * quotations is short and regular. Offsets are those of the source. Linear in the length of the paragraph.
 */
export function tokensOf(text: string, paragraph: Span, runs: readonly QuotedRun[]): Token[] {
  const tokens: Token[] = [];
  const words: Word[] = [];
  let at = paragraph.start;
  for (const run of runs) {
    addText(text, at, run.outer.start, words, tokens);
    words.push(PLACEHOLDER);
    const { start, end } = run.outer;
    tokens.push({ start, end, text: PLACEHOLDER.text, lower: '', tag: 'QUOTE', run, virtual: false });
    addStop(text, run.inner, words, tokens);
    at = run.outer.end;
  }
  addText(text, at, paragraph.end, words, tokens);
  tagsOf(words).forEach((tag, i) => {
    if (!tokens[i]!.run) tokens[i]!.tag = tag;
  });
  retag(text, tokens);
  return tokens;
}

/** The comma or full stop that ended the words inside the marks ends a part of the sentence outside as well. */
function addStop(text: string, inner: Span, words: Word[], tokens: Token[]): void {
  const last = lastMark(text, inner);
  if (!/[.,!?;:—–-]/.test(last)) return;
  const word = wordsOf(/[.,!?]/.test(last) ? last : ',')[0]!;
  words.push(word);
  const { text: stop, lower, tag } = word;
  tokens.push({ start: inner.end - 1, end: inner.end, text: stop, lower, tag, run: undefined, virtual: true });
}

/** The last character of quoted words that is no quotation mark itself: the comma of “the ‘old school,’”. */
function lastMark(text: string, inner: Span): string {
  let at = inner.end - 1;
  while (at > inner.start && /["“”'‘’]/.test(text[at]!)) at--;
  return text[at]!;
}

function addText(text: string, from: number, to: number, words: Word[], tokens: Token[]): void {
  for (let start = from; start < to; ) {
    if (isSpace(text.charCodeAt(start))) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < to && !isSpace(text.charCodeAt(end))) end++;
    const affiliation = affiliationAt(text, start, to);
    if (affiliation) end = start + affiliation.length;
    const chunk = affiliation ?? text.slice(start, end);
    const parts = affiliation
      ? inBrackets(affiliation)
      : isTitle(text, chunk, end, to)
        ? [nameWord(chunk)]
        : wordsOf(chunk);
    for (const word of parts) {
      words.push(word);
      tokens.push({
        start: start + word.start,
        end: start + word.end,
        text: word.text,
        lower: word.lower,
        tag: word.tag,
        run: undefined,
        virtual: false,
      });
    }
    start = end;
  }
}

function affiliationAt(text: string, at: number, to: number): string | undefined {
  if (text[at] !== '(') return undefined;
  AFFILIATION.lastIndex = at;
  const found = AFFILIATION.exec(text)?.[0];
  return found && at + found.length <= to ? found : undefined;
}

function inBrackets(text: string): Word[] {
  const last = text.length - 1;
  return [
    ...wordsOf('('),
    { ...nameWord(text.slice(1, last)), start: 1, end: last },
    { ...wordsOf(')')[0]!, start: last, end: text.length },
  ];
}

/** "Sec. Esper": a full stop right behind a title, and a capital behind that, ends no sentence. */
function isTitle(text: string, chunk: string, end: number, to: number): boolean {
  if (chunk.length > LONGEST_SHORT_TITLE || !chunk.endsWith('.') || !startsUpper(chunk)) return false;
  let next = end;
  while (next < to && isSpace(text.charCodeAt(next))) next++;
  return next < to && startsUpper(text.slice(next, next + 2)) && TITLES.has(bare(chunk));
}
