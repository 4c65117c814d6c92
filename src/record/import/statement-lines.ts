import { OnrecordError } from '../../model/errors.js';
import type { Retraction } from '../../model/source.js';
import type { Directory } from '../../people/directory.js';
import { Linker } from '../../people/linking.js';
import type { Document, DocumentStore, SaveOutcome } from '../../store/documents.js';
import type { PeopleIndex } from '../../store/people-index.js';
import { importBatches, type LineEvent, type LineImport, oneByOne } from './line-loop.js';
import type { StatementLines, StatementsOptions, StatementsSummary } from './line-report.js';
import { readReadyLine, statementDocument } from './ready-statements.js';

/** Statements saved in one transaction: many enough that the disk is not waited for, few enough to lie in memory. */
const BATCH = 500;

/** What statements are imported with. */
export interface StatementImporter {
  readonly store: DocumentStore & PeopleIndex;
  readonly directory: Directory;
}

/**
 * Imports ready-made statements in batches, each of them all or nothing, in bounded memory.
 *
 * @throws {OnrecordError} `STORE_…` when the record can't be written; the batches before are saved.
 */
export function importStatements(
  importer: StatementImporter,
  lines: StatementLines,
  options?: StatementsOptions,
): Promise<StatementsSummary> {
  return importBatches(oneByOne(lines), takeLines(importer), options);
}

/**
 * Puts the lines that it is given on record, as `LineImport` says: 500 documents are saved together, and before a
 * statement is taken back all that came before it.
 *
 * @throws {OnrecordError} as `importStatements`.
 */
export async function* takeLines({ store, directory }: StatementImporter): LineImport {
  const counts: Record<SaveOutcome | 'retracted', number> = {
    ...{ added: 0, unchanged: 0, replaced: 0, restored: 0, superseded: 0, retracted: 0 },
  };
  const newLinker = () => new Linker(directory, (word) => store.namesakes(word));
  let linker = newLinker();
  let documents: Document[] = [];
  let line = 0;
  const events: LineEvent[] = [];

  const flush = async (upTo: number) => {
    for (const outcome of await store.saveAll(documents)) counts[outcome]++;
    documents = [];
    linker = newLinker();
    events.push({ type: 'saved', lines: upTo });
  };
  /** Takes back what is on record by now; whether there was anything. */
  const takeBack = async (origin: string, retraction: Partial<Retraction>): Promise<boolean> => {
    // The line that takes back is not done yet.
    await flush(line - 1);
    const at = retraction.at ?? new Date().toISOString();
    const found = await store.retract(origin, { keepsWords: false, ...retraction, at });
    counts.retracted += found.length;
    return found.length > 0;
  };
  const take = async (item: unknown): Promise<void> => {
    const ready = readReadyLine(item);
    if (ready.type === 'retraction') {
      if (!(await takeBack(ready.origin, ready.retraction))) throw nothingToRetract();
      return;
    }
    const document = await statementDocument(ready.statement, linker);
    const { source } = document;
    if (source.status !== 'retracted' || !(await takeBack(source.origin, source.retraction ?? {})))
      documents.push(document);
  };
  try {
    for (let batch = yield []; batch.length > 0; batch = yield events.splice(0)) {
      for (const item of batch) {
        line++;
        if (typeof item === 'string' && item.trim() === '') continue;
        try {
          await take(item);
        } catch (error) {
          if (!(error instanceof OnrecordError) || error.code !== 'STATEMENT_INVALID') throw error;
          events.push({ type: 'refused', refusal: { line, error } });
        }
        if (documents.length === BATCH) await flush(line);
      }
    }
    await flush(line);
  } catch (error) {
    // What was saved or refused before is so, and is told first.
    yield [...events, { type: 'failed' }];
    throw error;
  }
  const { added, replaced, retracted, unchanged } = counts;
  return { events, counts: { added, replaced, retracted, unchanged } };
}

function nothingToRetract(): OnrecordError {
  return new OnrecordError(
    'STATEMENT_INVALID',
    'Nothing on record has the id that is to be retracted, or it was retracted before.',
    'Give the id that the statement was imported with.',
  );
}
