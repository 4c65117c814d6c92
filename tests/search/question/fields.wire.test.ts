import { describe, expect, it } from 'vitest';
import { turnOf } from '../../../src/record/index.js';
import { sampleRecord } from '../sample-record.js';

const { ask } = sampleRecord();

const namesOf = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: { code: string }) => error.code,
  );

describe('a speaker beside the question', () => {
  it.each([
    ['letter', 'Mark A. Milley'],
    ['the letter?', 'Milley'],
    ['what did he say about the letter', 'General Milley'],
    ['what did Milley say about the letter', 'Mark A. Milley'],
    ['Milley letter', 'Mark Milley'],
    ['who spoke of the letter', 'Milley'],
  ])('is asked for: %s, %s', async (question, speaker) => {
    const { understood, answers, total } = await ask(question, { speaker });
    expect(understood).toMatchObject({ speakers: [{ name: 'Mark A. Milley' }], topic: ['letter'], corrections: [] });
    expect(understood).not.toHaveProperty('everyone');
    expect(new Set(answers.map(({ statement }) => statement.speaker?.name))).toEqual(new Set(['Mark A. Milley']));
    expect(total).toBe((await ask('Milley on the letter')).total);
  });

  it('is enough beside a kind', async () => {
    const { understood, total } = await ask('what did anyone say', { speaker: 'Milley', kind: 'direct' });
    expect(understood).toMatchObject({ speakers: [{ name: 'Mark A. Milley' }], kind: 'direct' });
    expect(total).toBeGreaterThan(0);
  });

  it('leaves other names among the words of the topic', async () => {
    const { outcome, understood } = await ask('Milley letter', { speaker: 'Mark T. Esper' });
    expect([outcome, namesOf(understood.speakers), understood.topic]).toEqual([
      'nothing',
      ['Mark T. Esper'],
      ['Milley', 'letter'],
    ]);
    const strike = await ask('drone strike on Soleimani', { speaker: 'Kirby' });
    expect(strike.understood.topic).toEqual(['drone', 'strike', 'Soleimani']);
  });

  it.each(['what did Esper say about the letter', 'Esper on the letter', 'what did reporters ask about the letter'])(
    'is never put in the place of somebody else who is asked for: %s',
    async (question) => {
      expect(await codeOf(ask(question, { speaker: 'Milley' }))).toBe('SPEAKERS_DIFFER');
    },
  );

  it('asks back where several fit, unless the question tells them apart', async () => {
    expect((await ask('CAFTA', { speaker: 'Brown' })).outcome).toBe('ambiguous');
    const told = await ask('what did Sherrod Brown say about CAFTA', { speaker: 'Brown' });
    expect([told.outcome, namesOf(told.understood.speakers)]).toEqual(['answered', ['Sherrod Brown']]);
    const which = await ask('what did Brown say about CAFTA', { speaker: 'Sherrod Brown' });
    expect([which.outcome, namesOf(which.understood.speakers)]).toEqual(['answered', ['Sherrod Brown']]);
  });

  it('is nobody where nobody is called so, and corrected where it is misspelt', async () => {
    const unknown = await ask('Brown on CAFTA', { speaker: 'Gordon Brown' });
    expect([unknown.outcome, unknown.understood.unknownSpeaker]).toEqual(['nothing', 'Gordon Brown']);
    const misspelt = await ask('letter', { speaker: 'Milly' });
    expect(misspelt.understood.corrections).toEqual([{ typed: 'Milly', shown: 'Milley' }]);
    expect((await ask('letter', { speaker: 'Milly', asTyped: true })).understood.unknownSpeaker).toBe('Milly');
  });

  it.each(['???', ' ', '\u200b', '“”', 'x'.repeat(201)])('is never anybody for want of a name: %j', async (speaker) => {
    expect(await codeOf(ask('letter', { speaker }))).toBe('SPEAKER_UNREAD');
  });

  it.each(['anyone', 'he', 'not Esper', 'what did Esper say', '"Esper"" OR 1=1', 'Esper NEAR Milley', '<@U1>'])(
    'is no question: %s',
    async (speaker) => {
      const { answers } = await ask('letter', { speaker });
      const who = answers.map(({ statement }) => statement.speaker?.name);
      expect(who.filter((name) => name !== 'Mark T. Esper')).toEqual([]);
    },
  );

  it('goes on with no other question', async () => {
    const after = turnOf(await ask('Milley on the letter'));
    expect((await ask('Iran', { speaker: 'Esper', after })).understood).not.toHaveProperty('followUp');
    // "What was he asked" would be answered about Milley's statement.
    for (const question of ['more', 'what was he asked', 'what did he say right after that', 'who else said that']) {
      expect(await codeOf(ask(question, { speaker: 'Esper', after }))).toBe('FOLLOW_UP_ALONE');
    }
  });

  it('tells whose latest day a date without a year is', async () => {
    const { understood } = await ask('what was said on January 6', { speaker: 'Milley' });
    expect([understood.from, understood.to]).toEqual(['2020-01-06', '2020-01-06']);
  });
});

