import type { Span } from '../model.js';
import { sentenceEnds } from '../text/sentence-ends.js';

/** How often the limit may be passed so that no sentence is shown without the one that qualifies it. */
const STRETCH = 2;

/** Words of a sentence's beginning in which a negation is looked for. */
const OPENING_WORDS = 8;

/** An answer of so few words ("No.", "Not at all.") belongs to what follows it. */
const SHORT_ANSWER = 4;

const LEADING_MARKS = /^[\s"'“”‘’([—–-]+/;

/** What takes back, limits or turns what was said before it. */
const QUALIFIES =
  /^(?:but|however|yet|though|although|except|unless|only|still|nor|or|nonetheless|nevertheless|instead|rather|otherwise|actually|if|provided|assuming|even (?:so|if|though)|that said|having said|at the same time|on the other hand|in fact|i mean|then again|of course|mind you|let me (?:correct|rephrase|clarify)|sorry|correction|excuse me)\b/i;

const NEGATION =
  /(?:\b(?:no|not|never|nor|neither|nobody|nothing|none|cannot|wrong|false|untrue|incorrect)\b|n['’]t\b)/i;

/** What can't be understood, or would be misunderstood, without the sentence before it. */
const LEANS =
  /^(?:and|so|because|which|who|that|this|these|those|it|its|he|she|they|him|her|them|his|their|there|then|therefore|thus|also|too|such|for (?:example|instance)|like)\b/i;

/**
 * The part of a long statement that can be shown in its place: whole sentences in a row, from its beginning, or around
 * the first of `matched` where that lies further down. A sentence is never shown without one that qualifies it, takes it
 * back or negates it, and none begins that leans on a sentence before it. Null where no part can stand for the whole.
 *
 * @param unbroken spans that are not cut: quoted words in a paraphrase, whose marks would be halved.
 * @param limit in UTF-16 units; the part is up to twice as long where it has to be.
 */
export function excerptOf(
  words: string,
  matched: readonly Span[],
  unbroken: readonly Span[],
  limit: number,
): Span | null {
  if (words.length <= limit) return { start: 0, end: words.length };
  const sentences = sentencesOf(words).map((span) => ({ ...span, text: words.slice(span.start, span.end) }));
  const mayCut = (i: number) => {
    const [before, after] = [sentences[i], sentences[i + 1]];
    if (!before || !after) return true;
    const isWithin = unbroken.some(({ start, end }) => start < before.end && after.start < end);
    return !isWithin && mayPart(before.text, after.text);
  };
  const at = matched[0] && matched[0].end > limit ? sentences.findIndex(({ end }) => end >= matched[0]!.end) : 0;
  return run(sentences, at, mayCut, limit) ?? run(sentences, 0, mayCut, limit);
}

/** The longest run of sentences around one of them that may be cut out and keeps to the limit, else the shortest. */
function run(sentences: readonly Span[], at: number, mayCut: (i: number) => boolean, limit: number): Span | null {
  let first = at;
  while (first > 0 && !mayCut(first - 1)) first--;
  const start = sentences[first]!.start;
  const ends = sentences.flatMap(({ end }, i) => (i >= at && mayCut(i) && end - start <= STRETCH * limit ? [end] : []));
  const end = ends.findLast((one) => one - start <= limit) ?? ends[0];
  return end === undefined ? null : { start, end };
}

/** Sentences with nothing of the white space between them. */
function sentencesOf(words: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(words), words.length]) {
    const text = words.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') sentences.push({ start: start + lead, end: start + text.trimEnd().length });
    start = end;
  }
  return sentences;
}

/** Whether one of two sentences in a row may be shown without the other. */
function mayPart(before: string, after: string): boolean {
  const wordsOf = (text: string) => text.replace(LEADING_MARKS, '').split(/\s+/);
  const opening = wordsOf(after).slice(0, OPENING_WORDS).join(' ');
  if (wordsOf(before).length <= SHORT_ANSWER) return false;
  return !QUALIFIES.test(opening) && !LEANS.test(opening) && !NEGATION.test(opening);
}
