import type { Span } from '../model.js';
import { CUE_VERBS } from './lexicon/cue-verbs.js';
import { isSpace, trimmed } from './paragraphs.js';

/** Words inside quotation marks, outermost level. */
export interface QuotedRun {
  /** With its marks, as far as they are there. */
  readonly outer: Span;
  /** The words: without marks and white space at the ends. */
  readonly inner: Span;
  /** The first character of the words, and how many words there are (counted up to a dozen). */
  readonly first: string;
  readonly words: number;
  /** Whether a mark ends it: a quotation that runs on in the next paragraph, or was never closed, has none. */
  readonly closed: boolean;
  /** Whether a mark begins it. */
  readonly opened: boolean;
  /** Quotations inside this one, without their marks: words that the speaker quotes from somebody else. */
  readonly nested: readonly Span[];
}

/** How a character looks from beside it. */
type Side = 'space' | 'open' | 'word' | 'stop' | 'other';

interface Mark {
  readonly at: number;
  readonly length: number;
  /** What assigning each role costs, in arbitrary units; see `costs`. */
  readonly open: number;
  readonly close: number;
  readonly single: boolean;
  /** Left- or right-handed by its glyph. */
  readonly hand: 'left' | 'right' | 'none';
}

/** Cost of reading a mark as no quotation mark at all (inches, a stray). */
const IGNORE = 7;
/** An apostrophe is far more often an apostrophe. */
const IGNORE_SINGLE = 0.5;
const UNCLOSED = 4;
const UNOPENED = 8;
const UNOPENED_AFTER_UNCLOSED = 2;
const DEPTHS = 3;
/** Headlines quote in single marks; longer paragraphs without double marks hold apostrophes. Characters. */
const HEADLINE = 250;
const MARK = /["“”„«»]|''|``|[‘’'‚]/g;

/**
 * Pairs the quotation marks of one paragraph. Which mark opens and which closes is decided for all of them together:
 * each reading of a mark has a cost by its glyph and its neighbours, and the cheapest consistent reading wins (Viterbi
 * over the nesting depth). So a straight, mangled or missing mark is read by what stands around it. Linear in length.
 *
 * @param continues whether the paragraph before ended inside a quotation.
 */
export function quotedRuns(text: string, paragraph: Span, continues: boolean): QuotedRun[] {
  const marks = findMarks(text, paragraph);
  if (marks.length === 0) return [];
  const onlySingle = marks.every((mark) => mark.single);
  if (onlySingle && paragraph.end - paragraph.start > HEADLINE) return [];
  return assemble(text, paragraph, marks, decide(marks, continues && !onlySingle, onlySingle ? 0 : 1));
}

function findMarks(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    const glyph = match[0];
    const at = paragraph.start + match.index;
    const single = /^[‘’'‚]$/.test(glyph);
    const left = sideOf(text, at - 1, paragraph);
    const right = sideOf(text, at + glyph.length, paragraph);
    // Inside a word it is an apostrophe, whatever its glyph.
    if (single && left === 'word' && right === 'word') continue;
    marks.push({ at, length: glyph.length, single, ...costs(text, glyph, at, left, right, paragraph) });
  }
  return marks;
}

function sideOf(text: string, at: number, paragraph: Span): Side {
  if (at < paragraph.start || at >= paragraph.end) return 'space';
  const code = text.charCodeAt(at);
  if (isSpace(code)) return 'space';
  const char = text[at]!;
  if (/[([{—–-]/.test(char)) return 'open';
  if (/[.,!?;:…)\]}]/.test(char)) return 'stop';
  if (/["“”„«»‘’'`]/.test(char)) return 'other';
  return 'word';
}

const OPEN_COST: Record<Side, Record<Side, number>> = {
  //       right neighbour
  space: { space: 3, open: 1, word: 0, stop: 2, other: 0 },
  open: { space: 4, open: 1, word: 0, stop: 2, other: 0 },
  word: { space: 7, open: 4, word: 3, stop: 7, other: 4 },
  stop: { space: 6, open: 4, word: 2, stop: 6, other: 3 },
  other: { space: 4, open: 1, word: 0, stop: 3, other: 1 },
};
const CLOSE_COST: Record<Side, Record<Side, number>> = {
  space: { space: 3, open: 4, word: 5, stop: 2, other: 3 },
  open: { space: 1, open: 2, word: 5, stop: 1, other: 2 },
  word: { space: 0, open: 0, word: 3, stop: 0, other: 0 },
  stop: { space: 0, open: 0, word: 2, stop: 0, other: 0 },
  other: { space: 0, open: 0, word: 3, stop: 0, other: 0 },
};

function costs(text: string, glyph: string, at: number, left: Side, right: Side, paragraph: Span) {
  let open = OPEN_COST[left][right];
  let close = CLOSE_COST[left][right];
  const hand = /[“„«‘‚]|``/.test(glyph) ? 'left' : /[”»’]/.test(glyph) ? 'right' : 'none';
  if (hand === 'left') close += 4;
  if (hand === 'right') open += 4;
  // `risks, "said the general`: a reporting verb in lower case right behind a mark speaks for its closing.
  if (close > 0 && beforeCue(text, at + glyph.length, paragraph)) {
    close = Math.min(close, 1);
    open += 3;
  }
  // The last thing of a paragraph can't open, the first can't close.
  if (at + glyph.length >= paragraph.end) open += 6;
  if (at === paragraph.start) close += 6;
  return { open, close, hand } as const;
}

function beforeCue(text: string, at: number, paragraph: Span): boolean {
  const match = /^\s?([a-z]+)\b/.exec(text.slice(at, Math.min(at + 20, paragraph.end)));
  const verb = match && CUE_VERBS.get(match[1]!);
  return Boolean(verb?.inverts && verb.lemma !== match![1] && !match![1]!.endsWith('ing'));
}

type Role = 'open' | 'close' | 'ignore';

/** The cheapest consistent reading: a role for every mark. */
function decide(marks: readonly Mark[], continues: boolean, singleDepth: 0 | 1): Role[] {
  const back: { from: number; role: Role }[][] = [];
  // Single marks open at one depth only (inside double marks; outermost in a headline), so the depth tells the kind.
  let cost = [0, continues ? UNOPENED_AFTER_UNCLOSED : UNOPENED, Number.POSITIVE_INFINITY];
  for (const mark of marks) {
    const next = new Array<number>(DEPTHS).fill(Number.POSITIVE_INFINITY);
    const step = new Array<{ from: number; role: Role }>(DEPTHS).fill({ from: 0, role: 'ignore' });
    const relax = (from: number, to: number, role: Role, price: number): void => {
      const total = cost[from]! + price;
      if (total < next[to]!) {
        next[to] = total;
        step[to] = { from, role };
      }
    };
    for (let depth = 0; depth < DEPTHS; depth++) {
      if (cost[depth] === Number.POSITIVE_INFINITY) continue;
      relax(depth, depth, 'ignore', mark.single ? IGNORE_SINGLE : IGNORE);
      if (mark.single) {
        if (depth === singleDepth) relax(depth, depth + 1, 'open', mark.open);
        if (depth === singleDepth + 1) relax(depth, depth - 1, 'close', mark.close - 0.5);
        continue;
      }
      if (depth === 0) relax(0, 1, 'open', mark.open);
      // A double mark inside double marks: only its glyph can tell.
      if (depth === 1) relax(1, 2, 'open', mark.open + (mark.hand === 'left' ? 2 : 8));
      if (depth > 0) relax(depth, depth - 1, 'close', mark.close);
    }
    cost = next;
    back.push(step);
  }
  let depth = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let end = 0; end < DEPTHS; end++) {
    const total = cost[end]! + end * UNCLOSED;
    if (total < best) {
      best = total;
      depth = end;
    }
  }
  const roles = new Array<Role>(marks.length);
  for (let i = marks.length - 1; i >= 0; i--) {
    const { from, role } = back[i]![depth]!;
    roles[i] = role;
    depth = from;
  }
  return roles;
}

function assemble(text: string, paragraph: Span, marks: readonly Mark[], roles: readonly Role[]): QuotedRun[] {
  const runs: QuotedRun[] = [];
  const startsInside = balanceBelowZero(roles);
  let depth = startsInside ? 1 : 0;
  let outerStart = paragraph.start;
  let innerStart = paragraph.start;
  let nestedStart = -1;
  let opened = !startsInside;
  let nested: Span[] = [];
  const finish = (innerEnd: number, outerEnd: number, closed: boolean): void => {
    const inner = trimmed(text, { start: innerStart, end: innerEnd });
    if (inner.start < inner.end)
      runs.push({
        outer: { start: outerStart, end: outerEnd },
        inner,
        first: text[inner.start]!,
        words: text.slice(inner.start, Math.min(inner.end, inner.start + 200)).split(/\s+/, 12).length,
        closed,
        opened,
        nested,
      });
    nested = [];
  };
  marks.forEach((mark, i) => {
    if (roles[i] === 'open') {
      depth++;
      if (depth === 1) {
        outerStart = mark.at;
        innerStart = mark.at + mark.length;
        opened = true;
      } else if (depth === 2) nestedStart = mark.at + mark.length;
    } else if (roles[i] === 'close') {
      depth--;
      if (depth === 0) finish(mark.at, mark.at + mark.length, true);
      else if (depth === 1 && nestedStart >= 0) {
        const span = trimmed(text, { start: nestedStart, end: mark.at });
        if (span.start < span.end) nested.push(span);
        nestedStart = -1;
      }
    }
  });
  if (depth > 0) finish(paragraph.end, paragraph.end, false);
  return runs;
}

function balanceBelowZero(roles: readonly Role[]): boolean {
  let depth = 0;
  for (const role of roles) {
    if (role === 'open') depth++;
    else if (role === 'close' && --depth < 0) return true;
  }
  return false;
}
