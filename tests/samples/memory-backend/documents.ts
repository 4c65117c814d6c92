import type { Source } from '../../../src/model/source.js';
import { checkDocument } from '../../../src/store/document.js';
import type { Document, DocumentStore, Holding, LongDocument, SaveOutcome } from '../../../src/store/documents.js';
import { personWords } from '../../../src/store/index/person-words.js';
import type { Ledger } from '../../../src/store/ledger.js';
import type { PeopleIndex } from '../../../src/store/people-index.js';
import type { StatementIndex } from '../../../src/store/statement-index.js';
import type { Store } from '../../../src/store/store.js';
import { normalizeWord, wordsOf } from '../../../src/text/words.js';
import { formerVisibilityOf, visibilityOf } from '../../../src/visibility/gate.js';
import { memoryStore } from '../../search/memory-store.js';

interface Held {
  document: Document;
  /** What readers may see of it, as it was last decided. */
  readable: Holding['readable'];
  isSecret: boolean;
}

type Seen = Pick<Ledger, 'newest' | 'positionAt' | 'seenAt' | 'seen'>;
type Documents = DocumentStore & StatementIndex & PeopleIndex & Seen;

/** Documents in a list; what readers see of them is searched by reading all of it. */
export function memoryDocuments(): Documents {
  const held = new Map<string, Held>();
  /** Of each origin the versions in the order in which they came to stand. */
  const history = new Map<string, string[]>();
  /** What was read last, by place and origin. */
  const read = new Map<string, string>();
  /** When readers first saw a statement, by its id. */
  const positions = new Map<string, { readonly position: number; readonly at: number }>();
  let newest = 0;
  let changes = 0;
  let readers: Store = memoryStore([]);

  const readKey = (place: string, origin: string) => JSON.stringify([place, origin]);
  const sourceOf = (id: string): Source => held.get(id)!.document.source;
  const standingOf = (origin: string) => history.get(origin)?.at(-1);
  const stands = (source: Source) => standingOf(source.origin) === source.id;
  const revise = (id: string, source: Partial<Source>) => {
    const one = held.get(id)!;
    one.document = { ...one.document, source: { ...one.document.source, ...source } };
  };
  const headOf = ({ text: _, ...head }: Source) => head;
  const holdingOf = ({ document: { source, statements, people }, readable, isSecret }: Held): Holding => {
    return { source: headOf(source), statements: statements.length, speakers: people.length, readable, isSecret };
  };
  const statementsIn = (readable: readonly Holding['readable'][]) =>
    [...held.values()]
      .filter((one) => readable.includes(one.readable))
      .flatMap(({ document }) => document.statements.map((statement) => ({ statement, source: document.source })));

  /** Decides of all versions of an origin what readers see, and gives positions to what they see for the first time. */
  function decide(origin: string, now: number): void {
    const standing = sourceOf(standingOf(origin)!);
    for (const id of new Set(history.get(origin))) {
      const one = held.get(id)!;
      const source = one.document.source;
      const isFormer = !stands(source);
      const seen = isFormer ? formerVisibilityOf(source, standing, now) : visibilityOf(source, 'reader', now);
      const answers = !isFormer && source.status === 'live';
      one.readable = seen.outcome === 'withheld' ? 'withheld' : answers ? 'answers' : 'by id';
      if (one.readable === 'answers') one.isSecret = false;
    }
    const before = new Map(
      [...new Set(history.get(origin))]
        .flatMap((id) => held.get(id)!.document.statements)
        .filter(({ id }) => positions.has(id))
        .map(({ id, text, speaker }) => [JSON.stringify([text, speaker?.name]), positions.get(id)!]),
    );
    const { readable, document } = held.get(standing.id)!;
    for (const { id, text, speaker } of readable === 'answers' ? document.statements : []) {
      if (positions.has(id)) continue;
      positions.set(id, before.get(JSON.stringify([text, speaker?.name])) ?? { position: ++newest, at: now });
    }
    changes++;
    const visible = [...held.values()].filter((one) => one.readable !== 'withheld');
    readers = memoryStore(visible.map((one) => one.document));
  }

  function save(given: LongDocument, now: number): SaveOutcome {
    const { source, place } = given;
    const standing = standingOf(source.origin);
    const wasRead = place === undefined ? undefined : read.get(readKey(place, source.origin));
    if (place !== undefined) read.set(readKey(place, source.origin), source.id);
    if (standing === source.id) return 'unchanged';
    const isKnown = held.has(source.id);
    if (isKnown && wasRead !== standing) return 'superseded';
    if (!isKnown) {
      const document = { ...given, statements: [...given.statements] };
      const isSecret = visibilityOf(source, 'reader', now).outcome === 'withheld';
      held.set(source.id, { document, readable: 'withheld', isSecret });
    }
    if (standing !== undefined && sourceOf(standing).status === 'live') revise(standing, { status: 'corrected' });
    revise(source.id, { status: source.status });
    history.set(source.origin, [...(history.get(source.origin) ?? []), source.id]);
    decide(source.origin, now);
    if (isKnown) return 'restored';
    return standing === undefined ? 'added' : 'replaced';
  }

  async function saveAll(documents: readonly LongDocument[], now = Date.now()) {
    for (const document of documents) {
      const check = checkDocument(document);
      for (const statement of document.statements) check(statement);
    }
    return documents.map((document) => save(document, now));
  }

  const unlisted = () =>
    [...held.values()]
      .filter(({ document, readable }) => stands(document.source) && readable !== 'answers')
      .map(holdingOf)
      .reverse();
  const statements: Documents['statements'] = async (ids) => {
    const known = new Map(statementsIn(['answers', 'by id']).map(({ statement }) => [statement.id, statement]));
    return ids.flatMap((id) => known.get(id) ?? []);
  };
  const behind = (readable: readonly string[]) =>
    statementsIn(readable as Holding['readable'][]).flatMap(({ statement, source }) => {
      const seen = positions.get(statement.id);
      return seen ? [{ ...seen, statement, source }] : [];
    });

  // What readers search is another store after each change.
  const searched = new Proxy({} as Store, { get: (_, name) => readers[name as keyof Store] });
  const passed =
    <Name extends keyof (StatementIndex & PeopleIndex)>(name: Name) =>
    (...parameters: never[]) =>
      (searched[name] as (...all: never[]) => never)(...parameters);

  return {
    save: async (document, now) => (await saveAll([document], now))[0]!,
    saveAll,
    async recognise({ id, origin, status }, place) {
      if (!held.has(id) || (standingOf(origin) === id && sourceOf(id).status !== status)) return null;
      if (standingOf(origin) !== id && read.get(readKey(place, origin)) === standingOf(origin)) return null;
      read.set(readKey(place, origin), id);
      return standingOf(origin) === id ? 'unchanged' : 'superseded';
    },
    source: async (id) => readers.source(id),
    sources: async () => readers.sources(),
    async versions(id) {
      const origin = held.get(id)?.document.source.origin;
      return (history.get(origin ?? '') ?? []).map((each) => headOf(sourceOf(each)));
    },
    statement: async (id) => (await statements([id]))[0] ?? null,
    statements,
    statementsOf: async (id) => readers.statementsOf(id),
    async stats() {
      const live = statementsIn(['answers']);
      const count = (kind: string) => live.filter(({ statement }) => statement.kind === kind).length;
      const byKind = { direct: count('direct'), indirect: count('indirect'), mixed: count('mixed') };
      return { ...(await readers.scope()), people: (await readers.speakers()).length, byKind, schemaVersion: 1 };
    },
    version: async () => changes,
    isEmpty: async () => held.size === 0,

    async release(now) {
      const waiting = unlisted().filter(({ source }) => source.status === 'live');
      for (const { source } of waiting)
        if (visibilityOf(source, 'reader', now).outcome !== 'withheld') decide(source.origin, now);
      return waiting.filter(({ source }) => held.get(source.id)!.readable === 'answers').length;
    },
    async free(id, now = Date.now()) {
      const source = held.get(id)?.document.source;
      if (!source?.groundRules?.embargo || !stands(source) || source.status !== 'live') return false;
      revise(id, { freedAt: new Date(now).toISOString() });
      decide(source.origin, now);
      return true;
    },
    async retract(address, retraction, now = Date.now()) {
      const taken = [...held.values()].filter(({ document: { source } }) => {
        return stands(source) && source.status === 'live' && [source.id, source.origin, source.url].includes(address);
      });
      for (const { document } of taken) {
        revise(document.source.id, { status: 'retracted', retraction });
        decide(document.source.origin, now);
      }
      return taken.map(holdingOf);
    },
    holding: async (id) => (held.has(id) ? holdingOf(held.get(id)!) : null),
    unlisted: async () => unlisted(),
    retracted: async () => unlisted().filter(({ source }) => source.status === 'retracted'),
    sourcesOf: async (ids) =>
      new Map(
        statementsIn(['answers', 'by id', 'withheld'])
          .filter(({ statement }) => ids.includes(statement.id))
          .map(({ statement, source }) => [statement.id, source.id]),
      ),
    document: async (id) => held.get(id)?.document ?? null,

    candidates: passed('candidates'),
    frequencies: passed('frequencies'),
    wordCounts: passed('wordCounts'),
    similarWords: passed('similarWords'),
    wordsBeginning: passed('wordsBeginning'),
    sourcesBeginning: passed('sourcesBeginning'),
    mentions: passed('mentions'),
    scope: passed('scope'),
    speakers: passed('speakers'),
    people: passed('people'),
    peopleById: passed('peopleById'),
    peopleWords: passed('peopleWords'),
    similarNames: passed('similarNames'),
    speakersBeginning: passed('speakersBeginning'),
    async namesakes(words) {
      const asked = wordsOf(words).map(({ text }) => normalizeWord(text));
      const everyone = [...held.values()].filter(({ readable }) => readable === 'answers');
      const people = new Map(everyone.flatMap(({ document }) => document.people.map((one) => [one.id, one] as const)));
      return [...people.values()].filter(
        (person) => person.kind === 'named' && asked.every((word) => personWords(person).name.has(word)),
      );
    },

    newest: async () => newest,
    async positionAt(time) {
      const since = [...positions.values()].filter(({ at }) => at >= time).map(({ position }) => position);
      return since.length === 0 ? newest : Math.min(...since) - 1;
    },
    async seenAt(ids) {
      const readable = new Set(statementsIn(['answers', 'by id']).map(({ statement }) => statement.id));
      return ids.map((id) => (readable.has(id) ? (positions.get(id)?.at ?? null) : null));
    },
    async seen({ after, upTo, personIds, kinds, limit }) {
      const fitting = behind(['answers'])
        .filter(({ position }) => position > after && position <= upTo)
        .filter(({ statement }) => !kinds || kinds.includes(statement.kind))
        .filter(({ statement }) => !personIds || personIds.includes(statement.speaker?.personId ?? ''))
        .sort((a, b) => a.position - b.position);
      const shown = fitting.slice(Math.max(0, fitting.length - limit));
      return {
        total: fitting.length,
        statements: shown.map(({ statement, source }) => ({ statement, source: headOf(source) })),
      };
    },
  };
}
