import type { OnrecordError } from '../../model/errors.js';
import type { Embargo } from '../../model/source.js';
import type { Visibility } from '../../model/visibility.js';
import type { SaveOutcome } from '../../store/documents.js';

/** What became of one document. */
export type ImportReport =
  | {
      readonly name: string;
      readonly outcome: SaveOutcome;
      readonly sourceId: string;
      readonly title: string;
      readonly statements: number;
      readonly speakers: number;
      /** Why readers see nothing of it for now; absent where they do. */
      readonly withheld?: Extract<Visibility, { readonly outcome: 'withheld' }>;
      /** As it states its embargo; absent for none. */
      readonly embargo?: Embargo;
      /** Statements that were left out, since a name stands in them that was given on background; absent for none. */
      readonly unnameable?: number;
    }
  | { readonly name: string; readonly outcome: 'refused'; readonly error: OnrecordError }
  /** What lies in a folder and is no document; `reason` is what it is instead: "not a document by its name". */
  | { readonly name: string; readonly outcome: 'skipped'; readonly reason: string };

export interface ImportSummary extends Readonly<Record<ImportReport['outcome'], number>> {
  /** In the documents that were added or replaced. */
  readonly statements: number;
  /** Files and folders whose names begin with a full stop: they are looked into nowhere, and have no report. */
  readonly hidden: number;
  readonly reports: readonly ImportReport[];
}

export interface ImportOptions {
  /** Hears of each document as soon as it is saved or refused; the next one waits for what it returns. */
  readonly onReport?: (report: ImportReport) => void;
  /** The folder that documents are named from; the working directory unless said. */
  readonly base?: string;
}
