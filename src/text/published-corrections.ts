import type { Span } from '../model/span.js';

/** A place where the publisher corrected the record: what was struck, and what stands for it. Both as published. */
export interface PublishedCorrection extends Span {
  readonly struck: string;
  /** Null where nothing was put in its place. */
  readonly reading: string | null;
}

/** `<s>over</s> \[under\]`, `<del>over</del> [under]`, `~~over~~ [under]`: White House transcripts, Markdown. */
const STRUCK =
  /<(s|del|strike)>([^<>]{1,500})<\/\1>(?:\s{0,3}\\?\[([^[\]\\]{1,500})\\?\])?|~~([^~]{1,500})~~(?:\s{0,3}\\?\[([^[\]\\]{1,500})\\?\])?/gi;

/** The corrections in a text, in order, with their places. Linear in the length of the text. */
export function correctionsIn(text: string): PublishedCorrection[] {
  return Array.from(text.matchAll(STRUCK), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    struck: (match[2] ?? match[4])!,
    reading: match[3] ?? match[5] ?? null,
  }));
}
