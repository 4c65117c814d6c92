import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractLong, startExtraction } from '../../src/extract/index.js';
import { LONGEST_PARAGRAPH, piecesOf } from '../../src/extract/tokens/pieces.js';
import { readSource } from '../sources/read-source.js';

const FOLDER = 'data/documents';
const sources = readdirSync(FOLDER).map((file) => readSource(readFileSync(`${FOLDER}/${file}`), file));

/** What is found a few paragraphs at a time is what is found at once. */
function expectTheSame(input: Parameters<typeof extract>[0]): void {
  const { statements, ...rest } = extract(input);
  const { statements: again, speakers, ...same } = extractLong(input);
  expect(same).toEqual(rest);
  expect(again.length).toBe(statements.length);
  expect([...again]).toEqual(statements);
  expect([...again]).toEqual(statements);
  const nameOf = (speaker: (typeof statements)[number]['speaker']) =>
    speaker && [speaker.name, speaker.named, speaker.confidence, speaker.role, speaker.mention?.text];
  expect([...speakers].map(nameOf)).toEqual(statements.map(({ speaker }) => nameOf(speaker)));
}

describe('a very long document', () => {
  it.each(sources.map((source) => [source.title, source] as const))('is read like any other: %s', (_, source) => {
    const { text, body, kind, title } = source;
    expectTheSame({ text, body, kind, title });
  });

  it('is read like any other, whatever stands in it', () => {
    const sentence = fc.constantFrom(
      '“We go,” said Ann Lee. ',
      'Bo Ray, the mayor, stated:',
      '“The letter was a draft.”',
      '“It is lost,” he added. “All of it.” ',
      'The mayor said that the draft was a memo, and left. ',
      '– Ann Lee, mayor',
      '“It runs on',
      'Nothing happened. ',
      '\n\n',
    );
    fc.assert(fc.property(fc.array(sentence, { maxLength: 30 }), (all) => expectTheSame({ text: all.join('') })));
  });

  it('is told by its length, and its statements are in memory no more than one by one', () => {
    const statement = '“We must go on with the plan,” said Ann Lee, the mayor. ';
    const text = `${statement}${'\n'.repeat(2_000_000)}${statement}`;
    const long = startExtraction({ text });
    expect(Array.isArray(long.statements)).toBe(false);
    expect(long.statements.length).toBe(2);
    for (const found of long.statements)
      expect(found).toMatchObject({ text: 'We must go on with the plan,', speaker: { name: 'Ann Lee' } });
    expect(Array.isArray(startExtraction({ text: statement }).statements)).toBe(true);
  });
});

describe('a very long paragraph', () => {
  const pieces = (text: string) => Array.from(piecesOf(text, [{ start: 0, end: text.length }]));

  it('is cut between sentences, where quotations end', () => {
    const sentence = '"We must go on with the plan," said Ann Lee of 3rd St. yesterday. ';
    const text = sentence.repeat(Math.ceil((3 * LONGEST_PARAGRAPH) / sentence.length)).trim();
    const found = pieces(text);
    expect(found).toHaveLength(4);
    for (const { start, end } of found) {
      expect(end - start).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
      expect(text.slice(start, start + 9)).toBe('"We must ');
      expect(text.slice(end - 10, end)).toBe('yesterday.');
    }
    const { statements } = extract({ text, kind: 'article' });
    expect(statements).toHaveLength(text.split('"We').length - 1);
  });

  it('is cut between words, else between characters, and loses none', () => {
    const unit = fc.constantFrom('word ', 'x'.repeat(LONGEST_PARAGRAPH / 2), '🙂'.repeat(30_001), '. A', '\n', ' ');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const found = pieces(text);
        expect(
          found
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const { start, end } of found) {
          expect(end - start).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
          expect(text.slice(start, end)).not.toMatch(/\p{Cs}/u);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('of ordinary length is left whole', () => {
    const text = 'A sentence. '.repeat(LONGEST_PARAGRAPH / 12 - 1).trim();
    expect(pieces(text)).toEqual([{ start: 0, end: text.length }]);
  });
});
