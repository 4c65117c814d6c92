import fc from 'fast-check';
import type {
  Actions,
  Card,
  Invocation,
  Page,
  ParaphraseCard,
  Piece,
  QuoteCard,
  Reply,
  ReplyNode,
} from '../../src/bot/reply/reply.js';
import { reply } from '../../src/bot/reply/reply.js';
import type { Span } from '../../src/model/span.js';

/** What could be taken for markup, and characters that are easily lost. */
export const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U123>',
  '<#C123>',
  '<https://evil.example|click>',
  '&lt;!everyone&gt;',
  '&amp;',
  '*bold*',
  '_it_',
  '~gone~',
  '`code`',
  '```',
  ':smile:',
  '@here',
  '@channel',
  '@everyone',
  'javascript:alert(1)',
  'http://example.org/a_b',
  '“quoted”',
  '"quoted"',
  '…',
  '<s>over</s> [under]',
  '\u202Egnorw\u202C',
  '\u202Donly begun',
  '\u2067turned \u2066about\u2069 twice\u2069',
  '\u2068by itself\u2069',
  '\u2068',
  '\u2069',
  '\u200F',
  '\u200E',
  '\u061C',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  'שלום עולם',
  'مرحبا بالعالم',
  '😀',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0302\u0303',
  '\u200b',
  '\r\n',
  '\r',
  '\f',
  '\n\n',
  '\n# big ',
  '\n-# small ',
  '\n  - one ',
  '\n1. one ',
  '\n> said ',
  '\n>>> said ',
  '\\',
  '**',
  '__under__',
  '||hidden||',
  '~~gone~~',
  '[click](https://evil.example)',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</said:123456789012345678>',
  '<a:wave:123456789012345678>',
  '<t:1618953630:R>',
  '<https://evil.example/a>',
  '¯\\_(ツ)_/¯',
  '```ansi\n\u001b[31mred\n```',
  '\t',
];

const SENTENCES = [
  'But we did not say that. ',
  'It is not so. ',
  'No. ',
  'The letter was a draft, sent by mistake to the people who were to read it last. ',
  'We have five hundred soldiers there! ',
  'Is that what you asked? ',
  'And this is why. ',
];

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** Text of any length up to some thousand units, now and then with half of a character in it. */
export function hostileText(most: number) {
  const short = fc.string({ unit, maxLength: 12 });
  const long = fc
    .tuple(fc.string({ unit, minLength: 1, maxLength: 30 }), fc.nat(most))
    .map(([text, length]) => (text || 'x').repeat(Math.ceil(length / (text.length || 1))).slice(0, length));
  return fc.oneof(
    { weight: 6, arbitrary: short },
    { weight: 2, arbitrary: long },
    { weight: 1, arbitrary: fc.tuple(short, short).map(([a, b]) => `${a}\ud83d${b}`) },
  );
}

const label = hostileText(700);
const words = hostileText(5000).filter((text) => text !== '');

/** Spans in order and apart, some of them through the middle of a character. */
function spansIn(text: string, most: number): fc.Arbitrary<Span[]> {
  return fc.array(fc.nat(text.length), { maxLength: 2 * most }).map((offsets) => {
    const sorted = [...new Set(offsets)].sort((a, b) => a - b);
    return sorted.flatMap((start, i) => (i % 2 === 0 && sorted[i + 1] ? [{ start, end: sorted[i + 1]! }] : []));
  });
}

const id = fc.stringMatching(/^[0-9a-f]{64}$/);

