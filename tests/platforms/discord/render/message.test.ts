import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../../src/bot/cards/cards.js';
import { actions, fields, heading, note, type ReplyNode, reply } from '../../../../src/bot/reply/reply.js';
import { renderMessage } from '../../../../src/platforms/discord/render/message.js';
import { paraphraseOf, pieceOf, quoteOf } from '../../../bot/example-cards.js';
import { ranked, recordOf, statementOf } from '../../../bot/fixtures.js';
import { flat } from './check.js';

const record = recordOf({});
const id = 'ab'.repeat(32);
const short = Buffer.from(id, 'hex').toString('base64url');

describe('a message', () => {
  it('shows a quotation with its receipt', async () => {
    const { cards } = await cardsOf([ranked(statementOf('It was an honest mistake,', 'direct', { id }))], record);
    const { message, files, kept } = renderMessage(reply(heading('One statement'), ...cards));
    expect(message.flags).toBe(MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect([files, kept]).toEqual([[], []]);
    expect(message.components).toEqual([
      {
        type: 17,
        accent_color: expect.any(Number),
        components: [
          {
            type: 10,
            content: [
              '### One statement',
              '**Mark A. Milley**, chairman of the Joint Chiefs of Staff · 6 January 2020',
              '> “It was an honest mistake,”',
              '-# Esper: U.S. Has No Plans to Leave Iraq, Defense Department · article · [Open the source](<https://www.defense.gov/News/>)',
            ].join('\n'),
          },
          {
            type: 1,
            components: [
              ['Share', 'share'],
              ['Context', 'context'],
              ['Source', 'source'],
              ['Cite', 'cite'],
              ['Report', 'report'],
            ].map(([label, action]) => ({ type: 2, style: 2, label, custom_id: `s:${action}:${short}` })),
          },
        ],
      },
    ]);
  });
});

/** A line for each line of text, and one for each row of buttons and each file. */
function linesOf(nodes: readonly ReplyNode[], set: 'all' | 'private' | 'none' = 'all'): string[] {
  const { message } = renderMessage(reply(...nodes), { actions: set });
  return flat(message.components).flatMap(({ type, content, components, file }) => {
    if (type === 10) return String(content).split('\n');
    if (type === 1) return [(components as { label: string }[]).map(({ label }) => `[${label}]`).join(' ')];
    return type === 13 ? [(file as { url: string }).url] : [];
  });
}

const sentence = 'We have five hundred soldiers there, and they will stay as long as they are needed. ';

describe('a card', () => {
  it('has no marks around a paraphrase, and says what it is', () => {
    expect(linesOf([paraphraseOf('the letter was a draft')])).toEqual([
      '**Ann Lee**, mayor · 6 January 2020 · **paraphrase**',
      '> the letter was a draft',
      '-# Council meeting · transcript',
      '[Share] [Context] [Source] [Cite] [Report]',
    ]);
  });

  it('shows the words of each line as they are, matched ones in bold', () => {
    const words = '# 5 * 3 is\n- *not* <@1>';
    const card = quoteOf(words, { pieces: [pieceOf(words, { matched: [{ start: 2, end: 7 }] })] });
    expect(linesOf([card]).slice(1, 3)).toEqual(['> “\\# **5 \\* 3** is', '> \\- \\*not\\* \\<\\@1\\>”']);
  });

  it('says what must be known, where there is no room for anything else as well', () => {
    const citation = { sourceId: 's', title: 'A', kind: 'transcript', status: 'retracted' } as const;
    const cards = Array.from({ length: 6 }, () =>
      quoteOf(sentence.repeat(20).trim(), { citation, why: 'x'.repeat(300) }),
    );
    const lines = linesOf(cards);
    const shown = lines.filter((line) => line.includes('· 6 January 2020')).length;
    expect(lines.filter((line) => line.startsWith('**Caution**: The publisher has retracted'))).toHaveLength(shown);
    expect(lines.filter((line) => /^-# Shown in part .* Whole text: Context\.$/.test(line))).toHaveLength(shown);
    expect(lines.filter((line) => /^> “We have .*needed\.” …$/.test(line))).toHaveLength(shown);
    expect(shown + Number(/^(\d+) more/.exec(lines.at(-1)!)?.[1] ?? 0)).toBe(6);
  });

  it('keeps the pieces of one utterance apart', () => {
    const pieces = [pieceOf('First this.'), pieceOf('Then that.')];
    expect(linesOf([quoteOf('', { pieces })], 'none')).toEqual([
      '**Ann Lee**, mayor · 6 January 2020',
      '> “First this.”',
      '…',
      '> “Then that.”',
      '-# Council meeting · transcript',
    ]);
  });

  it('names its speaker and source without markup of theirs', () => {
    const [spoken, , received] = linesOf([
      quoteOf('Yes.', {
        speaker: { id: 'x', name: '**Ann** @everyone', confidence: 'unsure' },
        citation: {
          sourceId: 's',
          title: '[x](https://evil.example)',
          kind: 'article',
          status: 'live',
          url: 'javascript:1',
        },
      }),
    ]);
    expect(spoken).toBe('**\\*\\*Ann\\*\\* \\@everyone** (speaker unsure), mayor · 6 January 2020');
    expect(received).toBe('-# \\[x\\](https\\://evil.example) · article · javascript\\:1');
  });
});

describe('the buttons', () => {
  const call = { label: 'More', invocation: { command: 'said', options: { page: '2' }, text: 'x', after: null } };
  const page = { type: 'page', first: 1, last: 5, total: 9, previous: null, next: call.invocation } as const;
  const cards = Array.from({ length: 5 }, () => quoteOf('Yes.'));

  it('are all there on each of five cards, with those of the page', () => {
    const rows = linesOf([heading('Five'), ...cards, page]).filter((line) => line.startsWith('['));
    expect(rows).toEqual([...Array(5).fill('[Share] [Context] [Source] [Cite] [Report]'), '[More]']);
  });

  it('are fewer on the cards behind the first, where there are more', () => {
    const rows = linesOf([...cards, ...cards.slice(0, 2), page]).filter((line) => line.startsWith('['));
    expect(rows).toEqual([
      '[Share] [Context] [Source] [Cite] [Report]',
      ...Array(6).fill('[Share] [Context]'),
      '[More]',
    ]);
  });

  it('do not share where there is nobody to share with, and are none where others see them', () => {
    expect(linesOf([cards[0]!], 'private').at(-1)).toBe('[Context] [Source] [Cite] [Report]');
    expect(linesOf([cards[0]!, page, actions(call)], 'none').filter((line) => line.startsWith('['))).toEqual([]);
  });
});

describe('everything else', () => {
  it('has a form of its own', () => {
    const nodes = [
      heading('Who is # meant?'),
      fields({ name: 'Ann Lee', value: 'mayor' }, { name: '/help', value: '' }),
      note('Plain\nin two lines.'),
      note('Small.', 'quiet'),
      note('Beware.', 'warning'),
    ];
    expect(linesOf(nodes)).toEqual([
      '### Who is \\# meant?',
      '**Ann Lee**: mayor',
      '**/help**',
      'Plain',
      'in two lines.',
      '-# Small.',
      '**Beware.**',
    ]);
  });

  it('links an address of a list where there is room for it', () => {
    const addressed = (url: string) => linesOf([fields({ name: 'Ann', value: 'mayor', url })]);
    expect(addressed('https://example.org/a')).toEqual(['**Ann**: mayor · [Open](<https://example.org/a>)']);
    expect(addressed(`https://example.org/${'b'.repeat(1000)}`).join()).toMatch(
      /^\*\*Ann\*\*: mayor · example\.org\/b+…$/,
    );
  });

  it('links by a button, without the words where the address is too long with them', () => {
    const url = `https://example.org/a#:~:text=${'b'.repeat(600)}`;
    const { message } = renderMessage(reply({ type: 'link', label: 'Open', url }));
    expect(flat(message.components).at(-1)).toEqual({ type: 2, style: 5, label: 'Open', url: 'https://example.org/a' });
    expect(linesOf([{ type: 'link', label: 'Open', url: `https://example.org/${'b'.repeat(600)}` }])).toEqual([
      `Open: [Open](<https://example.org/${'b'.repeat(600)}>)`,
    ]);
    expect(linesOf([{ type: 'link', label: 'Open', url: 'javascript:1' }])).toEqual(['Open: javascript\\:1']);
  });

  it('has text to be copied in a block of code, or in a file where that would be another text', () => {
    expect(linesOf([{ type: 'copyable', label: 'Copy this', text: '“*Yes*”\nhttps://example.org' }])).toEqual([
      '**Copy this**:',
      '```',
      '“*Yes*”',
      'https://example.org',
      '```',
    ]);
    for (const text of ['```', 'a\tb', 'x'.repeat(5000)]) {
      const { files } = renderMessage(reply({ type: 'copyable', label: 'Copy this', text }));
      expect(files).toEqual([{ name: 'copy-this.txt', text }]);
    }
  });

  it('has a long passage around what was said, and the whole of it in a file', () => {
    const words = sentence.repeat(120);
    const start = words.indexOf('We', words.length / 2);
    const marked = [{ start, end: start + sentence.length - 1 }];
    const nodes: ReplyNode[] = [{ type: 'passage', label: 'The whole turn', words, marked }];
    expect(renderMessage(reply(...nodes)).files).toEqual([{ name: 'the-whole-turn.txt', text: words }]);
    const lines = linesOf(nodes);
    expect(lines[1]).toMatch(new RegExp(`^> … .*\\*\\*${sentence.trim()}\\*\\*.* …$`));
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^-# Shown in part .* The whole text is in the file\.$/),
      'attachment://the-whole-turn.txt',
    ]);
  });

  it('keeps what must be known of long values, and the ways on', () => {
    const value = `transcript · https://example.org/${'a'.repeat(300)} · Embargoed.`;
    const list = Array.from({ length: 25 }, (_, i) => ({ name: `${i}`, value }));
    const lines = linesOf([
      fields(...list),
      actions({ label: 'More', invocation: { command: 'x', options: {}, text: '' } }),
    ]);
    expect(lines).toHaveLength(26);
    expect(lines[0]).toMatch(/^\*\*0\*\*: transcript · (?:example\.org\/)?… · Embargoed\.$/);
    expect(lines.at(-1)).toBe('[More]');
  });

  it('says what does not fit, and keeps the ways on', () => {
    const notes = Array.from({ length: 9 }, () => note('x'.repeat(1500)));
    const more = actions({ label: 'More', invocation: { command: 'x', options: {}, text: '' } });
    const lines = linesOf([heading('Notes'), ...notes, more]);
    expect(lines.slice(-2)).toEqual(["The rest doesn't fit in one message.", '[More]']);
    expect(linesOf([])).toEqual(['Nothing to show.']);
  });
});
