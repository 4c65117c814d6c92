import {
  isRoleNoun,
  OBJECT_PRONOUNS,
  STANDALONE_DETERMINERS,
  TIME_UNITS,
  TIME_WORD,
  TYING_PREPOSITIONS,
} from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import { startsUpper } from '../../text/case.js';
import { isPostNominal } from './kinds.js';
import type { ParagraphToken } from './tokens.js';

/** A noun phrase as a range of tokens, `[from, to)`; `head` is the index of its head word. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
}

/** Most words that a noun phrase is followed over. */
const LONGEST = 40;
const HEAD_TAGS = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);
/** The names of the days, which begin no name. */
export const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const INNER_TAGS = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'SYM']);

/** The noun phrase that ends right before `to`, or null. Follows "of", "for" … leftwards: "a spokesman for the campaign". */
export function phraseEndingAt(tokens: readonly ParagraphToken[], to: number, floor: number): NounPhrase | null {
  const core = coreEndingAt(tokens, to, floor);
  if (!core) return null;
  let from = core.from;
  let head = core.head;
  // "Association of Chief Constables president Ann Roe": what is tied to the left describes the office, and she speaks.
  const named = isOfficeBeforeName(tokens, core);
  while (from - 2 >= floor && to - from < LONGEST) {
    const link = tokens[from - 1]!;
    if (
      link.tag === 'ADP' &&
      TYING_PREPOSITIONS.has(link.lower) &&
      !isPostmodifier(tokens, from - 2) &&
      !isParticiple(tokens[from - 2])
    ) {
      const left = coreEndingAt(tokens, from - 1, floor);
      if (!left || tokens[left.head]!.tag === 'PRON') break;
      from = left.from;
      if (!named || isRoleNoun(tokens[left.head]!.lower)) head = left.head;
    } else if (link.tag === 'ADP' && (isParticiple(tokens[from - 2]) || isPostmodifier(tokens, from - 2))) {
      // "a letter obtained by the agency", "officials speaking on condition of anonymity", "a source close to him"
      const left = coreEndingAt(tokens, from - 2, floor);
      const tied = left && left.from > floor && TYING_PREPOSITIONS.has(tokens[left.from - 1]!.lower);
      if (!left || tokens[left.head]!.tag === 'PRON' || (!tied && isBoundBefore(tokens, left.from, floor))) break;
      from = left.from;
      head = left.head;
    } else if (link.tag === 'CCONJ' && /^(?:and|or|&)$/.test(link.lower)) {
      const left = coreEndingAt(tokens, from - 1, floor);
      // "He looked at the plan and Esper said": coordinate only what can be one subject: names with names.
      if (!left || !isPair(tokens, left, core, floor) || isBoundBefore(tokens, left.from, floor)) break;
      from = left.from;
      head = left.head;
    } else break;
  }
  return { from, to, head };
}

/** "Chief Constables president Ann Roe": a name of two words or more right behind a role in small letters that something describes. */
function isOfficeBeforeName(tokens: readonly ParagraphToken[], { from, head }: NounPhrase): boolean {
  let name = head;
  while (name > from && tokens[name - 1]!.tag === 'PROPN') name--;
  const role = tokens[name - 1];
  return head > name && name - 1 > from && role?.tag === 'NOUN' && isRoleNoun(role.lower);
}

