import { isRoleNoun } from '../../lang/index.js';
import { isAcronym, startsUpper } from '../../text/case.js';
import { behindRoles, conjunctionExtendsName, joinsTwoNames } from '../tokens/joint-names.js';
import { nameMentionOf } from '../tokens/names.js';
import type { NounPhrase } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { DescriptionResolver, isDemonym } from './descriptions.js';
import type { Entity, EntityMention } from './entities.js';
import { isLikelySubject, type ReadSentence, RecentSentences, subjectPhrase } from './focus.js';
import type { NamedEntities } from './named-entities.js';
import { resolvePronoun } from './pronouns.js';
import { asDescribed, asResolved, type Resolved, type SpeakerPhrase } from './resolved.js';

/** Resolves mentions to entities in the order of the text: names, titles, pronouns. One resolver per document. */
export class SpeakerResolver {
  readonly #entities: NamedEntities;
  readonly #recent = new RecentSentences();
  readonly #descriptions: DescriptionResolver;

  constructor(entities: NamedEntities) {
    this.#entities = entities;
    this.#descriptions = new DescriptionResolver(entities, this.#recent);
  }

  /**
   * Remembers a sentence after its attributions were resolved.
   *
   * @param textOf gives a phrase as it is written.
   */
  remember(sentence: ReadSentence, textOf: (phrase: NounPhrase) => string): void {
    const { tokens, paragraph, mentions } = sentence;
    const phrase = subjectPhrase(sentence);
    const subject = phrase && this.resolve({ tokens, phrase, text: textOf(phrase), paragraph, here: mentions });
    this.#recent.add(sentence, subject && isLikelySubject(subject, tokens[phrase.to]) ? subject : null);
  }

  /** Full names for those who were called by less before they were given. To be asked when the document was read. */
  fullerNames(): ReadonlyMap<string, string> {
    return this.#descriptions.fullerNames();
  }

  resolve(named: SpeakerPhrase): Resolved {
    const { tokens, phrase, text, here } = named;
    const head = tokens[phrase.head]!;
    if (head.tag === 'PRON' || /^(?:he|she|they|it|i|we)$/.test(head.lower)) return resolvePronoun(named, this.#recent);
    const apposed =
      /^(?:NOUN|NUM|DET)$/.test(head.tag) || isTitlePhrase(tokens, phrase) ? apposedName(tokens, phrase, here) : null;
    if (apposed) return this.#byName(named, apposed);
    // "Warren and Markey said": what two people said is not credited to one of them.
    if (joinsTwoNames(tokens, phrase, here)) {
      // "Roe, Warren and Markey said"
      const more = tokens[phrase.from - 1]?.text === ',' && tokens[phrase.from - 2]?.tag === 'PROPN';
      return asDescribed(text, more ? 'unsure' : 'sure');
    }
    const inside = here.filter(({ from, to }) => from >= phrase.from && to <= phrase.to);
    const role = behindRoles(tokens, phrase, inside);
    if (role) return this.#byName(named, role.entity);
    const last = inside.at(-1);
    if (last && last.from > phrase.head && last.entity.personal && last.entity.full) {
      // "Speaker of the House Rep. Ann Roe (R-WI)", "Leader of Opposition Ann Roe"
      const isTied = isRoleNoun(head.lower) && tokens[last.from - 1]!.tag === 'PROPN' && last.to === phrase.to;
      if (isTied || isTitlePhrase(tokens, phrase)) return this.#byName(named, last.entity);
    }
    if (tokens[phrase.from]!.lower === 'the' && phrase.head === phrase.from + 1 && isDemonym(head))
      return this.#descriptions.resolve(named);
    const abbreviation = this.#descriptions.byAbbreviation(tokens, phrase);
    if (abbreviation) return abbreviation;
    const own = inside.find(({ from, to }) => from <= phrase.head && phrase.head < to);
    if (own) {
      const resolved = this.#byName(named, own.entity);
      // "Roe and Poe of Leeds and Professor Lee said": who else spoke is not told apart.
      return conjunctionExtendsName(tokens, phrase, own) ? { ...resolved, confidence: 'unsure' } : resolved;
    }
    if (head.tag === 'PROPN') {
      const mention = nameMentionOf(tokens, firstName(tokens, phrase), phrase.head + 1);
      const entity = mention && mention.words.length > 0 ? this.#entities.findOrAdd(mention) : null;
      if (entity) return this.#byName(named, entity);
    }
    // "Park said", taken for a noun: somebody of that surname was introduced.
    const surname =
      phrase.to - phrase.from === 1 && startsUpper(head.text) ? this.#entities.withSurname(head.text) : [];
    const introduced = surname.findLast((entity) => entity.full && entity.personal);
    return introduced ? this.#byName(named, introduced) : this.#descriptions.resolve(named);
  }

  #byName({ tokens, phrase, text, here }: SpeakerPhrase, entity: Entity): Resolved {
    if (!entity.personal && !entity.full) return this.#organisation(tokens, phrase, entity, text);
    const own = here.find(({ from, to }) => from <= phrase.head && phrase.head < to);
    const mention = own ? nameMentionOf(tokens, own.from, own.to) : null;
    const rivals =
      mention?.words.length === 1 && mention.place === null
        ? this.#entities.fitting(mention).filter((other) => other !== entity && other.personal)
        : [];
    if (rivals.length === 0) return asResolved(entity, 'sure', 'name');
    // Of several of one surname, whoever spoke last is the likeliest.
    const likely = this.#recent
      .figures()
      .find((other) => this.#recent.hasSpoken(other) && (other === entity || rivals.includes(other)));
    return asResolved(likely ?? entity, 'unsure', 'name');
  }

  /** "the Pentagon", "CNN", "The White House": complete as it is. A single capitalised word may be a bare surname. */
  #organisation(tokens: readonly ParagraphToken[], phrase: NounPhrase, entity: Entity, text: string): Resolved {
    const determined = /^the$/i.test(tokens[phrase.from]!.text);
    const named = determined || isAcronym(entity.name);
    return { entity, name: named ? text.replace(/^the\s+/i, '') : entity.name, named, confidence: 'sure', how: 'name' };
  }
}

/** "The Chancellor", "the Special Envoy": an office with capitals and no name. */
function isTitlePhrase(tokens: readonly ParagraphToken[], phrase: NounPhrase): boolean {
  const mention =
    tokens[phrase.head]!.tag === 'PROPN' ? nameMentionOf(tokens, firstName(tokens, phrase), phrase.head + 1) : null;
  return mention !== null && mention.words.length === 0;
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
