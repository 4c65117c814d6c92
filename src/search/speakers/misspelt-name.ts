import { COMMON_SURNAMES, HONORIFICS, isGivenName, NICKNAMES, TITLE_LINKS, TITLE_WORDS } from '../../lang/index.js';
import type { SpellingCorrection } from '../../model/query.js';
import { editDistance } from '../../text/edit-distance.js';
import { consonants, phoneticSpelling } from '../../text/phonetic.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import { isMisspelling } from '../topic/spelling.js';
import type { RegisterEntry } from './entry.js';
import { isQualifiedBy } from './qualifiers.js';
import { LONGEST_HANDLE, type Register } from './register.js';
import type { Resolution, ResolveContext } from './resolution.js';

/** What a word costs that sounds like the name's, or that a slip leads to. Equal words cost nothing. */
const BY_EAR = 0.5;
const SLIP = 1;

/** What a whole name may cost: a double surname may have a slip in either part. */
const MOST = 2;

/** Somebody fits best by at least this much; else it is asked who is meant. */
const MARGIN = 0.5;

/** Letters of a name from which on its consonants alone tell it ("Sergay" is "Sergei"), and words run together. */
const LONG_NAME = 5;

/** Words that may be a misspelt surname of another number of words: "Jones Luoas", "Jean Pierr e". */
const MOST_RUN_TOGETHER = 2;

/** Words of the longest full name that is looked for among keywords. */
const LONGEST = 4;

/** Somebody whose whole name the words may be, and what that takes. */
interface Fit {
  readonly entry: RegisterEntry;
  readonly cost: number;
  readonly corrections: readonly SpellingCorrection[];
}

/** What some words cost as a part of a name, with the words that were read as others. */
type NamePart = Pick<Fit, 'cost' | 'corrections'>;

/**
 * Whose name the words are, given name and surname, with a slip or by ear: "Elizabeth Marshal". Every word must fit, and
 * not both names may be misspelt, though one may be while the other is written by ear. Words that are a common surname,
 * or somebody's on record, are misspelt by ear only, and behind the right given name: whoever types "Mark Miller" means
 * him. Behind a rare given name of one person only ("Slade Gordon") a common surname may be a slip as well. Null where nobody fits, or somebody without a slip.
 */
export async function byMisspeltName(
  tokens: readonly QueryToken[],
  { register, asTyped }: ResolveContext,
): Promise<Resolution | null> {
  if (asTyped) return null;
  const fits = new Map<string, Fit>();
  for (let size = Math.min(LONGEST_HANDLE, tokens.length - 1); size > 0; size--) {
    const before = tokens.slice(0, -size);
    const surname = tokens.slice(-size);
    for (const entry of await likelyBearers(before, surname, register)) {
      const fit = await fitOf(entry, before, surname, register);
      if (fit && fit.cost < (fits.get(entry.id)?.cost ?? Infinity)) fits.set(entry.id, fit);
    }
  }
  const [best, ...others] = [...fits.values()].sort((a, b) => a.cost - b.cost);
  if (!best || best.cost === 0) return null;
  const rivals = others.filter(({ cost }) => cost < best.cost + MARGIN);
  const spelt = tokens.map((token) => token.typed).join(' ');
  if (rivals.length > 0) {
    return { kind: 'several', entries: [best, ...rivals].map(({ entry }) => entry), corrections: [], spelt };
  }
  return { kind: 'person', entries: [best.entry], asked: { by: 'name' }, corrections: best.corrections, spelt };
}

interface NameFound {
  readonly resolution: Resolution;
  readonly span: { readonly start: number; readonly end: number };
}

/** The first full name with a slip among keywords, and where it stands. */
export async function misspeltNameIn(
  tokens: readonly QueryToken[],
  context: ResolveContext,
): Promise<NameFound | null> {
  for (let start = 0; start + 1 < tokens.length; start++) {
    for (let end = Math.min(tokens.length, start + LONGEST); end > start + 1; end--) {
      const run = tokens.slice(start, end);
      const resolution = (await mayBeName(run, context)) ? await byMisspeltName(run, context) : null;
      if (resolution) return { resolution, span: { start, end } };
    }
  }
  return null;
}

