import type { Caller, EditorsRecord, ReadableRecord } from '../../src/bot/commands/command.js';
import type { NewsRecord } from '../../src/bot/courier/news-record.js';
import type { Answer, RankedStatement } from '../../src/model/answer.js';
import type { Source } from '../../src/model/source.js';
import type { Statement, StatementKind } from '../../src/model/statement.js';
import type { AskOptions, StatementRecord, Verification } from '../../src/record/index.js';
import { passageOf } from '../../src/search/answer/passage.js';
import { type CompletionKind, complete } from '../../src/search/complete/complete.js';
import type { KeptValue } from '../../src/store/keeping.js';
import type { Beginnings, SourceSummary, SpeakerSummary } from '../../src/store/store.js';
import { queryTokensOf } from '../../src/text/tokenizer.js';
import { NO_LEDGER, peopleStore, unsupported } from '../search/memory-store.js';

/** A source small enough to read, with words of each kind in it. */
const TEXT = [
  'The general spoke of the letter. “It was an honest mistake,” Milley said. “It should not have been sent.”',
  'Esper said that cultural sites were no target and that the military would follow “the laws of armed conflict.”',
  'Milley added that the letter was a draft.',
].join('\n');

export const SOURCE: Source = {
  id: 'a'.repeat(64),
  text: TEXT,
  body: { start: 0, end: TEXT.length },
  title: 'Esper: U.S. Has No Plans to Leave Iraq',
  kind: 'article',
  origin: 'esper.txt',
  outlet: 'Defense Department',
  url: 'https://www.defense.gov/News/',
  eventDate: '2020-01-06',
  language: 'en',
  status: 'live',
};

export const CALLER: Caller = { userId: 'U1', standing: 'reader', editor: false };

/** A statement of `words` as they stand in the source. */
export function statementOf(words: string, kind: StatementKind = 'direct', extra: Partial<Statement> = {}): Statement {
  const start = SOURCE.text.indexOf(words);
  if (start < 0) throw new Error(`Not in the source: ${words}`);
  const end = start + words.length;
  return {
    id: `${start}-${end}`.padEnd(64, '0'),
    sourceId: SOURCE.id,
    start,
    end,
    text: words,
    kind,
    quotes: kind === 'direct' ? [{ start, end }] : [],
    utterance: start,
    speaker: { personId: 'milley', name: 'Mark A. Milley', mention: null, confidence: 'sure', rule: 'subject-of-cue' },
    cue: null,
    topics: [],
    ...extra,
  };
}

export function ranked(statement: Statement, extra: Partial<RankedStatement> = {}): RankedStatement {
  const { id: sourceId, title, kind, outlet, url, eventDate, status } = SOURCE;
  return {
    statement,
    role: 'chairman of the Joint Chiefs of Staff',
    date: '2020-01-06',
    citation: { sourceId, title, kind, outlet: outlet!, url: url!, eventDate: eventDate!, status },
    context: { before: 'The general spoke of the letter.', after: '', question: null },
    score: 1,
    why: [],
    ...extra,
  };
}

export function answerOf(extra: Partial<Answer> = {}): Answer {
  const answers = extra.answers ?? [];
  return {
    understood: {
      speakers: [{ id: 'milley', name: 'Mark A. Milley' }],
      topic: ['letter'],
      phrases: [],
      from: null,
      to: null,
      kind: null,
      corrections: [],
    },
    outcome: answers.length > 0 ? 'answered' : 'nothing',
    answers,
    total: answers.length,
    complete: true,
    nearMisses: [],
    scope: { sources: 14, statements: 4512, from: '1997-01-28', to: '2024-01-03' },
    candidates: [],
    ...extra,
  };
}

export function speakerOf(name: string, extra: Partial<SpeakerSummary> = {}, kind: 'named' | 'unnamed' = 'named') {
  const person = { id: name, kind, name, aliases: [], roles: [{ title: 'chairman of the Joint Chiefs of Staff' }] };
  const summary: SpeakerSummary = {
    person,
    statements: 3,
    sources: 1,
    firstDate: '2020-01-06',
    lastDate: '2020-01-06',
    ...extra,
  };
  return summary;
}

export function sourceSummaryOf(extra: Partial<SourceSummary['source']> = {}): SourceSummary {
  const { text: _, ...source } = SOURCE;
  return { source: { ...source, ...extra }, statements: 4, speakers: 2 };
}

export interface AskedRecord
  extends ReadableRecord,
    Omit<NewsRecord, keyof ReadableRecord>,
    EditorsRecord,
    Pick<StatementRecord, 'keep' | 'kept'> {
  /** Each question with what it was asked with, but the moment. */
  readonly asked: ({ readonly question: string } & Omit<AskOptions, 'now'>)[];
}

/** What completion asks of a store, over what a record is told to give. */
function completing({ speakers = [], sources = [] }: Parameters<typeof recordOf>[0]) {
  const begins = (groups: Beginnings, text: string) =>
    groups.every((group) => group.some((one) => queryTokensOf(text).some(({ plain }) => plain.startsWith(one))));
  return {
    ...peopleStore(speakers),
    sourcesBeginning: async (groups: Beginnings) => sources.filter(({ source }) => begins(groups, source.title)),
    wordsBeginning: async () => [],
  };
}

/** A record that gives what it is told to, and remembers what it was asked. */
export function recordOf(parts: {
  answer?: Answer;
  speakers?: readonly SpeakerSummary[];
  sources?: readonly SourceSummary[];
  source?: Source;
  /** Statements that are found by their ids, the last one first where the latest are asked for. */
  statements?: readonly RankedStatement[];
  verification?: Verification;
}): AskedRecord {
  const asked: AskedRecord['asked'] = [];
  const { statements = [] } = parts;
  const kept = new Map<string, KeptValue>();
  return {
    ...{ ...NO_LEDGER, digest: unsupported, judged: unsupported, alert: unsupported },
    asked,
    keep: async (space, values) => {
      for (const value of values) kept.set(JSON.stringify([space, value.key]), value);
    },
    kept: async (space, key, now) => {
      const { value = null, expires = Infinity } = kept.get(JSON.stringify([space, key])) ?? {};
      return now < expires ? value : null;
    },
    async ask(question, { now: _, ...options }) {
      asked.push({ question, ...options });
      return parts.answer ?? answerOf();
    },
    complete: async (kind: CompletionKind, typed: string) => complete(kind, typed, { store: completing(parts) }),
    speakers: async () => parts.speakers ?? [],
    sources: async () => parts.sources ?? [],
    source: async (id) => (id === SOURCE.id ? (parts.source ?? SOURCE) : null),
    verify: async (quote) =>
      parts.verification ?? {
        quote,
        attributedTo: null,
        verdict: 'not-found',
        speakers: [],
        matches: [],
        scope: answerOf().scope,
      },
    receipts: async (ids) => ids.flatMap((id) => statements.filter(({ statement }) => statement.id === id)),
    inPassage: async (id) => {
      const shown = statements.find(({ statement }) => statement.id === id);
      return shown ? { ...shown, passage: passageOf(shown.statement, [], SOURCE) } : null;
    },
    recent: async (limit) => statements.slice(0, limit),
    retraction: async () => null,
    withheld: async () => [],
    free: unsupported,
    release: async () => 0,
    meetAll: async (_space, keys) => keys,
    unmeet: async () => {},
  };
}
