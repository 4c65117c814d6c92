import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { turnOf } from '../../src/search/index.js';
import { makeDocument } from '../store/documents.js';
import {
  ask,
  DIRECTORY,
  LEAVE,
  LETTER,
  MISTAKE,
  MOVES,
  OTHERS,
  ROCKETS,
  SITES,
  STORE,
  texts,
  VIENNA,
} from './fixtures.js';
import { memoryStore } from './memory-store.js';
import { talkOver } from './talk.js';

const { talk } = talkOver(STORE, DIRECTORY);
const names = ({ understood }: Answer) => understood.speakers.map(({ name }) => name);
const candidates = (answer: Answer) => answer.candidates.map(({ name }) => name);
const IRAQ = 'what did Esper say about Iraq';

describe('a question that goes on from the one before it', () => {
  it.each([
    'and Milley?',
    'what about Milley',
    'How about Gen. Milley?',
    'ok and what did Milley say',
    'what did Milley say about that',
    'same for the chairman',
  ])('keeps the topic for another speaker: %s', async (question) => {
    const answer = await talk(['Esper on the letter', question]);
    expect(names(answer)).toEqual(['Mark A. Milley']);
    expect(answer.understood.topic).toEqual(['letter']);
    expect(answer.understood.followUp).toEqual({ kind: 'other-speaker', carried: ['topic'] });
    expect(texts(answer)).toContain(LETTER);
  });

  it.each(['and on helicopters?', 'what about helicopters', 'and helicopters', 'what did he say about helicopters'])(
    'keeps the speaker for another topic: %s',
    async (question) => {
      const answer = await talk(['Milley on the letter', question]);
      expect(names(answer)).toEqual(['Mark A. Milley']);
      expect(answer.understood.topic).toEqual(['helicopters']);
      expect(answer.understood.followUp).toEqual({ kind: 'other-topic', carried: ['speakers'] });
      expect(texts(answer)).toEqual([MOVES]);
    },
  );

  it('takes whoever never speaks for a topic', async () => {
    const { understood } = await talk(['Milley on the letter', 'what about Soleimani']);
    expect(understood).toMatchObject({ speakers: [{ name: 'Mark A. Milley' }], topic: ['Soleimani'] });
  });

  it('never asks one person for another: a stranger is nothing on record', async () => {
    const answer = await talk([IRAQ, 'and Smith?']);
    expect(answer).toMatchObject({ outcome: 'nothing', understood: { unknownSpeaker: 'Smith', topic: ['Iraq'] } });
    const again = await talk(['what did Smith say about the letter', 'and on Iraq?']);
    expect(again).toMatchObject({ outcome: 'nothing', understood: { unknownSpeaker: 'Smith', topic: ['Iraq'] } });
  });

  it('reads a pronoun by whom it can mean', async () => {
    expect(names(await talk(['who said "honest mistake"', 'what did he say about helicopters']))).toEqual([
      'Mark A. Milley',
    ]);
    // She is nobody that was spoken of.
    const she = await talk(['Milley on the letter', 'what did she say about CAFTA']);
    expect(she.understood.followUp).toBeUndefined();
    const they = await talk(['Milley and Esper on the letter', 'what did they say about Iraq']);
    expect(names(they)).toEqual(['Mark A. Milley', 'Mark T. Esper']);
    expect((await talk(['Milley and Esper on the letter', 'what did he say about Iraq'])).outcome).toBe('ambiguous');
  });

  it('gives the next answers for “more”, and then none', async () => {
    const first = await talk(['Milley on the letter'], { limit: 2 });
    const more = await talk(['Milley on the letter', 'more'], { limit: 2 });
    expect(more).toMatchObject({ outcome: 'answered', total: first.total, skipped: 2 });
    expect(texts(first)).not.toContain(texts(more)[0]);
    const last = await talk(['Milley on the letter', 'more', 'show me more please'], { limit: 2 });
    expect(last).toMatchObject({ outcome: 'answered', answers: [], total: first.total });
  });

  it('narrows and widens what was asked', async () => {
    const quotes = await talk(['Milley on the letter', 'only exact quotes']);
    expect(quotes.understood).toMatchObject({ kind: 'direct', topic: ['letter'] });
    expect(quotes.understood.followUp).toEqual({ kind: 'refined', carried: ['speakers', 'topic'] });
    expect(texts(quotes)).not.toContain(LETTER);
    const transcripts = await talk(['Esper on Iraq', 'only from transcripts']);
    expect(transcripts.understood.sourceKinds).toEqual(['transcript']);
    expect(texts(transcripts).sort()).toEqual([LEAVE, ROCKETS].sort());
    expect((await talk(['Esper on cultural sites', 'only from transcripts'])).outcome).toBe('nothing');
    expect(texts(await talk(['Esper on cultural sites', 'only from transcripts', 'all sources']))).toEqual([SITES]);
    const since = await talk([IRAQ, 'since January 7']);
    expect(since.understood).toMatchObject({ from: '2020-01-07', to: null, topic: ['Iraq'] });
    expect((await talk([IRAQ, 'since January 7', 'any time'])).understood.from).toBeNull();
    expect((await talk([IRAQ, 'and in 2021?'])).understood).toMatchObject({ from: '2021-01-01', to: '2021-12-31' });
    expect((await talk([IRAQ, 'the latest?'])).understood.order).toBe('latest');
    expect((await talk([IRAQ, 'the latest?', 'and Milley?'])).understood.followUp?.carried).toEqual(['topic', 'order']);
  });

  it('leaves out words and people', async () => {
    expect(texts(await talk([IRAQ, 'not rockets']))).toEqual([LEAVE]);
    const others = await talk(['who is quoted on Iraq', 'not Esper']);
    expect(others.understood.excluded?.speakers).toMatchObject([{ name: 'Mark T. Esper' }]);
    expect(texts(others)).not.toContain(LEAVE);
  });

  it('finds who else said it', async () => {
    const { understood, answers } = await talk(['Milley on the letter', 'who else said that']);
    expect(understood).toMatchObject({
      speakers: [],
      topic: ['letter'],
      excluded: { speakers: [{ name: 'Mark A. Milley' }] },
    });
    expect(answers.map(({ statement }) => statement.speaker?.name)).not.toContain('Mark A. Milley');
    // Whoever was left out may be asked for again.
    expect(texts(await talk(['Milley on the letter', 'who else said that', 'and Milley?']))).toContain(LETTER);
  });

  it('doesn’t turn what was not said into what was', async () => {
    const { outcome, understood } = await talk(['what didn’t Esper say about Iraq', 'and Milley?']);
    expect([outcome, understood.negated]).toEqual(['nothing', true]);
  });

  it.each([
    ['what will Esper say about the letter', 'future'],
    ['is Esper right about the letter', 'judgement'],
    ['what didn’t Esper say about the letter', 'negated'],
  ] as const)('asks as was asked before: %s', async (question, flag) => {
    const { outcome, understood } = await talk([question, 'and Milley?']);
    expect([outcome, understood[flag]]).toEqual(['nothing', true]);
    // Asked in other words, it is another question.
    const said = await talk([question, 'and what did Milley say']);
    expect([said.outcome, said.understood[flag]]).toEqual(['answered', undefined]);
  });

  it('asks for what will be said, where the words are there', async () => {
    const { outcome, understood } = await talk(['Esper on the letter', 'and what will Milley say']);
    expect([outcome, understood.future]).toEqual(['nothing', true]);
  });

  it('keeps to what answered a question, and to a charge', async () => {
    const asked = await talk(['what was Jean-Pierre asked about Soleimani', 'and Esper?']);
    expect(asked).toMatchObject({ outcome: 'nothing', understood: { asked: true, topic: ['Soleimani'] } });
    expect((await talk(['Esper on Iraq', 'what was he asked', 'and Milley?'])).understood.asked).toBeUndefined();
    const charge = await talk(['why did Esper lie', 'and Milley?']);
    expect(charge).toMatchObject({ outcome: 'nothing', understood: { premise: true } });
  });
});