/** Written as a name, or of words that the record knows as names only: "mark letters" is no slip for Mark Letter. */
async function mayBeName(run: readonly QueryToken[], { register, isOnRecord }: ResolveContext): Promise<boolean> {
  if (run.every((token) => /^\p{Lu}/u.test(token.typed))) return true;
  for (const { plain } of run.slice(1)) if (isOnRecord(plain) && !(await register.isSurname(plain))) return false;
  return true;
}

/** Named people whose given name and surname are both spelt or sound like the words, or are the same. */
async function likelyBearers(
  before: readonly QueryToken[],
  surname: readonly QueryToken[],
  register: Register,
): Promise<Set<RegisterEntry>> {
  const joined = surname.map((token) => token.plain).join('');
  const like = surname.length <= MOST_RUN_TOGETHER ? await runTogetherLike(joined, register) : [];
  const wholes = [[await register.namesAmong([joined, ...like])]];
  const parts: (readonly string[])[] = [];
  for (const { plain } of surname)
    parts.push(await register.namesAmong([plain, ...(await namesLike(plain, register))]));
  const ways = [parts, ...wholes].filter((groups) => groups.every((group) => group.length > 0));
  if (ways.length === 0) return new Set();
  const given: string[] = [];
  for (const { plain } of before) given.push(...(await givenNamesLike(plain, register)));
  const bearers = new Set<RegisterEntry>();
  for (const groups of ways) for (const entry of await register.byNames([...groups, given])) bearers.add(entry);
  return bearers;
}

async function runTogetherLike(joined: string, register: Register): Promise<string[]> {
  const similar = await register.similar(joined, 'surname');
  return similar.filter((name) => name[0] === joined[0] && editDistance(joined, name) === 1);
}

/** Given names that a word may be a spelling of, each with what it is called by turns. */
async function givenNamesLike(word: string, register: Register): Promise<string[]> {
  if (TITLE_LINKS.has(word) || HONORIFICS.has(word)) return [];
  const nicknames = [...NICKNAMES.keys()].filter((name) => distanceOf(word, name) !== null);
  const like = [word, ...(await namesLike(word, register)), ...nicknames];
  return [...new Set(like.flatMap((name) => [name, ...(NICKNAMES.get(name) ?? [])]))];
}

/** Whether a word may be a slip for any part of a name on record, or for a nickname. */
export async function isLikeName(word: string, register: Register): Promise<boolean> {
  if ((await namesLike(word, register)).length > 0) return true;
  const similar = [...(await register.similar(word, 'name')), ...(await register.similar(word, 'surname'))];
  return (
    similar.some((name) => isMisspelling(word, name)) ||
    [...NICKNAMES.keys()].some((name) => distanceOf(word, name) !== null)
  );
}

const likes = new WeakMap<Register, Map<string, Promise<readonly string[]>>>();

/** Words of names that are spelt or sound like a word; each is judged once for a question. */
function namesLike(word: string, register: Register): Promise<readonly string[]> {
  const judged = likes.get(register) ?? new Map<string, Promise<readonly string[]>>();
  likes.set(register, judged);
  const isLike = (name: string) => name !== word && distanceOf(word, name) !== null;
  const like = judged.get(word) ?? register.similar(word, 'name').then((names) => names.filter(isLike));
  judged.set(word, like);
  return like;
}

async function fitOf(
  entry: RegisterEntry,
  before: readonly QueryToken[],
  surname: readonly QueryToken[],
  register: Register,
): Promise<Fit | null> {
  const given = givenPart(entry, before);
  if (!given) return null;
  const certainty = { isGivenEqual: given.cost === 0, isGivenTelling: await isTelling(entry, before, register) };
  let best: Fit | null = null;
  for (const handle of entry.handles) {
    const part = await surnamePart(entry, surname, handle.split(' '), certainty, register);
    if (!part || Math.min(given.cost, part.cost) > BY_EAR) continue;
    const cost = given.cost + part.cost;
    const corrections = [...given.corrections, ...part.corrections];
    if (cost <= MOST && cost < (best?.cost ?? Infinity)) best = { entry, cost, corrections };
  }
  return best;
}

/** Whether a given name is a rare one, and nobody else's on record. */
async function isTelling(entry: RegisterEntry, before: readonly QueryToken[], register: Register): Promise<boolean> {
  for (const { plain } of before) {
    if (plain.length < 3 || !entry.given.has(plain) || isGivenName(plain)) continue;
    if ((await register.byGivenName(plain)).every((one) => one === entry)) return true;
  }
  return false;
}

