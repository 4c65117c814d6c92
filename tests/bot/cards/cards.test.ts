import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../src/bot/cards/cards.js';
import { ranked, recordOf, SOURCE, statementOf } from '../fixtures.js';

const record = recordOf({});
const mistake = statementOf('It was an honest mistake,', 'direct', { utterance: 1 });
const sent = statementOf('It should not have been sent.', 'direct', { utterance: 1 });
const draft = statementOf('the letter was a draft', 'indirect', { utterance: 2 });

const inheritedWhy = [{ word: 'letter', found: 'letter', where: 'paragraph' as const }];

describe('cardsOf', () => {
  it('puts the pieces of one utterance on one card, in the order of the source', async () => {
    const { cards } = await cardsOf([ranked(sent), ranked(draft), ranked(mistake)], record);
    expect(cards.map(({ type, pieces }) => [type, ...pieces.map(({ words }) => words)])).toEqual([
      ['quote', 'It was an honest mistake,', 'It should not have been sent.'],
      ['paraphrase', 'the letter was a draft'],
    ]);
  });

  it('never mixes quotation and paraphrase, or two speakers, on one card', async () => {
    const other = { ...mistake.speaker!, personId: 'esper', name: 'Mark T. Esper' };
    const { cards } = await cardsOf(
      [ranked(mistake), ranked({ ...draft, utterance: 1 }), ranked({ ...sent, speaker: other })],
      record,
    );
    expect(cards.map(({ pieces }) => pieces.length)).toEqual([1, 1, 1]);
  });

  it('labels a mixed statement as paraphrase and keeps its quoted words', async () => {
    const words = 'the military would follow “the laws of armed conflict.”';
    const start = SOURCE.text.indexOf('the laws of');
    const mixed = statementOf(words, 'mixed', {
      quotes: [{ start, end: start + 'the laws of armed conflict.'.length }],
    });
    const [card] = (await cardsOf([ranked(mixed)], record)).cards;
    const [piece] = card!.pieces;
    expect(card!.type).toBe('paraphrase');
    expect(piece!.words.slice(piece!.quotes[0]!.start, piece!.quotes[0]!.end)).toBe('the laws of armed conflict.');
  });

  it('withholds words that fail the check and shows the rest', async () => {
    const { cards, withheld } = await cardsOf(
      [ranked({ ...mistake, text: 'It was a mistake,' }), ranked(sent)],
      record,
    );
    expect(cards.flatMap(({ pieces }) => pieces.map(({ words }) => words))).toEqual(['It should not have been sent.']);
    expect(withheld.map(({ code }) => code)).toEqual(['WORDS_DIFFER']);
  });

  it('withholds words whose source is gone', async () => {
    const { cards, withheld } = await cardsOf([ranked(mistake)], { source: async () => null });
    expect([cards.length, withheld[0]?.code]).toEqual([0, 'SOURCE_MISSING']);
  });

  it('says why only where it is not obvious', async () => {
    const why = (where: 'statement' | 'discourse', word = 'letter', found = word) =>
      cardsOf([ranked(mistake, { why: [{ word, found, where }] })], record).then(({ cards }) => cards[0]!.why);
    expect(await why('statement')).toBeNull();
    expect(await why('statement', 'mistakes', 'mistake')).toBeNull();
    expect(await why('statement', 'error', 'mistake')).toBe('Why: it says mistake where you asked for error.');
    expect(await why('discourse', 'milley')).toBe('Why: the passage before it speaks of Milley.');
    expect(await why('discourse', 'u.s. (has)-no')).toContain('speaks of u.s. (has)-no.');
    expect(await why('discourse')).toBe('Why: the passage before it speaks of letter.');
  });

  it('gives the sentence before where the words alone do not say what they are about', async () => {
    const inherited = ranked(mistake, { why: inheritedWhy });
    expect((await cardsOf([inherited], record)).cards[0]!.context).toEqual({
      kind: 'before',
      words: 'The general spoke of the letter.',
    });
    expect((await cardsOf([ranked(mistake)], record)).cards[0]!.context).toBeNull();
  });

  describe('shows how a paraphrase is attributed where the verb is not a plain one', () => {
    const text =
      'He denied that he took money. She did not say that taxes rise. Levies fell, he said. Rain fell, he denied.';
    const source = { ...SOURCE, text, body: { start: 0, end: text.length } };
    const spanOf = (words: string, from = 0) => {
      const start = text.indexOf(words, from);
      return { start, end: start + words.length, text: words };
    };
    const contextFor = async (words: string, cue: string, before: string, after: string) => {
      const { start, end } = spanOf(words);
      const at = before ? text.lastIndexOf(cue, start) : text.indexOf(cue, end);
      const statement = { ...draft, ...spanOf(words), cue: spanOf(cue, at) };
      const answer = ranked(statement, { context: { before, after, question: null } });
      return (await cardsOf([answer], recordOf({ source }))).cards[0]!.context;
    };

    it('denied, and whose verb is negated', async () => {
      expect(await contextFor('he took money', 'denied', 'He denied that', '')).toEqual({
        kind: 'attribution',
        words: 'He denied that',
      });
      expect(await contextFor('taxes rise', 'say', 'She did not say that', '')).toMatchObject({ kind: 'attribution' });
      expect(await contextFor('Rain fell', 'denied', '', 'he denied.')).toMatchObject({ words: 'he denied.' });
    });

    it('but not said', async () => {
      expect(await contextFor('Levies fell', 'said', 'She did not say that taxes rise.', 'he said.')).toBeNull();
    });
  });

  it('shows no beginning of the same sentence for the sentence before', async () => {
    const context = { before: 'Esper said that', after: '', question: null };
    const card = (await cardsOf([ranked(sent, { context, why: inheritedWhy })], record)).cards[0]!;
    expect(SOURCE.text).toContain(context.before);
    expect(card.context).toBeNull();
  });

  it('shows no sentence with half a quotation in it', async () => {
    const before = 'It should not have been sent.”';
    expect(SOURCE.text).toContain(before);
    const half = ranked(sent, { context: { before, after: '', question: null }, why: inheritedWhy });
    expect((await cardsOf([half], record)).cards[0]!.context).toBeNull();
  });

  it('shows no context that does not stand in the source', async () => {
    const made = ranked(mistake, { context: { before: '', after: '', question: 'What about the letter?' } });
    expect((await cardsOf([made], record)).cards[0]!.context).toBeNull();
  });
});
