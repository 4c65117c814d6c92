import { stem } from '../../text/words.js';
import { COMMON_SURNAMES } from '../data/common-surnames.js';
import { HONORIFICS, TITLE_LINKS, TITLE_WORDS } from '../data/titles.js';
import type { Period } from '../dates.js';
import { closestWord } from '../spelling.js';
import type { Token } from '../tokens.js';
import { byFullName } from './full-name.js';
import { isQualifiedBy } from './qualifiers.js';
import { type Entry, genderBy, type Register } from './register.js';
import { fitsRole, hasOtherName, isHeldDuring, titleWords } from './roles.js';

/** A word that was read as another. */
export interface Correction {
  readonly typed: string;
  readonly shown: string;
}

/** Who some words of a question mean. */
export type Resolution =
  /** One person, or unnamed speakers of one description, each of whom stands for a single source. */
  | {
      readonly kind: 'person';
      readonly entries: readonly Entry[];
      readonly asked: Asked;
      readonly corrections: readonly Correction[];
      /** The full name as typed, where it is nobody's and was read as the nearest one. */
      readonly spelt?: string;
    }
  /** Several people fit: ask. */
  | {
      readonly kind: 'several';
      readonly entries: readonly Entry[];
      readonly corrections: readonly Correction[];
      readonly spelt?: string;
    }
  /** Nobody on record; `similar` share the surname, but something else that was said tells them apart. */
  | { readonly kind: 'nobody'; readonly similar: readonly Entry[] };

/** What a person was asked for by: a name, or a role whose holder they were for a time. */
export type Asked = { readonly by: 'name' } | { readonly by: 'role'; readonly words: readonly string[] };

export interface ResolveContext {
  readonly register: Register;
  /** When the words asked for were spoken; both ends open where the question doesn't say. */
  readonly period: Period;
  /** Whether a plain word occurs in the record. Such a word is never taken for a misspelt name. */
  readonly isOnRecord: (word: string) => boolean;
  /** Set where names are taken as they are spelt. */
  readonly asTyped?: boolean;
}

/** A place in the words where somebody's name stands. */
interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  readonly corrections: readonly Correction[];
}

/**
 * Who the words of a subject mean: a name with whatever tells it from its namesakes ("General Brown", "Brown of
 * Ohio", "Brown, the general"), a role ("the defense secretary"), or a description ("a senior official"). Every word
 * must fit: "Gordon Brown" is not "Sherrod Brown".
 */
export function resolveSpeaker(tokens: readonly Token[], context: ResolveContext): Resolution {
  const words = tokens.map((token) => token.plain);
  const anchors = exactAnchors(words, context.register);
  // "the White House press secretary" holds an office, though the White House may speak as well.
  const office =
    anchors.length > 0 && !anchors.some((anchor) => isWhole(words, anchor)) ? byRole(words, context) : null;
  if (office) return office;
  const exact = resolveAmong(tokens, anchors);
  if (exact && exact.kind !== 'nobody') return exact;
  const named = byFullName(tokens, context) ?? exact ?? resolveAmong(tokens, spellingAnchors(tokens, context));
  if (named) return named;
  return (
    byRole(words, context) ??
    byDescription(words, context) ??
    byGivenName(tokens, context) ?? { kind: 'nobody', similar: everHeld(words, context.register) }
  );
}

/** Whether nothing but articles stands beside a name. */
function isWhole(words: readonly string[], { start, end }: Anchor): boolean {
  return words.every((word, i) => (i >= start && i < end) || TITLE_LINKS.has(word));
}

/** Whom the first anchor means that means somebody; null where there is none, nor anybody of a like name. */
function resolveAmong(tokens: readonly Token[], anchors: readonly Anchor[]): Resolution | null {
  let similar: readonly Entry[] = [];
  for (const anchor of anchors) {
    const resolution = resolveAt(tokens, anchor);
    if (resolution.kind !== 'nobody') return resolution;
    if (similar.length === 0) similar = resolution.similar;
  }
  return similar.length > 0 ? { kind: 'nobody', similar } : null;
}