describe('a time or a kind beside the question', () => {
  it.each([
    [{ since: '2020-01-06' }, '2020-01-06', null],
    [{ since: '6 January 2020', until: '8 January 2020' }, '2020-01-06', '2020-01-08'],
    [{ since: '2020-01-06', until: '2020-01-07' }, '2020-01-06', '2020-01-07'],
    [{ since: 'January 6', until: 'January 7, 2020' }, '2020-01-06', '2020-01-07'],
    [{ since: '2020-01-06', until: '8 January 2020' }, '2020-01-06', '2020-01-08'],
    [{ since: '6 January 2020', until: 'January 8' }, '2020-01-06', '2020-01-08'],
    [{ since: '6 December 2019', until: 'January 8' }, '2019-12-06', '2020-01-08'],
    [{ since: 'January 6', until: 'January 8' }, '2020-01-06', '2020-01-08'],
    [{ since: 'December 6', until: 'January 8' }, '2019-12-06', '2020-01-08'],
    [{ since: 'last week', until: '2026-11-20' }, '2026-11-09', '2026-11-20'],
    [{ since: 'Jan 6' }, '2020-01-06', null],
    [{ since: '2020', until: '2021' }, '2020-01-01', '2021-12-31'],
    [{ until: 'January 2020' }, null, '2020-01-31'],
    [{ since: 'last week' }, '2026-11-09', null],
    [{ until: 'yesterday' }, null, '2026-11-21'],
  ])('is read as in a question: %j', async (beside, from, to) => {
    const { understood } = await ask('what did Esper say about Iran', beside);
    expect([understood.from, understood.to, understood.topic]).toEqual([from, to, ['Iran']]);
  });

  it('holds together with the time in the question', async () => {
    const { understood } = await ask('Esper on January 6 2020', { since: '2019', until: '2021' });
    expect([understood.from, understood.to]).toEqual(['2020-01-06', '2020-01-06']);
    expect(await codeOf(ask('Esper in 2020', { since: '2021' }))).toBe('TIMES_APART');
    expect(await codeOf(ask('Esper', { since: '2021-01-02', until: '2021-01-01' }))).toBe('TIMES_APART');
  });

  it.each([
    'yesterdya',
    'the letter',
    'the letter of 6 January 2020',
    '',
    '2020-13-45',
    'since 2020',
    'x'.repeat(300),
    '"',
  ])('is no word of the topic where it can’t be read: %j', async (since) => {
    expect(await codeOf(ask('Esper', { since }))).toBe('DATE_UNREAD');
  });

  it('tells who held an office then', async () => {
    const { understood } = await ask('Iran', { speaker: 'the defense secretary', since: '2020', until: '2020' });
    expect(namesOf(understood.speakers)).toEqual(['Mark T. Esper']);
  });

  it('holds for a question that goes on from another one', async () => {
    const first = await ask('Milley on Iran');
    const went = await ask('and Esper?', { after: turnOf(first), since: '2020-01-07', kind: 'direct' });
    expect(went.understood).toMatchObject({ from: '2020-01-07', kind: 'direct', topic: ['Iran'] });
    expect(went.answers.every(({ date, statement }) => date! >= '2020-01-07' && statement.kind === 'direct')).toBe(
      true,
    );
    // Of fewer statements none was passed over.
    const shown = turnOf(await ask('Esper on Iran', { limit: 2 }));
    const more = await ask('more', { after: shown, kind: 'indirect' });
    expect([more.skipped, more.answers.length]).toEqual([undefined, Math.min(5, more.total)]);
  });

  it('gives statements of that kind alone', async () => {
    for (const kind of ['direct', 'indirect'] as const) {
      const { answers, understood } = await ask('Milley on the letter', { kind });
      expect(understood.kind).toBe(kind);
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.every(({ statement }) => statement.kind === kind)).toBe(true);
    }
  });
});
