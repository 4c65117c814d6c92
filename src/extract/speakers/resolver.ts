import { DESCRIPTION_LINKS, isRoleNoun, singular } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { Confidence } from '../../model/statement.js';
import { startsUpper } from '../../text/case.js';
import { behindRoles, joinsMore, namesTwo } from '../tokens/joint-names.js';
import { nameOf } from '../tokens/names.js';
import { type NounPhrase, phraseEndingAt } from '../tokens/noun-phrases.js';
import type { Token } from '../tokens/tokens.js';
import type { Appearance, Cast, Figure } from './cast.js';

/** Who a mention was resolved to. `figure` is null for somebody without a name. */
export interface Resolved {
  readonly figure: Figure | null;
  readonly name: string;
  readonly named: boolean;
  readonly confidence: Confidence;
  readonly how: 'name' | 'role' | 'pronoun' | 'description';
}

/** A noun phrase that names a speaker, where it stands. */
export interface SpeakerPhrase {
  readonly tokens: readonly Token[];
  readonly phrase: NounPhrase;
  /** The phrase as it is written. */
  readonly text: string;
  readonly paragraph: number;
  /** Who is named in the same sentence. */
  readonly here: readonly Appearance[];
}

/** What the resolver remembers of a sentence that was read: whom a pronoun can mean. */
interface Focus {
  readonly paragraph: number;
  readonly speakers: readonly Resolved[];
  readonly figures: readonly Figure[];
}

/** How many sentences back a pronoun or title is looked up. */
const REACH = 12;

