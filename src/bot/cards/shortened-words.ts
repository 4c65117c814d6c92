import { wording } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { ISOLATING, linesToIsolate, showControls } from '../../text/direction.js';
import { correctionsIn } from '../../text/published-corrections.js';
import { characterBoundary, isSendable } from '../layout/labels.js';
import { marksOf } from '../layout/wording.js';
import type { ParaphraseCard, Passage, Piece, QuoteCard } from '../reply/reply.js';
import { excerptsOf } from './excerpt.js';

/** How much of some words is shown, where a platform has no room for all. */
export interface ShortenedWords {
  /** The part that is shown, as offsets; null for none of it. */
  readonly span: Span | null;
  /** Which part that is, where it is not all: "first 412 of 2,310 characters". */
  readonly part: string | null;
  /** Why none of it is shown. */
  readonly missing: string | null;
}

/** Words that are emphasised in one piece; more would only be noise. */
const MOST_EMPHASISED = 12;

/**
 * How much of a piece is shown where so many UTF-16 units are wanted at most; see `excerptOf`. Half of a character (a
 * lone surrogate) can't be sent as UTF-8, and replacing it would alter the words: such words are withheld.
 */
export function shortenWords(card: QuoteCard | ParaphraseCard, piece: Piece, limit: number): ShortenedWords {
  return shownPart(piece, piece.matched, card.type === 'paraphrase' ? piece.quotes : [], limit);
}

/** The same of a passage; the statement in it is not cut. */
export function shortenPassage(passage: Passage, limit: number): ShortenedWords {
  return shownPart(passage, passage.marked, passage.marked, limit);
}

/** What was found of some words, by how much of them is wanted. */
interface ExcerptsByLimit {
  readonly excerpt: ReturnType<typeof excerptsOf>;
  readonly byLimit: Map<number, ShortenedWords>;
}

/** A reply is laid out again and again until it fits: what was found of its words is kept as long as the reply. */
const found = new WeakMap<Piece | Passage, ExcerptsByLimit>();

function shownPart(
  of: Piece | Passage,
  matched: readonly Span[],
  unbroken: readonly Span[],
  limit: number,
): ShortenedWords {
  const { words } = of;
  const { excerpt, byLimit } = found.get(of) ?? {
    excerpt: excerptsOf(words, matched, [...unbroken, ...correctionsIn(words)]),
    byLimit: new Map<number, ShortenedWords>(),
  };
  found.set(of, { excerpt, byLimit });
  const shown = byLimit.get(limit) ?? partOfWords(words, excerpt, limit);
  byLimit.set(limit, shown);
  return shown;
}

function partOfWords(words: string, excerpt: ExcerptsByLimit['excerpt'], limit: number): ShortenedWords {
  if (!isSendable(words)) return { span: null, part: null, missing: wording.cards.unsendable };
  const span = excerpt(limit);
  if (!span) return { span, part: null, missing: wording.cards.notShown(words.length, limit > 0) };
  if (span.start === 0 && span.end === words.length) return { span, part: null, missing: null };
  const { firstCharacters, characterRange } = wording.cards;
  const part =
    span.start === 0 ? firstCharacters(span.end, words.length) : characterRange(span.start + 1, span.end, words.length);
  return { span, part, missing: null };
}

/**
 * What must be known of words that are not shown whole; empty where all are.
 *
 * @param whole how to get to the whole of them; empty for no way.
 */
export function omissionNote(shown: readonly ShortenedWords[], whole: string): string {
  const parts = shown.flatMap(({ part }) => part ?? []);
  const missing = new Set(shown.flatMap((one) => one.missing ?? []));
  const note = [parts.length > 0 ? wording.cards.shownInPart(parts.join('; ')) : '', ...missing]
    .filter(Boolean)
    .join(' ');
  return note === '' || note === wording.cards.unsendable ? note : `${note} ${whole}`.trim();
}

/**
 * Whether "…" must stand before a piece that is shown: pieces of one utterance stand apart from each other, since something
 * else is between them in the source. Where one of them is cut at that place, its own "…" says so.
 */
export function needsEllipsisBefore(
  { pieces }: QuoteCard | ParaphraseCard,
  shown: readonly ShortenedWords[],
  i: number,
) {
  const before = shown[i - 1]?.span;
  const isMarked = (before && before.end < pieces[i - 1]!.words.length) || (shown[i]?.span?.start ?? 0) > 0;
  return i > 0 && !isMarked;
}

/** A stretch of words that look alike. */
export interface StyledRun {
  readonly text: string;
  readonly isBold: boolean;
}

const plain = (text: string): StyledRun => ({ text, isBold: false });

/**
 * A part of a piece with the marks that it has, matched words in bold, and "…" outside of the marks for what is left
 * out. The texts of the runs, one behind the other, hold the part as it is; only what would be obeyed is shown instead, and
 * lines that run from right to left are isolated (`src/text/direction.ts`).
 */
export function runsOfWords(card: QuoteCard | ParaphraseCard, piece: Piece, { start, end }: Span): StyledRun[] {
  const words = showControls(piece.words.slice(start, end));
  const [before, behind] = marksOf(card);
  const shift = before.length - start;
  const matched = piece.matched
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start + shift, end: span.end + shift }));
  const runs = isolatedRuns(emphasised(before + words + behind, matched), words, before.length);
  const isWhole = end === piece.words.length;
  return withEllipses(piece.goesOn && isWhole ? [...runs, plain(' …')] : runs, piece.words, { start, end });
}

/** A part of a passage, the statement in it in bold. */
export function runsOfPassage({ words, marked }: Passage, { start, end }: Span): StyledRun[] {
  const within = marked
    .map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
    .filter((span) => span.start < span.end);
  const part = showControls(words.slice(start, end));
  return withEllipses(isolatedRuns(emphasised(part, within), part, 0), words, { start, end });
}

/** The runs with isolates around those lines of the words that need them; `from` is where the words begin. */
function isolatedRuns(runs: readonly StyledRun[], words: string, from: number): StyledRun[] {
  const lines = linesToIsolate(words);
  if (lines.length === 0) return [...runs];
  const starts = new Set(lines.map(({ start }) => start + from));
  const ends = new Set(lines.map(({ end }) => end + from));
  let offset = 0;
  return runs.map((run) => {
    let text = '';
    for (let i = 0; i < run.text.length; i++, offset++) {
      if (starts.has(offset)) text += ISOLATING.start;
      text += run.text[i];
      if (ends.has(offset + 1)) text += ISOLATING.end;
    }
    return { ...run, text };
  });
}

function withEllipses(runs: readonly StyledRun[], words: string, { start, end }: Span): StyledRun[] {
  return [...(start > 0 ? [plain('… ')] : []), ...runs, ...(end < words.length ? [plain(' …')] : [])];
}

/** The text in pieces, some of them in bold; one behind the other they are the text. */
function emphasised(words: string, spans: readonly Span[]): StyledRun[] {
  const runs: StyledRun[] = [];
  let from = 0;
  for (const span of spans.slice(0, MOST_EMPHASISED)) {
    const start = Math.max(from, characterBoundary(words, span.start));
    const end = characterBoundary(words, span.end);
    if (end <= start) continue;
    if (start > from) runs.push(plain(words.slice(from, start)));
    runs.push({ text: words.slice(start, end), isBold: true });
    from = end;
  }
  return from < words.length ? [...runs, plain(words.slice(from))] : runs;
}
