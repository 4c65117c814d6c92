import type { Span } from '../model/span.js';
import type { Label } from './labels.js';
import { indentOf, type Line } from './lines.js';

/** A paragraph of a transcript, or a piece of one that a page mark cuts. Trimmed, never empty. */
export interface TranscriptParagraph extends Span {
  readonly label: Label | null;
  /** Set far in: a heading, a list or a document printed into the record. Nobody speaks it. */
  readonly inset: boolean;
}

/** An editor's cut: what follows may be somebody else's words, so it stands alone. */
const CUT_MARK = /^\\?\[(?:\.\.\.|…)\\?\]$/;
/** Strokes, asterisks or hashes that part a text. */
const PARTED = /^\\?[#*_=~-](?:\s*\\?[#*_=~-]){2,}$/;
/** Rules go from margin to margin, in UTF-16 code units. */
const LONGEST_CUT = 200;
/** Indentation from which on a line of the Congressional Record is no longer running text. */
const INSET = 5;
const RECORD_INDENT = 1;
/** What the Record sets before words that were handed in and not spoken. */
export const BULLET = '<bullet>';
/** Ends a line that a new speaker may follow without a blank line between. */
const FINISHED = /(?:[.?!:—–\-…)\]"”’'>*_]|[^\S\r\n]{2})$/;

const NONE: TranscriptParagraph[] = [];

/** Collects lines into paragraphs: `open` starts one, `join` goes on with it. */
class Collector {
  #paragraphs: TranscriptParagraph[] = [];
  #current: { start: number; end: number; label: Label | null; inset: boolean } | null = null;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  open(line: Line, inset = false): void {
    this.close();
    this.#current = { start: line.first, end: line.end, label: inset ? null : line.label, inset };
  }

  join(line: Line): void {
    if (this.#current) this.#current.end = line.end;
    else this.open(line);
  }

  close(): void {
    if (!this.#current) return;
    const { start, label, inset } = this.#current;
    let { end } = this.#current;
    while (end > start && /\s/.test(this.#text[end - 1]!)) end--;
    this.#paragraphs.push({ start, end, label, inset });
    this.#current = null;
  }

  /** A line that is a paragraph of its own. */
  alone(line: Line): void {
    this.open(line);
    this.close();
  }

  /** The paragraphs that were closed since it was asked last. */
  take(): TranscriptParagraph[] {
    if (this.#paragraphs.length === 0) return NONE;
    const taken = this.#paragraphs;
    this.#paragraphs = [];
    return taken;
  }

  get openInset(): boolean {
    return this.#current?.inset ?? false;
  }

  get isOpen(): boolean {
    return this.#current !== null;
  }
}

/** @param byLine whether labels follow without a blank line between, so that a line may be a paragraph. */
export function* plainParagraphs(text: string, lines: Iterable<Line>, byLine: boolean): Generator<TranscriptParagraph> {
  const collector = new Collector(text);
  let before: Line | null = null;
  for (const line of lines) {
    const finished = before !== null && FINISHED.test(text.slice(Math.max(before.start, before.end - 3), before.end));
    if (line.first === line.end) collector.close();
    else if (isCut(text, line)) collector.alone(line);
    else if (!collector.isOpen || text[line.first] === '|') collector.open(line);
    else if (byLine && (finished || line.label)) collector.open(line);
    else if (line.label && line.label.form !== 'mixed' && finished) collector.open(line);
    else collector.join(line);
    before = line;
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

function isCut(text: string, line: Line): boolean {
  if (line.end - line.first >= LONGEST_CUT) return false;
  const words = text.slice(line.first, line.end).trimEnd();
  return CUT_MARK.test(words) || PARTED.test(words);
}

/** The paragraphs of the Congressional Record, which are known by their indentation. */
export function* recordParagraphs(text: string, lines: Iterable<Line>): Generator<TranscriptParagraph> {
  const collector = new Collector(text);
  for (const line of lines) {
    const indent = indentOf(line);
    if (line.first === line.end) collector.close();
    else if (isCut(text, line)) collector.alone(line);
    else if (indent >= INSET) {
      if (collector.openInset) collector.join(line);
      else collector.open(line, true);
    } else if (indent >= RECORD_INDENT || collector.openInset || text.startsWith(BULLET, line.first))
      collector.open(line);
    else collector.join(line);
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

/** Whether a line that stands in the Congressional Record's indentation begins with one of its labels. */
export function isRecordLabel(line: Line): boolean {
  return line.label?.form === 'record' && indentOf(line) >= RECORD_INDENT && indentOf(line) < INSET;
}

/** Whether labels mostly follow one another without a blank line between. */
export function labelsFollowDirectly(lines: Iterable<Line>): boolean {
  let direct = 0;
  let apart = 0;
  let before: Line | null = null;
  for (const line of lines) {
    if (line.label && (!before || before.first === before.end)) apart++;
    else if (line.label) direct++;
    before = line;
  }
  return direct > apart;
}
