import { genderOf, isGivenName, isRoleNoun, singular, TITLE_GENDER, TITLES } from '../../lang/index.js';
import { isVerbal } from '../tokens/kinds.js';
import { bare, beginsWithParticle, looksPersonal, type NameMention, namesIn, surnameOf } from '../tokens/names.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Token } from '../tokens/tokens.js';

/** Most figures kept for one surname or role, the latest: no article has more, and a hostile one costs no more. */
const NAMESAKES = 48;

/** Somebody whom the document names. Learned as the document is read, from first mention to last. */
export interface Figure {
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

/** Where a figure stands in the text. */
export interface Appearance {
  readonly figure: Figure;
  readonly from: number;
  readonly to: number;
}

/** Who is named in a document, looked up by surname and by role. */
export class Cast {
  readonly figures: Figure[] = [];
  readonly #bySurname = new Map<string, Figure[]>();
  readonly #byRole = new Map<string, Figure[]>();
  readonly #fullNameOf: (titled: string) => string | null;

  /** @param fullNameOf the full name of the one person known beforehand whom a title and a surname can mean, or null. */
  constructor(fullNameOf: (titled: string) => string | null = () => null) {
    this.#fullNameOf = fullNameOf;
  }

  /** Reads the names of one sentence, in order, and learns titles and appositions. */
  read(tokens: readonly Token[], from: number, to: number, textOf: (from: number, to: number) => string): Appearance[] {
    const appearances: Appearance[] = [];
    const mentions = namesIn(tokens, from, to);
    for (const [i, mention] of mentions.entries()) {
      const figure = this.place(coupled(tokens, mention, mentions[i + 1]) ?? mention);
      if (!figure) continue;
      appearances.push({ figure, from: mention.from, to: mention.to });
      this.#learnAround(figure, mention, tokens, from, to, textOf);
    }
    return appearances;
  }

  /** The figures that a surname (or a given name alone) can mean, latest introduced last. */
  withSurname(surname: string): readonly Figure[] {
    return this.#bySurname.get(bare(surname)) ?? [];
  }

  /** The figures that a common noun ("general") can pick up, latest learnt last. */
  withRole(role: string): readonly Figure[] {
    return this.#byRole.get(role) ?? [];
  }

  /** Finds or enters the figure that a mention names; null for a title alone ("the President"). */
  place(mention: NameMention): Figure | null {
    const { words, titles } = mention;
    if (words.length === 0) return null;
    const known = words.length === 1 ? this.#shortForm(mention) : (this.#sameName(words) ?? this.#bySurnameOf(words));
    const figure = known ?? this.#enter(mention);
    if (words.length > figure.words.length && (known === null || compatible(figure.words, words)))
      this.#complete(figure, words);
    // "President Trump", never introduced: the title, the day and the directory may leave only one.
    if (!figure.full && titles.length > 0) {
      const name = this.#fullNameOf([...titles, ...words].join(' '));
      if (name) this.#complete(figure, name.split(' '));
    }
    // "Prosecutor Lara Bell"
    if (titles.length === 1 && isRoleNoun(titles[0]!)) this.#addRole(figure, titles[0]!);
    for (const title of titles) {
      for (const role of TITLES.get(title) ?? []) this.#addRole(figure, role);
      figure.gender ??= TITLE_GENDER.get(title) ?? null;
      figure.personal = true;
    }
    figure.gender ??= words.length > 1 ? genderOf(words[0]!) : null;
    figure.personal ||= looksPersonal(mention);
    return figure;
  }

  #complete(figure: Figure, words: readonly string[]): void {
    figure.words = words;
    figure.name = words.join(' ');
    figure.full = words.length > 1;
    this.#index(figure, surnameOf(words));
  }

