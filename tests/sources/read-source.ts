import type { Source } from '../../src/model/source.js';
import { FORMATS } from '../../src/sources/registry.js';
import { SourceFile } from '../../src/sources/source-file.js';

/** The one source of a file in a form that is read at once, so that tests needn't wait. */
export function readSource(bytes: Uint8Array, name: string): Source {
  const file = new SourceFile(bytes, name);
  const read = FORMATS.find((format) => format.accepts(file))?.read(file);
  if (!Array.isArray(read)) throw new Error(`${name} takes time to read`);
  return read[0];
}
