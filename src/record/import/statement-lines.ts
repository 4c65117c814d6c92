import { OnrecordError } from '../../model/errors.js';
import type { Retraction } from '../../model/source.js';
import type { Directory } from '../../people/directory.js';
import { Linker } from '../../people/linking.js';
import type { Document, SaveOutcome, Store } from '../../store/store.js';
import { type ReadyStatement, readStatement, statementDocument } from './ready-statements.js';

/** Statements saved in one transaction: many enough that the disk is not waited for, few enough to lie in memory. */
const BATCH = 500;

/** So many refusals are kept for the summary; all are counted and told. */
const KEPT_REFUSALS = 1000;

/** Why a statement was refused; `line` counts from 1. */
export interface StatementRefusal {
  readonly line: number;
  readonly error: OnrecordError;
}

export interface StatementsSummary {
  readonly added: number;
  /** Those of an id that had another text or the like before. */
  readonly replaced: number;
  readonly retracted: number;
  readonly unchanged: number;
  readonly refused: number;
  /** The first thousand. */
  readonly refusals: readonly StatementRefusal[];
}

export interface StatementsOptions {
  readonly onRefused?: (refusal: StatementRefusal) => void;
  /** Hears how many lines are done, after each batch. */
  readonly onProgress?: (lines: number) => void;
}

/** Ready-made statements, as objects or as lines of JSON; blank lines are passed over. */
export type StatementLines = Iterable<ReadyStatement | string> | AsyncIterable<ReadyStatement | string>;

/**
 * Imports ready-made statements in batches, each of them all or nothing, in bounded memory.
 *
 * @throws {OnrecordError} `STORE_…` when the record can't be written; the batches before are saved.
 */
export async function importStatements(
  { store, directory }: { readonly store: Store; readonly directory: Directory },
  lines: StatementLines,
  { onRefused, onProgress }: StatementsOptions = {},
): Promise<StatementsSummary> {
  const summary: Record<SaveOutcome | 'refused' | 'retracted', number> = {
    ...{ added: 0, unchanged: 0, replaced: 0, restored: 0, superseded: 0, refused: 0, retracted: 0 },
  };
  const refusals: StatementRefusal[] = [];
  const newLinker = () => new Linker(directory, (word) => store.namesakes(word));
  let linker = newLinker();
  let batch: Document[] = [];
  let line = 0;

  const flush = async () => {
    for (const outcome of await store.saveAll(batch)) summary[outcome]++;
    batch = [];
    linker = newLinker();
    await onProgress?.(line);
  };
  /** Takes back what is on record by now; whether there was anything. */
  const takeBack = async (origin: string, retraction: Partial<Retraction>): Promise<boolean> => {
    await flush();
    const at = retraction.at ?? new Date().toISOString();
    const found = await store.retract(origin, { keepsWords: false, ...retraction, at });
    summary.retracted += found.length;
    return found.length > 0;
  };
  const take = async (item: ReadyStatement | string): Promise<void> => {
    const ready = readStatement(item);
    if (ready.type === 'retraction') {
      if (!(await takeBack(ready.origin, ready.retraction))) throw nothingToRetract();
      return;
    }
    const document = await statementDocument(ready.statement, linker);
    const { source } = document;
    if (source.status !== 'retracted' || !(await takeBack(source.origin, source.retraction ?? {})))
      batch.push(document);
  };
  for await (const item of lines) {
    line++;
    if (typeof item === 'string' && item.trim() === '') continue;
    try {
      await take(item);
    } catch (error) {
      if (!(error instanceof OnrecordError) || error.code !== 'STATEMENT_INVALID') throw error;
      const refusal = { line, error };
      summary.refused++;
      if (refusals.length < KEPT_REFUSALS) refusals.push(refusal);
      await onRefused?.(refusal);
    }
    if (batch.length === BATCH) await flush();
  }
  await flush();
  const { added, replaced, retracted, unchanged, refused } = summary;
  return { added, replaced, retracted, unchanged, refused, refusals };
}

function nothingToRetract(): OnrecordError {
  return new OnrecordError(
    'STATEMENT_INVALID',
    'Nothing on record has the id that is to be retracted, or it was retracted before.',
    'Give the id that the statement was imported with.',
  );
}
