import { COMMON_SURNAMES, HONORIFICS, TITLE_LINKS, TITLE_WORDS } from '../../lang/index.js';
import type { Period, SpellingCorrection } from '../../model/query.js';
import { fitsRole, titleWords } from '../../people/offices.js';
import { isHeldDuring } from '../../people/roles.js';
import type { QueryToken } from '../../text/tokenizer.js';
import { stem } from '../../text/words.js';
import { closestWord } from '../topic/spelling.js';
import { genderBy, type RegisterEntry } from './entry.js';
import { byMisspeltName } from './misspelt-name.js';
import { isQualifiedBy } from './qualifiers.js';
import { LONGEST_HANDLE, type Register } from './register.js';
import type { Anchor, Designation, Resolution, ResolveContext } from './resolution.js';

export type { Anchor, Resolution, ResolveContext };

/**
 * Who the words of a subject mean: a name with whatever tells it from its namesakes ("General Brown", "Brown of
 * Ohio", "Brown, the general"), a role ("the defense secretary"), or a description ("a senior official"). Every word
 * must fit: "Gordon Brown" is not "Sherrod Brown".
 */
export async function resolveSpeaker(tokens: readonly QueryToken[], context: ResolveContext): Promise<Resolution> {
  const words = tokens.map((token) => token.plain);
  const anchors: Anchor[] = [];
  for await (const anchor of exactAnchors(words, context.register)) anchors.push(anchor);
  // "the White House press secretary" holds an office, though the White House may speak as well.
  const office =
    anchors.length > 0 && !anchors.some((anchor) => isWholeName(words, anchor)) ? await byRole(words, context) : null;
  if (office) return office;
  const exact = await resolveAmong(tokens, anchors);
  if (exact && exact.kind !== 'nobody') return exact;
  const named =
    (await byMisspeltName(tokens, context)) ??
    exact ??
    (await resolveAmong(tokens, await spellingAnchors(tokens, context)));
  if (named) return named;
  return (
    (await byRole(words, context)) ??
    (await byDescription(words, context)) ??
    (await byGivenName(tokens, context)) ?? { kind: 'nobody', similar: await everHeld(words, context.register) }
  );
}

/** Whether nothing but articles stands beside a name. */
function isWholeName(words: readonly string[], { start, end }: Anchor): boolean {
  return words.every((word, i) => (i >= start && i < end) || TITLE_LINKS.has(word));
}

/** Whom the first anchor means that means somebody; null where there is none, nor anybody of a like name. */
async function resolveAmong(
  tokens: readonly QueryToken[],
  anchors: Iterable<Anchor> | AsyncIterable<Anchor>,
): Promise<Resolution | null> {
  let similar: readonly RegisterEntry[] = [];
  for await (const anchor of anchors) {
    const resolution = resolveAt(tokens, anchor);
    if (resolution.kind !== 'nobody') return resolution;
    if (similar.length === 0) similar = resolution.similar;
  }
  return similar.length > 0 ? { kind: 'nobody', similar } : null;
}

/**
 * Runs of words that are somebody's handle: longest first, then from the right, where surnames stand. One at a time,
 * since the first is mostly meant and each may have a thousand bearers; places that are taken meanwhile are passed over.
 */
export async function* exactAnchors(
  words: readonly string[],
  register: Register,
  isTaken: (start: number, end: number) => boolean = () => false,
): AsyncGenerator<Anchor> {
  for (let size = Math.min(LONGEST_HANDLE, words.length); size > 0; size--) {
    for (let start = words.length - size; start >= 0; start--) {
      if (isTaken(start, start + size)) continue;
      const run = words.slice(start, start + size);
      const exact = await register.byHandle(run);
      const entries = exact.length > 0 ? exact : size === 1 ? await ownersOf(run[0]!, register) : [];
      if (entries.length > 0) yield { start, end: start + size, entries, corrections: [] };
    }
  }
}

/** Whom a possessive without its apostrophe means: "Milleys letter". */
async function ownersOf(word: string, register: Register): Promise<readonly RegisterEntry[]> {
  const isPossessive = word.length > 4 && word.endsWith('s') && !COMMON_SURNAMES.has(word);
  return isPossessive ? register.byHandle([word.slice(0, -1)]) : [];
}

