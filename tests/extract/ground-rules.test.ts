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

const FAR_DOWN = `${'The mayor opened a bridge. '.repeat(40)}\n\n`;

describe('a notice in a line of its own', () => {
  it.each([
    ['Ground rules: off the record', 'off the record'],
    ['Ground rules: deep background', 'on deep background'],
    ['Ground rules: background', 'on background'],
    ['DEEP BACKGROUND', 'on deep background'],
    ['*** DEEP BACKGROUND ***', 'on deep background'],
    ['BACKGROUND BRIEFING', 'on background'],
    ['OFF THE RECORD - DO NOT QUOTE', 'off the record'],
    ['**OFF THE RECORD**', 'off the record'],
    ['Off the record. Not for use.', 'off the record'],
    ['Off-the-record briefing', 'off the record'],
    ['This conversation was off the record.', 'off the record'],
    ['Subject: off the record', 'off the record'],
    ['OFF RECORD', 'off the record'],
    ['Confidential - off the record', 'off the record'],
    ['Unattributable', 'on background'],
    ['Not for attribution or publication', 'on background'],
    ['Comments are not attributable', 'on background'],
    ['Chatham House Rule applies.', 'on background'],
    ['This meeting is held under the Chatham House Rule.', 'on background'],
  ])('reads "%s" as a rule', (line, attribution) => {
    expect(article(line + REST)?.attribution).toBe(attribution);
    expect(article(`A bridge is safe\n\n${line}${REST}`)?.attribution).toBe(attribution);
  });

  it.each([
    '*** STRICT EMBARGO: 00:01 Monday 1 March 2027 ***',
    'Press embargo 1 March 2027',
    'Media embargo until 1 March 2027',
    'News embargo lifts 1 March 2027',
    'The embargo lifts on 1 March 2027',
    'HOLD FOR RELEASE 1 March 2027',
    'HOLD FOR RELEASE',
    'Do not publish before 1 March 2027',
    'Not for publication',
    'Release date: 1 March 2027',
    'EMBARGOED UNTIL 1 March 2027',
    'Subject: EMBARGOED until Monday',
    'Hold for Monday',
    'Advance for Monday, March 1',
    'To be released 1 March 2027',
    'Please hold this story until 1 March 2027',
  ])('reads "%s" as an embargo, at the top and far down', (line) => {
    expect(article(line + REST)?.embargoes).toHaveLength(1);
    expect(article(`${FAR_DOWN}${line}${REST}`)?.embargoes).toHaveLength(1);
  });

  it.each(['Off the record', 'OFF THE RECORD - DO NOT QUOTE', 'Ground rules: off the record'])(
    'reads "%s" far down',
    (line) => expect(article(`${FAR_DOWN}${line}${REST}`)?.attribution).toBe('off the record'),
  );

  it('keeps both a rule and an embargo of one line', () => {
    expect(article(`OFF THE RECORD, EMBARGOED UNTIL 1 March 2027${REST}`)).toMatchObject({
      attribution: 'off the record',
      embargoes: [expect.stringContaining('1 March 2027')],
    });
    expect(article(`EMBARGOED UNTIL 1 March 2027, then on background${REST}`)?.attribution).toBe('on background');
  });

  it('is read in a title', () => {
    const titled = (title: string) => rulesOfArticle(REST, { start: 0, end: REST.length }, title);
    expect(titled('EMBARGOED until 1 March 2027: A bridge')?.embargoes).toHaveLength(1);
    expect(titled('OFF THE RECORD: A bridge')?.attribution).toBe('off the record');
    expect(transcript('MODERATOR: Good morning.', 'OFF THE RECORD: A bridge')?.attribution).toBe('off the record');
    expect(transcript('MODERATOR: Good morning.', 'EMBARGOED until 1 March 2027: A bridge')?.embargoes).toHaveLength(1);
    expect(titled('The arms embargo on Iran ends')).toBeUndefined();
    expect(titled('Mayor, off the record: a memoir')).toBeUndefined();
    expect(titled('Background checks for all')).toBeUndefined();
  });

  it.each([
    'He spoke on background.',
    'Officials said off the record that the bridge is unsafe.',
    'Off the record, officials said that the bridge is unsafe.',
    'On background, he said the bridge is unsafe.',
    'The embargo on Cuban sugar until 2027 hurts farmers.',
    'Arms embargo',
    'The embargo',
    'Attribution: Ann Lee',
    'No attribution was given.',
    'Re: record temperatures',
    'Advance for the army',
    'Release: a film by Ann Lee',
    'Hold for applause',
    'Arms embargo ends on 18 October 2027',
    'The embargo ends a decade of trade.',
    'The embargo ends on Friday, the minister said.',
    'Embargoes hurt trade until 1995.',
    '“Off the record,” he said, “it is unsafe.”',
    '“This is off the record.”',
    'Background',
    'Background information',
    'Background: the bridge was built in 1901.',
    'For background, see our earlier story.',
    'On background checks, states differ.',
    'Chatham House, the think tank, disagrees.',
    'This material may not be published, broadcast, rewritten or redistributed.',
    'Not for distribution to United States newswire services',
    'Do not use this medicine before talking to a doctor.',
    'Hold until golden brown.',
    'Hold the line until help arrives.',
    'For immediate release',
    'The record was broken, off the coast.',
    'This report was embargoed until Monday, she said.',
    'The release date is not known.',
    'Off-the-record briefings are common in Washington.',
  ])('reads none in "%s"', (line) => {
    expect(article(`${FAR_DOWN}${line}${REST}`)).toBeUndefined();
  });

  it('reads none in the middle of a sentence that goes on in the next line', () => {
    expect(article(`${FAR_DOWN}What he told me that night was\noff the record.${REST}`)).toBeUndefined();
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

  it.each([
    ['Ground rules are background.', 'on background'],
    ['The ground rules for this are deep background.', 'on deep background'],
    ['This is a background call.', 'on background'],
    ['This is a background call, attributable to an aide.', 'on background'],
    ['This is an off-the-record briefing.', 'off the record'],
    ['This call is under the Chatham House Rule.', 'on background'],
  ])('reads "%s" as a rule', (said, attribution) => {
    expect(transcript(`MODERATOR: Thanks for joining. ${said} Let us start.`)?.attribution).toBe(attribution);
  });

  it.each([
    'Please hold this until 5 p.m. Eastern.',
    'I’d ask you to hold your stories until the end of the call.',
    'Please do not publish any of it before noon.',
  ])('reads "%s" as an embargo', (said) => {
    expect(transcript(`MODERATOR: Thanks for joining. ${said} Let us start.`)?.embargoes).toHaveLength(1);
  });

  it('reads a banner between what is said, and not that something was said off the record', () => {
    const said = `MODERATOR: Good morning.\n\n${'MS. LEE: It is a bridge. '.repeat(300)}\n\n`;
    expect(transcript(`${said}EMBARGOED UNTIL 1 MARCH 2027\n`)?.embargoes).toHaveLength(1);
    expect(transcript(`${said}(Off the record.)\n\nQ Off the record?\n`)).toBeUndefined();
  });

  it.each([
    'Please hold your questions until the end.',
    'This is background noise.',
    'We do not use force until we must.',
    'We hold the line until help arrives.',
  ])('reads none in "%s"', (said) => {
    expect(transcript(`MODERATOR: Thanks for joining. ${said}`)).toBeUndefined();
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
