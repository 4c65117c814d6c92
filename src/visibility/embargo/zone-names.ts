import type { Zone } from './item.js';

/**
 * The clocks that an abbreviation may mean: the offset that it names and the place whose clock it is, since "EST" is said
 * in July for the clock of New York too. Of several meanings in use, those count that are furthest west (the later
 * instants): "CST" is that of Chicago, not of Shanghai.
 */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  UTC: ['UTC'],
  GMT: ['UTC'],
  UT: ['UTC'],
  Z: ['UTC'],
  ZULU: ['UTC'],
  AOE: ['-12:00'],
  ET: ['America/New_York'],
  EST: ['-05:00', 'America/New_York'],
  EDT: ['-04:00', 'America/New_York'],
  CT: ['America/Chicago'],
  CST: ['-06:00', 'America/Chicago'],
  CDT: ['-05:00', 'America/Chicago'],
  MT: ['America/Denver'],
  MST: ['-07:00', 'America/Denver'],
  MDT: ['-06:00', 'America/Denver'],
  PT: ['America/Los_Angeles'],
  PST: ['-08:00', 'America/Los_Angeles'],
  PDT: ['-07:00', 'America/Los_Angeles'],
  AST: ['-04:00', 'America/Halifax'],
  ADT: ['-03:00', 'America/Halifax'],
  NST: ['-03:30', 'America/St_Johns'],
  NDT: ['-02:30', 'America/St_Johns'],
  AKST: ['-09:00', 'America/Anchorage'],
  AKDT: ['-08:00', 'America/Anchorage'],
  HST: ['Pacific/Honolulu'],
  HAST: ['Pacific/Honolulu'],
  BRT: ['America/Sao_Paulo'],
  ART: ['America/Argentina/Buenos_Aires'],
  CLT: ['America/Santiago', '-04:00'],
  CLST: ['America/Santiago', '-03:00'],
  COT: ['America/Bogota'],
  PET: ['America/Lima'],
  VET: ['America/Caracas'],
  BST: ['+01:00', 'Europe/London'],
  IST: ['+01:00', 'Europe/Dublin'],
  WET: ['+00:00', 'Europe/Lisbon'],
  WEST: ['+01:00', 'Europe/Lisbon'],
  CET: ['+01:00', 'Europe/Paris'],
  CEST: ['+02:00', 'Europe/Paris'],
  MEZ: ['+01:00', 'Europe/Berlin'],
  MESZ: ['+02:00', 'Europe/Berlin'],
  EET: ['+02:00', 'Europe/Athens'],
  EEST: ['+03:00', 'Europe/Athens'],
  MSK: ['Europe/Moscow'],
  TRT: ['Europe/Istanbul'],
  WAT: ['Africa/Lagos'],
  CAT: ['Africa/Maputo'],
  SAST: ['Africa/Johannesburg'],
  EAT: ['Africa/Nairobi'],
  GST: ['Asia/Dubai'],
  PKT: ['Asia/Karachi'],
  NPT: ['Asia/Kathmandu'],
  ICT: ['Asia/Bangkok'],
  WIB: ['Asia/Jakarta'],
  SGT: ['Asia/Singapore'],
  MYT: ['Asia/Kuala_Lumpur'],
  HKT: ['Asia/Hong_Kong'],
  PHT: ['Asia/Manila'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  AWST: ['Australia/Perth'],
  ACST: ['+09:30', 'Australia/Adelaide'],
  ACDT: ['+10:30', 'Australia/Adelaide'],
  AEST: ['+10:00', 'Australia/Sydney'],
  AEDT: ['+11:00', 'Australia/Sydney'],
  AET: ['Australia/Sydney'],
  NZST: ['+12:00', 'Pacific/Auckland'],
  NZDT: ['+13:00', 'Pacific/Auckland'],
  NZT: ['Pacific/Auckland'],
};

