import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OnrecordError } from '../../src/model/errors.js';
import { CANDIDATE_LIMIT } from '../../src/search/candidate-query.js';
import { search } from '../../src/search/index.js';
import { makeDocument } from '../store/documents.js';
import {
  ask,
  DIRECTORY,
  LEAVE,
  LETTER,
  MISTAKE,
  MOVES,
  ROCKETS,
  SITES,
  STORE,
  TODAY,
  texts,
  VIENNA,
} from './fixtures.js';
import { memoryStore } from './memory-store.js';

describe('a question about somebody', () => {
  it.each([
    'what did Milley say about the letter',
    'milley letter',
    'Milley on the letter?',
    'MILLEY’S LETTER',
    'What did General Milley say about the letter',
    'the chairman on the letter',
    'did Mark Milley ever say anything about the letter',
    'anything from Milley re the letter',
    'letter, according to Milley',
    'Milley said the letter',
    'what was Milley’s position on the letter?',
    'tell me what Milley said about the letter',
    'why did Milley lie about the letter',
  ])('finds what names the topic first, then what inherits it: %s', async (question) => {
    const answer = await ask(question);
    expect(answer.outcome).toBe('answered');
    expect(answer.understood).toMatchObject({ speakers: [{ name: 'Mark A. Milley' }], phrases: [] });
    expect(answer.understood.topic.map((word) => word.toLowerCase())).toEqual(['letter']);
    expect(texts(answer).slice(0, 2)).toEqual([LETTER, MISTAKE]);
  });

  it('says where the words stood', async () => {
    const [own, inherited] = (await ask('milley letter')).answers;
    expect(own?.why).toEqual([{ word: 'letter', found: 'letter', where: 'statement' }]);
    expect(inherited?.why).toEqual([{ word: 'letter', found: 'letter', where: 'discourse' }]);
    expect(own!.score).toBeGreaterThan(inherited!.score);
  });

  it('comes with a receipt', async () => {
    const [first] = (await ask('milley letter')).answers;
    expect(first).toMatchObject({
      role: 'Chairman of the Joint Chiefs of Staff',
      date: '2020-01-06',
      citation: { title: 'Pentagon briefing', kind: 'article', status: 'live' },
      context: { before: 'Milley also addressed a letter of General Seely.', question: null },
    });
  });

  it('understands typos in names and topics, and says so', async () => {
    const answer = await ask('what did Mily say about the helicoptors');
    expect(answer.understood.corrections).toEqual([
      { typed: 'Mily', shown: 'Milley' },
      { typed: 'helicoptors', shown: 'helicopters' },
    ]);
    expect(texts(answer)).toEqual([MOVES]);
    expect((await ask('Jean Pierre on Soleimani')).understood).toMatchObject({
      speakers: [{ name: 'Karine Jean-Pierre' }],
      corrections: [],
    });
  });

  it('gives the latest first where no topic is asked for, without the routine', async () => {
    expect(texts(await ask('Esper'))).toEqual([LEAVE, ROCKETS, SITES]);
    expect(texts(await ask('what did Jean-Pierre say'))[0]).toBe(VIENNA);
  });

  it('takes an office by the date of the words', async () => {
    expect(texts(await ask('what did the defense secretary say about rockets'))).toEqual([ROCKETS]);
    expect(texts(await ask('SecDef rockets'))).toEqual([ROCKETS]);
    expect((await ask('what did the Army chief of staff say')).outcome).toBe('nothing');
  });

  it('takes a name in the context that a statement came with for its topic', async () => {
    const said = 'We will see what comes of it.';
    const greeting = 'Good morning, everyone here.';
    const store = memoryStore([
      makeDocument(`${said}\n\nThe president asked Speaker Johnson to come.`, [
        { by: 'Mary Fox', text: said, topics: [{ term: 'johnson', from: 'paragraph' }] },
      ]),
      makeDocument(greeting, [{ by: 'Mike Johnson', text: greeting }]),
    ]);
    const answer = await search('what did Mary Fox say about Johnson', { store, today: TODAY });
    expect(texts(answer)).toEqual([said]);
  });

  it('keeps a verb of saying for a keyword where nobody stands before it', async () => {
    const [more, less] = ['Asylum claims are up this year.', 'Asylum is for those who flee.'];
    const store = memoryStore([
      makeDocument(`${less}\n\n${more}`, [
        { by: 'Mary Fox', text: less },
        { by: 'Mike Johnson', text: more },
      ]),
    ]);
    for (const question of ['asylum claims', 'asylum claims flee']) {
      const { understood, answers } = await search(question, { store, today: TODAY });
      expect(understood.topic).toContain('claims');
      expect(answers[0]?.statement.text).toBe(question.includes('flee') ? less : more);
    }
  });

  it('answers for several', async () => {
    const answer = await ask('Milley and Esper on Iraq or helicopters');
    expect(answer.understood.speakers.map(({ name }) => name)).toEqual(['Mark A. Milley', 'Mark T. Esper']);
  });
});

