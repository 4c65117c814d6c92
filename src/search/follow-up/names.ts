import type { Period } from '../../model/query.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import { onRecord } from '../query/speakers-and-period.js';
import { ANY_TIME } from '../question/dates.js';
import { identifySpeakers } from '../speakers/identify.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { ResolveContext } from '../speakers/resolve.js';
import type { SpeakerSet, SpeakersAndTopic } from '../speakers/speaker-set.js';

/** Whom a name means that stands where a speaker must: all who are called so, a question back, or nobody. */
export async function resolveName(name: string, context: SearchContext): Promise<SpeakersAndTopic> {
  const words = queryTokensOf(name);
  return identifySpeakers(
    { subject: { kind: 'asked', words }, topic: [] },
    await resolveContextFor(words, context),
    context.store,
  );
}

/** What the names among some words are looked up with. */
export async function resolveContextFor(
  tokens: readonly QueryToken[],
  { register, store, asTyped }: SearchContext,
  period: Period = ANY_TIME,
): Promise<ResolveContext> {
  return { register, period, asTyped, isOnRecord: await onRecord(tokens, store) };
}

/** The people meant; none where it is nobody in particular. */
export function peopleOfSpeakerSet(who: SpeakerSet): readonly RegisterEntry[] {
  return 'entries' in who ? who.entries : [];
}
