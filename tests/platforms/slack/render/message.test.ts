import { describe, expect, it } from 'vitest';
import { actions, fields, heading, note, type Page, type ReplyNode, reply } from '../../../../src/bot/reply/reply.js';
import type { ConversationTurn } from '../../../../src/model/query.js';
import { LIMITS } from '../../../../src/platforms/slack/render/limits.js';
import { renderMessage } from '../../../../src/platforms/slack/render/message.js';
import { paraphraseOf, pieceOf, quoteOf } from '../../../bot/example-cards.js';
import { linesOf } from './lines.js';

const shown = (...nodes: ReplyNode[]) => linesOf(renderMessage(reply(...nodes)).blocks);
const ALL = '[Share to channel] [Context] [Source] [Copy citation] [Report a mistake]';
const SENTENCE = 'The budget of the city was passed by the council in the spring. ';
const NEXT = { command: 'said', options: { page: '2' }, text: 'ann' };
const PAGE: Page = { type: 'page', first: 1, last: 5, total: 12, previous: null, next: NEXT };

describe('a card', () => {
  it('is who, when, the words, where from, and what can be done', () => {
    expect(shown(heading('One statement'), quoteOf('We will pay.'))).toEqual([
      '# One statement',
      '**Ann Lee**, mayor · 6 January 2020',
      '> “We will pay.”',
      'Council meeting · transcript',
      ALL,
    ]);
  });

  it('labels a paraphrase and gives it no marks', () => {
    expect(shown(paraphraseOf('the city would pay'))).toEqual([
      '**Ann Lee**, mayor · 6 January 2020 · **paraphrase**',
      '> the city would pay',
      'Council meeting · transcript',
      ALL,
    ]);
  });

  it('emphasises matched words and alters none', () => {
    const piece = pieceOf('We *will* pay :money: <!channel>.', { matched: [{ start: 10, end: 13 }] });
    expect(shown(quoteOf('', { pieces: [piece] }))).toContain('> “We *will* **pay** :money: <!channel>.”');
  });

  it('shows an unsure speaker, a time with its zone, and where it was said', () => {
    const { citation } = quoteOf('');
    const card = quoteOf('Yes.', {
      speaker: { id: 'ann', name: 'Ann Lee', confidence: 'unsure' },
      citation: { ...citation, url: 'https://example.org/a', outlet: 'City', eventDate: '2020-01-06T14:30:00-05:00' },
    });
    expect(shown(card)).toEqual([
      '**Ann Lee** (speaker unsure), mayor · 6 January 2020, 14:30 UTC-05:00',
      '> “Yes.”',
      '[Council meeting](https://example.org/a), City · transcript',
      ALL,
    ]);
  });

  it('links web addresses alone', () => {
    const card = quoteOf('Yes.', { citation: { ...quoteOf('').citation, url: 'javascript:alert(1)' } });
    expect(shown(card)).toContain('Council meeting · transcript · javascript:alert(1)');
  });

  it('says what must be known before its words are used', () => {
    const card = quoteOf('We <s>wont</s> [won’t] pay.', {
      citation: {
        ...quoteOf('').citation,
        translation: 'machine, from es',
        groundRules: { attribution: 'on background' },
      },
    });
    expect(shown(card).filter((line) => line.startsWith('**Caution'))).toEqual([
      '**Caution: **Corrected in the source: wont is struck, it reads won’t',
      "**Caution: **Translation (machine, from es): the wording is not the speaker's own.",
      '**Caution: **Ground rules: on background.',
    ]);
  });

  it('has the question and the why in small print, but what it must be read with above its words', () => {
    const asked = quoteOf('Yes.', { context: { kind: 'question', words: 'Will you\npay?' }, why: 'Why: it is.' });
    expect(shown(asked).slice(3)).toEqual(['(Asked: Will you pay?)', '(Why: it is.)', ALL]);
    const denied = paraphraseOf('the city would pay', { context: { kind: 'attribution', words: 'She denied that' } });
    expect(shown(denied).slice(1, 3)).toEqual(['**Reported with:** She denied that', '> the city would pay']);
  });

  it('keeps the pieces of one utterance apart', () => {
    const card = quoteOf('', { pieces: [pieceOf('We will,'), pieceOf('and soon.')] });
    expect(shown(card).slice(1, 4)).toEqual(['> “We will,”', '…', '> “and soon.”']);
  });

  it('withholds words that cannot be sent unaltered', () => {
    const { text, blocks } = renderMessage(reply(quoteOf('We will\ud83d pay.')));
    expect(JSON.stringify([text, linesOf(blocks)])).not.toContain('pay');
    expect(linesOf(blocks)).toContainEqual(expect.stringContaining('they are withheld'));
  });

  it('is parted from the next by a line', () => {
    expect(shown(quoteOf('One.'), quoteOf('Two.')).filter((line) => line === '---')).toHaveLength(1);
  });
});

