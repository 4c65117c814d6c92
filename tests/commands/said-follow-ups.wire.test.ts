import { describe, expect, it } from 'vitest';
import said from '../../commands/said.js';
import type { Answer } from '../../src/model/answer.js';
import type { ConversationTurn, FollowUp } from '../../src/model/query.js';
import { answerOf, CALLER, ranked, recordOf, SOURCE, statementOf } from '../bot/fixtures.js';

const mistake = ranked(statementOf('It was an honest mistake,'));
const sites = ranked(
  statementOf('cultural sites were no target', 'indirect', {
    speaker: { personId: 'esper', name: 'Mark T. Esper', mention: null, confidence: 'sure', rule: 'subject-of-cue' },
  }),
);

async function textOf(parts: Partial<Answer>, question = 'milley letter', spelling?: 'typed') {
  const record = recordOf({ answer: answerOf(parts) });
  const remembered: ConversationTurn[] = [];
  const conversation = { after: undefined, remember: (turn: ConversationTurn) => void remembered.push(turn) };
  const context = {
    record,
    news: record,
    editing: record,
    now: new Date(0),
    caller: CALLER,
    commands: [],
    conversation,
  };
  const { text } = await said.run(context, { question, limit: undefined, page: undefined, spelling });
  return { text, record, remembered };
}

const understood = (parts: Partial<Answer['understood']>) => ({ ...answerOf().understood, ...parts });
const followUp = (kind: FollowUp['kind'], ...carried: FollowUp['carried']) =>
  understood({ followUp: { kind, carried } });

describe('/said, going on', () => {
  it('says what was taken from the question before, and offers the question on its own', async () => {
    const { text } = await textOf(
      { answers: [mistake], understood: followUp('other-speaker', 'topic', 'dates') },
      'and Milley?',
    );
    expect(text).toContain('\nFrom the question before: the topic, the dates.\n');
    expect(text).toContain('Mark A. Milley on anything: /said what did Mark A. Milley say');
    const topic = await textOf(
      { answers: [mistake], understood: followUp('other-topic', 'speakers') },
      'and on the letter',
    );
    expect(topic.text).toContain('Anyone on letter: /said what has anyone said about letter');
  });

  it('goes on with “more”, since the question would not be the same again', async () => {
    const parts = { answers: [mistake], total: 9, skipped: 5, understood: followUp('more', 'speakers', 'topic') };
    const { text } = await textOf(parts, 'more');
    expect(text).toContain('6 to 6 of 9. More: /said more');
    expect(text).not.toContain('From the question before');
  });

  it('tells the ground rules in words, and is honest where none are stated', async () => {
    const rules = followUp('ground-rules', 'statement');
    const unstated = (await textOf({ answers: [mistake], understood: rules })).text;
    expect(unstated).toMatch(/^The source states no ground rules: /);
    expect(unstated).toContain('“It was an honest mistake,”');
    expect(unstated).toMatch(/whoever published it can tell\.$/);
    const citation = { ...mistake.citation, groundRules: { attribution: 'on background' as const } };
    const { text } = await textOf({ answers: [{ ...mistake, citation }], understood: rules });
    expect(text).toContain('The source says that it was on background: ');
    expect(text).not.toContain('no ground rules');
  });

  it('tells what was asked, what came next, and that nothing did', async () => {
    const after = followUp('after', 'statement');
    expect((await textOf({ answers: [mistake], total: 3, understood: after })).text).toContain(
      `What Mark A. Milley said right after that: 3 statements in ${SOURCE.title}, the first 1 of 3\n`,
    );
    expect((await textOf({ understood: after })).text).toBe(
      'Nothing on record from Mark A. Milley after that in the same source.',
    );
    expect((await textOf({ understood: followUp('question', 'statement') })).text).toBe(
      'The source gives no question that this statement answers.',
    );
    const two = [...after.speakers, { id: 'esper', name: 'Mark T. Esper' }];
    expect((await textOf({ answers: [mistake], understood: { ...after, speakers: two } })).text).toContain(
      'What Mark A. Milley and Mark T. Esper said right after that: 1 statement',
    );
    expect((await textOf({ understood: { ...after, speakers: [] } })).text).toBe(
      'The source does not name who said that, so nobody can tell what they said after it.',
    );
    const nobody = { ...after, speakers: [], unknownSpeaker: 'Smith' };
    expect((await textOf({ understood: nobody })).text).toBe('Nobody on record is called Smith.');
  });

  it('remembers the answer for the next question', async () => {
    const { remembered } = await textOf({ answers: [mistake] });
    expect(remembered).toMatchObject([{ shown: [mistake.statement.id], understood: { topic: ['letter'] } }]);
  });
});

