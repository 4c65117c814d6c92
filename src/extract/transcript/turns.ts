import { EXAMINATION, EXAMINATION_BY, FIRST_PERSON, NARRATION } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { trimSpan } from '../../text/paragraphs.js';
import { CLOSING_TAGS } from '../../transcripts/enclosed-labels.js';
import type { Label } from '../../transcripts/labels.js';
import type { TranscriptLayout, TranscriptParagraph } from '../../transcripts/layout.js';
import { resemblesLabel } from '../../transcripts/missed-labels.js';
import { BULLET } from '../../transcripts/paragraphs.js';

/** What one speaker says until the next label. Only spoken paragraphs: stage directions, times, headings are left out. */
export interface SpeakerTurn {
  readonly label: Label;
  /** The words that name the speaker: those of the label, or behind "BY" where an examination begins, for who asks in it. */
  readonly named: Span;
  /** From this offset on a label may have been missed, so that somebody else may speak. */
  readonly doubtedFrom: number;
  /** Without the label, trimmed, never empty. */
  readonly paragraphs: readonly Span[];
}

export interface SpeakerTurns {
  /** Cut anew each time that they are gone through. */
  readonly turns: Iterable<SpeakerTurn>;
  /** Everything before the first label: place, time, headings. */
  readonly opening: Span;
}

/** "3:05 P.M. EST", alone or behind END: the session was closed or opened here. */
const TIME =
  /^\(?(?:END|BEGIN)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?\s*(?:END)?\)?$/;

