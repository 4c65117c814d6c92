import {
  ADVERBS,
  HONORIFICS,
  OFFICE_PARTS,
  STATE_BY_CODE,
  STATE_WORDS,
  STATEMENT_NOUNS,
  STOP_WORDS,
  TITLE_FORMS,
  TITLE_LINKS,
  TITLE_WORDS,
  TOPIC_MARKERS,
} from '../../lang/index.js';
import { fitsRole, titleWords } from '../../people/offices.js';
import type { QueryToken } from '../../text/tokenizer.js';
import { closestWord } from '../topic/spelling.js';
import { isLikeName, misspeltNameIn } from './misspelt-name.js';
import { isQualifiedBy } from './qualifiers.js';
import type { RegisterEntry } from './register.js';
import {
  type Anchor,
  byRole,
  exactAnchors,
  type Resolution,
  type ResolveContext,
  resolveSpeaker,
  spellingAnchors,
} from './resolve.js';
import { isJoin, joinResolutions, resolveAll, type SpeakerSet, type SpeakersAndTopic } from './speaker-set.js';

/** Finds names among keywords: "milley letter", "secdef rockets", "Brown, the general". */
export async function identifyKeywords(
  tokens: readonly QueryToken[],
  context: ResolveContext,
): Promise<SpeakersAndTopic> {
  const whole = (await mayAllMean(tokens, context)) ? await resolveAll(tokens, context) : null;
  if (whole && tokens.length > 0) return { ...whole, topic: [] };
  const marker = tokens.findIndex((token, i) => i > 0 && TOPIC_MARKERS.has(token.plain));
  const searched = tokens.slice(0, marker < 0 ? tokens.length : marker);
  const words = searched.map((token) => token.plain);
  const titled = await titlePrefix(words, context);
  const taken = new Set<number>();
  const found: NameInQuestion[] = [];
  const misspelt = await misspeltNameIn(searched, context);
  if (misspelt) {
    found.push(misspelt);
    for (let i = misspelt.span.start; i < misspelt.span.end; i++) taken.add(i);
  }
  const misspeltAt = (i: number) => misspelt !== null && i >= misspelt.span.start && i < misspelt.span.end;
  for await (const anchor of anchorsOf(searched, context, titled > 0, (i) => taken.has(i) && !misspeltAt(i))) {
    if (taken.has(anchor.start) || taken.has(anchor.end - 1)) continue;
    const span = withQualifiers(words, anchor);
    const before = searched[span.start - 1];
    if (before && !taken.has(span.start - 1) && isStrange(before, context)) {
      const name = searched.slice(span.start - 1, span.end);
      return { who: strangerOf(name, anchor.entries), topic: without(tokens, name), corrections: [], spelt: [] };
    }
    const resolution = await resolveSpeaker(searched.slice(span.start, span.end), context);
    if (
      resolution.kind === 'nobody' &&
      (span.end > anchor.end || words.slice(span.start, anchor.start).some(isHonorific))
    ) {
      const name = searched.slice(span.start, span.end);
      return { who: strangerOf(name, anchor.entries), topic: without(tokens, name), corrections: [], spelt: [] };
    }
    if (resolution.kind === 'nobody') continue;
    found.push({ resolution, span });
    for (let i = span.start; i < span.end; i++) taken.add(i);
  }
  if (found.length === 0 && titled > 0) {
    const resolution = await resolveSpeaker(searched.slice(0, titled), context);
    if (resolution.kind !== 'nobody') {
      found.push({ resolution, span: { start: 0, end: titled } });
      for (let i = 0; i < titled; i++) taken.add(i);
    }
  }
  const asked = withoutSilent(found);
  for (const { span } of found.filter((one) => !asked.includes(one))) {
    for (let i = span.start; i < span.end; i++) taken.delete(i);
  }
  const who = joinResolutions(asked.map(({ resolution }) => resolution));
  if (!who) return { who: { kind: 'anyone' }, topic: tokens, corrections: [], spelt: [] };
  // "Milley's latest remarks": what is left of the question's own words is no topic.
  const topic = tokens.filter(
    (token, i) => !taken.has(i) && !STATEMENT_NOUNS.has(token.plain) && !ADVERBS.has(token.plain),
  );
  return { ...who, topic };
}

/** Whether each word may be of a name: mostly the last is of a topic, and nobody has to be looked up. */
async function mayAllMean(tokens: readonly QueryToken[], { register }: ResolveContext): Promise<boolean> {
  for (const { plain } of tokens.toReversed()) {
    if (isJoin(plain) || plain.length < 3 || isHonorific(plain) || TITLE_LINKS.has(plain)) continue;
    if (TITLE_WORDS.has(plain) || TITLE_FORMS.has(plain) || STATE_WORDS.has(plain)) continue;
    if (!(await register.isOfSomebody(plain)) && !(await isLikeName(plain, register))) return false;
  }
  return true;
}

