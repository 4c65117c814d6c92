import {
  genderOf,
  isGivenName,
  isRoleNoun,
  LABEL_HONORIFICS,
  PEER_TITLES,
  POST_NOMINALS,
  SMALL_TITLE_WORDS,
  singular,
  TITLE_GENDER,
  TITLES,
} from '../../lang/index.js';
import { fitsInArticle, type ShortName } from '../../people/name-fit.js';
import { isSuffix, surnameAmong } from '../../people/surname.js';
import { beginsWithParticle, looksPersonal, lookupForm, type NameMention, namesIn } from '../tokens/names.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { isOfKin, rolesBeside } from './appositions.js';
import { type Entity, type EntityMention, takeForThing } from './entities.js';

/** Most entities kept for one surname or role, the latest: no article has more, and a hostile one costs no more. */
const MOST_NAMESAKES = 48;

/** Most words kept that describe somebody in one role, the first ones. */
const MOST_ROLE_WORDS = 24;

/** Letters of an abbreviated office at most. */
const LONGEST_ACRONYM = 4;

/** The named entities of a document, looked up by surname and by role. */
export class NamedEntities {
  readonly all: Entity[] = [];
  readonly #bySurname = new Map<string, Entity[]>();
  readonly #byRole = new Map<string, Entity[]>();
  /** Who was called by one word first and by a full name later; null where that is true of two. */
  readonly #completed = new Map<string, Entity | null>();
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
      const entity = this.findOrAdd(coupled(tokens, mention, mentions[i + 1]) ?? mention, isOfKin(tokens, mention));
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

