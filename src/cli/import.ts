import { createReadStream } from 'node:fs';
import { withheldInWords } from '../bot/withheld.js';
import { count } from '../bot/wording.js';
import type { Config } from '../config.js';
import { OnrecordError } from '../errors.js';
import type { Io } from '../io.js';
import { write } from '../platforms/terminal/output.js';
import { safe } from '../platforms/terminal/safe.js';
import { type ImportReport, openRecord, type Record as StatementRecord } from '../record/index.js';
import { EXIT } from './exit.js';
import { splitLines } from './lines.js';

/** What can be done where an import took for an old copy what is published again. */
const SUPERSEDED =
  'Superseded: earlier versions of what is on record, left as they are. If one of them is what is published now, note in its front matter when it was retrieved (retrieved: YYYY-MM-DD), and import it again.';

/** A statement with its context is far shorter. */
const LONGEST_STATEMENT_BYTES = 1024 * 1024;

/**
 * `import PATH…`: what was given, and nothing else, into the record. Each document is reported on stderr as it is done;
 * a refused one is named with its reason, and the rest goes on.
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
    return options.statements ? await importLines(paths, record, io) : await importFiles(paths, record, io);
  } finally {
    await record.close();
  }
}

async function importFiles(paths: readonly string[], record: StatementRecord, io: Io): Promise<number> {
  const onReport = (report: ImportReport) => void io.stderr.write(`${reportLine(report)}\n`);
  const { added, replaced, restored, unchanged, superseded, refused, statements } = await record.import(paths, {
    onReport,
  });
  const counts = [
    ...[`${added} added`, `${replaced} replaced`, `${restored} restored`, `${unchanged} unchanged`],
    ...[`${superseded} superseded`, `${refused} refused`],
  ];
  await write(io.stderr, `${counts.join(', ')}; ${statements} new statements.\n`);
  if (superseded > 0) await write(io.stderr, `${SUPERSEDED}\n`);
  return refused > 0 ? EXIT.badInput : EXIT.done;
}

function reportLine(report: ImportReport): string {
  const { name, outcome } = report;
  if (outcome === 'refused') return safe(`refused    ${name}: ${report.error.message} ${report.error.remedy}`);
  if (outcome === 'skipped') return safe(`skipped    ${name}: not a document by its name`);
  const what = `${count(report.statements, 'statement')} by ${count(report.speakers, 'speaker')}`;
  const also = outcome === 'restored' ? ', changed back to an earlier version' : '';
  const { withheld, embargo, unnameable = 0 } = report;
  const held = withheld ? `; withheld: ${withheldInWords(withheld, embargo)}` : '';
  const left = unnameable === 0 ? '' : `; left out since they name a speaker on background: ${unnameable}`;
  return safe(`${outcome.padEnd(10)} ${name}: ${what}${also}${held}${left}`);
}

async function importLines(paths: readonly string[], record: StatementRecord, io: Io): Promise<number> {
  let code: number = EXIT.done;
  for (const path of paths) {
    const refuse = (line: number, { message, remedy }: OnrecordError) => {
      code = EXIT.badInput;
      io.stderr.write(`${safe(`refused    ${path}, line ${line}: ${message} ${remedy}`)}\n`);
    };
    const { added, replaced, retracted, unchanged, refused } = await record.importStatements(linesOf(path, refuse), {
      onRefused: ({ line, error }) => refuse(line, error),
    });
    await write(io.stderr, `${safe(path)}: ${counts({ added, replaced, retracted, unchanged, refused })}.\n`);
  }
  return code;
}

/** The lines of a file; a line that is too long comes as an empty one, so that the others keep their numbers. */
async function* linesOf(path: string, refuse: (line: number, error: OnrecordError) => void): AsyncGenerator<string> {
  try {
    for await (const line of splitLines(createReadStream(path), LONGEST_STATEMENT_BYTES)) {
      if ('text' in line) yield line.text;
      else {
        refuse(line.number, tooLong());
        yield '';
      }
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new OnrecordError('FILE_UNREADABLE', `${path} was not read: ${cause.message}.`, 'Check the path.', { cause });
  }
}

function tooLong(): OnrecordError {
  return new OnrecordError(
    'STATEMENT_INVALID',
    `The line is longer than ${LONGEST_STATEMENT_BYTES} bytes.`,
    'Import a whole document without --statements.',
  );
}

/** "3 added, 1 retracted, 0 refused": what nearly never happens is said where it has. */
function counts(summary: Readonly<Record<string, number>>): string {
  const rare = new Set(['replaced', 'retracted']);
  return Object.entries(summary)
    .flatMap(([what, number]) => (number === 0 && rare.has(what) ? [] : `${number} ${what}`))
    .join(', ');
}
