import { describe, expect, it } from 'vitest';
import { sampleRecord } from './sample-record.js';

/** Questions as they are typed on a phone, asked of the whole sample record. */

const { ask, talk, record } = sampleRecord();

const [MILLEY, ESPER, KIRBY, BIDEN] = ['Mark A. Milley', 'Mark T. Esper', 'John Kirby', 'Joe Biden'];

/** Question, the only speaker of the answers, a piece of the first one. */
const ANSWERED: readonly (readonly [string, string, string])[] = [
  ['milley quote on the leter plz', MILLEY, 'The letter was a draft'],
  ['can u show me what esper said re: embassy', ESPER, 'siege of the embassy'],
  ['give me the quote where milley says it was a mistake', MILLEY, 'honest mistake'],
  ['find me the part where Esper talks about 31 rockets', ESPER, '31 rockets'],
  ['what is milleys line on helicopters', MILLEY, 'helicopters'],
  ['first thing esper said about iraq', ESPER, 'Iraq'],
  ['how many times did esper mention iran', ESPER, 'Iran'],
  ['what is on record from fauci', 'Anthony Fauci', ''],
  ['sec def on rockets', ESPER, '31 rockets'],
  ['psaky omicron', 'Jen Psaki', 'Omicron'],
  ['Congresswoman Brown on Lockett', 'Corrine Brown', 'Lockett'],
  ['what did the president say about gen brown', BIDEN, 'General Brown'],
  ['what did esper say about qassem soleimani', ESPER, 'Soleimani was planning'],
  ['islamic state esper', ESPER, ''],
  ['daesh esper', ESPER, 'ISIS'],
  ['airstrikes kirby', KIRBY, 'airstrike'],
  ['air strike kirby', KIRBY, ''],
  ['kirby huthis', KIRBY, 'Houthis'],
  ['esper soleymani', ESPER, 'Soleimani'],
  ['what was Kirby asked about hostages', KIRBY, 'hostages'],
  ['what did esper say between January 6 and 8, 2020', ESPER, ''],
  ['esper jan 6-8 2020 embassy', ESPER, 'siege of the embassy'],
  ['what did esper say on the 7th about iran', ESPER, 'Moving to Iran'],
  ['esper jan 7th iran', ESPER, 'Moving to Iran'],
  ['the press secretary on the 18th', 'Karine Jean-Pierre', ''],
  ['kirby israel -gaza', KIRBY, 'Israel'],
  ['esper on iraq not iran', ESPER, 'Iraq'],
  ['senior administration official on solarwinds', 'senior administration official', 'SolarWinds'],
];

const NOTHING: readonly string[] = [
  'did Esper say that Milley lied about Bitcoin',
  'sec def esper on the letter',
  'what did kirby say last week',
  'Kirby on the 7th fleet',
  'trump on nato',
  'is esper a liar',
];

