import { LABEL_DESCRIPTIONS } from '../lang/index.js';
import type { Span } from '../model/span.js';
import { fold } from '../text/words.js';
import { inlineLabels } from './inline-labels.js';
import { candidatesAt } from './label-candidates.js';
import { type LabelPlace, type LabelShape, labelShapeOf, placeBelow } from './label-shapes.js';
import type { Label } from './labels.js';
import { bodyLines, cutAt, type Line } from './lines.js';
import {
  isRecordLabel,
  labelsFollowDirectly,
  plainParagraphs,
  recordParagraphs,
  type TranscriptParagraph,
} from './paragraphs.js';

export type { TranscriptParagraph } from './paragraphs.js';

export interface TranscriptLayout {
  readonly paragraphs: Iterable<TranscriptParagraph>;
  /** Set in the Congressional Record's way: two spaces open a paragraph, labels end in a full stop. */
  readonly record: boolean;
  /** What looks like its labels may be something else: nothing that hangs on them is sure. */
  readonly isDoubted: boolean;
}

const RECORD_HEADER = /\[Congressional Record Volume|From the Congressional Record Online/;

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
  const uncut = bodyLines(text, body);
  const whole = kept(body, () => uncut);
  const isRecord =
    RECORD_HEADER.test(text.slice(body.start, body.start + 2000)) || [...take(whole, isRecordLabel)].length > 0;
  const byLines = isRecord ? null : labelShapeOf(text, whole, body.end - body.start <= MOST_KEPT);
  const inline =
    isRecord || byLines?.isAtHeads || hasLabelsAtHeads(text, whole) || !beginsWithLabel(text, whole)
      ? null
      : inlineLabels(text, body, byLines?.count ?? 0);
  const plain = inline ? kept(body, () => cutAt(whole, inline)) : whole;
  const shape = inline ? null : byLines;
  const returning = shape && namesThatReturn(text, plain);
  const lines = shape && returning ? kept(body, () => withShape(text, plain, shape, returning)) : plain;
  const record = isRecord;
  const byLine = labelsFollowDirectly(lines);
  const paragraphs = kept(body, () => (record ? recordParagraphs(text, lines) : plainParagraphs(text, lines, byLine)));
  const trusts = trustOf(text, paragraphs, record);
  return {
    paragraphs: kept(body, () => withoutDoubtfulLabels(text, paragraphs, trusts)),
    record,
    isDoubted: shape?.isDoubted ?? false,
  };
}

/** The first line of a kind. */
function* take(lines: Iterable<Line>, isWanted: (line: Line) => boolean): Generator<Line> {
  for (const line of lines) {
    if (!isWanted(line)) continue;
    yield line;
    return;
  }
}

/** Labels beyond doubt at the heads of so many lines: these aren't lost in running text. */
const ENOUGH_AT_HEADS = 4;

function hasLabelsAtHeads(text: string, lines: Iterable<Line>): boolean {
  let [behind, within] = [0, 0];
  let place: LabelPlace = 'head';
  for (const line of lines) {
    if (line.label && line.label.form !== 'mixed') {
      if (place === 'within') within++;
      else behind++;
    }
    place = placeBelow(text, line);
  }
  return behind >= ENOUGH_AT_HEADS && behind > within * ENOUGH_AT_HEADS;
}

/** Lines of a head that may stand above the first label. */
const LINES_ABOVE = 8;

/** Whether one of the first lines begins as a label in running text would. */
function beginsWithLabel(text: string, lines: Iterable<Line>): boolean {
  let seen = 0;
  for (const line of lines) {
    if (line.first === line.end) continue;
    if (candidatesAt(text, line).some(({ ending }) => ending === 'colon' || ending === 'stop')) return true;
    if (++seen > LINES_ABOVE) return false;
  }
  return false;
}

const keyOf = (text: string, label: Label): string => fold(text.slice(label.start, label.end));

