import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../../src/model/source.js';
import { passageOf } from '../../../src/search/answer/passage.js';
import { sampleRecord } from '../sample-record.js';

function passageIn(kind: SourceKind, text: string, ...pieces: readonly string[]): string {
  const statements = pieces.map((words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, text: words, utterance: 1 } as never;
  });
  const source = { text, kind, body: { start: 0, end: text.length } } as never;
  const { start, end, text: passage } = passageOf(statements[0]!, statements, source);
  expect(passage).toBe(text.slice(start, end));
  return passage;
}

describe('passageOf', () => {
  it('is the paragraph of an article, also where lines are paragraphs', () => {
    const [one, two, three] = ['One spoke of it first.', '“Two,” she said. “And more.”', 'Three came last of all.'];
    expect(passageIn('article', `${one}\n\n${two}\n\n${three}`, 'Two,', 'And more.')).toBe(two);
    expect(passageIn('article', `${one}\n${two}\n${three}`, 'And more.')).toBe(two);
    expect(passageIn('article', `${one}\r\n\r\n${two}\r\n\r\n${three}`, 'Two,')).toBe(two);
  });

  it('is the turn of a transcript with its label, and nothing of another one', () => {
    const turns = [
      'MR. KIRBY:  (Laughter.)\n\nGood morning.\n\nI have news.',
      'Q    What news?',
      'MR. KIRBY:  None.\n\nGoodbye.\n\nEND 3:05 P.M.',
    ];
    const text = `Opening remarks.\n\n${turns.join('\n\n')}`;
    expect(passageIn('transcript', text, 'I have news.', 'Good morning.')).toBe(turns[0]);
    expect(passageIn('transcript', text, 'What news?')).toBe(turns[1]);
    expect(passageIn('transcript', text, 'Goodbye.')).toBe('MR. KIRBY:  None.\n\nGoodbye.');
  });

  it('parts the speakers of the Congressional Record, where no blank lines do', () => {
    const text =
      'The SPEAKER. The gentleman is recognized\nfor one minute.\n  Mr. BROWN of Ohio. I sit here\nincredulously.\n  It is late.\n  The SPEAKER. Time is up.\n';
    expect(passageIn('transcript', text, 'It is late.')).toBe(
      'Mr. BROWN of Ohio. I sit here\nincredulously.\n  It is late.',
    );
  });
});

describe('the passages of the sample record', () => {
  const sample = sampleRecord();

  it('hold the statement, are slices of the source, and have one label at most', async () => {
    const seen = new Set<string>();
    for (const question of [
      'Kirby',
      'Psaki',
      'Esper',
      'Milley',
      'Sherrod Brown',
      'Brownback',
      'what did reporters ask about Iran',
    ]) {
      for (const { statement, citation } of (await sample.ask(question, { limit: 30 })).answers) {
        const source = (await sample.record().source(citation.sourceId))!;
        const { passage, ...shown } = (await sample.record().inPassage(statement.id))!;
        expect(shown.statement).toEqual(statement);
        expect(source.text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.text).toBe(passage.text.trim());
        expect(passage.start <= statement.start && statement.end <= passage.end).toBe(true);
        expect(passage.start >= source.body.start && passage.end <= source.body.end).toBe(true);
        if (source.kind === 'transcript') {
          expect(
            passage.text.match(/^(?: {2})?(?:M[RS]S?\. [A-Z-]+(?: of \w+)?[:.]|Q {2,}|The (?:SPEAKER|PRESIDING))/gm)
              ?.length ?? 0,
          ).toBeLessThan(2);
        } else expect(passage.text).not.toMatch(/\n\s*\n/);
        seen.add(source.kind);
      }
    }
    expect([...seen].sort()).toEqual(['article', 'transcript']);
  });
});
