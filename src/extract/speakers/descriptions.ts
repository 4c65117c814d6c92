import { isRoleNoun, ORGANISATION_NOUNS, PASSING_WORDS, singular, TITLES } from '../../lang/index.js';
import { isAcronym } from '../../text/case.js';
import { lookupForm } from '../tokens/names.js';
import type { NounPhrase } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { contradicts, type Entity, isPlural, takeForThing } from './entities.js';
import { OPENING_REACH, type RecentSentences } from './focus.js';
import type { NamedEntities } from './named-entities.js';
import { FEMALE, MALE } from './pronouns.js';
import { asDescribed, asResolved, type Resolved, type SpeakerPhrase } from './resolved.js';

/** "22-year-old" */
const AGE = /^\d+-year-old$/;

/** Resolves descriptions ("the secretary", "the striker", "the company") to whom the document named. One per document. */
export class DescriptionResolver {
  readonly #entities: NamedEntities;
  readonly #recent: RecentSentences;
  /** Definite descriptions that nobody bore when they stood, with their noun and what describes it. */
  readonly #unbound = new Map<string, { readonly head: string; readonly own: readonly string[] }>();
  /** Speakers without a name, by the noun that describes them: the last "senior official". */
  readonly #unnamed = new Map<string, Resolved>();

  constructor(entities: NamedEntities, recent: RecentSentences) {
    this.#entities = entities;
    this.#recent = recent;
  }

  /** "the CS", "the PM": whose office that abbreviates, unsure where several hold such an office. */
  byAbbreviation(tokens: readonly ParagraphToken[], { from, head }: NounPhrase): Resolved | null {
    const word = tokens[head]!;
    if (head !== from + 1 || tokens[from]!.lower !== 'the' || !isAcronym(word.text)) return null;
    const bearers = this.#bearers(word.lower, []);
    const entity = this.#recent.figures().find((one) => bearers.includes(one)) ?? bearers.at(-1);
    return entity ? asResolved(entity, bearers.length === 1 ? 'sure' : 'unsure', 'role') : null;
  }

  /** "the secretary", "the general": whoever of that role spoke last, else was named last. */
  resolve(named: SpeakerPhrase): Resolved {
    const { tokens, phrase, text } = named;
    const { lower } = tokens[phrase.head]!;
    const { tag: openingTag, lower: opening } = tokens[phrase.from]!;
    const head = singular(lower);
    const pair = head === 'former' || head === 'latter' ? this.#ofTwo(head, text) : null;
    if (pair) return pair;
    if (isPlural(lower)) return asDescribed(text);
    const organisation = this.#byOrganisationNoun(named);
    if (organisation) return organisation;
    const own = describingWords(tokens, phrase);
    // "the 22-year-old", "the Belgian": who was spoken of last, whatever stood before.
    if (opening === 'the' && (AGE.test(lower) || isDemonym(tokens[phrase.head]!))) {
      const last = this.#lastPerson(named);
      return last?.personal && last.full ? asResolved(last, 'unsure', 'epithet') : asDescribed(text, 'unsure');
    }
    if (!isRoleNoun(head)) return asDescribed(text);
    // "Special Envoy warns", "says mayor": a headline leaves the article out.
    if (/^(?:DET|NUM|PRON)$/.test(openingTag) && !/^(?:the|that|this)$/.test(opening)) {
      const unnamed = asDescribed(text);
      this.#unnamed.set(head, unnamed);
      return unnamed;
    }
    return (
      this.#byRole(named.paragraph, head, own) ??
      this.#unnamed.get(head) ??
      this.#byEpithet(named, head, own) ??
      this.#byAnyone(named, head) ??
      this.#withoutBearer(text, head, own)
    );
  }