describe('a long statement', () => {
  const words = SENTENCE.repeat(80).trim();

  it('is shown in part, "…" outside of the marks, and where the whole of it is', () => {
    const lines = shown(quoteOf(words));
    const quote = lines.find((line) => line.startsWith('> '))!;
    const slice = /^> “(.*)” …$/.exec(quote)?.[1] ?? '';
    expect(words.startsWith(slice) && slice.endsWith('.')).toBe(true);
    expect(slice.length).toBeGreaterThan(2000);
    expect(lines).toContain(
      `(Shown in part (first ${slice.length.toLocaleString('en-GB')} of 5,119 characters). Whole text: Context.)`,
    );
  });

  it('is shown around what was asked for, with "…" on both sides', () => {
    const marked = `${SENTENCE.repeat(60)}The letter came in May. ${SENTENCE.repeat(60)}`.trim();
    const start = marked.indexOf('letter');
    const card = quoteOf('', { pieces: [pieceOf(marked, { matched: [{ start, end: start + 6 }] })] });
    expect(shown(card).find((line) => line.startsWith('> '))).toMatch(/^> … “.*\*\*letter\*\*.*” …$/);
    expect(shown(card)).toContainEqual(expect.stringMatching(/Shown in part \(characters [\d,]+ to [\d,]+ of /));
  });

  it('is not shown at all where no part can stand for it', () => {
    const lines = shown(quoteOf('no end '.repeat(1000)));
    expect(lines.filter((line) => line.startsWith('> '))).toEqual([]);
    expect(lines).toContain(
      '(Not shown here: 7,000 characters, of which no part can stand for the whole. Whole text: Context.)',
    );
  });

  it('does not point to a button that is not there', () => {
    const { blocks } = renderMessage(reply(quoteOf(words)), { actions: 'none' });
    expect(linesOf(blocks).at(-1)).toMatch(/^\(Shown in part \(.*\)\.\)$/);
  });
});

describe('what does not fit', () => {
  const many = (number: number, length: number) =>
    Array.from({ length: number }, (_, i) =>
      quoteOf(`${i}. ${SENTENCE.repeat(length)}`.trim(), {
        context: { kind: 'question', words: 'Will you pay?' },
        why: 'Why: it is.',
      }),
    );
  const words = (lines: readonly string[]) => lines.filter((line) => line.startsWith('> ')).join('').length;

  it('is shorter words first', () => {
    const lines = shown(...many(4, 30));
    expect(lines.filter((line) => line === '(Why: it is.)')).toHaveLength(4);
    expect(words(lines)).toBeLessThan(words(shown(...many(1, 30))) * 4);
    expect(lines.filter((line) => line === ALL)).toHaveLength(4);
  });

  it('is then the small print, then buttons, then whole statements, which is said', () => {
    const lines = shown(...many(25, 10), PAGE);
    expect(lines.filter((line) => line.startsWith('(Why') || line.startsWith('(Asked'))).toEqual([]);
    expect(lines.filter((line) => line === ALL)).toHaveLength(1);
    const cards = lines.filter((line) => line.startsWith('**Ann')).length;
    expect(lines.filter((line) => line === '[Share to channel] [Context]')).toHaveLength(cards - 1);
    expect(lines).toContain(`${25 - cards} more statements don't fit in one message.`);
    expect(lines.slice(-2)).toEqual(['(1 to 5 of 12.)', '[More]']);
  });

  it('is said with the way to fewer where the command has one', () => {
    const lines = shown({ type: 'heading', text: 'Ann Lee', hasLimit: true }, ...many(25, 10), PAGE);
    expect(lines.join('\n')).toMatch(/\d+ more statements don't fit in one message: ask with limit:\d+\./);
  });

  it('takes the heading of a group along', () => {
    const groups = many(25, 10).flatMap((card, i) => [heading(`Group ${i}`), card]);
    const lines = shown(heading('All'), ...groups);
    expect(lines[0]).toBe('# All');
    expect(lines.filter((line) => line.startsWith('# Group'))).toHaveLength(
      lines.filter((line) => line.startsWith('**Ann')).length,
    );
  });

  it('is at last what stands behind', () => {
    const lines = shown(...Array.from({ length: 60 }, (_, i) => note(`${i} ${SENTENCE.repeat(10)}`)));
    expect(lines.at(-1)).toBe("The rest doesn't fit in one message.");
  });
});

describe('buttons', () => {
  const nodes = [quoteOf('Yes.'), PAGE, actions({ label: 'Bob', invocation: NEXT })];
  const buttons = (kind: 'all' | 'private' | 'none') =>
    linesOf(renderMessage(reply(...nodes), { actions: kind }).blocks).filter((line) => line.startsWith('['));

  it('are as many as the place wants', () => {
    expect(buttons('all')).toEqual([ALL, '[More]', '[Bob]']);
    expect(buttons('private')).toEqual([ALL.replace('[Share to channel] ', ''), '[More]', '[Bob]']);
    expect(buttons('none')).toEqual([]);
  });

  it('give way to the line to type where a call is too long for one', () => {
    const invocation = { command: 'said', options: {}, text: `“${'"'.repeat(1500)}` };
    expect(shown(actions({ label: 'Bob', invocation }))).toEqual([`Bob: /said ${invocation.text}`]);
    const after = { shown: ['x'.repeat(2000)] } as unknown as ConversationTurn;
    expect(shown(note('Hm.'), actions({ label: 'Bob', invocation: { ...invocation, text: '', after } }))).toEqual([
      'Hm.',
    ]);
  });
});

describe('other nodes', () => {
  it('are paragraphs, lists, small print and links', () => {
    expect(
      shown(
        heading('H'.repeat(151)),
        fields({ name: 'Ann', value: '3 statements' }, { name: '', value: '' }),
        note('Small.', 'quiet'),
        note('Look out.', 'warning'),
        { type: 'link', label: 'Open', url: 'https://example.org/' },
        { type: 'link', label: 'Open', url: 'javascript:alert(1)' },
        { type: 'passage', label: 'Whole', words: 'We will pay.', marked: [{ start: 3, end: 7 }] },
        { type: 'copyable', label: 'Copy', text: '*a*' },
      ),
    ).toEqual([
      `**${'H'.repeat(151)}**`,
      '- **Ann**: 3 statements',
      '(Small.)',
      '**Look out.**',
      '[Open](https://example.org/)',
      'Open: javascript:alert(1)',
      '**Whole:**',
      '> We **will** pay.',
      '**Copy:**',
      '*a*',
    ]);
  });

  it('show an address in short, as a link to the whole of it where there is room', () => {
    const addressed = (url: string) => shown(fields({ name: 'Ann', value: 'mayor', url }));
    const long = `https://www.example.org/${'a'.repeat(99)}`;
    expect(addressed(long)).toEqual([`- **Ann**: mayor · [example.org/${'a'.repeat(47)}…](${long})`]);
    expect(addressed(long + long)).toEqual([`- **Ann**: mayor · [example.org/${'a'.repeat(47)}…](${long + long})`]);
    expect(addressed(long.repeat(3))).toEqual([`- **Ann**: mayor · example.org/${'a'.repeat(47)}…`]);
    expect(addressed('javascript:alert(1)')).toEqual(['- **Ann**: mayor · javascript:alert(1)']);
  });

  it('show addresses without links where these leave no room', () => {
    const url = `https://example.org/${'a'.repeat(250)}`;
    const list = Array.from({ length: 25 }, (_, at) => ({ name: `Source ${at}`, value: 'article', url }));
    const lines = shown(fields(...list));
    expect(lines).toHaveLength(25);
    expect(lines.join()).not.toContain('(https:');
  });

  it('are nothing where they have nothing to show', () => {
    const { text, blocks } = renderMessage(reply(heading(' \u202E'), note(''), fields()));
    expect({ text, blocks }).toEqual({ text: 'Nothing to show.', blocks: [] });
  });
});

describe('the text', () => {
  it('is all of it, escaped', () => {
    const { text } = renderMessage(reply(heading('Ann <Lee>'), quoteOf('We & they.')));
    expect(text).toBe(
      'Ann &lt;Lee&gt;\nAnn Lee, mayor · 6 January 2020\n“We &amp; they.”\nCouncil meeting · transcript',
    );
  });

  it('is cut between statements, and says how many more there are', () => {
    const cards = Array.from({ length: 5 }, (_, i) => quoteOf(`${i}. ${SENTENCE.repeat(12)}`.trim()));
    const { text } = renderMessage(reply(...cards));
    expect(text.length).toBeLessThanOrEqual(LIMITS.text);
    const quotes = [...text.matchAll(/“([^”]*)”/g)].map(([, words]) => words!);
    expect(quotes.length).toBeGreaterThan(2);
    for (const [i, words] of quotes.entries()) expect(cards[i]!.pieces[0]!.words.startsWith(words)).toBe(true);
    if (quotes.length < 5) expect(text).toMatch(new RegExp(`\\n… and ${5 - quotes.length} more$`));
  });
});
