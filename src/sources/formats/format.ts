import type { Source } from '../../model/source.js';
import type { SourceFile } from '../source-file.js';

/** One form in which sources come. A form is added by a file in this folder and a line in `registry.ts`. */
export interface Format {
  /** What messages call it. */
  readonly name: string;
  /** Whether a file has this form. The content decides; the file's name alone may mislead. */
  accepts(file: SourceFile): boolean;
  /**
   * The sources that the file holds: a document is one, a feed may be many. Where the reader of a form needs time, a promise of them.
   * Each has an id of its own, the SHA-256 of the bytes that are its own, and an origin of its own, by which its versions
   * are known however many sources the file holds.
   *
   * @throws {OnrecordError} `SOURCE_…`, which names the file, the reason and the way out.
   */
  read(file: SourceFile): readonly Source[] | Promise<readonly Source[]>;
}
