import type { Scope } from '../model/answer.js';
import type { Person } from '../model/person.js';
import type { Retraction, Source } from '../model/source.js';
import type { Sequence } from '../model/span.js';
import type { Statement, StatementKind } from '../model/statement.js';

/** One document as it enters the record: all of it or nothing. */
export interface Document {
  readonly source: Source;
  /** Everyone that `statements` name as speakers. */
  readonly people: readonly Person[];
  readonly statements: readonly Statement[];
  /** Names that stand in the text without speaking, so that "never spoke" can be told from "unknown". */
  readonly mentioned: readonly string[];
  /**
   * Where it was read, by a name that no other place has: a file's whole path. By what was read there before of its origin
   * it is known whether an older version was put back. Documents of several origins may share a place. Absent where it
   * lies nowhere.
   */
  readonly place?: string;
  /**
   * Where the source's origin hides a name (`hiddenOrigin`): what it was, by which earlier versions may be on record. It is
   * not kept.
   */
  readonly formerOrigin?: string;
}

/** The same with more statements than fit into memory, in the order of the text, and nobody among its people but speakers. */
export interface LongDocument extends Omit<Document, 'statements'> {
  readonly statements: Sequence<Statement>;
}

/**
 * `replaced`: an older version of the same origin is now `corrected`; its statements are kept but no longer answer.
 * `restored`: the same, but the document is one that had been replaced itself: it stands again as it was saved.
 * `superseded`: it is known, another one stands in its place, and nothing tells that it was put back: nothing is changed.
 */
export type SaveOutcome = 'added' | 'unchanged' | 'replaced' | 'restored' | 'superseded';

export interface SourceSummary {
  /** Without its text, which may be long. */
  readonly source: Omit<Source, 'text'>;
  readonly statements: number;
  readonly speakers: number;
}

/**
 * A document as the record holds it, whoever may see it. `answers`: readers find it. `by id`: they read its statements by
 * their ids, as of an older version. `withheld`: they see nothing of it.
 */
export interface Holding extends SourceSummary {
  readonly readable: 'answers' | 'by id' | 'withheld';
  /** Whether it was under rules that keep it from readers when it was saved, and they haven't seen it since. */
  readonly isSecret: boolean;
}

/**
 * What editors see and decide. All other reading of a store is a reader's: `visibilityOf` was applied to it, and nothing of
 * what is withheld is found, counted or completed.
 */
export interface DocumentEditing {
  /**
   * Lets the documents answer whose embargo has ended by `now`, in milliseconds since 1970; how many these are. Most often
   * none, which costs next to nothing.
   *
   * @param waitMs for how many milliseconds it waits for another writer; as long as all that writes unless said
   */
  release(now: number, waitMs?: number): Promise<number>;
  /** Ends the embargo of a document that stands; false where there is none such. */
  free(sourceId: string, now?: number): Promise<boolean>;
  /**
   * Takes back what is live under an address: the id of a document, its origin or its URL. Gives what was retracted by this.
   */
  retract(address: string, retraction: Retraction, now?: number): Promise<readonly Holding[]>;
  /** Null where there is no such document. */
  holding(sourceId: string): Promise<Holding | null>;
  /** Documents that stand and answer no reader: under rules that withhold them, or retracted. Those saved last first. */
  unlisted(): Promise<readonly Holding[]>;
  /** Of these the retracted ones. */
  retracted(): Promise<readonly Holding[]>;
  /** The documents that statements are of, by the ids of the statements; unknown ones are left out. */
  sourcesOf(statementIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The whole of a document. */
  document(sourceId: string): Promise<Document | null>;
}

export interface Stats extends Scope {
  readonly people: number;
  readonly byKind: Readonly<Record<StatementKind, number>>;
  readonly schemaVersion: number;
}

/**
 * The documents on record with their statements: saved, read, taken back.
 *
 * @throws {OnrecordError} as `Store` says.
 */
export interface DocumentStore extends DocumentEditing {
  /**
   * Saves one document, all of it or nothing. A named person who is known keeps the aliases known so far beside the new
   * ones. Of a document that is known by its id the statements are kept as they are. It stands again (`restored`) where the one that
   * stands in its place, which is live, is what was read last at the same place as a version of that origin: what lies
   * there was put back. Otherwise nothing tells an older version that is published again from a copy of it: it is
   * `superseded`; also where it says that it was retrieved before the one that stands.
   *
   * @param now milliseconds since 1970; this moment unless said
   */
  save(document: LongDocument, now?: number): Promise<SaveOutcome>;
  /** Saves many small documents in one transaction: all of them or none. */
  saveAll(documents: readonly LongDocument[], now?: number): Promise<readonly SaveOutcome[]>;
  /**
   * What a document that was read again is, without what is in it: null where it is to be saved, since it isn't known or
   * stands again. Otherwise it is noted that it was read there, which a power cut may undo, and nothing more is to be done.
   *
   * @param source as it was read
   */
  recognise(
    source: Pick<Source, 'id' | 'origin' | 'status'>,
    place: string,
  ): Promise<Extract<SaveOutcome, 'unchanged' | 'superseded'> | null>;
  source(id: string): Promise<Source | null>;
  /** All live sources, latest day first. */
  sources(): Promise<readonly SourceSummary[]>;
  /**
   * The versions of the document's origin, each with the status that it has now, in the order in which they came to stand: one
   * that was put back is there twice. The last one stands, live or retracted. Those that never stood, since they called
   * themselves corrected, are somewhere before it. Empty for an unknown id.
   */
  versions(sourceId: string): Promise<readonly Omit<Source, 'text'>[]>;
  statement(id: string): Promise<Statement | null>;
  /** In the order of `ids`; unknown ids are left out. */
  statements(ids: readonly string[]): Promise<readonly Statement[]>;
  /** All statements of one source in the order of the text. */
  statementsOf(sourceId: string): Promise<readonly Statement[]>;
  stats(): Promise<Stats>;
  /** Another one whenever documents were changed, by whomever; what is kept beside them doesn't count. */
  version(): Promise<number>;
  /** Whether no document was ever saved: retracted sources and older versions count as well. */
  isEmpty(): Promise<boolean>;
}