/** Lines that close a transcript or mark a cut in it. */
const CLOSE =
  /^[*_\\[(]*(?:END(?:\s+OF\s+\w+|\s+TRANSCRIPT)?|-+\s*(?:END|30)\s*-+|\[?\.\.\.\]?|…|[#*_=~-](?:\s*\\?[#*_=~-]){2,})[*_\\\])]*\.?$/i;

/** A rule is no longer than this, in UTF-16 code units. */
const LONGEST_RULE = 200;

const HEADING = /^#{1,6}\s/;

/** Cuts the transcript into turns. Linear. */
export function turnsOf(text: string, layout: TranscriptLayout, body: Span): SpeakerTurns {
  let opening = body.end;
  for (const { label, start } of layout.paragraphs) {
    if (!label) continue;
    opening = start;
    break;
  }
  const turns = { [Symbol.iterator]: () => turnsIn(text, layout) };
  return { turns, opening: { start: body.start, end: opening } };
}

function* turnsIn(text: string, layout: TranscriptLayout): Generator<SpeakerTurn> {
  let current: (SpeakerTurn & { doubtedFrom: number; paragraphs: Span[] }) | null = null;
  let ended = false;
  let examiner: Span | null = null;
  for (const [paragraph, next] of withNext(layout.paragraphs)) {
    if (paragraph.label) {
      if (current) yield current;
      const by = examinerIn(text, paragraph.label);
      examiner = by ?? examiner;
      const { label } = paragraph;
      current = {
        label,
        named: by ?? (label.form === 'reporter' ? examiner : null) ?? label,
        doubtedFrom: Number.POSITIVE_INFINITY,
        paragraphs: [],
      };
      ended = false;
    }
    // An examination whose examiner isn't told may be anybody's.
    else if (
      EXAMINATION.test(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST_HEADING)))
    ) {
      examiner = null;
      continue;
    }
    if (!current || ended) continue;
    const span = { start: paragraph.label?.content ?? paragraph.start, end: paragraph.end };
    const words = wordsOf(text, span, text[paragraph.start] === '|');
    // In a table of speech a row without a speaker is a remark.
    if (!paragraph.label && text[paragraph.start] === '|' && isInRow(text, current.label)) continue;
    const role = paragraph.label ? 'spoken' : roleOfParagraph(text, paragraph, layout);
    // A rule right below a label parts it from its words.
    if (role === 'end') ended = current.paragraphs.length > 0;
    else if (role !== 'spoken' || words.start >= words.end || isStageDirection(text, words)) continue;
    else if (
      !paragraph.label &&
      current.paragraphs.length > 0 &&
      next?.label &&
      isHeading(text, words, current.paragraphs)
    )
      continue;
    else {
      if (!paragraph.label && resemblesLabel(text, { first: words.start, end: words.end }))
        current.doubtedFrom = Math.min(current.doubtedFrom, words.start);
      current.paragraphs.push(words);
    }
  }
  if (current) yield current;
}

/** Who asks from here on, where a label says so: "BY MS. ARNE:", "CROSS-EXAMINATION BY MR. PELL:". */
function examinerIn(text: string, { start, end }: Label): Span | null {
  const before = EXAMINATION_BY.exec(text.slice(start, end))?.[0].length;
  return before === undefined ? null : { start: start + before, end };
}

function isInRow(text: string, { start }: Label): boolean {
  return /\|[^\n|]{0,12}$/.test(text.slice(Math.max(0, start - 14), start));
}

/** What is said in a paragraph, without what closes it: the mark of what was handed in, tags, the edge of a table. */
function wordsOf(text: string, span: Span, isRow: boolean): Span {
  const words = trimSpan(text, span);
  const last = text.slice(Math.max(words.start, words.end - LONGEST_CLOSING), words.end);
  const closing = last.endsWith(BULLET) ? BULLET : isRow && last.endsWith('|') ? '|' : CLOSING_TAGS.exec(last)?.[0];
  return closing ? trimSpan(text, { start: words.start, end: words.end - closing.length }) : words;
}
const LONGEST_CLOSING = 80;

/** Each with the one behind it, or null behind the last. */
export function* withNext<T>(items: Iterable<T>): Generator<readonly [T, T | null]> {
  let before: T | null = null;
  for (const item of items) {
    if (before) yield [before, item];
    before = item;
  }
  if (before) yield [before, null];
}

/** Headings are no longer than this, in UTF-16 code units. */
const LONGEST_HEADING = 80;
/** Of more words, a heading has all but the small ones in capitals. */
const MOST_SMALL_WORDS = 4;
const ENDS_SENTENCE = /[.?!…:;,—–\-"”’')\]]$/;

/** Whether a paragraph before a label is the heading of what follows: a line without a full stop, where the speaker's own have one. */
function isHeading(text: string, { start, end }: Span, said: readonly Span[]): boolean {
  const line = text.slice(start, Math.min(end, start + 3 * LONGEST_HEADING)).replace(/\s+/g, ' ');
  if (line.length > LONGEST_HEADING || ENDS_SENTENCE.test(text.slice(end - 1, end))) return false;
  const last = said.at(-1)!;
  const words = text.slice(start, end).split(/\s+/);
  if (words.length > MOST_SMALL_WORDS && words.some((word) => /^\p{Ll}{4}/u.test(word))) return false;
  return /^[\p{Lu}\d]/u.test(text.slice(start, start + 1)) && ENDS_SENTENCE.test(text.slice(last.end - 1, last.end));
}

function roleOfParagraph(
  text: string,
  paragraph: TranscriptParagraph,
  layout: TranscriptLayout,
): 'spoken' | 'unspoken' | 'end' {
  const { start, end } = paragraph;
  const short = end - start <= LONGEST_RULE ? text.slice(start, end) : '';
  if (TIME.test(short) || CLOSE.test(short) || (layout.record && /^_{4,}$/.test(short))) return 'end';
  if (paragraph.inset || HEADING.test(text.slice(start, start + 8))) return 'unspoken';
  if (
    layout.record &&
    NARRATION.test(text.slice(start, start + 160)) &&
    !FIRST_PERSON.test(text.slice(start, Math.min(end, start + 500)))
  )
    return 'unspoken';
  return 'spoken';
}

/** "(Laughter.)", "[Applause] (Cross-talk.)", "(Mr. BROWN of Ohio asked and was given permission …)": brackets only. */
export function isStageDirection(text: string, span: Span): boolean {
  let depth = 0;
  let groups = 0;
  for (let at = span.start; at < span.end; at++) {
    const char = text[at]!;
    if (char === '(' || char === '[') {
      if (depth++ === 0) groups++;
    } else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !/[\s.,;*_\\]/.test(char)) return false;
  }
  return groups > 0;
}
