import type { FollowUp, Query, QueryPart, QueryRestrictions } from '../../model/query.js';
import { NO_EXCLUSIONS, type ResolvedQuery } from '../query/resolved-query.js';
import { ANY_TIME } from '../question/dates.js';
import { hasTopic } from './antecedent.js';

export const ALL_PARTS: readonly QueryPart[] = ['speakers', 'topic', 'dates', 'kind', 'sources', 'order'];

export function allPartsBut(...left: readonly QueryPart[]): readonly QueryPart[] {
  return ALL_PARTS.filter((part) => !left.includes(part));
}

/** What a follow-up says itself. Of its restrictions those that are set hold; the others are inherited or dropped. */
export type OwnParts = Partial<Omit<ResolvedQuery, 'restrictions' | 'followUp'>> & {
  readonly restrictions?: QueryRestrictions;
};

/** Makes a query of the previous one: it inherits `parts` of it, takes others from `own`, and drops the rest. */
export type Inherit = (kind: FollowUp['kind'], parts: readonly QueryPart[], own: OwnParts) => ResolvedQuery;

/** How queries inherit from the previous one, which was shown as `understood`. */
export function inheritFrom(previous: ResolvedQuery, understood: Query): Inherit {
  const { who, period, restrictions } = previous;
  const { speakers, unknownSpeaker, reporters } = understood;
  const { kind, sourceKinds, order } = restrictions;
  const isSet: Readonly<Record<QueryPart, boolean>> = {
    speakers: speakers.length > 0 || unknownSpeaker !== undefined || reporters === true || who.kind === 'several',
    topic: hasTopic(previous),
    dates: period.from !== null || period.to !== null,
    kind: kind !== null,
    sources: sourceKinds !== undefined,
    order: order !== undefined,
    statement: false,
  };
  return (followUp, parts, { restrictions: own, ...changed }) => {
    const inherits = (part: QueryPart) => parts.includes(part);
    return {
      ...previous,
      // Whoever was left out is not left out of the next question, where they may be the ones asked for.
      ...(!inherits('speakers') && {
        who: { kind: 'anyone' },
        exclusions: { ...NO_EXCLUSIONS, words: previous.exclusions.words },
      }),
      ...(!inherits('topic') && { words: [], phrases: [] }),
      ...(!inherits('dates') && { period: ANY_TIME }),
      restrictions: {
        ...(inherits('sources') && sourceKinds && { sourceKinds }),
        ...(inherits('order') && order && { order }),
        ...own,
        kind: own?.kind ?? (inherits('kind') ? kind : null),
      },
      ...changed,
      followUp: { kind: followUp, carried: parts.filter((part) => isSet[part]) },
    };
  };
}

/** The parts that some restrictions set. */
export function restrictedParts({ kind, sourceKinds, order }: QueryRestrictions): readonly QueryPart[] {
  return [
    ...(kind ? (['kind'] as const) : []),
    ...(sourceKinds ? (['sources'] as const) : []),
    ...(order ? (['order'] as const) : []),
  ];
}