function pieces(type: 'quote' | 'paraphrase'): fc.Arbitrary<Piece[]> {
  const piece = words.chain((text) =>
    fc.record({
      statementId: fc.option(id, { freq: 8 }),
      words: fc.constant(text),
      quotes: type === 'quote' ? fc.constant([{ start: 0, end: text.length }]) : spansIn(text, 2),
      matched: spansIn(text, 20),
    }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(piece, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(piece, { minLength: 2, maxLength: 7 }) },
  );
}

const date = fc.oneof(fc.constantFrom('2020-01-06', '2020-01-06T14:30:00-05:00', '2020-01-06T14:30Z'), label);
const url = fc.oneof(
  fc.constantFrom('https://example.org/a?b=c&d=<e>', 'javascript:alert(1)', 'file.txt', '', 'http://['),
  label.map((text) => `https://example.org/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`),
  label,
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

function defined<T extends object>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const citation: fc.Arbitrary<Card['citation']> = fc
  .record({
    sourceId: id,
    title: label,
    kind: fc.constantFrom('transcript' as const, 'article' as const, 'caption' as const),
    outlet: maybe(label),
    url: maybe(url),
    eventDate: maybe(date),
    publishedDate: maybe(date),
    translation: maybe(label),
    groundRules: maybe(
      fc.record({
        attribution: fc.constant('on background' as const),
        embargo: fc.record({ stated: label, until: fc.constant(null) }),
      }),
    ),
    status: fc.constantFrom('live' as const, 'corrected' as const, 'retracted' as const),
  })
  .map(defined);

function card(type: 'quote' | 'paraphrase'): fc.Arbitrary<QuoteCard | ParaphraseCard> {
  return fc.record({
    type: fc.constant(type),
    pieces: pieces(type),
    speaker: fc.option(
      fc.record({ id: label, name: label, confidence: fc.constantFrom('sure' as const, 'unsure' as const) }),
    ),
    role: fc.option(label),
    date: fc.option(date),
    citation,
    context: fc.option(
      fc.record({ kind: fc.constantFrom('question' as const, 'before' as const, 'attribution' as const), words }),
    ),
    why: fc.option(label),
  });
}

export const anyCard = fc.oneof(card('quote'), card('paraphrase'));

export const anyInvocation: fc.Arbitrary<Invocation> = fc.record(
  {
    command: fc.constantFrom('said', 'sources'),
    options: fc.dictionary(fc.constantFrom('page', 'limit', 'speaker'), label),
    text: hostileText(2200),
    after: fc.constantFrom(null, {
      understood: { speakers: [], topic: ['letter'], phrases: [], from: null, to: null, kind: null, corrections: [] },
      outcome: 'answered' as const,
      shown: [],
      skipped: 5,
      candidates: [],
    }),
  },
  { requiredKeys: ['command', 'options', 'text'] },
);

const actions: fc.Arbitrary<Actions> = fc.record({
  type: fc.constant('actions'),
  actions: fc.array(fc.record({ label, invocation: anyInvocation }), { maxLength: 40 }),
});
const page: fc.Arbitrary<Page> = fc.record({
  type: fc.constant('page'),
  first: fc.nat(),
  last: fc.nat(),
  total: fc.nat(),
  previous: fc.option(anyInvocation),
  next: fc.option(anyInvocation),
});

const passage = hostileText(9000).chain((text) =>
  fc.record({ type: fc.constant('passage' as const), label, words: fc.constant(text), marked: spansIn(text, 1) }),
);

const node: fc.Arbitrary<ReplyNode> = fc.oneof(
  { weight: 8, arbitrary: anyCard },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('heading' as const), text: label }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('note' as const),
      tone: fc.constantFrom('plain' as const, 'quiet' as const, 'warning' as const),
      text: hostileText(5000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('fields' as const),
      fields: fc.array(fc.record({ name: label, value: label, url }, { requiredKeys: ['name', 'value'] }), {
        maxLength: 30,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('link' as const), label, url }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('copyable' as const), label, text: hostileText(8000) }) },
  { weight: 1, arbitrary: passage },
  { weight: 1, arbitrary: actions },
  { weight: 1, arbitrary: page },
);

/** Replies of nodes of every type, in any order and number. */
export const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  { weight: 5, arbitrary: fc.array(node, { maxLength: 8 }).map((nodes) => reply(...nodes)) },
  { weight: 5, arbitrary: fc.array(anyCard, { minLength: 1, maxLength: 3 }).map((nodes) => reply(...nodes)) },
  { weight: 1, arbitrary: fc.array(anyCard, { minLength: 10, maxLength: 25 }).map((nodes) => reply(...nodes)) },
);
