import type { Io } from '../app/io.js';
import { checkedSlice } from '../bot/cards/checked-slice.js';
import { PARAPHRASE_LABEL } from '../bot/layout/wording.js';
import { extract, type FoundStatement, type KnownPerson } from '../extract/index.js';
import { dayOf, type Source } from '../model/source.js';
import { write } from '../platforms/terminal/output.js';
import { safe } from '../platforms/terminal/safe.js';
import { readNamedFile } from '../record/import/files.js';
import { readSource } from '../sources/index.js';
import { EXIT } from './exit-codes.js';
import { jsonText, statementJson } from './json.js';

/** `extract FILE`: the statements of one document, without a record. */
export async function extractFile(
  file: string,
  json: boolean,
  people: readonly KnownPerson[],
  io: Io,
): Promise<number> {
  const { bytes, name } = await readNamedFile(file, process.cwd());
  const source = readSource(bytes, name);
  const { text, body, kind, title } = source;
  const date = dayOf(source);
  const { statements } = extract({ text, body, kind, title, ...(date ? { date } : {}), directory: people });
  if (json) {
    await write(io.stdout, `${jsonText(statements.map(statementJson))}\n`);
    return EXIT.done;
  }
  for (const statement of statements) await write(io.stdout, `${statementText(statement, source)}\n\n`);
  return EXIT.done;
}

function statementText(statement: FoundStatement, source: Source): string {
  const { words } = checkedSlice(statement, source);
  const { speaker, cue, kind, start, end } = statement;
  const unsure = speaker?.confidence === 'unsure' ? ' (speaker unsure)' : '';
  // "denied", "doubted": a paraphrase must not be read without its verb.
  const label = kind === 'direct' ? '' : ` · ${PARAPHRASE_LABEL}${cue ? ` (${cue.text})` : ''}`;
  const who = `${speaker?.name ?? 'Speaker not named'}${unsure}${label} · ${start}–${end}`;
  return safe(`${who}\n${kind === 'direct' ? `“${words}”` : words}`);
}
