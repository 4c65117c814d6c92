import type { Directory } from '../../people/directory.js';
import type { DocumentStore } from '../../store/documents.js';
import type { PeopleIndex } from '../../store/people-index.js';
import type { ImportItem } from './items.js';
import type { LineImport } from './line-loop.js';
import type { ImportReport } from './report.js';

/** What documents and statements are imported with. */
export interface ImportTools {
  readonly store: DocumentStore & PeopleIndex;
  readonly directory: Directory;
  /** Whether what is off the record is kept, for editors alone. */
  readonly keepsOffRecord: boolean;
}

/** Imports into a record, in the thread that has it open. What it needs is loaded at first use: whoever only reads is spared that. */
export class Imports {
  readonly #tools: ImportTools;

  constructor(tools: ImportTools) {
    this.#tools = tools;
  }

  /** Imports one item, as `ImportItemStep` says. */
  async *item(item: ImportItem, base: string): AsyncGenerator<ImportReport | 'hidden'> {
    const { importItem, reading } = await loaded();
    yield* importItem({ ...this.#tools, ...reading }, item, base);
  }

  /** Imports ready-made statements, as `LineImport` says. */
  async *lines(): LineImport {
    const { takeLines } = await import('./statement-lines.js');
    return yield* takeLines(this.#tools);
  }

  /** Fills an empty record with the documents of a folder, as `importTogether` says. */
  async *folder(folder: string, base: string): AsyncGenerator<ImportReport> {
    const { importTogether, reading } = await loaded();
    yield* importTogether({ ...this.#tools, ...reading }, folder, base);
  }
}

async function loaded() {
  const [{ importItem, importTogether }, { readSources }, { startExtraction }] = await Promise.all([
    import('./documents.js'),
    import('../../sources/registry.js'),
    import('../extraction.js'),
  ]);
  return { importItem, importTogether, reading: { readSources, extract: startExtraction } };
}
