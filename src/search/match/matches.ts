import type { SearchContext } from '../context.js';
import { distinct, isUnanswerable, type ResolvedQuery } from '../query/resolved-query.js';
import type { QueryTerm, QueryTopic } from '../topic/topic.js';
import { type GatheredEvidence, gatherEvidence } from './candidates.js';
import type { Eligibility } from './eligibility.js';
import { inOrder, type MatchInSource } from './order.js';
import { type RankedEvidence, rank } from './rank.js';
import { asksBySentence } from './required-terms.js';

/** The statements that answer a query. */
export interface Matches {
  /** Those of the page that is asked for, and of the pages before it, in order, with their sources. */
  readonly ordered: readonly MatchInSource[];
  /** All of them, strongest evidence first. */
  readonly ranked: readonly RankedEvidence[];
  readonly total: number;
  /** Whether every candidate of the index was judged; else there may be more. */
  readonly complete: boolean;
  /** The topic in the one reading in which it is answered. */
  readonly topic: QueryTopic;
  /** Whether speakers take turns, since several are asked for. */
  readonly isTakingTurns: boolean;
}

/**
 * Finds the statements that answer a query: gathers the candidates with their evidence, ranks them, settles how a
 * misspelt word was meant, and puts them in the order that is asked for.
 *
 * @param limit how many statements are asked for, those of earlier pages included
 */
export async function matchesFor(
  query: ResolvedQuery,
  topic: QueryTopic,
  { filter, accepts }: Eligibility,
  { register, store }: SearchContext,
  limit: number,
): Promise<Matches> {
  const { who } = query;
  const { order = 'best' } = query.restrictions;
  const gathered: GatheredEvidence =
    isUnanswerable(query) || who.kind === 'unknown' || asksForNothing(query, topic)
      ? { evidence: [], witnesses: [], complete: true }
      : await gatherEvidence(topic, filter, store, accepts, order);
  const settled = settleSpellings(rank(gathered, topic), topic);
  const isOfSeveral = query.isOfEveryone || (who.kind === 'speakers' && distinct(who.entries).length > 1);
  const isTakingTurns = isOfSeveral && order === 'best';
  const role = who.kind === 'speakers' ? who.role : null;
  const { ordered, total } = await inOrder(settled.ranked, { order, role, isTakingTurns, register, store, limit });
  return { ...settled, ordered, total, complete: gathered.complete, isTakingTurns };
}

/** Whether nothing is asked for: no speaker, topic or time; or a charge against somebody, which is no topic. */
export function asksForNothing({ modality, who, period, skip }: ResolvedQuery, topic: QueryTopic): boolean {
  if (hasContent(topic)) return false;
  if (modality.premise) return true;
  return who.kind !== 'speakers' && period.from === null && period.to === null && skip === 0;
}

/** Whether a topic holds anything that statements can be matched with. */
export function hasContent(topic: QueryTopic): boolean {
  return topic.terms.length > 0 || topic.phrases.length > 0 || asksBySentence(topic);
}

/**
 * Decides which of the words that a misspelt one may stand for was meant: the one by which the best statement answers.
 * Statements that answer by another one are left out, so that one question is answered in one reading.
 */
function settleSpellings(
  ranked: readonly RankedEvidence[],
  topic: QueryTopic,
): { ranked: readonly RankedEvidence[]; topic: QueryTopic } {
  const [best] = ranked;
  if (!best || topic.terms.every(({ spellings }) => spellings.length === 0)) return { ranked, topic };
  const meant = (one: RankedEvidence, term: QueryTerm) =>
    one.evidence.matches.find((match) => match.term === term)?.spelling;
  const isSame = (one: RankedEvidence, term: QueryTerm) =>
    one.evidence.matches.every((match) => match.term !== term) || meant(one, term) === meant(best, term);
  return {
    ranked: ranked.filter((one) => topic.terms.every((term) => isSame(one, term))),
    topic: { ...topic, terms: topic.terms.map((term) => ({ ...term, word: meant(best, term)?.word ?? term.word })) },
  };
}
