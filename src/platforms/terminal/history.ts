import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How many lines are kept. */
export const HISTORY_SIZE = 500;

/** Lines typed before, latest first, as readline wants them; none where there is no file yet. */
export async function readHistory(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(Boolean).slice(0, HISTORY_SIZE);
  } catch {
    return [];
  }
}

/**
 * Keeps the lines for this user alone: questions are nobody else's business. Where the folder can't be written, nothing
 * is kept; a chat doesn't fail for it.
 */
export async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, lines.slice(0, HISTORY_SIZE).join('\n'), { mode: 0o600 });
  } catch {
    return;
  }
}
