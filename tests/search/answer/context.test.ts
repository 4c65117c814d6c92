import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../src/search/answer/context.js';
import { makeDocument } from '../../store/documents.js';

function contextIn(text: string, words: string) {
  const { source, statements } = makeDocument(text, [{ by: 'Ann Lee', text: words }]);
  return contextOf(source, statements[0]!);
}

describe('contextOf', () => {
  it('gives the sentence before and the one after, as they stand', () => {
    const text =
      'First one. Gen. Mark A. Milley spoke of the U.S. letter. “It was a draft,” he said. Nobody asked. Last.';
    expect(contextIn(text, 'It was a draft,')).toEqual({
      before: 'Gen. Mark A. Milley spoke of the U.S. letter.',
      after: 'he said.',
      question: null,
    });
  });

  it('takes "No." for an answer, and for a number before one', () => {
    expect(contextIn('Asked, she said: "No." He denied that it rained.', 'it rained').before).toBe('He denied that');
    expect(contextIn('It was No. 5 that he named.', 'that he named').before).toBe('It was No. 5');
  });

  it('stops at paragraphs and at the ends of the text', () => {
    expect(contextIn('A heading without a stop\n\n"Words."', 'Words.')).toMatchObject({
      before: 'A heading without a stop',
      after: '',
    });
    expect(contextIn('Words.', 'Words.')).toEqual({ before: '', after: '', question: null });
  });

  it('stays short in a text without sentences', () => {
    const { before, after } = contextIn(`${'word '.repeat(5000)}MARK ${'word '.repeat(5000)}`, 'MARK');
    expect(before.length).toBeLessThanOrEqual(600);
    expect(after.length).toBeLessThanOrEqual(600);
    expect(`${before} ${after}`).toMatch(/^(?:word ?)+$/);
  });

  it('gives nothing from outside the body', () => {
    const { source, statements } = makeDocument('title: x\n\nWords. More.', [{ by: 'Ann Lee', text: 'Words.' }]);
    expect(contextOf({ ...source, body: { start: 10, end: 16 } }, statements[0]!)).toMatchObject({
      before: '',
      after: '',
    });
  });
});
