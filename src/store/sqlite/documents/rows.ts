import type { Person } from '../../../model/person.js';
import type { Source, SourceStatus } from '../../../model/source.js';
import type { Statement } from '../../../model/statement.js';
import { RowDamaged } from '../file/damage.js';
import { isSourceSum, isStatementSum, isTextSum, personSum } from '../file/sums.js';

/** A source as it lies in the file: what queries need in columns, the rest in `detail`. */
export interface SourceRow {
  readonly key: number;
  readonly id: Uint8Array;
  readonly origin: string;
  readonly kind: Source['kind'];
  readonly status: SourceStatus;
  readonly day: string | null;
  /** How many statements it had when it was saved. */
  readonly statements: number;
  readonly detail: string;
  /** What was decided since about a document that is never changed: that it is free, or retracted. */
  readonly decision: string;
  readonly sum: string | null;
  readonly text: string;
  readonly text_sum: string | null;
}

export interface StatementRow {
  readonly id: Uint8Array;
  readonly source_id: Uint8Array;
  readonly kind: Statement['kind'];
  readonly start: number;
  readonly person: number | null;
  readonly day: string | null;
  readonly detail: string;
  readonly sum: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly detail: string;
  readonly sum: string | null;
}

/** The columns of a statement `t` of a source `s`, for `toStatement`. */
export const STATEMENT_COLUMNS = 't.id, s.id AS source_id, t.kind, t.start, t.person, t.day, t.detail, t.sum';
/** The columns of a source but for its text, for `toSourceHead`. */
export const SOURCE_COLUMNS = 'id, origin, kind, status, day, statements, detail, decision, sum';
/** Those that `toSource` needs beside them. */
export const TEXT_COLUMNS = 'text, text_sum';

/** What readers may see of a source, as its column has it. */
export const WITHHELD = 0;
export const BY_ID = 1;
export const ANSWERS = 2;

type SourceHeadRow = Omit<SourceRow, 'key' | 'text' | 'text_sum'>;

/** Ids are hashes in hex: as bytes they take half the room, in the table and in its index. */
export function hash(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

/** Of whatever lies there: what is damaged may be nothing, or a number. */
export function hex(bytes: Uint8Array): string {
  return bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex') : '';
}

export function sourceDetail({
  id,
  text,
  origin,
  kind,
  status,
  retraction,
  freedAt,
  isStale,
  ...detail
}: Source): string {
  return JSON.stringify(detail);
}

type Decided = Pick<Source, 'retraction' | 'freedAt' | 'isStale'>;

/** What was decided of a source, which may change while the document doesn't. */
export function sourceDecision({ retraction, freedAt, isStale }: Decided): string {
  return JSON.stringify({
    ...(retraction && { retraction }),
    ...(freedAt !== undefined && { freedAt }),
    ...(isStale && { isStale }),
  });
}

const STATUSES: ReadonlySet<string> = new Set<SourceStatus>(['live', 'corrected', 'retracted']);

/** @throws {RowDamaged} where it isn't as it was saved; the others below as well. */
export function toSourceHead(row: SourceHeadRow): Omit<Source, 'text'> {
  const id = hex(row.id);
  const { origin, kind, status, detail, decision } = row;
  if (!isSourceSum(row.sum, id, row) || !STATUSES.has(status)) throw new RowDamaged({ part: 'source', sourceId: id });
  return { id, origin, kind, status, ...JSON.parse(detail), ...JSON.parse(decision) };
}

export function toSource(row: SourceHeadRow & Pick<SourceRow, 'text' | 'text_sum'>): Source {
  const head = toSourceHead(row);
  if (!isTextSum(row.text_sum, row.text)) throw new RowDamaged({ part: 'source', sourceId: head.id });
  return { ...head, text: row.text };
}

export function statementDetail({ id, sourceId, kind, start, ...detail }: Statement): string {
  return JSON.stringify(detail);
}

export function toStatement(row: StatementRow): Statement {
  const id = hex(row.id);
  const sourceId = hex(row.source_id);
  const { kind, start, detail } = row;
  if (!isStatementSum(row.sum, id, sourceId, row)) throw new RowDamaged({ part: 'statement', id, sourceId });
  return { id, sourceId, kind, start, ...JSON.parse(detail) };
}

export function personDetail({ id, ...detail }: Person): string {
  return JSON.stringify(detail);
}

export function toPerson({ id, detail, sum }: PersonRow): Person {
  if (sum !== personSum({ id, detail })) throw new RowDamaged({ part: 'person', id });
  return { id, ...JSON.parse(detail) };
}
