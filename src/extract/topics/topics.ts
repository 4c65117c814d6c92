import { OCCASION_WORDS } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import type { Topic, TopicOrigin } from '../../model/statement.js';
import type { FoundStatement } from '../extraction.js';
import { Discourse, type DiscourseParagraph } from './discourse.js';
import { type TopicTerm, termCache } from './terms.js';

/** Most topics kept by origin: enough for the longest paragraph that people ask about, and an end to hostile ones. */
const LIMITS: Record<TopicOrigin, number> = { statement: 40, paragraph: 40, question: 24, discourse: 16, heading: 12 };

/** After so many terms that a statement already has, the next are hardly new. */
const KNOWN_IN_A_ROW = 24;

/** The statements of one paragraph, in order; there may be none. */
export interface ParagraphStatements {
  readonly span: Span;
  readonly statements: readonly FoundStatement[];
}

/** A paragraph, and what is known so far of the words in it that attribute something. */
interface ParagraphReading extends ParagraphStatements {
  readonly attributing: Span[];
}

/**
 * Gives every statement its topics: its own words, the rest of its paragraph (nearest first), the question it answers,
 * what the discourse before it was about, and the title. "It should not have been sent" is about the letter that the
 * passage speaks of. Discourse topics come from definite descriptions ("the draft") back to where they were introduced,
 * over "X was a Y" to what they were equated with; and from the paragraph before, when the same person goes on speaking.
 * Linear in the length of the text; of it three paragraphs at a time are in memory.
 *
 * @param groups all paragraphs, in order.
 * @param names the words of all speakers' names, in lower case (`wordsOfNames`).
 */
export function* withTopics(
  text: string,
  groups: Iterable<ParagraphStatements>,
  title: string,
  names: ReadonlySet<string>,
): Generator<FoundStatement> {
  // The briefers in "Press Briefing by Press Secretary Jen Psaki" are no topic of the briefing.
  const heading = termCache.of(title).filter(({ term }) => !OCCASION_WORDS.has(term) && !names.has(term));
  const discourse = new Discourse(text);
  let before: { readonly passage: DiscourseParagraph; readonly speaker: string | null } | null = null;
  for (const { span, statements, attributing } of withAttributing(groups)) {
    const passage = discourse.read(span, () => attributing.sort((a, b) => a.start - b.start));
    /** The last speaker of the paragraph. */
    let last: string | null = null;
    for (const statement of statements) {
      last = statement.speaker?.name ?? '';
      const same = last !== '' && before?.speaker === last ? before.passage : null;
      yield { ...statement, topics: topicsIn(statement, passage, same, heading) };
    }
    before = { passage, speaker: last };
  }
}

function topicsIn(
  statement: FoundStatement,
  passage: DiscourseParagraph,
  before: DiscourseParagraph | null,
  heading: TopicTerm[],
): Topic[] {
  const topics = new TopicCollector();
  topics.add('statement', termsWithin(passage, statement));
  topics.add('paragraph', termsBeside(passage, statement));
  if (statement.question) topics.add('question', termCache.of(statement.question.text));
  topics.add('discourse', passage.inherited);
  if (before) topics.add('discourse', [...before.salient, ...before.inherited]);
  topics.add('heading', heading);
  return topics.collected;
}

/** The words of speakers' names, in lower case. */
export function wordsOfNames(
  statements: Iterable<{ readonly speaker: { readonly name: string } | null }>,
  names = new Set<string>(),
): Set<string> {
  for (const { speaker } of statements)
    if (speaker) for (const word of speaker.name.toLowerCase().split(/\s+/)) names.add(word);
  return names;
}

/** Topics of a statement that comes without its document: its own words, and those of the context it came with. */
export function topicsOf(statement: string, context: string): Topic[] {
  const topics = new TopicCollector();
  topics.add('statement', termCache.of(statement));
  topics.add('paragraph', termCache.of(context));
  return topics.collected;
}

/**
 * The paragraphs, each with the cues and mentions of speakers in it: who says something is not what it is about. They come
 * with the statements of the paragraph itself or of those beside it: `Ward stated:` stands before the paragraph of what she
 * stated, a signature behind it.
 */
function* withAttributing(groups: Iterable<ParagraphStatements>): Generator<ParagraphReading> {
  let [earlier, late]: [ParagraphReading | null, ParagraphReading | null] = [null, null];
  let signed: Span[] = [];
  for (const { span, statements } of groups) {
    const group: ParagraphReading = { span, statements, attributing: signed.filter(({ start }) => start < span.end) };
    signed = signed.filter(({ start }) => start >= span.end);
    for (const { cue, speaker } of statements) {
      for (const words of [cue, speaker?.mention ?? null]) {
        if (!words) continue;
        if (words.start >= span.end) signed.push(words);
        else if (words.start >= span.start) group.attributing.push(words);
        else if (late && words.start >= late.span.start) late.attributing.push(words);
        else earlier?.attributing.push(words);
      }
    }
    if (earlier) yield earlier;
    [earlier, late] = [late, group];
  }
  if (earlier) yield earlier;
  if (late) yield late;
}

/** The terms of a statement itself; it lies in the passage. */
function* termsWithin(passage: DiscourseParagraph, { start, end }: FoundStatement): Generator<TopicTerm> {
  const terms = passage.terms().all;
  for (let at = firstFrom(terms, start); at < terms.length && terms[at]!.start < end; at++) yield terms[at]!;
}

/** The terms of a passage beside a statement, nearest first. */
function* termsBeside(passage: DiscourseParagraph, { start, end }: FoundStatement): Generator<TopicTerm> {
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
function firstFrom(terms: readonly TopicTerm[], offset: number): number {
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
  add(from: TopicOrigin, terms: Iterable<TopicTerm>): void {
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