describe('namesakes', () => {
  const BROWN = 'what did Brown say about CAFTA';
  const BROWNS = ['Sherrod Brown', 'Corrine Brown', 'Charles Q. Brown'];

  it.each([
    ['Sherrod', 'Sherrod Brown'],
    ['Sherod', 'Sherrod Brown'],
    ['the general', 'Charles Q. Brown'],
    ['Brown, the general', 'Charles Q. Brown'],
    ['the one from Ohio', 'Sherrod Brown'],
    ['Corrine Brown', 'Corrine Brown'],
    ['the first one', 'Sherrod Brown'],
    ['1', 'Sherrod Brown'],
  ])('picks one of those asked about: %s', async (question, name) => {
    const answer = await talk([BROWN, question]);
    expect(names(answer)).toEqual([name]);
    expect(answer.understood.topic).toEqual(['CAFTA']);
    const slips = question === 'Sherod' ? [{ typed: 'Sherod', shown: 'Sherrod' }] : [];
    expect(answer.understood.corrections).toEqual(slips);
  });

  it('forgives no slips in words of the record, or where words are taken as typed', async () => {
    const charges = makeDocument('The charges are false.', [{ by: 'Mark T. Esper', text: 'The charges are false.' }]);
    const other = talkOver(memoryStore([...OTHERS, charges]), DIRECTORY);
    const answer = await other.talk([BROWN, 'charges']);
    expect(texts(answer)).toEqual(['The charges are false.']);
    expect(answer.understood).toMatchObject({ speakers: [], topic: ['charges'], corrections: [] });
    expect(names(await talk([BROWN, 'Sherod'], { asTyped: true }))).toEqual([]);
  });

  it.each(['not that Brown', 'the other Brown', 'not him', 'not Sherrod'])(
    'asks for the others: %s',
    async (question) => {
      const answer = await talk([BROWN, 'Sherrod', question]);
      expect(answer.outcome).toBe('ambiguous');
      expect(candidates(answer).sort()).toEqual(BROWNS.slice(1).sort());
      expect(answer.understood.topic).toEqual(['CAFTA']);
    },
  );

  it('leaves one out of those asked about', async () => {
    expect(candidates(await talk([BROWN, 'not Sherrod'])).sort()).toEqual(BROWNS.slice(1).sort());
    expect(names(await talk([BROWN, 'not Sherrod', 'not Corrine']))).toEqual(['Charles Q. Brown']);
  });

  it('says that there is no other', async () => {
    const answer = await talk(['Milley on the letter', 'the other Milley']);
    expect(answer).toMatchObject({
      outcome: 'nothing',
      understood: { unknownSpeaker: expect.stringContaining('Milley') },
    });
  });
});

