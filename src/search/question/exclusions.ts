import type { Entry } from '../speakers/register.js';
import type { Correction, ResolveContext } from '../speakers/resolve.js';
import { isJoin, resolveAll, splitAtJoins } from '../speakers/speaker-set.js';
import type { Token } from './tokens.js';

/** What is not wanted. */
export interface Excluded {
  readonly entries: readonly Entry[];
  readonly words: readonly Token[];
  /** A name that several people bear, with them: which of them is meant must be asked. */
  readonly unclear: { readonly name: string; readonly entries: readonly Entry[] } | null;
  /** Names as typed for which nobody is left out. */
  readonly unread: readonly string[];
}

interface LeftOut {
  readonly excluded: Excluded;
  readonly corrections: readonly Correction[];
}

export const NOBODY_LEFT_OUT: Excluded = { entries: [], words: [], unclear: null, unread: [] };

/**
 * Reads what a question leaves out.
 *
 * @param besides words where somebody must stand ("who besides Milley"): each name of them is looked up.
 * @param without somebody, or else words that must not be said ("iraq not iran").
 */
export async function readExcluded(
  besides: readonly Token[],
  without: readonly Token[],
  context: ResolveContext,
): Promise<LeftOut> {
  let excluded = NOBODY_LEFT_OUT;
  const corrections: Correction[] = [];
  const whole = besides.length > 0 ? await resolveAll(besides, context) : null;
  const names = besides.length === 0 ? [] : whole ? [besides] : splitAtJoins(besides);
  for (const name of [...names, ...(without.length > 0 ? [without] : [])]) {
    const found = await resolveAll(name, context);
    const typed = typedOf(name);
    corrections.push(...(found?.corrections ?? []));
    if (found?.who.kind === 'speakers') {
      excluded = { ...excluded, entries: [...excluded.entries, ...found.who.entries] };
    } else if (found?.who.kind === 'several') {
      excluded = withUnclear(excluded, typed, found.who.entries);
    } else if (name === without) {
      excluded = { ...excluded, words: without };
    } else {
      excluded = { ...excluded, unread: [...excluded.unread, typed] };
    }
  }
  return { excluded, corrections };
}

/** One question back at a time: of a second name that several bear, nobody is left out, which is told. */
function withUnclear(excluded: Excluded, name: string, entries: readonly Entry[]): Excluded {
  if (excluded.unclear) return { ...excluded, unread: [...excluded.unread, name] };
  return { ...excluded, unclear: { name, entries } };
}

function typedOf(name: readonly Token[]): string {
  return name
    .filter(({ plain }) => !isJoin(plain))
    .map(({ typed }) => typed)
    .join(' ');
}
