import type { NewStatement, Utterance } from '../../src/digest/types.js';
import type { Source } from '../../src/model/source.js';
import type { Speaker, Statement, StatementKind } from '../../src/model/statement.js';

/** A statement as a digest is given it; whatever is not said is unremarkable. */
export interface Told {
  readonly text: string;
  readonly by?: string | null;
  readonly source?: string;
  readonly day?: string | null;
  readonly kind?: StatementKind;
  readonly sourceKind?: Source['kind'];
  readonly confidence?: Speaker['confidence'];
  readonly role?: string | null;
  readonly utterance?: number;
  readonly start?: number;
  readonly topics?: readonly string[];
  readonly question?: string;
  readonly about?: Partial<Source>;
}

/** A name of two words or more is a person's; anything else describes somebody in one source. */
export function fresh(told: Told): NewStatement {
  const { text, by = 'Ann Lee', source = 'a.txt', day = '2024-03-12', kind = 'direct', start = 0 } = told;
  const isNamed = by !== null && /^\p{Lu}\S+ \p{Lu}/u.test(by);
  const span = { start, end: start + text.length };
  const statement: Statement = {
    ...span,
    text,
    id: `${source}:${start}:${span.end}:${by}`,
    sourceId: source,
    kind,
    quotes: kind === 'direct' ? [span] : [],
    utterance: told.utterance ?? start,
    speaker:
      by === null
        ? null
        : {
            personId: isNamed ? by.toLowerCase() : `${source} ${by}`,
            name: by,
            mention: null,
            confidence: told.confidence ?? 'sure',
            rule: 'label',
          },
    cue: null,
    topics: (told.topics ?? []).map((term) => ({ term, from: 'statement' })),
    ...(told.question !== undefined && { question: { start: 0, end: told.question.length, text: told.question } }),
  };
  return {
    statement,
    source: {
      id: source,
      body: { start: 0, end: 1_000_000 },
      title: `Title of ${source}`,
      kind: told.sourceKind ?? 'article',
      origin: source,
      language: 'en',
      status: 'live',
      ...(day !== null && { eventDate: day }),
      ...told.about,
    },
    role: told.role === undefined ? 'Mayor' : told.role,
    isNamed,
  };
}

export function utterance(told: Told): Utterance {
  return { pieces: [fresh(told)] };
}