/** Runs of words that are somebody's handle: longest first, then from the right, where surnames stand. */
export function exactAnchors(words: readonly string[], register: Register): Anchor[] {
  const anchors: Anchor[] = [];
  for (let size = Math.min(register.longest, words.length); size > 0; size--) {
    for (let start = words.length - size; start >= 0; start--) {
      const run = words.slice(start, start + size);
      const exact = register.byHandle(run);
      const entries = exact.length > 0 ? exact : size === 1 ? ownersOf(run[0]!, register) : [];
      if (entries.length > 0) anchors.push({ start, end: start + size, entries, corrections: [] });
    }
  }
  return anchors;
}

/** Whom a possessive without its apostrophe means: "Milleys letter". */
function ownersOf(word: string, register: Register): readonly Entry[] {
  const isPossessive = word.length > 4 && word.endsWith('s') && !COMMON_SURNAMES.has(word);
  return isPossessive ? register.byHandle([word.slice(0, -1)]) : [];
}

/** Words that are on nobody's record and look like a slip for somebody's surname. */
export function spellingAnchors(tokens: readonly Token[], { register, isOnRecord, asTyped }: ResolveContext): Anchor[] {
  const anchors: Anchor[] = [];
  if (asTyped) return anchors;
  for (let size = 2; size > 0; size--) {
    for (let start = tokens.length - size; start >= 0; start--) {
      const run = tokens.slice(start, start + size);
      const typed = run.map((token) => token.plain).join('');
      const isName = (token: Token) => !COMMON_SURNAMES.has(token.plain) && !TITLE_WORDS.has(token.plain);
      if (!run.every(isName) || (size === 1 && isOnRecord(typed) && !isVariant(typed, register))) continue;
      const handle = closestWord(typed, register.similarHandles(typed));
      if (handle === null) continue;
      // Two words are one misspelt surname only where that surname is two words.
      const entries = register.byHandle([handle]).filter((entry) => size === 1 || !entry.handles.has(handle));
      if (entries.length === 0) continue;
      const correction = { typed: run.map((token) => token.typed).join(' '), shown: entries[0]!.surname };
      anchors.push({ start, end: start + size, entries, corrections: [correction] });
    }
  }
  return anchors;
}

/**
 * Words of which the record knows no more than a surname without its last letter ("Browne"), or with another one of the
 * same sound and stem ("Psaky").
 */
function isVariant(word: string, register: Register): boolean {
  const known = (surname: string) => surname !== word && register.byHandle([surname]).length > 0;
  return (/e$/.test(word) && known(word.slice(0, -1))) || (/[yi]$/.test(word) && known(stem(word)));
}

function resolveAt(tokens: readonly Token[], anchor: Anchor): Resolution {
  const qualifiers = [...tokens.slice(0, anchor.start), ...tokens.slice(anchor.end)];
  const corrections = [...anchor.corrections];
  let entries = anchor.entries;
  let isMistitled = false;
  for (const token of qualifiers) {
    if (TITLE_LINKS.has(token.plain) || /^[dri]$/.test(token.plain)) continue;
    const fitting = entries.filter((entry) => isQualifiedBy(entry, token.plain));
    if (fitting.length > 0) {
      entries = fitting;
      continue;
    }
    if (HONORIFICS.has(token.plain) && genderBy([token.plain]) === null) continue;
    const given = closestWord(token.plain, [...new Set(entries.flatMap((entry) => [...entry.given]))]);
    if (given !== null && !COMMON_SURNAMES.has(token.plain)) {
      corrections.push({ typed: token.typed, shown: capitalised(given) });
      entries = entries.filter((entry) => entry.given.has(given));
      continue;
    }
    if (titleWords([token.plain]).every((word) => TITLE_WORDS.has(word) || TITLE_LINKS.has(word))) {
      // A title is not held against somebody of whose offices nothing is known; else it is asked about.
      if (entries.some((entry) => entry.roles.length > 0)) isMistitled = true;
      continue;
    }
    // Any other word means somebody else of that name.
    return { kind: 'nobody', similar: anchor.entries };
  }
  if (isMistitled) {
    const speaking = entries.some((entry) => entry.statements > 0);
    return speaking ? { kind: 'several', entries, corrections } : { kind: 'nobody', similar: entries };
  }
  return settle(entries, { by: 'name' }, corrections);
}

