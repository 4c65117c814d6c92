import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { sampleRecord } from './sample-record.js';

/** How questions that are typed on a phone are read, with the whole sample record. */

const { ask, talk } = sampleRecord();

const speakersOf = ({ answers }: Answer) => [...new Set(answers.map(({ statement }) => statement.speaker?.name))];
const [MILLEY, ESPER] = ['Mark A. Milley', 'Mark T. Esper'];

describe('what a question leaves out', () => {
  it('leaves out whoever stands behind "not" before the topic', async () => {
    for (const question of ['esper not milley on troops', 'Esper, not Milley, on troops?']) {
      const answer = await ask(question);
      expect(speakersOf(answer)).toEqual([ESPER]);
      expect(answer.understood).toMatchObject({ topic: ['troops'], excluded: { speakers: [{ name: MILLEY }] } });
    }
    const others = await ask('not milley on troops', { limit: 50 });
    expect(speakersOf(others)).toContain(ESPER);
    expect(speakersOf(others)).not.toContain(MILLEY);
    expect((await talk('Kirby on ports', 'not milley on troops')).understood.topic).toEqual(['troops']);
  });

  it('takes no other "not" for it', async () => {
    const why = await ask('why did esper not answer');
    expect(why).toMatchObject({ outcome: 'nothing', understood: { negated: true } });
    expect(why.understood.excluded).toBeUndefined();
    const { answers, understood } = await ask('esper: how do you expect us not to respond');
    expect(answers[0]?.statement.text).toContain('How do you expect us not to respond');
    expect(understood.negated).toBeUndefined();
    expect((await ask('tell us what esper did not say about iran')).understood.negated).toBe(true);
  });
});

describe('the order that is asked for', () => {
  it.each([
    ['who said ISIS first?', 'first', ['ISIS']],
    ['who was the first to call soleimani a terrorist', 'first', ['soleimani', 'terrorist']],
    ['who was the first person to mention helicopters', 'first', ['helicopters']],
    ['who was the last to mention iran', 'latest', ['iran']],
  ] as const)('%s', async (question, order, topic) => {
    const { outcome, understood, answers } = await ask(question);
    expect([outcome, understood.order, understood.topic]).toEqual(['answered', order, topic]);
    const days = answers.map(({ date }) => date ?? '');
    expect(days).toEqual(order === 'first' ? days.toSorted() : days.toSorted().reverse());
  });
});

describe('what is no topic', () => {
  it('has no year where none is typed', async () => {
    for (const question of ['null', 'milley null letter']) {
      expect((await ask(question)).understood).toMatchObject({ from: null, to: null });
    }
    expect((await ask('null')).understood.topic).toEqual(['null']);
  });

  it('narrows to the sources that are named', async () => {
    for (const [narrowing, kind] of [
      ['only transcripts', 'transcript'],
      ['just the transcripts please', 'transcript'],
      ['transcripts', 'transcript'],
      ['only articles', 'article'],
      ['only from the article', 'article'],
      ['and only the news articles?', 'article'],
    ] as const) {
      const { outcome, understood, answers } = await talk('esper on iran', narrowing);
      expect([outcome, understood.topic, understood.sourceKinds], narrowing).toEqual(['answered', ['iran'], [kind]]);
      expect(new Set(answers.map(({ citation }) => citation.kind))).toEqual(new Set([kind]));
    }
    expect((await ask('esper iran only from the article')).understood).toMatchObject({
      topic: ['iran'],
      sourceKinds: ['article'],
    });
    expect((await ask('esper on article 5')).understood).not.toHaveProperty('sourceKinds');
  });
});

describe('numbers', () => {
  it.each(['esper 99999999999', 'milley on 1', "milley' OR 1=1"])('%s: nothing', async (question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'nothing', answers: [] });
  });

  it('takes no other number for the one that is asked for', async () => {
    const { answers } = await ask('who said we are in week three', { limit: 50 });
    expect(answers[0]?.statement.text).toContain('in week three');
    for (const { why } of answers) {
      expect(why.some(({ found }) => /^three|^3$/i.test(found) || /week three/.test(found))).toBe(true);
      expect(why.some(({ found }) => /week/i.test(found))).toBe(true);
    }
  });
});

