import type { Span } from '../../model/span.js';
import { startsLower, startsUpper } from '../../text/case.js';
import { isSpace } from '../../text/paragraphs.js';
import { type Word, wordsOf } from '../../text/words.js';
import { type TopicTerm, termCache } from './terms.js';

/** How many paragraphs back a definite description ("the letter") finds what it picks up. */
const MEMORY = 12;
/** Most words between an article and its noun: "an unsigned letter". */
const MODIFIERS = 3;
/** Most things that one thing is said to be; an end to hostile texts. */
const LINKS = 8;
/** Most things that are remembered longer than that, with what they were said to be: no ordinary document has as many. */
const MOST_REMEMBERED = 50_000;
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'its', 'their']);
const INDEFINITE = new Set(['a', 'an', 'another']);
const COPULA = new Set(['is', 'was', 'were', 'are']);

/** A paragraph with what it contributes to the topics of its statements and of those that follow. */
export interface DiscourseParagraph {
  readonly span: Span;
  /** Its topic words, found when they are first asked for: most paragraphs hold no statement. */
  readonly terms: () => PassageTerms;
  /** What its definite descriptions pick up: "the draft" brings the letter that was said to be one. */
  readonly inherited: readonly TopicTerm[];
  /** The heads of its noun phrases: what the next paragraph of the same speaker may still be about. */
  readonly salient: readonly TopicTerm[];
}

/** The topic words of a paragraph, in order. */
interface PassageTerms {
  readonly all: readonly TopicTerm[];
  /** Without those that attribute something to somebody: they are no topic of what stands beside. */
  readonly topical: readonly TopicTerm[];
}

/** Something that the text introduced and may pick up again: "an unsigned letter". */
interface Referent {
  readonly term: TopicTerm;
  paragraph: number;
  /** Keys of what it was said to be: "the letter was a draft". */
  readonly links: Set<string>;
}

/** A noun phrase told by its determiner. */
interface DeterminedNoun {
  readonly head: TopicTerm;
  readonly definite: boolean;
  /** Indices of its first word and behind its last. */
  readonly from: number;
  readonly to: number;
  /** The word that follows, lower case, if nothing but white space parts them. */
  readonly next: string;
}

/** Reads the paragraphs of a document in order and follows what they speak of. Linear in the length of the text. */
export class Discourse {
  readonly #text: string;
  readonly #referents = new Map<string, Referent>();
  #paragraph = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads the next paragraph.
   *
   * @param attributing the words in it that attribute something to somebody, by where they begin; asked for with the terms.
   */
  read(span: Span, attributing: () => readonly Span[]): DiscourseParagraph {
    const paragraph = ++this.#paragraph;
    const referents = this.#referents;
    if (referents.size > MOST_REMEMBERED)
      for (const [key, known] of referents) if (paragraph - known.paragraph > MEMORY) referents.delete(key);
    const passage = this.#text.slice(span.start, span.end);
    const words = wordsOf(passage);
    const nouns = determinedNouns(passage, words);
    const inherited = new Map<string, TopicTerm>();
    for (const { head, definite } of nouns) {
      const known = referents.get(head.key);
      if (definite && known && paragraph - known.paragraph <= MEMORY)
        for (const link of known.links) {
          const other = referents.get(link);
          if (other) inherited.set(link, other.term);
        }
      if (known) known.paragraph = paragraph;
      else referents.set(head.key, { term: head, paragraph, links: new Set() });
    }
    for (const [one, other] of equations(nouns)) {
      linkReferent(referents.get(one), other);
      linkReferent(referents.get(other), one);
    }
    return {
      span,
      terms: once(() => {
        const all = termCache.among(words, span.start);
        return { all, topical: withoutThose(all, attributing()) };
      }),
      inherited: [...inherited.values()],
      salient: nouns.map(({ head }) => head),
    };
  }
}

/** Terms, in order, that lie in none of some spans, which come by where they begin. */
function withoutThose(terms: readonly TopicTerm[], spans: readonly Span[]): TopicTerm[] {
  let at = 0;
  return terms.filter(({ start }) => {
    while (at < spans.length && spans[at]!.end <= start) at++;
    return !(at < spans.length && spans[at]!.start <= start);
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function linkReferent(referent: Referent | undefined, key: string): void {
  if (referent && referent.links.size < LINKS) referent.links.add(key);
}

/** Determiner, at most a few words, noun: told by where a stop word or a mark ends the phrase. */
function determinedNouns(text: string, words: readonly Word[]): DeterminedNoun[] {
  const nouns: DeterminedNoun[] = [];
  const adjacent = (at: number): boolean => {
    const here = words[at]!;
    const next = words[at + 1];
    return next !== undefined && isBlank(text, here.start + here.text.length, next.start);
  };
  for (let i = 0; i < words.length; i++) {
    const determiner = words[i]!.text.toLowerCase();
    const definite = DEFINITE.has(determiner);
    if (!definite && !INDEFINITE.has(determiner)) continue;
    let last = -1;
    for (let at = i + 1; at <= i + 1 + MODIFIERS && at < words.length && adjacent(at - 1); at++) {
      const word = words[at]!.text;
      if (!termCache.keyOf(word)) break;
      // "the Iranians fired": a lower-case word behind a name is a verb more often than a noun.
      if (definite && last > i && startsUpper(words[last]!.text) && startsLower(word)) break;
      last = at;
    }
    if (last < 0) continue;
    const { text: head, start } = words[last]!;
    const next = adjacent(last) ? words[last + 1]!.text.toLowerCase() : '';
    nouns.push({
      head: { term: head.toLowerCase(), key: termCache.keyOf(head), start },
      definite,
      from: i,
      to: last + 1,
      next,
    });
  }
  return nouns;
}

/** Whether nothing but white space stands there, and at least some of it. */
function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return to > from;
}

/** "The letter was a draft": pairs of nouns, by key, that are said to be the same. */
function equations(nouns: readonly DeterminedNoun[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < nouns.length; i++) {
    const subject = nouns[i]!;
    const predicate = nouns[i + 1]!;
    const equated = subject.definite && COPULA.has(subject.next) && predicate.from === subject.to + 1;
    if (equated && subject.head.key !== predicate.head.key) pairs.push([subject.head.key, predicate.head.key]);
  }
  return pairs;
}
