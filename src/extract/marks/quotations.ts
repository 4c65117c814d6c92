import { CUE_VERBS } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { isSpace, trimSpan } from '../../text/paragraphs.js';
import { decideRoles, type Mark, type MarkRole } from './roles.js';
import { ELISION } from './style.js';

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
  /** Whether it is taken to end where the next quotation opens, since no mark ends it: it may hold a reporter's words. */
  readonly isCutShort: boolean;
  /** Quotations inside this one, without their marks: words that the speaker quotes from somebody else. */
  readonly nested: readonly Span[];
}

/** How a character looks from beside it. */
type Side = 'space' | 'open' | 'word' | 'stop' | 'other';

const SIDES: ReadonlyMap<string, Side> = new Map([
  ...Array.from('([{—–-', (open) => [open, 'open'] as const),
  ...Array.from('.,!?;:…)]}', (stop) => [stop, 'stop'] as const),
  ...Array.from('"“”„«»‘’\'`', (mark) => [mark, 'other'] as const),
]);
const SINGLES = new Set("‘’'‚");
const HANDS: ReadonlyMap<string, Mark['hand']> = new Map([
  ...['“', '„', '«', '‘', '‚', '``'].map((left) => [left, 'left'] as const),
  ...['”', '»', '’'].map((right) => [right, 'right'] as const),
]);

/** Marks as a page of the web may write them, by what stands between "&" and ";". */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...['quot', '#34', '#034', '#x22'].map((name) => [name, '"'] as const),
  ...['ldquo', '#8220', '#x201c', '#x201C'].map((name) => [name, '“'] as const),
  ...['rdquo', '#8221', '#x201d', '#x201D'].map((name) => [name, '”'] as const),
  ...['lsquo', '#8216', '#x2018'].map((name) => [name, '‘'] as const),
  ...['rsquo', 'apos', '#8217', '#x2019', '#39', '#039', '#x27'].map((name) => [name, '’'] as const),
  ...['laquo', '#171'].map((name) => [name, '«'] as const),
  ...['raquo', '#187'].map((name) => [name, '»'] as const),
]);

/** Cost of reading a mark as no quotation mark at all (inches, a stray). */
const IGNORE = 7;
/** An apostrophe is far more often an apostrophe. */
const IGNORE_SINGLE = 0.5;
/** But not where it is left-handed, or behind a comma, in a document that quotes in single marks. */
const IGNORE_SURE_SINGLE = 3;
/** "the workers’ fault": a single mark behind an s may be a possessive's. */
const POSSESSIVE = 1;
/**
 * A quotation that opens anew where nobody closed the one before, behind the end of a sentence: dearer than one inside another that
 * goes on in the next paragraph, cheaper than a stray mark.
 */
const REOPEN = 6.5;
/** Closing single marks are preferred to apostrophes, as long as one is open. */
const CLOSE_SINGLE = -0.5;
/** Headlines quote in single marks; longer paragraphs without double marks hold apostrophes. Characters. */
const HEADLINE = 250;
/**
 * A mark; first the attributes of a tag (`date="…"`), which are none, and the single mark that closes before a double one
 * written with two strokes.
 */
const PLAIN_MARKS = `(?<=\\w)="[^"<>]*"|(?<=[^\\s'])'(?=''(?!'))|["“”„«»]|''|\`\`|[‘’'‚]`;
const MARK = new RegExp(PLAIN_MARKS, 'g');
/** With entities, which few texts have: looking for them takes twice as long. */
const MARK_OR_ENTITY = new RegExp(`${PLAIN_MARKS}|&(?:${[...ENTITIES.keys()].join('|')});`, 'g');

/** How the marks before a paragraph bear on it. */
export interface MarkContext {
  /** Whether the paragraph before ended inside a quotation. */
  readonly continues: boolean;
  /** Whether the document quotes in single marks (`quotesInSingleMarks`). */
  readonly single: boolean;
}

/**
 * Pairs the quotation marks of one paragraph. Which mark opens and which closes is decided for all of them together:
 * each reading of a mark has a cost by its glyph and its neighbours, and the cheapest consistent reading wins (Viterbi
 * over what is open). So a straight, mangled or missing mark is read by what stands around it. Linear in length.
 */
