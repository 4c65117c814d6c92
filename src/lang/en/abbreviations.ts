import { DOTTED_MONTHS } from './dotted-months.js';

/** Abbreviations whose full stop ends no sentence; single letters ("U.S.", "Mark A.", "5 p.m.") are recognised by their form. */
const ABBREVIATED = new RegExp(
  String.raw`(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Adm|Capt|Sen|Rep|Gov|Sec|Jr|Sr|St|vs|${DOTTED_MONTHS}|Rev|Hon|Sgt|Cpl|Cmdr|Prof|Mt|v)|\b\p{Lu}|\.\p{Ll})\.$`,
  'u',
);

/** "No." is an answer, unless a number follows. */
const NUMBERED = /\bNo\.$/;

const SENTENCE_END = /[.!?…]["'”’)\]]*(?=\s)/g;
const PARAGRAPH_BREAK = /\n[^\S\n]*\n/g;

/** Offsets behind each end of a sentence or paragraph. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(SENTENCE_END)) {
    const upTo = text.slice(Math.max(0, match.index - 8), match.index + 1);
    const isNumbered = NUMBERED.test(upTo) && /^\.\s*\d/.test(text.slice(match.index, match.index + 8));
    if (!isNumbered && !ABBREVIATED.test(upTo)) ends.push(match.index + match[0].length);
  }
  for (const match of text.matchAll(PARAGRAPH_BREAK)) ends.push(match.index + match[0].length);
  return ends.sort((a, b) => a - b);
}
