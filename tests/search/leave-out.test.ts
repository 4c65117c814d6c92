import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { ask, DIRECTORY, LEAVE, STORE, texts } from './fixtures.js';
import { talkOver } from './talk.js';

const { talk } = talkOver(STORE, DIRECTORY);
const candidates = (answer: Answer) => answer.candidates.map(({ name }) => name).sort();
const BROWNS = ['Charles Q. Brown', 'Corrine Brown', 'Sherrod Brown'];
const speakers = ({ answers }: Answer) => answers.map(({ statement }) => statement.speaker?.name);

describe('who is left out', () => {
  it.each(['who besides Brown spoke about CAFTA', 'who spoke about CAFTA, not Brown'])(
    'is asked where several are called so: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer).toMatchObject({ outcome: 'ambiguous', answers: [] });
      expect(answer.understood.excluded).toMatchObject({ speakers: [], unclear: 'Brown' });
      expect(candidates(answer)).toEqual(BROWNS);
      // Whoever is picked is left out, and not asked for.
      const sherrod = await talk([question, 'Sherrod']);
      expect(sherrod).toMatchObject({ outcome: 'nothing', understood: { speakers: [], topic: ['CAFTA'] } });
      expect(sherrod.understood.excluded).toEqual({
        speakers: [{ id: 'sherrod-brown', name: 'Sherrod Brown' }],
        words: [],
      });
      expect(speakers(await talk([question, 'the general']))).toEqual(['Sherrod Brown']);
    },
  );

  it('is asked of a question that goes on as well', async () => {
    const answer = await talk(['who spoke about CAFTA', 'not Brown']);
    expect(answer).toMatchObject({ outcome: 'ambiguous', understood: { excluded: { unclear: 'Brown' } } });
    expect(speakers(await talk(['who spoke about CAFTA', 'not Brown', 'Corrine']))).toEqual(['Sherrod Brown']);
  });

  it('is told where nobody is called so, and whoever is called so is left out', async () => {
    const answer = await ask('who besides Zorblax spoke about Iraq');
    expect(answer.understood.excluded).toEqual({ speakers: [], words: [], unread: ['Zorblax'] });
    expect(texts(answer)).toContain(LEAVE);
    const two = await ask('who besides Zorblax and Esper spoke about Iraq');
    expect(two.understood.excluded).toMatchObject({ speakers: [{ name: 'Mark T. Esper' }], unread: ['Zorblax'] });
    expect(speakers(two)).not.toContain('Mark T. Esper');
  });

  it('may be misspelt, which is told', async () => {
    const { understood } = await ask('who besides Miley spoke about the letter');
    expect(understood.excluded?.speakers).toMatchObject([{ name: 'Mark A. Milley' }]);
    expect(understood.corrections).toEqual([{ typed: 'Miley', shown: 'Milley' }]);
  });
});
