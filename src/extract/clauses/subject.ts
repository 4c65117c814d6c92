import {
  ACCOMPLISHED_VERBS,
  CUE_VERBS,
  FLOATING_WORDS,
  FUTURE_MODALS,
  isRoleNoun,
  LEADING_VERBS,
} from '../../lang/index.js';
import { isPause, isVerbal } from '../tokens/kinds.js';
import { isTimeUnit, isTimeWord, type NounPhrase, phraseEndingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { asideBefore, describedBy, outsidePassive, outsidePlace, outsideRelative } from './outer-subjects.js';

/** Who a verb belongs to, and by which rule it was found. */
export interface Subject extends NounPhrase {
  readonly rule: 'subject' | 'apposition' | 'relative' | 'coordinated';
  /** For "who said": the noun phrase that "who" stands for. */
  readonly antecedent?: NounPhrase;
}

/** How many commas to the left a subject is searched behind: "Smith, 45, of Dayton, Ohio, said". */
const COMMAS = 5;
/** How far to the left, in tokens: no subject stands further from its verb, and a hostile sentence costs no more. */
const REACH = 90;
const CLAUSE_OPENERS = new Set(['CCONJ', 'SCONJ', 'QUOTE', 'ADV', 'INTJ']);

/**
 * The subject of the verb at `verb`, searched leftwards over auxiliaries, adverbs and appositions, not below `floor`.
 * Null when none stands there (an inverted, passive or participle cue).
 */
export function subjectOf(tokens: readonly ParagraphToken[], verb: number, floor: number): Subject | null {
  const clause = verbBegin(tokens, verb, floor);
  if (clause <= floor) return null;
  return tokens[clause - 1]!.tag === 'CCONJ'
    ? coordinated(tokens, clause - 1, floor, isInflected(tokens[verb]!))
    : ownSubject(tokens, clause, floor);
}

/** Where a verb begins with its auxiliaries, adverbs and times: what stands before it is its subject. */
function verbBegin(tokens: readonly ParagraphToken[], verb: number, floor: number): number {
  let at = verb;
  for (;;) {
    while (at > floor && skips(tokens, at - 1)) at--;
    const time = timeBefore(tokens, at, floor);
    if (time === at) return at;
    at = time;
  }
}

/** The subject that ends right before `at`, where a verb begins. */
function ownSubject(tokens: readonly ParagraphToken[], at: number, floor: number): Subject | null {
  if (at <= floor) return null;
  const before = tokens[at - 1]!;
  const that = before.lower === 'that' && /^(?:NOUN|PROPN)$/.test(tokens[at - 2]?.tag ?? '');
  if (that || (before.tag === 'PRON' && /^(?:who|which)$/.test(before.lower))) {
    const left = tokens[at - 2];
    const end = left && isPause(left) ? at - 2 : at - 1;
    const beside = phraseEndingAt(tokens, behindContrast(tokens, end, floor), floor);
    const nearest = before.lower === 'who' && beside ? describedBy(tokens, beside, floor) : beside;
    const antecedent = before.lower === 'who' && nearest && isNounOfNoPerson(tokens[nearest.head]!) ? null : nearest;
    return { from: at - 1, to: at, head: at - 1, rule: 'relative', ...(antecedent && { antecedent }) };
  }
  if (isPause(before)) {
    const aside = asideBefore(tokens, at - 1, floor);
    return aside > floor ? ownSubject(tokens, aside, floor) : behindCommas(tokens, at - 1, floor);
  }
  const nearest = phraseEndingAt(tokens, withoutParticiple(tokens, at), floor);
  if (!nearest) return null;
  if (nearest.to - nearest.from === 1 && isTimeWord(tokens[nearest.head]!))
    return nearest.from > floor ? beforeTime(tokens, nearest.from, floor) : null;
  const phrase = withoutObject(tokens, nearest, floor);
  const outer =
    outsideRelative(tokens, phrase.from, floor) ??
    outsidePassive(tokens, phrase.from, floor) ??
    outsidePlace(tokens, phrase, floor);
  return outer ? { ...outer, rule: 'subject' } : { ...phrase, to: at, rule: 'subject' };
}

/** "and on Monday said", "the poll released Friday shows", "his rival Friday said": a day is no subject. */
function beforeTime(tokens: readonly ParagraphToken[], time: number, floor: number): Subject | null {
  const at = /^(?:on|in)$/.test(tokens[time - 1]!.lower) ? time - 1 : time;
  if (at <= floor) return null;
  const before = tokens[at - 1]!;
  if (before.tag === 'CCONJ') return coordinated(tokens, at - 1, floor, true);
  const participle =
    before.tag === 'VERB' && before.lower.endsWith('ed') && /^(?:NOUN|PROPN)$/.test(tokens[at - 2]?.tag ?? '');
  return ownSubject(tokens, participle ? at - 1 : at, floor);
}

/** "said", "says": a form that agrees with a subject or tells the past. */
function isInflected({ lower, tag }: ParagraphToken): boolean {
  const lemma = CUE_VERBS.get(lower)?.lemma;
  return lemma !== undefined ? lemma !== lower : tag === 'VERB' && /(?:ed|s)$/.test(lower);
}

/** "Smith, not Jones, who said": where the one ends who did, when `end` is where the one ends who didn't. */
function behindContrast(tokens: readonly ParagraphToken[], end: number, floor: number): number {
  const other = phraseEndingAt(tokens, end, floor);
  const not = (other?.from ?? floor) - 1;
  return not - 1 > floor && tokens[not]!.lower === 'not' && tokens[not - 1]!.text === ',' ? not - 1 : end;
}

/** "Smith last month said", "Smith on Friday said": where a time between subject and verb begins; `end` if there is none. */
function timeBefore(tokens: readonly ParagraphToken[], end: number, floor: number): number {
  let at = end;
  while (at > floor && (isTimeWord(tokens[at - 1]!) || isTimeUnit(tokens[at - 1]!) || isYear(tokens[at - 1]!))) at--;
  if (at === end) return end;
  const determined = at > floor && /^(?:last|this|next|past|early|late)$/.test(tokens[at - 1]!.lower);
  if (determined) at--;
  const preposed = at > floor && /^(?:on|in)$/.test(tokens[at - 1]!.lower);
  if (preposed) at--;
  if (!determined && !preposed && !isTimeWord(tokens[at]!)) return end;
  const before = at > floor ? tokens[at - 1]! : null;
  // "Last month said": without a subject before it, the time is what it is called.
  return before !== null && (/^(?:NOUN|PROPN|PRON)$/.test(before.tag) || /^[,)]$/.test(before.text)) ? at : end;
}

