import type { CandidateQuery } from '../store/store.js';

/** How many candidates of the index are judged for one question, and so the most answers that are counted or given. */
export const CANDIDATE_LIMIT = 100;

/** Asks the index for statements that hold any of some stems; all statements where there are none. */
export function anyOf(stems: readonly string[]): Pick<CandidateQuery, 'terms' | 'least'> {
  const terms = [...new Set(stems)].map((stem) => ({
    stems: [{ stem, worth: 1 }],
    weight: 1,
    role: 'counted' as const,
  }));
  return { terms, least: Math.min(1, terms.length) };
}
