import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctGrammar } from '../../../src/search/question/typos.js';
import { Register } from '../../../src/search/speakers/register.js';
import type { Store } from '../../../src/store/store.js';
import { memoryStore } from '../memory-store.js';

const store = memoryStore([]);
const mended = async (question: string, record: Store = store) =>
  (await correctGrammar(question, record, new Register(record, []))).question;

/** A record that has every word. */
const everything: Store = { ...store, wordCounts: async (words) => new Map(words.map((word) => [word, 1])) };

describe('slips in the words of the grammar', () => {
  it.each([
    ['what did esper say abuot iran', 'what did esper say about iran'],
    ['esper abot iran', 'esper about iran'],
    ['what did esper sya aobut iran?', 'what did esper say about iran?'],
    ['milley sy abt letter', 'milley say abt letter'],
    ['who siad "siad abuot it"', 'who said "siad abuot it"'],
    ['Anythign from esper', 'anything from esper'],
    ['whta ddi esper mentoin', 'what did esper mention'],
    ['WHAT DID ESPER SYA', 'WHAT DID ESPER say'],
  ])('%s', async (typed, meant) => {
    expect(await mended(typed)).toBe(meant);
    expect(await mended(typed, everything)).toBe(typed);
  });

  it.each([
    'what did esper say about sya',
    'what did saud say about iran',
    'what did Siad say',
    'esper sya',
    'esper Abuot iran',
    'esper abort mission',
    'sayd on iran',
    'kirby tel aviv',
    'siad',
  ])('%s: stays as it is', async (typed) => {
    expect(await mended(typed)).toBe(typed);
  });

  it('takes no word that is on record, and none behind the marker of the topic, for another', async () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const grammar = fc.constantFrom('what', 'did', 'esper', 'sya', 'siad', 'abuot', 'about', 'anythign', 'who', 'on');
    const words = fc.array(fc.oneof(word, grammar), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(words, words, async (one, other) => {
        const [asked, topic] = [one.join(' '), ` about ${other.join(' ')}`];
        expect(await mended(asked + topic, everything)).toBe(asked + topic);
        expect(await mended(asked + topic)).toMatch(new RegExp(`${topic}$`));
      }),
    );
  });

  it('leaves a text of any length and form as long as it finds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (typed) => {
        expect(await mended(typed, everything)).toBe(typed);
      }),
    );
    expect(await mended(`${'abuot '.repeat(500)}`)).toBe('abuot '.repeat(500));
  });
});
