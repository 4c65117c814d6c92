import { STOP_WORDS } from '../../lang/index.js';
import type { NearMiss } from '../../model/answer.js';
import type { Statement } from '../../model/statement.js';
import type { StatementFilter, Store } from '../../store/store.js';
import { queryTokensOf } from '../../text/tokenizer.js';
import { anyOf, CANDIDATE_LIMIT } from '../candidate-query.js';
import { gatherEvidence } from '../match/candidates.js';
import { evidenceFor, isEnough, isNear } from '../match/evidence.js';
import { termsToFind } from '../match/required-terms.js';
import { mentionOf } from '../speakers/mentions.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { type QueryTerm, type QueryTopic, readTopic } from '../topic/topic.js';

/** At most this many of each kind: a hint, not a list. */
const LIMIT = 5;

/** How many of somebody's latest statements say what they talk about. */
const SAMPLE = 200;

export interface NearMissContext {
  readonly store: Store;
  readonly filter: StatementFilter;
  /** Which statements may answer at all. */
  readonly accepts: (statement: Statement) => boolean;
}

/** What can be offered where nothing answers. */
export async function nearMissesFor(who: SpeakerSet, topic: QueryTopic, context: NearMissContext): Promise<NearMiss[]> {
  const misses: NearMiss[] = [];
  if (who.kind === 'unknown') {
    if (who.mentions) misses.push({ kind: 'mentioned-only', name: who.mentions.name, count: who.mentions.sources });
    for (const { name, statements } of who.similar.slice(0, LIMIT)) {
      misses.push({ kind: 'similar-name', name, count: statements });
    }
  }
  if (who.kind === 'speakers') {
    for (const entry of who.entries) if (entry.statements === 0) misses.push(...(await mentioned(entry, context)));
  }
  misses.push(...(await quotedBy(topic, context)));
  const parts: NearMiss[] = [];
  if (who.kind === 'speakers') {
    for (const entry of who.entries.slice(0, LIMIT)) parts.push(...(await partsOfTopic(entry, topic, context)));
  }
  misses.push(...parts);
  // Whoever was asked for spoke of all of it: nobody else is nearer.
  if (!parts.some(({ topics }) => topics?.length === topic.terms.length)) {
    misses.push(...(await otherSpeakers(await aboutThem(who, topic, context), context)));
  }
  if (who.kind === 'speakers') {
    for (const entry of who.entries.slice(0, LIMIT)) {
      if (entry.statements > 0) misses.push(await otherTopics(entry, context));
    }
  }
  return misses;
}

/** Where nothing but somebody who never speaks was asked for, what others said of them is the nearest thing. */
async function aboutThem(who: SpeakerSet, topic: QueryTopic, { store }: NearMissContext): Promise<QueryTopic> {
  if (topic.terms.length > 0 || topic.phrases.length > 0) return topic;
  const silent = who.kind === 'speakers' && who.entries.every((entry) => entry.statements === 0);
  const name = silent ? who.entries[0]!.surname : who.kind === 'unknown' && who.mentions ? who.mentions.name : null;
  return name === null ? topic : readTopic(queryTokensOf(name), [], store, { isSurname: () => true });
}

async function mentioned({ name, surname }: RegisterEntry, { store }: NearMissContext): Promise<NearMiss[]> {
  // The surname alone: a text that speaks of "General Seely" mentions William H. Seely.
  const mention = await mentionOf(queryTokensOf(surname), store);
  return mention ? [{ kind: 'mentioned-only', name, count: mention.sources }] : [];
}

/** Who quotes the phrases from somebody else: not said by them, but where to look. */
async function quotedBy(topic: QueryTopic, { store, filter }: NearMissContext): Promise<NearMiss[]> {
  if (topic.phrases.length === 0) return [];
  const { personIds: _, ...anybody } = filter;
  const candidates = await store.candidates({ ...anybody, ...termsToFind(topic), limit: CANDIDATE_LIMIT });
  const quoting = candidates
    .filter((candidate) => candidate.statement.speaker && evidenceFor(candidate, topic).quotesPhrases)
    .map(({ statement }) => statement);
  return tally(quoting).map(({ name, count }) => ({ kind: 'quoted-by', name, count }));
}

/**
 * What of the topic somebody did speak of: all of it; else the words that alone would be answered, together if they
 * would be, or each of them, rarest first.
 */
async function partsOfTopic(
  entry: RegisterEntry,
  topic: QueryTopic,
  { store, filter, accepts }: NearMissContext,
): Promise<NearMiss[]> {
  if (entry.statements === 0 || topic.terms.length === 0) return [];
  const part = async (terms: readonly QueryTerm[]): Promise<NearMiss[]> => {
    const about = { ...topic, terms, phrases: [] };
    const theirs = { ...filter, personIds: [entry.id] };
    const { length } = await spokeOf(about, theirs, store, accepts);
    return length === 0
      ? []
      : [{ kind: 'part-of-topic', name: entry.name, count: length, topics: terms.map(({ word }) => word) }];
  };
  const whole = await part(topic.terms);
  if (whole.length > 0 || topic.terms.length === 1) return whole;
  const telling = topic.terms.filter((term) => !term.isSecondary).toSorted((a, b) => b.weight - a.weight);
  const words = (await Promise.all(telling.slice(0, LIMIT).map((term) => part([term])))).flat();
  if (words.length < 2) return words;
  const spoken = topic.terms.filter(({ word }) => words.some(({ topics }) => topics?.includes(word)));
  const together = await part(spoken);
  return together.length > 0 ? together : words;
}

/** Who else spoke of the topic, most statements first. */
async function otherSpeakers(topic: QueryTopic, { store, filter, accepts }: NearMissContext): Promise<NearMiss[]> {
  if (topic.terms.length === 0 && topic.phrases.length === 0) return [];
  const { personIds, ...anybody } = filter;
  const isOther = (statement: Statement) =>
    accepts(statement) && statement.speaker !== null && !personIds?.includes(statement.speaker.personId);
  const spoke = await spokeOf(topic, anybody, store, isOther);
  return tally(spoke).map(({ name, count }) => ({ kind: 'other-speakers', name, count }));
}

/** The statements that speak of a topic: a heading over all that somebody said is not enough for a count. */
async function spokeOf(
  topic: QueryTopic,
  filter: StatementFilter,
  store: Store,
  accepts: NearMissContext['accepts'],
): Promise<Statement[]> {
  const { evidence } = await gatherEvidence(topic, filter, store, accepts);
  const near = evidence.filter(({ matches, phrases }) =>
    isEnough({ matches: matches.filter((match) => isNear(match.where)), phrases }, topic),
  );
  return near.map(({ statement }) => statement);
}

/** The speakers of some statements, most statements first. */
function tally(statements: readonly Statement[]): { name: string; count: number }[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { speaker } of statements) {
    if (!speaker) continue;
    const { personId, name } = speaker;
    counts.set(personId, { name, count: (counts.get(personId)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, LIMIT);
}

/** What somebody did speak of, by the words of their own statements. */
async function otherTopics(entry: RegisterEntry, { store }: NearMissContext): Promise<NearMiss> {
  const latest = await store.candidates({ personIds: [entry.id], ...anyOf([]), limit: SAMPLE });
  const counts = new Map<string, number>();
  for (const {
    statement: { topics },
  } of latest) {
    const own = new Set(topics.filter((topic) => topic.from === 'statement').map((topic) => topic.term));
    for (const term of own) if (!STOP_WORDS.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const topics = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, LIMIT)
    .map(([term]) => term);
  return { kind: 'other-topics', name: entry.name, count: entry.statements, topics };
}