  /**
   * Full names for what was less when it was read, by what it was: a surname, or a description that one person alone turned
   * out to bear. To be asked when the document was read.
   */
  fullerNames(): ReadonlyMap<string, string> {
    const fuller = new Map(this.#entities.completed());
    for (const [text, { head, own }] of this.#unbound) {
      const bearers = this.#bearers(head, own).filter(({ full }) => full);
      if (bearers.length === 1 && !this.#unnamed.has(head)) fuller.set(text, bearers[0]!.name);
    }
    return fuller;
  }

  /** Those of a role whom no other words describe. */
  #bearers(head: string, own: readonly string[]): Entity[] {
    return this.#entities.withRole(head).filter((entity) => entity.personal && !contradicts(entity, head, own));
  }

  #byRole(paragraph: number, head: string, own: readonly string[]): Resolved | null {
    const bearers = this.#bearers(head, own);
    const recent = this.#recent.figures().filter((entity) => bearers.includes(entity));
    const entity = recent.find((one) => this.#recent.hasSpoken(one)) ?? recent[0] ?? bearers.at(-1);
    if (!entity) return null;
    const last = this.#recent.lastSpeaker(paragraph)?.entity;
    // "Standing in for the minister, Marsh said no. “…,” said the minister": who spoke last may bear that office as well.
    const isDoubtful = !this.#recent.hasSpoken(entity) && last?.personal === true && last !== entity;
    // Somebody without a name was introduced by that noun as well: either may be meant.
    const isSure = bearers.length === 1 && !this.#unnamed.has(head) && !this.#recent.hasUnnamed(head) && !isDoubtful;
    return asResolved(entity, isSure ? 'sure' : 'unsure', 'role');
  }

  /**
   * "Brandt said he would play. “It’s a knock,” the striker said.": a noun that nobody was introduced by picks up whoever
   * was spoken of last. Never sure. An office is known without introduction ("the president"), so it picks up only somebody
   * who is alone in the document.
   */
  #byEpithet(named: SpeakerPhrase, head: string, own: readonly string[]): Resolved | null {
    if (this.#recent.hasNoun(head) || own.some((word) => this.#recent.hasNoun(word))) return null;
    const entity = this.#lastPerson(named);
    if (!entity?.personal || !entity.full) return null;
    if (TITLES.has(head) && this.#entities.all.some((other) => other !== entity && other.personal)) return null;
    const isOtherGender = entity.gender === 'm' ? FEMALE.test(head) : entity.gender === 'f' && MALE.test(head);
    return isOtherGender ? null : asResolved(entity, 'unsure', 'epithet');
  }

  /** "A former employee said it was slow. “It limps,” the person said.": whoever spoke last, named or not. Never sure. */
  #byAnyone({ paragraph }: SpeakerPhrase, head: string): Resolved | null {
    const last = /^(?:person|man|woman)$/.test(head) ? this.#recent.lastSpeaker(paragraph) : null;
    return last && { ...last, confidence: 'unsure', how: 'epithet' };
  }

  /** Who was spoken of last, if a description may go on with them: in this sentence, else in the one before. */
  #lastPerson(named: SpeakerPhrase): Entity | null {
    const { tokens, phrase, here } = named;
    if (tokens[phrase.from]!.lower === 'this') return null;
    const own = here.filter(({ entity, to }) => entity.personal && to <= phrase.from);
    // "In Ann Roe's column, “…,” the senator writes": the owner, and nobody who does something in the sentence.
    const owners = own.filter(({ to }) => /^['’]s?$/.test(tokens[to]?.text ?? ''));
    if (own.length > 0) return own.length === 1 && owners.length === 1 ? owners[0]!.entity : null;
    const before = this.#recent.last;
    if (!before || !goesOn(named, before.paragraph)) return null;
    const last = before.speakers.at(-1)?.entity ?? before.subject?.entity;
    return last ?? (new Set(before.entities).size === 1 ? before.entities[0]! : null);
  }

  /** "Quillan Foods lost a fifth. The company said": the organisation that was the subject or speaker last. Never sure. */
  #byOrganisationNoun({ tokens, phrase, paragraph }: SpeakerPhrase): Resolved | null {
    const { lower } = tokens[phrase.head]!;
    if (!ORGANISATION_NOUNS.has(lower) || this.#recent.hasNoun(lower) || tokens[phrase.from]!.lower !== 'the')
      return null;
    const before = this.#recent.last;
    if (!before || paragraph - before.paragraph > 1) return null;
    const entity = before.speakers.at(-1)?.entity ?? before.subject?.entity;
    if (!entity || entity.gender !== null || entity.roles.size > 0 || !(entity.full || isAcronym(entity.name)))
      return null;
    takeForThing(entity);
    return { ...asResolved(entity, 'unsure', 'epithet'), named: true };
  }

  /** A description that nobody before it bears; somebody named later may (`fullerNames`). */
  #withoutBearer(text: string, head: string, own: readonly string[]): Resolved {
    this.#unbound.set(text, { head, own });
    return asDescribed(text);
  }

  /** "the former", "the latter": of the two people of the sentence before; nobody where there weren't two. */
  #ofTwo(which: string, text: string): Resolved {
    const pair = this.#recent.latestFirst.find(({ entities }) => new Set(entities).size === 2);
    const entity = pair && (which === 'former' ? pair.entities[0]! : pair.entities.at(-1)!);
    return entity ? asResolved(entity, 'unsure', 'role') : asDescribed(text, 'unsure');
  }
}

/**
 * Whether a description goes on with whom the sentence before was about: in the same paragraph, in the next one where that
 * begins with a quotation, or where "his" or "her" stands before it.
 */
function goesOn({ tokens, phrase, paragraph }: SpeakerPhrase, before: number): boolean {
  if (before === paragraph) return true;
  if (before < paragraph - 1) return false;
  const possessive = ({ lower }: ParagraphToken): boolean => /^(?:his|her)$/.test(lower);
  return tokens[0]!.tag === 'QUOTE' || tokens.slice(0, Math.min(phrase.from, OPENING_REACH)).some(possessive);
}

/** The words of a description that tell which of several it is: "transport" in "the transport minister". */
function describingWords(tokens: readonly ParagraphToken[], { from, head }: NounPhrase): string[] {
  const owned = tokens.slice(from, head).findLastIndex(({ text }) => /^['’]s?$/.test(text));
  return tokens
    .slice(from + owned + 1, head)
    .flatMap(({ tag, lower }) =>
      /^(?:NOUN|PROPN|ADJ)$/.test(tag) && !PASSING_WORDS.has(lower) ? [lookupForm(lower)] : [],
    );
}

/** "Belgian", "Dutchman": a single word with a capital for somebody of a country. */
export function isDemonym({ tag, text }: ParagraphToken): boolean {
  return (tag === 'PROPN' || tag === 'ADJ') && /^\p{Lu}\p{Ll}+(?:ian|ean|ese|ish|man|woman)$/u.test(text);
}
