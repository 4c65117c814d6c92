import type { Span } from '../../model/span.js';
import { isSpace } from '../../text/paragraphs.js';
import type { QuotedRun } from '../marks/quotations.js';
import { tagInContext } from '../tagger/context.js';
import { correctTags } from '../tagger/corrections.js';
import { type TaggerWord, taggerWordsOf } from '../tagger/words.js';
import type { ParagraphToken } from './kinds.js';

export type { ParagraphToken } from './kinds.js';

/** What stands for a quoted run while words are tagged: a name, as far as its neighbours are concerned. */
const PLACEHOLDER = 'Zq';

const NONE: ReadonlySet<QuotedRun> = new Set();

/**
 * Tokens with part-of-speech tags of one paragraph, each quoted run being one token, so that the clause around the
 * quotations is short and regular. Offsets are those of the source. Linear in the length of the paragraph.
 *
 * @param nicknames those of the runs that stand within a name. They are left out, so that the name is one run of words.
 */
export function paragraphTokensOf(
  text: string,
  paragraph: Span,
  runs: readonly QuotedRun[],
  nicknames: ReadonlySet<QuotedRun> = NONE,
): ParagraphToken[] {
  const skeleton = new Skeleton(text);
  let at = paragraph.start;
  for (const run of runs) {
    skeleton.addText(at, run.outer.start);
    if (!nicknames.has(run)) skeleton.addRun(run);
    at = run.outer.end;
  }
  skeleton.addText(at, paragraph.end);
  const { tokens, words } = skeleton;
  tagInContext(words, tokens);
  correctTags(text, tokens);
  return tokens;
}

/** The tokens of a paragraph, and beside each what is known of its word. */
class Skeleton {
  readonly tokens: ParagraphToken[] = [];
  readonly words: TaggerWord[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  addText(from: number, to: number): void {
    const text = this.#text;
    for (let start = from; start < to; ) {
      let end = start;
      while (end < to && !isSpace(text.charCodeAt(end))) end++;
      if (end > start)
        for (const word of taggerWordsOf(text.slice(start, end)))
          this.#add(word, start + word.start, start + word.end, false);
      start = end + 1;
    }
  }

  addRun(run: QuotedRun): void {
    const { outer, inner } = run;
    const word = taggerWordsOf(PLACEHOLDER)[0]!;
    const { text } = word;
    this.words.push(word);
    this.tokens.push({ start: outer.start, end: outer.end, text, lower: '', tag: 'QUOTE', run, virtual: false });
    // The comma or full stop that ended the words inside the marks ends a part of the sentence outside as well.
    const last = lastMark(this.#text, inner);
    if (/[.,!?;:—–-]/.test(last))
      this.#add(taggerWordsOf(/[.,!?]/.test(last) ? last : ',')[0]!, inner.end - 1, inner.end, true);
  }

  #add(word: TaggerWord, start: number, end: number, virtual: boolean): void {
    const { text, lower, tag } = word;
    this.words.push(word);
    this.tokens.push({ start, end, text, lower, tag, run: undefined, virtual });
  }
}

/** The last character of quoted words that is no quotation mark itself: the comma of “the ‘old school,’”. */
function lastMark(text: string, inner: Span): string {
  let at = inner.end - 1;
  while (at > inner.start && /["“”'‘’]/.test(text[at]!)) at--;
  return text[at]!;
}
