import type { Span, Topic, TopicOrigin } from '../model.js';
import { fold, stem, wordsOf } from '../text/words.js';
import type { FoundStatement } from './extraction.js';
import { NO_TOPICS, OCCASION_WORDS } from './lexicon/no-topics.js';

/** Most topics kept by origin: enough for the longest paragraph that people ask about, and an end to hostile ones. */
const LIMITS: Record<TopicOrigin, number> = { statement: 40, paragraph: 40, question: 24, discourse: 16, heading: 12 };
/** How many paragraphs back a definite description ("the letter") finds what it picks up. */
const MEMORY = 12;
/** Most words between an article and its noun: "an unsigned letter". */
const MODIFIERS = 3;
/** A discourse topic needs a noun phrase: a determiner, and the words behind it. */
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'its', 'their']);
const INDEFINITE = new Set(['a', 'an', 'another']);
const COPULA = new Set(['is', 'was', 'were', 'are']);

/** Something that the text introduced and may pick up again: "an unsigned letter". */
interface Referent {
  readonly term: string;
  paragraph: number;
  /** Stems of what it was said to be: "the letter was a draft". */
  readonly links: Set<string>;
}

/** What a paragraph contributes to the topics of the statements in it and of those that follow. */
interface ParagraphTopics {
  readonly span: Span;
  readonly terms: readonly { readonly term: string; readonly start: number }[];
  /** Terms inherited from what its definite descriptions pick up. */
  readonly inherited: readonly string[];
  /** Its own noun phrases: what the next paragraph of the same speaker may still be about. */
  readonly salient: readonly string[];
}

/**
 * Gives every statement its topics: its own words, the rest of its paragraph, the question it answers, what the
 * discourse before it was about, and the title. "It should not have been sent" is about the letter that the passage
 * speaks of. Discourse topics come from definite descriptions ("the draft") back to where they were introduced, and over
 * "X was a Y" to what they were equated with; and from the paragraph before, when the same person goes on speaking.
 * `spans` are the paragraphs, in order. Linear in the length of the text.
 */
export function withTopics(
  text: string,
  spans: readonly Span[],
  title: string,
  statements: readonly FoundStatement[],
): FoundStatement[] {
  const paragraphs = readParagraphs(text, spans);
  const heading = termsOf(title).filter(({ term }) => !OCCASION_WORDS.has(term));
  let at = 0;
  let before: { speaker: string; paragraph: number } | null = null;
  let current: { speaker: string; paragraph: number } | null = null;
  return statements.map((statement) => {
    while (at + 1 < paragraphs.length && paragraphs[at + 1]!.span.start <= statement.start) at++;
    while (at > 0 && paragraphs[at]!.span.start > statement.start) at--;
    const speaker = statement.speaker?.name ?? '';
    if (current && current.paragraph !== at) before = current;
    current = { speaker, paragraph: at };
    const goesOn = before !== null && before.paragraph === at - 1 && before.speaker === speaker && speaker !== '';
    const own = termsOf(statement.text);
    const collector = new TopicCollector();
    collector.add('statement', own);
    const paragraph = paragraphs[at];
    const { start: from, end: to, cue } = statement;
    // Who says it is no topic: neither the statement's own place nor the words that attribute it.
    const skipped = [{ start: from, end: to }, cue, statement.speaker?.mention].filter((span) => span != null);
    const around = paragraph?.terms.filter(
      ({ start }) => !skipped.some((span) => start >= span.start && start < span.end),
    );
    if (around) collector.add('paragraph', around);
    if (statement.question) collector.add('question', termsOf(statement.question.text));
    if (paragraph)
      collector.add(
        'discourse',
        paragraph.inherited.map((term) => ({ term })),
      );
    if (goesOn && paragraphs[at - 1])
      collector.add(
        'discourse',
        [...paragraphs[at - 1]!.salient, ...paragraphs[at - 1]!.inherited].map((term) => ({ term })),
      );
    collector.add('heading', heading);
    return { ...statement, topics: collector.topics };
  });
}

/** Topics of a statement that comes without its document: its own words, and those of the context it came with. */
export function topicsOf(statement: string, context: string): Topic[] {
  const collector = new TopicCollector();
  collector.add('statement', termsOf(statement));
  collector.add('paragraph', termsOf(context));
  return collector.topics;
}

