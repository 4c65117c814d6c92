import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { OnrecordError } from '../errors.js';
import type { Embargo, Source } from '../model.js';
import type { Document, SaveOutcome, Store } from '../store/store.js';
import { type Visibility, visibilityOf } from '../visibility/gate.js';
import { type Extractor, extractDocument } from './extract-document.js';
import { findFiles, type NamedBytes, readNamedFile } from './files.js';
import { Linker } from './link.js';

/** What can be imported: the path of a file or a folder, or a document in memory. */
export type ImportItem = string | NamedBytes;
export type ImportItems = ImportItem | Iterable<ImportItem> | AsyncIterable<ImportItem>;

/** What became of one document. */
export type ImportReport =
  | {
      readonly name: string;
      readonly outcome: SaveOutcome;
      readonly sourceId: string;
      readonly title: string;
      readonly statements: number;
      readonly speakers: number;
      /** Why readers see nothing of it for now; absent where they do. */
      readonly withheld?: Extract<Visibility, { readonly outcome: 'withheld' }>;
      /** As it states its embargo; absent for none. */
      readonly embargo?: Embargo;
      /** Statements that were left out, since a name stands in them that was given on background; absent for none. */
      readonly unnameable?: number;
    }
  | { readonly name: string; readonly outcome: 'refused'; readonly error: OnrecordError }
  /** A file in a folder that is no document by its name. */
  | { readonly name: string; readonly outcome: 'skipped' };

export interface ImportSummary extends Readonly<Record<ImportReport['outcome'], number>> {
  /** In the documents that were added or replaced. */
  readonly statements: number;
  readonly reports: readonly ImportReport[];
}

export interface ImportOptions {
  /** Hears of each document as soon as it is saved or refused; the next one waits for what it returns. */
  readonly onReport?: (report: ImportReport) => void;
  /** The folder that documents are named from; the working directory unless said. */
  readonly base?: string;
}

/** What an import works with. */
export interface Importer extends Extractor {
  readonly store: Store;
  readonly readSource: (bytes: Uint8Array, name: string) => Source;
}

/**
 * Imports documents one after the other, each all or nothing. What is wrong with one is in its report, and the rest
 * goes on; only when the record itself fails does the import end.
 *
 * @throws {OnrecordError} `STORE_…` when the record can't be written, `IMPORT_ITEM` for something else than a path or
 *   a document.
 */
export async function importDocuments(
  importer: Importer,
  items: ImportItems,
  { onReport, base = process.cwd() }: ImportOptions = {},
): Promise<ImportSummary> {
  const summary = {
    ...{ added: 0, unchanged: 0, replaced: 0, restored: 0, superseded: 0, refused: 0, skipped: 0 },
    statements: 0,
  };
  const reports: ImportReport[] = [];
  for await (const report of reportsOf(importer, items, base)) {
    summary[report.outcome]++;
    if (report.outcome === 'added' || report.outcome === 'replaced') summary.statements += report.statements;
    reports.push(report);
    await onReport?.(report);
    // Extraction and the store keep the thread to themselves; let signals and other work through between documents.
    await setImmediate();
  }
  return { ...summary, reports };
}

/**
 * Fills an empty record with the documents of a folder in one transaction, so that whoever opens it meanwhile, or after
 * the process was killed, finds it empty or full and never takes a part for the whole. Does nothing where somebody else
 * was faster.
 *
 * @throws {OnrecordError} `STORE_…` when the record can't be written.
 */
export async function importTogether(
  importer: Importer,
  folder: string,
  { onReport, base = process.cwd() }: ImportOptions = {},
): Promise<void> {
  const linker = newLinker(importer);
  const documents: Document[] = [];
  const read = async (name: string): Promise<ImportReport> => {
    try {
      const file = await readNamedFile(name, base);
      const source = importer.readSource(file.bytes, file.name);
      const { document } = await extractDocument(importer, source, linker);
      documents.push({ ...document, place: resolve(name) });
      const { statements } = document;
      const speakers = new Set(statements.flatMap(({ speaker }) => speaker?.personId ?? [])).size;
      return {
        name,
        outcome: 'added',
        sourceId: source.id,
        title: source.title,
        statements: statements.length,
        speakers,
      };
    } catch (error) {
      return { name, outcome: 'refused', error: asRefusal(name, error) };
    }
  };
  for await (const found of findFiles(folder)) {
    if ('error' in found) await onReport?.({ name: found.path, outcome: 'refused', error: found.error });
    else if (found.isDocument) {
      const report = await read(found.path);
      await onReport?.(report);
    }
    await setImmediate();
  }
  if (await importer.store.isEmpty()) await importer.store.saveAll(documents);
}

