import type { StatementLines, StatementRefusal, StatementsOptions, StatementsSummary } from './line-report.js';

/** So many refusals are in the summary at most; all are counted, and `onRefused` hears of all. */
const MAX_REFUSALS = 1000;

/** Lines that are handed over together. */
export type LineBatch = readonly unknown[];

/** What happened to lines, in this order: one was refused, or all up to one (counted from 1) were saved. */
export type LineEvent =
  | { readonly type: 'refused'; readonly refusal: StatementRefusal }
  | { readonly type: 'saved'; readonly lines: number };

/** How many statements had which outcome. */
export type LineCounts = Omit<StatementsSummary, 'refused' | 'refusals'>;

export interface LinesEnd {
  readonly events: readonly LineEvent[];
  readonly counts: LineCounts;
}

/**
 * Takes lines: `next` with a batch gives what happened to its lines, and with an empty batch saves what is left and ends.
 * The first `next` starts it, and its argument is ignored.
 */
export type LineImport = AsyncGenerator<readonly LineEvent[], LinesEnd, LineBatch>;

/**
 * Feeds a line import and sums up what it tells. It runs in the caller's thread, also where the lines are read in another
 * one, so that neither the caller's iterable nor its listeners have to leave that thread.
 *
 * @throws as the import, the batches and the listeners do.
 */
export async function importBatches(
  batches: Iterable<LineBatch> | AsyncIterable<LineBatch>,
  lineImport: LineImport,
  { onRefused, onProgress }: StatementsOptions = {},
): Promise<StatementsSummary> {
  const refusals: StatementRefusal[] = [];
  let refused = 0;
  const announce = async (events: readonly LineEvent[]) => {
    for (const event of events) {
      if (event.type === 'saved') await onProgress?.(event.lines);
      else {
        refused++;
        if (refusals.length < MAX_REFUSALS) refusals.push(event.refusal);
        await onRefused?.(event.refusal);
      }
    }
  };
  try {
    await lineImport.next([]);
    for await (const batch of batches) {
      const step = await lineImport.next(batch);
      if (!step.done) await announce(step.value);
    }
    const { value: end } = (await lineImport.next([])) as IteratorReturnResult<LinesEnd>;
    await announce(end.events);
    return { ...end.counts, refused, refusals };
  } finally {
    await lineImport.return(undefined as never);
  }
}

/** Each line as a batch of its own. */
export async function* oneByOne(lines: StatementLines): AsyncGenerator<LineBatch> {
  for await (const line of lines) yield [line];
}
