import { STATE_OF_A_RULE } from '../lang/index.js';
import { OnrecordError } from '../model/errors.js';
import { ATTRIBUTIONS, type Attribution, type Embargo, type GroundRules, type Retraction } from '../model/source.js';
import { type EmbargoContext, isNoEmbargo, readEmbargo } from '../visibility/embargo/index.js';
import { attributionWithin } from '../visibility/notices.js';
import { strictestRules } from '../visibility/rules.js';
import { calendarDate } from './dates.js';
import type { FieldValue, FrontMatterFields } from './front-matter.js';

/** Keys that are read here; `metadataOf` documents them. */
const RULE_KEYS = new Set([
  'ground_rules',
  'embargo',
  'status',
  'retracted',
  'retraction_reason',
  'retraction_keeps_words',
]);

/**
 * What a key looks like that somebody meant for a ground rule, an embargo or a retraction, written without its spaces,
 * hyphens and the like. A rule that is not read would be a rule that is broken.
 */
const LIKE_A_RULE =
  /embarg|groundrul|background|offthe?record|onthe?record|attribut(?:able|ion|edto)|^rules?$|notforattr|nottobenamed|underwraps|withh[eo]ld|^hold(?:back|release)?$|holdfor|holduntil|notbefore|notfor(?:release|publication)|(?:release|publish|visible|available)(?:d)?(?:from|after|until)|retract|withdrawn|^status|^release(?:date|time|day|at|on)?$|^lift(?:s|ed|ing)?(?:at|on|date|time)?$|^publish(?:at|on)$|^golive|^record$|confidential|chatham|^restrict/;

/** A key that many programs write for something else, unless its value is that of a rule: "state: retracted". */
const LIKE_A_STATE = /^(?:document|publication)?state$/;

/** Another letter, one too many, one too few, or two that changed places, in a key of some length. */
const SLIPS = ['embargo', 'groundrules', 'status', 'retracted'];

/**
 * Refuses front matter with a key that looks like a rule and is none, since whoever wrote it believes that it holds.
 *
 * @throws {OnrecordError} `SOURCE_RULE_UNKNOWN`, naming the key and those that are read.
 */
export function refuseUnknownRules(fields: FrontMatterFields, name: string): void {
  for (const [key, value] of fields) {
    const plain = key.replace(/[^\p{L}\p{N}]/gu, '');
    const isState = LIKE_A_STATE.test(plain) && (typeof value !== 'string' || STATE_OF_A_RULE.test(value));
    const isLike = isState || LIKE_A_RULE.test(plain) || SLIPS.some((rule) => isSlipOf(plain, rule));
    if (RULE_KEYS.has(key) || !isLike) continue;
    throw new OnrecordError(
      'SOURCE_RULE_UNKNOWN',
      `The front matter of ${name} has "${key}", which looks like a rule for its words and is none that is read.`,
      'Write it as ground_rules, embargo or status, or take it out. Nothing of the document was stored.',
    );
  }
}

/** Whether two words differ by one letter or by two neighbours that changed places (Damerau, 1964), and no more. */
function isSlipOf(word: string, rule: string): boolean {
  if (Math.abs(word.length - rule.length) > 1 || word === rule) return false;
  let start = 0;
  while (start < word.length && word[start] === rule[start]) start++;
  let end = 0;
  while (end < Math.min(word.length, rule.length) - start && word.at(-1 - end) === rule.at(-1 - end)) end++;
  const [ours, theirs] = [word.slice(start, word.length - end), rule.slice(start, rule.length - end)];
  return (ours.length <= 1 && theirs.length <= 1) || (ours.length === 2 && ours === [...theirs].reverse().join(''));
}

/**
 * The ground rules of a document's front matter: `ground_rules: on background`, with `, attributable to …` behind it or as
 * `{ attribution, description, embargo }`; `embargo: …`, or `{ until: … }`.
 *
 * @throws {OnrecordError} `SOURCE_FRONT_MATTER` where one of them can't be read.
 */
