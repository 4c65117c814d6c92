import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { label } from '../../src/bot/layout/labels.js';
import { citationText, fallbackText } from '../../src/bot/layout/wording.js';
import { note, type ParaphraseCard, type QuoteCard, type Reply, reply } from '../../src/bot/reply/reply.js';
import { renderMessage as renderDiscord } from '../../src/platforms/discord/render/message.js';
import { renderMessage as renderSlack } from '../../src/platforms/slack/render/message.js';
import { renderModal } from '../../src/platforms/slack/render/modal.js';
import { render as renderTerminal } from '../../src/platforms/terminal/render.js';
import { replyPage } from '../../src/platforms/web/html.js';
import { loose, turned } from '../bot/direction.js';
import { anyCard, anyReply } from '../bot/random-replies.js';
import { flat } from './discord/render/check.js';

const SETTINGS = { numRuns: 250, endOnFailure: true };

/** Text that is laid out together, from one line end to the next. */
const linesOf = (text: string) => text.split(/[\n\r\u2029]/);

/** The paragraphs of Slack's blocks. */
function slackLines(blocks: readonly types.AnyBlock[]): string[] {
  return (blocks as readonly types.KnownBlock[]).flatMap((block): string[] => {
    if (block.type === 'rich_text') {
      return block.elements.flatMap((container) => {
        const paragraphs = container.type === 'rich_text_list' ? container.elements : [container];
        return paragraphs.flatMap(({ elements }) =>
          linesOf(elements.map((element) => ('text' in element ? String(element.text ?? '') : '')).join('')),
        );
      });
    }
    if (block.type === 'header') return linesOf(block.text.text);
    if (block.type === 'context') return block.elements.flatMap((each) => ('text' in each ? linesOf(each.text) : []));
    if (block.type === 'input' && 'initial_value' in block.element)
      return linesOf(String(block.element.initial_value ?? ''));
    return [];
  });
}

function discordLines(shown: Reply): string[] {
  const { message } = renderDiscord(shown, { actions: 'none' });
  return flat(message.components).flatMap(({ content }) => (typeof content === 'string' ? linesOf(content) : []));
}

/** The paragraphs of a page: what stands between two elements that begin a line. */
function pageLines(shown: Reply): string[] {
  const lines: string[] = [];
  const read = (node: { nodeName: string; value?: string; childNodes?: readonly unknown[] }): string => {
    if (node.nodeName === 'style' || node.nodeName === 'title') return '';
    if (node.nodeName === '#text') return node.value ?? '';
    const text = (node.childNodes ?? []).map((child) => read(child as typeof node)).join('');
    if (!/^(?:p|h1|dt|dd|blockquote|figcaption|pre)$/.test(node.nodeName)) return text;
    lines.push(...linesOf(text));
    return '';
  };
  read(parse(replyPage('Statement', shown)) as Parameters<typeof read>[0]);
  return lines;
}

/** A card and what is said about it, of which `why` is said by search, and topics are none of its matters. */
const cards = fc
  .array(anyCard, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((card) => ({ ...card, why: null })));

type Card = QuoteCard | ParaphraseCard;
const WAYS: readonly (readonly [name: string, lines: (shown: Reply, all: readonly Card[]) => string[]])[] = [
  ['Slack’s blocks', (shown) => slackLines(renderSlack(shown).blocks)],
  ['Slack’s modals', (shown) => slackLines(renderModal(shown, { title: 'Answer' }).blocks)],
  ['Slack’s texts', (shown) => linesOf(renderSlack(shown).text)],
  ['Discord', discordLines],
  ['pages', pageLines],
  ['texts to copy', (_, all) => all.flatMap((card) => linesOf(citationText(card)))],
  ['summaries', (_, all) => linesOf(fallbackText(all))],
];

describe('on a card whatever a source holds turns nothing: names, dates and marks stand in their order', () => {
  it.each(WAYS)('%s', (_, lines) => {
    fc.assert(
      fc.property(cards, (all) => {
        for (const line of lines(reply(...all), all)) expect(turned(line)).toBe('');
      }),
      SETTINGS,
    );
  });

  it('finds what is turned: the check is no formality', () => {
    expect(turned('שלום · 6 January 2020')).not.toBe('');
    expect(turned('“\u202Eno”')).not.toBe('');
    expect(turned('“\u2068no”')).not.toBe('');
    expect(turned('“\u2068שלום\u2069” · 6 January 2020')).toBe('');
  });
});

describe('any reply', () => {
  it('holds no control that reaches beyond its own line and text', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        const { text, blocks } = renderSlack(answer, { actions: 'all' });
        const lines = [...linesOf(text), ...slackLines(blocks), ...discordLines(answer), ...pageLines(answer)];
        expect(lines.map(loose).filter(Boolean)).toEqual([]);
        // What is to be copied stands by itself, as it is.
        const others = reply(...answer.nodes.filter(({ type }) => type !== 'copyable'));
        const told = renderSlack(others, { actions: 'all' });
        const shown = [
          ...linesOf(told.text),
          ...slackLines(told.blocks),
          ...discordLines(others),
          ...pageLines(others),
        ];
        expect(shown.map(turned).filter(Boolean)).toEqual([]);
        expect(renderTerminal(answer, { colour: false })).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      }),
      SETTINGS,
    );
  });
});

describe('a quotation from right to left', () => {
  const card = {
    type: 'quote',
    pieces: [{ statementId: null, words: 'שלום לכולם', quotes: [], matched: [{ start: 0, end: 4 }] }],
    speaker: { id: 'p', name: 'דוד', confidence: 'sure' },
    role: null,
    date: '2020-01-06',
    citation: { sourceId: 's', title: 'כותרת', kind: 'article', status: 'live', eventDate: '2020-01-06' },
    context: null,
    why: null,
  } as unknown as QuoteCard;

  it('keeps its letters in their order, within its marks, also where a word of it is emphasised', () => {
    const shown = slackLines(renderSlack(reply(card)).blocks);
    expect(shown).toContain('“\u2068שלום לכולם\u2069”');
    expect(shown).toContain('\u2068דוד\u2069 · 6 January 2020');
    expect(discordLines(reply(card))).toContain('> “**\u2068שלום** לכולם\u2069”');
    expect(renderTerminal(reply(card), { colour: false })).toContain('“שלום לכולם”');
  });

  it('is cut with whole isolates', () => {
    const long = note(`About \u2068${'שלום '.repeat(900)}\u2069`);
    for (const line of [...slackLines(renderSlack(reply(long)).blocks), ...discordLines(reply(long))]) {
      expect(turned(line)).toBe('');
    }
    for (let most = 8; most < 30; most++) {
      const cut = label('said \u2068שלום לכולם\u2069 in 2020', most);
      expect(turned(cut)).toBe('');
      expect(cut.length).toBeLessThanOrEqual(most);
    }
  });
});