/** The words of a text that can be topics, lower case, with their places. */
function termsOf(text: string): { term: string; start: number }[] {
  const terms: { term: string; start: number }[] = [];
  for (const word of wordsOf(text))
    if (isTopic(word.text)) terms.push({ term: word.text.toLowerCase(), start: word.start });
  return terms;
}

function isTopic(word: string): boolean {
  const folded = fold(word).replace(/'s?$/, '');
  return folded.length > 1 && !NO_TOPICS.has(folded);
}

class TopicCollector {
  readonly topics: Topic[] = [];
  readonly #seen = new Set<string>();

  add(from: TopicOrigin, terms: readonly { readonly term: string }[]): void {
    let room = LIMITS[from];
    for (const { term } of terms) {
      if (room === 0) return;
      const key = stem(term);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.topics.push({ term, from });
      room--;
    }
  }
}

function readParagraphs(text: string, spans: readonly Span[]): ParagraphTopics[] {
  const referents = new Map<string, Referent>();
  return spans.map((span, index) => {
    const words = wordsOf(text.slice(span.start, span.end)).map((word) => ({
      ...word,
      start: word.start + span.start,
    }));
    const terms = words
      .filter((word) => isTopic(word.text))
      .map((word) => ({ term: word.text.toLowerCase(), start: word.start }));
    const phrases = nounPhrases(text, words);
    const inherited = new Set<string>();
    for (const { head, definite } of phrases) {
      const key = stem(head);
      const known = referents.get(key);
      if (definite && known && index - known.paragraph <= MEMORY)
        for (const link of known.links) {
          const other = referents.get(link);
          if (other) inherited.add(other.term);
        }
      if (known) known.paragraph = index;
      else referents.set(key, { term: head, paragraph: index, links: new Set() });
    }
    for (const [a, b] of equations(phrases)) {
      referents.get(stem(a))?.links.add(stem(b));
      referents.get(stem(b))?.links.add(stem(a));
    }
    return { span, terms, inherited: [...inherited], salient: phrases.map(({ head }) => head) };
  });
}

interface Phrase {
  readonly head: string;
  readonly definite: boolean;
  /** Index of its first and behind its last word. */
  readonly from: number;
  readonly to: number;
  /** The word that follows, lower case, if nothing but a space parts them. */
  readonly next: string;
}

/** Determiner, at most a few words, noun: told by where a stop word or a mark ends the phrase. */
function nounPhrases(text: string, words: readonly { readonly text: string; readonly start: number }[]): Phrase[] {
  const phrases: Phrase[] = [];
  const adjacent = (at: number): boolean => {
    const here = words[at]!;
    const next = words[at + 1];
    return next !== undefined && /^\s+$/.test(text.slice(here.start + here.text.length, next.start));
  };
  for (let i = 0; i < words.length; i++) {
    const determiner = words[i]!.text.toLowerCase();
    const definite = DEFINITE.has(determiner);
    if (!definite && !INDEFINITE.has(determiner)) continue;
    let last = -1;
    for (let at = i + 1; at <= i + 1 + MODIFIERS && at < words.length && adjacent(at - 1); at++) {
      const word = words[at]!.text;
      if (!isTopic(word)) break;
      // "the Iranians fired": a lower-case word behind a name is a verb more often than a noun.
      if (last > i && /^\p{Lu}/u.test(words[last]!.text) && /^\p{Ll}/u.test(word) && definite) break;
      last = at;
    }
    if (last < 0) continue;
    const next = adjacent(last) ? words[last + 1]!.text.toLowerCase() : '';
    phrases.push({ head: words[last]!.text.toLowerCase(), definite, from: i, to: last + 1, next });
  }
  return phrases;
}

/** "The letter was a draft": pairs of nouns that are said to be the same. */
function equations(phrases: readonly Phrase[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < phrases.length; i++) {
    const subject = phrases[i]!;
    const predicate = phrases[i + 1]!;
    if (
      subject.definite &&
      COPULA.has(subject.next) &&
      predicate.from === subject.to + 1 &&
      subject.head !== predicate.head
    )
      pairs.push([subject.head, predicate.head]);
  }
  return pairs;
}
