import { wording } from '../lang/index.js';
import { wordsOf } from '../text/words.js';
import { cluster, type UtteranceCluster, UtteranceIndex } from './clusters.js';
import { fillerIn } from './filler.js';
import { factorsOf, scoreOf } from './score.js';
import { type DocumentFrequency, sharedTopicsOf } from './topics.js';
import type { Cluster, Factor, NewStatement, RankedUtterance, Selection, Utterance } from './types.js';
import { compareByPosition, utterancesOf, utteranceText } from './utterances.js';

/** Of one digest at most so many from one speaker, one source and under one topic, while there are others. */
const OF_ONE_SPEAKER = 3;
const OF_ONE_SOURCE = 4;
const OF_ONE_TOPIC = 4;

/** With fewer points an utterance is not told, however little else there is. */
export const LEAST_POINTS = 4;

/**
 * Words that are told in all, where that leaves some to tell: what is read in a minute. Adults read 238 words of English
 * non-fiction in one (Brysbaert, 2019, "How many words do we read per minute?").
 */
const WORDS_OF_A_MINUTE = 240;
/** So many are told, however long they are. */
const LEAST_TOLD = 4;
/** What has so many points less is not told in the place of something that is too long. */
const NO_SUBSTITUTE = 2;

/** Topics are sought among so many times as many as are told. */
const POOL = 3;
/** Characters of an utterance that names it in an explanation. */
const NAMED_BY = 60;

export interface SelectOptions {
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** How many are told at most, 0 or more. */
  readonly most: number;
  /** What was told before, which is not told again. */
  readonly told: readonly NewStatement[];
  /** Whether the filter asks for one speaker, who then may fill the digest. */
  readonly wantsOneSpeaker: boolean;
  readonly frequencyOf: DocumentFrequency;
}

/**
 * What a digest tells of the statements that are new. Extractive: whole statements and nothing else; and explained: each
 * utterance is judged in one line.
 *
 * Pieces of one utterance are put together; what is filler goes out; the same
 * utterance from several sources becomes one; so goes out what was told before; the rest is scored, and the best are
 * taken, with care for variety. The order of `fresh` does not matter to what is told.
 */
export function select(fresh: readonly NewStatement[], options: SelectOptions): Selection {
  const { today, told, frequencyOf } = options;
  const most = Math.max(0, Math.floor(options.most));
  const utterances = utterancesOf(fresh);
  const verdicts = new Map<Utterance, Omit<RankedUtterance, 'pieces'>>();
  const out = (utterance: Utterance, why: string, factors: readonly Factor[] = []) =>
    verdicts.set(utterance, { isIn: false, why: `Out: ${why}`, factors });

  const news: Utterance[] = [];
  for (const utterance of utterances) {
    const reason = fillerIn(utterance);
    if (reason === null) news.push(utterance);
    else out(utterance, reason);
  }
  const index = new UtteranceIndex();
  for (const [i, utterance] of utterancesOf(told).entries()) index.add(utterance, i);
  const same = cluster(news).filter(({ best, others }) => {
    if ([best, ...others].every((one) => index.find(one) === null)) return true;
    for (const one of [best, ...others]) out(one, wording.selection.toldBefore);
    return false;
  });
  for (const { best, others } of same)
    for (const one of others) out(one, wording.selection.sameWordsAs(nameOfUtterance(best)));

  const ranked = same.map((one) => ranking(one, today)).sort(byScore);
  const telling = ranked.filter(({ score }) => score >= LEAST_POINTS);
  for (const one of ranked.slice(telling.length))
    out(one.utterance, wording.selection.tooFew(points(one.score)), one.factors);
  const pool = telling.slice(0, most * POOL);
  const poolTopics = sharedTopicsOf(
    pool.map(({ utterance }) => utterance),
    frequencyOf,
  );
  const { taken, tooLong } = takeVaried(pool, poolTopics, { ...options, most });
  const rest = telling.filter((one) => !taken.includes(one));
  const topics = sharedTopicsOf(
    taken.map(({ utterance }) => utterance),
    frequencyOf,
  );
  for (const one of taken)
    verdicts.set(one.utterance, { isIn: true, why: wording.selection.chosen(points(one.score)), factors: one.factors });
  const lowest = taken.at(-1);
  for (const one of rest) {
    const isVariety = lowest !== undefined && byScore(one, lowest) < 0;
    const others = isVariety ? wording.selection.variety : wording.selection.othersHaveMore;
    out(one.utterance, `${points(one.score)}, ${tooLong.has(one) ? wording.selection.tooLong : others}`, one.factors);
  }
  return {
    clusters: inReadingOrder(taken, topics),
    others: rest.map((one) => asCluster(one, null)),
    judged: utterances.map((utterance) => ({ pieces: utterance.pieces, ...verdicts.get(utterance)! })),
  };
}

