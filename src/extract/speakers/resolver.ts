import { DESCRIPTION_LINKS, isRoleNoun, singular } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { Confidence } from '../../model/statement.js';
import { startsUpper } from '../../text/case.js';
import { behindRoles, conjunctionExtendsName, joinsTwoNames } from '../tokens/joint-names.js';
import { nameMentionOf } from '../tokens/names.js';
import { type NounPhrase, phraseEndingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { Entity, EntityMention, NamedEntities } from './named-entities.js';

/** Who a mention was resolved to. `entity` is null for somebody without a name. */
export interface ResolvedMention {
  readonly entity: Entity | null;
  readonly name: string;
  readonly named: boolean;
  readonly confidence: Confidence;
  readonly how: 'name' | 'role' | 'pronoun' | 'description';
}

/** A noun phrase that names a speaker, where it stands. */
export interface SpeakerPhrase {
  readonly tokens: readonly ParagraphToken[];
  readonly phrase: NounPhrase;
  /** The phrase as it is written. */
  readonly text: string;
  readonly paragraph: number;
  /** Who is named in the same sentence. */
  readonly here: readonly EntityMention[];
}

/** What the resolver remembers of a sentence that was read: whom a pronoun can mean. */
interface Focus {
  readonly paragraph: number;
  readonly speakers: readonly ResolvedMention[];
  readonly entities: readonly Entity[];
}

/** How many sentences back a pronoun or title is looked up. */
const REACH = 12;

/** Resolves mentions to entities in the order of the text: names, titles, pronouns. One resolver per document. */
export class SpeakerResolver {
  readonly #entities: NamedEntities;
  readonly #focus: Focus[] = [];
  readonly #spoke = new Set<Entity>();
  /** Speakers without a name, by the noun that describes them: the last "senior official". */
  readonly #described = new Map<string, ResolvedMention>();

  constructor(entities: NamedEntities) {
    this.#entities = entities;
  }

  /** Remembers a sentence after its attributions were resolved. */
  remember(paragraph: number, entityMentions: readonly EntityMention[], speakers: readonly ResolvedMention[]): void {
    const entities = entityMentions.map(({ entity }) => entity).filter((entity) => entity.personal);
    for (const speaker of speakers) if (speaker.entity) this.#spoke.add(speaker.entity);
    if (entities.length > 0 || speakers.length > 0) this.#focus.push({ paragraph, speakers, entities });
    if (this.#focus.length > REACH) this.#focus.shift();
  }

  /** The speaker of the last attribution, if it was in this paragraph or in the one before. */
  #lastSpeaker(paragraph: number): ResolvedMention | null {
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const focus = this.#focus[i]!;
      if (focus.paragraph < paragraph - 1) return null;
      const speaker = focus.speakers.at(-1);
      if (speaker) return speaker;
    }
    return null;
  }

  resolve(named: SpeakerPhrase): ResolvedMention {
    const { tokens, phrase, text, here } = named;
    const head = tokens[phrase.head]!;
    if (head.tag === 'PRON' || /^(?:he|she|they|it|i|we)$/.test(head.lower)) return this.#pronoun(named);
    const apposed = /^(?:NOUN|NUM|DET)$/.test(head.tag) ? apposedName(tokens, phrase, here) : null;
    if (apposed) return this.#byName(tokens, phrase, apposed, text);
    // "Warren and Markey said": what two people said is not credited to one of them.
    if (joinsTwoNames(tokens, phrase, here)) {
      // "Roe, Warren and Markey said"
      const more = tokens[phrase.from - 1]?.text === ',' && tokens[phrase.from - 2]?.tag === 'PROPN';
      return { entity: null, name: text, named: false, confidence: more ? 'unsure' : 'sure', how: 'description' };
    }
    const inside = here.filter(({ from, to }) => from >= phrase.from && to <= phrase.to);
    const role = behindRoles(tokens, phrase, inside);
    if (role) return this.#byName(tokens, phrase, role.entity, text);
    const own = inside.find(({ from, to }) => from <= phrase.head && phrase.head < to);
    if (own) {
      const resolved = this.#byName(tokens, phrase, own.entity, text);
      // "Roe and Poe of Leeds and Professor Lee said": who else spoke is not told apart.
      return conjunctionExtendsName(tokens, phrase, own) ? { ...resolved, confidence: 'unsure' } : resolved;
    }
    if (head.tag === 'PROPN') {
      const mention = nameMentionOf(tokens, firstName(tokens, phrase), phrase.head + 1);
      const entity = mention && mention.words.length > 0 ? this.#entities.findOrAdd(mention) : null;
      if (entity) return this.#byName(tokens, phrase, entity, text);
    }
    // "Park said", taken for a noun: somebody of that surname was introduced.
    const surname =
      phrase.to - phrase.from === 1 && startsUpper(head.text) ? this.#entities.withSurname(head.text) : [];
    const introduced = surname.findLast((entity) => entity.full && entity.personal);
    return introduced ? this.#byName(tokens, phrase, introduced, text) : this.#byRole(tokens, phrase, text);
  }

  #byName(tokens: readonly ParagraphToken[], phrase: NounPhrase, entity: Entity, text: string): ResolvedMention {
    if (!entity.personal && !entity.full) return this.#organisation(tokens, phrase, entity, text);
    const rivals = entity.full
      ? this.#entities.withSurname(entity.surname).filter((other) => other !== entity && other.full && other.personal)
      : [];
    const fullHere = phrase.to - phrase.from > 1;
    return {
      entity,
      name: entity.name,
      named: entity.full,
      confidence: rivals.length === 0 || fullHere ? 'sure' : 'unsure',
      how: 'name',
    };
  }

  /** "the Pentagon", "CNN", "The White House": complete as it is. A single capitalised word may be a bare surname. */
  #organisation(tokens: readonly ParagraphToken[], phrase: NounPhrase, entity: Entity, text: string): ResolvedMention {
    const determined = /^the$/i.test(tokens[phrase.from]!.text);
    const acronym = /^\p{Lu}{2,}$/u.test(entity.name);
    const named = determined || acronym;
    return { entity, name: named ? text.replace(/^the\s+/i, '') : entity.name, named, confidence: 'sure', how: 'name' };
  }

  /** "the secretary", "the general": whoever of that role spoke last, else was named last. */
  #byRole(tokens: readonly ParagraphToken[], phrase: NounPhrase, text: string): ResolvedMention {
    const head = singular(tokens[phrase.head]!.lower);
    const ofTwo = /^(?:former|latter)$/.test(head) ? this.#ofTwo(head, text) : null;
    if (ofTwo) return ofTwo;
    const unnamed = { entity: null, name: text, named: false, confidence: 'sure', how: 'description' } as const;
    const definite = /^(?:the|that|this)$/i.test(tokens[phrase.from]!.text);
    const plural = /s$/.test(tokens[phrase.head]!.lower) && !/ss$/.test(tokens[phrase.head]!.lower);
    if (plural || !isRoleNoun(head)) return unnamed;
    if (!definite) {
      this.#described.set(head, unnamed);
      return unnamed;
    }
    const fits = (entity: Entity): boolean => entity.personal && entity.roles.has(head);
    const recent = this.#recent().filter(fits);
    const spoke = recent.filter((entity) => this.#spoke.has(entity));
    const entity = spoke[0] ?? recent[0] ?? this.#entities.withRole(head).findLast(fits);
    if (!entity) return this.#described.get(head) ?? unnamed;
    const rivals = this.#entities
      .withRole(head)
      .filter((other) => other !== entity && fits(other) && this.#spoke.has(other));
    return {
      entity,
      name: entity.name,
      named: entity.full,
      confidence: rivals.length === 0 ? 'sure' : 'unsure',
      how: 'role',
    };
  }

  /** "the former", "the latter": of the two people of the sentence before; nobody where there weren't two. */
  #ofTwo(which: string, text: string): ResolvedMention {
    const pair = this.#focus.findLast(({ entities }) => new Set(entities).size === 2);
    const entity = pair && (which === 'former' ? pair.entities[0]! : pair.entities.at(-1)!);
    if (!entity) return { entity: null, name: text, named: false, confidence: 'unsure', how: 'description' };
    return { entity, name: entity.name, named: entity.full, confidence: 'unsure', how: 'role' };
  }

  /** Figures of the last sentences, latest first, speakers before the rest of their sentence. */
  #recent(): Entity[] {
    const entities: Entity[] = [];
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const { speakers, entities: named } = this.#focus[i]!;
      for (const entity of [...speakers.map((speaker) => speaker.entity), ...named])
        if (entity && !entities.includes(entity)) entities.push(entity);
    }
    return entities;
  }

  #pronoun({ tokens, phrase, text, paragraph, here }: SpeakerPhrase): ResolvedMention {
    const head = tokens[phrase.head]!;
    const unnamed = { entity: null, name: text, named: false, confidence: 'unsure', how: 'pronoun' } as const;
    if (!/^(?:he|she)$/.test(head.lower)) {
      const group = head.lower === 'they' ? groupBefore(tokens, phrase.from) : null;
      if (group) return { ...unnamed, name: group };
      const last = this.#lastSpeaker(paragraph);
      // "they", "it": the last speaker when that was no single person.
      const one = last?.how === 'pronoun' && /^(?:he|she|i)$/i.test(last.name);
      if (/^(?:they|it)$/.test(head.lower) && last && !one && !last.entity?.personal)
        return { ...last, how: 'pronoun', confidence: 'unsure' };
      return unnamed;
    }
    const gender = head.lower === 'he' ? 'm' : 'f';
    const fits = (entity: Entity | null): entity is Entity =>
      entity?.personal ? (entity.gender ?? gender) === gender : false;
    // "Las Vegas", "Living History": two capitals that nothing else shows to be a person's.
    const isPerson = (entity: Entity): boolean =>
      entity.gender !== null || entity.roles.size > 0 || this.#spoke.has(entity);
    let doubtful: Entity | null = null;
    // A name earlier in the same sentence is a weak hint only: "Trump's plan, he said".
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const focus = this.#focus[i]!;
      const speaker = focus.speakers.findLast((one) => fits(one.entity) || one.entity === null);
      // "Starmer's spokesman said X. He said Y": the one without a name spoke last.
      if (speaker && !speaker.entity && paragraph - focus.paragraph <= 1 && describesOne(speaker, gender))
        return { ...speaker, confidence: 'unsure', how: 'pronoun' };
      const candidates = [...(speaker ? [speaker.entity] : []), ...focus.entities];
      const entity = candidates.find((one) => fits(one) && isPerson(one));
      if (!entity) {
        doubtful ??= candidates.find(fits) ?? null;
        continue;
      }
      const rivals = new Set(candidates.filter(fits)).size;
      const near = paragraph - focus.paragraph <= 1;
      const wasSpeaker = speaker?.entity === entity;
      // Somebody near whose gender is known to fit may be meant rather than one of whom it is not known.
      const guessed = !entity.gender && !wasSpeaker && this.#recent().some((other) => other.gender === gender);
      // "Thomas' sister pleaded with him, but he replied": somebody named in the sentence may be meant as well.
      const inSentence = here.some((one) => one.to <= phrase.from && one.entity !== entity && fits(one.entity));
      const confidence =
        near && !guessed && !doubtful && !inSentence && (rivals === 1 || wasSpeaker) ? 'sure' : 'unsure';
      if (!guessed) entity.gender ??= gender;
      return { entity, name: entity.name, named: entity.full, confidence, how: 'pronoun' };
    }
    const own = here.find(({ entity, to }) => to <= phrase.from && fits(entity))?.entity ?? doubtful;
    return own ? { entity: own, name: own.name, named: own.full, confidence: 'unsure', how: 'pronoun' } : unnamed;
  }
}