describe('a question about a topic', () => {
  it.each([
    ['what has anyone said about withdrawing from Iraq', [LEAVE]],
    ['who said the letter was a draft', [LETTER]],
    ['who said "honest mistake"', [MISTAKE]],
    ['who is quoted on Iraq besides Esper', []],
    ['who asked about Soleimani', ['President Rouhani threatened the former president over Soleimani. Any comment?']],
  ])('%s', async (question, expected) => {
    expect(texts(await ask(question))).toEqual(expected);
  });

  it('never takes a reporter’s question for what somebody said', async () => {
    expect(texts(await ask('what did anyone say about Soleimani'))).toEqual([VIENNA]);
  });

  it('keeps unnamed speakers of different sources apart', async () => {
    const { answers, understood } = await ask('what did the senior administration official say about SolarWinds');
    expect(understood.speakers).toHaveLength(1);
    expect(new Set(answers.map(({ statement }) => statement.speaker?.personId)).size).toBe(2);
    expect(answers.map(({ citation }) => citation.title).sort()).toEqual(['Another call', 'Background call']);
  });

  it('orders by date where asked', async () => {
    expect((await ask('who first mentioned SolarWinds')).answers[0]?.date).toBe('2021-03-12');
    expect((await ask('last time anyone mentioned SolarWinds')).answers[0]?.date).toBe('2021-12-17');
  });

  it('restricts by kind, source and date', async () => {
    expect(texts(await ask('exact quotes of Milley on the letter'))).toEqual([MISTAKE, MOVES]);
    expect(texts(await ask('only transcripts Esper'))).toEqual([LEAVE, ROCKETS]);
    expect(texts(await ask('Esper on January 6, 2020'))).toEqual([SITES]);
    // Without a year it is the last such day on which he is on record.
    expect((await ask('what has Esper said about Iraq since Jan 7')).understood.from).toBe('2020-01-07');
    expect(texts(await ask('Esper', { filter: { to: '2020-01-06' } }))).toEqual([SITES]);
  });
});

describe('never the wrong mouth', () => {
  it('asks which Brown, whatever the topic', async () => {
    for (const question of ['what did Brown say', 'Brown on CAFTA', 'mr. brown cafta']) {
      const { outcome, answers, candidates } = await ask(question);
      expect([outcome, answers]).toEqual(['ambiguous', []]);
      expect(candidates.map(({ name }) => name)).toContain('Sherrod Brown');
      expect(candidates.map(({ name }) => name)).not.toContain('Sam Brownback');
    }
    expect((await ask('what did Brown say')).candidates).toContainEqual({
      id: 'sherrod-brown',
      name: 'Sherrod Brown',
      role: 'Representative from Ohio',
      statements: 1,
    });
  });

  it.each([
    ['General Brown', 'Charles Q. Brown'],
    ['Brown, the general', 'Charles Q. Brown'],
    ['Sherrod Brown', 'Sherrod Brown'],
    ['Sherod Brown', 'Sherrod Brown'],
    ['Mr. Brown of Ohio on CAFTA', 'Sherrod Brown'],
    ['Brown (D-OH) on CAFTA', 'Sherrod Brown'],
    ['Senator Brown', 'Sherrod Brown'],
    ['Ms. Brown', 'Corrine Brown'],
    ['what did Brown of Florida say', 'Corrine Brown'],
    ['what did Brownback say', 'Sam Brownback'],
  ])('understands %s', async (question, name) => {
    const { answers } = await ask(question);
    expect(answers.map(({ statement }) => statement.speaker?.name)).toEqual([name]);
  });

  it('asks where a title does not fit the only bearer of a name', async () => {
    const { outcome, candidates } = await ask('what did Senator Milley say');
    expect([outcome, candidates.map(({ name }) => name)]).toEqual(['ambiguous', ['Mark A. Milley']]);
  });

  it('asks whom "he" means', async () => {
    const { outcome, candidates } = await ask('what did he say about the letter');
    expect([outcome, candidates.map(({ name }) => name)]).toEqual(['ambiguous', ['Mark A. Milley']]);
  });

  it.each([
    'what did Gordon Brown say',
    'Gordon Brown on CAFTA',
    'what did Jane Esper say about Iraq',
    'Brown of Texas',
  ])('knows a stranger by the rest of the name: %s', async (question) => {
    const { outcome, nearMisses } = await ask(question);
    expect(outcome).toBe('nothing');
    expect(nearMisses.map(({ kind }) => kind)).toContain('similar-name');
  });

  it.each([
    ['what did Soleimani say', 'Qasem Soleimani', 2],
    ['what did Suleimani say', 'Qasem Soleimani', 2],
    ['what did Seely say about the letter', 'Seely', 1],
    ['what did Rouhani say', 'Rouhani', 2],
    ['Rouhani on Soleimani', 'Rouhani', 2],
  ])('answers for nobody who is only mentioned: %s', async (question, name, count) => {
    const { outcome, nearMisses } = await ask(question);
    expect(outcome).toBe('nothing');
    expect(nearMisses[0]).toEqual({ kind: 'mentioned-only', name, count });
  });

  it.each(['what did Smith say', 'what did Miller say about the letter', 'Smith on rockets', 'what did letter say'])(
    'takes nobody for somebody else: %s',
    async (question) => {
      const answer = await ask(question);
      expect([answer.outcome, answer.understood.speakers, answer.understood.corrections]).toEqual(['nothing', [], []]);
    },
  );
});

