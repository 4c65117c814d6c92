import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../src/bot/cards.js';
import { ranked, SOURCE, statementOf } from './fixtures.js';

const sources = new Map([[SOURCE.id, SOURCE]]);
const mistake = statementOf('It was an honest mistake,', 'direct', { utterance: 1 });
const sent = statementOf('It should not have been sent.', 'direct', { utterance: 1 });
const draft = statementOf('the letter was a draft', 'indirect', { utterance: 2 });

describe('cardsOf', () => {
  it('puts the pieces of one utterance on one card, in the order of the source', () => {
    const { cards } = cardsOf([ranked(sent), ranked(draft), ranked(mistake)], sources);
    expect(cards.map(({ type, pieces }) => [type, ...pieces.map(({ words }) => words)])).toEqual([
      ['quote', 'It was an honest mistake,', 'It should not have been sent.'],
      ['paraphrase', 'the letter was a draft'],
    ]);
  });

  it('never mixes quotation and paraphrase, or two speakers, on one card', () => {
    const other = { ...mistake.speaker!, personId: 'esper', name: 'Mark T. Esper' };
    const { cards } = cardsOf(
      [ranked(mistake), ranked({ ...draft, utterance: 1 }), ranked({ ...sent, speaker: other })],
      sources,
    );
    expect(cards.map(({ pieces }) => pieces.length)).toEqual([1, 1, 1]);
  });

  it('labels a mixed statement as paraphrase and keeps its quoted words', () => {
    const words = 'the military would follow “the laws of armed conflict.”';
    const start = SOURCE.text.indexOf('the laws of');
    const mixed = statementOf(words, 'mixed', {
      quotes: [{ start, end: start + 'the laws of armed conflict.'.length }],
    });
    const [card] = cardsOf([ranked(mixed)], sources).cards;
    const [piece] = card!.pieces;
    expect(card!.type).toBe('paraphrase');
    expect(piece!.words.slice(piece!.quotes[0]!.start, piece!.quotes[0]!.end)).toBe('the laws of armed conflict.');
  });

  it('withholds words that fail the check and shows the rest', () => {
    const { cards, withheld } = cardsOf([ranked({ ...mistake, text: 'It was a mistake,' }), ranked(sent)], sources);
    expect(cards.flatMap(({ pieces }) => pieces.map(({ words }) => words))).toEqual(['It should not have been sent.']);
    expect(withheld.map(({ code }) => code)).toEqual(['WORDS_DIFFER']);
  });

  it('withholds words whose source is gone', () => {
    const { cards, withheld } = cardsOf([ranked(mistake)], new Map());
    expect([cards.length, withheld[0]?.code]).toEqual([0, 'SOURCE_MISSING']);
  });

  it('says why only where it is not obvious', () => {
    const why = (where: 'statement' | 'discourse', word = 'letter', found = word) =>
      cardsOf([ranked(mistake, { why: [{ word, found, where }] })], sources).cards[0]!.why;
    expect(why('statement')).toBeNull();
    expect(why('statement', 'mistakes', 'mistake')).toBeNull();
    expect(why('statement', 'error', 'mistake')).toBe('Why: it says mistake where you asked for error.');
    expect(why('discourse')).toBe('Why: the passage is about letter.');
  });

  it('gives the sentence before where the words alone do not say what they are about', () => {
    const inherited = ranked(mistake, { why: [{ word: 'letter', found: 'letter', where: 'paragraph' }] });
    expect(cardsOf([inherited], sources).cards[0]!.context).toEqual({
      kind: 'before',
      words: 'The general spoke of the letter.',
    });
    expect(cardsOf([ranked(mistake)], sources).cards[0]!.context).toBeNull();
  });

  it('shows no context that does not stand in the source', () => {
    const made = ranked(mistake, { context: { before: '', after: '', question: 'What about the letter?' } });
    expect(cardsOf([made], sources).cards[0]!.context).toBeNull();
  });
});
