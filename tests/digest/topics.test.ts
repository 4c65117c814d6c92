import { expect, it } from 'vitest';
import { sharedTopicsOf } from '../../src/digest/topics.js';
import { utterance } from './fixtures.js';

const RARE = () => 0.001;
const said = (...topics: string[]) => utterance({ text: topics.join(' '), topics });

it('is a term that two or more share, as it stands in the sources; none for what shares none', () => {
  expect(
    sharedTopicsOf([said('bridge', 'river'), said('school'), said('bridges', 'toll'), said('bridge')], RARE),
  ).toEqual(['bridge', null, 'bridge', 'bridge']);
});

it('is what more share', () => {
  const found = sharedTopicsOf([said('toll', 'bridge'), said('toll', 'bridge'), said('bridge'), said('bridge')], RARE);
  expect(new Set(found)).toEqual(new Set(['bridge']));
});

it('is no term that much of the record has, nor a general one', () => {
  const often = (term: string) => (term === 'bridge' ? 0.5 : 0.001);
  expect(sharedTopicsOf([said('bridge', 'government'), said('bridge', 'government')], often)).toEqual([null, null]);
});

it('is rather a thing than what is done or how', () => {
  const text = 'We must toll it, slowly: the ferry.';
  const both = [1, 2].map((start) => utterance({ text, start, topics: ['toll', 'slowly', 'ferry'] }));
  expect(sharedTopicsOf(both, RARE)).toEqual(['ferry', 'ferry']);
});

it('is never what is only done, nor how: rather none', () => {
  const texts = ['They have to move now, mercifully.', 'You should move with it, mercifully.'];
  const two = texts.map((text) => utterance({ text, topics: ['move', 'mercifully'] }));
  expect(sharedTopicsOf(two, RARE)).toEqual([null, null]);
});

it('is not the speaker, and a name is told whole', () => {
  const texts = ['Of course the Coast Guard was there, says Lee.', 'We asked the Coast Guard, says Lee.'];
  const two = texts.map((text) => utterance({ text, topics: ['lee', 'coast', 'guard'] }));
  expect(sharedTopicsOf(two, RARE)).toEqual(['coast guard', 'coast guard']);
});

it('are five at most', () => {
  const many = Array.from({ length: 20 }, (_, i) => said(`harbour${'abcdefghij'[i >> 1]}`));
  expect(new Set(sharedTopicsOf(many, RARE).filter((topic) => topic !== null)).size).toBe(5);
});
