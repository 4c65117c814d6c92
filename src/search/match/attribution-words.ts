import { sentenceEnds } from '../../lang/index.js';
import type { Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import type { Statement } from '../../model/statement.js';
import { stemsOf } from '../../text/words.js';

const PARAGRAPH_BREAK = /\n[^\S\n]*\n/g;

/**
 * The stems that stand in the paragraph around a statement in nothing but the words that attribute speech: "said
 * Milley, who joined Esper" names Esper, but nothing that is said there is about him.
 *
 * @param statements all of the source's.
 */
export function stemsOfAttributions(
  statement: Statement,
  { text, body }: Source,
  statements: readonly Statement[],
): ReadonlySet<string> {
  const paragraph = paragraphAround(statement, text, body);
  const within = statements.filter((one) => one.start < paragraph.end && one.end > paragraph.start);
  const elsewhere = new Set<string>();
  const attributing = new Set<string>();
  for (const other of within) {
    if (other.id !== statement.id) for (const stem of stemsOf(other.text)) elsewhere.add(stem);
  }
  const cues = within.flatMap(({ cue }) => cue ?? []);
  for (const gap of gapsBetween(within, paragraph)) {
    for (const sentence of sentencesIn(gap, text)) {
      const isAttributing = cues.some((cue) => cue.start < sentence.end && cue.end > sentence.start);
      const stems = isAttributing ? attributing : elsewhere;
      for (const stem of stemsOf(text.slice(sentence.start, sentence.end))) stems.add(stem);
    }
  }
  for (const stem of elsewhere) attributing.delete(stem);
  return attributing;
}

function paragraphAround({ start, end }: Span, text: string, body: Span): Span {
  const prose = text.slice(body.start, body.end);
  const paragraph = { start: body.start, end: body.end };
  for (const { index, 0: gap } of prose.matchAll(PARAGRAPH_BREAK)) {
    const at = body.start + index;
    if (at + gap.length <= start) paragraph.start = at + gap.length;
    else if (at >= end) return { ...paragraph, end: at };
  }
  return paragraph;
}

/** What of a paragraph no statement covers. */
function gapsBetween(statements: readonly Span[], { start, end }: Span): Span[] {
  const gaps: Span[] = [];
  let from = start;
  for (const one of statements.toSorted((a, b) => a.start - b.start)) {
    if (one.start > from) gaps.push({ start: from, end: one.start });
    from = Math.max(from, one.end);
  }
  if (from < end) gaps.push({ start: from, end });
  return gaps;
}

function sentencesIn({ start, end }: Span, text: string): Span[] {
  const ends = [...sentenceEnds(text.slice(start, end)).map((at) => start + at), end];
  return ends.map((at, i) => ({ start: ends[i - 1] ?? start, end: at }));
}
