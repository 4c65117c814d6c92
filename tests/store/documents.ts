import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Person } from '../../src/model/person.js';
import type { Source } from '../../src/model/source.js';
import type { Statement, StatementKind, Topic } from '../../src/model/statement.js';
import { statementId } from '../../src/store/document.js';
import type { Document } from '../../src/store/store.js';

export interface Said {
  readonly by: string;
  readonly text: string;
  readonly kind?: StatementKind;
  readonly topics?: readonly Topic[];
  readonly question?: string;
}

/** Builds a sound document from its text and what is said in it; every piece must stand in the text. */
export function makeDocument(
  text: string,
  said: readonly Said[] = [],
  about: Partial<Source> = {},
  mentioned: readonly string[] = [],
): Document {
  const source: Source = {
    id: createHash('sha256').update(text).digest('hex'),
    text,
    body: { start: 0, end: text.length },
    title: 'A briefing',
    kind: 'article',
    origin: 'briefing.txt',
    language: 'en',
    status: 'live',
    ...about,
  };
  const people = new Map<string, Person>();
  const statements = said.map(({ by, text: words, kind = 'direct', topics = [], question }, utterance): Statement => {
    const person = personCalled(by, source);
    people.set(person.id, person);
    const span = place(text, words);
    return {
      ...span,
      id: statementId(source.id, span),
      sourceId: source.id,
      kind,
      quotes: kind === 'indirect' ? [] : [{ start: span.start, end: span.end }],
      utterance,
      speaker: { personId: person.id, name: person.name, mention: null, confidence: 'sure', rule: 'label' },
      cue: null,
      topics,
      ...(question === undefined ? {} : { question: place(text, question) }),
    };
  });
  return { source, people: [...people.values()], statements, mentioned };
}

/** A name with a capital is a person's, anything else an unnamed speaker of the source. */
function personCalled(name: string, source: Source): Person {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-');
  const shared = { name, aliases: [], roles: [] };
  return /^[A-Z]\w+ /.test(name)
    ? { ...shared, id: slug, kind: 'named' }
    : { ...shared, id: `${source.id}:${slug}`, kind: 'unnamed', sourceId: source.id };
}

function place(text: string, words: string): { start: number; end: number; text: string } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in the text`);
  return { start, end: start + words.length, text: words };
}

/** Sound documents of any content: scripts, emoji, hostile markup, nesting and split statements. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .record({
    pieces: fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.lorem({ mode: 'sentences', maxCount: 2 })).map(clean),
      { minLength: 1, maxLength: 6 },
    ),
    speakers: fc.array(fc.constantFrom('Mark Milley', 'Mark Esper', 'a senior official', 'Q'), { maxLength: 6 }),
    kinds: fc.array(fc.constantFrom<StatementKind>('direct', 'indirect', 'mixed'), { minLength: 6, maxLength: 6 }),
    origin: fc.constantFrom('a.txt', 'b.txt', 'https://example.org/c'),
    eventDate: fc.option(fc.constantFrom('2020-01-06', '2021-02-22T15:05:00-05:00'), { nil: undefined }),
    title: fc.string({ unit: 'grapheme' }).map(clean),
  })
  .map(({ pieces, speakers, kinds, origin, eventDate, title }) => {
    // Numbered, so that each piece stands in the text once.
    const numbered = pieces.map((piece, i) => `${i}\u241f${piece}`);
    const said = speakers.slice(0, pieces.length).map((by, i) => ({ by, text: numbered[i]!, kind: kinds[i]! }));
    return makeDocument(numbered.join('\n\n'), said, { origin, title, ...(eventDate ? { eventDate } : {}) });
  });

function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
}
