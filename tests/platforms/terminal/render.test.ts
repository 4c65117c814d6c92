import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../src/bot/cards/cards.js';
import { actions, fields, heading, note, type ReplyNode, reply } from '../../../src/bot/reply/reply.js';
import type { Statement } from '../../../src/model/statement.js';
import { render } from '../../../src/platforms/terminal/render.js';
import { terminalSafe } from '../../../src/platforms/terminal/safe.js';
import { ranked, recordOf, statementOf } from '../../bot/fixtures.js';

const plain = (...nodes: ReplyNode[]) => render(reply(...nodes), { colour: false });

/** What a terminal would obey; line feed and tab are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

describe('safe', () => {
  it('leaves text alone', () => {
    const text = 'Zoë said “naïve” \t 🙂 אבג\nand more, U+200F\u200F too';
    expect(terminalSafe(text)).toBe(text);
  });

  it('shows what a terminal would obey', () => {
    expect(terminalSafe('\u001B[31mred\u001B[0m')).toBe('␛[31mred␛[0m');
    expect(terminalSafe('\u009B31m\u0007\u007F')).toBe('\uFFFD31m␇␡');
    expect(terminalSafe('over\rwritten, line\r\nend')).toBe('over␍written, line\nend');
    expect(terminalSafe('\u202Egnorw\u202C \u2066x\u2069')).toBe('\uFFFDgnorw\uFFFD \uFFFDx\uFFFD');
  });

  it('lets nothing through, whatever the text', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.nat(0x2100).map((code) => String.fromCharCode(code)),
        fc.string(),
      ),
    });
    fc.assert(fc.property(hostile, (text) => !OBEYED.test(terminalSafe(text))));
  });
});

const record = recordOf({});
const quote = await cardFor(statementOf('It was an honest mistake,'));
const paraphrase = await cardFor(statementOf('the letter was a draft', 'indirect'));

async function cardFor(statement: Statement) {
  return (await cardsOf([ranked(statement)], record)).cards[0]!;
}

describe('render', () => {
  it('shows a quotation with its receipt', () => {
    expect(plain(quote)).toBe(
      [
        '',
        'Mark A. Milley, chairman of the Joint Chiefs of Staff · 6 January 2020',
        '“It was an honest mistake,”',
        '  Esper: U.S. Has No Plans to Leave Iraq, Defense Department · article · https://www.defense.gov/News/',
      ].join('\n'),
    );
  });

  it('labels a paraphrase and gives it no quotation marks', () => {
    expect(plain(paraphrase)).toContain('\n[paraphrase]\nthe letter was a draft\n');
    expect(plain(paraphrase)).not.toContain('“');
  });

  it('shows addresses whole', () => {
    const url = `https://example.org/${'a'.repeat(99)}`;
    expect(plain(fields({ name: 'Name', value: 'value', url }))).toBe(`  Name  value · ${url}`);
  });

  it('colours only where asked, and changes no character by it', () => {
    const nodes = [
      heading('Heading'),
      note('Note', 'quiet'),
      fields({ name: 'Name', value: 'value' }),
      quote,
      paraphrase,
    ];
    const coloured = render(reply(...nodes), { colour: true });
    expect(coloured).not.toBe(plain(...nodes));
    expect(stripVTControlCharacters(coloured)).toBe(plain(...nodes));
  });

  it('shows what can be done next as lines to type', () => {
    const next = { command: 'said', options: { page: '2' }, text: 'milley letter' };
    expect(plain(actions({ label: 'More', invocation: next }))).toBe('  /said page:2 milley letter');
    expect(plain({ type: 'page', first: 1, last: 5, total: 7, previous: null, next })).toBe(
      '\n1 to 5 of 7. More: /said page:2 milley letter',
    );
  });

  it('prints the slice as it is, long or broken, and nothing that a terminal obeys', () => {
    const unit = fc.constantFrom('word ', '\n', '\t', '“', '"', 'é', '🙂', '\u001B[2J', '\u202E', '\r');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 400 }), (words) => {
        const card = { ...quote, pieces: [{ statementId: null, words, quotes: [], matched: [] }] };
        const shown = plain(card);
        expect(shown).not.toMatch(OBEYED);
        expect(shown).toContain(`“${terminalSafe(words)}”`);
      }),
    );
  });
});
