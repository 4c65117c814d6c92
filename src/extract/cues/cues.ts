import {
  ACCOMPLISHED_VERBS,
  ALSO_NOUNS,
  CLAIM_NOUNS,
  CUE_VERBS,
  type CueVerb,
  FORMS_OF_BE,
  FUTURE_MODALS,
  NOT_TELLING,
  PARTICLE_VERBS,
} from '../../lang/index.js';
import { startsUpper } from '../../text/case.js';
import { startsClause } from '../clauses/bounds.js';
import { isNounOfNoPerson, subjectOf } from '../clauses/subject.js';
import { isVerbal } from '../tokens/kinds.js';
import { isTimeWord, phraseEndingAt, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** A cue as a range of tokens, `[from, to)`: "said", "pointed out", "according to", ":". */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly verb: CueVerb;
  /**
   * `denied` ("did not say") and `unsaid`, which is possible or to come ("might say", "will say"), report nothing.
   */
  readonly form:
    | 'finite'
    | 'participle'
    | 'infinitive'
    | 'passive'
    | 'according'
    | 'colon'
    | 'denied'
    | 'unsaid'
    | 'noun';
}

/** Somebody says something, rather than thinks or calls it so. */
export function speaks({ form, verb }: Cue): boolean {
  return form === 'finite' && !verb.mental && verb.content === 'clause';
}

const PARTICLE_VERB: CueVerb = {
  lemma: 'point out',
  content: 'clause',
  addressee: false,
  inverts: true,
  mental: false,
};
const ACCORDING: CueVerb = {
  lemma: 'according to',
  content: 'clause',
  addressee: false,
  inverts: false,
  mental: false,
};
const ANY_VERB: CueVerb = { lemma: '', content: 'clause', addressee: false, inverts: true, mental: false };

const CLAIM: CueVerb = { lemma: 'claim', content: 'clause', addressee: false, inverts: false, mental: false };

/** A verb that is in no list, with a clause behind it: "specified that". */
const TELLING: CueVerb = { lemma: '', content: 'clause', addressee: false, inverts: false, mental: false };

/** "the secretary specified that the lake would rise": somebody, a verb in the past or present, and a clause with "that". */
function tellsThat(tokens: readonly ParagraphToken[], i: number, floor: number): boolean {
  const { lower } = tokens[i]!;
  if (!/(?:ed|[^s]s)$/.test(lower) || NOT_TELLING.has(lower) || !startsClause(tokens, i + 2, tokens.length))
    return false;
  const subject = subjectOf(tokens, i, floor);
  if (!subject) return false;
  const head = tokens[subject.head]!;
  return (
    head.tag === 'PROPN' || /^(?:he|she|they)$/.test(head.lower) || (head.tag === 'NOUN' && !isNounOfNoPerson(head))
  );
}

/** "the biofuel rule": a verb without an ending doesn't agree with one thing, so it is that thing's name. */
function isCompound(tokens: readonly ParagraphToken[], i: number, floor: number, { lemma }: CueVerb): boolean {
  if (tokens[i - 1]?.tag !== 'NOUN' || tokens[i]!.lower !== lemma || !ALSO_NOUNS.has(lemma)) return false;
  const phrase = phraseEndingAt(tokens, i, floor);
  if (!phrase) return false;
  const head = tokens[phrase.head]!;
  return head.tag === 'NOUN' && isNounOfNoPerson(head) && !head.lower.endsWith('s');
}

/** What can be a cue without being tagged as a verb. */
const CUE_WORDS: ReadonlySet<string> = new Set(['according', 'read', ...PARTICLE_VERBS.keys(), ...CLAIM_NOUNS]);

/** Behind a verb, with a clause: "rejected the claim that he had lied". As a subject it has no clear end. */
function isReportedClaim(tokens: readonly ParagraphToken[], i: number, floor: number): boolean {
  if (tokens[i + 1]?.lower !== 'that' || isVerbal(tokens[i + 2])) return false;
  for (let at = i - 1; at >= Math.max(floor, i - 12); at--) if (tokens[at]!.tag === 'VERB') return true;
  return false;
}

