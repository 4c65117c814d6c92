import { Temporal } from 'temporal-polyfill';
import { readDuration } from '../../digest/duration.js';
import { OnrecordError } from '../../model/errors.js';
import type { StatementKind } from '../../model/statement.js';
import { EVERYTHING, type Subscription, type SubscriptionFilter } from '../../model/subscription.js';
import type { StatementRecord } from '../../record/index.js';
import { localDay } from '../../text/local-day.js';

/** Kinds as they are typed. What is partly quoted is shown as a paraphrase. */
const KINDS = {
  quotes: ['direct'],
  paraphrases: ['indirect', 'mixed'],
} as const satisfies Readonly<Record<string, readonly StatementKind[]>>;

/** What is wanted of a digest, as typed. */
export interface DigestArguments {
  readonly since: string;
  readonly speaker: readonly string[];
  readonly topic: readonly string[];
  readonly source: readonly string[];
  readonly kind: readonly (keyof typeof KINDS)[];
  readonly timeZone?: string;
  /** The number of a digest or a watch that is kept in the record. */
  readonly schedule?: number;
  readonly watch?: number;
}

/** The same as it was understood. */
export interface DigestRequest {
  readonly filter: SubscriptionFilter;
  readonly phrase?: string;
  /** The schedule or the watch whose filter it is; null for none. */
  readonly subscription: Subscription | null;
  readonly zone: string;
  /** The local day. */
  readonly today: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

type OptionsRecord = Pick<StatementRecord, 'ask' | 'subscriptions'>;

/**
 * @param tell is told how a name was read that is nobody's as it is spelt
 * @throws {OnrecordError} `USAGE`, `SUBSCRIPTION_UNKNOWN`, `SPEAKER_AMBIGUOUS`, `SPEAKER_UNREAD`, `SINCE_UNREAD`,
 *   `TIME_ZONE_UNKNOWN`.
 */
export async function readDigestArguments(
  typed: DigestArguments,
  record: OptionsRecord,
  { now, tell }: { readonly now: number; readonly tell: (line: string) => void },
): Promise<DigestRequest> {
  const subscription = await subscriptionOf(typed, record);
  const rule = subscription?.rule;
  const zone = typed.timeZone ?? (rule?.type === 'digest' ? rule.when.zone : ownZone());
  const today = localDay(new Date(now), zone);
  return {
    filter: rule?.filter ?? (await filterOf(typed, record, tell)),
    ...(rule?.type === 'watch' && rule.phrase !== undefined && { phrase: rule.phrase }),
    ...{ subscription, zone, today },
    since: readSince(typed.since, { now, zone }),
  };
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

async function subscriptionOf(typed: DigestArguments, record: OptionsRecord): Promise<Subscription | null> {
  const { schedule, watch } = typed;
  const id = schedule ?? watch;
  if (id === undefined) return null;
  const narrowed = [typed.speaker, typed.topic, typed.source, typed.kind].some((list) => list.length > 0);
  if ((schedule !== undefined && watch !== undefined) || narrowed) {
    throw new OnrecordError(
      'USAGE',
      'A schedule or a watch has its own filter: nothing else is chosen beside it.',
      'Give --schedule or --watch alone, or --speaker, --topic, --source and --kind.',
    );
  }
  const type = schedule === undefined ? 'watch' : 'digest';
  const kept = (await record.subscriptions()).filter(({ rule }) => rule.type === type);
  const found = kept.find((each) => each.id === id);
  if (found) return found;
  const what = type === 'digest' ? 'schedule' : 'watch';
  throw new OnrecordError(
    'SUBSCRIPTION_UNKNOWN',
    `There is no ${what} ${id} in the record.`,
    kept.length === 0 ? `There is none yet.` : `There is: ${kept.map((each) => each.id).join(', ')}.`,
  );
}

async function filterOf(
  { speaker, topic, source, kind }: DigestArguments,
  record: OptionsRecord,
  tell: (line: string) => void,
) {
  const speakers: SubscriptionFilter['speakers'][number][] = [];
  for (const name of speaker) speakers.push(await personCalled(name, record, tell));
  const kinds = [...new Set(kind.flatMap((one) => KINDS[one]))];
  return { ...EVERYTHING, speakers, topics: topic, sources: source, kinds };
}

/** Whoever the chat would answer for under that name; without an id where nobody is called so yet. */
async function personCalled(
  name: string,
  record: OptionsRecord,
  tell: (line: string) => void,
): Promise<SubscriptionFilter['speakers'][number]> {
  const { outcome, candidates, understood } = await record.ask('what did anyone say', { speaker: name, limit: 1 });
  const several = outcome === 'ambiguous' ? candidates : understood.speakers.length > 1 ? understood.speakers : [];
  if (several.length > 0) {
    throw new OnrecordError(
      'SPEAKER_AMBIGUOUS',
      `${name} may be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(several.map((one) => one.name))}.`,
      'Give the full name.',
      { about: 'speaker' },
    );
  }
  const [only] = understood.speakers;
  if (!only) {
    tell(`Nobody on record is called ${name} yet.`);
    return { id: null, name };
  }
  if (understood.corrections.length > 0) tell(`${name} was read as ${only.name}.`);
  return { id: only.id, name: only.name };
}

/** A day of the calendar, a local time, or a moment with its offset; in ISO 8601 all of them begin so. */
const DATE = /^\d{4}-\d{2}/;
const WITH_OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * The moment since which it is asked for, in milliseconds since 1970: so long ago ("24h"), the beginning of a local day
 * ("2020-01-06"), or a moment ("2020-01-06T08:00", "2020-01-06T08:00Z").
 */
export function readSince(typed: string, { now, zone }: { readonly now: number; readonly zone: string }): number {
  const text = typed.trim();
  if (!DATE.test(text)) return now - readDuration(text);
  const since = momentOf(text, zone);
  if (since === null) {
    throw new OnrecordError(
      'SINCE_UNREAD',
      `${typed.slice(0, 60)} is no day and no time.`,
      'Say how long ago, or since when: 24h, 7 days, 2020-01-06, 2020-01-06T08:00, or 2020-01-06T08:00Z.',
    );
  }
  if (since <= now) return since;
  throw new OnrecordError('SINCE_UNREAD', `${text} is still to come.`, 'Give a time that is past.');
}

function momentOf(text: string, zone: string): number | null {
  try {
    if (text.includes('T') && WITH_OFFSET.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