/** The names before a colon that stand there more than once. */
function namesThatReturn(text: string, lines: Iterable<Line>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { label } of lines) {
    if (label?.form !== 'mixed') continue;
    counts.set(keyOf(text, label), (counts.get(keyOf(text, label)) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
}

/** A label on a line of its own waits so many blank lines for its office and its words. */
const MOST_BLANK = 6;

/**
 * The lines with the labels of a shape. A second line of a label, with an office, belongs to the label; names that stand below
 * one another, with no words between, are a list.
 */
function* withShape(
  text: string,
  lines: Iterable<Line>,
  shape: LabelShape,
  returning: ReadonlySet<string>,
): Generator<Line> {
  /** A label without words so far, and the blank lines below it. */
  let open: Line[] = [];
  let place: LabelPlace = 'head';
  for (const line of lines) {
    const isBlank = line.first === line.end;
    const [named] = open;
    const isBare = named?.label && named.label.content < line.start;
    if (named?.label && isBare && named.label.content <= named.end && shape.isSecondLine(text, line, open.length > 1)) {
      open = [{ ...named, label: { ...named.label, content: line.end } }];
    } else if (named && isBlank && open.length < MOST_BLANK) open.push(line);
    else {
      const label = isBlank ? null : labelIn(text, line, place, shape, returning);
      if (named && (label || (named.label?.isDoubtful && !isBlank && !isSpeech(text, line))))
        open[0] = { ...named, label: null };
      yield* open;
      const isOpen = label?.form === 'shape' && shape.ending === 'line' && label.content >= line.end;
      open = isOpen ? [{ ...line, label }] : [];
      if (!isOpen) yield { ...line, label };
    }
    place = placeBelow(text, line);
  }
  yield* open;
}

/** Whether a line may be what somebody says, and not one of a head. */
function isSpeech(text: string, { first, end }: Line): boolean {
  return (
    end - first > LONGEST_OF_HEAD ||
    (/[.?!…—–-][)\]"”’']?\s*$/.test(text.slice(Math.max(first, end - 6), end)) &&
      !isCapitalised(text.slice(first, end)))
  );
}
const LONGEST_OF_HEAD = 60;

/** A day, a place: words with capitals, and no others. */
const isCapitalised = (line: string): boolean => !/(?:^|\s)\p{Ll}{2}/u.test(line) && /\s\S+\s/.test(line);

/** The label of a line in a document whose labels have a shape: one of that shape, or one that is known by its form. */
function labelIn(
  text: string,
  line: Line,
  place: LabelPlace,
  shape: LabelShape,
  returning: ReadonlySet<string>,
): Label | null {
  const { label } = line;
  const shaped = shape.labelOf(text, line, place);
  if (!label || label.form === 'record') return shaped;
  // "A. Arne:" is a name, and no answer.
  if (shaped && shaped.end > label.end && (label.form === 'answer' || label.form === 'reporter')) return shaped;
  if (label.form !== 'mixed') return shaped && shaped.start > label.start ? shaped : label;
  if (shaped || shape.ending === 'colon') return shaped;
  const key = keyOf(text, label);
  return returning.has(key) || LABEL_DESCRIPTIONS.has(key) ? { ...label, form: 'shape' } : null;
}

/**
 * "John Smith:" is a label when the document is made of such turns: several speakers, each known label more than once
 * or of two words, at the head of a third of the paragraphs. "A:" is one beside "Q:".
 */
function trustOf(text: string, paragraphs: Iterable<TranscriptParagraph>, record: boolean): (label: Label) => boolean {
  const counts = new Map<string, number>();
  let certain = 0;
  let mixed = 0;
  let questions = false;
  let answers = 0;
  let all = 0;
  for (const { label } of paragraphs) {
    all++;
    if (!label) continue;
    if (label.form === 'mixed') {
      mixed++;
      counts.set(keyOf(text, label), (counts.get(keyOf(text, label)) ?? 0) + 1);
    } else if (label.form === 'reporter') questions = true;
    else if (label.form === 'answer') answers++;
    if (label.form !== 'mixed' && label.form !== 'answer') certain++;
  }
  const repeated = [...counts.values()].filter((count) => count > 1).length;
  const speakers = repeated + (questions || certain > 1 ? 1 : 0);
  const interview = !record && speakers >= 2 && (mixed + certain) * 3 >= all;
  return (label) => {
    if (label.form === 'answer') return questions || (answers > 1 && certain > 1);
    if (label.form === 'record') return record;
    if (label.form === 'shape') return true;
    if (label.form !== 'mixed') return !record || label.form === 'caps';
    return interview && ((counts.get(keyOf(text, label)) ?? 0) > 1 || /\s/.test(keyOf(text, label)));
  };
}

/**
 * Whether a label may be the first. What only has the form of one may be a headline, unless it stands alone on its line; and what
 * has but a name behind it is a line of the head: "Speaker: The Honourable Tilda Arne".
 */
function opens(text: string, { end }: Span, { isDoubtful, cue, content }: Label): boolean {
  if (cue === null) return true;
  const words = text.slice(content, end).trim();
  return !isDoubtful && !(words.length <= LONGEST_OF_HEAD && isCapitalised(words) && !/[.?!…—–-]["”’)]*$/.test(words));
}

function* withoutDoubtfulLabels(
  text: string,
  paragraphs: Iterable<TranscriptParagraph>,
  trusts: (label: Label) => boolean,
): Generator<TranscriptParagraph> {
  let isOpen = false;
  for (const paragraph of paragraphs) {
    const { label } = paragraph;
    const isLabel: boolean = label !== null && trusts(label) && (isOpen || opens(text, paragraph, label));
    isOpen ||= isLabel;
    yield label && !isLabel ? { ...paragraph, label: null } : paragraph;
  }
}
