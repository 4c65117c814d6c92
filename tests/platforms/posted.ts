import { actions, heading, note, type QuoteCard, reply } from '../../src/bot/reply/reply.js';
import { pieceOf, quoteOf } from '../bot/example-cards.js';

/** A statement of so many characters: whole sentences, the last one cut to measure. */
function wordsOf(length: number): string {
  const sentence = 'The council will look at the budget of the schools again before the summer and at what it costs. ';
  return `${sentence.repeat(9).slice(0, length - 1)}.`;
}

/** One of several cards, with a speaker, a role and a source as long as they are wont to be. */
export function usualCard(length: number, index: number): QuoteCard {
  const words = wordsOf(length);
  return quoteOf(words, {
    pieces: [pieceOf(words, { statementId: index.toString(16).padStart(64, '0') })],
    speaker: { id: `s${index}`, name: `Speaker Number${index}`, confidence: 'sure' },
    role: 'White House Press Secretary',
    date: '2021-03-05',
    citation: {
      sourceId: `s${index}`,
      title: 'Press Briefing by the Press Secretary on the Fifth of March, 2021',
      outlet: 'The White House',
      kind: 'transcript',
      status: 'live',
      url: `https://www.example.org/briefing-room/press-briefings/2021/03/05/press-briefing-by-the-press-secretary-march-${index}-2021/`,
    },
    context: { kind: 'question', words: 'Will the budget of the schools be looked at again, and if so when?' },
  });
}

/** What a digest may look like: ten statements under five topics, with what leads on. */
export function usualDigest(lengths: readonly number[]) {
  const call = (label: string) => ({ label, invocation: { command: 'digest', options: { page: '2' }, text: '' } });
  return reply(
    heading('Digest of 5 March 2021'),
    note('4 March, 08:00 to 5 March, 08:00 · 12 sources were read.', 'quiet'),
    ...lengths.flatMap((length, i) => [
      ...(i % 2 === 0 ? [heading(`Topic ${i}: vaccines`)] : []),
      usualCard(length, i),
    ]),
    note('The same words from three other sources are not repeated.', 'quiet'),
    actions(call('More'), call('Pause')),
  );
}

/** Lengths of statements as they are wont to be, the longest of some 300 characters. */
export const USUAL = [300, 120, 240, 180, 300, 90, 260, 150, 300, 210];