export function quotedRuns(text: string, paragraph: Span, { continues, single }: MarkContext): QuotedRun[] {
  const marks = findMarks(text, paragraph, single);
  if (marks.length === 0) return [];
  const headline = !single && marks.every((mark) => mark.single);
  if (headline && paragraph.end - paragraph.start > HEADLINE) return [];
  const roles = decideRoles(marks, continues && !headline, single || headline);
  return assemble(text, paragraph, marks, withoutReporter(text, marks, roles));
}

function findMarks(text: string, paragraph: Span, inSingle: boolean): Mark[] {
  const marks: Mark[] = [];
  const own = text.slice(paragraph.start, paragraph.end);
  for (const match of own.matchAll(own.includes('&') ? MARK_OR_ENTITY : MARK)) {
    const written = match[0];
    if (written.startsWith('=')) continue;
    const glyph = ENTITIES.get(written.slice(1, -1)) ?? written;
    const at = paragraph.start + match.index;
    if (isBullet(text, at, written, paragraph)) continue;
    const single = SINGLES.has(glyph);
    const left = sideOf(text, at - 1, paragraph);
    const right = sideOf(text, at + written.length, paragraph);
    // Inside a word it is an apostrophe, whatever its glyph.
    if (single && left === 'word' && right === 'word') continue;
    const hand = HANDS.get(glyph) ?? 'none';
    const price = costs(text, written.length, at, left, right, hand, paragraph);
    const reopen = /[.!?…]["”’]?\s+$/.test(text.slice(Math.max(paragraph.start, at - 8), at)) ? REOPEN : Infinity;
    const attributed = left === 'stop' && beforeAttribution(text, at + written.length, paragraph);
    const { open, close, ignore } = single ? singleCosts(text, at, price, hand, inSingle) : price;
    marks.push({ at, length: written.length, open, close, ignore, single, hand, reopen, attributed });
  }
  return marks;
}

/** "» The inquiry opens on Monday.": a mark and a space at the beginning of a line. */
function isBullet(text: string, at: number, mark: string, { start, end }: Span): boolean {
  if (!/^[»›]$/.test(mark) || at + 1 >= end || !isSpace(text.charCodeAt(at + 1))) return false;
  let before = at - 1;
  while (before >= start && /[ \t]/.test(text[before]!)) before--;
  return before < start || /[\n\r]/.test(text[before]!);
}

function sideOf(text: string, at: number, paragraph: Span): Side {
  if (at < paragraph.start || at >= paragraph.end) return 'space';
  const code = text.charCodeAt(at);
  if (isSpace(code)) return 'space';
  return SIDES.get(text[at]!) ?? 'word';
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

/** What each reading of a mark costs. */
type Price = Pick<Mark, 'open' | 'close' | 'ignore'>;

function costs(
  text: string,
  length: number,
  at: number,
  left: Side,
  right: Side,
  hand: Mark['hand'],
  paragraph: Span,
): Price {
  let open = OPEN_COST[left][right];
  let close = CLOSE_COST[left][right];
  if (hand === 'left') close += 4;
  if (hand === 'right') open += 4;
  // `risks, "said the general`: a reporting verb in lower case right behind a mark speaks for its closing.
  if (close > 0 && beforeCue(text, at + length, paragraph)) {
    close = Math.min(close, 1);
    open += 3;
  }
  // The last thing of a paragraph can't open, the first can't close.
  if (at + length >= paragraph.end) open += 6;
  if (at === paragraph.start) close += 6;
  return { open, close, ignore: IGNORE };
}

/** What a single mark costs beyond that: most are apostrophes. */
function singleCosts(text: string, at: number, price: Price, hand: Mark['hand'], inSingle: boolean): Price {
  const possessive = /^s\s/.test(`${text[at - 1] ?? ''}${text[at + 1] ?? ''}`);
  const elision = hand !== 'left' && ELISION.test(text.slice(at + 1, at + 7));
  const sure = inSingle && (hand === 'left' || /^[,.?!…](?:\s|$)/.test(`${text[at - 1] ?? ''}${text[at + 1] ?? ''}`));
  return {
    open: price.open + (elision ? 4 : 0),
    close: price.close + CLOSE_SINGLE + (possessive ? POSSESSIVE : 0),
    ignore: sure ? IGNORE_SURE_SINGLE : IGNORE_SINGLE,
  };
}

function beforeCue(text: string, at: number, paragraph: Span): boolean {
  const next = text.charCodeAt(at);
  if (!isSpace(next) && !(next >= 97 && next <= 122)) return false;
  const match = /^\s?([a-z]+)\b/.exec(text.slice(at, Math.min(at + 20, paragraph.end)));
  const verb = match && CUE_VERBS.get(match[1]!);
  return Boolean(verb?.inverts && verb.lemma !== match![1] && !match![1]!.endsWith('ing'));
}

/** `,” she said`, `,” said the`, `,” Ann Roe told`: a subject in the form of a name or pronoun, and a reporting verb. */
function beforeAttribution(text: string, at: number, paragraph: Span): boolean {
  const words = text.slice(at, Math.min(at + 60, paragraph.end));
  const match = /^\s(?:(?:he|she|they|(?:\p{Lu}[\p{L}.’'-]*\s){0,2}\p{Lu}[\p{L}.’'-]*)\s)?(\p{Ll}+)/u.exec(words);
  const cue = match && CUE_VERBS.get(match[1]!);
  return Boolean(cue && cue.content === 'clause' && cue.lemma !== match![1]);
}

function assemble(text: string, paragraph: Span, marks: readonly Mark[], roles: readonly MarkRole[]): QuotedRun[] {
  const runs: QuotedRun[] = [];
  const startsInside = balanceBelowZero(roles);
  let depth = startsInside ? 1 : 0;
  let outerStart = paragraph.start;
  let innerStart = paragraph.start;
  let nestedStart = -1;
  let opened = !startsInside;
  let nested: Span[] = [];
  const finish = (innerEnd: number, outerEnd: number, closed: boolean, isCutShort = false): void => {
    const inner = trimSpan(text, { start: innerStart, end: innerEnd });
    if (inner.start < inner.end)
      runs.push({
        outer: { start: outerStart, end: outerEnd },
        inner,
        first: text[inner.start]!,
        words: text.slice(inner.start, Math.min(inner.end, inner.start + 200)).split(/\s+/, 12).length,
        closed,
        opened,
        isCutShort,
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
    } else if (roles[i] === 'reopen') {
      if (endsUnreported(text, innerStart, mark.at)) finish(mark.at, mark.at, true, true);
      nested = [];
      outerStart = mark.at;
      innerStart = mark.at + mark.length;
      opened = true;
    } else if (roles[i] === 'close') {
      depth--;
      if (depth === 0) finish(mark.at, mark.at + mark.length, true);
      else if (depth === 1 && nestedStart >= 0) {
        const span = trimSpan(text, { start: nestedStart, end: mark.at });
        if (span.start < span.end) nested.push(span);
        nestedStart = -1;
      }
    }
  });
  if (depth > 0) finish(paragraph.end, paragraph.end, false);
  return runs;
}

/**
 * `“It rained, she said. She told the paper: “We stay.”`: a mark that none closes opens nothing where a reporter speaks before
 * the next quotation opens.
 */
function withoutReporter(text: string, marks: readonly Mark[], roles: readonly MarkRole[]): readonly MarkRole[] {
  const open: number[] = [];
  roles.forEach((role, i) => {
    if (role === 'open') open.push(i);
    else if (role === 'close') open.pop();
  });
  const [first] = open;
  if (first === undefined || roles[first + 1] !== 'open') return roles;
  const { at, length } = marks[first]!;
  if (endsUnreported(text, at + length, marks[first + 1]!.at)) return roles;
  return roles.map((role, i) => (i === first ? 'ignore' : role));
}

/**
 * Whether the words from `from` to `to`, which a mark opened and none closed, are a speaker's: no ", she said" stands in
 * them.
 */
function endsUnreported(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  for (const [, verb] of words.matchAll(/, (?:he|she|they|\p{Lu}\S{0,30}) (\p{Ll}+)/gu))
    if (CUE_VERBS.has(verb!)) return false;
  return true;
}

function balanceBelowZero(roles: readonly MarkRole[]): boolean {
  let depth = 0;
  for (const role of roles) {
    if (role === 'open') depth++;
    else if (role === 'close' && --depth < 0) return true;
  }
  return false;
}
