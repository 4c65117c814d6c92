import { sentenceEnds } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { canOmitNeighbour, canOpenExcerpt } from './sentence-breaks.js';

/** How often the limit may be passed so that no sentence is shown without the one that qualifies it. */
const STRETCH = 2;

/** A part that uses less than this of the limit says too little, where a longer one may be shown. */
const LEAST_USED = 1 / 3;

/**
 * The part of a long statement that can be shown in its place: whole sentences in a row, from its beginning, or around
 * the first of `matched` where that lies further down. A sentence is never shown without one that qualifies it, takes it
 * back or negates it, none begins that leans on a sentence before it, and no words that are quoted within it are cut.
 * Null where no part can stand for the whole.
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
  return excerptsOf(words, matched, unbroken)(limit);
}

/** The same for several limits: what does not depend on them is found once, when it is needed. */
export function excerptsOf(
  words: string,
  matched: readonly Span[],
  unbroken: readonly Span[],
): (limit: number) => Span | null {
  let runs: Runs | undefined;
  return (limit) => {
    if (words.length <= limit) return { start: 0, end: words.length };
    runs ??= runsOf(words, unbroken);
    return runs.sentences.length === 0 ? null : excerptAround(runs, matched, limit);
  };
}

function runsOf(words: string, unbroken: readonly Span[]): Runs {
  const sentences = sentenceSpans(words);
  const mayCut = cutsOf(words, sentences, unbroken);
  return {
    sentences,
    mayCut,
    mayStart: (i) => i === 0 || (mayCut[i - 1]! && canOpenExcerpt(excerptText(words, sentences[i]!))),
  };
}

function excerptAround(runs: Runs, matched: readonly Span[], limit: number): Span | null {
  const { sentences } = runs;
  const [wanted] = matched;
  const from = wanted
    ? Math.max(
        0,
        sentences.findIndex(({ end }) => end > wanted.start),
      )
    : 0;
  const to = wanted
    ? Math.max(
        from,
        sentences.findIndex(({ end }) => end >= wanted.end),
      )
    : 0;
  const whole = run(runs, 0, to, limit);
  if (whole && whole.end - whole.start <= limit) return whole;
  return run(runs, from, to, limit) ?? whole ?? run(runs, 0, 0, limit);
}

interface Runs {
  readonly sentences: readonly Span[];
  /** Whether it may end behind each sentence. */
  readonly mayCut: readonly boolean[];
  readonly mayStart: (i: number) => boolean;
}

/** Sentences in a row that hold those asked for: the most that keep to the limit, unless that is too little; else the fewest. */
function run({ sentences, mayCut, mayStart }: Runs, from: number, to: number, limit: number): Span | null {
  let first = from;
  while (!mayStart(first)) first--;
  const { start } = sentences[first]!;
  const ends = sentences.flatMap(({ end }, i) => (i >= to && mayCut[i] && end - start <= STRETCH * limit ? [end] : []));
  const within = ends.findLast((end) => end - start <= limit);
  const beyond = ends.find((end) => end - start > limit);
  const isTooLittle = within === undefined || within - start < LEAST_USED * limit;
  const end = isTooLittle ? (beyond ?? within) : within;
  return end === undefined ? null : { start, end };
}

/** Sentences with nothing of the white space between them. */
function sentenceSpans(words: string): Span[] {
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

/** For each sentence whether it may be cut off from the next; behind the last there is nothing to lose. */
function cutsOf(words: string, sentences: readonly Span[], unbroken: readonly Span[]): boolean[] {
  let open = NOTHING_OPEN;
  return sentences.map((sentence, i) => {
    const next = sentences[i + 1];
    const text = excerptText(words, sentence);
    open = afterwards(open, text);
    if (!next) return true;
    const isWithin = unbroken.some(({ start, end }) => start < sentence.end && next.start < end);
    return !isWithin && isClosed(open) && canOmitNeighbour(text, excerptText(words, next));
  });
}

/** How many marks of each kind were opened and not closed. */
interface Open {
  readonly curly: number;
  readonly straight: number;
  readonly typed: number;
  readonly brackets: number;
}

const NOTHING_OPEN: Open = { curly: 0, straight: 0, typed: 0, brackets: 0 };

function afterwards({ curly, straight, typed, brackets }: Open, text: string): Open {
  const times = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return {
    curly: curly + times(/“/g) - times(/”/g),
    straight: straight + times(/"/g),
    typed: typed + times(/``/g) - times(/''/g),
    brackets: brackets + times(/[([]/g) - times(/[)\]]/g),
  };
}

function isClosed({ curly, straight, typed, brackets }: Open): boolean {
  return curly === 0 && straight % 2 === 0 && typed === 0 && brackets === 0;
}

function excerptText(words: string, { start, end }: Span): string {
  return words.slice(start, end);
}
