import type { Statement } from '../../model/statement.js';
import type { StatementFilter } from '../../store/store.js';
import { type SearchContext, topicReading } from '../context.js';
import type { ResolvedQuery } from '../query/resolved-query.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { readTopic } from '../topic/topic.js';
import { evidenceFor, isOwn } from './evidence.js';

/** What a person who says "Q" is called, in transcripts. */
const ASKERS = ['q', 'question', 'questioner', 'reporter', 'journalist', 'press', 'media'];
const ASKER = new RegExp(`^(?:${ASKERS.join('|')})\\b`, 'i');

/** What of a query the store itself can filter, together with what the caller allows. */
function filterOf(
  { who, period, restrictions: { kind, sourceKinds }, exclusions }: ResolvedQuery,
  given: StatementFilter = {},
): StatementFilter {
  const latest = (a?: string | null, b?: string | null) =>
    [a, b]
      .filter((day) => day != null)
      .sort()
      .at(-1);
  const earliest = (a?: string | null, b?: string | null) => [a, b].filter((day) => day != null).sort()[0];
  const asked = who.kind === 'speakers' ? who.entries.map((entry) => entry.id) : undefined;
  const allowed = given.personIds;
  const personIds = asked && allowed ? asked.filter((id) => allowed.includes(id)) : (asked ?? allowed);
  const kinds = kind ? (given.kinds ?? [kind]).filter((one) => one === kind) : given.kinds;
  const kindsOfSource = sourceKinds ?? given.sourceKinds;
  const notPersonIds = [...(given.notPersonIds ?? []), ...exclusions.entries.map(({ id }) => id)];
  const from = latest(period.from, given.from);
  const to = earliest(period.to, given.to);
  return {
    ...(personIds && { personIds }),
    ...(notPersonIds.length > 0 && { notPersonIds }),
    ...(from && { from }),
    ...(to && { to }),
    ...(kinds && { kinds }),
    ...(kindsOfSource && { sourceKinds: kindsOfSource }),
  };
}

/** Whether a statement may answer. */
export type EligibilityTest = (statement: Statement) => boolean;

/** Which statements may answer. */
export interface Eligibility {
  /** What the store can filter. */
  readonly filter: StatementFilter;
  /** What it can't: `acceptsOfAnyone` whoever was asked for. */
  readonly accepts: EligibilityTest;
  readonly acceptsOfAnyone: EligibilityTest;
}

/** Which statements may answer a query, of those that the caller allows. */
export async function eligibilityFor(
  query: ResolvedQuery,
  allowed: StatementFilter | undefined,
  context: SearchContext,
): Promise<Eligibility> {
  return { filter: filterOf(query, allowed), ...(await acceptanceOf(query, context)) };
}

async function acceptanceOf(
  { who, exclusions, modality: { asked } }: ResolvedQuery,
  context: SearchContext,
): Promise<Pick<Eligibility, 'accepts' | 'acceptsOfAnyone'>> {
  const { register, store } = context;
  const { words } = exclusions;
  const left = words.length > 0 ? await readTopic(words, [], store, topicReading(context)) : null;
  // "Reporter Jones" is nobody's name, but it may be an alias.
  const named = new Set((await register.byNames([ASKERS])).map((entry) => entry.id));
  const isExcluded = (statement: Statement) => {
    if (!left || left.terms.length === 0) return false;
    const said = evidenceFor({ statement, day: null, around: [] }, left);
    return isOwn(said) && said.matches.filter(({ where }) => where === 'statement').length === left.terms.length;
  };
  const isAsker = ({ speaker }: Statement) =>
    speaker !== null && ASKER.test(speaker.name) && !named.has(speaker.personId);
  // What a reporter asked is no answer to what anybody said.
  const isBy = (statement: Statement, kind: SpeakerSet['kind']) =>
    kind === 'speakers' || isAsker(statement) === (kind === 'reporters');
  const acceptsOf = (kind: SpeakerSet['kind']) => (statement: Statement) =>
    (!asked || statement.question !== undefined) && isBy(statement, kind) && !isExcluded(statement);
  return { accepts: acceptsOf(who.kind), acceptsOfAnyone: acceptsOf('anyone') };
}
