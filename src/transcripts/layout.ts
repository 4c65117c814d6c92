import type { Span } from '../model/span.js';
import { fold } from '../text/words.js';
import { type LabelShape, labelShapeOf } from './label-shapes.js';
import { type Label, labelAt } from './labels.js';
import { hasLineNumbers, isRunningHead, LINE_NUMBER, runningHeads } from './page-furniture.js';

/** A paragraph of a transcript, or a piece of one that a page mark cuts. Trimmed, never empty. */
export interface TranscriptParagraph extends Span {
  readonly label: Label | null;
  /** Set far in: a heading, a list or a document printed into the record. Nobody speaks it. */
  readonly inset: boolean;
}

export interface TranscriptLayout {
  readonly paragraphs: Iterable<TranscriptParagraph>;
  /** Set in the Congressional Record's way: two spaces open a paragraph, labels end in a full stop. */
  readonly record: boolean;
}

interface LayoutLine extends Span {
  /** Offset of the first character that isn't white space; `end` in a blank line. */
  readonly first: number;
  readonly label: Label | null;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;
const RECORD_HEADER = /\[Congressional Record Volume|From the Congressional Record Online/;
const PAGE_MARK = /^\[\[Pages? [^\]\n]{1,30}\]\]$/;
/** An editor's cut: what follows may be somebody else's words, so it stands alone. */
const CUT_MARK = /^\\?\[(?:\.\.\.|…)\\?\]$/;
/** Indentation from which on a line of the Congressional Record is no longer running text. */
const INSET = 5;
const RECORD_INDENT = 1;
/** Ends a line that a new speaker may follow without a blank line between. */
const FINISHED = /(?:[.?!:—–\-…)\]"”’'>*_]|[^\S\r\n]{2})$/;

/** Longer ones are gone through several times instead of being kept: line by line they take ten times their length. */
const MOST_KEPT = 1_000_000;

/** What is made anew each time that it is gone through, or where it isn't much, made once. */
function kept<T>(body: Span, make: () => Iterable<T>): Iterable<T> {
  return body.end - body.start > MOST_KEPT ? { [Symbol.iterator]: () => make()[Symbol.iterator]() } : [...make()];
}

/**
 * Cuts a transcript into paragraphs and finds the labels at their heads. Blank lines part paragraphs; where labels
 * mostly follow without one, lines do. Labels like "John Smith:" count only in documents that use them throughout.
 * Linear in the length of the body.
 */
export function transcriptLayout(text: string, body: Span): TranscriptLayout {
  const heads = runningHeads(text, body);
  const plain = kept(body, () => layoutLines(text, body, heads));
  const isRecord = RECORD_HEADER.test(text.slice(body.start, body.start + 2000));
  const shape = isRecord ? null : labelShapeOf(text, plain);
  const lines = shape && isBetter(text, shape, plain) ? kept(body, () => withShape(text, plain, shape)) : plain;
  const record = isRecord || hasRecordLabels(lines);
  const byLine = labelsFollowDirectly(lines);
  const paragraphs = kept(body, () => (record ? recordParagraphs(text, lines) : plainParagraphs(text, lines, byLine)));
  const trusts = trustOf(text, paragraphs, record);
  return { paragraphs: kept(body, () => withoutDoubtfulLabels(paragraphs, trusts)), record };
}

/** Whether there are at least as many labels of a shape that returns as known ones: those beyond doubt, and those that return. */
function isBetter(text: string, shape: LabelShape, lines: Iterable<LayoutLine>): boolean {
  const counts = new Map<string, number>();
  let certain = 0;
  for (const { label } of lines) {
    if (label?.form === 'mixed') {
      const known = text.slice(label.start, label.end);
      counts.set(known, (counts.get(known) ?? 0) + 1);
    } else if (label) certain++;
  }
  for (const count of counts.values()) if (count > 1) certain += count;
  return shape.count >= certain;
}

/** The lines with the labels of a shape. A second line of a label, with an office, belongs to the label. */
function* withShape(text: string, lines: Iterable<LayoutLine>, shape: LabelShape): Generator<LayoutLine> {
  let open: LayoutLine | null = null;
  for (const line of lines) {
    if (open?.label && shape.isSecondLine(text, line)) {
      yield { ...open, label: { ...open.label, content: line.end } };
      open = null;
      continue;
    }
    if (open) yield open;
    open = { ...line, label: shape.labelOf(text, line) };
  }
  if (open) yield open;
}

function hasRecordLabels(lines: Iterable<LayoutLine>): boolean {
  for (const line of lines)
    if (line.label?.form === 'record' && indentOf(line) >= RECORD_INDENT && indentOf(line) < INSET) return true;
  return false;
}

function* layoutLines(text: string, body: Span, heads: ReadonlySet<string>): Generator<LayoutLine> {
  let start = body.start;
  const numbered = hasLineNumbers(text, body);
  const upTo = (end: number): LayoutLine => {
    let first = start;
    if (numbered) first += LINE_NUMBER.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length ?? 0;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    if (first < end && isRunningHead(text.slice(first, end), heads)) first = end;
    return { start, end, first, label: first < end ? labelAt(text, first) : null };
  };
  const lineEnd = new RegExp(LINE_END);
  lineEnd.lastIndex = start;
  for (let match = lineEnd.exec(text); match && match.index < body.end; match = lineEnd.exec(text)) {
    yield upTo(match.index);
    start = match.index + match[0].length;
  }
  if (start < body.end) yield upTo(body.end);
}

function isBlank(code: number): boolean {
  return (
    code === 32 || code === 9 || code === 0xa0 || code === 0x0b || code === 0x0c || code === 0x200b || code === 0x2009
  );
}

function indentOf(line: LayoutLine): number {
  return line.first - line.start;
}

const NONE: TranscriptParagraph[] = [];

/** Collects lines into paragraphs: `open` starts one, `join` goes on with it. */
class Collector {
  #paragraphs: TranscriptParagraph[] = [];
  #current: { start: number; end: number; label: Label | null; inset: boolean } | null = null;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  open(line: LayoutLine, inset = false): void {
    this.close();
    this.#current = { start: line.first, end: line.end, label: inset ? null : line.label, inset };
  }

