import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/record/index.js';
import { sampleRecord } from './sample-record.js';

/** What decides between an answer and nothing, asked of the whole sample record. */

const { ask } = sampleRecord();

describe('nothing on record', () => {
  it.each([
    // Of what is said, nothing is about the detail that nobody ever mentions.
    'what has Sullivan said about Russian soldiers in Malta?',
    'need Sullivan quote on eastern flank in Bolivia',
    'what did Henry Brown say about the economic development subcommittee in Fiji',
    'jean-pierre immigration process slovenia',
    // A judgement of what somebody said is on no record.
    'is Esper right about Iran',
    'was Kirby wrong about the drones?',
    'did Esper lie about Iran',
    'is Jake Sullivan lying about sanctions',
    'should Warner apologize for unanimous consent',
    'is John Warner right about the State Department Fellow',
    'can we trust Kirby on the amphibious ready group',
    'does Sullivan secretly support sanctions',
    // Somebody who is mentioned, and never speaks, is asked for.
    'everything brett mcgurk said',
    'anything by jens stoltenberg?',
    'latest remarks from mcgurk',
    // Another word that a stemmer takes for the same.
    'communities Kirby',
    // The name of somebody who is nobody here, whatever office stands before it.
    'Senator Wright re office',
    // "Who does …" is no "who said …".
    'who does Joe Biden really work for',
  ])('%s', async (question) => {
    const { outcome, answers } = await ask(question);
    expect([outcome, answers.map(({ statement }) => statement.text)]).toEqual(['nothing', []]);
  });

  it('offers as much of the topic as somebody spoke of', async () => {
    const { nearMisses } = await ask('what has Sullivan said about Russian soldiers in Malta?');
    expect(nearMisses[0]).toMatchObject({
      kind: 'part-of-topic',
      name: 'Jake Sullivan',
      topics: ['Russian', 'soldiers'],
    });
  });

  it('offers what somebody said instead of a judgement on it', async () => {
    const { nearMisses } = await ask('is Esper right about Iran');
    expect(nearMisses[0]).toMatchObject({ kind: 'part-of-topic', name: 'Mark T. Esper', topics: ['Iran'] });
  });

  it('knows whose words are asked for before they are said', async () => {
    for (const question of ['what is Esper going to say about Iran', 'what does Esper plan to say about Iran']) {
      const { outcome, understood, nearMisses } = await ask(question);
      expect(outcome).toBe('nothing');
      expect(understood).toMatchObject({ speakers: [{ name: 'Mark T. Esper' }], topic: ['Iran'] });
      expect(nearMisses[0]).toMatchObject({ kind: 'part-of-topic', name: 'Mark T. Esper' });
    }
  });
});

describe('not called nothing', () => {
  it.each([
    // Words of the question, or of politeness, are no topic.
    ['where does Psaki stand on restrictions', 'Jen Psaki'],
    ['Sullivan quote sanctions pls', 'Jake Sullivan'],
    ['WHAT’S FAUCI’S POSITION ON OMICRON?', 'Anthony Fauci'],
    // A generic word beside the topic is not missed.
    ['what did Sullivan say regarding China policy', 'Jake Sullivan'],
    ['Fauci on the omicron debate', 'Anthony Fauci'],
    ['the impact of sanctions, Sullivan', 'Jake Sullivan'],
    // What newsrooms call by two names.
    ['What has Biden said about kids?', 'Joe Biden'],
    // A sentence half remembered may have a word that nobody said.
    ['did Milley say the letter was accidentally sent', 'Mark A. Milley'],
    // What somebody is right about, and what somebody has a right to.
    ['does Psaki mention the right to choose', 'Jen Psaki'],
  ])('%s', async (question, speaker) => {
    const { outcome, answers } = await ask(question);
    expect(outcome).toBe('answered');
    expect(new Set(answers.map(({ statement }) => statement.speaker?.name))).toEqual(new Set([speaker]));
  });
});

it('finds an office by a title that begins as another speaker’s name', async () => {
  const house = await openRecord({ db: ':memory:', thread: 'caller' });
  await house.importStatements([
    { text: 'No comment on goods.', speaker: 'White House', date: '2021-12-01' },
    { text: 'Goods move again.', speaker: 'Jen Psaki', date: '2021-12-01' },
  ]);
  const { answers } = await house.ask('what did the White House press secretary say about goods in December 2021');
  await house.close();
  expect(answers.map(({ statement }) => statement.speaker?.name)).toEqual(['Jen Psaki']);
});
