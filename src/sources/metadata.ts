import { OnrecordError } from '../errors.js';
import type { GroundRules, Source, SourceKind, SourceStatus } from '../model.js';
import { calendarDate } from './dates.js';

/** What a document's front matter says about it. */
export type Metadata = Partial<Omit<Source, 'id' | 'text' | 'body' | 'origin'>>;

const KINDS: readonly SourceKind[] = ['transcript', 'article', 'release', 'caption', 'letter', 'statements'];
const STATUSES: readonly SourceStatus[] = ['live', 'corrected', 'retracted'];
const GROUND_RULES: readonly GroundRules['attribution'][] = [
  'on the record',
  'on background',
  'on deep background',
  'off the record',
];

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
 * | `ground_rules`, `embargo` | "on background"; "until 5:00 a.m. tomorrow" |
 * | `status` | live, corrected or retracted |
 *
 * @throws {OnrecordError} `SOURCE_FRONT_MATTER` naming the field when its value is none of those.
 */
export function metadataOf(fields: ReadonlyMap<string, string>, name: string): Metadata {
  const text = (...keys: string[]): string | undefined => {
    for (const key of keys) if (fields.has(key)) return oneLine(fields.get(key)!) || undefined;
    return undefined;
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
  const embargo = text('embargo');
  const attribution = choice('ground_rules', GROUND_RULES) ?? (embargo ? 'on the record' : undefined);
  return present({
    title: text('title'),
    outlet: text('outlet'),
    url,
    kind: choice('kind', KINDS),
    eventDate: date('event_date', 'date'),
    publishedDate: date('published', 'published_time', 'modified_time'),
    retrievedDate: date('retrieved'),
    language: text('language'),
    translation: text('translation'),
    groundRules: attribution && { attribution, ...(embargo ? { embargo } : {}) },
    licence: text('licence', 'license'),
    status: choice('status', STATUSES),
  });
}

/** White space of any kind to one space; zero-width characters, which break words in some feeds, out. */
export function oneLine(value: string): string {
  return value
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function badField(name: string, key: string, value: string, remedy: string): OnrecordError {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return new OnrecordError('SOURCE_FRONT_MATTER', `The front matter of ${name} says ${key}: "${shown}".`, remedy);
}