/** The cue at token `i`, if there is one. `floor` is where the sentence begins. */
export function cueAt(tokens: readonly ParagraphToken[], i: number, floor: number): Cue | null {
  const token = tokens[i]!;
  if (token.tag !== 'VERB' && !CUE_WORDS.has(token.lower)) return null;
  const next = tokens[i + 1];
  if (token.lower === 'according' && next?.lower === 'to')
    return { from: i, to: i + 2, verb: ACCORDING, form: 'according' };
  const particles = PARTICLE_VERBS.get(token.lower);
  if (particles && next && particles.has(next.lower) && tokens[i + 2]?.lower !== 'to')
    return { from: i, to: i + 2, verb: PARTICLE_VERB, form: formOf(tokens, i, floor) };
  if (token.tag === 'NOUN' && CLAIM_NOUNS.has(token.lower) && isReportedClaim(tokens, i, floor))
    return { from: i, to: i + 1, verb: CLAIM, form: 'noun' };
  const verb = CUE_VERBS.get(token.lower);
  if (verb && isCompound(tokens, i, floor, verb)) return null;
  if (verb && token.tag === 'VERB') return { from: i, to: i + 1, verb, form: formOf(tokens, i, floor) };
  if (!verb && next?.lower === 'that' && next.tag !== 'DET' && tellsThat(tokens, i, floor))
    return { from: i, to: i + 1, verb: TELLING, form: formOf(tokens, i, floor) };
  if (
    !verb &&
    (token.tag === 'VERB' || token.lower === 'read') &&
    !token.lower.endsWith('ing') &&
    besideQuote(tokens, i, floor)
  )
    return { from: i, to: i + 1, verb: ANY_VERB, form: formOf(tokens, i, floor) };
  return null;
}

function formOf(tokens: readonly ParagraphToken[], i: number, floor: number): Cue['form'] {
  const { lower } = tokens[i]!;
  const unsaid = unsaidForm(tokens, i, floor);
  if (unsaid) return unsaid;
  let at = i - 1;
  while (at >= floor && tokens[at]!.tag === 'ADV') at--;
  const before = at >= floor ? tokens[at]! : null;
  const afterBe =
    before !== null && (FORMS_OF_BE.has(before.lower) || /^(?:['’]s|['’]re|got|get|gets)$/.test(before.lower));
  if (lower.endsWith('ing')) return afterBe ? 'finite' : isAvoided(tokens, at, floor) ? 'denied' : 'participle';
  if (afterBe && before.tag !== 'PART') return 'passive';
  if (tokens[i + 1]?.lower === 'by' && isAgent(tokens, i + 2)) return 'passive';
  if (before?.lower === 'to') return leadsInto(tokens[at - 1]) ? 'finite' : 'infinitive';
  return 'finite';
}

/** "denied saying", "without saying", "stopped short of saying": what stands before the participle, at `at`. */
function isAvoided(tokens: readonly ParagraphToken[], at: number, floor: number): boolean {
  if (at < floor) return false;
  const { lower } = tokens[at]!;
  if (lower === 'of') return /^(?:short|instead)$/.test(tokens[at - 1]?.lower ?? '');
  return /^(?:without|from|den(?:y|ies|ied)|avoid(?:s|ed)?|resist(?:s|ed)?)$/.test(lower);
}

/** "a book written by Smith": who did it, rather than by what means or when ("said by telephone", "by Monday"). */
function isAgent(tokens: readonly ParagraphToken[], from: number): boolean {
  const phrase = phraseStartingAt(tokens, from, tokens.length);
  if (!phrase) return false;
  const head = tokens[phrase.head]!;
  return (startsUpper(head.text) || !isNounOfNoPerson(head)) && !isTimeWord(head);
}

/** "did not say", "never said", "would say", "might say", "will say": but "would later say" did. */
function unsaidForm(tokens: readonly ParagraphToken[], i: number, floor: number): 'denied' | 'unsaid' | null {
  // "would neither confirm nor deny that"
  if (/^(?:neither|nor)$/.test(tokens[i - 1]?.lower ?? '')) return 'denied';
  let looksBack = false;
  for (let at = i - 1; at >= floor && /^(?:ADV|AUX|PART)$/.test(tokens[at]!.tag); at--) {
    const { lower } = tokens[at]!;
    if (/^(?:not|n[o'’]t|never|hardly|cannot|neither|nor)$/.test(lower)) return 'denied';
    if (/^(?:later|often|sometimes|always|eventually|repeatedly|frequently|also)$/.test(lower)) looksBack = true;
    if (FUTURE_MODALS.has(lower) || /^['’](?:ll|d)$/.test(lower)) return looksBack ? null : 'unsaid';
  }
  return null;
}

/** "went on to say", "continued to argue" say it; "declined to say", "wants to say" don't. */
function leadsInto(token: ParagraphToken | undefined): boolean {
  return token !== undefined && ACCOMPLISHED_VERBS.has(token.lower);
}

/** `"…," Milley shrugs.`: any verb that stands with its subject right behind a quotation ending in a comma, "?" or "!". */
function besideQuote(tokens: readonly ParagraphToken[], i: number, floor: number): boolean {
  for (let at = i - 1; at >= Math.max(floor, i - 6); at--) {
    const token = tokens[at]!;
    if (token.virtual) return /^[,?!]/.test(token.text) && tokens[at - 1]?.tag === 'QUOTE';
    if (/^(?:VERB|AUX|ADP|CCONJ|SCONJ)$/.test(token.tag) || /^(?:which|who|that)$/.test(token.lower)) return false;
    if (token.tag === 'PUNCT' && token.text !== ',') return false;
  }
  return false;
}
