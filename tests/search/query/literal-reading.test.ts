import { describe, expect, it } from 'vitest';
import { type QueryFields, search } from '../../../src/search/index.js';
import { makeDocument } from '../../store/documents.js';
import { TODAY, texts } from '../fixtures.js';
import { memoryStore } from '../memory-store.js';

const ABOUT = 'The report of Dr. Fox raises a possibility.';
const PLAN = 'We will be back tomorrow with the answer to that.';
const store = memoryStore([
  makeDocument(`${ABOUT}\n\n${PLAN}\n\nI like tea.\n\nHarvard is old.`, [
    { by: 'Ann Lee', text: ABOUT },
    { by: 'Bo Ray', text: PLAN },
    { by: 'Mary Fox', text: 'I like tea.' },
    { by: 'John Fox', text: 'Harvard is old.' },
  ]),
]);
const ask = (question: string, beside: QueryFields = {}) => search(question, { store, today: TODAY, ...beside });

describe('words that were taken for somebody or a time', () => {
  it('are words again, where nobody called so said anything of it', async () => {
    const answer = await ask('Mary Fox possibility report');
    expect(answer.outcome).toBe('nothing');
    const words = await ask('fox possibility report');
    expect(texts(words)).toEqual([ABOUT]);
    expect(words.understood).toMatchObject({ speakers: [], topic: ['fox', 'possibility', 'report'] });
  });

  it('hold together with what is given beside the question', async () => {
    expect(texts(await ask('fox possibility report', { kind: 'direct' }))).toEqual([ABOUT]);
    expect(texts(await ask('fox possibility report', { kind: 'indirect' }))).toEqual([]);
    expect(texts(await ask('fox possibility report', { until: '1999' }))).toEqual([]);
    expect(texts(await ask('fox possibility report', { speaker: 'Mary Fox' }))).toEqual([]);
  });

  it('stay somebody where they are asked for, and where they said it', async () => {
    expect((await ask('what did Mary Fox say about the possibility')).outcome).toBe('nothing');
    expect((await ask('fox harvard')).outcome).toBe('ambiguous');
    expect(texts(await ask('mary fox tea'))).toEqual(['I like tea.']);
    // A word of it that nobody said.
    expect(texts(await ask('fox possibility balloon'))).toEqual([]);
  });

  it.each(['said', 'says', 'told', 'mentioned', 'argued'])(
    'stay somebody before a verb of saying: %s',
    async (verb) => {
      for (const name of ['Fox', 'Mary Fox']) {
        const answer = await ask(`possibility ${name} ${verb}`);
        const { speakers, unknownSpeaker } = answer.understood;
        expect(answer.answers).toEqual([]);
        expect(speakers.length + answer.candidates.length > 0 || unknownSpeaker !== undefined).toBe(true);
      }
    },
  );

  it('stay somebody whom sources only mention', async () => {
    const letter = 'The letter of General Seely was a draft.';
    const mentions = memoryStore([makeDocument(letter, [{ by: 'Ann Lee', text: letter }])]);
    const understood = async (question: string) =>
      (await search(question, { store: mentions, today: TODAY })).understood;
    expect(await understood('letter Seely said')).toMatchObject({ unknownSpeaker: 'Seely', topic: ['letter'] });
    expect((await understood('letter draft said')).unknownSpeaker).toBeUndefined();
  });

  it('are words beside a noun that looks like such a verb', async () => {
    expect(texts(await ask('possibility fox report'))).toEqual([ABOUT]);
    expect((await ask('possibility mary fox report')).outcome).toBe('nothing');
  });

  it('are part of the sentence that is asked for', async () => {
    expect(texts(await ask('who said we will be back tomorrow with the answer'))).toEqual([PLAN]);
    expect((await ask('who said we will never be back tomorrow, whatever the question')).outcome).toBe('nothing');
    expect((await ask('what did Bo Ray say tomorrow about the answer')).outcome).toBe('nothing');
  });
});
