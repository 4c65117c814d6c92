import { describe, expect, it } from 'vitest';
import { rulesOfArticle, rulesOfTranscript } from '../../src/extract/ground-rules.js';

function article(text: string) {
  return rulesOfArticle(text, { start: 0, end: text.length });
}

function transcript(text: string, title = 'Briefing') {
  return rulesOfTranscript(text, { start: 0, end: text.length }, title);
}

const REST = '\n\n“It is safe,” said Ann Lee.';

describe('the rules at the top of an article', () => {
  it.each<[string, string | undefined, string[]]>([
    ['EMBARGOED UNTIL 6 a.m. Eastern, March 1', 'on the record', ['UNTIL 6 a.m. Eastern, March 1']],
    ['Under embargo until 1 March 2027, 10:00 UTC', 'on the record', ['until 1 March 2027, 10:00 UTC']],
    ['STRICTLY EMBARGOED', 'on the record', ['STRICTLY EMBARGOED']],
    ['NOT FOR PUBLICATION BEFORE 1 March 2027', 'on the record', ['NOT FOR PUBLICATION BEFORE 1 March 2027']],
    ['ON BACKGROUND', 'on background', []],
    ['Strictly off the record', 'off the record', []],
    ['ON DEEP BACKGROUND', 'on deep background', []],
    ['NOT FOR ATTRIBUTION', 'on background', []],
    ['This call is off the record.', 'off the record', []],
  ])('reads "%s"', (line, attribution, embargoes) => {
    expect(article(line + REST)).toMatchObject({ attribution, embargoes });
  });

  it.each([
    'FOR IMMEDIATE RELEASE',
    'The arms embargo on Iran ends in October, the minister said.',
    'The European Union lifted its trade embargo against the island on Monday.',
    'An oil embargo would hurt everybody, said the minister.',
    'The senator spoke off the record with reporters for years, her memoir says.',
    'He had told a friend off the record that he would run.',
    'Her record is long, and her background is in law.',
    'The report had been under embargo until Monday, when a newspaper broke it.',
  ])('reads none in "%s"', (line) => {
    expect(article(line + REST)).toBeUndefined();
  });
});

describe('the rules that the opening of a transcript states', () => {
  it('reads both an attribution and an embargo, and to whom it is attributed', () => {
    const opening =
      'MODERATOR: Thanks for joining. This call is on background, attributable to a senior administration official. The contents are embargoed until the end of the call.';
    expect(transcript(opening)).toEqual({
      attribution: 'on background',
      embargoes: ['until the end of the call'],
      description: 'senior administration official',
    });
  });

  it('takes what is said before what the title says', () => {
    expect(transcript('MODERATOR: This call is on the record.', 'Background call on Iran')?.attribution).toBe(
      'on the record',
    );
    expect(transcript('MODERATOR: Good morning.', 'Background Press Call on Iran')?.attribution).toBe('on background');
  });

  it.each([
    'MODERATOR: Good morning. The arms embargo on Iran is our topic.',
    'MODERATOR: His record speaks for itself, and this is his background.',
    'MODERATOR: We will talk about the oil embargo against Russia until noon.',
  ])('reads none in "%s"', (opening) => {
    expect(transcript(opening)?.embargoes ?? []).toEqual([]);
    expect(transcript(opening)?.attribution ?? 'on the record').toBe('on the record');
  });
});
