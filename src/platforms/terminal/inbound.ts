import type { Interface } from 'node:readline';

/** What a line asks for. */
export type Inbound =
  | { readonly type: 'empty' }
  | { readonly type: 'quit' }
  | { readonly type: 'line'; readonly line: string };

/** Reads one line as typed. */
export function readInbound(line: string): Inbound {
  const trimmed = line.trim();
  if (trimmed === '') return { type: 'empty' };
  return /^\/?(?:quit|exit)$/i.test(trimmed) ? { type: 'quit' } : { type: 'line', line: trimmed };
}

/**
 * The lines of a readline interface, one at a time: the next is not asked for before the last is dealt with, so that
 * replies keep the order of the questions and a long pipe is not read into memory.
 */
export async function* linesOf(readline: Interface): AsyncGenerator<Inbound> {
  for await (const line of readline) yield readInbound(line);
}
