import { genderOf, isGivenName, isRoleNoun, singular, TITLE_GENDER, TITLES } from '../../lang/index.js';
import { fitsInArticle, type ShortName } from '../../people/name-fit.js';
import { surnameAmong } from '../../people/surname.js';
import { isVerbal } from '../tokens/kinds.js';
import { beginsWithParticle, looksPersonal, lookupForm, type NameMention, namesIn } from '../tokens/names.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** Most entities kept for one surname or role, the latest: no article has more, and a hostile one costs no more. */
const MOST_NAMESAKES = 48;

/** A person or an organisation that the document names, as far as it has been read: each mention may tell more of it. */
export interface Entity {
  /** The fullest form so far, without titles: "Mark A. Milley". */
  name: string;
  words: readonly string[];
  surname: string;
  /** Whether the document gave a full name. */
  full: boolean;
  personal: boolean;
  gender: 'm' | 'f' | null;
  /** Common nouns that pick this person up: "general", "president", "chairman". */
  readonly roles: Set<string>;
  /** The role as the document puts it, the first one given: "president of the Joint Chiefs of Staff". */
  role: string | null;
}

/** Where an entity stands in the text. */
export interface EntityMention {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
}

/** The named entities of a document, looked up by surname and by role. */
export class NamedEntities {
  readonly all: Entity[] = [];
  readonly #bySurname = new Map<string, Entity[]>();
  readonly #byRole = new Map<string, Entity[]>();
  readonly #fullNameOf: (titled: string) => string | null;

  /** @param fullNameOf the full name of the one person known beforehand whom a title and a surname can mean, or null. */
  constructor(fullNameOf: (titled: string) => string | null = () => null) {
    this.#fullNameOf = fullNameOf;
  }

  /** Reads the names of one sentence, in order, and learns titles and appositions. */
  read(
    tokens: readonly ParagraphToken[],
    from: number,
    to: number,
    textOf: (from: number, to: number) => string,
  ): EntityMention[] {
    const entityMentions: EntityMention[] = [];
    const mentions = namesIn(tokens, from, to);
    for (const [i, mention] of mentions.entries()) {
      const entity = this.findOrAdd(coupled(tokens, mention, mentions[i + 1]) ?? mention);
      if (!entity) continue;
      entityMentions.push({ entity, from: mention.from, to: mention.to });
      this.#learnAround(entity, mention, tokens, from, to, textOf);
    }
    return entityMentions;
  }

  /** The entities that a surname (or a given name alone) can mean, latest introduced last. */
  withSurname(surname: string): readonly Entity[] {
    return this.#bySurname.get(lookupForm(surname)) ?? [];
  }

  /** The entities that a common noun ("general") can pick up, latest learnt last. */
  withRole(role: string): readonly Entity[] {
    return this.#byRole.get(role) ?? [];
  }

  /** Finds or adds the entity that a mention names; null for a title alone ("the President"). */
  findOrAdd(mention: NameMention): Entity | null {
    const { words, titles } = mention;
    if (words.length === 0) return null;
    const known =
      words.length === 1 ? this.#withShortName(mention) : (this.#withFullName(words) ?? this.#withParticles(words));
    const entity = known ?? this.#enter(mention);
    if (
      words.length > entity.words.length &&
      (known === null || fitsInArticle(shortName(entity.words), shortName(words)))
    )
      this.#complete(entity, words);
    // "President Trump", never introduced: the title, the day and the directory may leave only one.
    if (!entity.full && titles.length > 0) {
      const name = this.#fullNameOf([...titles, ...words].join(' '));
      if (name) this.#complete(entity, name.split(' '));
    }
    // "Prosecutor Lara Bell"
    if (titles.length === 1 && isRoleNoun(titles[0]!)) this.#addRole(entity, titles[0]!);
    for (const title of titles) {
      for (const role of TITLES.get(title) ?? []) this.#addRole(entity, role);
      entity.gender ??= TITLE_GENDER.get(title) ?? null;
      entity.personal = true;
    }
    entity.gender ??= words.length > 1 ? genderOf(words[0]!) : null;
    entity.personal ||= looksPersonal(mention);
    return entity;
  }