/** Names with names, "Roe and colleagues" where a clause begins, and "she and another reporter". */
function isPair(tokens: readonly ParagraphToken[], left: NounPhrase, right: NounPhrase, floor: number): boolean {
  const { tag, lower } = tokens[left.head]!;
  if (tag === tokens[right.head]!.tag) return true;
  const opens = left.from === floor || /^(?:PUNCT|SCONJ|CCONJ)$/.test(tokens[left.from - 1]!.tag);
  const owned = tokens.slice(right.from, right.head).some(({ text }) => /^['’]s?$/.test(text));
  if (opens && tag === 'PROPN' && !owned && isRoleNoun(tokens[right.head]!.lower)) return true;
  return /^(?:he|she)$/.test(lower) && left.from > 0 && tokens[left.from - 1]!.text === ',';
}

function isParticiple(token: ParagraphToken | undefined): boolean {
  return token?.tag === 'VERB' && /(?:ed|ing|en)$/.test(token.lower);
}

/** "people familiar with", "a source close to": an adjective behind its noun. */
function isPostmodifier(tokens: readonly ParagraphToken[], at: number): boolean {
  return (
    tokens[at]?.tag === 'ADJ' && /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.tag ?? '') && isRoleNoun(tokens[at - 1]!.lower)
  );
}

/** A verb or preposition right before a phrase: it is an object there, so it can't be a subject's first part. */
function isBoundBefore(tokens: readonly ParagraphToken[], from: number, floor: number): boolean {
  const before = from > floor ? tokens[from - 1]! : null;
  // "Secretary of State John Kerry and Ann Roe": the office begins the phrase.
  if (before?.lower === 'of' && from - 2 >= floor && tokens[from - 2]!.tag === 'PROPN') {
    const office = coreEndingAt(tokens, from - 1, floor);
    return office !== null && isBoundBefore(tokens, office.from, floor);
  }
  return before !== null && (before.tag === 'VERB' || before.tag === 'ADP');
}

function coreEndingAt(tokens: readonly ParagraphToken[], to: number, floor: number): NounPhrase | null {
  const head = to - 1;
  if (head < floor) return null;
  const last = tokens[head]!;
  // "Smith (R-Ohio)", "Smith (@smith)": the bracket belongs to the name.
  if (last.text === ')') {
    let open = head - 1;
    while (open > floor && tokens[open]!.text !== '(') open--;
    const inner = open > floor ? coreEndingAt(tokens, open, floor) : null;
    return inner && { ...inner, to };
  }
  // "Ann Roe, QC told"
  if (head - 2 > floor && isPostNominal(last) && tokens[head - 1]!.text === ',' && tokens[head - 2]!.tag === 'PROPN') {
    const name = coreEndingAt(tokens, head - 1, floor);
    return name && { ...name, to };
  }
  // "the general said": the tagger may take the title for an adjective.
  const title = last.tag === 'ADJ' && isRoleNoun(last.lower) && tokens[head - 1]?.tag === 'DET';
  if (!isHeadNoun(last) && !title) return null;
  if (last.tag === 'PRON') {
    if (OBJECT_PRONOUNS.has(last.lower)) return null;
    return { from: head, to, head };
  }
  let from = head;
  while (from - 1 >= floor && to - from < LONGEST && extendsLeft(tokens, from)) from--;
  return { from, to, head };
}

function isHeadNoun(token: ParagraphToken): boolean {
  return (
    HEAD_TAGS.has(token.tag) ||
    STANDALONE_DETERMINERS.has(token.lower) ||
    (token.tag === 'ADJ' && startsUpper(token.text))
  );
}

function extendsLeft(tokens: readonly ParagraphToken[], from: number): boolean {
  const left = tokens[from - 1]!;
  const here = tokens[from]!;
  if (/^['’]s?$/.test(left.text)) return true;
  if (left.tag === 'PRON') return /^(?:his|her|their|its|our|my|your)$/.test(left.lower);
  // "which critics called “dull”": a relative clause begins.
  if (/^(?:which|what|whose)$/.test(left.lower)) return false;
  if (left.lower === 'that' && /^(?:NOUN|PROPN)$/.test(tokens[from - 2]?.tag ?? '')) return false;
  // A determiner opens a phrase: nothing before it but another determiner ("all the") or a possessive.
  if (here.tag === 'DET' && here.lower !== 'that') return left.tag === 'DET';
  if (here.tag === 'PRON') return left.tag === 'DET';
  // "the bespectacled, 71-year-old diplomat"
  if (left.text === ',' && !left.virtual && here.tag === 'ADJ')
    return tokens[from - 2]?.tag === 'ADJ' && tokens[from - 3]?.tag === 'DET';
  if (left.tag === 'ADV') return here.tag === 'ADJ' && from >= 2;
  if (left.tag === 'QUOTE')
    return (left.run?.inner.end ?? 0) - (left.run?.inner.start ?? 0) < 30 && here.tag === 'NOUN';
  if (left.tag === 'VERB') return /(?:ed|ing)$/.test(left.lower) && tokens[from - 2]?.tag === 'DET';
  if (left.tag === 'NUM' && /^(?:19|20)\d\d$/.test(left.text)) return false;
  // "On Monday Ann Roe said"
  if (here.tag === 'PROPN' && WEEKDAY.test(left.lower)) return false;
  return INNER_TAGS.has(left.tag);
}

/** The noun phrase that begins at `from`, or null: "Army General Mark A. Milley", "the head of the Quds Force". */
export function phraseStartingAt(tokens: readonly ParagraphToken[], from: number, ceiling: number): NounPhrase | null {
  let at = from;
  while (at < ceiling && tokens[at]!.tag === 'ADV') at++;
  const start = at;
  let head = -1;
  while (at < ceiling && at - start < LONGEST) {
    const token = tokens[at]!;
    if (token.tag === 'PRON' && head < 0 && !OBJECT_PRONOUNS.has(token.lower)) {
      head = at++;
      if (/^(?:his|her|their|its|our|my|your)$/.test(token.lower)) head = -1;
      else break;
    } else if (INNER_TAGS.has(token.tag)) {
      // A new determiner, or a time, opens the next phrase: "said Esper Monday", "said Esper the day before".
      if (head >= 0 && (token.tag === 'DET' || isTimeWord(token) || timeLength(tokens, at, ceiling) > 0)) break;
      if (isHeadNoun(token)) head = at;
      at++;
    } else if (
      head < 0 &&
      at > start &&
      (isModifier(tokens, at) || (token.tag === 'QUOTE' && tokens[at + 1]?.tag === 'NOUN'))
    ) {
      at++;
    } else if (/^['’]s?$/.test(token.text) && head >= 0 && at + 1 < ceiling) {
      head = -1;
      at++;
    } else if (
      token.tag === 'ADP' &&
      head >= 0 &&
      TYING_PREPOSITIONS.has(token.lower) &&
      token.lower !== 'on' &&
      token.lower !== 'in'
    ) {
      const inner = phraseStartingAt(tokens, at + 1, ceiling);
      if (!inner || (token.lower !== 'of' && token.lower !== 'for')) break;
      return { from: start, to: inner.to, head };
    } else if (token.tag === 'CCONJ' && head >= 0 && joins(tokens, head, at + 1)) {
      at++;
    } else break;
  }
  return head < 0 ? null : { from: start, to: head + 1, head };
}

/** "an invited crowd": a participle between a determiner and its noun. */
function isModifier(tokens: readonly ParagraphToken[], at: number): boolean {
  return (
    isParticiple(tokens[at]) &&
    /^(?:DET|ADJ|NUM)$/.test(tokens[at - 1]!.tag) &&
    /^(?:NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.tag ?? '')
  );
}

/** "lobbyist and strategist Charlie Black", "Trump and Ryan": two of a kind, or two roles of one person. */
function joins(tokens: readonly ParagraphToken[], head: number, next: number): boolean {
  const token = tokens[next];
  if (!token) return false;
  return token.tag === tokens[head]!.tag || (isRoleNoun(tokens[head]!.lower) && /^(?:NOUN|PROPN|ADJ)$/.test(token.tag));
}

const TIME = new RegExp(`^(?:${TIME_WORD})$`, 'i');

/** Days, months and adverbs of time: "Monday", "yesterday". */
export function isTimeWord(token: ParagraphToken): boolean {
  return TIME.test(token.text);
}

/** In lower case: "The Sydney Morning Herald" is no time. */
const TIME_UNIT = new RegExp(`^(?:${alternatives(TIME_UNITS)})s?$`);

/** "morning", "week": a time behind "this" or "last". */
export function isTimeUnit(token: ParagraphToken): boolean {
  return TIME_UNIT.test(token.text);
}

/** How many tokens from `at` on are a time: "Monday", "last week", "early Tuesday", "this past summer". 0 if none. */
export function timeLength(tokens: readonly ParagraphToken[], at: number, to: number): number {
  let end = at;
  for (;;) {
    let unit = end;
    while (unit < to && /^(?:last|this|next|early|late|past|that)$/.test(tokens[unit]!.lower)) unit++;
    const lead = unit;
    while (unit < to && (isTimeWord(tokens[unit]!) || isTimeUnit(tokens[unit]!))) unit++;
    // "earlier this month" is two of them.
    // "noted that Saturday would be": a day needs no "that".
    const noThat = unit > lead && tokens[lead - 1]?.lower === 'that' && lead > end && isTimeWord(tokens[lead]!);
    if (unit === lead || noThat) return end - at;
    end = unit;
  }
}
