import type { Scope } from '../../src/model/answer.js';
import type { Person } from '../../src/model/person.js';
import { dayOf } from '../../src/model/source.js';
import type { Statement } from '../../src/model/statement.js';
import { nameParts, personWords } from '../../src/store/index/person-words.js';
import { diceCoefficient, spellingParts } from '../../src/store/index/spelling.js';
import { nameTerms, statementTerms } from '../../src/store/index/terms.js';
import type { Ledger } from '../../src/store/ledger.js';
import type {
  Beginnings,
  CandidateQuery,
  CandidateTerm,
  Document,
  SpeakerSummary,
  StatementFilter,
  Store,
} from '../../src/store/store.js';
import { normalizeWord, wordsOf } from '../../src/text/words.js';

/** The store port over arrays: everything is read again for every call. For tests of search, which only reads. */
export function memoryStore(documents: readonly Document[]): Store {
  const live = documents.filter((document) => document.source.status === 'live');
  const rows = live.flatMap(({ source, statements }) =>
    statements.map((statement) => ({
      source,
      statement,
      day: dayOf(source),
      terms: statementTerms(source, statement),
    })),
  );
  type Row = (typeof rows)[number];
  const stemsIn = ({ terms }: Row) => [...terms.own, ...terms.context, ...terms.topics, ...terms.title];
  const passes = ({ source, statement, day }: Row, filter: StatementFilter) =>
    (!filter.personIds || (statement.speaker !== null && filter.personIds.includes(statement.speaker.personId))) &&
    !(statement.speaker !== null && filter.notPersonIds?.includes(statement.speaker.personId)) &&
    (filter.from === undefined || (day !== null && day >= filter.from)) &&
    (filter.to === undefined || (day !== null && day <= filter.to)) &&
    (!filter.kinds || filter.kinds.includes(statement.kind)) &&
    (!filter.sourceKinds || filter.sourceKinds.includes(source.kind));
  const scope = (filter: StatementFilter = {}): Scope => {
    const within = rows.filter((row) => passes(row, filter));
    const days = within.flatMap(({ day }) => day ?? []).sort();
    const restricted = Object.keys(filter).length > 0;
    return {
      sources: restricted ? new Set(within.map(({ source }) => source.id)).size : live.length,
      statements: within.length,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
    };
  };
  const speakers = summaries(
    rows,
    live.flatMap((document) => document.people),
  );
  return {
    location: 'memory',
    identity: 'memory',
    save: unsupported,
    saveAll: unsupported,
    recognise: unsupported,
    source: async (id) => documents.find(({ source }) => source.id === id)?.source ?? null,
    sources: async () =>
      live.map(({ source, statements, people }) => ({
        source,
        statements: statements.length,
        speakers: people.length,
      })),
    versions: unsupported,
    release: async () => 0,
    free: unsupported,
    retract: unsupported,
    holding: unsupported,
    unlisted: async () => [],
    retracted: async () => [],
    sourcesOf: unsupported,
    document: unsupported,
    statement: async (id) => rows.find(({ statement }) => statement.id === id)?.statement ?? null,
    statements: async (ids) => ids.flatMap((id) => rows.find(({ statement }) => statement.id === id)?.statement ?? []),
    statementsOf: async (id) => documents.find(({ source }) => source.id === id)?.statements ?? [],
    speakers: async () => speakers,
    ...peopleStore(speakers),
    namesakes: unsupported,
    mentions: async (name) => {
      const asked = ` ${comparable(name)} `;
      return live.filter(({ source, mentioned }) =>
        [source.text, ...mentioned].some((text) => ` ${comparable(text)} `.includes(asked)),
      ).length;
    },
    candidates: async (query: CandidateQuery) => {
      const worth = (row: Row, { stems }: CandidateTerm) =>
        Math.max(
          0,
          ...stems.map(
            ({ stem, worth: own }) => own * (row.terms.own.includes(stem) ? 1 : stemsIn(row).includes(stem) ? 0.3 : 0),
          ),
        );
      const isEnough = (row: Row) => {
        const held = query.terms.filter((term) => worth(row, term) > 0);
        const counted = held.filter(({ role }) => role === 'counted').length;
        return counted >= query.least && query.terms.every((term) => term.role !== 'must' || held.includes(term));
      };
      const score = (row: Row) => query.terms.reduce((sum, term) => sum + term.weight * worth(row, term), 0);
      return rows
        .filter((row) => passes(row, query) && isEnough(row))
        .filter(({ source }) => query.sourceIds?.includes(source.id) ?? true)
        .map((row) => ({ row, score: score(row) }))
        .sort((a, b) => {
          const later = (b.row.day ?? '').localeCompare(a.row.day ?? '');
          if (query.order === 'first') return -later;
          return query.order === 'latest' ? later : b.score - a.score || later;
        })
        .slice(query.skip ?? 0, (query.skip ?? 0) + query.limit)
        .map(({ row }) => ({
          statement: row.statement,
          day: row.day,
          around: query.terms.flatMap(({ stems }, i) =>
            stems.some(({ stem, worth: own }) => own >= 0.8 && row.terms.context.includes(stem)) ? i : [],
          ),
        }));
    },
    frequencies: async (stems) =>
      new Map(
        stems
          .map((stem) => [stem, rows.filter((row) => stemsIn(row).includes(stem)).length] as const)
          .filter(([, count]) => count > 0),
      ),
    wordCounts: async (words) =>
      new Map(
        words
          .map((word) => [word, rows.filter((row) => row.terms.words.has(word)).length] as const)
          .filter(([, count]) => count > 0),
      ),
    similarWords: async (word, limit) => {
      const parts = spellingParts(normalizeWord(word));
      const counts = new Map<string, number>();
      for (const row of rows) for (const one of row.terms.words) counts.set(one, (counts.get(one) ?? 0) + 1);
      return [...counts]
        .map(([one, count]) => {
          const others = spellingParts(one);
          return {
            word: one,
            count,
            alike: diceCoefficient(others.filter((part) => parts.includes(part)).length, parts.length, others.length),
          };
        })
        .filter(({ alike }) => alike > 0)
        .sort((a, b) => b.alike - a.alike || b.count - a.count)
        .slice(0, limit)
        .map(({ word: one, count }) => ({ word: one, count }));
    },
    sourcesBeginning: async (groups, limit) =>
      live
        .filter(({ source }) => beginsEach(groups, nameTerms(`${source.title} ${source.outlet ?? ''}`)))
        .map(({ source, statements, people }) => ({ source, statements: statements.length, speakers: people.length }))
        .reverse()
        .slice(0, limit),
    wordsBeginning: async (beginnings, limit) => {
      const counts = new Map<string, number>();
      for (const row of rows) for (const one of row.terms.words) counts.set(one, (counts.get(one) ?? 0) + 1);
      return [...counts]
        .filter(([word]) => beginnings.length === 0 || beginsEach([beginnings], [word]))
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, limit)
        .map(([word]) => word);
    },
    scope: async (filter) => scope(filter),
    stats: unsupported,
    version: async () => 0,
    meetAll: unsupported,
    unmeet: unsupported,
    compareAndSet: unsupported,
    keep: unsupported,
    kept: unsupported,
    keptIn: unsupported,
    forget: unsupported,
    ...NO_LEDGER,
    isEmpty: unsupported,
    fault: async () => null,
    examine: unsupported,
    close: async () => {},
  };
}

