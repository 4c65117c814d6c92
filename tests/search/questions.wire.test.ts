import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { sampleRecord } from './sample-record.js';

/** Questions in people's words, asked of the whole sample record. */

const { ask, record } = sampleRecord();

const speakersOf = ({ answers }: Answer) => new Set(answers.map(({ statement }) => statement.speaker?.name));

const [MILLEY, ESPER] = ['Mark A. Milley', 'Mark T. Esper'];
const [PSAKI, KIRBY, KJP] = ['Jen Psaki', 'John Kirby', 'Karine Jean-Pierre'];

/** Question, speaker of the first answer, a piece of its text. Nobody else answers where somebody was asked for. */
const ANSWERED: readonly (readonly [string, string, string])[] = [
  ['what did Milley say about the letter', MILLEY, 'The letter was a draft'],
  ['milley letter', MILLEY, 'The letter was a draft'],
  ['What did Gen. Milley say about the letter?', MILLEY, 'The letter was a draft'],
  ['what did Mily say about the leter', MILLEY, 'The letter was a draft'],
  ['did Milley ever say the letter was a mistake', MILLEY, 'honest mistake'],
  ['why did Milley lie about the letter', MILLEY, 'The letter was a draft'],
  ['exact quotes of Milley on the letter', MILLEY, 'It should not have been sent'],
  ['Milleys letter', MILLEY, 'The letter was a draft'],
  ["what'd Milley say 'bout the letter", MILLEY, 'The letter was a draft'],
  ['wat did mily say abt teh leter', MILLEY, 'The letter was a draft'],
  ['esper 2020-01-07 iran', ESPER, 'Moving to Iran'],
  ['milley january 2020 letter', MILLEY, 'The letter was a draft'],
  ['who was it that said honest mistake', MILLEY, 'honest mistake'],
  ['anyone but Milley on the letter', 'Jen Psaki', 'sent a letter'],
  ['sherod brown cafta', 'Sherrod Brown', 'CAFTA'],
  ['sherrod browne cafta', 'Sherrod Brown', 'CAFTA'],
  ['Corinne Brown lockett', 'Corrine Brown', 'Lockett'],
  ['sam brownback judge roberts harvard', 'Sam Brownback', 'Harvard'],
  ['sen brownbak roberts', 'Sam Brownback', 'Roberts'],
  ['what did KJP say about the border', KJP, 'border'],
  ['KJP border', KJP, 'border'],
  ['what did Kirby tell reporters about Iran', KIRBY, 'Iran'],
  ['milley soleimani', MILLEY, 'Soleimani'],
  ['whose words are "political stunt"', 'Karine Jean-Pierre', 'political stunt'],
  ['what did saki say about omicron', 'Jen Psaki', 'Omicron'],
  ['joint chiefs chairman letter 2020', MILLEY, 'The letter was a draft'],
  ['the chairman on the letter', MILLEY, 'The letter was a draft'],
  ['milley helicoptors', MILLEY, 'helicopters'],
  ['Milley on Soleimani', MILLEY, 'Soleimani'],
  ['Esper on cultural sites', ESPER, 'cultural sites'],
  ['What’s Esper’s line on cultural sites?', ESPER, 'cultural sites'],
  ['espar cultural sites', ESPER, 'cultural sites'],
  ['what did the defense secretary say about rockets', ESPER, '31 rockets'],
  ['SecDef rockets', ESPER, '31 rockets'],
  ['anything from Esper re ISIS', ESPER, 'ISIS'],
  ['last time Esper mentioned ISIS', ESPER, 'ISIS'],
  ['Esper in January 2020 on the embassy', ESPER, 'siege of the embassy'],
  ['what has Esper said about Iraq since Jan 6', ESPER, 'Iraq'],
  ['what did esper say between January 7 and January 8 2020', ESPER, 'thanks for assembling'],
  ['what did Kirby say on January 3, 2024', KIRBY, 'As Karine said'],
  ['kirby hamas', KIRBY, 'Hamas'],
  ['Admiral Kirby on Israel', KIRBY, 'Israel'],
  ['what did Psaki say about Soleimani', PSAKI, 'I don’t have any direct comment'],
  ['Jen Psaki travel restrictions', PSAKI, 'travel'],
  ['what did jean pierre say about the debt', KJP, 'debt'],
  ['Fauci on omicron', 'Anthony Fauci', 'Omicron'],
  ['what did the national security adviser say about China', 'Jake Sullivan', 'China'],
  ['Brown, the general', 'Charles Q. Brown Jr.', 'inaudible'],
  ['Mr. Brown of Ohio on CAFTA', 'Sherrod Brown', 'CAFTA'],
  ['Brown (D-OH) trade deficit', 'Sherrod Brown', 'trade deficit'],
  ['what did Corrine Brown say about Irene Lockett', 'Corrine Brown', 'Lockett'],
  ['what did Henry Brown say about Harrell', 'Henry E. Brown Jr.', 'Harrell'],
  ['what did Brownback say', 'Sam Brownback', 'I join my colleagues'],
  ['what did the defense secretary say on january 7', ESPER, 'I know we moved up the time'],
  ['what did the press secretary say on december 1', PSAKI, ''],
  ['milley 2020', MILLEY, ''],
  ['esper iran 2020', ESPER, 'Iran'],
  // Asked to confirm, not for what was left unsaid.
  ['didn’t Milley say the letter was a draft', MILLEY, 'The letter was a draft'],
  ['Sen. Brownback on Roberts', 'Sam Brownback', 'Roberts'],
  ['the president on General Brown', 'Joe Biden', 'General Brown'],
  ['what did the senior administration official say about SolarWinds', 'senior administration official', 'SolarWinds'],
];

