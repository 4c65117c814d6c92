import type { Io } from '../app/io.js';
import type { KnownPerson } from '../extract/index.js';
import { OnrecordError } from '../model/errors.js';
import { writeAll } from '../platforms/terminal/output.js';
import { extract } from '../record/extraction.js';
import { EXIT, errorText, exitCodeOf } from './exit-codes.js';
import { jsonText, statementJson } from './json.js';
import { splitLines, type TextLine } from './lines.js';

/** More than any document we take; a longer line is refused instead of being held in memory. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024;

/**
 * `extract --jsonl`: one document a line in, its statements a line out, in order, as they come. A bad line is named on
 * stderr and gives no line; the others are answered, and the exit code tells.
 */
export async function extractLines(people: readonly KnownPerson[], io: Io): Promise<number> {
  let code: number = EXIT.done;
  for await (const line of splitLines(io.stdin, LONGEST_LINE_BYTES)) {
    try {
      const answer = answerLine(line, people);
      if (answer) await writeAll(io.stdout, `${answer}\n`);
    } catch (error) {
      code = Math.max(code, exitCodeOf(error));
      await writeAll(io.stderr, `line ${line.number}: ${errorText(error, false)}`);
    }
  }
  return code;
}

function answerLine(line: TextLine, people: readonly KnownPerson[]): string | null {
  if ('tooLong' in line) throw badLine(`it is longer than ${LONGEST_LINE_BYTES} bytes`);
  if (line.text.trim() === '') return null;
  const { id, text } = readDocumentLine(line.text);
  const { statements } = extract({ text, directory: people });
  return jsonText({ id, statements: statements.map(statementJson) });
}

function readDocumentLine(line: string): { readonly id: string | number; readonly text: string } {
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch {
    throw badLine('it is not JSON');
  }
  if (typeof document !== 'object' || document === null) throw badLine('it is not an object');
  if (!('id' in document) || (typeof document.id !== 'string' && typeof document.id !== 'number')) {
    throw badLine('"id" is neither a string nor a number');
  }
  if (!('text' in document) || typeof document.text !== 'string') throw badLine('"text" is not a string');
  return { id: document.id, text: document.text };
}

function badLine(reason: string): OnrecordError {
  return new OnrecordError(
    'LINE_INVALID',
    `The line was left out: ${reason}.`,
    'Each line is { "id": …, "text": "…" }, in UTF-8.',
  );
}