describe('what reporters asked', () => {
  it.each(['what did the reporter say about eggnog', 'reporters on eggnog', 'what did a reporter ask about eggnog'])(
    '%s',
    async (question) => {
      const { understood, answers } = await ask(question);
      expect(understood).toMatchObject({ reporters: true, topic: ['eggnog'] });
      expect(answers.length).toBeGreaterThan(0);
      for (const { statement } of answers) expect(statement.speaker?.name).toBe('Q');
    },
  );

  it('is what somebody answered, where it says whom they asked', async () => {
    for (const question of ['what did the reporter ask Psaki about abortion', 'who asked Psaki about abortion']) {
      const answer = await ask(question);
      expect(speakersOf(answer)).toEqual(['Jen Psaki']);
      for (const { statement } of answer.answers) expect(statement.question).toBeDefined();
    }
    expect((await ask('what did the reporter ask Gandalf about abortion')).outcome).toBe('nothing');
    expect((await ask('who asked if the letter was about Iraq')).understood.reporters).toBe(true);
    expect((await talk('Psaki on eggnog', 'who asked that')).answers[0]?.statement.text).toContain('eggnog');
  });
});

describe('slips in the words of the question', () => {
  it.each([
    ['what did esper say abuot iran', ESPER, 'Iran'],
    ['kirby abot israel', 'John Kirby', 'Israel'],
    ['milley sy abt letter', MILLEY, 'letter'],
    ['who siad "honest mistake"', MILLEY, 'honest mistake'],
    ['anythign from esper', ESPER, ''],
    ['hwat did esepr syas abotu iran', ESPER, 'Iran'],
  ])('%s', async (question, speaker, piece) => {
    const answer = await ask(question);
    expect(speakersOf(answer)).toEqual([speaker]);
    expect(answer.answers[0]?.statement.text).toContain(piece);
  });

  it('says what was read for what, and takes words as typed when told to', async () => {
    expect((await ask('esper abuot iran')).understood.corrections).toEqual([{ typed: 'abuot', shown: 'about' }]);
    const typed = await ask('esper abuot iran', { asTyped: true });
    expect(typed).toMatchObject({ outcome: 'nothing', understood: { topic: ['abuot', 'iran'], corrections: [] } });
  });
});

describe('a title in full', () => {
  it.each([
    ['joint chiefs chairman mark milley letter iraq', ['letter', 'iraq']],
    ['chairman of the joint chiefs mark milley letter', ['letter']],
    ['joint chiefs of staff chairman mark milley on the letter', ['letter']],
    ['JCS chair helicopters', ['helicopters']],
  ])('%s', async (question, topic) => {
    const answer = await ask(question);
    expect([speakersOf(answer), answer.understood.topic]).toEqual([[MILLEY], topic]);
  });

  it('is none where it is of a topic', async () => {
    expect((await ask('the joint chiefs letter milley')).understood.topic).toEqual(['joint', 'chiefs', 'letter']);
    expect((await ask('islamic state esper')).understood.topic).toEqual(['islamic', 'state']);
  });
});

describe('about the answer before', () => {
  it('tells who is meant by the statement shown, and searches nothing anew', async () => {
    for (const question of ['who was that', 'who is that speaking?', 'whose words are these']) {
      const answer = await talk('senior administration official on Iran', question);
      expect(speakersOf(answer)).toEqual(['senior administration official']);
      expect(answer.understood.followUp).toEqual({ kind: 'speaker', carried: ['statement'] });
    }
  });

  it.each([
    'is that a direct quote?',
    'was it translated',
    'source?',
    'what date was that',
    'where was that published',
  ])('shows the statement again for “%s”', async (question) => {
    const answer = await talk('who said "honest mistake"', question);
    expect(answer.understood.followUp?.kind).toBe('receipt');
    expect(answer.answers.map(({ statement }) => statement.text)).toEqual([expect.stringContaining('honest mistake')]);
    expect(answer.answers[0]?.citation.translation).toBeDefined();
  });

  it('takes such words alone for a topic', async () => {
    expect((await ask('source')).understood.topic).toEqual(['source']);
  });

  it('goes on without the only one who is called so', async () => {
    const answer = await talk('kirby on iran', 'not Kirby');
    expect(answer.outcome).toBe('answered');
    expect(speakersOf(answer)).not.toContain('John Kirby');
  });
});
