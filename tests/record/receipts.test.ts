import { describe, expect, it } from 'vitest';
import type { Answer, RankedStatement } from '../../src/model/answer.js';
import type { Statement } from '../../src/model/statement.js';
import { Receipts } from '../../src/record/receipts.js';
import type { QuoteMatch, Verdict, Verification } from '../../src/search/verify/verify.js';
import { makeDocument } from '../store/documents.js';

const { source, statements } = makeDocument('Was it sent? "It was a draft," said Milley.', [
  { by: 'Mark Milley', text: 'It was a draft,', question: 'Was it sent?' },
]);
const sound = statements[0]!;

function answer(...shown: Statement[]): Answer {
  const answers = shown.map(
    (statement): RankedStatement => ({
      statement,
      role: null,
      date: null,
      citation: { sourceId: source.id, title: source.title, kind: source.kind, status: 'live' },
      context: { before: '', after: '', question: null },
      score: 1,
      why: [],
    }),
  );
  return {
    understood: { speakers: [], topic: [], phrases: [], from: null, to: null, kind: null, corrections: [] },
    outcome: 'answered',
    answers,
    total: 5,
    complete: true,
    nearMisses: [],
    scope: { sources: 1, statements: 5, from: null, to: null },
    candidates: [],
  };
}

async function checked(given: Answer) {
  const told: object[] = [];
  const receipts = new Receipts(
    { source: async (id) => (id === source.id ? source : null), holding: async () => null },
    {
      error: (details) => told.push(details),
    },
  );
  return { result: await receipts.checkAnswer(given), told, receipts };
}

describe('an answer that leaves the record', () => {
  it('passes as it is when every word stands in its source', async () => {
    const given = answer(sound, sound);
    expect(await checked(given)).toMatchObject({ result: given, told: [] });
  });

  it.each([
    ['altered words', { text: 'It was a draft!' }],
    ['shifted words', { start: sound.start - 1 }],
    ['a place beyond the text', { start: 900, end: 900, text: '' }],
    ['a quote beyond the statement', { quotes: [{ start: 0, end: sound.end }] }],
    ['an altered question', { question: { start: 0, end: 12, text: 'Was it lost?' } }],
    ['a source that is not on record', { sourceId: 'f'.repeat(64) }],
  ])('loses a statement with %s, and the log hears of it', async (_, fault) => {
    const { result, told } = await checked(answer(sound, { ...sound, ...fault }));
    expect(result.answers.map((each) => each.statement)).toEqual([sound]);
    expect(result).toMatchObject({ outcome: 'answered', total: 4 });
    expect(told).toEqual([expect.objectContaining({ statement: sound.id })]);
  });

  it('says nothing rather than something wrong', async () => {
    const { result } = await checked(answer({ ...sound, text: 'It was the letter' }));
    expect(result).toMatchObject({ outcome: 'nothing', answers: [] });
  });
});

describe('a verification that leaves the record', () => {
  const matched = (statement: Statement, verdict: QuoteMatch['verdict']): QuoteMatch => ({
    ...answer(statement).answers[0]!,
    verdict,
    similarity: 1,
    diff: [],
    partOfStatement: false,
  });
  const verification = (verdict: Verdict, ...matches: QuoteMatch[]): Verification => ({
    quote: 'It was a draft',
    attributedTo: null,
    speakers: [],
    verdict,
    matches,
    scope: { sources: 1, statements: 5, from: null, to: null },
  });
  const wrong = { ...sound, text: 'It was a daft,' };

  it.each([
    ['as it is', verification('exact', matched(sound, 'exact')), 'exact', 1],
    ['by what is left', verification('exact', matched(wrong, 'exact'), matched(sound, 'altered')), 'altered', 1],
    ['as not found where nothing is left', verification('exact', matched(wrong, 'exact')), 'not-found', 0],
    [
      'as somebody else’s still',
      verification('different-speaker', matched(wrong, 'exact'), matched(sound, 'exact')),
      'different-speaker',
      1,
    ],
  ])('is given %s', async (_, given, verdict, matches) => {
    const { receipts } = await checked(answer());
    const result = await receipts.checkVerification(given);
    expect(result.verdict).toBe(verdict);
    expect(result.matches).toHaveLength(matches);
  });
});