/** The same for questions that ask for nobody in particular. */
const BY_ANYONE: readonly (readonly [string, string, string])[] = [
  ['who said "honest mistake"', MILLEY, 'honest mistake'],
  ['who said the letter was a draft', MILLEY, 'The letter was a draft'],
  ['who first called it a draft', MILLEY, 'draft'],
  ['what has anyone said about withdrawing from Iraq', MILLEY, 'withdraw US troops'],
  ['who is quoted on the letter besides Milley', PSAKI, 'letter'],
  ['which reporter asked about Soleimani', 'Q', 'Soleimani'],
  ['siege of the embassy', ESPER, 'siege of the embassy'],
  ['thirty-one rockets', ESPER, '31 rockets'],
  ['how many rockets did Iran fire', ESPER, '31 rockets'],
];

/** Nothing answers; the nearest that is offered. */
const NOTHING: readonly (readonly [string, string | null])[] = [
  ['Milley on cultural sites', 'other-speakers Mark T. Esper'],
  ['Milley on Bitcoin', 'other-topics Mark A. Milley'],
  ['heritage', null],
  // Both names stand in the titles of what Esper said.
  ['what did Esper say about Milley', 'other-topics Mark T. Esper'],
  // "… said Milley, who joined Esper to inform journalists" names him, and says nothing of him.
  ['what did Milley say about Esper', 'other-topics Mark A. Milley'],
  ["what didn't esper say", 'other-topics Mark T. Esper'],
  ['what did Esper not say about iran', 'part-of-topic Mark T. Esper'],
  ['milley 2005', 'other-topics Mark A. Milley'],
  ['did Fauci recommend masks', 'part-of-topic Anthony Fauci'],
  ['what did Psaki say about Mark Meadows', 'other-topics Jen Psaki'],
  ['what did Milley say about the Super Bowl', 'other-topics Mark A. Milley'],
  ['Esper on troops in Ukraine', null],
  ['what will Esper say tomorrow', 'other-topics Mark T. Esper'],
  ['why did Milley lie', 'other-topics Mark A. Milley'],
  ['Kirby yesterday', 'other-topics John Kirby'],
  ['what did Seely say about the letter', 'mentioned-only William H. Seely III'],
  ['what did Soleimani say', 'mentioned-only Qasem Soleimani'],
  ['Suleimani', 'mentioned-only Qasem Soleimani'],
  ['what did Malley say', 'mentioned-only Malley'],
  ['what did Rouhani say', null],
  ['what did Smith say', null],
  ['what did Mrs. Milley say', 'similar-name Mark A. Milley'],
  ['mrs milley letter', 'similar-name Mark A. Milley'],
  ['what did Miller say about the letter', 'other-speakers Mark A. Milley'],
  ['Gordon Brown on CAFTA', 'similar-name Sherrod Brown'],
  // He was a representative when he spoke.
  ['what did the senator from Ohio say', 'similar-name Sherrod Brown'],
  ['Brownback on CAFTA', 'other-speakers Sherrod Brown'],
  ['what did the Pentagon say about cultural sites', null],
];