  #enter({ words }: NameMention): Figure {
    const figure: Figure = {
      name: words.join(' '),
      words,
      surname: surnameOf(words),
      full: words.length > 1,
      personal: false,
      gender: null,
      roles: new Set(),
      role: null,
    };
    this.figures.push(figure);
    this.#index(figure, figure.surname);
    if (words.length > 1) this.#index(figure, words[0]!);
    return figure;
  }

  #addRole(figure: Figure, role: string): void {
    figure.roles.add(role);
    enter(this.#byRole, role, figure);
  }

  #index(figure: Figure, key: string): void {
    enter(this.#bySurname, bare(key), figure);
  }

  /** One word: the latest figure with that surname whose gender fits the title, else with that given name. */
  #shortForm({ words, titles }: NameMention): Figure | null {
    const word = bare(words[0]!);
    const all = this.#bySurname.get(word) ?? [];
    const gender = titles.map((title) => TITLE_GENDER.get(title)).find((found) => found !== undefined);
    const fits = all.filter((figure) => !gender || !figure.gender || figure.gender === gender);
    const bySurname = fits.filter((figure) => bare(figure.surname) === word);
    return (bySurname.length > 0 ? bySurname : fits).at(-1) ?? null;
  }

  #sameName(words: readonly string[]): Figure | null {
    const all = this.#bySurname.get(bare(surnameOf(words))) ?? [];
    return all.find((figure) => compatible(figure.words, words)) ?? null;
  }

  /** "Von der Leyen": the figure whose name ends in all of these words. */
  #bySurnameOf(words: readonly string[]): Figure | null {
    if (!beginsWithParticle(words)) return null;
    const surname = bare(words.join(' '));
    const fits = this.withSurname(surnameOf(words)).filter((figure) => bare(figure.name).endsWith(` ${surname}`));
    return fits.length === 1 ? fits[0]! : null;
  }

  #learnAround(
    figure: Figure,
    mention: NameMention,
    tokens: readonly Token[],
    from: number,
    to: number,
    textOf: (from: number, to: number) => string,
  ): void {
    const learn = (start: number, end: number, head: string): void => {
      this.#addRole(figure, head);
      figure.personal = true;
      figure.role ??= textOf(start, end).replace(/^(?:an?|the|his|her|their)\s+/i, '');
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
    else if (last?.text === ',' && mention.from - 2 > from && tokens[mention.from - 2]!.tag === 'NOUN' && figure.full) {
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
function coupled(tokens: readonly Token[], first: NameMention, second: NameMention | undefined): NameMention | null {
  if (!second || second.from !== first.to + 1 || !/^(?:and|&)$/.test(tokens[first.to]!.lower)) return null;
  const [given] = first.words;
  const pair = first.words.length === 1 && first.titles.length === 0 && second.words.length === 2;
  return pair && second.titles.length === 0 && isGivenName(given!) && isGivenName(second.words[0]!)
    ? { ...first, words: [given!, second.words[1]!] }
    : null;
}

function enter(index: Map<string, Figure[]>, key: string, figure: Figure): void {
  const list = index.get(key);
  if (!list) index.set(key, [figure]);
  else if (!list.includes(figure)) {
    list.push(figure);
    if (list.length > NAMESAKES) list.shift();
  }
}

/** "president of the Joint Chiefs of Staff" → "president"; null when the phrase names no role. */
function headNoun(tokens: readonly Token[], from: number, to: number): string | null {
  let head: Token | null = null;
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.tag === 'ADP') break;
    if (token.tag === 'NOUN' || (token.tag === 'PROPN' && TITLES.has(bare(token.text)))) head = token;
  }
  return head && isRoleNoun(head.lower) ? singular(head.lower) : null;
}

/** Two forms of one name: same surname, and given names or initials that don't contradict each other. */
function compatible(a: readonly string[], b: readonly string[]): boolean {
  if (bare(surnameOf(a)) !== bare(surnameOf(b))) return false;
  if (a.length === 1 || b.length === 1) return true;
  const [first, second] = [bare(a[0]!), bare(b[0]!)];
  return (
    first === second ||
    (first.length === 1 && second.startsWith(first)) ||
    (second.length === 1 && first.startsWith(second))
  );
}