  /**
   * Finds or adds the entity that a mention names; null for a title alone ("the President").
   *
   * @param isKin whether the mention is of somebody's relative: "his father, John Roe".
   */
  findOrAdd(mention: NameMention, isKin = false): Entity | null {
    const { words, titles } = mention;
    if (words.length === 0) return null;
    const known =
      words.length === 1
        ? this.#withShortName(mention)
        : (this.#withFullName(words, isKin) ?? this.#withParticles(words));
    const entity = known ?? this.#enter(mention);
    if (words.length > entity.words.length && (known === null || fitsInArticle(entity.short, shortName(words))))
      this.#complete(entity, words);
    // "President Trump", never introduced: the title, the day and the directory may leave only one.
    if (!entity.full && titles.length > 0) {
      const name = this.#fullNameOf([...titles, ...words].join(' '));
      if (name) this.#complete(entity, name.split(' '));
    }
    entity.address ??= addressOf(titles);
    for (const title of titles) {
      // "Prosecutor Lara Bell"
      if (isRoleNoun(title) || POST_NOMINALS.has(title.toUpperCase())) this.#addRole(entity, singular(title), titles);
      for (const role of TITLES.get(title) ?? []) this.#addRole(entity, role);
      entity.gender ??= TITLE_GENDER.get(title) ?? null;
      entity.personal = true;
      entity.thing = false;
    }
    if (titles.length > 1) this.#addAcronyms(entity, titles);
    entity.gender ??= words.length > 1 ? genderOf(words[0]!) : null;
    entity.personal ||= !entity.thing && looksPersonal(mention);
    return entity;
  }

  /** What the last words of an office are shortened to: the "Blue Economy Cabinet Secretary" is "the CS". */
  #addAcronyms(entity: Entity, words: readonly string[]): void {
    const long = words.filter((word) => !SMALL_TITLE_WORDS.has(word) && !LABEL_HONORIFICS.has(word));
    for (let from = Math.max(0, long.length - LONGEST_ACRONYM); from < long.length - 1; from++)
      this.#addRole(
        entity,
        long
          .slice(from)
          .map((word) => word[0]!)
          .join(''),
      );
  }

  /**
   * The full names of those who were called by a surname alone before: by that surname, where all who are called so are one.
   */
  completed(): ReadonlyMap<string, string> {
    return new Map([...this.#completed].flatMap(([short, entity]) => (entity?.personal ? [[short, entity.name]] : [])));
  }

  #complete(entity: Entity, words: readonly string[]): void {
    if (!entity.full && words.length > 1) {
      const first = this.#completed.get(entity.name);
      this.#completed.set(entity.name, first === undefined || first === entity ? entity : null);
    }
    entity.words = words;
    entity.short = shortName(words);
    entity.name = words.join(' ');
    entity.full = words.length > 1;
    this.#index(entity, surnameAmong(words));
  }

  #enter({ words, titles, place }: NameMention): Entity {
    const peerage = words.length === 1 ? titles.find((title) => PEER_TITLES.has(title)) : undefined;
    const entity: Entity = {
      // A peer's name is the title with it: "Lord Brownlow".
      name: [...(peerage ? [capitalised(peerage)] : []), ...words, ...(place ? ['of', place] : [])].join(' '),
      words,
      short: shortName(words),
      surname: surnameAmong(words),
      full: words.length > 1 || place !== null,
      place,
      personal: false,
      isWho: false,
      thing: false,
      gender: null,
      roles: new Map(),
      address: null,
      role: null,
    };
    this.all.push(entity);
    this.#index(entity, entity.surname);
    if (words.length > 1) this.#index(entity, words[0]!);
    return entity;
  }

  #addRole(entity: Entity, role: string, described: readonly string[] = []): void {
    const words = entity.roles.get(role) ?? new Set();
    for (const word of described) if (word !== role && words.size < MOST_ROLE_WORDS) words.add(word);
    entity.roles.set(role, words);
    enter(this.#byRole, role, entity);
  }

  #index(entity: Entity, key: string): void {
    enter(this.#bySurname, lookupForm(key), entity);
  }

  /** One word: the latest entity that it can mean. */
  #withShortName(mention: NameMention): Entity | null {
    return this.fitting(mention).at(-1) ?? null;
  }

  /** Whom one word with its titles can mean, latest introduced last: those of that surname, else of that given name. */
  fitting({ words, titles, place }: NameMention): Entity[] {
    const word = lookupForm(words[0]!);
    const all = this.#bySurname.get(word) ?? [];
    const gender = titles.map((title) => TITLE_GENDER.get(title)).find((found) => found !== undefined);
    const address = addressOf(titles);
    const fits = all.filter(
      (entity) =>
        (!gender || !entity.gender || entity.gender === gender) &&
        // "Lord Brownlow" is somebody else than Gordon Brownlow, whom nobody called so, and no "Mr Brownlow".
        (address === 'peer' ? entity.address === 'peer' : address === null || entity.address !== 'peer') &&
        (place === null || entity.place === null || entity.place === place),
    );
    const bySurname = fits.filter((entity) => lookupForm(entity.surname) === word);
    return bySurname.length > 0 ? bySurname : fits;
  }

  #withFullName(words: readonly string[], isKin: boolean): Entity | null {
    const name = shortName(words);
    const all = this.#bySurname.get(lookupForm(surnameAmong(words))) ?? [];
    const gender = genderOf(words[0]!);
    const fits = all.filter(
      (entity) =>
        fitsInArticle(entity.short, name) &&
        // "Mr. Obama" is no Michelle Obama.
        !(entity.gender && gender && entity.gender !== gender),
    );
    const same =
      fits.find((entity) => entity.short.suffix === name.suffix && entity.short.middle === name.middle) ??
      fits.find((entity) => entity.short.suffix === name.suffix);
    // "His father, John Roe, said": nobody is his own father, so he is not John Roe Jr.
    return same ?? (isKin ? null : (fits[0] ?? null));
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
    const pronoun = tokens[mention.to]?.text === ',' ? tokens[mention.to + 1]?.lower : undefined;
    if (pronoun === 'who') {
      entity.personal = true;
      entity.isWho = true;
    } else if (pronoun === 'which' && entity.gender === null) takeForThing(entity);
    for (const role of rolesBeside(tokens, mention, from, to)) {
      const words = tokens
        .slice(role.from, role.to)
        .flatMap(({ tag, lower }) => (/^(?:NOUN|PROPN|ADJ)$/.test(tag) ? [lower] : []));
      this.#addRole(entity, role.noun, words);
      this.#addAcronyms(entity, words);
      entity.personal = true;
      entity.role ??= textOf(role.from, role.to).replace(/^(?:an?|the|his|her|their)\s+/i, '');
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

function capitalised(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

function addressOf(titles: readonly string[]): Entity['address'] {
  if (titles.some((title) => PEER_TITLES.has(title))) return 'peer';
  return titles.some((title) => /^(?:mr|mrs|ms|miss|mx)$/.test(title)) ? 'common' : null;
}

function enter(index: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = index.get(key);
  if (!list) index.set(key, [entity]);
  else if (!list.includes(entity)) {
    list.push(entity);
    if (list.length > MOST_NAMESAKES) list.shift();
  }
}

function shortName(words: readonly string[]): ShortName {
  const last = lookupForm(words.at(-1)!);
  const suffix = words.length > 1 && isSuffix(last) ? last : '';
  const middle = words.length > (suffix ? 3 : 2) ? lookupForm(words[1]!).charAt(0) : '';
  const first = words.length > 1 ? lookupForm(words[0]!) : null;
  return { first, last: lookupForm(surnameAmong(words)), suffix, middle };
}
