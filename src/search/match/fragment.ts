import { normalizeWord, wordsOf } from '../../text/words.js';

/** Share of a fragment, less what its gaps cost, from which on a statement holds it. */
export const FRAGMENT_SHARE = 0.6;

/** What a word costs that was left out, added or changed within the run, where a word that meets gains 1. */
const GAP = 0.5;

/** More words are a pasted text, which is for `verify`; the first ones tell where it stands. */
const LONGEST = 60;

/** The longest run of some words, in order, in a text. */
export interface Fragment {
  /** 1: all of the words without a gap. */
  readonly share: number;
  /** Where it stands in the text, from the first word that meets to the last. */
  readonly start: number;
  readonly end: number;
}

/** A cell of the alignment: the best run that ends here, and where in the text it begins. */
interface Cell {
  readonly score: number;
  readonly start: number;
}

const NONE: Cell = { score: 0, start: 0 };

/**
 * Lays a run of plain words into a text, function words included, with small gaps (local alignment; Smith and Waterman,
 * 1981). Null where no word meets. Time grows with the product of the lengths, of which the run's is bounded.
 */
export function fragmentIn(run: readonly string[], text: string): Fragment | null {
  const asked = run.slice(0, LONGEST);
  const words = partsOf(text);
  let best: Cell & { readonly end: number } = { ...NONE, end: -1 };
  let last: Cell[] = Array.from({ length: words.length + 1 }, () => NONE);
  for (const word of asked) {
    const row: Cell[] = [NONE];
    for (let j = 1; j <= words.length; j++) {
      const isSame = words[j - 1]!.plain === word;
      const before = last[j - 1]!;
      const start = before.score > 0 ? before.start : j - 1;
      let cell: Cell = isSame ? { score: before.score + 1, start } : lessGap(before);
      for (const side of [last[j]!, row[j - 1]!]) if (side.score - GAP > cell.score) cell = lessGap(side);
      row.push(cell);
      if (isSame && cell.score > best.score) best = { ...cell, end: j - 1 };
    }
    last = row;
  }
  if (best.end < 0) return null;
  return { share: best.score / asked.length, start: words[best.start]!.start, end: words[best.end]!.end };
}

function lessGap({ score, start }: Cell): Cell {
  return score > GAP ? { score: score - GAP, start } : NONE;
}

/** Plain words with their places, hyphenated ones in their parts. */
function partsOf(text: string): { plain: string; start: number; end: number }[] {
  return wordsOf(text).flatMap((word) => {
    let at = word.start;
    return word.text.split(/[-‑]/).map((part) => {
      const start = at;
      at += part.length + 1;
      return { plain: normalizeWord(part), start, end: start + part.length };
    });
  });
}
