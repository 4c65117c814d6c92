import type { StatementLines, StatementRefusal, StatementsOptions, StatementsSummary } from './line-report.js';

/** So many refusals are in the summary at most; all are counted, and `onRefused` hears of all. */
const MAX_REFUSALS = 1000;

/** Lines that are handed over together. */
export type LineBatch = readonly unknown[];

/**
 * What happened to lines, in this order: one was refused, or all up to one (counted from 1) were saved. `failed` is the
 * last: the import can't go on, and the next `next` throws why.
 */
export type LineEvent =
  | { readonly type: 'refused'; readonly refusal: StatementRefusal }
  | { readonly type: 'saved'; readonly lines: number }
  | { readonly type: 'failed' };

/** How many statements had which outcome. */
export type LineCounts = Omit<StatementsSummary, 'refused' | 'refusals'>;

export interface LinesEnd {
  readonly events: readonly LineEvent[];
  readonly counts: LineCounts;
}

/**
 * Takes lines: `next` with a batch gives what happened to its lines, and with an empty batch saves what is left and ends.
 * The first `next` starts it, and its argument is ignored. Where the record fails, a `next` gives what happened until
 * then, with `failed` at its end, and the one after it throws.
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
  /** Hands over a batch, and tells what happened to its lines; the counts, where that was the end. */
  const take = async (batch: LineBatch): Promise<LineCounts | null> => {
    const { value, done } = await lineImport.next(batch);
    for (const event of done ? value.events : value) {
      // Throws, before anything more is asked of whoever makes the lines.
      if (event.type === 'failed') return take([]);
      if (event.type === 'saved') await onProgress?.(event.lines);
      else {
        refused++;
        if (refusals.length < MAX_REFUSALS) refusals.push(event.refusal);
        await onRefused?.(event.refusal);
      }
    }
    return done ? value.counts : null;
  };
  try {
    await lineImport.next([]);
    for await (const batch of batches) await take(batch);
    const counts = await take([]);
    return { ...counts!, refused, refusals };
  } finally {
    await lineImport.return(undefined as never);
  }
}

/** Each line as a batch of its own. */
export async function* oneByOne(lines: StatementLines): AsyncGenerator<LineBatch> {
  for await (const line of lines) yield [line];
}
