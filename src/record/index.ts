export { turnOf } from '../search/index.js';
export type { QuoteMatch, Verdict, Verification } from '../search/verify/verify.js';
export type { DamagedDocument, Examination, Repair } from '../store/examination.js';
export type { DigestQuery, JudgedUtterance, PostContent } from './digest/digest.js';
export type { NewsQuery } from './digest/news.js';
export type { RetractedSource } from './hidden/retractions.js';
export type { ImportItem, ImportItems } from './import/items.js';
export type {
  StatementLines,
  StatementRefusal,
  StatementsOptions,
  StatementsSummary,
} from './import/line-report.js';
export type { ReadyStatement } from './import/ready-statements.js';
export type { ImportOptions, ImportReport, ImportSummary } from './import/report.js';
export { openRecord, type RecordOptions, type StatementRecord } from './open.js';
export type {
  AskOptions,
  ListedSource,
  ListedSpeaker,
  RecordStats,
  StatementInPassage,
  VerifyQuoteOptions,
  ViewerOptions,
} from './options.js';
export type { Logger } from './receipts.js';
export { repairRecord } from './repair.js';
