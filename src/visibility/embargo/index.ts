import type { Embargo } from '../../model/source.js';
import { documentDatesOf, type EmbargoContext } from './instants/reference.js';
import { LONGEST_STATEMENT, plainStatement } from './plain.js';
import { readEmbargoEnd } from './statement.js';

export type { EmbargoContext } from './instants/reference.js';
export { isNoEmbargo } from './none.js';

/**
 * Reads when the words under an embargo may be told, never too early: of several readings the latest, and null for what
 * can't be read for certain (docs/editorial.md has the rules). Never throws; at most `LONGEST_STATEMENT` code units are read.
 *
 * @param stated a value of the front matter, a line or a sentence
 */
export function readEmbargo(stated: string, context: EmbargoContext): Embargo {
  const reading =
    stated.length <= LONGEST_STATEMENT ? readEmbargoEnd(plainStatement(stated), documentDatesOf(context)) : null;
  if (!reading) return { stated, until: null };
  return {
    stated,
    until: reading.instant.toString({ smallestUnit: 'second', roundingMode: 'ceil' }),
    zone: reading.zone,
  };
}

/** The later one; null (an editor frees it) outranks any instant. undefined for none. */
export function strictestEmbargo(embargoes: readonly Embargo[]): Embargo | undefined {
  return embargoes.reduce<Embargo | undefined>(
    (strictest, embargo) => (strictest === undefined || isStricter(embargo, strictest) ? embargo : strictest),
    undefined,
  );
}

function isStricter({ until }: Embargo, than: Embargo): boolean {
  if (than.until === null) return false;
  return until === null || until > than.until;
}