async function* reportsOf(importer: Importer, items: ImportItems, base: string): AsyncGenerator<ImportReport> {
  for await (const item of eachItem(items)) {
    if (typeof item !== 'string') {
      yield await reportOn(importer, item.name, item.name, async () => item);
      continue;
    }
    for await (const found of findFiles(item)) {
      if ('error' in found) yield { name: found.path, outcome: 'refused', error: found.error };
      else if (found.isDocument) {
        const { path } = found;
        yield await reportOn(importer, path, resolve(path), () => readNamedFile(path, base));
      } else yield { name: found.path, outcome: 'skipped' };
    }
  }
}

async function* eachItem(items: ImportItems): AsyncGenerator<ImportItem> {
  const single = typeof items === 'string' || (typeof items === 'object' && items !== null && 'bytes' in items);
  for await (const item of single ? [items] : items) {
    if (typeof item !== 'string' && !(item?.bytes instanceof Uint8Array && typeof item.name === 'string')) {
      throw new OnrecordError(
        'IMPORT_ITEM',
        'Something that is neither a path nor a document was to be imported.',
        'Give paths, or documents as { name: string, bytes: Uint8Array }.',
      );
    }
    yield item;
  }
}

async function reportOn(
  importer: Importer,
  name: string,
  place: string,
  read: () => Promise<NamedBytes>,
): Promise<ImportReport> {
  try {
    return await importDocument(importer, await read(), place, name);
  } catch (error) {
    return { name, outcome: 'refused', error: asRefusal(name, error) };
  }
}

/** The reason for refusing one document. What fails the record is no reason, and thrown on. */
function asRefusal(name: string, error: unknown): OnrecordError {
  if (error instanceof OnrecordError) {
    if (/^(?:STORE|RECORD)_/.test(error.code)) throw error;
    return error;
  }
  return new OnrecordError(
    'IMPORT_FAILED',
    `${name} was not imported: ${error instanceof Error ? error.message : String(error)}.`,
    'Nothing of it was stored. This is a fault of Onrecord: please report it with the file.',
    { cause: error },
  );
}

async function importDocument(
  importer: Importer,
  { name, bytes }: NamedBytes,
  place: string,
  shown: string,
): Promise<ImportReport> {
  const { store } = importer;
  const source = importer.readSource(bytes, name);
  // What needn't be saved is not read again: extraction is the dear part.
  const known = await store.recognise(source, place);
  if (known) return reportOf(shown, known, source.id, store);
  const { document, left } = await extractDocument(importer, source, newLinker(importer));
  const outcome = await store.save({ ...document, place });
  const report = await reportOf(shown, outcome, source.id, store);
  return left === 0 ? report : { ...report, unnameable: left };
}

/** What is on record of a document: of what was known before the statements are kept as they were. */
async function reportOf(
  name: string,
  outcome: SaveOutcome,
  sourceId: string,
  store: Store,
): Promise<Extract<ImportReport, { readonly sourceId: string }>> {
  const { source, statements, speakers } = (await store.holding(sourceId))!;
  const visibility = visibilityOf(source, 'reader', Date.now());
  const embargo = source.groundRules?.embargo;
  return {
    ...{ name, outcome, sourceId, title: source.title, statements, speakers },
    ...(visibility.outcome === 'withheld' && { withheld: visibility }),
    ...(embargo && { embargo }),
  };
}

function newLinker({ directory, store }: Importer): Linker {
  return new Linker(directory, (word) => store.namesakes(word));
}
