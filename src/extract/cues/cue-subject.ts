import { CUE_VERBS, isRoleNoun, SPEAKING_PRONOUNS } from '../../lang/index.js';
import { startsClause } from '../clauses/bounds.js';
import { isRefuted } from '../clauses/denials.js';
import { isNounOfNoPerson, subjectOf } from '../clauses/subject.js';
import { isPause, isVerbal } from '../tokens/kinds.js';
import { isTimeWord, type NounPhrase, phraseEndingAt, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { Cue } from './cues.js';

/** The clause of a cue: who its verb belongs to, and its extent. */
export interface CueSubject {
  readonly speaker: NounPhrase | null;
  readonly antecedent: NounPhrase | null;
  readonly rule: string;
  /** Where the clause of the cue begins and ends: subject and verb, in either order. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds whose words a cue reports: the verb's subject, the noun phrase behind an inverted verb, or, for a participle
 * ("adding that") and a coordinated verb, the subject of the verb before. Null when it belongs to nobody.
 *
 * @param floor where the clause can begin: behind what was reported before in the sentence.
 * @param lastSubject whose words the cue before in this sentence reports.
 */
export function cueSubjectOf(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  floor: number,
  sentence: Sentence,
  lastSubject: CueSubject | null,
): CueSubject | null {
  if (cue.form === 'participle') {
    // "banned from claiming", "the cost of saying": nobody says it.
    if (/^(?:from|of|for|without|against)$/.test(tokens[cue.from - 1]?.lower ?? '')) return null;
    const before = cue.from > sentence.from ? tokens[cue.from - 1]! : null;
    // "with the general adding that"
    const own = phraseEndingAt(tokens, cue.from, sentence.from);
    const start = own && tokens[own.from - 1]?.tag === 'DET' ? own.from - 1 : (own?.from ?? 0);
    if (own && tokens[start - 1]?.lower === 'with')
      return { speaker: { ...own, from: start }, antecedent: null, rule: 'participle', from: cue.from, to: cue.to };
    // "protesters saying that": people right before the participle say it; "a statement saying" is its author's.
    if (before && (before.tag === 'PROPN' || isRoleNoun(before.lower))) {
      const phrase = phraseEndingAt(tokens, cue.from, floor);
      // "a letter to Smith asking that": it is neither the letter that asks nor Smith.
      if (phrase && !isNounOfNoPerson(tokens[phrase.head]!))
        return { speaker: phrase, antecedent: null, rule: 'participle', from: cue.from, to: cue.to };
    }
    if (opensSentence(tokens, cue.from, sentence.from)) {
      const main = subjectBehindComma(tokens, cue.to, sentence.to);
      return {
        speaker: main,
        antecedent: null,
        rule: main ? 'participle' : 'participle-alone',
        from: cue.from,
        to: cue.to,
      };
    }
    // "Esper said …, adding that …": the speaker of the cue before is the surer guess.
    if (lastSubject?.speaker && !clauseBetween(tokens, lastSubject.to, cue.from)) {
      // What was not sure before is not sure now.
      const rule = /^(?:participle|noun|hearsay|joint)$/.test(lastSubject.rule) ? lastSubject.rule : 'shared-subject';
      return { ...lastSubject, rule, from: cue.from, to: cue.to };
    }
    const main = mainSubject(tokens, cue, sentence);
    return main && { ...main, rule: 'participle', from: cue.from, to: cue.to };
  }
  if (cue.form === 'noun') return nounSubject(tokens, cue, sentence);
  const subject = subjectOf(tokens, cue.from, floor);
  const quoteBefore = quoteEndingBefore(tokens, cue.from, floor);
  if (subject && isAside(tokens, cue, subject)) return null;
  if (subject && !(subject.rule === 'apposition' && (quoteBefore >= 0 || isInverted(tokens, cue, subject, sentence)))) {
    const { antecedent = null, rule, ...speaker } = subject;
    const joint = rule === 'apposition' && isJoint(tokens, subject.from, floor);
    return { speaker, antecedent, rule: joint ? 'joint' : rule, from: subject.from, to: cue.to };
  }
  if (cue.verb.inverts) {
    const after = phraseStartingAt(tokens, cue.to, sentence.to);
    const atClauseStart =
      (cue.from === floor && cue.verb.lemma !== 'ask') || quoteBefore >= 0 || tokens[cue.from - 1]?.text === ',';
    if (after && atClauseStart && canSpeak(tokens, after) && isSubject(tokens, cue, after, quoteBefore >= 0))
      return { speaker: after, antecedent: null, rule: 'inverted', from: cue.from, to: after.to };
  }
  if (lastSubject?.speaker && tokens[cue.from - 1]?.tag === 'CCONJ')
    return { ...lastSubject, rule: 'coordinated', from: cue.from - 1, to: cue.to };
  return null;
}

/** "Ann Roe, 60, and her brother, Ed, said": the last of several whom an "and" joins, with no verb before it. */
function isJoint(tokens: readonly ParagraphToken[], from: number, floor: number): boolean {
  if (from - 1 <= floor || tokens[from - 1]!.lower !== 'and') return false;
  for (let at = from - 2; at >= floor; at--) if (/^(?:VERB|AUX|QUOTE)$/.test(tokens[at]!.tag)) return false;
  return true;
}

/** "For the voters, it is over, said Steve Roe, a farmer": what hangs on a preposition before the comma is no subject. */
function isInverted(tokens: readonly ParagraphToken[], cue: Cue, subject: NounPhrase, sentence: Sentence): boolean {
  if (!cue.verb.inverts || tokens[cue.from - 1]?.text !== ',') return false;
  const name = phraseStartingAt(tokens, cue.to, sentence.to);
  const bound = /^(?:ADP|VERB|AUX)$/.test(tokens[subject.from - 1]?.tag ?? '');
  return (
    bound &&
    name !== null &&
    tokens[name.head]!.tag === 'PROPN' &&
    !isTimeWord(tokens[name.head]!) &&
    /^[,.]$/.test(tokens[name.to]?.text ?? '.')
  );
}

/**
 * "Nothing the president said will …" and "Contrary to what she said, …" speak of what was said, and "That said, …" of what
 * was said before: no report.
 */
function isAside(tokens: readonly ParagraphToken[], cue: Cue, subject: NounPhrase): boolean {
  if (/^(?:nothing|everything|anything|something|all|much|things?|words?)$/.test(tokens[subject.from - 1]?.lower ?? ''))
    return true;
  if (/^(?:what|whatever)$/.test(tokens[subject.from - 1]?.lower ?? '') && /^[,.;]$/.test(tokens[cue.to]?.text ?? '.'))
    return true;
  const relative = /^(?:NOUN|PROPN)$/.test(tokens[subject.from - 1]?.tag ?? '');
  return /^(?:that|this)$/.test(tokens[subject.head]!.lower) && !relative && tokens[cue.to]?.text === ',';
}

/** "Esper said as a man walked in, saying": another clause, whose subject may go on. */
function clauseBetween(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (/^(?:as|while|when|after|before)$/.test(tokens[at]!.lower) && startsClause(tokens, at + 1, to)) return true;
  return false;
}

/** "dismissed Ryan's claim that", "came to the conclusion that": whose claim it is, else who made it. */
function nounSubject(tokens: readonly ParagraphToken[], cue: Cue, sentence: Sentence): CueSubject | null {
  let at = cue.from - 1;
  while (at > sentence.from && tokens[at]!.tag === 'ADJ') at--;
  const owner = tokens[at]!;
  const place = { antecedent: null, rule: 'noun', from: cue.from, to: cue.to } as const;
  if (/^(?:his|her|their|its)$/i.test(owner.text)) return { speaker: { from: at, to: at + 1, head: at }, ...place };
  if (/^['’]s?$/.test(owner.text)) {
    const speaker = phraseEndingAt(tokens, at, sentence.from);
    return speaker && { speaker, ...place };
  }
  // "Smith dismissed the claim that": it is somebody else's.
  if (isRefuted(tokens, cue.from, sentence.from)) return null;
  const main = mainSubject(tokens, cue, sentence);
  return main && { ...main, ...place };
}

/** "Citing the attacks, …", "After saying that …, …": a participle that leads up to the main clause. */
export function opensSentence(tokens: readonly ParagraphToken[], participle: number, from: number): boolean {
  for (let at = from; at < participle; at++) if (!/^(?:ADP|SCONJ|ADV|CCONJ)$/.test(tokens[at]!.tag)) return false;
  return true;
}

function canSpeak(tokens: readonly ParagraphToken[], phrase: NounPhrase): boolean {
  const head = tokens[phrase.head]!;
  return head.tag === 'PROPN' || head.tag === 'NOUN' || SPEAKING_PRONOUNS.has(head.lower);
}

/** "writes a column", `“…,” revamped his plans`: a thing behind a verb may be its object rather than its subject. */
function isSubject(tokens: readonly ParagraphToken[], cue: Cue, { from, head }: NounPhrase, quoted: boolean): boolean {
  if (!isNounOfNoPerson(tokens[head]!)) return true;
  return quoted && (cue.verb.lemma !== '' || !/^(?:his|her|their|its)$/.test(tokens[from]!.lower));
}

/** How far from the sentence's beginning, or from the cue, its main verb is looked for, in tokens. */
const MAIN_REACH = 120;

/** The subject of the sentence's main verb: the first verb that has one. For ", noting that" without a cue before it. */
function mainSubject(tokens: readonly ParagraphToken[], cue: Cue, sentence: Sentence): CueSubject | null {
  const scan = (from: number, to: number): CueSubject | null => {
    for (let at = from; at < to; at++) {
      const token = tokens[at]!;
      if (!isVerbal(token)) continue;
      const subject = subjectOf(tokens, at, sentence.from);
      if (!subject || subject.rule === 'relative') continue;
      const { antecedent: _, rule, ...speaker } = subject;
      return { speaker, antecedent: null, rule, from: subject.from, to: at };
    }
    return null;
  };
  return (
    scan(sentence.from, Math.min(cue.from, sentence.from + MAIN_REACH)) ??
    scan(cue.to, Math.min(sentence.to, cue.to + MAIN_REACH))
  );
}

/** "Citing the attacks, Will urged …": the subject of the main clause behind the participle's. */
function subjectBehindComma(tokens: readonly ParagraphToken[], from: number, to: number): NounPhrase | null {
  for (let at = from; at + 1 < to; at++)
    if (tokens[at]!.text === ',' && startsClause(tokens, at + 1, to)) return phraseStartingAt(tokens, at + 1, to);
  return null;
}

/** The index of the quotation that ends right before `at` (over its comma), or -1. */
export function quoteEndingBefore(tokens: readonly ParagraphToken[], at: number, floor: number): number {
  let before = at - 1;
  while (before >= floor && (tokens[before]!.virtual || isPause(tokens[before]!) || tokens[before]!.tag === 'ADV'))
    before--;
  return before >= floor && tokens[before]!.tag === 'QUOTE' ? before : -1;
}

/** Whose words a colon announces: the subject of the last reporting verb before it, else of the first verb. */
export function speakerBeforeColon(tokens: readonly ParagraphToken[], from: number, to: number): NounPhrase | null {
  let first: NounPhrase | null = null;
  for (let at = to - 1; at >= from; at--) {
    const { tag, lower } = tokens[at]!;
    if (tag !== 'VERB' && tag !== 'AUX') continue;
    const subject = subjectOf(tokens, at, from);
    if (!subject) continue;
    if ((CUE_VERBS.has(lower) || at === to - 1) && subject.rule !== 'relative' && tokens[at - 1]!.lower !== 'to')
      return subject;
    first = subject;
  }
  return (
    first ?? nameBeforeComma(tokens, from, to) ?? phraseEndingAt(tokens, to, from) ?? phraseStartingAt(tokens, from, to)
  );
}

/** "From the desk of Ann Roe, chief analyst, Northbank:": without a verb, the name that ends before the first comma. */
function nameBeforeComma(tokens: readonly ParagraphToken[], from: number, to: number): NounPhrase | null {
  let comma = from;
  while (comma < to && tokens[comma]!.text !== ',') comma++;
  let name = comma;
  while (name > from && tokens[name - 1]!.tag === 'PROPN') name--;
  return comma < to && comma - name > 1 ? { from: name, to: comma, head: comma - 1 } : null;
}
