/** Shorter slices are copied by the engine itself (V8's `SlicedString::kMinLength`). */
const SHORTEST_SLICE = 13;

/**
 * The same characters in a string of their own, for what is remembered beyond a text: a slice of the text would keep all of
 * it in memory.
 */
export function detachedCopy(slice: string): string {
  return slice.length < SHORTEST_SLICE ? slice : Buffer.from(slice, 'utf16le').toString('utf16le');
}
