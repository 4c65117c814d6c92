import { describe, expect, it } from 'vitest';
import { filled, MIB, read, statementsOf, utf8 } from './hostile-import.js';
import { readSource } from './sources/read-source.js';

describe('hostile files that are refused, by code', () => {
  const aliasBomb = `a: &a [x,x]\n${'bcdefghij'.replace(/./g, (key, at: number) => {
    const last = 'abcdefghij'[at];
    return `${key}: &${key} [*${last},*${last},*${last},*${last},*${last},*${last},*${last},*${last}]\n`;
  })}`;

  it.each<[string, Uint8Array, string]>([
    ['nothing', utf8(''), 'SOURCE_EMPTY'],
    ['a byte order mark alone', utf8('\ufeff'), 'SOURCE_EMPTY'],
    ['a million line ends', filled(MIB, '\r\n\n'), 'SOURCE_EMPTY'],
    ['front matter alone', utf8('---\ntitle: A\n---\n'), 'SOURCE_EMPTY'],
    ['NUL bytes', utf8('“We\0are ready,” he said.'), 'SOURCE_BINARY'],
    ['all NUL', new Uint8Array(5 * MIB), 'SOURCE_BINARY'],
    ['UTF-16 without a byte order mark', Buffer.from('“So,” he said.', 'utf16le'), 'SOURCE_BINARY'],
    ['a PDF', utf8('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj'), 'SOURCE_BINARY'],
    [
      'random bytes',
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256),
      'SOURCE_BINARY',
    ],
    ['UTF-8 with a broken letter', Uint8Array.from([...utf8('“So,” he said — “'), 0xe2, 0x80]), 'SOURCE_ENCODING'],
    ['a lone surrogate in UTF-16', Uint8Array.from([0xff, 0xfe, 0x41, 0, 0, 0xdc]), 'SOURCE_ENCODING'],
    ['an alias bomb', utf8(`---\n${aliasBomb}---\nText.`), 'SOURCE_FRONT_MATTER'],
    ['deeply nested YAML', utf8(`---\na: ${'['.repeat(30_000)}\n---\nText.`), 'SOURCE_FRONT_MATTER'],
    ['unclosed front matter', utf8(`---\ntitle: A\n${'text goes on\n'.repeat(20_000)}`), 'SOURCE_FRONT_MATTER'],
    ['a web page', utf8(`<!doctype html><html><body>${'<p>“So,” he said.</p>'.repeat(99)}`), 'SOURCE_MARKUP'],
    ['a feed', utf8('<?xml version="1.0"?><rss><item/></rss>'), 'SOURCE_MARKUP'],
  ])('%s', (_, bytes, code) => {
    expect(read(bytes)).toEqual({ code });
  });
});

describe('hostile files that are read', () => {
  it('a rule and then comment signs, which are prose and no front matter', () => {
    for (const prose of ['# ', '#\n', '#\r\n', ' \n', '\r\n'])
      expect(readSource(utf8(`---\n${prose.repeat(200)}!\n`), 'a.txt').body.start).toBe(0);
  });

  it('one line of 50 kB', () => {
    expect(statementsOf(filled(50_000, 'a'))).toEqual([]);
  });

  it('a label with a 100 kB line behind it', () => {
    const statements = statementsOf(utf8(`MS. LEE: ${'word '.repeat(20_000)}`));
    expect(statements.map(({ end, start }) => end - start)).toEqual([99_999]);
  });

  it('10,000 nested quotation marks', () => {
    statementsOf(utf8(`${'“'.repeat(10_000)}so${'”'.repeat(10_000)} he said. ${'" \''.repeat(10_000)}`));
  });

  it('a label repeated 5,000 times', () => {
    expect(statementsOf(utf8('MS. LEE: Yes.\n\n'.repeat(5_000)))).toHaveLength(5_000);
    expect(statementsOf(utf8('MS. LEE: '.repeat(5_000)))).toHaveLength(1);
  });

  it('500 different labels of one surname', () => {
    const labels = Array.from(
      { length: 500 },
      (_, at) =>
        `MR. ${at.toString(26).replace(/./g, (c) => String.fromCharCode(65 + Number.parseInt(c, 26)))} LEE: No.`,
    );
    expect(statementsOf(utf8(labels.join('\n\n')))).toHaveLength(500);
  });

  it('any encoding, with a lone surrogate stored as the replacement character', () => {
    const said = 'MS. LEE: “Yes.”';
    const latin = Uint8Array.from([...utf8('MS. LEE: '), 0x93, ...utf8('Yes.'), 0x94]);
    for (const bytes of [utf8(said), latin, Buffer.from(`\ufeff${said}`, 'utf16le'), Buffer.from(said)])
      expect(statementsOf(bytes).map(({ text }) => text)).toEqual(['“Yes.”']);
    expect(statementsOf(utf8('MS. LEE: \ud800 Yes.')).map(({ text }) => text)).toEqual(['\ufffd Yes.']);
  });

  it('brackets, colons and stars without end', () => {
    for (const mark of ['(', '[', ':', '**', 'Q ', '<s>', '\\[', '--- \n', '. . . ', 'A. B. ', 'until a.m. '])
      statementsOf(utf8(`MS. LEE: embargoed ${mark.repeat(2_000)}\n\nQ    So?\n`));
  });
});
