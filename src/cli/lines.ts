/** A line of the input, or the fact that one was too long to hold. `number` counts from 1. */
export type TextLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly tooLong: true };

const LINE_FEED = 0x0a;

/**
 * Splits bytes into lines of UTF-8 text. The next chunk is only asked for when the lines before were taken, so memory
 * is bounded by one chunk and one line; of a line beyond `maxBytes` nothing is kept, and it is told as soon as it is one.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<TextLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts = [];
  };
  /** What is to be told at the end of a line; of one that is too long it was told before. */
  const finish = (): TextLine[] => {
    const lines = size > maxBytes ? [] : [{ number, text: decode(parts, number) }];
    parts = [];
    size = 0;
    number++;
    return lines;
  };
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; ) {
      const end = chunk.indexOf(LINE_FEED, start);
      const before = size;
      take(end < 0 ? chunk.subarray(start) : chunk.subarray(start, end));
      if (before <= maxBytes && size > maxBytes) yield { number, tooLong: true };
      if (end >= 0) yield* finish();
      start = end < 0 ? chunk.length : end + 1;
    }
  }
  if (size > 0) yield* finish();
}

/** A byte order mark belongs to the file, not to its first line; elsewhere it is text. */
function decode(parts: readonly Uint8Array[], number: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: number > 1 }).decode(Buffer.concat(parts));
}
