import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text and waits until the stream can take more, so that a slow reader slows us instead of filling memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