describe('nothing on record', () => {
  it('says who else spoke of it, what the person speaks of, and what was searched', async () => {
    const answer = await ask('what did Milley say about cultural sites');
    expect(answer).toMatchObject({ outcome: 'nothing', answers: [], total: 0 });
    expect(answer.nearMisses).toEqual([
      { kind: 'other-speakers', name: 'Mark T. Esper', count: 1 },
      { kind: 'other-topics', name: 'Mark A. Milley', count: 3, topics: ['letter', 'helicopters'] },
    ]);
    expect(answer.scope).toEqual({ sources: 7, statements: 15, from: '2005-07-20', to: '2024-03-11' });
  });

  it.each([
    'Milley on Bitcoin',
    'what did Milley say about the Super Bowl',
    'what will Milley say about the letter',
    'what did Milley say about the letter tomorrow',
    'why did Milley lie',
    'is Milley a liar',
    'what did Milley say about the letter yesterday',
    'what did anyone say',
    'who said it',
    'the',
  ])('%s', async (question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'nothing', answers: [] });
  });

  it('does not call a briefing’s routine an answer', async () => {
    expect(texts(await ask('Jean-Pierre on Soleimani'))).toEqual([VIENNA]);
  });
});

describe('whatever is asked', () => {
  const speakers = DIRECTORY.map(({ name }) => name.split(' ').at(-1)!);
  const question = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom('what did ', 'did ', 'who said ', '', 'anything from ', 'exact quotes of '),
        fc.constantFrom(...speakers, 'Smith', 'the general', 'Q', '" OR 1=1 --', '\u202eMilley'),
        fc.constantFrom(' say about ', ' on ', ' re ', ' ', ' NEAR(', ': "'),
        fc.constantFrom('the letter', 'rockets', 'CAFTA', '31', '"draft', 'since Monday', '*', '\u0000'),
      )
      .map((parts) => parts.join('')),
  );

  it('is answered or refused with a reason; the speaker is a filter; the words are slices of a source', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (typed) => {
        const answer = await ask(typed).catch((error: unknown) => {
          expect(error).toBeInstanceOf(OnrecordError);
          return null;
        });
        if (!answer) return;
        const asked = new Set(answer.understood.speakers.map(({ name }) => name));
        for (const { statement, citation } of answer.answers) {
          if (asked.size > 0) expect(asked).toContain(statement.speaker?.name);
          const source = await STORE.source(citation.sourceId);
          expect(source?.text.slice(statement.start, statement.end)).toBe(statement.text);
        }
        expect(answer.outcome === 'answered').toBe(answer.answers.length > 0);
        expect(answer.outcome === 'ambiguous').toBe(answer.candidates.length > 0);
        expect(answer.total).toBeGreaterThanOrEqual(answer.answers.length);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a mere “yeah” out where more was said', async () => {
    const [question, more] = ['Is the tariff plan ready?', 'The tariff plan is ready for a vote.'];
    const store = memoryStore([
      makeDocument(`${question}\n\nYeah.\n\n${more}`, [
        { by: 'Mary Fox', text: 'Yeah.', question },
        { by: 'Mary Fox', text: more, question },
      ]),
    ]);
    const answer = await search('Mary Fox tariff plan', { store, today: TODAY });
    expect(texts(answer)).toEqual([more]);
  });

  it('gives no more than asked for', async () => {
    expect((await ask('Milley', { limit: 1 })).answers).toHaveLength(1);
    expect((await ask('Milley', { limit: 0 })).answers).toHaveLength(1);
    expect(await ask('Milley', { limit: 1, today: TODAY })).toMatchObject({ total: 3, complete: true });
  });

  it('gives as many as it counts, and says when there may be more', async () => {
    const said = Array.from({ length: CANDIDATE_LIMIT + 100 }, (_, at) => ({
      by: 'Mark A. Milley',
      text: `Point ${at + 1000} stands.`,
    }));
    const store = memoryStore([makeDocument(said.map(({ text }) => text).join('\n\n'), said)]);
    const answer = await ask('Milley', { store, limit: 100_000 });
    expect(answer.answers).toHaveLength(answer.total);
    expect(answer).toMatchObject({ total: CANDIDATE_LIMIT, complete: false });
  });
});
