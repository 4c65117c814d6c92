import { dayOf, type SourceKind } from '../model/source.js';
import type { NewStatement, Utterance } from './types.js';

/** A turn in these may fill pages: each of its paragraphs is told on its own. */
const IN_PARAGRAPHS: ReadonlySet<SourceKind> = new Set(['transcript', 'caption']);

/**
 * Puts together what was said in one go and stands in several pieces: `"A," he said. "B."` Pieces are of one source, one
 * utterance and one speaker. Paraphrases stand alone, as the exact words may stand within them.
 *
 * @returns the utterances in the order in which their first pieces are given; each statement is in one of them, once.
 */
export function utterancesOf(statements: readonly NewStatement[]): Utterance[] {
  const pieces = new Map<string, NewStatement[]>();
  for (const fresh of statements) {
    const key = keyOf(fresh);
    const known = pieces.get(key);
    if (!known) pieces.set(key, [fresh]);
    else if (known.every(({ statement }) => statement.id !== fresh.statement.id)) known.push(fresh);
  }
  return Array.from(pieces.values(), (found) => {
    const [first, ...others] = found.sort((a, b) => a.statement.start - b.statement.start);
    return { pieces: [first!, ...others] };
  });
}

function keyOf({ statement, source }: NewStatement): string {
  const isAlone = IN_PARAGRAPHS.has(source.kind) || statement.kind !== 'direct';
  return isAlone
    ? statement.id
    : JSON.stringify([statement.sourceId, statement.utterance, statement.speaker?.personId]);
}

/** The words of all pieces, as one text. */
export function utteranceText({ pieces }: Utterance): string {
  return pieces.map(({ statement }) => statement.text).join(' ');
}

/** By day, document and place in it: an order that does not depend on the order in which statements come. */
export function compareByPosition(a: Utterance, b: Utterance): number {
  const [one, other] = [a.pieces[0], b.pieces[0]];
  return (
    compareTexts(dayOf(one.source) ?? '', dayOf(other.source) ?? '') ||
    compareTexts(one.source.origin, other.source.origin) ||
    compareTexts(one.source.id, other.source.id) ||
    one.statement.start - other.statement.start ||
    other.statement.end - one.statement.end
  );
}

/** By UTF-16 code units, whatever the language of the machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
