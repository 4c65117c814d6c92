import { OnrecordError } from '../../model/errors.js';
import type { NamedBytes } from './files.js';

/** What can be imported: the path of a file or a folder, or a document in memory. */
export type ImportItem = string | NamedBytes;
export type ImportItems = ImportItem | Iterable<ImportItem> | AsyncIterable<ImportItem>;

/**
 * One item after the other, whatever they came in.
 *
 * @throws {OnrecordError} `IMPORT_ITEM` for something else than a path or a document.
 */
export async function* eachItem(items: ImportItems): AsyncGenerator<ImportItem> {
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
