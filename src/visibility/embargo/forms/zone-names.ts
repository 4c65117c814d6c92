import { ZONE_ABBREVIATIONS, ZONE_CITIES, ZONE_REGIONS } from '../../../lang/index.js';
import type { Zone } from '../item.js';

const AREAS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];
const OFFSET = /^(?:(?:UTC|GMT|UT)? ?([+-]) ?(\d{1,2}))(?::?([0-5]\d))?$/i;
/** The furthest that clocks are from Greenwich, in hours. */
const FURTHEST_EAST = 14;
const FURTHEST_WEST = 12;

/** The letters of an abbreviation ("EST", "cet"); null for others. */
export function abbreviatedZone(letters: string): Zone | null {
  return ZONE_ABBREVIATIONS[letters.toUpperCase()] ?? null;
}

/** "UTC-5", "GMT+05:30", "-0500"; null for others and for what no clock on Earth shows. */
export function offsetZone(written: string): Zone | null {
  const [, sign, hour, minute = '00'] = OFFSET.exec(written) ?? [];
  if (hour === undefined) return null;
  const hours = Number(hour) + Number(minute) / 60;
  if (hours > (sign === '-' ? FURTHEST_WEST : FURTHEST_EAST)) return null;
  return hours === 0 ? ['UTC'] : [`${sign}${hour.padStart(2, '0')}:${minute}`];
}

const NAMES = ZONE_REGIONS.map(([names, ...zones]) => ({ name: new RegExp(`^(?:${names})$`, 'i'), zones }));
/** Names of regions, as part of a pattern. */
export const REGION_NAMES = ZONE_REGIONS.map(([names]) => names).join('|');

/** "Eastern", with the kind of its time: "standard", "daylight". */
export function regionZone(region: string, kind: string | undefined): Zone | null {
  const known = NAMES.find(({ name }) => name.test(region));
  if (!known) return null;
  const at = kind === undefined ? 0 : /^(?:standard|mean|winter)/i.test(kind) ? 1 : 2;
  const zone = known.zones[at] ?? '';
  return abbreviatedZone(zone) ?? [zone];
}

/** A name of the IANA database, in its spelling; null for others. */
export function ianaZone(name: string): string | null {
  if (!/^[a-z][\w+/-]{1,39}$/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

let zonesByCity: ReadonlyMap<string, readonly string[]> | undefined;

/** The zones of a city or of a country that the IANA database has a name for; null for others. */
export function placeZone(place: string): Zone | null {
  const letters = lettersOf(place);
  const other = ZONE_CITIES[letters];
  if (other) return [other];
  if (letters.length < 3) return null;
  zonesByCity ??= cities();
  const listed = zonesByCity.get(letters);
  if (listed) return listed;
  // Later names of a city ("Europe/Kyiv") are valid, though the runtime lists the first one only.
  const name = place.trim().replace(/[ ']+/g, '_');
  const linked = [...AREAS.map((area) => `${area}/${name}`), name].flatMap((zone) => ianaZone(zone) ?? []);
  return linked.length > 0 && !abbreviatedZone(name) ? linked.slice(0, 1) : null;
}

function cities(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = lettersOf(zone.slice(zone.lastIndexOf('/') + 1));
    found.set(city, [...(found.get(city) ?? []), zone]);
  }
  return found;
}

/** "São Paulo" and "Sao_Paulo" alike. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}