/** Where names may stand: beside somebody who never speaks, a speaker's name may stand misspelt. */
async function* anchorsOf(
  tokens: readonly QueryToken[],
  context: ResolveContext,
  isTitled: boolean,
  isTaken: (at: number) => boolean,
): AsyncGenerator<Anchor> {
  const words = tokens.map((token) => token.plain);
  let isSpoken = false;
  const isPassed = (start: number, end: number) => isTaken(start) || isTaken(end - 1);
  for await (const anchor of exactAnchors(words, context.register, isPassed)) {
    isSpoken ||= anchor.entries.some((entry) => entry.statements > 0);
    yield anchor;
  }
  if (!isSpoken && !isTitled) yield* await spellingAnchors(tokens, context);
}

/** A name among the words, and whom it means. */
interface NameInQuestion {
  readonly resolution: Resolution;
  readonly span: { readonly start: number; readonly end: number };
}

/** "Mrs. Milley" is somebody else where Milley is a man. */
function isHonorific(word: string): boolean {
  return HONORIFICS.has(word);
}

/** In "milley soleimani" a name that never speaks, beside one that does, is what was spoken of. */
function withoutSilent(found: readonly NameInQuestion[]): readonly NameInQuestion[] {
  const speaking = found.filter(
    ({ resolution }) => resolution.kind !== 'nobody' && resolution.entries.some((entry) => entry.statements > 0),
  );
  return speaking.length > 0 ? speaking : found;
}

/** A name that stands nowhere on record, and so makes another person of the surname behind it. */
function isStrange({ typed, plain }: QueryToken, { isOnRecord }: ResolveContext): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(typed) && !isOnRecord(plain) && !STOP_WORDS.has(plain) && !TITLE_FORMS.has(plain);
}

function strangerOf(name: readonly QueryToken[], similar: readonly RegisterEntry[]): SpeakerSet {
  const speaking = similar.filter((entry) => entry.statements > 0);
  return { kind: 'unknown', name: name.map((token) => token.typed).join(' '), similar: speaking, mentions: null };
}

function without(tokens: readonly QueryToken[], taken: readonly QueryToken[]): readonly QueryToken[] {
  return tokens.filter((token) => !taken.includes(token));
}

/** Longest office that is looked for at the start of keywords, in words. */
const LONGEST_TITLE = 8;

/** How many words from the start are an office of more than one word, or an abbreviation of one; else 0. */
async function titlePrefix(words: readonly string[], context: ResolveContext): Promise<number> {
  for (let end = Math.min(LONGEST_TITLE, words.length); end > 0; end--) {
    const prefix = words.slice(0, end);
    if (TITLE_LINKS.has(prefix.at(-1)!) || titleWords(prefix).filter((word) => !TITLE_LINKS.has(word)).length < 2)
      continue;
    if (await byRole(prefix, context)) return end;
  }
  return 0;
}

/**
 * Where a title in full before a name begins ("joint chiefs chairman Mark Milley", "chairman of the joint chiefs …"): the
 * farthest word from which all, with one of them a title, are of an office that somebody called so has.
 */
function titleStart(
  words: readonly string[],
  end: number,
  nameStart: number,
  entries: readonly RegisterEntry[],
): number {
  let farthest = end;
  for (let start = end - 1; start >= Math.max(0, end - LONGEST_TITLE); start--) {
    const word = words[start]!;
    if (TITLE_LINKS.has(word)) continue;
    if (!entries.some((entry) => isQualifiedBy(entry, word))) break;
    const title = words.slice(start, nameStart);
    if (entries.some(({ roles }) => roles.some((role) => fitsRole(title, role)))) farthest = start;
  }
  return farthest;
}

/** A name with the titles and given names before it, and "of Ohio" or "the general" behind it. */
function withQualifiers(
  words: readonly string[],
  anchor: { start: number; end: number; entries: readonly RegisterEntry[] },
): { start: number; end: number } {
  let { start, end } = anchor;
  const given = new Set(anchor.entries.flatMap((entry) => [...entry.given]));
  const isOfName = (word: string) =>
    HONORIFICS.has(word) ||
    TITLE_WORDS.has(word) ||
    TITLE_FORMS.has(word) ||
    given.has(word) ||
    closestWord(word, [...given]) !== null;
  while (start > 0 && isOfName(words[start - 1]!)) start--;
  const isGiven = (word: string) => given.has(word) && !TITLE_WORDS.has(word) && !TITLE_FORMS.has(word);
  let nameStart = anchor.start;
  while (nameStart > start && isGiven(words[nameStart - 1]!)) nameStart--;
  start = titleStart(words, start, nameStart, anchor.entries);
  // "islamic state esper": parts of an office without the office itself are no title.
  if (words.slice(start, anchor.start).every((word) => OFFICE_PARTS.has(word))) start = anchor.start;
  const known = (word: string | undefined) =>
    word !== undefined &&
    (STATE_BY_CODE.get(word) ?? [word]).every((part) => anchor.entries.some((entry) => entry.identity.has(part)));
  // "Brown (D-OH)": the party's letter before the state.
  if (/^[dri]$/.test(words[end] ?? '') && STATE_BY_CODE.has(words[end + 1] ?? '')) end++;
  if (/^(?:of|from|the)$/.test(words[end] ?? '') && (known(words[end + 1]) || STATE_WORDS.has(words[end + 1] ?? ''))) {
    end += 2;
    while (known(words[end])) end++;
  } else if (anchor.entries.length > 1) while (known(words[end])) end++;
  return { start, end };
}
