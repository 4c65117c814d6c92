import type { ParaphraseCard, Piece, QuoteCard } from '../../src/bot/reply/reply.js';

const ID = 'ab'.repeat(32);

export function pieceOf(words: string, extra: Partial<Piece> = {}): Piece {
  return { statementId: ID, words, quotes: [{ start: 0, end: words.length }], matched: [], ...extra };
}

export function quoteOf(words: string, extra: Partial<QuoteCard> = {}): QuoteCard {
  return {
    type: 'quote',
    pieces: [pieceOf(words)],
    speaker: { id: 'ann', name: 'Ann Lee', confidence: 'sure' },
    role: 'mayor',
    date: '2020-01-06',
    citation: { sourceId: 's', title: 'Council meeting', kind: 'transcript', status: 'live' },
    context: null,
    why: null,
    ...extra,
  };
}

export function paraphraseOf(words: string, extra: Partial<ParaphraseCard> = {}): ParaphraseCard {
  return { ...quoteOf(words), pieces: [pieceOf(words, { quotes: [] })], ...extra, type: 'paraphrase' };
}
