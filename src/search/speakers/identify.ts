import type { Store } from '../../store/store.js';
import { ADVERBS, STATEMENT_NOUNS, TOPIC_MARKERS } from '../data/question-words.js';
import { STATE_BY_CODE } from '../data/states.js';
import { STOP_WORDS } from '../data/stop-words.js';
import { HONORIFICS, TITLE_FORMS, TITLE_LINKS, TITLE_WORDS } from '../data/titles.js';
import type { Form } from '../forms.js';
import { closestWord } from '../spelling.js';
import type { Token } from '../tokens.js';
import type { Entry } from './register.js';
import {
  type Correction,
  exactAnchors,
  type Resolution,
  type ResolveContext,
  resolveSpeaker,
  spellingAnchors,
} from './resolve.js';

/** Whose statements are asked for. */
export type Who =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'reporters' }
  /** "he": somebody whom a single question doesn't know. */
  | { readonly kind: 'pronoun' }
  | {
      readonly kind: 'speakers';
      readonly entries: readonly Entry[];
      /** Set where they were asked for by an office: only what they said while they held it counts. */
      readonly role: readonly string[] | null;
    }
  | { readonly kind: 'several'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly similar: readonly Entry[];
      readonly mentions: Mention | null;
    };

/** Somebody who stands in sources without speaking on record. */
export interface Mention {
  readonly name: string;
  /** Sources that name them. */
  readonly sources: number;
}

export interface Identified {
  readonly who: Who;
  readonly topic: readonly Token[];
  readonly corrections: readonly Correction[];
}

/** Finds who a question means. The words that name nobody are its topic. */
export async function identify(form: Form, context: ResolveContext, store: Store): Promise<Identified> {
  const { subject, topic } = form;
  switch (subject.kind) {
    case 'anyone':
    case 'reporters':
    case 'pronoun':
      return { who: { kind: subject.kind }, topic, corrections: [] };
    case 'keywords':
      return scan(topic, context);
    default: {
      const found = resolveAll(subject.words, context);
      if (found) return { ...found, topic };
      if (subject.kind === 'maybe' && !(await isAnotherName(subject.words, context, store))) {
        return scan([...subject.words, ...topic], context);
      }
      return { who: await unknown(subject.words, context, store), topic, corrections: [] };
    }
  }
}

/** The people that the words mean, all of them or null: "Milley and Esper". */
export function resolveAll(tokens: readonly Token[], context: ResolveContext): Omit<Identified, 'topic'> | null {
  const whole = resolveSpeaker(tokens, context);
  const resolutions =
    whole.kind === 'nobody' ? splitAtJoins(tokens).map((part) => resolveSpeaker(part, context)) : [whole];
  return joined(resolutions);
}

function joined(resolutions: readonly Resolution[]): Omit<Identified, 'topic'> | null {
  const entries: Entry[] = [];
  const corrections: Correction[] = [];
  let role: readonly string[] | null = null;
  for (const resolution of resolutions) {
    if (resolution.kind === 'nobody') return null;
    corrections.push(...resolution.corrections);
    if (resolution.kind === 'several') return { who: resolution, corrections };
    entries.push(...resolution.entries);
    if (resolution.asked.by === 'role' && resolutions.length === 1) role = resolution.asked.words;
  }
  return entries.length === 0 ? null : { who: { kind: 'speakers', entries: [...new Set(entries)], role }, corrections };
}

function splitAtJoins(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (/^(?:and|or|versus|vs|plus)$/.test(token.plain)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** Finds names among keywords: "milley letter", "secdef rockets", "Brown, the general". */
function scan(tokens: readonly Token[], context: ResolveContext): Identified {
  const whole = resolveAll(tokens, context);
  if (whole && tokens.length > 0) return { ...whole, topic: [] };
  const marker = tokens.findIndex((token, i) => i > 0 && TOPIC_MARKERS.has(token.plain));
  const searched = tokens.slice(0, marker < 0 ? tokens.length : marker);
  const words = searched.map((token) => token.plain);
  const titled = titlePrefix(words);
  const exact = exactAnchors(words, context.register);
  const anchors = exact.length > 0 ? exact : titled > 0 ? [] : spellingAnchors(searched, context);
  const taken = new Set<number>();
  const resolutions: Resolution[] = [];
  for (const anchor of anchors) {
    if (taken.has(anchor.start) || taken.has(anchor.end - 1)) continue;
    const span = withQualifiers(words, anchor);
    const before = searched[span.start - 1];
    if (before && !taken.has(span.start - 1) && isStrange(before, context)) {
      const name = searched.slice(span.start - 1, span.end);
      return { who: strangerOf(name, anchor.entries), topic: without(tokens, name), corrections: [] };
    }
    const resolution = resolveSpeaker(searched.slice(span.start, span.end), context);
    if (resolution.kind === 'nobody') continue;
    resolutions.push(resolution);
    for (let i = span.start; i < span.end; i++) taken.add(i);
  }
  if (resolutions.length === 0 && titled > 0) {
    const resolution = resolveSpeaker(searched.slice(0, titled), context);
    if (resolution.kind !== 'nobody') {
      resolutions.push(resolution);
      for (let i = 0; i < titled; i++) taken.add(i);
    }
  }
  const found = joined(resolutions);
  if (!found) return { who: { kind: 'anyone' }, topic: tokens, corrections: [] };
  // "Milley's latest remarks": what is left of the question's own words is no topic.
  const topic = tokens.filter(
    (token, i) => !taken.has(i) && !STATEMENT_NOUNS.has(token.plain) && !ADVERBS.has(token.plain),
  );
  return { ...found, topic };
}

/** A name that stands nowhere on record, and so makes another person of the surname behind it. */
function isStrange({ typed, plain }: Token, { isOnRecord }: ResolveContext): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(typed) && !isOnRecord(plain) && !STOP_WORDS.has(plain) && !TITLE_FORMS.has(plain);
}

function strangerOf(name: readonly Token[], similar: readonly Entry[]): Who {
  const speaking = similar.filter((entry) => entry.statements > 0);
  return { kind: 'unknown', name: name.map((token) => token.typed).join(' '), similar: speaking, mentions: null };
}

function without(tokens: readonly Token[], taken: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => !taken.includes(token));
}