describe('what stands around the statement shown', () => {
  it('gives the question that it answers', async () => {
    const [answer] = (await talk(['Jean-Pierre on Soleimani', 'what was she asked?'])).answers;
    expect(answer?.statement.text).toBe(VIENNA);
    expect(answer?.context.question).toContain('President Rouhani threatened');
    const none = await talk(['Milley on the letter', 'what was he asked']);
    expect(none).toMatchObject({ outcome: 'nothing', understood: { followUp: { kind: 'question' } } });
  });

  it('gives what the same speaker, or whoever is named, said after and before', async () => {
    expect(texts(await talk(['Milley on the letter', 'what did he say right after that']))).toEqual([MOVES, MISTAKE]);
    expect(texts(await talk(['Milley on helicopters', 'what did he say before that?']))).toEqual([LETTER]);
    expect(texts(await talk(['Esper on cultural sites', 'what did Milley say next']))).toEqual([
      LETTER,
      MOVES,
      MISTAKE,
    ]);
    expect((await talk(['Milley on "honest mistake"', 'what did he say after that'])).outcome).toBe('nothing');
    const nobody = await talk(['Milley on the letter', 'what did Smith say right after that']);
    expect(nobody).toMatchObject({ outcome: 'nothing', understood: { unknownSpeaker: 'Smith' } });
  });

  it('gives the statement for its ground rules', async () => {
    for (const question of ['was that on the record?', 'is it on background', 'on the record?', 'can I use that']) {
      const answer = await talk(['Milley on the letter', question]);
      expect(texts(answer)).toEqual([LETTER]);
      expect(answer.understood.followUp?.kind).toBe('ground-rules');
    }
  });

  it('keeps the statement in mind where it finds nothing', async () => {
    expect(texts(await talk(['Milley on the letter', 'what was he asked', 'what did he say next']))).toEqual([
      MOVES,
      MISTAKE,
    ]);
  });

  it('says so where none was shown', async () => {
    await expect(talk(['Milley on Bitcoin', 'was that on the record'])).rejects.toMatchObject({
      code: 'NOTHING_SHOWN',
    });
  });
});

describe('a question that stands alone', () => {
  it.each([
    'more',
    'what else',
    'only from transcripts',
    'exact quotes',
    'not that Brown',
    'what was he asked?',
    'was that on the record',
    'what did he say right after that',
    'who else said that',
  ])('is told from one that goes on from nothing: %s', async (question) => {
    await expect(ask(question)).rejects.toMatchObject({
      code: 'FOLLOW_UP_ALONE',
      remedy: expect.stringContaining('what did'),
    });
  });

  it('is read as it stands where it can be', async () => {
    expect(names(await ask('and Esper?'))).toEqual(['Mark T. Esper']);
    expect(texts(await ask('what about helicopters'))).toEqual([MOVES]);
    expect((await ask('since January 7 2020')).outcome).toBe('answered');
  });

  it.each([
    IRAQ,
    'Esper',
    'Esper on Iraq',
    'who said "honest mistake"',
    'who said the letter was a draft',
    'what has anyone said about the letter',
    'what did Esper say',
    'the defense secretary on Iraq',
    'exact quotes of Esper on Iraq',
    'and what did Esper say about Iraq',
    'what did Milley say about the letter that should not have been sent',
    'Milley, the general',
  ])('is never taken for one that goes on: %s', async (question) => {
    const before = turnOf(await ask('Brownback on Roberts'));
    // A leading "and" is one of the words asked for, and tells nothing.
    const { followUp, words: _, ...alone } = (await ask(question, { after: before })).understood;
    expect(followUp).toBeUndefined();
    const { words: __, ...own } = (await ask(question)).understood;
    expect(alone).toEqual(own);
  });
});