describe('the sample record, asked on a phone', () => {
  it.each(ANSWERED)('%s', async (question, speaker, piece) => {
    const { outcome, answers } = await ask(question);
    expect(outcome).toBe('answered');
    expect(new Set(answers.map(({ statement }) => statement.speaker?.name))).toEqual(new Set([speaker]));
    expect(answers[0]?.statement.text).toContain(piece);
  });

  it.each(NOTHING)('%s: nothing', async (question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'nothing', answers: [] });
  });

  it('asks who of an office is meant, most on the topic first', async () => {
    const { outcome, candidates } = await ask('the white house on ukraine');
    expect([outcome, candidates[0]?.name]).toEqual(['ambiguous', 'Jake Sullivan']);
    const generals = (await ask('what did the top general say about the letter')).candidates.map(({ name }) => name);
    expect(generals).toEqual([MILLEY, 'Charles Q. Brown Jr.']);
  });

  it('gives reporters’ questions to nobody by name', async () => {
    for (const question of ['what questions were asked about inflation', 'which reporter asked about Soleimani']) {
      const { understood, answers } = await ask(question);
      expect(understood.reporters).toBe(true);
      expect(new Set(answers.map(({ statement }) => statement.speaker?.name))).toEqual(new Set(['Q']));
    }
  });

  it('takes whoever never speaks for what a strike was on', async () => {
    const { answers } = await ask('drone strike on soleimani');
    expect(answers[0]?.statement.text).toMatch(/strike against (?:Qasem )?Soleimani/);
  });

  it('leaves out what is not wanted, and says so', async () => {
    const { understood, answers } = await ask('esper on iraq not iran', { limit: 50 });
    expect(understood).toMatchObject({ topic: ['iraq'], excluded: { words: ['iran'] } });
    for (const { statement } of answers) expect(statement.text).not.toMatch(/\bIran/);
    // "not" behind a verb is of what was said.
    expect((await ask('who said it was not a mistake')).understood.excluded).toBeUndefined();
  });

  it('lets each of several speakers be heard, strongest first, and says who has nothing', async () => {
    const anyone = await ask('what has anyone said about Iran');
    expect(anyone.bySpeaker?.[0]).toMatchObject({ name: ESPER, count: expect.any(Number) });
    const speakers = anyone.answers.map(({ statement }) => statement.speaker?.name);
    expect(new Set(speakers).size).toBe(speakers.length);
    expect(anyone.bySpeaker?.reduce((sum, { count }) => sum + count, 0)).toBe(anyone.total);
    const both = await ask('Milley and Esper on the letter');
    expect(both.bySpeaker).toEqual([
      { id: expect.any(String), name: MILLEY, count: both.total },
      { id: expect.any(String), name: ESPER, count: 0 },
    ]);
    // One speaker needs no list.
    expect((await ask('Esper on Iran')).bySpeaker).toBeUndefined();
  });

  it('keeps evidence above turns: no weaker statement of another speaker comes before a stronger one', async () => {
    const { answers } = await ask('who said something about the letter', { limit: 50 });
    const rungs = answers.map(({ score }) => Math.floor(score));
    expect(rungs).toEqual(rungs.toSorted((a, b) => b - a));
  });

  it('takes words as they are typed when told to', async () => {
    expect((await ask('Miley on the leter')).understood.corrections).toHaveLength(2);
    const typed = await ask('Miley on the leter', { asTyped: true });
    expect(typed).toMatchObject({
      outcome: 'nothing',
      understood: { corrections: [], topic: expect.arrayContaining(['leter']) },
    });
  });

  it('goes on from question to question', async () => {
    const asked = await talk('what did Psaki say about Soleimani', 'what was she asked?');
    expect(asked.answers[0]?.context.question).toContain('General Soleimani');
    const rules = await talk('Psaki on Soleimani', 'was that on the record');
    expect(rules.answers[0]?.citation.groundRules).toBeUndefined();
    const background = await talk(
      'what has any official said about Vienna',
      'what did the senior administration official say about Syria',
      'was that on the record?',
    );
    expect(background.answers[0]?.citation.groundRules?.attribution).toBe('on background');
    const brown = await talk('what did Brown say', 'the general', 'not that Brown');
    expect(brown.candidates.map(({ name }) => name)).not.toContain('Charles Q. Brown Jr.');
    const then = await talk(
      'the defense secretary on Iraq',
      'and the chairman?',
      'and on helicopters',
      'since January',
    );
    expect(then.answers[0]?.statement).toMatchObject({
      speaker: { name: MILLEY },
      text: expect.stringContaining('helicopters'),
    });
  });

  it('counts days where the caller is', async () => {
    // Midnight in Washington has not come when it is morning in Baghdad.
    const moment = new Date('2020-01-08T03:00:00Z');
    const on = async (timeZone: string) =>
      (await record().ask('what did Esper say yesterday', { now: moment, timeZone })).understood.from;
    expect([await on('America/New_York'), await on('Asia/Baghdad')]).toEqual(['2020-01-06', '2020-01-07']);
    await expect(record().ask('Esper', { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'TIME_ZONE_UNKNOWN',
    });
  });
});