/** How many words from the start are a title of more than one word, or an abbreviation of one; else 0. */
function titlePrefix(words: readonly string[]): number {
  let end = 0;
  while (
    end < words.length &&
    (TITLE_WORDS.has(words[end]!) || TITLE_FORMS.has(words[end]!) || TITLE_LINKS.has(words[end]!))
  )
    end++;
  while (end > 0 && TITLE_LINKS.has(words[end - 1]!)) end--;
  const titles = words.slice(0, end).filter((word) => !TITLE_LINKS.has(word));
  return titles.length > 1 || titles.some((word) => (TITLE_FORMS.get(word)?.length ?? 0) > 1) ? end : 0;
}

/** A name with the titles and given names before it, and "of Ohio" or "the general" behind it. */
function withQualifiers(
  words: readonly string[],
  anchor: { start: number; end: number; entries: readonly Entry[] },
): { start: number; end: number } {
  let { start, end } = anchor;
  const isOfName = (word: string) =>
    HONORIFICS.has(word) ||
    TITLE_WORDS.has(word) ||
    TITLE_FORMS.has(word) ||
    anchor.entries.some((entry) => entry.given.has(word));
  while (start > 0 && isOfName(words[start - 1]!)) start--;
  const known = (word: string | undefined) =>
    word !== undefined &&
    (STATE_BY_CODE.get(word) ?? [word]).every((part) => anchor.entries.some((entry) => entry.identity.has(part)));
  // "Brown (D-OH)": the party's letter before the state.
  if (/^[dri]$/.test(words[end] ?? '') && STATE_BY_CODE.has(words[end + 1] ?? '')) end++;
  if (/^(?:of|from|the)$/.test(words[end] ?? '') && known(words[end + 1])) {
    end += 2;
    while (known(words[end])) end++;
  } else if (anchor.entries.length > 1) while (known(words[end])) end++;
  return { start, end };
}

/** Whether words that may be a name are one, though nobody's on record: unheard-of words, or somebody mentioned. */
async function isAnotherName(words: readonly Token[], context: ResolveContext, store: Store): Promise<boolean> {
  const own = words.filter((token) => !STOP_WORDS.has(token.plain) && !HONORIFICS.has(token.plain));
  if (own.length === 0 || own.length > 3) return false;
  if (isNamesake(own, context)) return true;
  if (own.every((token) => !context.isOnRecord(token.plain))) return true;
  return (await store.mentions(own.map((token) => token.typed).join(' '))) > 0;
}

/** A surname on record behind a name that is not its bearer's: "Gordon Brown". */
function isNamesake(words: readonly Token[], { register, isOnRecord }: ResolveContext): boolean {
  const given = words.at(-2);
  if (!given || register.byHandle([words.at(-1)!.plain]).length === 0) return false;
  return !isOnRecord(given.plain) || /^\p{Lu}\p{Ll}/u.test(given.typed);
}

/** What can be said of somebody who is nobody's speaker: how many sources mention them, and who is called alike. */
async function unknown(tokens: readonly Token[], context: ResolveContext, store: Store): Promise<Who> {
  const resolution = resolveSpeaker(tokens, context);
  const similar = resolution.kind === 'nobody' ? resolution.similar : [];
  const own = tokens.filter(
    (token) => !HONORIFICS.has(token.plain) && !TITLE_WORDS.has(token.plain) && !TITLE_FORMS.has(token.plain),
  );
  const named = (own.length > 0 ? own : tokens).filter((token) => !TITLE_LINKS.has(token.plain));
  return {
    kind: 'unknown',
    name: tokens.map((token) => token.typed).join(' '),
    similar: similar.filter((entry) => entry.statements > 0),
    mentions: await mentionOf(named, store),
  };
}

/** Sources that mention a name, as typed, or, where none does, spelt as the record spells it ("Suleimani"). */
export async function mentionOf(tokens: readonly Token[], store: Store): Promise<Mention | null> {
  const name = tokens.map((token) => token.typed.replace(/['’]s?$/, '')).join(' ');
  if (name === '') return null;
  const sources = await store.mentions(name);
  if (sources > 0) return { name, sources };
  const last = tokens.at(-1)!;
  const near = closestWord(
    last.plain,
    (await store.similarWords(last.plain, 8)).map(({ word }) => word),
  );
  if (near === null) return null;
  const mentions = await store.mentions(near);
  return mentions > 0 ? { name: near[0]!.toUpperCase() + near.slice(1), sources: mentions } : null;
}