/** Words that are on nobody's record and look like a slip for somebody's surname. */
export async function spellingAnchors(
  tokens: readonly QueryToken[],
  { register, isOnRecord, asTyped, isWord = () => true }: ResolveContext,
): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  if (asTyped) return anchors;
  for (let size = 2; size > 0; size--) {
    for (let start = tokens.length - size; start >= 0; start--) {
      const run = tokens.slice(start, start + size);
      const typed = run.map((token) => token.plain).join('');
      const isName = (token: QueryToken) => !COMMON_SURNAMES.has(token.plain) && !TITLE_WORDS.has(token.plain);
      if (!run.every(isName) || (size === 1 && isOnRecord(typed) && !(await isVariant(typed, register)))) continue;
      const handle = closestWord(typed, await register.similar(typed, 'surname'), !isWord(typed));
      if (handle === null) continue;
      // Two words are one misspelt surname only where that surname is two words.
      const entries = (await register.byHandle([handle])).filter((entry) => size === 1 || !entry.handles.has(handle));
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
async function isVariant(word: string, register: Register): Promise<boolean> {
  const known = async (surname: string) => surname !== word && (await register.byHandle([surname])).length > 0;
  return (/e$/.test(word) && (await known(word.slice(0, -1)))) || (/[yi]$/.test(word) && (await known(stem(word))));
}

function resolveAt(tokens: readonly QueryToken[], anchor: Anchor): Resolution {
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
function settle(
  entries: readonly RegisterEntry[],
  asked: Designation,
  corrections: readonly SpellingCorrection[],
): Resolution {
  const named = entries.filter((entry) => entry.named);
  const meant = named.length > 0 ? named : entries;
  return named.length > 1
    ? { kind: 'several', entries: meant, corrections }
    : { kind: 'person', entries: meant, asked, corrections };
}

/** Holders of a role at the time asked about, or at a time when they are on record. */
export async function byRole(
  words: readonly string[],
  { register, period }: ResolveContext,
): Promise<Resolution | null> {
  const asked = words.slice(words.findIndex((word) => !TITLE_LINKS.has(word)));
  if (asked.every((word) => TITLE_LINKS.has(word))) return null;
  const rank = titleWords(asked).filter((word) => !TITLE_LINKS.has(word));
  const span = await register.span();
  const holders = (await register.byOffice(asked)).filter(
    (entry) =>
      rank.every((word) => entry.ranks.has(word)) ||
      entry.roles.some((role) => fitsRole(asked, role) && isHeldDuring(role, periodOnRecord(entry, period, span))),
  );
  if (holders.length === 0) return null;
  // Among holders of an office those who speak are asked about; a name, by contrast, may mean the silent one.
  const speaking = holders.filter((entry) => entry.statements > 0);
  if (speaking.length === 0)
    return { kind: 'person', entries: holders, asked: { by: 'role', words: asked }, corrections: [] };
  return settle(speaking, { by: 'role', words: asked }, []);
}

/** Who held an office at some time, though not when they are on record. */
async function everHeld(words: readonly string[], register: Register): Promise<readonly RegisterEntry[]> {
  return (await register.byOffice(words)).filter((entry) => entry.roles.some((role) => fitsRole(words, role)));
}

/** The part of the period in which somebody is on record; for the silent, in which anybody is. */
function periodOnRecord({ statements, firstDate, lastDate }: RegisterEntry, period: Period, span: Period): Period {
  const spoke = statements === 0 ? span : { from: firstDate, to: lastDate };
  const from = [period.from, spoke.from]
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  const to = [period.to, spoke.to].filter((date) => date !== null).sort()[0];
  return { from: from ?? null, to: to ?? null };
}

/** Unnamed speakers whose description holds all the words. Each stays with its own source. */
async function byDescription(words: readonly string[], { register }: ResolveContext): Promise<Resolution | null> {
  const asked = titleWords(words.filter((word) => !TITLE_LINKS.has(word)));
  const fitting = asked.length === 0 ? [] : await register.byDescription(asked);
  return fitting.length > 0 ? { kind: 'person', entries: fitting, asked: { by: 'name' }, corrections: [] } : null;
}

async function byGivenName(tokens: readonly QueryToken[], { register }: ResolveContext): Promise<Resolution | null> {
  const only = tokens.length === 1 ? tokens[0] : undefined;
  const entries = only ? await register.byGivenName(only.plain) : [];
  return entries.length > 0 ? settle(entries, { by: 'name' }, []) : null;
}

/** A plain word as a name is written. */
export function capitalised(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`;
}
