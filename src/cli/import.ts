import type { Config } from '../app/config.js';
import type { Io } from '../app/io.js';
import { withheldInWords } from '../bot/answers/withheld.js';
import { count } from '../bot/layout/wording.js';
import { faultOf } from '../model/error-codes.js';
import { OnrecordError } from '../model/errors.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { openFile } from '../record/import/files.js';
import { shownPath } from '../record/import/paths.js';
import { type ImportReport, openRecord, type StatementRecord } from '../record/index.js';
import { EXIT } from './exit-codes.js';
import { splitLines } from './lines.js';

/** What can be done where an import took for an old copy what is published again. */
const SUPERSEDED =
  'Superseded: earlier versions of what is on record, left as they are. If one of them is what is published now, note in its front matter when it was retrieved (retrieved: YYYY-MM-DD), and import it again.';

/** The path by which statements are read from stdin. */
const STDIN = '-';

/** A statement with its context is far shorter. */
const LONGEST_STATEMENT_BYTES = 1024 * 1024;

/**
 * `import PATH…`: what was given, and nothing else, into the record. Each document is reported on stderr as it is done, in
 * one line; what is left out is named with its reason, and the rest goes on. The exit code is 3 where something was left
 * out, 2 where nothing else was given.
 */
export async function importPaths(
  paths: readonly string[],
  options: { readonly statements: boolean },
  config: Config,
  io: Io,
): Promise<number> {
  // Nobody waits for this process but for its end.
  const record = await openRecord({ db: config.db, keepsOffRecord: config.keepsOffRecord, thread: 'caller' });
  try {
    const { taken, leftOut } = options.statements
      ? await importLines(paths, record, io)
      : await importFiles(paths, record, io);
    return leftOut === 0 ? EXIT.done : taken > 0 ? EXIT.partly : EXIT.badInput;
  } finally {
    await record.close();
  }
}

/** How many documents or statements are on record now, whether they were before or not, and how many were left out. */
interface Counts {
  readonly taken: number;
  readonly leftOut: number;
}

async function importFiles(paths: readonly string[], record: StatementRecord, io: Io): Promise<Counts> {
  const onReport = (report: ImportReport) => void io.stderr.write(`${reportLine(report)}\n`);
  const summary = await record.import(paths, { onReport });
  const { added, replaced, restored, unchanged, superseded, refused, skipped, hidden, statements } = summary;
  const counts = [
    ...[`${added} added`, `${replaced} replaced`, `${restored} restored`, `${unchanged} unchanged`],
    ...[`${superseded} superseded`, `${refused} refused`, ...(skipped > 0 ? [`${skipped} skipped`] : [])],
  ];
  await writeAll(io.stderr, `${counts.join(', ')}; ${statements} new statements.\n`);
  if (hidden > 0)
    await writeAll(
      io.stderr,
      `Not looked into: ${count(hidden, 'hidden file or folder', 'hidden files or folders')}.\n`,
    );
  if (superseded > 0) await writeAll(io.stderr, `${SUPERSEDED}\n`);
  return { taken: added + replaced + restored + unchanged + superseded, leftOut: refused + skipped };
}

function reportLine(report: ImportReport): string {
  const { name, outcome } = report;
  if (outcome === 'refused') return refusal(name, report.error);
  if (outcome === 'skipped') return inOneLine(`skipped    ${name}: ${report.reason}`);
  const what = `${count(report.statements, 'statement')} by ${count(report.speakers, 'speaker')}`;
  const also = outcome === 'restored' ? ', changed back to an earlier version' : '';
  const { withheld, embargo, unnameable = 0 } = report;
  const held = withheld ? `; withheld: ${withheldInWords(withheld, embargo)}` : '';
  const left = unnameable === 0 ? '' : `; left out since they name a speaker on background: ${unnameable}`;
  return inOneLine(`${outcome.padEnd(10)} ${name}: ${what}${also}${held}${left}`);
}

function refusal(what: string, { message, remedy, code }: OnrecordError): string {
  return inOneLine(`refused    ${what}: ${message} ${remedy} [${code}]`);
}

/** A reason may quote the document that it is about: no part of it must look like a line of the report. */
function inOneLine(text: string): string {
  return terminalSafe(text.replace(/[\n\r\v\f\u0085\u2028\u2029]+\s*/g, ' '));
}

async function importLines(paths: readonly string[], record: StatementRecord, io: Io): Promise<Counts> {
  const counts = { taken: 0, leftOut: 0 };
  for (const path of paths) {
    const name = path === STDIN ? 'stdin' : shownPath(path);
    let tooLong = 0;
    const refuse = (line: number, error: OnrecordError) =>
      void io.stderr.write(`${refusal(`${name}, line ${line}`, error)}\n`);
    const onTooLong = (line: number) => {
      tooLong++;
      refuse(line, lineTooLong());
    };
    try {
      const bytes = path === STDIN ? io.stdin : (await openFile(path)).createReadStream();
      const summary = await record.importStatements(linesOf(bytes, name, onTooLong), {
        onRefused: ({ line, error }) => refuse(line, error),
      });
      const { added, replaced, retracted, unchanged } = summary;
      const refused = summary.refused + tooLong;
      await writeAll(io.stderr, `${name}: ${inWords({ added, replaced, retracted, unchanged, refused })}.\n`);
      counts.taken += added + replaced + retracted + unchanged;
      counts.leftOut += refused;
    } catch (error) {
      // Of a file that can't be read any further, what was read is on record.
      if (!(error instanceof OnrecordError) || faultOf(error.code) !== 'file') throw error;
      await writeAll(io.stderr, `${refusal(name, error)}\n`);
      counts.leftOut++;
    }
  }
  return counts;
}

/** The lines of a stream; a line that is too long comes as an empty one, so that the others keep their numbers. */
async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  onTooLong: (line: number) => void,
): AsyncGenerator<string> {
  try {
    for await (const line of splitLines(bytes, LONGEST_STATEMENT_BYTES)) {
      if ('text' in line) yield line.text;
      else {
        onTooLong(line.number);
        yield '';
      }
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const why = 'code' in cause ? cause.code : cause.message;
    throw new OnrecordError('FILE_UNREADABLE', `${name} was not read to its end: ${why}.`, 'Import it again.', {
      cause,
    });
  }
}

function lineTooLong(): OnrecordError {
  return new OnrecordError(
    'STATEMENT_INVALID',
    `The line is longer than ${LONGEST_STATEMENT_BYTES} bytes.`,
    'Import a whole document without --statements.',
  );
}

/** "3 added, 1 retracted, 0 refused": what nearly never happens is said where it has. */
function inWords(summary: Readonly<Record<string, number>>): string {
  const rare = new Set(['replaced', 'retracted']);
  return Object.entries(summary)
    .flatMap(([what, number]) => (number === 0 && rare.has(what) ? [] : `${number} ${what}`))
    .join(', ');
}
