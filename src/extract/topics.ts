import type { Span, Topic, TopicOrigin } from '../model.js';
import { type Passage, passagesOf } from './discourse.js';
import type { FoundStatement } from './extraction.js';
import { OCCASION_WORDS } from './lexicon/no-topics.js';
import { type Term, terms } from './terms.js';

/** Most topics kept by origin: enough for the longest paragraph that people ask about, and an end to hostile ones. */
const LIMITS: Record<TopicOrigin, number> = { statement: 40, paragraph: 40, question: 24, discourse: 16, heading: 12 };

/** After so many terms that a statement already has, the next are hardly new. */
const KNOWN_IN_A_ROW = 24;

/**
 * Gives every statement its topics: its own words, the rest of its paragraph (nearest first), the question it answers,
 * what the discourse before it was about, and the title. "It should not have been sent" is about the letter that the
 * passage speaks of. Discourse topics come from definite descriptions ("the draft") back to where they were introduced,
 * over "X was a Y" to what they were equated with; and from the paragraph before, when the same person goes on speaking.
 * `spans` are the paragraphs, in order, as the statements are. Linear in the length of the text.
 */
export function withTopics(
  text: string,
  spans: readonly Span[],
  title: string,
  statements: readonly FoundStatement[],
): FoundStatement[] {
  const passages = passagesOf(text, spans, attributingWords(statements));
  // The briefers in "Press Briefing by Press Secretary Jen Psaki" are no topic of the briefing.
  const names = new Set(statements.flatMap(({ speaker }) => (speaker ? speaker.name.toLowerCase().split(/\s+/) : [])));
  const heading = terms.of(title).filter(({ term }) => !OCCASION_WORDS.has(term) && !names.has(term));
  /** The last speaker of each paragraph that has one. */
  const speakers = new Map<number, string>();
  let at = 0;
  return statements.map((statement) => {
    while (at + 1 < passages.length && passages[at + 1]!.span.start <= statement.start) at++;
    const speaker = statement.speaker?.name ?? '';
    const before = speaker && speakers.get(at - 1) === speaker ? passages[at - 1] : undefined;
    speakers.set(at, speaker);
    const passage = passages[at];
    const topics = new TopicCollector();
    topics.add('statement', passage ? within(passage, statement) : terms.of(statement.text));
    if (passage) topics.add('paragraph', around(passage, statement));
    if (statement.question) topics.add('question', terms.of(statement.question.text));
    if (passage) topics.add('discourse', passage.inherited);
    if (before) topics.add('discourse', [...before.salient, ...before.inherited]);
    topics.add('heading', heading);
    return { ...statement, topics: topics.collected };
  });
}

/** Topics of a statement that comes without its document: its own words, and those of the context it came with. */
export function topicsOf(statement: string, context: string): Topic[] {
  const topics = new TopicCollector();
  topics.add('statement', terms.of(statement));
  topics.add('paragraph', terms.of(context));
  return topics.collected;
}

/** Cues and mentions of speakers, in order: who says something is not what it is about. */
function attributingWords(statements: readonly FoundStatement[]): Span[] {
  return statements
    .flatMap(({ cue, speaker }) => [cue, speaker?.mention ?? null])
    .filter((span) => span !== null)
    .sort((a, b) => a.start - b.start);
}

/** The terms of a statement itself; it lies in the passage. */
function* within(passage: Passage, { start, end }: FoundStatement): Generator<Term> {
  const terms = passage.terms().all;
  for (let at = firstFrom(terms, start); at < terms.length && terms[at]!.start < end; at++) yield terms[at]!;
}

/** The terms of a passage beside a statement, nearest first. */
function* around(passage: Passage, { start, end }: FoundStatement): Generator<Term> {
  // A paragraph of a transcript is one statement: nothing stands beside it.
  if (passage.span.start === start && passage.span.end === end) return;
  const terms = passage.terms().topical;
  let after = firstFrom(terms, end);
  let before = firstFrom(terms, start) - 1;
  while (before >= 0 || after < terms.length) {
    const left = terms[before];
    const right = terms[after];
    const takeLeft = left && (!right || start - left.start <= right.start - end);
    const term = takeLeft ? left : right!;
    if (takeLeft) before--;
    else after++;
    yield term;
  }
}

/** The index of the first term at or behind an offset (binary search). */
function firstFrom(terms: readonly Term[], offset: number): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

class TopicCollector {
  readonly collected: Topic[] = [];
  readonly #seen = new Set<string>();

  /** Takes terms that are not there yet, up to the limit of their origin; gives up where only known ones come. */
  add(from: TopicOrigin, terms: Iterable<Term>): void {
    let room = LIMITS[from];
    let known = 0;
    for (const { term, key } of terms) {
      if (room === 0 || known > KNOWN_IN_A_ROW) return;
      if (this.#seen.has(key)) {
        known++;
        continue;
      }
      known = 0;
      this.#seen.add(key);
      this.collected.push({ term, from });
      room--;
    }
  }
}