/** Titles and given names before a surname. A given name must be among them, and another one contradicts. */
function givenPart(entry: RegisterEntry, before: readonly QueryToken[]): NamePart | null {
  let cost = 0;
  let isGiven = false;
  const corrections: SpellingCorrection[] = [];
  for (const { typed, plain } of before) {
    if (TITLE_LINKS.has(plain)) continue;
    if (isQualifiedBy(entry, plain)) {
      isGiven ||= plain.length > 1 && entry.given.has(plain);
      continue;
    }
    if (HONORIFICS.has(plain) || TITLE_WORDS.has(plain)) return null;
    const near = nearest(plain, [...entry.given]);
    if (!near || (isGivenName(plain) && near.cost > BY_EAR)) return null;
    cost += near.cost;
    isGiven = true;
    corrections.push({ typed, shown: written(entry, near.name) });
  }
  return isGiven ? { cost, corrections } : null;
}

async function surnamePart(
  entry: RegisterEntry,
  typed: readonly QueryToken[],
  words: readonly string[],
  { isGivenEqual, isGivenTelling }: { readonly isGivenEqual: boolean; readonly isGivenTelling: boolean },
  register: Register,
): Promise<NamePart | null> {
  const run = typed.map((token) => token.plain).join('');
  const name = words.join('');
  const isOther = typed.length !== words.length || typed.some((token, i) => token.plain !== words[i]);
  // A hyphen left out or gone astray: "DunnK-night".
  if (isOther && run === name) return { cost: BY_EAR, corrections: [whole(entry, typed)] };
  if (typed.length !== words.length) {
    const isSlip = name.length >= LONG_NAME && run[0] === name[0] && editDistance(run, name) === 1;
    return isSlip && words.length > 1 ? { cost: SLIP, corrections: [whole(entry, typed)] } : null;
  }
  let cost = 0;
  const corrections: SpellingCorrection[] = [];
  for (const [i, token] of typed.entries()) {
    const word = words[i]!;
    if (token.plain === word) continue;
    const distance = distanceOf(token.plain, word);
    const isTaken = (COMMON_SURNAMES.has(token.plain) && !isGivenTelling) || (await register.isSurname(token.plain));
    if (distance === null || (isTaken && !(isGivenEqual && distance === BY_EAR))) return null;
    cost += distance;
    corrections.push({ typed: token.typed, shown: written(entry, word) });
  }
  return { cost, corrections };
}

function nearest(typed: string, names: readonly string[]): { name: string; cost: number } | null {
  let best: { name: string; cost: number } | null = null;
  for (const name of names) {
    const cost = name.length > 1 ? distanceOf(typed, name) : null;
    if (cost !== null && cost < (best?.cost ?? Infinity)) best = { name, cost };
  }
  return best;
}

/**
 * What it costs to read one word of a name as another; null where it is no spelling of it. A name of three letters is
 * nobody's slip for another such ("Lin", "Liu"), only for one with a letter doubled, added or swapped ("Foox").
 */
function distanceOf(typed: string, name: string): number | null {
  if (Math.abs(typed.length - name.length) > 2 || Math.min(typed.length, name.length) < 3) return null;
  const [heard, sound] = [phoneticSpelling(typed), phoneticSpelling(name)];
  if (heard === sound) return BY_EAR;
  if (typed[0] !== name[0] && heard[0] !== sound[0]) return null;
  const isSlip = editDistance(typed, name) === 1;
  if (isSlip && (name.length > 3 || typed.length > 3 || [...typed].sort().join() === [...name].sort().join()))
    return SLIP;
  const isLong = Math.min(typed.length, name.length) >= LONG_NAME;
  return isLong && consonants(heard) === consonants(sound) ? SLIP : null;
}

/** A word of somebody's name as it is written there. */
function written(entry: RegisterEntry, word: string): string {
  const token = queryTokensOf(entry.name).find(({ plain }) => plain === word);
  return token?.typed ?? `${word[0]!.toUpperCase()}${word.slice(1)}`;
}

function whole({ surname }: RegisterEntry, typed: readonly QueryToken[]): SpellingCorrection {
  return { typed: typed.map((token) => token.typed).join(' '), shown: surname };
}
