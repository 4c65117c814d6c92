import type { StatementRecord } from '../../record/index.js';

/** What is read of the record to tell what is new, and where it is noted what was told. */
export type NewsRecord = Pick<
  StatementRecord,
  | 'newest'
  | 'positionAt'
  | 'digest'
  | 'judged'
  | 'alert'
  | 'receipts'
  | 'source'
  | 'release'
  | 'withheld'
  | 'meetAll'
  | 'unmeet'
  | 'subscriptions'
  | 'subscribe'
  | 'amend'
  | 'unsubscribe'
  | 'plan'
  | 'unplan'
  | 'claim'
  | 'noteDelivery'
  | 'openDeliveries'
  | 'deliveries'
>;
