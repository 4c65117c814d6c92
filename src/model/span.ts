/**
 * A half-open range of offsets, which count UTF-16 code units, as JavaScript strings do. Invariant:
 * `0 <= start <= end <= text.length`.
 */
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
