import { STOP_WORDS } from '../../lang/index.js';
import type { Match } from '../../model/answer.js';
import type { Statement } from '../../model/statement.js';
import { ownWordsOf } from '../../text/own-words.js';
import { stem } from '../../text/words.js';
import { LEAST_FRAGMENT, type QueryTopic } from '../topic/topic.js';
import type { GatheredEvidence } from './candidates.js';
import { type Evidence, isEnough, isOwn } from './evidence.js';
import { FRAGMENT_SHARE, type Fragment, fragmentIn } from './fragment.js';
import { asksBySentence } from './required-terms.js';

/** An answer with what it is worth. */
export interface RankedEvidence {
  readonly evidence: Evidence;
  readonly score: number;
  /** The sentence that was asked for word by word, and as it stands in the statement; null where none was. */
  readonly fragment: Match | null;
}

/** Length in words at which a mention of a word counts half of what it does in a short statement. */
const TYPICAL_LENGTH = 60;

/** Share of the score within a rung that repetition and length decide, and that the place on the ladder decides. */
const DENSITY_PART = 0.25;

const ADJACENT_BONUS = 0.08;
/** The question's own words in a row, where at least this many. */
const RUN_BONUS = 0.2;
const LEAST_RUN = 3;
/** Part of the score in which a fragment's share decides; the rest is the topic's coverage. */
const FRAGMENT_PART = 0.9;
const VERBATIM_BONUS = 0.02;
const KINSHIP_PART = 0.15;
const UNSURE_PENALTY = 0.05;
/** A further piece of the same utterance that brings no stronger evidence steps back by this much. */
const PIECE_PENALTY = 0.06;

/**
 * Puts statements in order of evidence, best first. The score is a rung (3: the sentence that was asked for, 2: own
 * words make the case, 1: own words have part of it, 0: all is inherited or equivalent) plus a part below 1 for how
 * well the topic is covered, by the words' weights, and for how much of the sentence stands there in a row. So own
 * evidence always stands above inherited evidence, and words in their order above the same words strewn about.
 */
export function rank({ evidence, witnesses }: Omit<GatheredEvidence, 'complete'>, topic: QueryTopic): RankedEvidence[] {
  const kin = kinship(witnesses);
  const ranked = evidence.map((one): RankedEvidence => {
    const run = runOf(one, topic);
    const covered = coverage(one, topic, kin(one), run);
    const fragment = topic.run.length >= LEAST_FRAGMENT && run && run.share >= FRAGMENT_SHARE ? run : null;
    const score = fragment
      ? 3 + FRAGMENT_PART * fragment.share + (1 - FRAGMENT_PART) * covered
      : rungOf(one, topic) + covered;
    return { evidence: one, score: Math.min(score, 3.999), fragment: fragment && asMatch(fragment, one, topic) };
  });
  const kept = asksBySentence(topic) ? ranked.filter(({ fragment }) => fragment !== null) : ranked;
  kept.sort((a, b) => b.score - a.score || inText(a.evidence.statement, b.evidence.statement));
  return spread(kept);
}

function rungOf(evidence: Evidence, topic: QueryTopic): number {
  if (!isOwn(evidence)) return 0;
  const own = evidence.matches.filter((match) => match.where === 'statement' && match.via !== 'equivalent');
  return isEnough({ matches: own, phrases: evidence.phrases }, topic) ? 2 : 1;
}

