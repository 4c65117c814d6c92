import type { OnrecordError } from '../../model/errors.js';
import { importItems } from '../import/item-loop.js';
import type { ImportItem, ImportItems } from '../import/items.js';
import { importBatches, type LineBatch, type LineImport, type LinesEnd } from '../import/line-loop.js';
import type { StatementLines, StatementsOptions, StatementsSummary } from '../import/line-report.js';
import type { ImportOptions, ImportReport, ImportSummary } from '../import/report.js';
import { copyOfBytes, inBatches } from './batches.js';
import { errorOf } from './error-data.js';
import type { LineEventData, WithErrorData } from './host.js';
import { type Lane, withError } from './lane.js';
import { withoutFunctions } from './line-data.js';

/**
 * Imports documents in another thread. The loop over the items runs here: each item is sent as plain data, and its reports
 * are asked for one by one, so that the other thread waits for whoever hears them.
 *
 * @throws as `importItems`, and `RECORD_THREAD_DIED`.
 */
export function importRemoteItems(lane: Lane, items: ImportItems, options?: ImportOptions): Promise<ImportSummary> {
  return importItems(items, (item, base) => reportsOf(lane, item, base), options);
}

async function* reportsOf(lane: Lane, item: ImportItem, base: string): AsyncGenerator<ImportReport | 'hidden'> {
  const copy = typeof item === 'string' ? null : await copyOfBytes(item.bytes);
  const sent = copy && typeof item !== 'string' ? { name: item.name, bytes: copy } : item;
  const reports = lane.iterate('importItem', [sent, base], copy ? [copy.buffer] : []);
  for await (const report of reports as AsyncIterable<WithErrorData<ImportReport> | 'hidden'>)
    yield report === 'hidden' ? report : withError(report);
}

/**
 * Imports ready-made statements in another thread. The loop over the lines runs here: they are sent in batches, and the
 * next batch is pulled when the one before was taken.
 *
 * @throws as `importBatches`, `RECORD_NOT_DATA` for lines that can't be cloned, and `RECORD_THREAD_DIED`.
 */
export function importRemoteLines(
  lane: Lane,
  lines: StatementLines,
  options?: StatementsOptions,
): Promise<StatementsSummary> {
  return importBatches(inBatches(lines), remoteLineImport(lane), options);
}

/** The line import of another thread, with the errors in its events as errors again. */
async function* remoteLineImport(lane: Lane): LineImport {
  const remote = lane.iterate('importLines', []);
  let batch: LineBatch = [];
  try {
    for (;;) {
      const { value, done } = await remote.next(batch.map(withoutFunctions));
      if (done) {
        const { events, counts } = value as { readonly events: readonly LineEventData[] } & Pick<LinesEnd, 'counts'>;
        return { events: eventsOf(events), counts };
      }
      batch = yield eventsOf(value as readonly LineEventData[]);
    }
  } finally {
    await remote.return(undefined);
  }
}

function eventsOf(events: readonly LineEventData[]) {
  return events.map((event) =>
    event.type === 'refused'
      ? ({ type: 'refused', refusal: { line: event.line, error: errorOf(event.error) as OnrecordError } } as const)
      : event,
  );
}