export function groundRulesOf(
  fields: FrontMatterFields,
  context: EmbargoContext,
  name: string,
): GroundRules | undefined {
  const rules = fields.get('ground_rules');
  const parts = rules instanceof Map ? rules : new Map<string, FieldValue>();
  refuseOthers(parts, 'ground_rules', ['attribution', 'description', 'embargo'], name);
  if (fields.has('embargo') && parts.has('embargo')) {
    throw badRule(name, 'embargo', 'stands there twice', 'Keep one of them.');
  }
  const stated = textOfField(rules instanceof Map ? rules.get('attribution') : rules);
  if (rules !== undefined && stated === undefined && !parts.has('embargo')) {
    throw badRule(name, 'ground_rules', 'says nothing', `Write one of: ${ATTRIBUTIONS.join(', ')}.`);
  }
  const attribution = stated === undefined ? undefined : statedAttribution(stated, name);
  const description = textOfField(parts.get('description')) ?? attribution?.description;
  const embargo = embargoOf(fields.get('embargo') ?? parts.get('embargo'), context, name);
  // "Until 1 December, then on background": it is on background from the start.
  const within = embargo && attributionWithin(embargo.stated);
  if (!attribution && !embargo) return undefined;
  return strictestRules([
    {
      attribution: attribution?.attribution ?? 'on the record',
      ...(embargo && { embargo }),
      ...(description !== undefined && { description }),
    },
    within && { attribution: within },
  ]);
}

/** No description of somebody: a description must not swallow an embargo or another rule. */
const HOLDS_BACK =
  /\bembargo|\b(?:until|till)\b|\boff[\s-]+the[\s-]+record\b|\bdeep\s+background\b|\bnot\s+for\s+(?:publication|release|use)\b/i;

/** "on background", "on background, attributable to a senior official", "not for attribution". */
function statedAttribution(stated: string, name: string): { attribution: Attribution; description?: string } {
  const match =
    /^(on the record|(?:on |for )?(?:deep )?background(?: only)?|off the record|not for attribution)\W*(?:attribut(?:able|ed)\s+(?:only\s+)?(?:to|as)\s+)?(?:an?\s+|the\s+)?(.*)$/i.exec(
      stated,
    );
  const rule = match?.[1]?.toLowerCase();
  if (!rule || (match?.[2] && (!/attribut/i.test(stated) || HOLDS_BACK.test(match[2])))) {
    throw badRule(name, 'ground_rules', `says "${shortened(stated)}"`, `Write one of: ${ATTRIBUTIONS.join(', ')}.`);
  }
  const description = match?.[2]?.replace(/^["“'‘]|["”'’.]+$/g, '').trim();
  const attribution =
    ATTRIBUTIONS.find((each) => each === rule) ?? (rule.includes('deep') ? 'on deep background' : 'on background');
  return { attribution, ...(description && { description }) };
}

function embargoOf(value: FieldValue | undefined, context: EmbargoContext, name: string): Embargo | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Map) refuseOthers(value, 'embargo', ['until', 'time_zone'], name);
  const zone = value instanceof Map ? textOfField(value.get('time_zone')) : undefined;
  const stated = textOfField(value instanceof Map ? value.get('until') : value);
  if (stated === undefined) {
    throw badRule(name, 'embargo', 'says nothing', 'Write until when: embargo: 2027-03-01T06:00:00-05:00');
  }
  return isNoEmbargo(stated) ? undefined : readEmbargo(stated, zone === undefined ? context : { ...context, zone });
}

/**
 * What front matter says of a retraction: `retracted: 2026-12-01`, `retraction_reason`, and `retraction_keeps_words: yes`
 * where whoever has its address may still read it.
 *
 * @throws {OnrecordError} `SOURCE_FRONT_MATTER`.
 */
export function retractionOf(fields: FrontMatterFields, name: string): Retraction | undefined {
  const given = textOfField(fields.get('retracted'));
  const reason = textOfField(fields.get('retraction_reason'));
  const keeps = textOfField(fields.get('retraction_keeps_words'));
  if (given === undefined && fields.has('retracted')) {
    throw badRule(name, 'retracted', 'says nothing', 'Write the day on which it was retracted.');
  }
  if (given === undefined && reason === undefined && keeps === undefined) return undefined;
  const at = given === undefined ? null : calendarDate(given);
  if (given !== undefined && at === null) {
    throw badRule(name, 'retracted', `says "${shortened(given)}"`, 'Write a day of the calendar as YYYY-MM-DD.');
  }
  const keepsWords = /^(?:yes|true)$/i.test(keeps ?? '');
  return { at, ...(reason !== undefined && { reason }), keepsWords };
}

function refuseOthers(fields: FrontMatterFields, key: string, known: readonly string[], name: string): void {
  for (const other of fields.keys()) {
    if (known.includes(other)) continue;
    throw badRule(name, key, `has "${other}" in it`, `What is read there: ${known.join(', ')}.`);
  }
}

function textOfField(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : undefined;
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

function badRule(name: string, key: string, fault: string, remedy: string): OnrecordError {
  return new OnrecordError('SOURCE_FRONT_MATTER', `The front matter of ${name}: "${key}" ${fault}.`, remedy);
}
