import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';

/** Statements of an article as `speaker: text`, with a "?" behind a speaker that is unsure. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name ?? ''}${speaker?.confidence === 'sure' ? '' : '?'}: ${words}`,
  );
}

describe('what nobody is said to have said', () => {
  it.each([
    ['a claim that is dismissed', 'Ann Roe dismissed the claim that the bank was failing.'],
    ['who denied it', 'The man who denied saying it was over left.'],
    ['a question', 'Did Ann Roe say it was over? She did not.'],
    ['a question with "not"', "Didn't Ann Roe say it was over?"],
    ['a condition without "if"', 'Had Ann Roe said “it is over now”, they would have left.'],
    ['"whether or not"', 'Whether or not Ann Roe said it was over, they left.'],
    ['"nor"', 'Ann Roe has not said it is over, nor has she ever claimed that it “cannot go on”.'],
    ['"it is not true that"', 'It is not true that Ann Roe said the bank was failing.'],
    ['a rumour', 'The rumour that Ann Roe had said the bank was failing hurt it.'],
    ['reports that are dismissed', 'Ann Roe dismissed reports that she had said taxes would rise.'],
    ['what is denied', 'Ann Roe denies saying that “the poor need no parks”.'],
    ['what is avoided', 'Ann Roe avoided saying the deal was “dead on arrival”.'],
    ['what is left out', 'Ann Roe left without saying “it is over now”.'],
    ['what is said within a denial', 'Ann Roe never said that the clerk had told her it was over.'],
    ['what is said within what may be said', 'Ann Roe might say that the clerk told her it was over.'],
    ['what somebody else said otherwise', 'Contrary to what Ann Roe said, the plan was not “beyond doubt”.'],
  ])('%s', (_, text) => expect(statements(text)).toEqual([]));

  it('but what was not only said', () =>
    expect(statements('Not only did Ann Roe say the deal was dead.')).toEqual(['Ann Roe: the deal was dead']));
});

describe('what was said perhaps', () => {
  it.each([
    ['an allegation', 'Tom Kent allegedly told his brother: “It is done.”', ['Tom Kent?: It is done.']],
    ['what is heard', 'The court heard that it was over.', ['The court?: it was over']],
    ['by somebody else’s claim', 'There was a claim that Tom Kent said it was over.', ['Tom Kent?: it was over']],
    ['by what was claimed', 'It was claimed that Tom Kent said it was over.', ['Tom Kent?: it was over']],
  ])('%s', (_, text, expected) => expect(statements(text).slice(-1)).toEqual(expected));
});
