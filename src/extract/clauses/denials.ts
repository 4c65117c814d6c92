import {
  CLAIM_NOUNS,
  CUE_VERBS,
  DOUBTFUL_WITH_NOT,
  DOUBTFUL_WORDS,
  INVERTED_AUXILIARIES,
  NOBODY_WORDS,
} from '../../lang/index.js';
import type { Cue } from '../cues/cues.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { TokenRange } from './bounds.js';
import { subjectOf } from './subject.js';

const REFUTING =
  /^(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)|rebut(?:s|ted)?)$/;
/** What is said perhaps. */
const HEARSAY = /^(?:allegedly|reportedly|supposedly|purportedly|apparently)$/;
/** How far before "reports that Smith said" a verb that refutes them, or a "not", is looked for, in tokens. */
const REFUTING_REACH = 5;

/**
 * Whether anything in a sentence can make what is reported there nobody's words: only then is it worth asking of each cue.
 */
export function mayDeny(tokens: readonly ParagraphToken[], { from, to }: Sentence): boolean {
  for (let at = from; at < to; at++) {
    const { lower } = tokens[at]!;
    if (NOBODY_WORDS.has(lower) || opensQuestion(tokens, at, from)) return true;
    if (lower === 'that' && at - 1 > from && isDoubted(tokens, at, from)) return true;
  }
  return false;
}

/**
 * Whether nobody is said to have said it: "Nobody said …", "Neither Smith nor Jones said …"; "Did Smith say …?", "Had
 * Smith said …, …"; "the rumour that Smith had said …", "it is not true that Smith said …".
 *
 * @param floor where the clause of the cue can begin.
 */
export function isDeniedOrHypothetical(tokens: readonly ParagraphToken[], cue: Cue, floor: number): boolean {
  const speaker = cue.form === 'finite' || cue.form === 'participle' ? subjectOf(tokens, cue.from, floor) : null;
  if (!speaker) return false;
  const { from } = speaker;
  const before = tokens[from - 1];
  const auxiliary = before?.tag === 'PART' ? from - 2 : from - 1;
  if (auxiliary >= floor && opensQuestion(tokens, auxiliary, floor)) return true;
  if (cue.form === 'participle') return false;
  if (before?.lower === 'that' && from - 1 > floor && isDoubted(tokens, from - 1, floor)) return true;
  // "No wonder Smith said …"
  if (/^(?:wonder|doubt|question|surprise)$/.test(tokens[from + 1]?.lower ?? '')) return false;
  return (
    NOBODY_WORDS.has(tokens[from]!.lower) ||
    (before !== undefined && before.lower !== 'nobody' && NOBODY_WORDS.has(before.lower))
  );
}

/** "If the general says so, …": nobody has said it. @param opener what stands before the subject. */
export function isCondition(tokens: readonly ParagraphToken[], opener: number): boolean {
  // "whether or not he said so"
  const at = tokens[opener]?.lower === 'not' && tokens[opener - 1]?.lower === 'or' ? opener - 2 : opener;
  return /^(?:if|unless|lest|whether|until)$/.test(tokens[at]?.lower ?? '');
}

/**
 * "allegedly told him", "the court heard", "her claim that he said", "it was alleged that he said": said perhaps, or by
 * somebody else.
 */
export function isHearsay(tokens: readonly ParagraphToken[], cue: Cue, { from, to }: TokenRange): boolean {
  if (cue.verb.lemma === 'hear') return true;
  if (tokens[from - 1]?.lower === 'that') {
    const claim = tokens[from - 2];
    if (claim && (CLAIM_NOUNS.has(claim.lower) || (CUE_VERBS.has(claim.lower) && isPassive(tokens, from - 2))))
      return true;
  }
  for (let at = cue.from - 1; at >= 0 && /^(?:ADV|AUX)$/.test(tokens[at]!.tag); at--)
    if (HEARSAY.test(tokens[at]!.lower)) return true;
  return HEARSAY.test(tokens[to]?.lower ?? '');
}

function isPassive(tokens: readonly ParagraphToken[], verb: number): boolean {
  return /^(?:is|was|are|were|been)$/.test(tokens[verb - 1]?.lower ?? '');
}

/** Where what somebody is said not to have said ends. "hardly clarified the matter, calling it “…”" calls it so. */
export function endOfDenial(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (tokens[at]!.text === ',') return at;
  return to;
}

/** Whether a clause hangs on the cue: "never said that the clerk had told …": a report in there is nobody's either. */
export function governsClause(tokens: readonly ParagraphToken[], cue: Cue, to: number): boolean {
  const end = Math.min(to, cue.to + 4);
  for (let at = cue.to; at < end && tokens[at]!.text !== ','; at++)
    if (/^(?:that|whether)$/.test(tokens[at]!.lower)) return true;
  return false;
}

/** "Did Smith say", "Had Smith said", "nor has she said": an auxiliary that opens a clause, before its subject. */
function opensQuestion(tokens: readonly ParagraphToken[], at: number, floor: number): boolean {
  if (!INVERTED_AUXILIARIES.has(tokens[at]!.lower)) return false;
  const before = at > floor ? tokens[at - 1]! : null;
  return (
    before === null ||
    /^(?:PUNCT|QUOTE|CCONJ)$/.test(before.tag) ||
    /^(?:how|why|what|when|where|who|nor)$/.test(before.lower)
  );
}

/** Whether the noun or adjective before the "that" at `that` says that what follows doesn't hold. */
function isDoubted(tokens: readonly ParagraphToken[], that: number, floor: number): boolean {
  const { lower } = tokens[that - 1]!;
  if (DOUBTFUL_WORDS.has(lower)) return true;
  if (DOUBTFUL_WITH_NOT.has(lower)) return follows(tokens, that - 1, floor, /^(?:not|n['’]t|hardly|never)$/);
  return (CLAIM_NOUNS.has(lower) || /^reports?$/.test(lower)) && isRefuted(tokens, that - 1, floor);
}

/** "dismissed the claim", "denied reports": whether a verb before the noun at `noun` refutes it. */
export function isRefuted(tokens: readonly ParagraphToken[], noun: number, floor: number): boolean {
  return follows(tokens, noun, floor, REFUTING);
}

function follows(tokens: readonly ParagraphToken[], at: number, floor: number, word: RegExp): boolean {
  for (let before = at - 1; before >= Math.max(floor, at - REFUTING_REACH); before--)
    if (word.test(tokens[before]!.lower)) return true;
  return false;
}

/**
 * Whether a sentence only imagines that somebody says something: "Imagine a minister who said: “…”", "“But why?” you will
 * ask", "“But why?” I hear you cry".
 */
export function isImagined(tokens: readonly ParagraphToken[], { from }: Sentence, cues: readonly Cue[]): boolean {
  if (/^(?:imagine|suppose|picture)$/.test(tokens[from]!.lower)) return true;
  const subjects = cues.map((cue) =>
    // "I hear you cry"
    cue.verb.lemma === 'hear' && tokens[cue.to]?.lower === 'you' ? 'you' : pronounBefore(tokens, cue.from, from),
  );
  return subjects.includes('you') && subjects.every((subject) => /^(?:you|i|we)$/.test(subject));
}

/** The word before a verb, its auxiliaries and adverbs aside; empty where the sentence begins with them. */
function pronounBefore(tokens: readonly ParagraphToken[], verb: number, floor: number): string {
  let at = verb - 1;
  while (at >= floor && /^(?:AUX|ADV|PART)$/.test(tokens[at]!.tag)) at--;
  return at >= floor ? tokens[at]!.lower : '';
}