  #complete(entity: Entity, words: readonly string[]): void {
    entity.words = words;
    entity.name = words.join(' ');
    entity.full = words.length > 1;
    this.#index(entity, surnameAmong(words));
  }

  #enter({ words }: NameMention): Entity {
    const entity: Entity = {
      name: words.join(' '),
      words,
      surname: surnameAmong(words),
      full: words.length > 1,
      personal: false,
      gender: null,
      roles: new Set(),
      role: null,
    };
    this.all.push(entity);
    this.#index(entity, entity.surname);
    if (words.length > 1) this.#index(entity, words[0]!);
    return entity;
  }

  #addRole(entity: Entity, role: string): void {
    entity.roles.add(role);
    enter(this.#byRole, role, entity);
  }

  #index(entity: Entity, key: string): void {
    enter(this.#bySurname, lookupForm(key), entity);
  }

  /** One word: the latest entity with that surname whose gender fits the title, else with that given name. */
  #withShortName({ words, titles }: NameMention): Entity | null {
    const word = lookupForm(words[0]!);
    const all = this.#bySurname.get(word) ?? [];
    const gender = titles.map((title) => TITLE_GENDER.get(title)).find((found) => found !== undefined);
    const fits = all.filter((entity) => !gender || !entity.gender || entity.gender === gender);
    const bySurname = fits.filter((entity) => lookupForm(entity.surname) === word);
    return (bySurname.length > 0 ? bySurname : fits).at(-1) ?? null;
  }

  #withFullName(words: readonly string[]): Entity | null {
    const all = this.#bySurname.get(lookupForm(surnameAmong(words))) ?? [];
    return all.find((entity) => fitsInArticle(shortName(entity.words), shortName(words))) ?? null;
  }

  /** "Von der Leyen": the entity whose name ends in all of these words. */
  #withParticles(words: readonly string[]): Entity | null {
    if (!beginsWithParticle(words)) return null;
    const surname = lookupForm(words.join(' '));
    const fits = this.withSurname(surnameAmong(words)).filter((entity) =>
      lookupForm(entity.name).endsWith(` ${surname}`),
    );
    return fits.length === 1 ? fits[0]! : null;
  }

  #learnAround(
    entity: Entity,
    mention: NameMention,
    tokens: readonly ParagraphToken[],
    from: number,
    to: number,
    textOf: (from: number, to: number) => string,
  ): void {
    const learn = (start: number, end: number, head: string): void => {
      this.#addRole(entity, head);
      entity.personal = true;
      entity.role ??= textOf(start, end).replace(/^(?:an?|the|his|her|their)\s+/i, '');
    };
    // "Milley, president of the Joint Chiefs of Staff, …"
    if (tokens[mention.to]?.text === ',' && mention.to + 1 < to) {
      const phrase = phraseStartingAt(tokens, mention.to + 1, to);
      const head = phrase && headNoun(tokens, phrase.from, phrase.to);
      const after = phrase ? tokens[phrase.to] : undefined;
      if (phrase && head !== null && !isVerbal(after)) learn(phrase.from, phrase.to, head);
    }
    // "spokesman Josh Earnest", "Democratic presidential candidate Hillary Clinton"
    let start = mention.from;
    while (start > from && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[start - 1]!.tag)) start--;
    const last = tokens[mention.from - 1];
    if (start < mention.from && last?.tag === 'NOUN' && isRoleNoun(last.lower))
      learn(start, mention.from, singular(last.lower));
    // "the defense secretary, Mark Esper, …"
    else if (last?.text === ',' && mention.from - 2 > from && tokens[mention.from - 2]!.tag === 'NOUN' && entity.full) {
      const noun = tokens[mention.from - 2]!.lower;
      let begin = mention.from - 2;
      while (begin > from && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[begin - 1]!.tag)) begin--;
      const determiner = tokens[begin - 1];
      if (
        isRoleNoun(noun) &&
        determiner &&
        (determiner.tag === 'DET' || determiner.tag === 'PRON' || determiner.tag === 'PART')
      )
        learn(begin, mention.from - 1, singular(noun));
    }
  }
}

/** "Bill and Hillary Clinton": a given name before "and" and a full name shares its surname. Null for others. */
function coupled(
  tokens: readonly ParagraphToken[],
  first: NameMention,
  second: NameMention | undefined,
): NameMention | null {
  if (!second || second.from !== first.to + 1 || !/^(?:and|&)$/.test(tokens[first.to]!.lower)) return null;
  const [given] = first.words;
  const pair = first.words.length === 1 && first.titles.length === 0 && second.words.length === 2;
  return pair && second.titles.length === 0 && isGivenName(given!) && isGivenName(second.words[0]!)
    ? { ...first, words: [given!, second.words[1]!] }
    : null;
}

function enter(index: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = index.get(key);
  if (!list) index.set(key, [entity]);
  else if (!list.includes(entity)) {
    list.push(entity);
    if (list.length > MOST_NAMESAKES) list.shift();
  }
}

/** "president of the Joint Chiefs of Staff" → "president"; null when the phrase names no role. */
function headNoun(tokens: readonly ParagraphToken[], from: number, to: number): string | null {
  let head: ParagraphToken | null = null;
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.tag === 'ADP') break;
    if (token.tag === 'NOUN' || (token.tag === 'PROPN' && TITLES.has(lookupForm(token.text)))) head = token;
  }
  return head && isRoleNoun(head.lower) ? singular(head.lower) : null;
}

function shortName(words: readonly string[]): ShortName {
  return { first: words.length > 1 ? lookupForm(words[0]!) : null, last: lookupForm(surnameAmong(words)) };
}
