import type { Scope } from '../model/answer.js';
import type { OnrecordError } from '../model/errors.js';
import type { Person } from '../model/person.js';
import type { Retraction, Source, SourceKind } from '../model/source.js';
import type { Sequence } from '../model/span.js';
import type { Statement, StatementKind } from '../model/statement.js';
import type { Examination, Extent } from './examination.js';
import type { Keeping } from './keeping.js';
import type { Ledger } from './ledger.js';

/** One document as it enters the record: all of it or nothing. */
export interface Document {
  readonly source: Source;
  /** Everyone that `statements` name as speakers. */
  readonly people: readonly Person[];
  readonly statements: readonly Statement[];
  /** Names that stand in the text without speaking, so that "never spoke" can be told from "unknown". */
  readonly mentioned: readonly string[];
  /**
   * Where it was read, by a name that no other place has: a file's whole path. By what was read there before it is known
   * whether an older version was put back. Absent where it lies nowhere.
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

/** Which statements may answer. Fields that are left out do not restrict; an empty list lets nothing through. */
export interface StatementFilter {
  readonly personIds?: readonly string[];
  /** Those whose statements are not wanted. */
  readonly notPersonIds?: readonly string[];
  /** Inclusive local days, `YYYY-MM-DD`, compared with the day it was said (else published). */
  readonly from?: string;
  readonly to?: string;
  readonly kinds?: readonly StatementKind[];
  readonly sourceKinds?: readonly SourceKind[];
}

/** One thing that is asked for: a word, with whatever may stand for it. */
export interface CandidateTerm {
  /** Stems as `src/text/words.ts` makes them, any of which stands for it, with what each is worth, above 0 up to 1. */
  readonly stems: readonly { readonly stem: string; readonly worth: number }[];
  /** How much it tells beside the others, above 0. */
  readonly weight: number;
  /**
   * `must`: nothing is found without it; `counted`: towards `least`; `bonus`: what holds it comes earlier where there is
   * more than is wanted.
   */
  readonly role: 'must' | 'counted' | 'bonus';
}

/** A question to the index: statements that hold enough of some terms, in their own words or in the words around them. */
export interface CandidateQuery extends StatementFilter {
  /** Empty: every statement that passes the filter, latest first. */
  readonly terms: readonly CandidateTerm[];
  /** How many of the counted terms a statement must hold: 1 to their number, 0 where there are none. */
  readonly least: number;
  /** Statements of these sources alone. */
  readonly sourceIds?: readonly string[];
  /** `first`, `latest`: where more match than are wanted, the first or last by their day; else the best. */
  readonly order?: 'best' | 'first' | 'latest';
  /** At most so many statements, 0 or more, after leaving out `skip` of them. */
  readonly limit: number;
  readonly skip?: number;
}

export interface Candidate {
  readonly statement: Statement;
  /** The local day it was said (else published), `YYYY-MM-DD`; null where neither is known. */
  readonly day: string | null;
  /** Which of the terms (by their places in the query, of the first 31) stand in its paragraph or its question. */
  readonly around: readonly number[];
}

/** A person with what the record holds of them. */
export interface SpeakerSummary {
  readonly person: Person;
  readonly statements: number;
  readonly sources: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/**
 * Where a word stands with somebody who speaks: `name`, any word of a named person's names, and surnames run together;
 * `surname`, all of it run together ("jeanpierre"); `part of surname`, one word of it; `description`, any word of what
 * an unnamed speaker is called; `role`, of a role's title or organisation.
 */
export const PLACES = ['name', 'surname', 'part of surname', 'description', 'role'] as const;
export type PersonPlace = (typeof PLACES)[number];

/** Asks for people by words in their plain form. */
export interface PeopleQuery {
  readonly place: PersonPlace;
  /** Of each group one word at least must stand there; nobody is found without a group. */
  readonly words: readonly (readonly string[])[];
  /** At most so many people; all unless said. */
  readonly limit?: number;
}

/** Each group stands for one word that is being typed: as it is typed, or as it may be meant. */
export type Beginnings = readonly (readonly string[])[];

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
export interface Editing {
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
 * The record. Every method may be called at any time after opening; methods that write are atomic and durable when
 * their promise resolves. Implementations pass `tests/store/contract.ts`.
 *
 * @throws {OnrecordError} `STORE_BUSY` when another process holds the record for longer than the timeout,
 *   `STORE_NEWER` when the record was written by a later version, `STORE_DAMAGED` when the file is no record or is damaged,
 *   `RECORD_GONE` or `RECORD_REPLACED` when its file is no longer there, or another one is,
 *   `STORE_FULL` when the disk is, `STORE_UNREACHABLE` when it cannot be opened or written, and
 *   `DOCUMENT_UNSOUND` when what is to be saved breaks an invariant of `src/model/model.ts` (nothing is saved then).
 */
export interface Store extends Keeping, Ledger, Editing {
  /** Where it lies, for messages: a file path, or a URL without its password. */
  readonly location: string;
  /** Tells the record that is open from whatever else may come to lie there. */
  readonly identity: string;
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
  /** Everyone who speaks in a live source, most statements first. */
  speakers(): Promise<readonly SpeakerSummary[]>;
  /** Those who speak in a live source and have these words, most statements first. Reads no more than those who fit. */
  people(query: PeopleQuery): Promise<readonly SpeakerSummary[]>;
  /** Those of `ids` who speak in a live source, most statements first. */
  peopleById(ids: readonly string[]): Promise<readonly SpeakerSummary[]>;
  /** Which of these plain words stand there with anybody who speaks. */
  peopleWords(words: readonly string[], place: PersonPlace): Promise<ReadonlySet<string>>;
  /**
   * Words of speakers' names that are spelt or sound like `word`, in its plain form: at most `limit`, likeliest first,
   * for the caller to judge. `surname`: only whole surnames, run together.
   */
  similarNames(word: string, place: 'name' | 'surname', limit: number): Promise<readonly string[]>;
  /**
   * Named speakers of whose names' words one begins with one of each group's beginnings, most statements first (of very
   * many about so); without groups those with most statements. Beginnings are plain words.
   */
  speakersBeginning(groups: Beginnings, limit: number): Promise<readonly SpeakerSummary[]>;
  /** Live sources found alike by the words of their titles and outlets, those saved last first; without groups the latest. */
  sourcesBeginning(groups: Beginnings, limit: number): Promise<readonly SourceSummary[]>;
  /** Words of the record that begin so, those of most statements first; without beginnings of all words. */
  wordsBeginning(beginnings: readonly string[], limit: number): Promise<readonly string[]>;
  /**
   * The named people with each of these words in their names or aliases ("Milley", "Mark Milley"), regardless of case and
   * accents. Reads about as many as have the rarest of them.
   */
  namesakes(words: string): Promise<readonly Person[]>;
  /** How many live sources mention this name, whole words, regardless of case and accents. */
  mentions(name: string): Promise<number>;
  /** The best candidates for ranking, of live sources only, best first by the index's own measure. */
  candidates(query: CandidateQuery): Promise<readonly Candidate[]>;
  /** How many live statements have each stem in their own words or around them; stems that occur nowhere are absent. */
  frequencies(stems: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many live statements have each word, in its plain form, as it is spelt; absent where none has. */
  wordCounts(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Words of the record spelt like `word`: a handful for the caller to judge, with how often each occurs. */
  similarWords(word: string, limit: number): Promise<readonly { readonly word: string; readonly count: number }[]>;
  /** How much of the live record the filter lets through, and the days it spans. */
  scope(filter?: StatementFilter): Promise<Scope>;
  stats(): Promise<Stats>;
  /** Another one whenever documents were changed, by whomever; what is kept beside them doesn't count. */
  version(): Promise<number>;
  /** Whether no document was ever saved: retracted sources and older versions count as well. */
  isEmpty(): Promise<boolean>;
  /**
   * What is wrong with the record by now, which others also throw: `RECORD_GONE`, `RECORD_REPLACED`; `STORE_DAMAGED` where
   * something in it was found not to be as it was saved: it is left out of all that is read. Null where nothing is known.
   */
  fault(): Promise<OnrecordError | null>;
  /** Looks at all of it, which takes long, and changes nothing; what it finds is a `fault` from then on. */
  examine(extent?: Extent): Promise<Examination>;
  close(): Promise<void>;
}
