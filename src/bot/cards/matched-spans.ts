import type { Match } from '../../model/answer.js';
import type { Span } from '../../model/span.js';
import { normalizeWord, wordsOf } from '../../text/words.js';

interface PassageWord extends Span {
  readonly plain: string;
}

/**
 * Where the words of a question stand in the words of a statement, in order and apart from each other: offsets into
 * `words`, for emphasis. None where the evidence stands elsewhere. Whole words alone, however they are wrapped, hyphenated
 * or accented: "can" is not in "can't".
 */
export function matchedSpans(words: string, why: readonly Match[]): Span[] {
  const own = why.filter(({ where }) => where === 'statement');
  if (own.length === 0) return [];
  const found = new Set(own.map((match) => match.found));
  const all = partsOf(words);
  const spans = [...found].flatMap((text) => runsOf(partsOf(text), all)).sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.start <= last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else apart.push(span);
  }
  return apart;
}

/** Words with their places, hyphenated ones in their parts, as evidence has them. */
function partsOf(text: string): PassageWord[] {
  const parts: PassageWord[] = [];
  for (const word of wordsOf(text)) {
    let { start } = word;
    for (const part of word.text.split(/[-‑]/)) {
      const end = start + part.length;
      if (normalizeWord(part) !== '') parts.push({ start, end, plain: normalizeWord(part) });
      start = end + 1;
    }
  }
  return parts;
}

/** Where the words of a run stand side by side. */
function runsOf(run: readonly PassageWord[], words: readonly PassageWord[]): Span[] {
  if (run.length === 0) return [];
  return words.flatMap(({ start }, at) => {
    const last = words[at + run.length - 1];
    const isHere = last && run.every((word, i) => word.plain === words[at + i]!.plain);
    return isHere ? [{ start, end: last.end }] : [];
  });
}
