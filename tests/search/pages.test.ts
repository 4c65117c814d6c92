import { describe, expect, it } from 'vitest';
import { turnOf } from '../../src/search/index.js';
import { makeDocument } from '../store/documents.js';
import { texts } from './fixtures.js';
import { memoryStore } from './memory-store.js';
import { talkOver } from './talk.js';

const SAID = [
  ['Ann Lee', 'What I can say is that we are there.'],
  ['Ann Lee', 'What I can say is that.'],
  ['Bo Ray', 'So what I can say is that is a start.'],
  ['Bo Ray', 'The harbour of Dr. Fox raises a possibility this morning.'],
  ['Ann Lee', 'Fox saw a possibility in that harbour one morning.'],
  ['Ann Lee', 'This possibility is in no harbour this morning.'],
  ['Ann Lee', 'The budget is late, and the budget is long.'],
  ['Ann Lee', 'A budget needs time.'],
  ['Bo Ray', 'It is a matter of weeks, not of months, until all of us see what became of our budget.'],
  ['Mary Fox', 'I like tea.'],
  ['John Fox', 'Harvard is old.'],
] as const;
const document = makeDocument(
  SAID.map(([, text]) => text).join('\n\n'),
  SAID.map(([by, text]) => ({ by, text })),
  { eventDate: '2021-02-02', kind: 'transcript' },
);
const { ask, talk } = talkOver(memoryStore([document]));

const SENTENCE = 'who said what I can say is that';
const NAME_AS_WORD = 'fox possibility harbour morning';

describe('the same question again', () => {
  it.each([SENTENCE, NAME_AS_WORD, 'budget', 'who spoke about the budget', 'the budgt', 'Ann Lee on the budget'])(
    'gives pages that fit each other: %s',
    async (question) => {
      const whole = await ask(question, { limit: 20 });
      const pages = [];
      for (let page = 0; page < whole.total; page++) {
        const more = Array.from({ length: page }, () => 'more');
        const answer = await talk([question, ...more], { limit: 1 });
        expect(answer.total).toBe(whole.total);
        pages.push(...texts(answer));
      }
      expect(whole.total).toBeGreaterThan(1);
      expect(pages).toEqual(texts(whole));
    },
  );

  it('keeps a sentence of little words for another speaker', async () => {
    const answer = await talk([SENTENCE, 'and Bo Ray?']);
    expect(texts(answer)).toEqual(['So what I can say is that is a start.']);
    expect(answer.understood.followUp).toEqual({ kind: 'other-speaker', carried: ['topic'] });
    expect(texts(await talk([SENTENCE, 'did Bo Ray say that']))).toEqual(texts(answer));
  });

  it('keeps a name that was read as a word', async () => {
    expect(texts(await talk([NAME_AS_WORD, 'and Ann Lee?']))).toEqual([
      'Fox saw a possibility in that harbour one morning.',
    ]);
  });

  it('keeps words as they were typed', async () => {
    const after = turnOf(await ask('Ann Lee budget tyme', { asTyped: true }));
    expect((await ask('and Bo Ray?', { after })).understood.corrections).toEqual([]);
    expect((await ask('and on the budgt?', { after })).understood.corrections).toHaveLength(1);
  });
});
