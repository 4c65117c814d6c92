import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedWords } from '../../src/bot/layout/wording.js';
import type { ParaphraseCard, QuoteCard } from '../../src/bot/reply/reply.js';
import { atomOf } from '../../src/cli/digest/atom.js';
import { isRepresentableText, isRepresentableXml } from '../../src/cli/digest/escape-text.js';
import { htmlOf } from '../../src/cli/digest/html.js';
import type { Issue, IssueEntry } from '../../src/cli/digest/issue.js';
import { markdownOf } from '../../src/cli/digest/markdown.js';
import { rssOf } from '../../src/cli/digest/rss.js';
import { loose, turned } from '../bot/direction.js';
import { anyCard, hostileText } from '../bot/random-replies.js';
import { all, readHtml, readMarkdown, readXml, text } from './reading.js';

const SEEN = Date.UTC(2020, 0, 7, 8);
const WITHHELD = 'Words withheld here';

type Card = QuoteCard | ParaphraseCard;

function entryOf(card: Card, topic: string | null, id: string): IssueEntry {
  const { citation, date, role, pieces } = card;
  const receipts = pieces.map(({ words }) => ({
    statement: {
      id,
      sourceId: 's',
      kind: 'direct' as const,
      quotes: [],
      utterance: 0,
      speaker: null,
      cue: null,
      topics: [],
      start: 0,
      end: words.length,
      text: words,
    },
    ...{ citation, date, role, context: { before: '', after: '', question: null }, score: 0, why: [] },
  }));
  return {
    id,
    topic,
    part: 'first',
    nodes: [card],
    receipts,
    elsewhere: [],
    permalink: `https://record.example/s/${id}`,
    seen: SEEN,
  };
}

function issueOf(cards: readonly Card[], labels: readonly [title: string, wanted: string, topic: string]): Issue {
  const [title, wanted, topic] = labels;
  return {
    ...{ type: 'digest', subscription: null, title, wanted, key: 'everything', zone: 'Europe/London' },
    ...{ since: SEEN - 86_400_000, until: SEEN, read: { statements: 12, sources: 3 }, left: 0 },
    ...{ corrections: [], publicUrl: 'https://record.example' },
    entries: cards.map((card, i) => entryOf(card, topic, `${i}`.padStart(64, '0'))),
  };
}

const hostileIssue = fc
  .tuple(
    fc.array(anyCard, { minLength: 1, maxLength: 4 }),
    fc.tuple(hostileText(300), hostileText(300), hostileText(300)),
  )
  .map(([cards, labels]) => ({ cards, issue: issueOf(cards, labels) }));

/** What is to be read back: the pieces of those cards that a format holds. */
function representableWords(cards: readonly Card[], isRepresentable: (words: string) => boolean): string[] {
  return cards.filter(({ pieces }) => pieces.every(({ words }) => isRepresentable(words))).flatMap(markedWords);
}

const isWebAddress = (address: string) => /^https?:\/\//.test(address);

