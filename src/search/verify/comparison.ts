import { STOP_WORDS } from '../../lang/index.js';
import type { Statement } from '../../model/statement.js';
import { ownWordsOf } from '../../text/own-words.js';
import { fold, wordsOf } from '../../text/words.js';
import { type Alignment, align, type ComparedWord, type DiffPart } from './alignment.js';

/** A statement longer than this is compared within its first words only: the record's longest turns are shorter. */
const LONGEST_TEXT = 6000;

/** Share of the quotation's words that must stand in a statement to speak of an altered quotation. */
const ALTERED_SHARE = 0.6;
/**
 * And so much of its content words, since any two sentences have function words in common. One of two is enough: "an
 * honest error" for "an honest mistake" is how misquotations look.
 */
const ALTERED_CONTENT_SHARE = 0.5;
/** Unless so many words stand in an unbroken run and make up so much: "it should not have been send". */
const ALTERED_RUN = 5;
const ALTERED_RUN_SHARE = 0.8;
/** Words in an unbroken run, and their share of the quotation, from which on a part is on record. */
const PARTIAL_RUN = 4;
const PARTIAL_SHARE = 0.3;

/** How a statement compares with a quotation, whoever said it. */
export interface Comparison {
  /** `different-speaker`: the speaker of this statement quotes the words from somebody else. */
  readonly verdict: 'exact' | 'altered' | 'partial' | 'paraphrase-only' | 'different-speaker';
  /** Share of the quotation's words that stand in the statement, 0 to 1. */
  readonly similarity: number;
  /** Word by word, in the source's writing where it is the same. */
  readonly diff: readonly DiffPart[];
  /** Whether the statement goes on before or after what the quotation has of it. */
  readonly partOfStatement: boolean;
}

/**
 * What a statement is to a quotation, or null where they have too little in common.
 *
 * @param pieces the quotation's words, in the parts between its ellipses.
 * @param words the statement's words, or those of all pieces of its utterance.
 */
export function compare(
  pieces: readonly (readonly ComparedWord[])[],
  statement: Statement,
  words: readonly ComparedWord[],
): Comparison | null {
  const source = words.slice(0, LONGEST_TEXT);
  const alignment = align(pieces.flat(), source);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const similarity = alignment.same / size;
  const verdict = verdictOf(alignment, pieces, source, statement);
  const partOfStatement = alignment.same + alignment.onlyInSource < source.length;
  return verdict && { verdict, similarity, diff: alignment.parts, partOfStatement };
}

function verdictOf(
  alignment: Alignment,
  pieces: readonly (readonly ComparedWord[])[],
  source: readonly ComparedWord[],
  statement: Statement,
): Comparison['verdict'] | null {
  const { same, onlyInQuote, onlyInSource, longestRun, isOneRun } = alignment;
  const size = same + onlyInQuote;
  const share = same / size;
  const isExact = onlyInQuote === 0 && onlyInSource === 0;
  const isElided = pieces.length > 1 && standsInOrder(pieces, source);
  const content = contentIn(alignment);
  const isPart = isOneRun && onlyInQuote > 0 && longestRun >= PARTIAL_RUN && share >= PARTIAL_SHARE && content.same > 0;
  const agrees =
    content.same >= content.asked * ALTERED_CONTENT_SHARE || (longestRun >= ALTERED_RUN && share >= ALTERED_RUN_SHARE);
  const isAltered = share >= ALTERED_SHARE && onlyInSource <= size && agrees;
  if (!isExact && !isElided && !isPart && !isAltered) return null;
  if (!isQuoted(statement, alignment)) return 'paraphrase-only';
  // The speaker only quotes these words: they are somebody else's.
  if (isQuotedFromOthers(statement, alignment)) return 'different-speaker';
  if (isExact) return 'exact';
  // A quotation that goes on beyond the record is partly on record; one with words changed within is altered.
  return isElided || (isPart && onlyInQuote > size / 4) ? 'partial' : 'altered';
}

/** The content words of a quotation, and how many of them agree. */
function contentIn({ parts }: Alignment): { same: number; asked: number } {
  const count = (op: DiffPart['op']) =>
    parts.filter((part) => part.op === op).reduce((sum, { text }) => sum + contentWords(comparedWords(text)).length, 0);
  const same = count('same');
  return { same, asked: same + count('only-in-quote') };
}

/** The words that say what a sentence is about. */
export function contentWords(words: readonly ComparedWord[]): readonly ComparedWord[] {
  return words.filter(({ key }) => !STOP_WORDS.has(key));
}

/** Whether what agrees stands in words that the speaker quotes from somebody else. */
function isQuotedFromOthers(statement: Statement, { parts }: Alignment): boolean {
  const own = ` ${keysOf(ownWordsOf(statement))} `;
  const same = parts.filter((part) => part.op === 'same').map((part) => keysOf(part.text));
  return (statement.nested?.length ?? 0) > 0 && same.some((run) => run !== '' && !own.includes(` ${run} `));
}

/** Whether the words that are the same stand in the speaker's own quoted words. */
function isQuoted(statement: Statement, { parts }: Alignment): boolean {
  if (statement.kind === 'direct') return true;
  const same = parts.filter((part) => part.op === 'same').map((part) => keysOf(part.text));
  const quotes = statement.quotes.map(({ start, end }) =>
    keysOf(statement.text.slice(start - statement.start, end - statement.start)),
  );
  return same.every((run) => quotes.some((quote) => ` ${quote} `.includes(` ${run} `)));
}

function keysOf(text: string): string {
  return comparedWords(text)
    .map((word) => word.key)
    .join(' ');
}

function standsInOrder(pieces: readonly (readonly ComparedWord[])[], source: readonly ComparedWord[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    let at = from;
    while (at + piece.length <= source.length && !piece.every((word, i) => source[at + i]!.key === word.key)) at++;
    if (at + piece.length > source.length) return false;
    from = at + piece.length;
  }
  return true;
}

/** Words as they are compared: whatever case, accents, apostrophes and hyphens they are written with. */
export function comparedWords(text: string): ComparedWord[] {
  return wordsOf(text)
    .flatMap((word) => word.text.split(/[-‑]/))
    .map((word) => ({ key: fold(word).replace(/[.']/g, ''), text: word }));
}
