import type { FollowUp, Period, Query, QueryModality, QueryRestrictions } from '../../model/query.js';
import type { QueryToken } from '../../text/tokenizer.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { type QueryTopic, spellingCorrectionsOf } from '../topic/topic.js';

/** Who and what is not asked for. */
export interface Exclusions {
  readonly entries: readonly RegisterEntry[];
  readonly words: readonly QueryToken[];
  /** A name that several people bear, with them: which of them is meant must be asked. */
  readonly unclear: { readonly name: string; readonly entries: readonly RegisterEntry[] } | null;
  /** Names as typed for which nobody is left out. */
  readonly unread: readonly string[];
}

export const NO_EXCLUSIONS: Exclusions = { entries: [], words: [], unclear: null, unread: [] };

/** The parts of a query with the people that its names mean: what is searched for. */
export interface ResolvedQuery extends Pick<Query, 'phrases' | 'corrections'> {
  readonly who: SpeakerSet;
  /** The words of the topic, as asked. */
  readonly words: readonly QueryToken[];
  readonly period: Period;
  readonly restrictions: QueryRestrictions;
  readonly modality: QueryModality;
  readonly exclusions: Exclusions;
  /** Whether whoever spoke is asked for, so that each of them should be heard. */
  readonly isOfEveryone: boolean;
  /** Whether the topic's words are taken as they are spelt. */
  readonly asTyped: boolean;
  readonly followUp: FollowUp | null;
  /** How many answers were given before. */
  readonly skip: number;
}

/** The query as plain data, with its topic corrected by the record's spelling. */
export function toQuery(resolved: ResolvedQuery, topic: QueryTopic): Query {
  const { who, phrases, period, followUp, words } = resolved;
  const { kind, sourceKinds, order } = resolved.restrictions;
  const excluded = excludedOf(resolved);
  return {
    speakers: who.kind === 'speakers' ? distinct(who.entries) : [],
    topic: topic.terms.map((term) => term.word),
    phrases,
    from: period.from,
    to: period.to,
    kind,
    corrections: [...resolved.corrections, ...spellingCorrectionsOf(topic)],
    ...(sourceKinds && { sourceKinds }),
    ...(order && { order }),
    ...(who.kind === 'speakers' && who.role && { role: who.role }),
    ...(who.kind === 'unknown' && { unknownSpeaker: who.name }),
    ...(who.kind === 'reporters' && { reporters: true as const }),
    ...(excluded && { excluded }),
    ...(followUp && { followUp }),
    ...modalityOf(resolved.modality),
    ...(words.length > 0 && { words: words.map(({ plain: _, ...word }) => word) }),
    ...(resolved.isOfEveryone && { everyone: true as const }),
    ...(resolved.asTyped && { asTyped: true as const }),
  };
}

/** The modality alone of a query, its keys in one order whatever it was read from. */
export function modalityOf({ negated, future, judgement, premise, asked }: QueryModality): QueryModality {
  return {
    ...(negated && { negated }),
    ...(future && { future }),
    ...(judgement && { judgement }),
    ...(premise && { premise }),
    ...(asked && { asked }),
  };
}

/** Whether it asks for what no record holds: what will be said, what was not, and judgements. */
export function isUnanswerable({ modality: { future, judgement, negated } }: ResolvedQuery): boolean {
  return future === true || judgement === true || negated === true;
}

function excludedOf({ exclusions, who }: ResolvedQuery): Query['excluded'] | null {
  const { entries, words, unclear } = exclusions;
  // One question back at a time.
  const isAskedLater = unclear !== null && who.kind === 'several';
  const unread = [...exclusions.unread, ...(isAskedLater ? [unclear.name] : [])];
  if (entries.length === 0 && words.length === 0 && unclear === null && unread.length === 0) return null;
  return {
    speakers: distinct(entries),
    words: words.map(({ typed }) => typed),
    ...(unclear && !isAskedLater && { unclear: unclear.name }),
    ...(unread.length > 0 && { unread }),
  };
}

/** One name each: unnamed speakers of one description are several people, each of one source. */
export function distinct(entries: readonly RegisterEntry[]): { id: string; name: string }[] {
  const byName = new Map<string, { id: string; name: string }>();
  for (const { id, name, named } of entries) {
    const key = named ? id : name.toLowerCase();
    if (!byName.has(key)) byName.set(key, { id, name });
  }
  return [...byName.values()];
}
