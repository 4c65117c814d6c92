import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Writes text and waits until the stream can take more, so that a slow reader slows us instead of filling memory. A
 * stream that nobody reads any more takes nothing, and would never say that it can: whoever opened it hears of that.
 */
export async function writeAll(stream: Writable, text: string): Promise<void> {
  if (!stream.writable || stream.write(text)) return;
  try {
    await once(stream, 'drain');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}
