import type { Source } from '../../model/source.js';
import type { Statement } from '../../model/statement.js';
import type { CandidateQuery, StatementCandidate, StatementFilter, Store } from '../../store/store.js';
import { CANDIDATE_LIMIT } from '../candidate-query.js';
import type { QueryTopic } from '../topic/topic.js';
import { stemsOfAttributions } from './attribution-words.js';
import { type Evidence, evidenceFor, isEnough, isNear, isOwn, type TermMatch } from './evidence.js';
import { asksBySentence, termsToFind } from './required-terms.js';

/** What was gathered for a question. */
export interface GatheredEvidence {
  /** The statements that answer, in no order that counts. */
  readonly evidence: readonly Evidence[];
  /** Statements, by whomever and of whatever kind, whose own words name the topic: they vouch for what inherits it. */
  readonly witnesses: readonly Evidence[];
  /** Whether every candidate of the index was judged; else there may be more answers. */
  readonly complete: boolean;
}

/** Gathers the statements that answer, with the evidence for each: at most `CANDIDATE_LIMIT` are judged. */
export async function gatherEvidence(
  topic: QueryTopic,
  filter: StatementFilter,
  store: Store,
  accepts: (statement: Statement) => boolean,
  order: NonNullable<CandidateQuery['order']> = 'best',
): Promise<GatheredEvidence> {
  const asked = termsToFind(topic);
  const { candidates, complete } = await accepted({ ...filter, ...asked, order }, store, accepts);
  const evidence = candidates.map((candidate) => evidenceFor(candidate, topic));
  // All there is; or whoever may have the sentence, which is seen when they are put in order.
  if (asked.terms.length === 0 || asksBySentence(topic)) return { evidence, witnesses: [], complete };
  const likely = evidence.filter((one) => isEnough(one, topic) && (!one.isProcedural || isOwn(one)));
  const enough = withoutBare(lastResort(await withoutAttributedNames(likely, topic, store), topic));
  if (!enough.some(isDrift)) return { evidence: enough, witnesses: enough.filter(isOwn), complete };
  // Whoever they are of: what others said in the same sources.
  const sourceIds = [...new Set(enough.filter(isDrift).map(({ statement }) => statement.sourceId))];
  const anybody = (await store.candidates({ ...asked, sourceIds, limit: CANDIDATE_LIMIT })).map((candidate) =>
    evidenceFor(candidate, topic),
  );
  const witnesses = [...enough, ...anybody].filter((one) => isOwn(one) && isEnough(one, topic));
  return { evidence: withoutStrayTopics(enough, witnesses), witnesses, complete };
}

/** Pages of candidates that are read where few are accepted. */
const MOST_PAGES = 10;

/** The first candidates that are accepted, and whether these are all that there are. */
async function accepted(
  query: Omit<CandidateQuery, 'limit' | 'skip'>,
  store: Store,
  accepts: (statement: Statement) => boolean,
): Promise<{ candidates: readonly StatementCandidate[]; complete: boolean }> {
  const candidates: StatementCandidate[] = [];
  for (let page = 0; page < MOST_PAGES && candidates.length < CANDIDATE_LIMIT; page++) {
    const found = await store.candidates({ ...query, limit: CANDIDATE_LIMIT, skip: page * CANDIDATE_LIMIT });
    candidates.push(...found.filter(({ statement }) => accepts(statement)));
    if (found.length < CANDIDATE_LIMIT) return { candidates, complete: true };
  }
  return { candidates: candidates.slice(0, CANDIDATE_LIMIT), complete: false };
}

/** Leaves out what has a person of the topic in nothing but the words that say who spoke. */
async function withoutAttributedNames(
  evidence: readonly Evidence[],
  topic: QueryTopic,
  store: Store,
): Promise<readonly Evidence[]> {
  const isDoubtful = ({ term, where }: TermMatch) => term.isName && where === 'paragraph';
  const texts = new Map<string, { readonly source: Source; readonly statements: readonly Statement[] } | null>();
  const kept: Evidence[] = [];
  for (const one of evidence) {
    const { statement, matches } = one;
    if (!matches.some(isDoubtful)) {
      kept.push(one);
      continue;
    }
    const { sourceId } = statement;
    if (!texts.has(sourceId)) {
      const source = await store.source(sourceId);
      texts.set(sourceId, source && { source, statements: await store.statementsOf(sourceId) });
    }
    const text = texts.get(sourceId);
    if (!text) continue;
    const attributing = stemsOfAttributions(statement, text.source, text.statements);
    const telling = {
      ...one,
      matches: matches.filter((match) => !isDoubtful(match) || !attributing.has(match.term.stem)),
    };
    if (isEnough(telling, topic)) kept.push(telling);
  }
  return kept;
}

/** A mere "yeah" is left out where somebody said more. */
function withoutBare(evidence: readonly Evidence[]): readonly Evidence[] {
  const more = evidence.filter((one) => !one.isBare || isOwn(one));
  return more.length > 0 ? more : evidence;
}

/**
 * What a heading alone connects, over all that was said below it, and what holds a word only in passing in the words
 * around it, counts where there is nothing nearer.
 */
function lastResort(evidence: readonly Evidence[], topic: QueryTopic): readonly Evidence[] {
  const nearer = evidence.filter(
    ({ matches, phrases }) => phrases?.length || matches.some((match) => match.where !== 'heading'),
  );
  const meant = nearer.filter(({ matches, phrases }) =>
    isEnough({ matches: matches.filter(({ isInPassing }) => !isInPassing), phrases }, topic),
  );
  return [meant, nearer].find(({ length }) => length > 0) ?? evidence;
}

/**
 * Leaves out statements that only the drift of the text connects with the topic, where somebody else in that source
 * spoke of it and their own speaker never did: what one person says of the letter is not what the next one is about.
 */
function withoutStrayTopics(evidence: readonly Evidence[], witnesses: readonly Evidence[]): Evidence[] {
  const speakers = new Map<string, Set<string | undefined>>();
  for (const { statement } of witnesses) {
    const known = speakers.get(statement.sourceId) ?? new Set();
    speakers.set(statement.sourceId, known.add(statement.speaker?.personId));
  }
  return evidence.filter((one) => {
    if (!isDrift(one)) return true;
    const spoke = speakers.get(one.statement.sourceId);
    return !spoke || spoke.has(one.statement.speaker?.personId);
  });
}

/** Whether nothing connects it but the course of the text and its headings. */
function isDrift({ matches, phrases }: Evidence): boolean {
  return (phrases?.length ?? 0) === 0 && !matches.some((match) => isNear(match.where));
}
