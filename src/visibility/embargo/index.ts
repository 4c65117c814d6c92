import type { Embargo } from '../../model.js';

export { isNoEmbargo } from './none.js';

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
