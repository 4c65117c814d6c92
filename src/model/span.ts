/**
 * What is on record: the types of what is stored, which with those of an answer (`answer.ts`) travel through Onrecord. All
 * of it is plain data (it survives `structuredClone` and JSON), with the invariants written where the type is defined.
 *
 * Dates are ISO 8601: `YYYY-MM-DD` where only the day is known, else a date-time with its offset. Offsets into text
 * count UTF-16 code units, as JavaScript strings do.
 */

/** A half-open range of UTF-16 offsets. Invariant: `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of the source text with its place. Invariant: `text === source.text.slice(start, end)`. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** Things in order that are made when they are asked for, anew each time: perhaps more than fit into memory at once. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
}
