import { readFileSync } from 'node:fs';
import type { types } from '@slack/bolt';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import { renderMessage } from '../../src/platforms/slack/render/message.js';
import { CALLER } from '../bot/fixtures.js';
import { sampleRecord } from '../search/sample-record.js';
import { slackPicture } from './slack-svg.js';

/** The picture in the README is made here, by `npm run picture`, of the answer that is given today. */
const PICTURE = 'docs/answer.svg';
const COMMAND = '/said kind:quotes what did Milley say about the letter';
const SOURCE = 'data/documents/pentagon-2020-01-06-briefing-article.txt';

const sample = sampleRecord();

/** What is seen of a picture: all of its texts, and the words of each quote. Throws where it is not well-formed. */
function seen(svg: string) {
  const texts: string[] = [];
  const words: string[] = [];
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open.push(tag.name);
    elements.add(tag.name);
    for (const name of Object.keys(tag.attributes)) attributes.add(name);
    if (tag.name === 'text') texts.push('');
    if (tag.name === 'g') words.push('');
  });
  parser.on('text', (text) => {
    if (!open.includes('text')) return;
    texts.push(`${texts.pop()}${text}`);
    if (open.includes('g')) words.push(`${words.pop()}${text}`);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg).close();
  return { texts, words, elements: [...elements].sort(), attributes };
}

describe('the picture in the README', () => {
  it('is the answer of today as Slack shows it; `npm run picture` makes it anew', async () => {
    const bot = new Bot({
      record: sample.record(),
      commands: await loadCommands(),
      logger: { error: (...failed: unknown[]) => expect.unreachable(String(failed)) },
      now: () => new Date(2026, 10, 22, 12),
    });
    const answer = await bot.answerLine(COMMAND, CALLER);
    await expect(slackPicture(COMMAND, renderMessage(answer), answer.text)).toMatchFileSnapshot(`../../${PICTURE}`);
  });

  it('has nothing in quotation marks but what its source has, byte for byte', () => {
    const source = readFileSync(SOURCE);
    const { words, texts } = seen(readFileSync(PICTURE, 'utf8'));
    expect(words).toHaveLength(1);
    for (const quote of words) {
      const [, exact] = /^“(.+)”$/.exec(quote) ?? [];
      expect(source.includes(Buffer.from(exact!))).toBe(true);
    }
    const marked = texts.join('').match(/“[^”]*”/g);
    expect(marked).toEqual(words);
    const [, title] = /^title: (.*)$/m.exec(source.toString()) ?? [];
    expect(texts.join('')).toContain(title);
  });

  it('is shown there, with what it shows in words', () => {
    const [, described] = /!\[([^\]]*)\]\(docs\/answer\.svg\)/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect(described).toContain(COMMAND);
  });

  it('calls for nothing from elsewhere, and runs nothing', () => {
    const svg = readFileSync(PICTURE, 'utf8');
    expect(seen(svg).elements).toEqual(['desc', 'g', 'rect', 'style', 'svg', 'text', 'title', 'tspan']);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|href/);
  });
});

describe('a picture of a message', () => {
  const hostile = `</text><script>alert(1)</script> & " ' <!-- ]]> \u0000\uD800 ${'W'.repeat(200)}`;
  const shown = hostile.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD');
  const richText = (part: 'rich_text_section' | 'rich_text_quote', ...texts: string[]): types.RichTextBlock => ({
    type: 'rich_text',
    elements: [{ type: part, elements: texts.map((text) => ({ type: 'text', text })) }],
  });

  it('shows any text as it is, and obeys none', () => {
    const blocks: types.KnownBlock[] = [
      { type: 'header', text: { type: 'plain_text', text: hostile } },
      richText('rich_text_section', hostile),
      richText('rich_text_quote', hostile),
      { type: 'context', elements: [{ type: 'plain_text', text: hostile }] },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: hostile }, action_id: 'a' }] },
    ];
    const { texts, words, elements, attributes } = seen(slackPicture(hostile, { blocks }, hostile));
    expect(words).toEqual([shown]);
    expect(texts.join('').split(shown)).toHaveLength(7);
    expect(elements).not.toContain('script');
    expect([...attributes].filter((name) => name.startsWith('on'))).toEqual([]);
  });

  it('breaks lines between words, and where a line ends', () => {
    const text = `${'some words '.repeat(20)}\nand more`;
    const { texts, words } = seen(slackPicture('', { blocks: [richText('rich_text_quote', text)] }, ''));
    expect(words.join('')).toBe(text.replace('\n', ''));
    expect(texts.at(-1)).toBe('and more');
    for (const line of texts.slice(-5, -2)) expect(line).toMatch(/^(?:some |words ){6,10}$/);
  });

  it('is not made of what it could not show', () => {
    const image: types.KnownBlock = { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' };
    expect(() => slackPicture('', { blocks: [image] }, '')).toThrow('No picture of a block of image.');
  });
});