const AMBIGUOUS: readonly (readonly [string, readonly string[]])[] = [
  ['what did Brown say', ['Sherrod Brown', 'Henry E. Brown Jr.', 'Corrine Brown', 'Charles Q. Brown Jr.']],
  ['Brown on CAFTA', ['Sherrod Brown', 'Henry E. Brown Jr.', 'Corrine Brown', 'Charles Q. Brown Jr.']],
  ['the general on helicopters', ['Mark A. Milley', 'Charles Q. Brown Jr.']],
  ['what did the press secretary say about Fauci', ['Karine Jean-Pierre', 'Jen Psaki']],
  ['what did he say about cultural sites', ['Mark T. Esper']],
];

describe('the sample record, asked in people’s words', () => {
  it.each(ANSWERED)('%s', async (question, speaker, piece) => {
    const answer = await ask(question);
    expect(answer.outcome).toBe('answered');
    expect(speakersOf(answer)).toEqual(new Set([speaker]));
    expect(answer.answers[0]?.statement.text).toContain(piece);
  });

  it.each(BY_ANYONE)('%s', async (question, speaker, piece) => {
    const [first] = (await ask(question)).answers;
    expect(first?.statement.speaker?.name).toBe(speaker);
    expect(first?.statement.text).toContain(piece);
  });

  it('puts first who said the very words that are asked for', async () => {
    const { answers } = await ask('who said it should not have been sent');
    expect(answers[0]?.statement.text).toContain('It should not have been sent.');
  });

  it.each(NOTHING)('%s: nothing', async (question, nearest) => {
    const { outcome, answers, nearMisses } = await ask(question);
    expect([outcome, answers]).toEqual(['nothing', []]);
    if (nearest) expect(nearMisses.map(({ kind, name }) => `${kind} ${name}`)).toContain(nearest);
  });

  it.each(AMBIGUOUS)('%s: which one?', async (question, names) => {
    const { outcome, answers, candidates } = await ask(question);
    expect([outcome, answers]).toEqual(['ambiguous', []]);
    expect(candidates.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('says which of those who may be meant spoke of it, and puts them first', async () => {
    for (const question of ['brown cafta', 'Brown on CAFTA']) {
      const { candidates } = await ask(question);
      expect(candidates[0]).toMatchObject({ name: 'Sherrod Brown', onTopic: expect.any(Number) });
      expect(candidates[0]!.onTopic).toBeGreaterThan(0);
      expect(candidates.at(-1)).toMatchObject({ onTopic: 0 });
    }
    // Both Johns who speak; a third never does.
    const { candidates } = await ask('john');
    expect(candidates.map(({ name }) => name)).toEqual(['John Kirby', 'John Warner']);
    expect(candidates.every((candidate) => !('onTopic' in candidate))).toBe(true);
  });

  it('offers the part of a topic that is on record', async () => {
    const misses = (await ask('did Fauci say boosters work')).nearMisses.filter(({ kind }) => kind === 'part-of-topic');
    expect(misses).toContainEqual({
      kind: 'part-of-topic',
      name: 'Anthony Fauci',
      count: expect.any(Number),
      topics: ['boosters'],
    });
    expect((await ask('Milley on Bitcoin')).nearMisses.map(({ kind }) => kind)).not.toContain('part-of-topic');
  });

  it('says that a question asks for what was not said', async () => {
    for (const question of ["what didn't esper say", 'what has Milley never said about the letter']) {
      expect((await ask(question)).understood.negated).toBe(true);
    }
    expect((await ask('who said it should not have been sent')).understood.negated).toBeUndefined();
    // What was said is the nearest, and others are not: they were not asked for.
    const { nearMisses } = await ask('what did Esper not say about iran');
    expect(nearMisses.map(({ kind }) => kind)).toEqual(['part-of-topic', 'other-topics']);
  });

  it('takes a year that is nobody’s word for the time', async () => {
    expect((await ask('milley 2020')).understood).toMatchObject({ from: '2020-01-01', to: '2020-12-31', topic: [] });
    // Somebody names the year, but nobody beside the letter.
    expect((await ask('letter 2020')).understood).toMatchObject({ from: '2020-01-01', topic: ['letter'] });
    // She speaks of that year herself.
    expect((await ask('jean-pierre 2023')).understood).toMatchObject({ from: null, to: null, topic: ['2023'] });
  });

  it('finds what only inherits its topic, and says so', async () => {
    const { answers } = await ask('what did Milley say about the letter');
    const mistake = answers.find(({ statement }) => statement.text.includes('honest mistake'));
    expect(mistake?.statement).toMatchObject({ kind: 'direct' });
    expect(mistake?.why[0]).toMatchObject({ word: 'letter' });
    expect(mistake?.why[0]?.where).not.toBe('statement');
    expect(mistake?.citation.translation).toBeDefined();
  });

  it('labels a paraphrase, and gives the role at the date', async () => {
    expect((await ask('Esper on cultural sites')).answers[0]).toMatchObject({
      statement: { kind: 'indirect' },
      role: 'Secretary of Defense',
      date: '2020-01-06',
    });
    expect((await ask('Mr. Brown of Ohio on CAFTA')).answers[0]?.role).toBe('Representative from Ohio');
  });

  it('speaks for both of two people', async () => {
    for (const question of ['Milley and Esper on Iraq', 'compare Esper and Milley on Iraq']) {
      expect(speakersOf(await ask(question))).toEqual(new Set([MILLEY, ESPER]));
    }
  });

  it('takes a date for when it was said', async () => {
    const { answers, understood } = await ask('what did Kirby say on January 3, 2024');
    expect(understood).toMatchObject({ from: '2024-01-03', to: '2024-01-03', topic: [] });
    expect(new Set(answers.map(({ date }) => date))).toEqual(new Set(['2024-01-03']));
    expect((await ask('what has Esper said about Iraq since Jan 6')).understood.from).toBe('2020-01-06');
  });

  it('says what was searched', async () => {
    const { sources, statements, from, to } = await record().stats();
    expect((await ask('Milley on Bitcoin')).scope).toEqual({ sources, statements, from, to });
    const { scope } = await ask('Esper on Bitcoin in January 2020');
    expect(scope).toMatchObject({ from: '2020-01-06', to: '2020-01-08' });
    expect(scope.statements).toBeLessThan(statements);
  });

  it('verifies a quotation', async () => {
    expect(await record().verify('“It should not have been sent” — Milley')).toMatchObject({ verdict: 'exact' });
    expect(await record().verify('“It should not have been sent” — Esper')).toMatchObject({
      verdict: 'different-speaker',
    });
    expect(await record().verify('the letter was a draft that was sent involuntarily')).toMatchObject({
      verdict: 'paraphrase-only',
    });
  });
});