/** Resolves mentions to figures in the order of the text: names, titles, pronouns. One resolver per document. */
export class SpeakerResolver {
  readonly #cast: Cast;
  readonly #focus: Focus[] = [];
  readonly #spoke = new Set<Figure>();
  /** Speakers without a name, by the noun that describes them: the last "senior official". */
  readonly #described = new Map<string, Resolved>();

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  /** Remembers a sentence after its attributions were resolved. */
  remember(paragraph: number, appearances: readonly Appearance[], speakers: readonly Resolved[]): void {
    const figures = appearances.map(({ figure }) => figure).filter((figure) => figure.personal);
    for (const speaker of speakers) if (speaker.figure) this.#spoke.add(speaker.figure);
    if (figures.length > 0 || speakers.length > 0) this.#focus.push({ paragraph, speakers, figures });
    if (this.#focus.length > REACH) this.#focus.shift();
  }

  /** The speaker of the last attribution, if it was in this paragraph or in the one before. */
  #lastSpeaker(paragraph: number): Resolved | null {
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const focus = this.#focus[i]!;
      if (focus.paragraph < paragraph - 1) return null;
      const speaker = focus.speakers.at(-1);
      if (speaker) return speaker;
    }
    return null;
  }

  resolve(named: SpeakerPhrase): Resolved {
    const { tokens, phrase, text, here } = named;
    const head = tokens[phrase.head]!;
    if (head.tag === 'PRON' || /^(?:he|she|they|it|i|we)$/.test(head.lower)) return this.#pronoun(named);
    const apposed = /^(?:NOUN|NUM|DET)$/.test(head.tag) ? apposedName(tokens, phrase, here) : null;
    if (apposed) return this.#byName(tokens, phrase, apposed, text);
    // "Warren and Markey said": what two people said is not credited to one of them.
    if (namesTwo(tokens, phrase, here)) {
      // "Roe, Warren and Markey said"
      const more = tokens[phrase.from - 1]?.text === ',' && tokens[phrase.from - 2]?.tag === 'PROPN';
      return { figure: null, name: text, named: false, confidence: more ? 'unsure' : 'sure', how: 'description' };
    }
    const inside = here.filter(({ from, to }) => from >= phrase.from && to <= phrase.to);
    const role = behindRoles(tokens, phrase, inside);
    if (role) return this.#byName(tokens, phrase, role.figure, text);
    const own = inside.find(({ from, to }) => from <= phrase.head && phrase.head < to);
    if (own) {
      const resolved = this.#byName(tokens, phrase, own.figure, text);
      // "Roe and Poe of Leeds and Professor Lee said": who else spoke is not told apart.
      return joinsMore(tokens, phrase, own) ? { ...resolved, confidence: 'unsure' } : resolved;
    }
    if (head.tag === 'PROPN') {
      const mention = nameOf(tokens, firstName(tokens, phrase), phrase.head + 1);
      const figure = mention && mention.words.length > 0 ? this.#cast.place(mention) : null;
      if (figure) return this.#byName(tokens, phrase, figure, text);
    }
    // "Park said", taken for a noun: somebody of that surname was introduced.
    const surname = phrase.to - phrase.from === 1 && startsUpper(head.text) ? this.#cast.withSurname(head.text) : [];
    const introduced = surname.findLast((figure) => figure.full && figure.personal);
    return introduced ? this.#byName(tokens, phrase, introduced, text) : this.#byRole(tokens, phrase, text);
  }

  #byName(tokens: readonly Token[], phrase: NounPhrase, figure: Figure, text: string): Resolved {
    if (!figure.personal && !figure.full) return this.#organisation(tokens, phrase, figure, text);
    const rivals = figure.full
      ? this.#cast.withSurname(figure.surname).filter((other) => other !== figure && other.full && other.personal)
      : [];
    const fullHere = phrase.to - phrase.from > 1;
    return {
      figure,
      name: figure.name,
      named: figure.full,
      confidence: rivals.length === 0 || fullHere ? 'sure' : 'unsure',
      how: 'name',
    };
  }

  /** "the Pentagon", "CNN", "The White House": complete as it is. A single capitalised word may be a bare surname. */
  #organisation(tokens: readonly Token[], phrase: NounPhrase, figure: Figure, text: string): Resolved {
    const determined = /^the$/i.test(tokens[phrase.from]!.text);
    const acronym = /^\p{Lu}{2,}$/u.test(figure.name);
    const named = determined || acronym;
    return { figure, name: named ? text.replace(/^the\s+/i, '') : figure.name, named, confidence: 'sure', how: 'name' };
  }

  /** "the secretary", "the general": whoever of that role spoke last, else was named last. */
  #byRole(tokens: readonly Token[], phrase: NounPhrase, text: string): Resolved {
    const head = singular(tokens[phrase.head]!.lower);
    const ofTwo = /^(?:former|latter)$/.test(head) ? this.#ofTwo(head, text) : null;
    if (ofTwo) return ofTwo;
    const unnamed = { figure: null, name: text, named: false, confidence: 'sure', how: 'description' } as const;
    const definite = /^(?:the|that|this)$/i.test(tokens[phrase.from]!.text);
    const plural = /s$/.test(tokens[phrase.head]!.lower) && !/ss$/.test(tokens[phrase.head]!.lower);
    if (plural || !isRoleNoun(head)) return unnamed;
    if (!definite) {
      this.#described.set(head, unnamed);
      return unnamed;
    }
    const fits = (figure: Figure): boolean => figure.personal && figure.roles.has(head);
    const recent = this.#recent().filter(fits);
    const spoke = recent.filter((figure) => this.#spoke.has(figure));
    const figure = spoke[0] ?? recent[0] ?? this.#cast.withRole(head).findLast(fits);
    if (!figure) return this.#described.get(head) ?? unnamed;
    const rivals = this.#cast
      .withRole(head)
      .filter((other) => other !== figure && fits(other) && this.#spoke.has(other));
    return {
      figure,
      name: figure.name,
      named: figure.full,
      confidence: rivals.length === 0 ? 'sure' : 'unsure',
      how: 'role',
    };
  }

  /** "the former", "the latter": of the two people of the sentence before; nobody where there weren't two. */
  #ofTwo(which: string, text: string): Resolved {
    const pair = this.#focus.findLast(({ figures }) => new Set(figures).size === 2);
    const figure = pair && (which === 'former' ? pair.figures[0]! : pair.figures.at(-1)!);
    if (!figure) return { figure: null, name: text, named: false, confidence: 'unsure', how: 'description' };
    return { figure, name: figure.name, named: figure.full, confidence: 'unsure', how: 'role' };
  }

  /** Figures of the last sentences, latest first, speakers before the rest of their sentence. */
  #recent(): Figure[] {
    const figures: Figure[] = [];
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const { speakers, figures: named } = this.#focus[i]!;
      for (const figure of [...speakers.map((speaker) => speaker.figure), ...named])
        if (figure && !figures.includes(figure)) figures.push(figure);
    }
    return figures;
  }

  #pronoun({ tokens, phrase, text, paragraph, here }: SpeakerPhrase): Resolved {
    const head = tokens[phrase.head]!;
    const unnamed = { figure: null, name: text, named: false, confidence: 'unsure', how: 'pronoun' } as const;
    if (!/^(?:he|she)$/.test(head.lower)) {
      const group = head.lower === 'they' ? groupBefore(tokens, phrase.from) : null;
      if (group) return { ...unnamed, name: group };
      const last = this.#lastSpeaker(paragraph);
      // "they", "it": the last speaker when that was no single person.
      const one = last?.how === 'pronoun' && /^(?:he|she|i)$/i.test(last.name);
      if (/^(?:they|it)$/.test(head.lower) && last && !one && !last.figure?.personal)
        return { ...last, how: 'pronoun', confidence: 'unsure' };
      return unnamed;
    }
    const gender = head.lower === 'he' ? 'm' : 'f';
    const fits = (figure: Figure | null): figure is Figure =>
      figure?.personal ? (figure.gender ?? gender) === gender : false;
    // "Las Vegas", "Living History": two capitals that nothing else shows to be a person's.
    const isPerson = (figure: Figure): boolean =>
      figure.gender !== null || figure.roles.size > 0 || this.#spoke.has(figure);
    let doubtful: Figure | null = null;
    // A name earlier in the same sentence is a weak hint only: "Trump's plan, he said".
    for (let i = this.#focus.length - 1; i >= 0; i--) {
      const focus = this.#focus[i]!;
      const speaker = focus.speakers.findLast((one) => fits(one.figure) || one.figure === null);
      // "Starmer's spokesman said X. He said Y": the one without a name spoke last.
      if (speaker && !speaker.figure && paragraph - focus.paragraph <= 1 && describesOne(speaker, gender))
        return { ...speaker, confidence: 'unsure', how: 'pronoun' };
      const candidates = [...(speaker ? [speaker.figure] : []), ...focus.figures];
      const figure = candidates.find((one) => fits(one) && isPerson(one));
      if (!figure) {
        doubtful ??= candidates.find(fits) ?? null;
        continue;
      }
      const rivals = new Set(candidates.filter(fits)).size;
      const near = paragraph - focus.paragraph <= 1;
      const wasSpeaker = speaker?.figure === figure;
      // Somebody near whose gender is known to fit may be meant rather than one of whom it is not known.
      const guessed = !figure.gender && !wasSpeaker && this.#recent().some((other) => other.gender === gender);
      // "Thomas' sister pleaded with him, but he replied": somebody named in the sentence may be meant as well.
      const inSentence = here.some((one) => one.to <= phrase.from && one.figure !== figure && fits(one.figure));
      const confidence =
        near && !guessed && !doubtful && !inSentence && (rivals === 1 || wasSpeaker) ? 'sure' : 'unsure';
      if (!guessed) figure.gender ??= gender;
      return { figure, name: figure.name, named: figure.full, confidence, how: 'pronoun' };
    }
    const own = here.find(({ figure, to }) => to <= phrase.from && fits(figure))?.figure ?? doubtful;
    return own ? { figure: own, name: own.name, named: own.full, confidence: 'unsure', how: 'pronoun' } : unnamed;
  }
}

