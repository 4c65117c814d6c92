import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, codeBlock, escaped, inline, link, quote } from '../../../../src/platforms/discord/render/escape.js';
import { showControlsOutsideIsolates } from '../../../../src/text/direction.js';
import { HOSTILE, hostileText } from '../../../bot/random-replies.js';
import { allOf, asShown, readMarkdown, textOf } from './markdown.js';

const RUNS = 2000;
const kindsIn = (markdown: string) => [...new Set(allOf(readMarkdown(markdown)).map(({ kind }) => kind))].sort();
const seen = (markdown: string) => textOf(readMarkdown(markdown));

describe('the reader that tests read with', () => {
  it.each([
    ['**a** *b* _c_ __d__ ~~e~~', ['bold', 'italic', 'struck', 'text', 'underlined'], 'a b c d e'],
    ['||a|| `b`', ['code', 'spoiler', 'text'], undefined],
    ['<@123> @here <#1> <@&2>', ['mention', 'text'], undefined],
    ['<t:1618953630:R> <a:wave:1> :smile: </said:12>', ['command', 'custom emoji', 'emoji', 'text', 'time'], undefined],
    ['[a](https://example.org) https://example.org', ['address', 'link', 'text'], undefined],
    ['# a\n-# b\n- c\n1. d\n> e\nf', ['heading', 'list', 'quote', 'small', 'text'], 'a\nb\ncdef'],
    ['a\n>>> b\n# c', ['heading', 'quote', 'text'], undefined],
    ['\\*a\\* \\a', ['text'], '*a* \\a'],
    ['```\na *b*\n```', ['code block'], 'a *b*'],
  ])('sees what Discord would do: %s', (markdown, kinds, text) => {
    expect(kindsIn(markdown)).toEqual(kinds);
    if (text !== undefined) expect(seen(markdown)).toBe(text);
  });
});

describe('escaped text', () => {
  it.each(HOSTILE.map((text) => [text]))('is seen as it is, and turns nothing: %j', (text) => {
    expect(seen(escaped(text))).toBe(asShown(showControlsOutsideIsolates(text)));
    expect(kindsIn(escaped(text))).toEqual(asShown(text) === '' ? [] : ['text']);
  });

  it('is seen as it is, whatever it is', () => {
    fc.assert(
      fc.property(hostileText(300), (text) => {
        expect(seen(escaped(text))).toBe(asShown(showControlsOutsideIsolates(text)));
        expect(kindsIn(escaped(text)).filter((kind) => kind !== 'text')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is seen as it is in a quote, some of it in bold', () => {
    const runs = fc.array(fc.record({ text: hostileText(100), isBold: fc.boolean() }), { maxLength: 5 });
    fc.assert(
      fc.property(runs, (list) => {
        const text = list.map((run) => run.text).join('');
        const [block, ...others] = readMarkdown(quote(inline(list)));
        expect(others).toEqual([]);
        expect(block).toMatchObject({ kind: 'quote', text: asShown(text) });
        const kinds = allOf(block!.children).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind !== 'text' && kind !== 'bold')).toEqual([]);
        const emphasised = block!.children.filter(({ kind }) => kind === 'bold').map((each) => each.text);
        const wanted = asShown(list.map((run) => (run.isBold ? run.text : '')).join('\n'));
        expect(emphasised.join('').replace(/\s/g, '')).toBe(wanted.replace(/\s/g, ''));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what is emphasised', () => {
  it.each([
    ['words', '**words**'],
    [' two words ', ' **two words** '],
    ['one\ntwo', '**one**\n**two**'],
    ['one\r\n\r\ntwo', '**one**\r\n\r\n**two**'],
    [' \n ', ' \n '],
    ['5 * 3', '**5 \\* 3**'],
  ])('is bold line by line: %j', (text, markdown) => {
    expect(bold(text)).toBe(markdown);
  });

  it('is bold once where it is given in two parts', () => {
    const runs = [
      { text: 'hon', isBold: true },
      { text: 'est', isBold: true },
      { text: ' mistake', isBold: false },
    ];
    expect(inline(runs)).toBe('**honest** mistake');
  });
});

describe('a link', () => {
  it.each([
    'https://example.org/a_(b)?c=d&e=*f*#:~:text=a%2Cb',
    'https://example.org/)](https://evil.example',
    'https://example.org/a>b\\c"d',
  ])('leads where it should: %s', (address) => {
    const markdown = link('Open', address);
    const [, target = ''] = /^\[Open\]\(<([^<>()\\\s]*)>\)$/.exec(markdown) ?? [];
    expect(decodeURIComponent(target)).toBe(decodeURIComponent(address));
    expect(kindsIn(markdown)).toEqual(['link', 'text']);
  });
});

describe('a block of code', () => {
  it('shows the text exactly, or is none', () => {
    fc.assert(
      fc.property(hostileText(300), (text) => {
        const code = codeBlock(text);
        if (code === null)
          expect(showControlsOutsideIsolates(text) !== text || /```|[\r\t\f]|^\s*$|^\s*\n|\n\s*$/.test(text)).toBe(
            true,
          );
        else expect(readMarkdown(code)).toEqual([{ kind: 'code block', text, children: [] }]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['“a” — b\nhttps://example.org', '`a`', '``', 'js\nb', '  indented', 'a`'])('is one for %j', (text) => {
    expect(codeBlock(text)).toBe(`\`\`\`\n${text}\n\`\`\``);
  });
});
