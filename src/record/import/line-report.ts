import type { OnrecordError } from '../../model/errors.js';
import type { ReadyStatement } from './ready-statements.js';

/** Why a statement was refused; `line` counts from 1. */
export interface StatementRefusal {
  readonly line: number;
  readonly error: OnrecordError;
}

export interface StatementsSummary {
  readonly added: number;
  /** Those of an id that had another text or the like before. */
  readonly replaced: number;
  readonly retracted: number;
  readonly unchanged: number;
  readonly refused: number;
  /** The first thousand. */
  readonly refusals: readonly StatementRefusal[];
}

export interface StatementsOptions {
  readonly onRefused?: (refusal: StatementRefusal) => void;
  /** Hears how many lines are done, after each batch. */
  readonly onProgress?: (lines: number) => void;
}

/** Ready-made statements, as objects or as lines of JSON; blank lines are passed over. */
export type StatementLines = Iterable<ReadyStatement | string> | AsyncIterable<ReadyStatement | string>;
