import type { Span } from '../model/span.js';
import { type Label, labelAt } from './labels.js';
import {
  hasLineNumbers,
  isAboveClock,
  isAboveFurniture,
  isCaptionTime,
  isRunningHead,
  LINE_NUMBER,
  runningHeads,
} from './page-furniture.js';

/** A line of a transcript. */
export interface Line extends Span {
  /** Offset of the first character that isn't white space; `end` in a blank line, and in what a page has beside its text. */
  readonly first: number;
  readonly label: Label | null;
  /** Whether the line above it is the time of a caption. */
  readonly belowTime: boolean;
  /** Whether the line below it is a time alone, as it stands below names. */
  readonly isAboveTime: boolean;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** The lines of a body, without what its pages have beside the text. Cut anew each time that they are gone through. */
export function bodyLines(text: string, body: Span): Iterable<Line> {
  const heads = runningHeads(text, body);
  const numbered = hasLineNumbers(text, body);
  return { [Symbol.iterator]: () => cut(text, body, heads, numbered) };
}

/** The same lines, cut at labels within them as if a blank line stood there. */
export function cutAt(lines: Iterable<Line>, labels: readonly Label[]): Iterable<Line> {
  return { [Symbol.iterator]: () => cutFurther(lines, labels) };
}

function* cutFurther(lines: Iterable<Line>, labels: readonly Label[]): Generator<Line> {
  let next = 0;
  for (const line of lines) {
    let rest: Line = { ...line, label: null };
    for (; next < labels.length && labels[next]!.start < line.end; next++) {
      const label = labels[next]!;
      const at = label.start;
      if (at < rest.first || rest.first === rest.end) continue;
      if (at > rest.first) yield { ...rest, end: at };
      yield { start: at, end: at, first: at, label: null, belowTime: false, isAboveTime: false };
      rest = { ...rest, start: at, first: at, label, belowTime: false };
    }
    yield rest;
  }
}

function* cut(text: string, body: Span, heads: ReadonlySet<string>, numbered: boolean): Generator<Line> {
  let start = body.start;
  let belowTime = false;
  const upTo = (end: number): Line => {
    let first = start;
    if (numbered) first += LINE_NUMBER.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length ?? 0;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    const line = first < end ? text.slice(first, Math.min(end, first + 200)) : '';
    const isBeside = line !== '' && (isRunningHead(line, heads) || isAboveFurniture(text, line, end));
    if (isBeside) first = end;
    const found = {
      start,
      end,
      first,
      label: first < end ? labelAt(text, first) : null,
      belowTime,
      isAboveTime: line !== '' && isAboveClock(text, end, heads),
    };
    belowTime = isBeside && isCaptionTime(line);
    return found;
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

/** How far a line is set in. */
export function indentOf(line: Line): number {
  return line.first - line.start;
}