describe('hostile words, names and titles', () => {
  const check = (property: (made: { cards: readonly Card[]; issue: Issue }) => void) =>
    fc.assert(fc.property(hostileIssue, property), { numRuns: 80 });

  it('are read back from Markdown, with no markup of their own', () => {
    check(({ cards, issue }) => {
      const { kinds, addresses, quoted } = readMarkdown(markdownOf(issue));
      expect(quoted).toEqual(representableWords(cards, isRepresentableText));
      for (const kind of [
        'code',
        'inlineCode',
        'html',
        'image',
        'emphasis',
        'list',
        'break',
        'definition',
        'linkReference',
      ]) {
        expect(kinds).not.toContain(kind);
      }
      expect(addresses.filter((address) => !isWebAddress(address))).toEqual([]);
    });
  });

  it('are read back from a page, with no element of their own', () => {
    check(({ cards, issue }) => {
      const { names, attributes, addresses, quoted } = readHtml(htmlOf(issue));
      expect(quoted).toEqual(representableWords(cards, isRepresentableText));
      const known =
        'html head meta title style body header h1 h2 p main article strong bdi span blockquote a footer section';
      expect([...names].filter((name) => !known.split(' ').includes(name))).toEqual([]);
      const expected = 'lang charset name content http-equiv class dir href rel';
      expect([...attributes].filter((name) => !expected.split(' ').includes(name))).toEqual([]);
      expect(addresses.filter((address) => !isWebAddress(address))).toEqual([]);
    });
  });

  it.each([
    ['RSS', rssOf, 'item', 'description'],
    ['Atom', atomOf, 'entry', 'content'],
  ] as const)('are read back from %s, which is well-formed', (_, format, item, content) => {
    check(({ cards, issue }) => {
      const root = readXml(format(issue));
      const items = all(root.name === 'rss' ? all(root, 'channel')[0]! : root, item);
      expect(items).toHaveLength(cards.length);
      const pieces = items.map((one) => readHtml(text(one, content)!));
      expect(pieces.flatMap(({ quoted }) => quoted)).toEqual(representableWords(cards, isRepresentableXml));
      expect(pieces.flatMap(({ addresses }) => addresses).filter((address) => !isWebAddress(address))).toEqual([]);
      for (const { names } of pieces) expect(names).not.toContain('script');
    });
  });
});

describe('what would turn the direction of text', () => {
  it('turns nothing beside it, in any format', () => {
    fc.assert(
      fc.property(hostileIssue, ({ issue }) => {
        const formats = [markdownOf, htmlOf, rssOf, atomOf].map((format) => format(issue));
        for (const written of formats) {
          expect(
            written
              .split(/[\n\r\u2029]/)
              .map(loose)
              .filter(Boolean),
          ).toEqual([]);
          // Who said it and when, and the words in their marks.
          const lines = [...written.matchAll(/(?:<|&lt;)p class=(?:"|&quot;)who\b.*?(?:<|&lt;)\/p/gs)].map(
            ([line]) => line,
          );
          for (const line of lines) expect(turned(line)).toBe('');
        }
        const page = readHtml(formats[1]!);
        const quoted = page.quoted.flatMap((piece) => piece.split(/[\n\r\u2029]/));
        expect(quoted.map(turned).filter(Boolean)).toEqual([]);
        const feed = readXml(formats[2]!);
        const titles = all(all(feed, 'channel')[0]!, 'item').map((item) => text(item, 'title') ?? '');
        expect(titles.map(turned).filter(Boolean)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('words that a format would change', () => {
  const [card] = fc.sample(anyCard, { numRuns: 1, seed: 20200106 });
  const saying = (words: string): Issue =>
    issueOf(
      [{ ...card!, type: 'quote', pieces: [{ statementId: null, words, quotes: [], matched: [] }] }],
      ['Digest', '', 'x'],
    );

  it.each([
    ['an escape', 'We said \u001b[31mno\u001b[0m.', [markdownOf, htmlOf, rssOf, atomOf]],
    ['a NUL', 'We said\0no.', [markdownOf, htmlOf, rssOf, atomOf]],
    ['half of a character', 'We said \ud83d.', [markdownOf, htmlOf, rssOf, atomOf]],
    ['a form feed', 'We said\fno.', [rssOf, atomOf]],
    ['what is no character', 'We said \uffff.', [rssOf, atomOf]],
  ])('are withheld, and said to be: %s', (_, words, formats) => {
    for (const format of formats) {
      const written = format(saying(words));
      expect(written).toContain(WITHHELD);
      expect(written).not.toContain('We said');
    }
  });

  it('are kept where a number names them: carriage returns, and white space at the ends of lines', () => {
    const words = ' \r\nWe\r said \n\n\t no. \n# Not a heading\n- not a list\n1. not one either\u00a0';
    expect(readMarkdown(markdownOf(saying(words))).quoted).toEqual([`“${words}”`]);
    expect(readHtml(htmlOf(saying(words))).quoted).toEqual([`“${words}”`]);
  });

  it('are not escaped where they need not be', () => {
    const words = "It's 10:30 - we won't go (yet), at 5%; no.";
    expect(markdownOf(saying(words))).toContain(`> “${words}”`);
  });
});
