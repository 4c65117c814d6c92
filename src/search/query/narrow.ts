import { OnrecordError } from '../../model/errors.js';
import type { Period } from '../../model/query.js';
import type { SearchContext } from '../context.js';
import { intersection, type QueryFields, timeField } from '../question/fields.js';
import type { ResolvedQuery } from './resolved-query.js';
import { periodFor } from './speakers-and-period.js';

/**
 * A query with the time and the kind of the fields, where it was read without them: because it goes on from another one,
 * or takes its words as they stand.
 *
 * @throws {OnrecordError} `DATE_UNREAD`.
 */
export async function narrowedByFields(
  query: ResolvedQuery,
  fields: QueryFields,
  context: SearchContext,
): Promise<ResolvedQuery> {
  const given = timeField(fields, context.today);
  const found = given && (await periodFor(query.who, { ...given, bareYear: null }, context));
  const period = found ? intersection(query.period, found) : query.period;
  const kind = fields.kind ?? query.restrictions.kind;
  const { from, to } = query.period;
  const isSame = kind === query.restrictions.kind && period.from === from && period.to === to;
  // Fewer answer than before, so there is no going on behind those that were given.
  return isSame ? query : { ...query, period, restrictions: { ...query.restrictions, kind }, skip: 0 };
}

/** @throws {OnrecordError} `TIMES_APART` where no day fits both the question and the fields beside it. */
export function assertTimesMeet({ from, to }: Period): void {
  if (from === null || to === null || from <= to) return;
  throw new OnrecordError(
    'TIMES_APART',
    `No day is both since ${from} and until ${to}.`,
    'Give an end that comes later, or leave out one of the times.',
    { about: 'until' },
  );
}
