import { setImmediate } from 'node:timers/promises';
import { eachItem, type ImportItem, type ImportItems } from './items.js';
import type { ImportOptions, ImportReport, ImportSummary } from './report.js';

/**
 * Imports one item, and gives a report for each document that it means; `hidden` stands for a file or folder that has no
 * report. The next document is read when its report is asked for.
 *
 * @param base the folder that documents are named from
 */
export type ImportItemStep = (item: ImportItem, base: string) => AsyncIterable<ImportReport | 'hidden'>;

/**
 * Imports items one after the other and sums up their reports. It runs in the caller's thread, also where the documents
 * are read in another one, so that neither the caller's iterable nor `onReport` has to leave that thread.
 *
 * @throws {OnrecordError} as `importItem` does, and `IMPORT_ITEM` for something else than a path or a document. What the
 *   iterable or `onReport` throws is thrown on.
 */
export async function importItems(
  items: ImportItems,
  importItem: ImportItemStep,
  { onReport, base = process.cwd() }: ImportOptions = {},
): Promise<ImportSummary> {
  const summary = {
    ...{ added: 0, unchanged: 0, replaced: 0, restored: 0, superseded: 0, refused: 0, skipped: 0 },
    ...{ statements: 0, hidden: 0 },
  };
  const reports: ImportReport[] = [];
  for await (const item of eachItem(items)) {
    for await (const report of importItem(item, base)) {
      if (report === 'hidden') {
        summary.hidden++;
        continue;
      }
      summary[report.outcome]++;
      if (report.outcome === 'added' || report.outcome === 'replaced') summary.statements += report.statements;
      reports.push(report);
      await onReport?.(report);
      // Extraction and the store keep the thread to themselves; let signals and other work through between documents.
      await setImmediate();
    }
  }
  return { ...summary, reports };
}