/** How far before "they" the people that it means are looked for in the sentence, in tokens. */
const GROUP_REACH = 30;

/** "Union officials went to the station, where they claimed": the people whom the sentence began with. */
function groupBefore(tokens: readonly ParagraphToken[], pronoun: number): string | null {
  for (let at = pronoun - 1; at >= Math.max(0, pronoun - GROUP_REACH); at--) {
    const { tag, text, lower } = tokens[at]!;
    if (/^[.!?]$/.test(text) || tag === 'QUOTE') return null;
    if (tag !== 'NOUN' || !/[^s]s$/.test(lower) || !isRoleNoun(lower)) continue;
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
const FEMALE = /woman$|girl$|mother$|wife$|daughter$|sister$/;
const MALE = /(?<!wo)man$|boy$|father$|husband$|son$|brother$/;

/** Whether a description can be one person of this gender: "a spokesman for the mayor", not "the company". */
function describesOne({ name, how }: ResolvedMention, gender: 'm' | 'f'): boolean {
  if (how === 'pronoun') return false;
  const noun = DESCRIBED.exec(name.slice(0, LONGEST_DESCRIPTION))?.[1]?.toLowerCase() ?? '';
  if (!isRoleNoun(noun) || /[^s]s$|people$|couple$|family$/.test(noun)) return false;
  // "spokesperson" ends like "son" and is either.
  return noun.endsWith('person') || !(gender === 'm' ? FEMALE : MALE).test(noun);
}

/** "her brother, Councilman Peter Johnson," and "another, Joy Adeyemi,": the name that an apposition gives to a description. */
function apposedName(
  tokens: readonly ParagraphToken[],
  phrase: NounPhrase,
  here: readonly EntityMention[],
): Entity | null {
  if (tokens[phrase.to]?.text !== ',') return null;
  const name = here.find(({ from }) => from === phrase.to + 1);
  const closed = name && /^(?:[,.;:!?]|[—–-]+)$/.test(tokens[name.to]?.text ?? '');
  return name?.entity.personal && (closed || name.to >= tokens.length) ? name.entity : null;
}

/** Where the run of proper nouns that ends in the head begins. */
function firstName(tokens: readonly ParagraphToken[], phrase: NounPhrase): number {
  let from = phrase.head;
  while (from > phrase.from && tokens[from - 1]!.tag === 'PROPN') from--;
  return from;
}
