import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { looksLikeTranscript } from '../../src/transcripts/recognition.js';

const INTERVIEW = `# Tilda Arne looks back

_Tilda Arne has kept the lighthouse for thirty years. Odo Pell visited her._

**How did you begin?**

By chance. I was ill.

He never came back.

**Were you afraid?**

Every night.

**Will you stay?**

Until my lamp falls.

_This text was shortened._
`;

const found = (text: string) =>
  extract({ text }).statements.map(({ speaker, text: words }) => [speaker?.name ?? null, speaker?.confidence, words]);

describe('an interview without labels', () => {
  it('gives the answers to the one who is introduced, unsurely, and the questions to nobody', () => {
    expect(found(INTERVIEW)).toEqual([
      [null, undefined, 'How did you begin?'],
      ['Tilda Arne', 'unsure', 'By chance. I was ill.'],
      ['Tilda Arne', 'unsure', 'He never came back.'],
      [null, undefined, 'Were you afraid?'],
      ['Tilda Arne', 'unsure', 'Every night.'],
      [null, undefined, 'Will you stay?'],
      ['Tilda Arne', 'unsure', 'Until my lamp falls.'],
    ]);
    expect(extract({ text: INTERVIEW }).statements[2]?.question?.text).toBe('How did you begin?');
  });

  it.each([
    ['with headings that ask nothing', INTERVIEW.replaceAll('?**', '**')],
    ['with a list of questions', INTERVIEW.replace('Every night.\n\n', '')],
    ['of two people', INTERVIEW.replace('# Tilda Arne looks back', '# Tilda Arne and Odo Pell look back')],
    ['of frequent questions', INTERVIEW.replace('I was', 'He was').replace('my lamp', 'the lamp')],
    ['with two questions', INTERVIEW.replace('**Will you stay?**', 'Will you stay?')],
  ])('is none: an article %s', (_, text) => {
    expect(looksLikeTranscript(text, { start: 0, end: text.length })).toBe(false);
  });
});
