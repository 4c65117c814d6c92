import type { Source } from '../model/source.js';
import { congressionalRecord } from './formats/congressional-record.js';
import type { Format } from './formats/format.js';
import { plainText } from './formats/plain-text.js';
import { SourceFile } from './source-file.js';

/** All forms in which sources come, the most particular first: the first one that accepts a file reads it. */
export const FORMATS: readonly Format[] = [congressionalRecord, plainText];

/**
 * Reads the sources that a file holds, in time linear in its size.
 *
 * @param bytes the file as it lies on disk
 * @param name what to call it in messages; also its origin and, for want of a better one, its title
 * @throws {OnrecordError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_TOO_LARGE`, `SOURCE_ENCODING`,
 *   `SOURCE_FRONT_MATTER` or `SOURCE_MARKUP`: each names the file, the reason and the way out.
 */
export async function readSources(
  bytes: Uint8Array,
  name: string,
  formats: readonly Format[] = FORMATS,
): Promise<readonly Source[]> {
  const file = new SourceFile(bytes, name);
  return (await formats.find((format) => format.accepts(file))?.read(file)) ?? [];
}
