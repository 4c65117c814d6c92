import { decodeBytes } from './decode.js';
import { type FrontMatter, readFrontMatter } from './front-matter.js';

/** A file as it lies on disk, decoded when a format first asks for its text. */
export class SourceFile {
  readonly bytes: Uint8Array;
  /** What to call it in messages; also its origin and, for want of a better one, its title. */
  readonly name: string;
  #text: string | undefined;
  #frontMatter: FrontMatter | null | undefined;

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes;
    this.name = name;
  }

  /** @throws {OnrecordError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_TOO_LARGE`, `SOURCE_ENCODING`. */
  get text(): string {
    this.#text ??= decodeBytes(this.bytes, this.name);
    return this.#text;
  }

  /**
   * What the head of the text states about it; null where it has none.
   *
   * @throws {OnrecordError} `SOURCE_FRONT_MATTER`, and as `text` does.
   */
  get frontMatter(): FrontMatter | null {
    if (this.#frontMatter === undefined) this.#frontMatter = readFrontMatter(this.text, this.name);
    return this.#frontMatter;
  }
}
