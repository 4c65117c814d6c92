import type { Io } from '../app/io.js';
import { checkedSlice } from '../bot/cards/checked-slice.js';
import { PARAPHRASE_LABEL } from '../bot/layout/wording.js';
import type { FoundStatement, KnownPerson } from '../extract/index.js';
import { dayOf, type Source } from '../model/source.js';
import { writeAll } from '../platforms/terminal/output.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { extract } from '../record/extraction.js';
import { readNamedFile } from '../record/import/files.js';
import { readSources } from '../sources/registry.js';
import { EXIT } from './exit-codes.js';
import { jsonText, statementJson } from './json.js';

/** `extract FILE`: the statements of what a file holds, without a record. */
export async function extractFile(
  file: string,
  json: boolean,
  people: readonly KnownPerson[],
  io: Io,
): Promise<number> {
  const { bytes, name } = await readNamedFile(file, process.cwd());
  const found: { readonly source: Source; readonly statements: readonly FoundStatement[] }[] = [];
  for (const source of await readSources(bytes, name)) {
    const { text, body, kind, title } = source;
    const date = dayOf(source);
    const input = { text, body, kind, title, ...(date ? { date } : {}), directory: people };
    found.push({ source, statements: extract(input).statements });
  }
  if (json) {
    const all = found.flatMap(({ statements }) => statements.map(statementJson));
    await writeAll(io.stdout, `${jsonText(all)}\n`);
    return EXIT.done;
  }
  for (const { source, statements } of found) {
    for (const statement of statements) await writeAll(io.stdout, `${statementText(statement, source)}\n\n`);
  }
  return EXIT.done;
}

function statementText(statement: FoundStatement, source: Source): string {
  const { words } = checkedSlice(statement, source);
  const { speaker, cue, kind, start, end } = statement;
  const unsure = speaker?.confidence === 'unsure' ? ' (speaker unsure)' : '';
  // "denied", "doubted": a paraphrase must not be read without its verb.
  const label = kind === 'direct' ? '' : ` · ${PARAPHRASE_LABEL}${cue ? ` (${cue.text})` : ''}`;
  const who = `${speaker?.name ?? 'Speaker not named'}${unsure}${label} · ${start}–${end}`;
  return terminalSafe(`${who}\n${kind === 'direct' ? `“${words}”` : words}`);
}