/** How far before "they" the people that it means are looked for in the sentence, in tokens. */
const GROUP_REACH = 30;

/** "Union officials went to the station, where they claimed": the people whom the sentence began with. */
function groupBefore(tokens: readonly Token[], pronoun: number): string | null {
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
function describesOne({ name, how }: Resolved, gender: 'm' | 'f'): boolean {
  if (how === 'pronoun') return false;
  const noun = DESCRIBED.exec(name.slice(0, LONGEST_DESCRIPTION))?.[1]?.toLowerCase() ?? '';
  if (!isRoleNoun(noun) || /[^s]s$|people$|couple$|family$/.test(noun)) return false;
  // "spokesperson" ends like "son" and is either.
  return noun.endsWith('person') || !(gender === 'm' ? FEMALE : MALE).test(noun);
}

/** "her brother, Councilman Peter Johnson," and "another, Joy Adeyemi,": the name that an apposition gives to a description. */
function apposedName(tokens: readonly Token[], phrase: NounPhrase, here: readonly Appearance[]): Figure | null {
  if (tokens[phrase.to]?.text !== ',') return null;
  const name = here.find(({ from }) => from === phrase.to + 1);
  const closed = name && /^(?:[,.;:!?]|[—–-]+)$/.test(tokens[name.to]?.text ?? '');
  return name?.figure.personal && (closed || name.to >= tokens.length) ? name.figure : null;
}

/** Where the run of proper nouns that ends in the head begins. */
function firstName(tokens: readonly Token[], phrase: NounPhrase): number {
  let from = phrase.head;
  while (from > phrase.from && tokens[from - 1]!.tag === 'PROPN') from--;
  return from;
}
