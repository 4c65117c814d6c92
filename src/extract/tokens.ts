import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Span } from '../model.js';
import { startsUpper } from '../text/case.js';
import { isSpace } from '../text/paragraphs.js';
import { TITLES } from './lexicon/titles.js';
import type { QuotedRun } from './marks.js';
import { bare } from './names.js';
import { retag } from './retag.js';

/** Universal part-of-speech tags, and QUOTE for a whole quoted run. */
export type Tag =
  | 'ADJ' | 'ADP' | 'ADV' | 'AUX' | 'CCONJ' | 'DET' | 'INTJ' | 'NOUN' | 'NUM' | 'PART' | 'PRON' | 'PROPN' | 'PUNCT'
  | 'SCONJ' | 'SYM' | 'VERB' | 'X' | 'SPACE' | 'QUOTE'; // biome-ignore format: one list

/** A word or mark of the skeleton: the paragraph with every quoted run in the place of one word. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  tag: Tag;
  /** The quoted run that this token stands for. */
  readonly run?: QuotedRun;
  /** True for the comma or full stop that ended the words inside the marks, and so the clause outside. */
  readonly virtual?: boolean;
}

const nlp = winkNLP(model, ['pos']);
const { its } = nlp;

/** What stands for a quoted run in the text that is tagged: no word, so it is taken for a name. */
const PLACEHOLDER = 'Zq';
/** Longest text tagged at once, in characters: the tagger's memory grows with its input. */
const CHUNK = 20_000;

/**
 * Tokens with part-of-speech tags of one paragraph, each quoted run being one token, so that the clause around the
 * quotations is short and regular. Offsets are those of the source. Linear in the length of the paragraph.
 */
export function tokensOf(text: string, paragraph: Span, runs: readonly QuotedRun[]): Token[] {
  const tokens: Token[] = [];
  let skeleton = '';
  /** Where pieces of the skeleton lie in the source. */
  let pieces: Piece[] = [];
  const flush = (): void => {
    if (skeleton.trim()) tagInto(tokens, skeleton, pieces);
    skeleton = '';
    pieces = [];
  };
  const addText = (from: number, to: number): void => {
    for (let start = from; start < to; ) {
      let end = Math.min(to, start + CHUNK);
      while (end < to && end > start + 1 && !isSpace(text.charCodeAt(end - 1))) end--;
      if (end === start + 1) end = Math.min(to, start + CHUNK);
      pieces.push({ at: skeleton.length, source: start });
      skeleton += forTagger(text.slice(start, end));
      start = end;
      if (skeleton.length >= CHUNK) flush();
    }
  };
  let at = paragraph.start;
  for (const run of runs) {
    addText(at, run.outer.start);
    if (skeleton && !skeleton.endsWith(' ')) skeleton += ' ';
    pieces.push({ at: skeleton.length, source: run.outer.start, run });
    const last = lastMark(text, run.inner);
    const stop = /[.,!?;:—–-]/.test(last) ? (/[.,!?]/.test(last) ? last : ',') : '';
    skeleton += stop ? `${PLACEHOLDER}${stop} ` : `${PLACEHOLDER} `;
    at = run.outer.end;
  }
  addText(at, paragraph.end);
  flush();
  const joined = joinParts(tokens);
  retag(text, joined);
  return joined;
}

/** Party and state behind a name: "(D-N.Y.)". The tagger would end a sentence in it. */
const AFFILIATION = /\((?:[RDI]|Rep|Dem|Ind)\.?[-–—][\p{L}. ]{1,16}\)/gu;

/** The text as the tagger reads it best, each character in its place. */
function forTagger(text: string): string {
  return text.replace(/\s/g, ' ').replace(AFFILIATION, (match) => `(${'X'.repeat(match.length - 2)})`);
}

/** The last character of quoted words that is no quotation mark itself: the comma of “the ‘old school,’”. */
function lastMark(text: string, inner: Span): string {
  let at = inner.end - 1;
  while (at > inner.start && /["“”'‘’]/.test(text[at]!)) at--;
  return text[at]!;
}

interface Piece {
  readonly at: number;
  readonly source: number;
  readonly run?: QuotedRun;
}

function tagInto(tokens: Token[], skeleton: string, pieces: readonly Piece[]): void {
  const words = nlp.readDoc(skeleton).tokens();
  const values = words.out(its.value) as string[];
  const tags = words.out(its.pos) as Tag[];
  let at = 0;
  let piece = 0;
  values.forEach((value, i) => {
    const found = skeleton.indexOf(value, at);
    if (found < 0) return;
    at = found + value.length;
    while (piece + 1 < pieces.length && pieces[piece + 1]!.at <= found) piece++;
    const { at: pieceAt, source, run } = pieces[piece]!;
    if (run) {
      if (value.startsWith(PLACEHOLDER)) tokens.push({ ...run.outer, text: PLACEHOLDER, lower: '', tag: 'QUOTE', run });
      const stop = value.startsWith(PLACEHOLDER) ? value.slice(PLACEHOLDER.length) : value;
      if (stop)
        tokens.push({
          start: run.inner.end - 1,
          end: run.inner.end,
          text: stop,
          lower: stop,
          tag: 'PUNCT',
          virtual: true,
        });
      return;
    }
    const start = source + found - pieceAt;
    tokens.push({ start, end: start + value.length, text: value, lower: value.toLowerCase(), tag: tags[i]! });
  });
}

/** The tagger splits "Jean-Pierre" in three and "Sec." in two; a name, a compound or an abbreviated title is one word. */
function joinParts(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = joined.at(-1);
    const after = tokens[i + 1];
    if (before && after && isInnerHyphen(before, token, after)) {
      const tag =
        before.tag === 'PROPN' || after.tag === 'PROPN' ? 'PROPN' : /(?:ing|ed)$/.test(after.lower) ? 'ADJ' : after.tag;
      joined[joined.length - 1] = merged([before, token, after], tag);
      i++;
    } else if (before && after && isTitleStop(before, token, after)) {
      joined[joined.length - 1] = merged([before, token], 'PROPN');
    } else joined.push(token);
  }
  return joined;
}

function merged(parts: readonly Token[], tag: Tag): Token {
  const text = parts.map((part) => part.text).join('');
  return { start: parts[0]!.start, end: parts.at(-1)!.end, text, lower: text.toLowerCase(), tag };
}

function isInnerHyphen(before: Token, token: Token, after: Token): boolean {
  if ((token.text !== '-' && token.text !== '‑') || before.run || after.run) return false;
  const touching = before.end === token.start && token.end === after.start;
  return touching && before.tag !== 'PUNCT' && after.tag !== 'PUNCT';
}

/** "Sec. Esper": a full stop right behind a title, and a capital behind that, ends no sentence. */
function isTitleStop(before: Token, token: Token, after: Token): boolean {
  if (token.text !== '.' || before.run || before.end !== token.start || before.text.length > 5) return false;
  return startsUpper(before.text) && startsUpper(after.text) && TITLES.has(bare(before.text));
}
