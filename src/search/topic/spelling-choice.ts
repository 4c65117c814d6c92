import type { Ranked } from '../match/rank.js';
import type { Term, Topic } from './topic.js';

/**
 * Decides which of the words that a misspelt one may stand for was meant: the one by which the best statement answers.
 * Statements that answer by another one are left out, so that one question is answered in one reading.
 */
export function settleSpellings(ranked: readonly Ranked[], topic: Topic): { ranked: readonly Ranked[]; topic: Topic } {
  const [best] = ranked;
  if (!best || topic.terms.every(({ spellings }) => spellings.length === 0)) return { ranked, topic };
  const meant = (one: Ranked, term: Term) => one.evidence.matches.find((match) => match.term === term)?.spelling;
  const isSame = (one: Ranked, term: Term) =>
    one.evidence.matches.every((match) => match.term !== term) || meant(one, term) === meant(best, term);
  return {
    ranked: ranked.filter((one) => topic.terms.every((term) => isSame(one, term))),
    topic: { ...topic, terms: topic.terms.map((term) => ({ ...term, word: meant(best, term)?.word ?? term.word })) },
  };
}
