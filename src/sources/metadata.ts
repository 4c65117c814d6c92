import { OnrecordError } from '../model/errors.js';
import type { Source, SourceKind, SourceStatus } from '../model/source.js';
import { calendarDate } from './dates.js';
import type { FrontMatterFields } from './front-matter.js';
import { groundRulesOf, refuseUnknownRules, retractionOf } from './ground-rules.js';

/** What a document's front matter says about it. */
export type Metadata = Partial<Omit<Source, 'id' | 'text' | 'body' | 'origin'>>;

const KINDS: readonly SourceKind[] = ['transcript', 'article', 'release', 'caption', 'letter', 'statements'];
const STATUSES: readonly SourceStatus[] = ['live', 'corrected', 'retracted'];

/**
 * The fields that are read, by our name; the names behind it mean the same, first come first served. Others are
 * ignored.
 *
 * | field | value |
 * |---|---|
 * | `title`, `outlet`, `licence`, `language`, `translation` | text; the language as BCP 47 ("en"), the translation as "machine, from es" |
 * | `url` (`source_url`) | where it was published, `https://…` |
 * | `event_date` (`date`) | when the words were spoken, `YYYY-MM-DD` |
 * | `published` (`published_time`, `modified_time`), `retrieved` | `YYYY-MM-DD` or date and time with offset |
 * | `kind` | transcript, article, release, caption, letter or statements |
 * | `time_zone` | the zone of its times, "America/New_York" or "-05:00" |
 * | `ground_rules`, `embargo` | "on background"; "2027-03-01T06:00:00-05:00", "until 5:00 a.m. tomorrow" (`groundRulesOf`) |
 * | `status` | live, corrected or retracted |
 * | `retracted`, `retraction_reason`, `retraction_keeps_words` | the day of a retraction, why, and "yes" (`retractionOf`) |
 *
 * @throws {OnrecordError} `SOURCE_FRONT_MATTER` naming the field when its value is none of those; `SOURCE_RULE_UNKNOWN` for
 *   a field that looks like a rule and is none of these.
 */
export function metadataOf(fields: FrontMatterFields, name: string): Metadata {
  refuseUnknownRules(fields, name);
  const text = (...keys: string[]): string | undefined => {
    const value = keys.map((key) => fields.get(key)).find((each) => each !== undefined);
    return typeof value === 'string' ? collapseSpace(value) || undefined : undefined;
  };
  const choice = <T extends string>(key: string, allowed: readonly T[]): T | undefined => {
    const value = text(key)?.toLowerCase();
    if (value === undefined) return undefined;
    const found = allowed.find((option) => option === value);
    if (found === undefined) throw badField(name, key, value, `Write one of: ${allowed.join(', ')}.`);
    return found;
  };
  const date = (...keys: string[]): string | undefined => {
    for (const key of keys) {
      const value = text(key);
      if (value === undefined) continue;
      const day = calendarDate(value);
      if (day === null) throw badField(name, key, value, 'Write a day of the calendar as YYYY-MM-DD.');
      return day;
    }
    return undefined;
  };

  const url = text('url', 'source_url');
  if (url !== undefined && !isWebAddress(url)) throw badField(name, 'url', url, 'Write it whole, with https://.');
  const eventDate = date('event_date', 'date');
  const publishedDate = date('published', 'published_time', 'modified_time');
  const timeZone = text('time_zone', 'timezone');
  if (timeZone !== undefined && !isKnownTimeZone(timeZone)) {
    throw badField(
      name,
      'time_zone',
      timeZone,
      'Write an IANA name such as America/New_York, or an offset such as -05:00.',
    );
  }
  const status = choice('status', STATUSES);
  const retraction = retractionOf(fields, name);
  if (retraction && status !== undefined && status !== 'retracted') {
    throw badField(name, 'status', status, 'It says when it was retracted: write status: retracted, or take that out.');
  }
  return present({
    title: text('title'),
    outlet: text('outlet'),
    url,
    kind: choice('kind', KINDS),
    eventDate,
    publishedDate,
    timeZone,
    retrievedDate: date('retrieved'),
    language: text('language'),
    translation: text('translation'),
    groundRules: groundRulesOf(fields, present({ eventDate, publishedDate, zone: timeZone }), name),
    licence: text('licence', 'license'),
    status: retraction ? 'retracted' : status,
    retraction,
  });
}

/** White space of any kind to one space; zero-width characters, which break words in some feeds, out. */
export function collapseSpace(value: string): string {
  return value
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether it is an IANA name that the runtime knows, or an offset from UTC. */
function isKnownTimeZone(value: string): boolean {
  if (/^[+-]\d{2}:\d{2}$/.test(value)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

function badField(name: string, key: string, value: string, remedy: string): OnrecordError {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return new OnrecordError('SOURCE_FRONT_MATTER', `The front matter of ${name} says ${key}: "${shown}".`, remedy);
}
