import { parseDocument } from 'yaml';
import { OnrecordError } from '../model/errors.js';

/** Longer front matter is refused: it describes a document, it isn't one. */
const MAX_LENGTH = 64 * 1024;

/** YAML aliases resolved at most; real front matter has none, an "alias bomb" has billions. */
const MAX_ALIASES = 50;

/** `---` alone on the first line; a byte order mark is gone by now. */
const OPENING = /^---[^\S\r\n]*(?:\r\n|\n|\r)/;
const CLOSING = /(?:\r\n|\n|\r)(?:---|\.\.\.)[^\S\r\n]*(?=[\r\n]|$)/g;

/**
 * How front matter begins: with a key, perhaps behind blank lines and comments. Anything else behind `---` is prose
 * after a rule. Each repetition takes one whole line, so that there is but one way to match and none to backtrack into.
 */
const KEY_LINE = /^(?:[^\S\r\n]*(?:#[^\r\n]*)?[\r\n])*[^\S\r\n]*["']?[A-Za-z_][\w -]{0,40}["']?[^\S\r\n]*:(?:\s|$)/;

/** What stands behind a key: a text, or fields of its own. */
export type FieldValue = string | FrontMatterFields;
export type FrontMatterFields = ReadonlyMap<string, FieldValue>;

/** The fields of a document's front matter, with where the text behind it begins. */
export interface FrontMatter {
  readonly fields: FrontMatterFields;
  /** Offset of the first character behind the closing line. */
  readonly end: number;
}

/**
 * Reads the YAML block at the head of a Markdown or text file. All values are taken as strings (YAML's failsafe
 * schema: no dates, no custom tags); a list of strings is joined by ", "; of other lists nothing is taken. Keys are in
 * lower case. A text that merely begins with a thematic break (`---`) has no front matter.
 *
 * @returns null where there is none.
 * @throws {OnrecordError} `SOURCE_FRONT_MATTER`, naming the line, when it is not closed, not YAML or too large.
 */
export function readFrontMatter(text: string, name: string): FrontMatter | null {
  const opening = OPENING.exec(text.slice(0, 200));
  if (!opening) return null;
  const start = opening[0].length;
  const window = text.slice(start - 1, start + MAX_LENGTH);
  CLOSING.lastIndex = 0;
  const closing = CLOSING.exec(window);
  const meant = KEY_LINE.test(window.slice(1, 500));
  if (!closing) {
    if (!meant) return null;
    throw unreadable(name, 1, 'it is opened by "---" and never closed', 'Close it with a line "---".');
  }
  const yaml = window.slice(1, closing.index);
  if (!meant && yaml.trim() !== '') return null;
  return { fields: parse(yaml, name), end: start - 1 + closing.index + closing[0].length };
}

function parse(yaml: string, name: string): FrontMatterFields {
  let values: unknown;
  try {
    const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' });
    const error = document.errors[0];
    if (error) {
      const line = (error.linePos?.[0].line ?? 1) + 1;
      throw unreadable(name, line, (error.message.split(/ at line|\n/)[0] ?? '').toLowerCase());
    }
    values = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause;
    throw unreadable(name, 1, 'it is nested too deeply or refers to itself too often', undefined, cause);
  }
  if (values === null || values === '') return new Map();
  if (typeof values !== 'object' || Array.isArray(values))
    throw unreadable(name, 2, 'it is not a list of "key: value"');
  return fieldsOf(values, name);
}

/** @throws {OnrecordError} `SOURCE_FRONT_MATTER` where one key stands twice: nobody knows which of them counts. */
function fieldsOf(values: object, name: string): FrontMatterFields {
  const fields = new Map<string, FieldValue>();
  for (const [typed, value] of Object.entries(values)) {
    const key = typed.trim().toLowerCase();
    if (fields.has(key)) throw unreadable(name, 2, `"${key}" stands there twice`, 'Keep one of them.');
    fields.set(key, fieldValue(value, name));
  }
  return fields;
}

function fieldValue(value: unknown, name: string): FieldValue {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join(', ') : '';
  return typeof value === 'object' && value !== null ? fieldsOf(value, name) : '';
}

function unreadable(
  name: string,
  line: number,
  what: string,
  remedy = 'Mend that line (quote values that hold ": " or quotation marks), or remove the front matter.',
  cause?: unknown,
): OnrecordError {
  return new OnrecordError(
    'SOURCE_FRONT_MATTER',
    `The front matter of ${name} can't be read, line ${line}: ${what}.`,
    remedy,
    { cause },
  );
}