/** What is called without being meant to be. */
export const unsupported = async (): Promise<never> => {
  throw new Error('This is no part of what is tested here.');
};

/** Of those who are told what is new, and of what they were told, nothing is known. */
export const NO_LEDGER: Ledger = {
  newest: unsupported,
  positionAt: unsupported,
  seenAt: unsupported,
  seen: unsupported,
  subscribe: unsupported,
  subscriptions: unsupported,
  amend: unsupported,
  unsubscribe: unsupported,
  plan: unsupported,
  unplan: unsupported,
  claim: unsupported,
  noteDelivery: unsupported,
  openDeliveries: unsupported,
  deliveries: unsupported,
};

/** Those parts of the port that know people, over a list of them. */
export function peopleStore(
  speakers: readonly SpeakerSummary[],
): Pick<Store, 'people' | 'peopleById' | 'peopleWords' | 'similarNames' | 'speakersBeginning'> {
  const all = speakers.map((summary) => ({ summary, words: personWords(summary.person) }));
  return {
    people: async ({ place, words, limit = all.length }) =>
      all
        .filter((one) => words.length > 0 && words.every((group) => group.some((word) => one.words[place].has(word))))
        .map(({ summary }) => summary)
        .slice(0, limit),
    speakersBeginning: async (groups, limit) =>
      all
        .filter(({ summary }) => summary.person.kind === 'named')
        .filter((one) => beginsEach(groups, [...one.words.name]))
        .map(({ summary }) => summary)
        .slice(0, limit),
    peopleById: async (ids) => speakers.filter(({ person }) => ids.includes(person.id)),
    peopleWords: async (words, place) => new Set(words.filter((word) => all.some((one) => one.words[place].has(word)))),
    similarNames: async (word, place, limit) => {
      const parts = nameParts(word);
      const shared = (other: string) => nameParts(other).filter((part) => parts.includes(part)).length;
      const known = [...new Set(all.flatMap((one) => [...one.words[place]]))];
      return known
        .map((other) => ({ other, count: shared(other) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.other < b.other ? -1 : 1))
        .slice(0, limit)
        .map(({ other }) => other);
    },
  };
}

function beginsEach(groups: Beginnings, words: readonly string[]): boolean {
  return groups.every((group) => group.some((beginning) => words.some((word) => word.startsWith(beginning))));
}

function summaries(
  rows: readonly { statement: Statement; day: string | null }[],
  people: readonly Person[],
): SpeakerSummary[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.values()]
    .map((person) => {
      const own = rows.filter(({ statement }) => statement.speaker?.personId === person.id);
      const days = own.flatMap(({ day }) => day ?? []).sort();
      return {
        person,
        statements: own.length,
        sources: new Set(own.map(({ statement }) => statement.sourceId)).size,
        firstDate: days[0] ?? null,
        lastDate: days.at(-1) ?? null,
      };
    })
    .filter(({ statements }) => statements > 0)
    .sort((a, b) => b.statements - a.statements);
}

function comparable(text: string): string {
  return wordsOf(text)
    .flatMap((word) => normalizeWord(word.text).split('-'))
    .join(' ');
}
