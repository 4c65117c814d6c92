import { NO_ZONE_NAMES, NO_ZONE_PLACES } from '../../../lang/index.js';
import { alternatives } from '../../../lang/word-list.js';
import { form, type ItemContent, type ItemContext, type ItemForm, type Zone } from '../item.js';
import { abbreviatedZone, ianaZone, offsetZone, placeZone, REGION_NAMES, regionZone } from './zone-names.js';

const KIND = '(?: (standard|mean|winter|daylight(?: savings?)?|summer|prevailing))?';
/** Abbreviations that are words too: they count in capitals only. */
const WORDS = new Set(['ART', 'CAT', 'EAT', 'WAT', 'WEST', 'PET', 'COT', 'VET']);
const NO_PLACE = new RegExp(`^(?:${alternatives(NO_ZONE_PLACES)})$`, 'i');

/** What names a clock. */
export const ZONE_FORMS: readonly ItemForm[] = [
  form('[a-z]+(?:/[a-z][a-z0-9_+-]*)+', (match) => {
    const name = ianaZone(match[0]);
    return name === null ? null : zone([name]);
  }),
  form('(?:utc|gmt|ut) ?[+-] ?\\d{1,2}(?::?\\d\\d)?(?!\\d)', (match) => zone(offsetZone(match[0]))),
  form('[+-]\\d\\d(?::?\\d\\d(?![\\d:])|(?=$|[\\])]))(?! ?[ap]\\.?m)', offset),
  form(`(${REGION_NAMES})${KIND}(?:,? local)? time\\b`, (match) => zone(regionZone(match[1] ?? '', match[2]))),
  // "11 p.m. Pacific", "Greenwich"; elsewhere these are other names.
  form('uk\\b', (_, before) => (isBehindClock(before) ? zone(placeZone('uk')) : null)),
  form('([a-z]{3})\\d[a-z]{3}\\b', (match) => zone(ianaZone(match[0]) === null ? null : [match[0]])),
  form(
    '((?:usa? )?(?:eastern|central|mountain|pacific)|greenwich)(?: (standard|daylight))?\\b(?! (?:european|australian|bank))',
    (match, before) => (isBesideTime(before) ? zone(regionZone(match[1] ?? '', match[2])) : null),
  ),
  // Wherever it is read: the last place counts.
  form(
    "(?:in )?(?:your|recipients?'?s?|their|each|every|all|any|respective) (?:own )?(?:local times?|time ?zones?)\\b",
    { kind: 'zone', zone: ['-12:00'] },
  ),
  form('(?:the )?local( time)?\\b', (match, before) =>
    match[1] || isBehindClock(before) ? { kind: 'zone', zone: 'local' } : null,
  ),
  form("((?:\\p{L}[\\p{L}.'-]*,? ){0,2}\\p{L}[\\p{L}'-]*\\.?),?(?: local)?(?: standard)? time\\b", place),
  form('[a-z]{1,5}\\b', abbreviation),
  ...[2, 1, 0].map((more) =>
    form(`(?:in |at )?(\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+){${more}})`, bareplace, 'yu'),
  ),
];

function zone(found: Zone | null): ItemContent | null {
  return found && { kind: 'zone', zone: found };
}

/** "06:00+01:00", "06:00 -0500": only behind a time. */
function offset(match: RegExpExecArray, { last, between }: ItemContext): ItemContent | null {
  if (last?.kind !== 'clock' && last?.kind !== 'figures') return null;
  return /^ ?$/.test(between) ? zone(offsetZone(match[0])) : null;
}

/** "London time", "Washington DC time"; of "on Friday London time" the last words. */
function place(match: RegExpExecArray): ItemContent | null {
  const name = match[1] ?? '';
  return zone(NO_PLACE.test(name) ? null : placeZone(name));
}

const WORD = new RegExp(`^(?:${NO_ZONE_NAMES})(?:day)?\\.?$`, 'i');
function isWord(name: string): boolean {
  return WORD.test(name);
}

function abbreviation(match: RegExpExecArray, before: ItemContext): ItemContent | null {
  const [letters] = match;
  const isCounted =
    letters === letters.toUpperCase()
      ? letters.length > 1 || isBehindClock(before)
      : isBehindClock(before) && (!WORDS.has(letters.toUpperCase()) || (/^z$/i.test(letters) && before.between === ''));
  return isCounted ? zone(abbreviatedZone(letters)) : null;
}

/** "noon in Brussels", "6 p.m. (London)" */
function bareplace(match: RegExpExecArray, before: ItemContext): ItemContent | null {
  const name = match[1] ?? '';
  if (isWord(name.split(' ')[0] ?? '') || name.length < 3) return null;
  const isPrepositional = match[0] !== name;
  if (isPrepositional ? !isBesideTime(before) : !isBehindClock(before)) return null;
  return zone(placeZone(name));
}

/** The last of what was read is a time, with nothing but blanks and brackets behind it. */
function isBehindClock({ last, between }: ItemContext): boolean {
  const isClock =
    last?.kind === 'clock' ||
    last?.kind === 'figures' ||
    last?.kind === 'number' ||
    last?.kind === 'zone' ||
    last?.kind === 'pair';
  return isClock && /^[ (/[,|-]*(?:or |and )?(?:in )?$/i.test(between);
}

function isBesideTime(before: ItemContext): boolean {
  const { last, between } = before;
  const isDay = last?.kind === 'day' || last?.kind === 'weekday' || last?.kind === 'nearDay';
  return isBehindClock(before) || (isDay && /^[ (/[,|-]*(?:in )?$/.test(between));
}
