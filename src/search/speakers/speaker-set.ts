import type { SpellingCorrection } from '../../model/query.js';
import type { QueryToken } from '../../text/tokenizer.js';
import type { Mention } from './mentions.js';
import type { RegisterEntry } from './register.js';
import { type Resolution, type ResolveContext, resolveSpeaker } from './resolve.js';

/** Whose statements are asked for. */
export type SpeakerSet =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'reporters' }
  /** "he": somebody whom a single question doesn't know. */
  | { readonly kind: 'pronoun' }
  | {
      readonly kind: 'speakers';
      readonly entries: readonly RegisterEntry[];
      /** Set where they were asked for by an office: only what they said while they held it counts. */
      readonly role: readonly string[] | null;
    }
  | { readonly kind: 'several'; readonly entries: readonly RegisterEntry[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly similar: readonly RegisterEntry[];
      readonly mentions: Mention | null;
    };

export interface SpeakersAndTopic {
  readonly who: SpeakerSet;
  readonly topic: readonly QueryToken[];
  readonly corrections: readonly SpellingCorrection[];
  /** Full names that are nobody's on record and were read as the nearest one. */
  readonly spelt: readonly string[];
}

/** The people that the words mean, all of them or null: "Milley and Esper". */
export async function resolveAll(
  tokens: readonly QueryToken[],
  context: ResolveContext,
): Promise<Omit<SpeakersAndTopic, 'topic'> | null> {
  const whole = await resolveSpeaker(tokens, context);
  const resolutions =
    whole.kind === 'nobody'
      ? await Promise.all(splitAtJoins(tokens).map((part) => resolveSpeaker(part, context)))
      : [whole];
  return joinResolutions(resolutions);
}

/** What several resolutions come to: all of the people, a question back, or null where one means nobody. */
export function joinResolutions(resolutions: readonly Resolution[]): Omit<SpeakersAndTopic, 'topic'> | null {
  const entries: RegisterEntry[] = [];
  const corrections: SpellingCorrection[] = [];
  const spelt: string[] = [];
  let role: readonly string[] | null = null;
  for (const resolution of resolutions) {
    if (resolution.kind === 'nobody') return null;
    corrections.push(...resolution.corrections);
    if (resolution.spelt !== undefined) spelt.push(resolution.spelt);
    if (resolution.kind === 'several')
      return { who: { kind: 'several', entries: resolution.entries }, corrections, spelt };
    entries.push(...resolution.entries);
    if (resolution.asked.by === 'role' && resolutions.length === 1) role = resolution.asked.words;
  }
  if (entries.length === 0) return null;
  return { who: { kind: 'speakers', entries: [...new Set(entries)], role }, corrections, spelt };
}

/** Whether a word joins names: "Milley and Esper". */
export function isJoin(word: string): boolean {
  return /^(?:and|or|versus|vs|plus)$/.test(word);
}

/** The words between those that join names. */
export function splitAtJoins(tokens: readonly QueryToken[]): (readonly QueryToken[])[] {
  const parts: QueryToken[][] = [[]];
  for (const token of tokens) {
    if (isJoin(token.plain)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