describe('/said, as it was understood', () => {
  it('offers corrected words as they were typed', async () => {
    const corrected = understood({ corrections: [{ typed: 'Miley', shown: 'Milley' }] });
    const { text } = await textOf({ answers: [mistake], understood: corrected }, 'Miley letter');
    expect(text).toContain('Miley as typed: /said spelling:typed Miley letter');
    const { record } = await textOf({}, 'Miley letter', 'typed');
    expect(record.asked[0]).toMatchObject({ asTyped: true });
  });

  it('tells sources, order, office and what was left out', async () => {
    const parts = understood({
      sourceKinds: ['transcript'],
      order: 'first',
      role: ['general'],
      excluded: { speakers: [{ id: 'e', name: 'Mark T. Esper' }], words: ['Iran'] },
      from: '2020-01-06',
      to: '2020-01-08',
    });
    expect((await textOf({ answers: [mistake], understood: parts })).text).toContain(
      'Mark A. Milley (as general) on letter, without Mark T. Esper, not with the words Iran, ' +
        'from 6 January 2020 to 8 January 2020, transcripts only, earliest in this record first: 1 statement',
    );
    expect((await textOf({ understood: understood({ speakers: [], unknownSpeaker: 'Smith' }) })).text).toContain(
      'Nothing on record: Smith on letter',
    );
    expect((await textOf({ understood: understood({ speakers: [], reporters: true }) })).text).toContain(
      'Nothing on record: Questions of reporters on letter',
    );
  });

  it('asks who is to be left out, and says for whom nobody was', async () => {
    const candidates = ['Sherrod Brown', 'Corrine Brown'].map((name) => ({
      id: name,
      name,
      role: null,
      statements: 1,
    }));
    const unclear = understood({ speakers: [], excluded: { speakers: [], words: [], unclear: 'Brown' } });
    const asked = await textOf({ outcome: 'ambiguous', candidates, understood: unclear }, 'who besides Brown spoke');
    expect(asked.text).toMatch(/^Who is to be left out\? 2 people on record fit Brown\.\n/);
    const unread = understood({ speakers: [], excluded: { speakers: [], words: [], unread: ['Zorblax'] } });
    const answered = await textOf({ answers: [mistake], understood: unread }, 'who besides Zorblax spoke');
    expect(answered.text).toContain('Nobody was left out for Zorblax: that is no one person on record.');
  });

  it('gives the statements of each speaker together, and says who has none', async () => {
    const bySpeaker = [
      { id: 'milley', name: 'Mark A. Milley', count: 2 },
      { id: 'esper', name: 'Mark T. Esper', count: 1 },
      { id: 'kirby', name: 'John Kirby', count: 4 },
      { id: 'psaki', name: 'Jen Psaki', count: 0 },
    ];
    const second = ranked(statementOf('It should not have been sent.'));
    const { text } = await textOf({ answers: [mistake, sites, second], total: 7, bySpeaker });
    const places = ['Mark A. Milley: 2 statements', 'mistake', 'should not', 'Mark T. Esper: 1 statement', 'cultural'];
    const at = places.map((piece) => text.indexOf(piece));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
    expect(text).toContain('Jen Psaki: nothing on record for this question.\nAlso from John Kirby (4).');
  });

  it('never counts unnamed speakers of two sources together', async () => {
    const official = (sourceId: string) =>
      ranked(
        statementOf('It was an honest mistake,', 'direct', {
          speaker: { personId: sourceId, name: 'an official', mention: null, confidence: 'sure', rule: 'label' },
        }),
      );
    const bySpeaker = [
      { id: 'a', name: 'an official', sourceId: 'elsewhere', count: 3 },
      { id: 'b', name: 'an official', sourceId: SOURCE.id, count: 1 },
    ];
    const { text } = await textOf({ answers: [official('b')], total: 4, bySpeaker });
    expect(text).toContain(`an official, in ${SOURCE.title}: 1 statement\n`);
    expect(text).toContain('Also from an official (3).');
  });

  it('never puts two people of one name under one heading', async () => {
    const namesake = ranked(
      statementOf('It should not have been sent.', 'direct', {
        speaker: { personId: 'other', name: 'Mark A. Milley', mention: null, confidence: 'sure', rule: 'label' },
      }),
      { role: 'mayor' },
    );
    const draft = ranked(statementOf('the letter was a draft', 'indirect'));
    const bySpeaker = [
      { id: 'milley', name: 'Mark A. Milley', count: 2 },
      { id: 'other', name: 'Mark A. Milley', count: 1 },
      { id: 'third', name: 'Mark A. Milley', count: 4 },
    ];
    const { text } = await textOf({ answers: [mistake, namesake, draft], total: 7, bySpeaker });
    const headings = text.split('\n').filter((line) => /: \d statements?$/.test(line));
    expect(headings).toEqual([
      'Mark A. Milley, chairman of the Joint Chiefs of Staff: 2 statements',
      'Mark A. Milley, mayor: 1 statement',
    ]);
    expect(text.indexOf('the letter was a draft')).toBeLessThan(text.indexOf('mayor: 1'));
    expect(text).toContain('Also from Mark A. Milley (4).');
  });

  it('gives a reporter whom the source marks as Q no name', async () => {
    const asker = { personId: 'q', name: 'Q', mention: null, confidence: 'sure', rule: 'label' } as const;
    const question = ranked(statementOf('It was an honest mistake,', 'direct', { speaker: asker }), { role: null });
    expect((await textOf({ answers: [question] })).text).toContain('Reporter, not named · 6 January 2020');
  });
});