  join(line: LayoutLine): void {
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
  alone(line: LayoutLine): void {
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

function* plainParagraphs(text: string, lines: Iterable<LayoutLine>, byLine: boolean): Generator<TranscriptParagraph> {
  const collector = new Collector(text);
  let before: LayoutLine | null = null;
  for (const line of lines) {
    const finished = before !== null && FINISHED.test(text.slice(Math.max(before.start, before.end - 3), before.end));
    if (line.first === line.end) collector.close();
    else if (isCut(text, line)) collector.alone(line);
    else if (!collector.isOpen) collector.open(line);
    else if (byLine && (finished || line.label)) collector.open(line);
    else if (line.label && line.label.form !== 'mixed' && finished) collector.open(line);
    else collector.join(line);
    before = line;
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

function isCut(text: string, line: LayoutLine): boolean {
  return line.end - line.first < 20 && CUT_MARK.test(text.slice(line.first, line.end).trimEnd());
}

function labelsFollowDirectly(lines: Iterable<LayoutLine>): boolean {
  let direct = 0;
  let apart = 0;
  let before: LayoutLine | null = null;
  for (const line of lines) {
    if (line.label && (!before || before.first === before.end)) apart++;
    else if (line.label) direct++;
    before = line;
  }
  return direct > apart;
}

function* recordParagraphs(text: string, lines: Iterable<LayoutLine>): Generator<TranscriptParagraph> {
  const collector = new Collector(text);
  for (const line of lines) {
    const indent = indentOf(line);
    if (line.first === line.end) collector.close();
    else if (isCut(text, line)) collector.alone(line);
    else if (line.end - line.first < 60 && PAGE_MARK.test(text.slice(line.first, line.end).trimEnd()))
      collector.close();
    else if (indent >= INSET) {
      if (collector.openInset) collector.join(line);
      else collector.open(line, true);
    } else if (indent >= RECORD_INDENT || collector.openInset) collector.open(line);
    else collector.join(line);
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

/**
 * "John Smith:" is a label when the document is made of such turns: several speakers, each known label more than once
 * or of two words, at the head of a third of the paragraphs. "A:" is one beside "Q:".
 */
function trustOf(text: string, paragraphs: Iterable<TranscriptParagraph>, record: boolean): (label: Label) => boolean {
  const counts = new Map<string, number>();
  const keyOf = (label: Label): string => fold(text.slice(label.start, label.end));
  let certain = 0;
  let mixed = 0;
  let questions = false;
  let all = 0;
  for (const { label } of paragraphs) {
    all++;
    if (!label) continue;
    if (label.form === 'mixed') {
      mixed++;
      counts.set(keyOf(label), (counts.get(keyOf(label)) ?? 0) + 1);
    } else if (label.form === 'reporter') questions = true;
    if (label.form !== 'mixed' && label.form !== 'answer') certain++;
  }
  const repeated = [...counts.values()].filter((count) => count > 1).length;
  const speakers = repeated + (questions || certain > 1 ? 1 : 0);
  const interview = !record && speakers >= 2 && (mixed + certain) * 3 >= all;
  return (label) => {
    if (label.form === 'answer') return questions;
    if (label.form === 'record') return record;
    if (label.form === 'shape') return true;
    if (label.form !== 'mixed') return !record || label.form === 'caps';
    return interview && ((counts.get(keyOf(label)) ?? 0) > 1 || /\s/.test(keyOf(label)));
  };
}

function* withoutDoubtfulLabels(
  paragraphs: Iterable<TranscriptParagraph>,
  trusts: (label: Label) => boolean,
): Generator<TranscriptParagraph> {
  for (const paragraph of paragraphs)
    yield paragraph.label && !trusts(paragraph.label) ? { ...paragraph, label: null } : paragraph;
}