/** 0 to below 1. */
function coverage(evidence: Evidence, topic: QueryTopic, kinship: number, run: Fragment | null): number {
  const { matches, stems, statement } = evidence;
  const total = topic.terms.reduce((sum, term) => sum + term.weight * (term.isSecondary ? 0.3 : 1), 0) || 1;
  const matched = matches.reduce((sum, match) => {
    const density = match.times / (match.times + stems.length / TYPICAL_LENGTH);
    const worth = match.where === 'statement' ? 1 - DENSITY_PART + DENSITY_PART * density : 1;
    return sum + match.term.weight * (match.term.isSecondary ? 0.3 : 1) * match.strength * worth;
  }, 0);
  const share = topic.terms.length > 0 ? matched / total : evidence.isProcedural || evidence.isBare ? 0.3 : 0.5;
  const extra =
    (isAdjacent(stems, topic) ? ADJACENT_BONUS : 0) +
    (run?.share === 1 ? RUN_BONUS : 0) +
    (statement.kind === 'direct' ? VERBATIM_BONUS : 0) -
    (statement.speaker?.confidence === 'sure' ? 0 : UNSURE_PENALTY) +
    kinship * KINSHIP_PART;
  // Leaves room for the extras, so that no sum of small things climbs a rung.
  return Math.max(0, Math.min(0.999, 0.06 + share * 0.68 + extra));
}

/** Two words of the topic side by side in the statement, as in the question: "cultural sites". */
function isAdjacent(stems: readonly string[], { terms }: QueryTopic): boolean {
  if (terms.length < 2) return false;
  return terms.some((term, i) => {
    const next = terms[i + 1];
    return next !== undefined && stems.some((stem, at) => stem === term.stem && stems[at + 1] === next.stem);
  });
}

function asMatch({ share, start, end }: Fragment, { statement }: Evidence, { run }: QueryTopic): Match {
  const found = statement.text.slice(start, end);
  return { word: share === 1 ? found : run.join(' '), found, where: 'statement' };
}

/** How the words as they were asked stand in the speaker's own; null where they are too few, or none is there. */
function runOf({ statement, matches, stems }: Evidence, topic: QueryTopic): Fragment | null {
  const { run } = topic;
  if (run.length < LEAST_RUN || !mayHold(stems, run)) return null;
  if (!asksBySentence(topic) && !matches.some((match) => match.where === 'statement')) return null;
  return fragmentIn(run, ownWordsOf(statement));
}

/** Whether so many of the words are there at all that laying them into the text is worth its time. */
function mayHold(stems: readonly string[], run: readonly string[]): boolean {
  const least = run.length < LEAST_FRAGMENT ? run.length : run.length * FRAGMENT_SHARE;
  return run.filter((word) => stems.includes(stem(word))).length >= least;
}

/**
 * How much an inherited statement shares with those of the same source that name the topic themselves, 0 to 1. Words
 * that stand beside the topic where it is named make it likelier where it is only inherited: "the letter was a draft
 * that was sent …" vouches for "it should not have been sent".
 */
function kinship(witnesses: readonly Evidence[]): (one: Evidence) => number {
  const vouching = new Map<string, Set<string>>();
  for (const one of witnesses) {
    const { sourceId, speaker } = one.statement;
    const key = `${sourceId} ${speaker?.personId}`;
    const words = vouching.get(key) ?? new Set();
    for (const stem of one.stems) if (!STOP_WORDS.has(stem)) words.add(stem);
    vouching.set(key, words);
  }
  return (one) => {
    if (isOwn(one)) return 0;
    const words = vouching.get(`${one.statement.sourceId} ${one.statement.speaker?.personId}`);
    if (!words) return 0;
    const own = new Set(one.stems.filter((stem) => !STOP_WORDS.has(stem)));
    const shared = [...own].filter((stem) => words.has(stem)).length;
    return shared / (shared + 1);
  };
}

/** Lets further pieces of one utterance step back, so that they don't crowd out other answers of like evidence. */
function spread(ranked: readonly RankedEvidence[]): RankedEvidence[] {
  const seen = new Set<string>();
  const stepped = ranked.map((one) => {
    const { sourceId, utterance } = one.evidence.statement;
    const key = `${sourceId} ${utterance}`;
    if (!seen.has(key)) {
      seen.add(key);
      return one;
    }
    const floor = Math.floor(one.score);
    return { ...one, score: Math.max(floor, one.score - PIECE_PENALTY) };
  });
  return stepped.sort((a, b) => b.score - a.score || inText(a.evidence.statement, b.evidence.statement));
}

function inText(a: Statement, b: Statement): number {
  return a.sourceId === b.sourceId ? a.start - b.start : a.sourceId < b.sourceId ? -1 : 1;
}
