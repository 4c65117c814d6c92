import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { OnrecordError } from '../errors.js';
import type { Extraction, ExtractionInput, FoundStatement } from '../extract/extraction.js';
import { dayOf, type Person, type Source, type Statement } from '../model.js';
import { statementId } from '../store/document.js';
import type { Document, SaveOutcome, Store } from '../store/store.js';
import type { Directory } from './directory.js';
import { findFiles, type NamedBytes, readNamedFile } from './files.js';
import { Linker } from './link.js';
import { statedTitles } from './roles.js';

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
export interface Importer {
  readonly store: Store;
  readonly directory: Directory;
  readonly readSource: (bytes: Uint8Array, name: string) => Source;
  readonly extract: (input: ExtractionInput) => Extraction;
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
      const document = await extractDocument(importer, source, linker);
      documents.push({ ...document, place: resolve(name) });
      return reportOf(name, 'added', source, document.statements);
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
    if (error.code.startsWith('STORE_')) throw error;
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
  if (known) return reportOf(shown, known, source, await store.statementsOf(source.id));
  const document = await extractDocument(importer, source, newLinker(importer));
  const outcome = await store.save({ ...document, place });
  // Of what is known already the statements are kept as they are.
  return reportOf(shown, outcome, source, await store.statementsOf(source.id));
}

function reportOf(
  name: string,
  outcome: SaveOutcome,
  source: Source,
  statements: readonly Statement[],
): Extract<ImportReport, { readonly sourceId: string }> {
  const speakers = new Set(statements.flatMap(({ speaker }) => speaker?.personId ?? [])).size;
  return { name, outcome, sourceId: source.id, title: source.title, statements: statements.length, speakers };
}

function newLinker({ directory, store }: Importer): Linker {
  return new Linker(directory, (word) => store.namesakes(word));
}

async function extractDocument({ directory, extract }: Importer, source: Source, linker: Linker): Promise<Document> {
  const date = dayOf(source);
  const extraction = extract({
    text: source.text,
    body: source.body,
    kind: source.kind,
    title: source.title,
    ...(date ? { date } : {}),
    directory: directory.people,
  });
  return toDocument(source, extraction, linker);
}

/** Gives what was extracted its ids and its people. */
export async function toDocument(source: Source, extraction: Extraction, linker: Linker): Promise<Document> {
  const people = new Map<string, Person>();
  const titles = new Map<string, string>();
  const linked: { readonly found: FoundStatement; readonly person: Person | null }[] = [];
  const day = dayOf(source);
  for (const found of extraction.statements) {
    // A title beside an unsure speaker may be another's.
    const stated = found.speaker?.confidence === 'sure' ? statedTitles(found.speaker) : [];
    const roles = stated.map((title) => ({ title, day }));
    const person = found.speaker && (await linker.person({ ...found.speaker, roles }, source.id));
    if (person) people.set(person.id, person);
    if (person && stated[0] !== undefined && !titles.has(person.id)) titles.set(person.id, stated[0]);
    linked.push({ found, person });
  }
  const statements = linked.map(({ found, person }) =>
    toStatement(source.id, found, person, titles.get(person?.id ?? '')),
  );
  const { mentioned } = extraction;
  const groundRules = source.groundRules ?? extraction.groundRules;
  return {
    source: groundRules ? { ...source, groundRules } : source,
    people: [...people.values()],
    statements,
    mentioned,
  };
}

function toStatement(
  sourceId: string,
  found: FoundStatement,
  person: Person | null,
  title: string | undefined,
): Statement {
  const { speaker, ...rest } = found;
  if (!speaker || !person) return { ...rest, id: statementId(sourceId, found), sourceId, speaker: null };
  const { named: _, role = title, ...as } = speaker;
  return {
    ...rest,
    id: statementId(sourceId, found),
    sourceId,
    speaker: { ...as, personId: person.id, name: person.name, ...(role && { role }) },
  };
}
