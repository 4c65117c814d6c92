import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '../../model/error-codes.js';
import { OnrecordError } from '../../model/errors.js';
import type { Source } from '../../model/source.js';
import { Linker } from '../../people/linking.js';
import type { DocumentStore, LongDocument, SaveOutcome } from '../../store/documents.js';
import { collectGarbage } from '../../store/garbage.js';
import type { PeopleIndex } from '../../store/people-index.js';
import { visibilityOf } from '../../visibility/gate.js';
import { documentOfSource, type Extractor } from './extract-document.js';
import { findFiles, type NamedBytes, readNamedFile } from './files.js';
import { importItems } from './item-loop.js';
import type { ImportItem, ImportItems } from './items.js';
import { shownPath } from './paths.js';
import type { ImportOptions, ImportReport, ImportSummary } from './report.js';

/** What an import works with. */
export interface Importer extends Extractor {
  readonly store: DocumentStore & PeopleIndex;
  readonly readSources: (bytes: Uint8Array, name: string) => Promise<readonly Source[]>;
}

/**
 * Imports documents one after the other, each all or nothing. What is wrong with one is in its report, and the rest
 * goes on; only when the record itself fails does the import end.
 *
 * @throws {OnrecordError} `STORE_…` when the record can't be written, `IMPORT_ITEM` for something else than a path or
 *   a document.
 */
export function importDocuments(
  importer: Importer,
  items: ImportItems,
  options?: ImportOptions,
): Promise<ImportSummary> {
  return importItems(items, (item, base) => importItem(importer, item, base), options);
}

/**
 * Fills an empty record with the documents of a folder in one transaction, so that whoever opens it meanwhile, or after
 * the process was killed, finds it empty or full and never takes a part for the whole. Does nothing where somebody else
 * was faster. Gives a report of each document as soon as it is read; all are saved behind the last report.
 *
 * @param base the folder that documents are named from
 * @throws {OnrecordError} `STORE_…` when the record can't be written.
 */
export async function* importTogether(importer: Importer, folder: string, base: string): AsyncGenerator<ImportReport> {
  const linker = newLinker(importer);
  const documents: LongDocument[] = [];
  const take = async (source: Source, place: string, name: string): Promise<ImportReport> => {
    const { document } = await documentOfSource(importer, source, linker);
    documents.push({ ...document, place });
    const { statements, people } = document;
    return {
      ...{ name, outcome: 'added', sourceId: source.id, title: source.title },
      ...{ statements: statements.length, speakers: people.length },
    };
  };
  for await (const { path, name, is } of findFiles(folder)) {
    const read = () => readNamedFile(path, base);
    if (is === 'document') yield* reportsOn(importer, name, read, (source) => take(source, resolve(path), name));
    else if (is !== 'hidden' && 'refused' in is) yield { name, outcome: 'refused', error: is.refused };
    await setImmediate();
  }
  if (await importer.store.isEmpty()) await importer.store.saveAll(documents);
}

/** Imports what one item means, as `ImportItemStep` says. */
export async function* importItem(
  importer: Importer,
  item: ImportItem,
  base: string,
): AsyncGenerator<ImportReport | 'hidden'> {
  const reports = (place: string, name: string, read: () => Promise<NamedBytes>) =>
    reportsOn(importer, name, read, (source) => importDocument(importer, source, place, name));
  if (typeof item !== 'string') {
    const name = shownPath(item.name);
    yield* reports(item.name, name, async () => ({ ...item, name }));
    return;
  }
  for await (const { path, name, is } of findFiles(item)) {
    if (is === 'hidden') yield is;
    else if (is === 'document') yield* reports(resolve(path), name, () => readNamedFile(path, base));
    else if ('refused' in is) yield { name, outcome: 'refused', error: is.refused };
    else yield { name, outcome: 'skipped', reason: is.skipped };
  }
}

/**
 * What becomes of each source that a file holds; one that is refused does not keep the others out.
 *
 * @param take puts a source on record, or sees to it, and reports on it
 */
async function* reportsOn(
  importer: Importer,
  name: string,
  read: () => Promise<NamedBytes>,
  take: (source: Source) => Promise<ImportReport>,
): AsyncGenerator<ImportReport> {
  let sources: readonly Source[];
  try {
    sources = await sourcesOf(importer, read);
  } catch (error) {
    yield { name, outcome: 'refused', error: asRefusal(name, error) };
    return;
  }
  for (const source of sources) {
    try {
      yield await take(source);
    } catch (error) {
      yield { name, outcome: 'refused', error: asRefusal(name, error) };
    }
  }
}

/** The reason for refusing one document. What fails the record is no reason, and thrown on. */
function asRefusal(name: string, error: unknown): OnrecordError {
  if (error instanceof OnrecordError) {
    if (faultOf(error.code) === 'record') throw error;
    return error;
  }
  return new OnrecordError(
    'IMPORT_FAILED',
    `${name} was not imported: ${error instanceof Error ? error.message : String(error)}.`,
    'Nothing of it was stored. This is a fault of Onrecord: please report it with the file.',
    { cause: error },
  );
}

/** @param place where it was read: the file's path, however many sources the file holds */
async function importDocument(importer: Importer, source: Source, place: string, shown: string): Promise<ImportReport> {
  const { store } = importer;
  // What needn't be saved is not read again: extraction is the dear part.
  const known = await store.recognise(source, place);
  if (known) return reportOf(shown, known, source.id, store);
  const collect = source.text.length > LONG ? collectGarbage : () => {};
  // The file's bytes, and what decoding them took.
  collect();
  const { document, left } = await documentOfSource(importer, source, newLinker(importer)).catch((error: unknown) =>
    takeBack(source, error, store),
  );
  collect();
  const outcome = await store.save({ ...document, place });
  const report = await reportOf(shown, outcome, source.id, store);
  return left === 0 ? report : { ...report, unnameable: left };
}

/**
 * Takes back what is on record of a document that is off the record by now.
 *
 * @throws what refused the document
 */
async function takeBack({ origin }: Source, refusal: unknown, store: DocumentStore): Promise<never> {
  if (!(refusal instanceof OnrecordError) || refusal.code !== 'GROUND_RULES_OFF_RECORD') throw refusal;
  const retracted = await store.retract(origin, { at: new Date().toISOString(), keepsWords: false });
  if (retracted.length === 0) throw refusal;
  const { code, message, remedy } = refusal;
  throw new OnrecordError(code, `${message} The version that was on record is taken back.`, remedy);
}

/** From so many UTF-16 code units on, what a text leaves behind in memory is worth a twentieth of a second. */
const LONG = 2_000_000;

/** In a step of its own, so that the bytes are let go when they are read: the text is in memory long enough. */
async function sourcesOf({ readSources }: Importer, read: () => Promise<NamedBytes>): Promise<readonly Source[]> {
  const { bytes, name } = await read();
  return readSources(bytes, name);
}

/** What is on record of a document: of what was known before the statements are kept as they were. */
async function reportOf(
  name: string,
  outcome: SaveOutcome,
  sourceId: string,
  store: DocumentStore,
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
  return new Linker(directory, (words) => store.namesakes(words));
}