/** One person, or several; of a name that is borne by named people, unnamed bearers of single sources are no rivals. */
function settle(entries: readonly Entry[], asked: Asked, corrections: readonly Correction[]): Resolution {
  const named = entries.filter((entry) => entry.named);
  const meant = named.length > 0 ? named : entries;
  return named.length > 1
    ? { kind: 'several', entries: meant, corrections }
    : { kind: 'person', entries: meant, asked, corrections };
}

/** Holders of a role at the time asked about, or at a time when they are on record. */
export function byRole(words: readonly string[], { register, period }: ResolveContext): Resolution | null {
  const asked = words.slice(words.findIndex((word) => !TITLE_LINKS.has(word)));
  if (asked.every((word) => TITLE_LINKS.has(word))) return null;
  const rank = titleWords(asked).filter((word) => !TITLE_LINKS.has(word));
  if (!mayBeRole(rank, register)) return null;
  const holders = register.entries.filter(
    (entry) =>
      rank.every((word) => entry.ranks.has(word)) ||
      entry.roles.some((role) => fitsRole(asked, role) && isHeldDuring(role, onRecord(entry, period, register))),
  );
  if (holders.length === 0) return null;
  // Among holders of an office those who speak are asked about; a name, by contrast, may mean the silent one.
  const speaking = holders.filter((entry) => entry.statements > 0);
  if (speaking.length === 0)
    return { kind: 'person', entries: holders, asked: { by: 'role', words: asked }, corrections: [] };
  return settle(speaking, { by: 'role', words: asked }, []);
}

/** Whether each word stands in somebody's role: most questions name none, and nobody has to be looked at. */
function mayBeRole(words: readonly string[], register: Register): boolean {
  return words.every((word) => register.isRoleWord(word) || hasOtherName(word));
}

/** Who held an office at some time, though not when they are on record. */
function everHeld(words: readonly string[], register: Register): readonly Entry[] {
  if (!mayBeRole(titleWords(words.filter((word) => !TITLE_LINKS.has(word))), register)) return [];
  return register.entries.filter((entry) => entry.roles.some((role) => fitsRole(words, role)));
}

/** The part of the period in which somebody is on record; for the silent, in which anybody is. */
function onRecord(entry: Entry, period: Period, { entries }: Register): Period {
  const dates = (key: 'firstDate' | 'lastDate') =>
    (entry.statements === 0 ? entries : [entry]).map((one) => one[key]).filter((date) => date !== null);
  const from = [period.from, dates('firstDate').sort()[0] ?? null]
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  const to = [period.to, dates('lastDate').sort().at(-1) ?? null].filter((date) => date !== null).sort()[0];
  return { from: from ?? null, to: to ?? null };
}

/** Unnamed speakers whose description holds all the words. Each stays with its own source. */
function byDescription(words: readonly string[], { register }: ResolveContext): Resolution | null {
  const asked = titleWords(words.filter((word) => !TITLE_LINKS.has(word)));
  const fitting = asked.length === 0 ? [] : register.byDescription(asked);
  return fitting.length > 0 ? { kind: 'person', entries: fitting, asked: { by: 'name' }, corrections: [] } : null;
}

function byGivenName(tokens: readonly Token[], { register }: ResolveContext): Resolution | null {
  const only = tokens.length === 1 ? tokens[0] : undefined;
  const entries = only ? register.byGivenName(only.plain) : [];
  return entries.length > 0 ? settle(entries, { by: 'name' }, []) : null;
}

function capitalised(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`;
}
