/** A run of words of a difference: in both, only in what was typed, or only in the source. */
export interface DiffPart {
  readonly op: 'same' | 'only-in-quote' | 'only-in-source';
  readonly text: string;
}

/** How the words of a quotation lie in a source. */
export interface Alignment {
  /** Words of the quotation that stand in the source, in order. */
  readonly same: number;
  /** Words of the quotation without a counterpart. */
  readonly onlyInQuote: number;
  /** Words of the source between the first and the last that stand in the quotation, without a counterpart in it. */
  readonly onlyInSource: number;
  /** The longest run of words that are alike without a break. */
  readonly longestRun: number;
  /** Whether all that differs stands before or after one unbroken run. */
  readonly isOneRun: boolean;
  readonly parts: readonly DiffPart[];
}

/** A word as compared and as written. */
export interface ComparedWord {
  readonly key: string;
  readonly text: string;
}

/** A word of the quotation that is not found costs as much as two of the source that are passed over. */
const MISSED = 2;

/**
 * Lays a quotation into a source so that as many words as possible meet in order (Sellers, 1980: the source may go on
 * before and after at no cost). Time and memory grow with the product of the lengths.
 */
export function align(quote: readonly ComparedWord[], source: readonly ComparedWord[]): Alignment {
  const width = source.length + 1;
  const costs = new Uint16Array((quote.length + 1) * width);
  for (let i = 1; i <= quote.length; i++) costs[i * width] = i * MISSED;
  for (let i = 1; i <= quote.length; i++) {
    for (let j = 1; j <= source.length; j++) {
      const meet =
        quote[i - 1]!.key === source[j - 1]!.key ? costs[(i - 1) * width + j - 1]! : Number.POSITIVE_INFINITY;
      costs[i * width + j] = Math.min(meet, costs[(i - 1) * width + j]! + MISSED, costs[i * width + j - 1]! + 1);
    }
  }
  let end = 0;
  for (let j = 1; j <= source.length; j++) {
    if (costs[quote.length * width + j]! < costs[quote.length * width + end]!) end = j;
  }
  const steps: { op: DiffPart['op']; text: string }[] = [];
  for (let i = quote.length, j = end; i > 0; ) {
    const cost = costs[i * width + j]!;
    if (j > 0 && quote[i - 1]!.key === source[j - 1]!.key && cost === costs[(i - 1) * width + j - 1]!) {
      steps.push({ op: 'same', text: source[--j]!.text });
      i--;
    } else if (cost === costs[(i - 1) * width + j]! + MISSED) {
      steps.push({ op: 'only-in-quote', text: quote[--i]!.text });
    } else steps.push({ op: 'only-in-source', text: source[--j]!.text });
  }
  return summary(steps.reverse());
}

function summary(steps: readonly DiffPart[]): Alignment {
  const parts: { op: DiffPart['op']; words: string[] }[] = [];
  for (const { op, text } of steps) {
    const last = parts.at(-1);
    if (last?.op === op) last.words.push(text);
    else parts.push({ op, words: [text] });
  }
  const count = (op: DiffPart['op']) => steps.filter((step) => step.op === op).length;
  const runs = parts.filter((part) => part.op === 'same').map((part) => part.words.length);
  return {
    same: count('same'),
    onlyInQuote: count('only-in-quote'),
    onlyInSource: count('only-in-source'),
    longestRun: Math.max(0, ...runs),
    isOneRun: runs.length === 1,
    parts: parts.map(({ op, words }) => ({ op, text: words.join(' ') })),
  };
}
