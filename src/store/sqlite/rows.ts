import type { Person, Source, SourceStatus, Statement } from '../../model.js';

/** A source as it lies in the file: what queries need in columns, the rest in `detail`. */
export interface SourceRow {
  readonly key: number;
  readonly id: Uint8Array;
  readonly origin: string;
  readonly kind: Source['kind'];
  readonly status: SourceStatus;
  readonly detail: string;
  /** What was decided since about a document that is never changed: that it is free, or retracted. */
  readonly decision: string;
  readonly text: string;
}

export interface StatementRow {
  readonly id: Uint8Array;
  readonly source_id: Uint8Array;
  readonly kind: Statement['kind'];
  readonly start: number;
  readonly detail: string;
}

export interface PersonRow {
  readonly id: string;
  readonly detail: string;
}

/** The columns of a statement `t` of a source `s`, for `toStatement`. */
export const STATEMENT_COLUMNS = 't.id, s.id AS source_id, t.kind, t.start, t.detail';
/** The columns of a source but for its text, for `toSourceHead`. */
export const SOURCE_COLUMNS = 'id, origin, kind, status, detail, decision';

/** What readers may see of a source, as its column has it. */
export const WITHHELD = 0;
export const BY_ID = 1;
export const ANSWERS = 2;

/** Ids are hashes in hex: as bytes they take half the room, in the table and in its index. */
export function hash(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
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

export function toSourceHead(row: Omit<SourceRow, 'text'>): Omit<Source, 'text'> {
  const { id, origin, kind, status, detail, decision } = row;
  return { id: hex(id), origin, kind, status, ...JSON.parse(detail), ...JSON.parse(decision) };
}

export function toSource(row: SourceRow): Source {
  return { ...toSourceHead(row), text: row.text };
}

export function statementDetail({ id, sourceId, kind, start, ...detail }: Statement): string {
  return JSON.stringify(detail);
}

export function toStatement({ id, source_id, kind, start, detail }: StatementRow): Statement {
  return { id: hex(id), sourceId: hex(source_id), kind, start, ...JSON.parse(detail) };
}

export function personDetail({ id, ...detail }: Person): string {
  return JSON.stringify(detail);
}

export function toPerson({ id, detail }: PersonRow): Person {
  return { id, ...JSON.parse(detail) };
}
