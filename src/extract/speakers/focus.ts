import { isRoleNoun, ORGANISATION_NOUNS, singular } from '../../lang/index.js';
import { isVerbal } from '../tokens/kinds.js';
import { isTimeWord, type NounPhrase, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { nominalBegin } from './appositions.js';
import { type Entity, type EntityMention, isPlural, mayBePerson } from './entities.js';
import type { Resolved } from './resolved.js';

/** A sentence that was read, with who is named in it and who speaks in it. */
export interface ReadSentence extends Sentence {
  readonly tokens: readonly ParagraphToken[];
  readonly paragraph: number;
  readonly mentions: readonly EntityMention[];
  readonly speakers: readonly Resolved[];
}

/** What is remembered of a sentence that was read: whom a pronoun or a description can mean. */
export interface Focus {
  readonly paragraph: number;
  readonly speakers: readonly Resolved[];
  readonly entities: readonly Entity[];
  /** Whom the sentence begins with, be it a person, somebody without a name or a thing. */
  readonly subject: Resolved | null;
  /** Whether "him" or "her" stands in the sentence: somebody else than its subject. */
  readonly objects: Readonly<Record<'m' | 'f', boolean>>;
}

/** How many sentences back a pronoun or title is looked up. */
const REACH = 12;

/** The sentences that were read last, and what the whole document so far tells about who speaks. */
export class RecentSentences {
  readonly #sentences: Focus[] = [];
  readonly #speakers = new Set<Entity>();
  readonly #nouns = new Set<string>();
  readonly #unnamed = new Set<string>();

  /** Remembers a sentence after its attributions were resolved. @param subject whom it begins with (`subjectPhrase`). */
  add({ paragraph, mentions, speakers, tokens, from, to }: ReadSentence, subject: Resolved | null): void {
    const entities = mentions
      // "Northgate’s founder": the owner is not whom the sentence goes on about.
      .filter(({ entity, to: end }) => entity.personal && !/^['’]s?$/.test(tokens[end]?.text ?? ''))
      .map(({ entity }) => entity);
    for (const speaker of speakers) if (speaker.entity) this.#speakers.add(speaker.entity);
    const objects = { m: false, f: false };
    for (let at = from; at < to; at++) {
      const { tag, lower } = tokens[at]!;
      if (lower === 'him') objects.m = true;
      else if (lower === 'her') objects.f = true;
      else if (tag === 'NOUN' && isAnaphoric(lower)) {
        this.#nouns.add(singular(lower));
        if (isUnnamed(tokens, at, from)) this.#unnamed.add(singular(lower));
      }
    }
    if (entities.length > 0 || speakers.length > 0 || subject)
      this.#sentences.push({ paragraph, speakers, entities, subject, objects });
    if (this.#sentences.length > REACH) this.#sentences.shift();
  }

  /** The sentence before, if it was about anybody. */
  get last(): Focus | undefined {
    return this.#sentences.at(-1);
  }

  /** The sentences, latest first. */
  get latestFirst(): readonly Focus[] {
    return this.#sentences.toReversed();
  }

  /** Whether somebody has spoken, anywhere before. */
  hasSpoken(entity: Entity): boolean {
    return this.#speakers.has(entity);
  }

  /** Whether a noun for people or organisations stood in any sentence before, in the singular or plural. */
  hasNoun(noun: string): boolean {
    return this.#nouns.has(singular(noun));
  }

  /** Whether somebody without a name was introduced by a noun: "a police officer". */
  hasUnnamed(noun: string): boolean {
    return this.#unnamed.has(noun);
  }

  /** The speaker of the last attribution, if it was in this paragraph or in the one before. */
  lastSpeaker(paragraph: number): Resolved | null {
    for (const { paragraph: where, speakers } of this.latestFirst) {
      if (where < paragraph - 1) return null;
      const speaker = speakers.at(-1);
      if (speaker) return speaker;
    }
    return null;
  }

  /** Figures of the last sentences, latest first, speakers before the rest of their sentence. */
  figures(): Entity[] {
    const entities = new Set<Entity>();
    for (const { speakers, entities: named } of this.latestFirst)
      for (const entity of [...speakers.map((speaker) => speaker.entity), ...named]) if (entity) entities.add(entity);
    return [...entities];
  }
}

/** The noun phrase that a sentence begins with, if it is somebody or something that a verb, a comma or a relative follows. */
export function subjectPhrase({ tokens, from, to }: ReadSentence): NounPhrase | null {
  const phrase = phraseStartingAt(tokens, subjectBegin(tokens, from, to), to);
  if (!phrase) return null;
  const head = tokens[phrase.head]!;
  const isRole = head.tag === 'NOUN' && isRoleNoun(head.lower) && !isPlural(head.lower);
  const next = tokens[phrase.to];
  // "Born in 1933, the daughter of a surveyor, she was expelled": an apposition before its subject.
  if (next?.text === ',' && /^(?:he|she|they|it)$/.test(tokens[phrase.to + 1]?.lower ?? '')) return null;
  const stands = next === undefined || isVerbal(next) || /^(?:ADV|ADP|PRON)$/.test(next.tag) || next.text === ',';
  return stands && (isRole || head.tag === 'PROPN') && !isTimeWord(head) ? phrase : null;
}

/** "Penn objected.": of a name of which nothing is known, a verb of its own is wanted for it to be somebody. */
export function isLikelySubject({ entity }: Resolved, next: ParagraphToken | undefined): boolean {
  return !entity || !mayBePerson(entity) || isVerbal(next);
}

/** How long the clause or the time before a subject is, in tokens. */
export const OPENING_REACH = 20;

/** Where a sentence's subject may begin: "Asked about that, the chief executive laughed." begins behind its comma. */
function subjectBegin(tokens: readonly ParagraphToken[], from: number, to: number): number {
  const { tag } = tokens[from]!;
  if (tag === 'CCONJ' || tag === 'ADV') return tokens[from + 1]?.text === ',' ? from + 2 : from + 1;
  if (tag !== 'VERB' && tag !== 'ADP') return from;
  for (let at = from + 1; at + 1 < to && at < from + OPENING_REACH; at++) {
    if (tokens[at]!.text === ',') return at + 1;
    if (/^(?:AUX|QUOTE)$/.test(tokens[at]!.tag)) break;
  }
  return from;
}

/** Whether a noun may pick up somebody, or an organisation, that was named before. */
function isAnaphoric(noun: string): boolean {
  return isRoleNoun(noun) || ORGANISATION_NOUNS.has(noun);
}

/** "shot a police officer", not "Ann Roe, an officer" or "an officer, Ann Roe": whoever "a" introduces by a noun at `at`. */
function isUnnamed(tokens: readonly ParagraphToken[], at: number, floor: number): boolean {
  const from = nominalBegin(tokens, at, floor);
  const isIntroduced = from > floor && /^(?:an?|another)$/.test(tokens[from - 1]!.lower);
  const behind = tokens[at + 1]?.text === ',' ? tokens[at + 2] : tokens[at + 1];
  const before = tokens[from - 2];
  const isOfAnother =
    behind?.tag === 'PROPN' || before?.text === ',' || /^(?:as|is|was|be|become|became)$/.test(before?.lower ?? '');
  return isIntroduced && !isOfAnother;
}
