import { OnrecordError } from '../errors.js';
import type { RankedStatement, Source, Statement } from '../model.js';
import { stem } from '../text/words.js';
import type { ParaphraseCard, QuoteCard } from './reply.js';
import { checkedSlice } from './slice.js';

/** What was made of a list of answers. */
export interface Cards {
  readonly cards: readonly (QuoteCard | ParaphraseCard)[];
  /** One for each statement that is not shown because its words failed the check. */
  readonly withheld: readonly OnrecordError[];
}

/**
 * Makes cards of answers, in their order. Pieces of one utterance share a card, at the place of the best of them and in
 * the order of the source; quotation and paraphrase are never mixed in one.
 */
export function cardsOf(answers: readonly RankedStatement[], sources: ReadonlyMap<string, Source>): Cards {
  const cards: (QuoteCard | ParaphraseCard)[] = [];
  const withheld: OnrecordError[] = [];
  for (const group of utterances(answers)) {
    const sound = group.filter((answer) => isSound(answer.statement, sources, withheld));
    if (sound.length > 0) cards.push(cardOf(sound, sources));
  }
  return { cards, withheld };
}

function isSound(statement: Statement, sources: ReadonlyMap<string, Source>, withheld: OnrecordError[]): boolean {
  try {
    checkedSlice(statement, sourceOf(statement, sources));
    return true;
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    withheld.push(error);
    return false;
  }
}

function sourceOf(statement: Statement, sources: ReadonlyMap<string, Source>): Source {
  const source = sources.get(statement.sourceId);
  if (source) return source;
  throw new OnrecordError(
    'SOURCE_MISSING',
    `The source of statement ${statement.id.slice(0, 8)} is not in the record; its words are withheld.`,
    'Import the source again.',
  );
}

function utterances(answers: readonly RankedStatement[]): RankedStatement[][] {
  const groups = new Map<string, RankedStatement[]>();
  for (const answer of answers) {
    const { sourceId, utterance, kind, speaker } = answer.statement;
    const key = JSON.stringify([sourceId, utterance, kind === 'direct', speaker?.personId, speaker?.confidence]);
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

function cardOf(group: readonly RankedStatement[], sources: ReadonlyMap<string, Source>): QuoteCard | ParaphraseCard {
  const best = group[0]!;
  const { statement, role, date, citation } = best;
  const inOrder = group.toSorted((a, b) => a.statement.start - b.statement.start);
  const { speaker } = statement;
  return {
    type: statement.kind === 'direct' ? 'quote' : 'paraphrase',
    pieces: inOrder.map((answer) => ({
      statementId: answer.statement.id,
      ...checkedSlice(answer.statement, sourceOf(answer.statement, sources)),
    })),
    speaker: speaker && { name: speaker.name, confidence: speaker.confidence },
    role,
    date,
    citation,
    context: contextOf(inOrder[0]!, sourceOf(statement, sources)),
    why: whyOf(best),
  };
}

/** The reporter's question; or the sentence before, when the words alone don't say what they are about. */
function contextOf({ context, why }: RankedStatement, source: Source): QuoteCard['context'] {
  const inherited = why.some(({ where }) => where !== 'statement');
  const words = context.question ?? (inherited ? context.before : '');
  if (!words || !source.text.includes(words)) return null;
  return { kind: context.question === null ? 'before' : 'question', words };
}

/** A hint where the words of the question are not to be found in the statement as they were asked. */
function whyOf({ why }: RankedStatement): string | null {
  const own = why.filter(({ where, word, found }) => where === 'statement' && stem(word) !== stem(found));
  const around = why.filter(({ where }) => where === 'paragraph' || where === 'discourse');
  const asked = why.filter(({ where }) => where === 'question');
  const titled = why.filter(({ where }) => where === 'heading');
  const hints = [
    ...own.map(({ word, found }) => `it says ${found} where you asked for ${word}`),
    ...hint('the passage is about', around),
    ...hint('the question is about', asked),
    ...hint('the heading is about', titled),
  ];
  return hints.length === 0 ? null : `Why: ${hints.join('; ')}.`;
}

function hint(remark: string, matches: RankedStatement['why']): string[] {
  if (matches.length === 0) return [];
  return [`${remark} ${[...new Set(matches.map(({ found }) => found))].join(', ')}`];
}