function isYear({ text }: ParagraphToken): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

/** "an attack on the embassy, who said": no thing is a "who". */
export function isNounOfNoPerson(head: ParagraphToken): boolean {
  return head.tag === 'NOUN' && !isRoleNoun(head.lower);
}

/** "those surveyed said", "voters polled said": before the participle that describes a plural. */
function withoutParticiple(tokens: readonly ParagraphToken[], end: number): number {
  const last = tokens[end - 1]!;
  const before = tokens[end - 2];
  if (last.tag !== 'VERB' || !last.lower.endsWith('ed') || !before) return end;
  return before.lower === 'those' || (before.tag === 'NOUN' && /[^s]s$|people$/.test(before.lower)) ? end - 1 : end;
}

/** Between a subject and its verb: "has", "also", "did not", "went on to", "later". */
function skips(tokens: readonly ParagraphToken[], at: number): boolean {
  const token = tokens[at]!;
  if (token.tag === 'AUX' || token.tag === 'ADV') return !/^(?:when|where|why|how|as)$/.test(token.lower);
  // "has since said"
  if (token.lower === 'since') return tokens[at - 1]?.tag === 'AUX';
  if (token.tag === 'PART') return !/^['’]s?$/.test(token.text);
  if (token.lower === 'on') return /^(?:go|goes|went|gone|going)$/.test(tokens[at - 1]?.lower ?? '');
  if (LEADING_VERBS.has(token.lower) || ACCOMPLISHED_VERBS.has(token.lower))
    return /^(?:to|on)$/.test(tokens[at + 1]?.lower ?? '');
  if (FLOATING_WORDS.has(token.lower)) return at > 0 && /^(?:NOUN|PROPN|PRON|PUNCT)$/.test(tokens[at - 1]!.tag);
  return false;
}

/**
 * The verb stands behind a comma: what lies between two commas is an apposition, a relative clause or a place, and the
 * subject stands before it. Best is a noun phrase that begins its clause; else the nearest between two commas.
 */
function behindCommas(tokens: readonly ParagraphToken[], comma: number, floor: number): Subject | null {
  let end = comma;
  let between: Subject | null = null;
  let anywhere: Subject | null = null;
  for (let tries = 0; tries < COMMAS; tries++) {
    const opening = previousComma(tokens, end, floor);
    if (opening < floor) break;
    end = opening;
    const phrase = phraseEndingAt(tokens, opening, floor);
    if (!phrase || !isNaming(tokens, phrase)) continue;
    const found = { ...withoutObject(tokens, phrase, floor), rule: 'apposition' } as const;
    const left = found.from > floor ? tokens[found.from - 1]! : null;
    if (!left || left.virtual || CLAUSE_OPENERS.has(left.tag)) return found;
    if (left.tag === 'PUNCT') between ??= outerName(tokens, found, floor) ?? found;
    else anywhere ??= found;
  }
  return between ?? anywhere;
}

function outerName(tokens: readonly ParagraphToken[], found: Subject, floor: number): Subject | null {
  const comma = found.from - 1;
  if (comma <= floor || tokens[comma]!.text !== ',') return null;
  const name = phraseEndingAt(tokens, comma, floor);
  if (!name || tokens[name.head]!.tag !== 'PROPN') return null;
  const startsClause =
    name.from === floor || CLAUSE_OPENERS.has(tokens[name.from - 1]!.tag) || tokens[name.from - 1]!.tag === 'PUNCT';
  // Only when the inner segment describes ("a Republican …", "the chairman", "45") rather than names a second person.
  const inner = tokens[found.from]!;
  return startsClause && (inner.tag === 'DET' || inner.tag === 'NUM' || inner.tag === 'NOUN' || inner.tag === 'ADJ')
    ? { ...name, rule: 'apposition' }
    : null;
}

function previousComma(tokens: readonly ParagraphToken[], end: number, floor: number): number {
  let depth = 0;
  for (let at = end - 1; at >= Math.max(floor, end - REACH); at--) {
    const { text } = tokens[at]!;
    if (text === ')') depth++;
    else if (text === '(') depth--;
    else if (depth === 0 && isPause(tokens[at]!) && !tokens[at]!.virtual) return at;
    else if (/^[;:]$/.test(text)) break;
  }
  return -1;
}

function isNaming(tokens: readonly ParagraphToken[], phrase: NounPhrase): boolean {
  const head = tokens[phrase.head]!;
  return (
    head.tag !== 'DET' &&
    head.tag !== 'NUM' &&
    !/^\p{Lu}\.$|^[RDI]-\p{Lu}/u.test(head.text) &&
    !isTimeWord(head) &&
    !/^(?:that|this|which|what)$/.test(head.lower)
  );
}

/**
 * "took the stage and said": the subject of the verb before the "and". Not "whom he would back but said": a form of the past
 * doesn't go on with what hangs on "would".
 *
 * @param inflected whether the verb behind the conjunction is such a form
 */
function coordinated(
  tokens: readonly ParagraphToken[],
  conjunction: number,
  floor: number,
  inflected: boolean,
): Subject | null {
  let fallback: Subject | null = null;
  for (let at = conjunction - 1; at > Math.max(floor, conjunction - REACH); at--) {
    const token = tokens[at]!;
    // "is the first to run and said", "looked at him, frowned and said": an infinitive, and a verb of the series, has no
    // subject of its own.
    const series = tokens[at - 1]!.text === ',' || tokens[at - 1]!.lower === 'to';
    if (isVerbal(token) && !series) {
      const clause = verbBegin(tokens, at, floor);
      // A verb that is itself behind an "and" has the subject of those before it, which come next.
      const subject = clause > floor && tokens[clause - 1]!.tag !== 'CCONJ' ? ownSubject(tokens, clause, floor) : null;
      if (subject && inflected && isModal(tokens, clause, at)) fallback ??= { ...subject, rule: 'coordinated' };
      else if (subject) return { ...subject, rule: 'coordinated' };
    }
    if (token.tag === 'QUOTE' || /^[;:.]$/.test(token.text)) break;
  }
  return fallback;
}

/** Whether a verb at `verb` hangs on a modal, or is one. */
function isModal(tokens: readonly ParagraphToken[], from: number, verb: number): boolean {
  if (FUTURE_MODALS.has(tokens[verb]!.lower)) return true;
  for (let at = from; at < verb; at++) if (FUTURE_MODALS.has(tokens[at]!.lower)) return true;
  return false;
}

/** "In a statement Esper said": a noun behind a preposition that names nobody, before a name, is the preposition's. */
function withoutObject(tokens: readonly ParagraphToken[], phrase: NounPhrase, floor: number): NounPhrase {
  const before = phrase.from > floor ? tokens[phrase.from - 1]! : null;
  if (!before || !/^(?:ADP|VERB)$/.test(before.tag)) return phrase;
  for (let at = phrase.head - 1; at >= phrase.from; at--)
    if (tokens[at]!.tag === 'NOUN' && tokens[at + 1]!.tag === 'PROPN' && !isRoleNoun(tokens[at]!.lower))
      return { ...phrase, from: at + 1 };
  return phrase;
}