interface Ranking {
  readonly utterance: Utterance;
  readonly elsewhere: readonly NewStatement[];
  readonly factors: readonly Factor[];
  readonly score: number;
}

function ranking({ best, others }: UtteranceCluster, today: string): Ranking {
  const elsewhere = new Map<string, NewStatement>();
  for (const { pieces } of others) {
    const [first] = pieces;
    if (first.source.id !== best.pieces[0].source.id && !elsewhere.has(first.source.id))
      elsewhere.set(first.source.id, first);
  }
  const found = { pieces: best.pieces, elsewhere: [...elsewhere.values()] };
  const factors = factorsOf({ ...found, today });
  return { utterance: best, elsewhere: found.elsewhere, factors, score: scoreOf(factors) };
}

/** Best first; of equal ones the first by day and document. */
function byScore(a: Ranking, b: Ranking): number {
  return b.score - a.score || compareByPosition(a.utterance, b.utterance);
}

/** The best ones, few of one speaker, source and topic; then, if there is room, the best of those passed over. */
function takeVaried(
  pool: readonly Ranking[],
  topics: readonly (string | null)[],
  { most, wantsOneSpeaker }: Pick<SelectOptions, 'most' | 'wantsOneSpeaker'>,
): { readonly taken: Ranking[]; readonly tooLong: ReadonlySet<Ranking> } {
  const counts = new Map<string, number>();
  const taken = new Set<Ranking>();
  const tooLong = new Set<Ranking>();
  let words = 0;
  const take = (one: Ranking): boolean => {
    if (taken.size === most) return false;
    const [better] = tooLong;
    if (better && better.score - one.score >= NO_SUBSTITUTE) return false;
    const length = wordsOf(utteranceText(one.utterance)).length;
    if (taken.size >= LEAST_TOLD && words + length > WORDS_OF_A_MINUTE) {
      tooLong.add(one);
      return false;
    }
    words += length;
    taken.add(one);
    return true;
  };
  for (const [i, one] of pool.entries()) {
    const { statement, source } = one.utterance.pieces[0];
    const limits: [key: string, limit: number][] = [[`source ${source.id}`, OF_ONE_SOURCE]];
    if (!wantsOneSpeaker) limits.push([`speaker ${statement.speaker?.personId}`, OF_ONE_SPEAKER]);
    if (topics[i] != null) limits.push([`topic ${topics[i]}`, OF_ONE_TOPIC]);
    if (limits.some(([key, limit]) => (counts.get(key) ?? 0) >= limit)) continue;
    if (take(one)) for (const [key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const one of pool) if (!taken.has(one)) take(one);
  return { taken: [...taken].sort(byScore), tooLong };
}

/** Topic by topic and in a topic speaker by speaker, each where its best one stands; what has no topic last. */
function inReadingOrder(taken: readonly Ranking[], topics: readonly (string | null)[]): Cluster[] {
  const clusters = taken.map((one, i) => asCluster(one, topics[i] ?? null));
  const untold = (topic: string | null) => (topic === null ? 1 : 0);
  return grouped(clusters, ({ topic }) => topic)
    .sort(([a], [b]) => untold(a!.topic) - untold(b!.topic))
    .flatMap((group) => grouped(group, ({ pieces: [{ statement }] }) => statement.speaker?.personId ?? null).flat());
}

/** Items of one key together, in the order of the first of each. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): T[][] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function asCluster({ utterance, elsewhere, factors, score }: Ranking, topic: string | null): Cluster {
  return { pieces: utterance.pieces, elsewhere, score, factors, topic };
}

function points(score: number): string {
  return `${score} ${score === 1 ? 'point' : 'points'}`;
}

function nameOfUtterance(utterance: Utterance): string {
  const text = utteranceText(utterance).replace(/\s+/g, ' ').trim();
  const shown =
    text.length > NAMED_BY
      ? `${text
          .slice(0, NAMED_BY)
          .replace(/[\uD800-\uDBFF]$/, '')
          .trimEnd()}…`
      : text;
  return `“${shown}” (${utterance.pieces[0].source.title})`;
}
