import { DESCRIPTION_LINKS, isRoleNoun } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import { phraseEndingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { type Entity, genderHint, isPlural, mayBePerson, takeForThing } from './entities.js';
import type { Focus, RecentSentences } from './focus.js';
import { asResolved, type Resolved, type SpeakerPhrase } from './resolved.js';

type PronounGender = 'm' | 'f';

/** Resolves a pronoun: "he" and "she" to the figures of the sentences before, "it" and "they" to who spoke last. */
export function resolvePronoun(named: SpeakerPhrase, recent: RecentSentences): Resolved {
  const { lower } = named.tokens[named.phrase.head]!;
  const found =
    lower === 'he' ? personBefore(named, recent, 'm') : lower === 'she' ? personBefore(named, recent, 'f') : null;
  return found ?? othersBefore(named, recent) ?? unresolved(named);
}

function unresolved({ text }: SpeakerPhrase): Resolved {
  return { entity: null, name: text, named: false, confidence: 'unsure', how: 'pronoun' };
}

/** "They", "it": those whom the sentence began with, what the sentence before was about, or the last speaker. Never sure. */
function othersBefore(named: SpeakerPhrase, recent: RecentSentences): Resolved | null {
  const { tokens, phrase, paragraph } = named;
  const { lower } = tokens[phrase.head]!;
  if (lower !== 'they' && lower !== 'it') return null;
  const group = lower === 'they' ? groupBefore(tokens, phrase.from) : null;
  if (group) return { ...unresolved(named), name: group };
  // "The alliance put out a statement. It says", "Quill Rail says no. “Don’t come,” it tweeted."
  const { subject, paragraph: where } = recent.last ?? {};
  const thing = subject?.entity;
  if (lower === 'it' && thing && where === paragraph && (!thing.personal || isUnproven(thing))) {
    takeForThing(thing);
    return asPronoun(subject);
  }
  const last = recent.lastSpeaker(paragraph);
  const isOne = last?.how === 'pronoun' && /^(?:he|she|i)$/i.test(last.name);
  return last && !isOne && !last.entity?.personal ? asPronoun(last) : null;
}

/** Whom "he" or "she" means: whoever spoke or was named last and can be meant. Sure only where nobody else can. */
function personBefore(named: SpeakerPhrase, recent: RecentSentences, gender: PronounGender): Resolved | null {
  const { phrase, paragraph, here } = named;
  const fits = (entity: Entity | null): entity is Entity =>
    entity?.personal ? (genderHint(entity) ?? gender) === gender : false;
  // "Las Vegas", "Living History": two capitals that nothing else shows to be a person's.
  const isPerson = (entity: Entity): boolean =>
    entity.gender !== null || entity.roles.size > 0 || entity.isWho || recent.hasSpoken(entity);
  let doubtful: Entity | null = null;
  /** Whether a sentence of this paragraph is about something else. */
  let passed = false;
  /** Whether somebody without a name spoke nearer who may be meant. */
  let isOther = false;
  for (const focus of recent.latestFirst) {
    const isNear = paragraph - focus.paragraph <= 1;
    const speaker = focus.speakers.findLast(
      (one) => fits(one.entity) || (one.entity === null && !isRelative(one, gender)),
    );
    const unnamed = isNear ? unnamedIn(focus, speaker, gender) : null;
    // Somebody named nearer, though nothing but the name shows a person, is likelier.
    if (unnamed) return doubtful ? asResolved(doubtful, 'unsure', 'pronoun') : asPronoun(unnamed);
    isOther ||= speaker !== undefined && !speaker.entity && describesOne(speaker, gender);
    const candidates = [speaker?.entity, focus.subject?.entity, ...focus.entities].flatMap((one) =>
      one && fits(one) ? [one] : [],
    );
    const known = candidates.filter(isPerson);
    const entity = known.find((one) => one === speaker?.entity || one.gender === gender) ?? known[0];
    if (!entity) {
      doubtful ??= candidates[0] ?? null;
      passed ||= focus.paragraph === paragraph;
      continue;
    }
    const wasSpeaker = speaker?.entity === entity;
    // Somebody near whose gender is known to fit may be meant rather than one of whom it is not known.
    const guessed = !entity.gender && !wasSpeaker && recent.figures().some((other) => other.gender === gender);
    const isAlone = new Set(candidates).size === 1 || (wasSpeaker && speaker.confidence === 'sure');
    const isDoubtful =
      !isNear ||
      (wasSpeaker && speaker.confidence === 'unsure') ||
      (passed && focus.paragraph < paragraph) ||
      isOther ||
      guessed ||
      doubtful !== null ||
      // "Thomas' sister pleaded with him, but he replied": somebody named in the sentence may be meant as well.
      here.some((one) => one.to <= phrase.from && one.entity !== entity && fits(one.entity));
    if (!guessed) entity.gender ??= gender;
    return asResolved(entity, isAlone && !isDoubtful ? 'sure' : 'unsure', 'pronoun');
  }
  // A name earlier in the same sentence is a weak hint only: "Trump's plan, he said".
  const own = here.find(({ entity, to }) => to <= phrase.from && fits(entity))?.entity ?? doubtful;
  return own && asResolved(own, 'unsure', 'pronoun');
}

/** Somebody without a full name whom a sentence was about last, and who so may be "he" or "she". */
function unnamedIn({ subject, objects }: Focus, speaker: Resolved | undefined, gender: PronounGender): Resolved | null {
  // "An official asked her what it was for. She replied": the one whom the sentence calls "her" is nearer.
  if (objects[gender]) return null;
  // "Starmer's spokesman said X. He said Y": the one without a name spoke last.
  if (speaker) return !speaker.entity && describesOne(speaker, gender) ? speaker : null;
  if (!subject || isRelative(subject, gender)) return null;
  // "A nurse stayed behind. “We have none,” she said.", "Penn objected. “No,” she said."
  return (subject.entity ? mayBePerson(subject.entity) : describesOne(subject, gender)) ? subject : null;
}

/** "Her minister told her so. “He rode it,” she said": whose somebody is, is somebody else. */
function isRelative({ name }: Resolved, gender: PronounGender): boolean {
  return (gender === 'm' ? /^his\b/i : /^her\b/i).test(name);
}

/** Two capitals that nothing shows to be a person's. */
function isUnproven({ gender, roles, words }: Entity): boolean {
  return gender === null && roles.size === 0 && words.length > 1;
}

function asPronoun(resolved: Resolved): Resolved {
  return { ...resolved, confidence: 'unsure', how: 'pronoun' };
}

/** How far before "they" the people that it means are looked for in the sentence, in tokens. */
const GROUP_REACH = 30;

/** "Union officials went to the station, where they claimed": the people whom the sentence began with. */
function groupBefore(tokens: readonly ParagraphToken[], pronoun: number): string | null {
  for (let at = pronoun - 1; at >= Math.max(0, pronoun - GROUP_REACH); at--) {
    const { tag, text, lower } = tokens[at]!;
    if (/^[.!?]$/.test(text) || tag === 'QUOTE') return null;
    if (tag !== 'NOUN' || !isPlural(lower) || !isRoleNoun(lower)) continue;
    const phrase = phraseEndingAt(tokens, at + 1, 0);
    return (
      phrase &&
      tokens
        .slice(phrase.from, phrase.to)
        .map((token) => token.text)
        .join(' ')
    );
  }
  return null;
}

/** The last word of a description before what it is of: "spokesman" in "a spokesman for the mayor". */
const DESCRIBED = new RegExp(`([\\p{L}-]+)(?=$|,| (?:${alternatives(DESCRIPTION_LINKS)})\\b)`, 'u');
/** More of a description is not looked at, in characters: no description of somebody has its noun further on. */
const LONGEST_DESCRIPTION = 120;
export const FEMALE = /woman$|girl$|mother$|wife$|daughter$|sister$/;
export const MALE = /(?<!wo)man$|boy$|father$|husband$|son$|brother$/;

/** Whether a description can be one person of this gender: "a spokesman for the mayor", not "the company". */
function describesOne({ name, how }: Resolved, gender: 'm' | 'f'): boolean {
  if (how === 'pronoun') return false;
  const noun = DESCRIBED.exec(name.slice(0, LONGEST_DESCRIPTION))?.[1]?.toLowerCase() ?? '';
  if (!isRoleNoun(noun) || /[^s]s$|people$|couple$|family$/.test(noun)) return false;
  // "spokesperson" ends like "son" and is either.
  return noun.endsWith('person') || !(gender === 'm' ? FEMALE : MALE).test(noun);
}
