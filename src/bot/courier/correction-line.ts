import { wording } from '../../lang/index.js';
/**
 * What stands above a statement that was told and is told once more as corrected, in chat and in files alike.
 *
 * @param told the id of what was told.
 * @param now the id of what stands there now: nothing, the same again, or something else, which is shown below it.
 */
export function correctionLine(told: string, now: string | undefined): string {
  if (now === undefined) return wording.subscriptions.notOnRecordAnyMore;
  return now === told ? wording.subscriptions.onRecordAgain : wording.subscriptions.toldBefore;
}

/** Above what is on record in the place of what was told. */
export const ON_RECORD_NOW = wording.subscriptions.onRecordNow;
