/**
 * Onrecord as a library: who said what, word for word.
 *
 * @example
 * import { openRecord } from 'onrecord';
 *
 * const record = await openRecord({ db: 'var/onrecord.db', seed: true });
 * const { outcome, answers } = await record.ask('what did Milley say about the letter');
 * for (const { statement, citation } of answers) console.log(statement.speaker?.name, statement.text, citation.title);
 * await record.close();
 *
 * @packageDocumentation
 */
export type * from './model/answer.js';
export { OnrecordError } from './model/errors.js';
export type * from './model/person.js';
export type * from './model/query.js';
export type * from './model/source.js';
export type * from './model/span.js';
export type * from './model/statement.js';
export { type Delivery, EVERYTHING, type Subscription, type SubscriptionFilter } from './model/subscription.js';
export type * from './model/visibility.js';
export * from './record/index.js';
export type { Keeping, KeptValue } from './store/keeping.js';
export type { Amendment, DeliveryNote, Hold } from './store/ledger.js';
export type { SourceSummary, SpeakerSummary, Stats } from './store/store.js';
