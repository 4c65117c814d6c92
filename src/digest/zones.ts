import Fuse from 'fuse.js';
import { Temporal } from 'temporal-polyfill';
import { AMBIGUOUS_ZONES, SPOKEN_ZONES } from '../lang/index.js';
import { OnrecordError } from '../model/errors.js';

/** Cities that go by a new name, which the list of ICU (CLDR keeps to the first name that it had) doesn't give. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** A name of the IANA database starts with a letter; an offset ("+05:30") is no zone: it knows of no summer time. */
const IANA_NAME = /^[a-z][a-z0-9_+/-]{1,39}$/i;
const OFFSET = /^(?:utc|gmt|z)?[+-]\d/i;
/** The longest name has 32 characters (and fuse.js cuts its patterns there). */
const LONGEST = 32;
const MOST_CANDIDATES = 3;
/** As far as "Lodon" is from "London", and "Frankfurt" from nothing. */
const NEAR = 0.3;
const example = (zone = 'Europe/London') => `for example: weekdays 08:00 ${zone}`;

/**
 * The IANA time zone that is meant, in the spelling of the database: by its name ("europe/london"), its city ("New York",
 * "São Paulo"), or what is said for it where that means one clock all year round ("ET", "UK"; not "EST" or "GMT").
 *
 * @throws {OnrecordError} `TIME_ZONE_UNKNOWN`, with the zones that may be meant.
 */
export function readZone(text: string): string {
  const typed = text.trim();
  const letters = lettersOf(typed);
  const asked = AMBIGUOUS_ZONES.get(letters);
  if (asked) throw unknown(`${typed} is not the same clock all year round, or everywhere.`, asked);
  if (OFFSET.test(typed)) {
    throw new OnrecordError(
      'TIME_ZONE_UNKNOWN',
      `${shown(typed)} is no time zone: an offset knows of no summer time.`,
      `Name a city, ${example()}`,
    );
  }
  const known = SPOKEN_ZONES.get(letters) ?? ianaName(typed);
  if (known) return known;
  const named = zonesByLetters().get(letters) ?? [];
  if (named.length > 1) throw unknown(`There is more than one ${shown(typed)}.`, named);
  if (named[0]) return named[0];
  throw unknown(`${shown(typed)} is no day, time or time zone that is known.`, near(typed));
}

/** The name in the spelling of the database, if it is one. */
function ianaName(typed: string): string | null {
  const name = typed.replace(/\s*\/\s*/g, '/').replaceAll(' ', '_');
  if (!IANA_NAME.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

let byLetters: ReadonlyMap<string, readonly string[]> | undefined;

/** Zones by the letters of their names and of their cities, read once: it takes a few milliseconds. */
function zonesByLetters(): ReadonlyMap<string, readonly string[]> {
  if (byLetters) return byLetters;
  const zones = new Map<string, Set<string>>();
  for (const listed of Intl.supportedValuesOf('timeZone')) {
    const zone = RENAMED.get(listed) ?? listed;
    for (const key of [...partsOf(listed), ...partsOf(zone)].map(lettersOf)) {
      zones.set(key, (zones.get(key) ?? new Set()).add(zone));
    }
  }
  byLetters = new Map([...zones].map(([letters, names]) => [letters, [...names]]));
  return byLetters;
}

/** The zones whose city or name is spelt much like this. */
function near(typed: string): string[] {
  const zones = [...new Set([...zonesByLetters().values()].flat())];
  const spelt = zones.map((zone) => ({ zone, city: cityOf(zone).replaceAll('_', ' ') }));
  const fuse = new Fuse(spelt, { keys: ['city', 'zone'], threshold: NEAR, minMatchCharLength: 2 });
  return fuse.search(typed.slice(0, LONGEST), { limit: MOST_CANDIDATES }).map(({ item }) => item.zone);
}

/** "America/Indiana/Knox", "Indiana/Knox", "Knox" */
function partsOf(zone: string): string[] {
  const parts = zone.split('/');
  return parts.map((_, from) => parts.slice(from).join('/'));
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

/** "São Paulo" and "Sao_Paulo" alike. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What was typed, as far as it can be a name. */
function shown(typed: string): string {
  const characters = [...typed];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : typed;
}

function unknown(message: string, candidates: readonly string[]): OnrecordError {
  const remedy = candidates.length
    ? `Say which is meant, ${new Intl.ListFormat('en', { type: 'disjunction' }).format(candidates)}, ${example(candidates[0])}`
    : `Name a city or a zone of the IANA database, ${example()}`;
  return new OnrecordError('TIME_ZONE_UNKNOWN', message, remedy);
}
