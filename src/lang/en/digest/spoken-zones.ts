import { wordSet } from '../../word-list.js';
import { ZONE_ABBREVIATIONS } from '../embargo/zones.js';

/**
 * Time zones as people name them for a digest, by their letters in small ones. A digest needs one clock for the whole year,
 * an embargo a single moment, for which "EST" in July is clear enough: so not all abbreviations of embargoes are taken.
 */

/** What is said for a zone and means one clock, summer and winter. The American ones are those of the United States. */
export const SPOKEN_ZONES: ReadonlyMap<string, string> = new Map([
  ...[...wordSet('et ct mt pt jst kst hkt sgt msk')].map(
    (letters) => [letters, ZONE_ABBREVIATIONS[letters.toUpperCase()]![0]!] as const,
  ),
  ['eastern', 'America/New_York'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
  ['pacific', 'America/Los_Angeles'],
  ['uk', 'Europe/London'],
]);

/**
 * What holds for a part of the year only, or for several places. Some are names of the IANA database (EST, MST, GMT), but
 * of clocks that never change, which is seldom what is meant: a digest would be an hour off from spring on. (CET, EET,
 * MET and WET do change there, and are taken.)
 */
export const AMBIGUOUS_ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ['gmt', ['Europe/London', 'UTC']],
  ['bst', ['Europe/London', 'Asia/Dhaka']],
  ['ist', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['est', ['America/New_York', 'America/Panama']],
  ['edt', ['America/New_York', 'America/Toronto']],
  ['cst', ['America/Chicago', 'America/Costa_Rica', 'Asia/Shanghai']],
  ['cdt', ['America/Chicago', 'America/Havana']],
  ['mst', ['America/Denver', 'America/Phoenix']],
  ['mdt', ['America/Denver', 'America/Edmonton']],
  ['pst', ['America/Los_Angeles', 'Asia/Manila']],
  ['pdt', ['America/Los_Angeles', 'America/Vancouver']],
  ['ast', ['America/Halifax', 'America/Puerto_Rico', 'Asia/Riyadh']],
  ['cest', ['Europe/Berlin', 'Europe/Paris']],
  ['eest', ['Europe/Athens', 'Europe/Helsinki']],
  ['west', ['Europe/Lisbon', 'Atlantic/Canary']],
  ['aest', ['Australia/Sydney', 'Australia/Brisbane']],
  ['aedt', ['Australia/Sydney', 'Australia/Melbourne']],
]);