/** What stands before "time", "standard time" or "daylight time", and the letters that are said for it. */
const REGIONS: readonly (readonly [names: string, general: string, standard: string, summer: string])[] = [
  ['australian eastern|eastern australian', 'AET', 'AEST', 'AEDT'],
  ['australian central|central australian', 'ACST', 'ACST', 'ACDT'],
  ['australian western|western australian', 'AWST', 'AWST', 'AWST'],
  ['(?:us |usa |north american )?eastern', 'ET', 'EST', 'EDT'],
  ['(?:us |usa |north american )?central', 'CT', 'CST', 'CDT'],
  ['(?:us |usa |north american )?mountain', 'MT', 'MST', 'MDT'],
  ['(?:us |usa |north american )?pacific', 'PT', 'PST', 'PDT'],
  ['east coast', 'ET', 'EST', 'EDT'],
  ['west coast', 'PT', 'PST', 'PDT'],
  ['atlantic', 'AST', 'AST', 'ADT'],
  ['newfoundland', 'NST', 'NST', 'NDT'],
  ['alaskan?', 'AKST', 'AKST', 'AKDT'],
  ['hawaii(?:an)?', 'HST', 'HST', 'HST'],
  ['central european', 'CET', 'CET', 'CEST'],
  ['eastern european', 'EET', 'EET', 'EEST'],
  ['western european', 'WET', 'WET', 'WEST'],
  ['greenwich(?: mean)?|(?:co-?ordinated )?universal', 'UTC', 'UTC', 'UTC'],
  ['indian?', 'Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kolkata'],
  ['japan(?:ese)?', 'JST', 'JST', 'JST'],
  ['korean?', 'KST', 'KST', 'KST'],
  ['new zealand', 'NZT', 'NZST', 'NZDT'],
  ['british|uk|united kingdom', 'Europe/London', 'Europe/London', 'BST'],
  ['irish', 'Europe/Dublin', 'Europe/Dublin', 'Europe/Dublin'],
  ['israeli?', 'Asia/Jerusalem', 'Asia/Jerusalem', 'Asia/Jerusalem'],
  ['chinese|china', 'Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai'],
  [
    'german|french|italian|swiss|dutch|belgian|austrian|swedish|norwegian|danish|polish|czech|hungarian',
    'Europe/Paris',
    'CET',
    'CEST',
  ],
  ['moscow', 'MSK', 'MSK', 'MSK'],
];

/** Seats of governments and news whose zone bears the name of another city. */
const OTHER_CITIES: Readonly<Record<string, string>> = {
  washington: 'America/New_York',
  washingtondc: 'America/New_York',
  dc: 'America/New_York',
  uk: 'Europe/London',
  ottawa: 'America/Toronto',
  geneva: 'Europe/Zurich',
  bern: 'Europe/Zurich',
  berne: 'Europe/Zurich',
  thehague: 'Europe/Amsterdam',
  strasbourg: 'Europe/Paris',
  frankfurt: 'Europe/Berlin',
  edinburgh: 'Europe/London',
  cardiff: 'Europe/London',
  beijing: 'Asia/Shanghai',
  delhi: 'Asia/Kolkata',
  newdelhi: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  hanoi: 'Asia/Bangkok',
  islamabad: 'Asia/Karachi',
  ankara: 'Europe/Istanbul',
  abudhabi: 'Asia/Dubai',
  jerusalem: 'Asia/Jerusalem',
  telaviv: 'Asia/Jerusalem',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  brasilia: 'America/Sao_Paulo',
  abuja: 'Africa/Lagos',
  pretoria: 'Africa/Johannesburg',
  capetown: 'Africa/Johannesburg',
  boston: 'America/New_York',
  sanfrancisco: 'America/Los_Angeles',
  montreal: 'America/Toronto',
};

const AREAS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];
const OFFSET = /^(?:(?:UTC|GMT|UT)? ?([+-]) ?(\d{1,2}))(?::?([0-5]\d))?$/i;
/** The furthest that clocks are from Greenwich, in hours. */
const FURTHEST_EAST = 14;
const FURTHEST_WEST = 12;

/** The letters of an abbreviation ("EST", "cet"); null for others. */
export function abbreviatedZone(letters: string): Zone | null {
  return ABBREVIATIONS[letters.toUpperCase()] ?? null;
}

/** "UTC-5", "GMT+05:30", "-0500"; null for others and for what no clock on Earth shows. */
export function offsetZone(written: string): Zone | null {
  const [, sign, hour, minute = '00'] = OFFSET.exec(written) ?? [];
  if (hour === undefined) return null;
  const hours = Number(hour) + Number(minute) / 60;
  if (hours > (sign === '-' ? FURTHEST_WEST : FURTHEST_EAST)) return null;
  return hours === 0 ? ['UTC'] : [`${sign}${hour.padStart(2, '0')}:${minute}`];
}

const NAMES = REGIONS.map(([names, ...zones]) => ({ name: new RegExp(`^(?:${names})$`, 'i'), zones }));
/** Names of regions, as part of a pattern. */
export const REGION_NAMES = REGIONS.map(([names]) => names).join('|');

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
  const other = OTHER_CITIES[letters];
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
