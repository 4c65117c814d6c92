import { INDIRECT_QUESTION_VERBS, NEEDS_THAT, SUBORDINATORS, TAIL_REPORTS, TAIL_THOUGHTS } from '../../lang/index.js';
import { skipAdjuncts } from '../clauses/adjuncts.js';
import { contentEnd, endWithoutFullStop, startsClause, type TokenRange } from '../clauses/bounds.js';
import { type CueSubject, opensSentence } from '../cues/cue-subject.js';
import type { Cue } from '../cues/cues.js';
import { isFiniteVerb, isPause, isVerbal } from '../tokens/kinds.js';
import { type NounPhrase, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { behindAddressee, skipLongAddressee } from './addressee.js';
import { clauseBefore, continuesAfter, endsClause, hasClause, opensWithAdjunct } from './clauses-around.js';
import { orderAhead } from './orders.js';
import { contentBeforeCue, holdsQuotation, quotationBefore, resumedQuote } from './quoted-contents.js';

/** What a cue reports, and to whom. */
export interface Contents {
  readonly contents: TokenRange[];
  readonly addressee: NounPhrase | null;
  readonly rule?: string;
  /** The verb governs a thing that has a quotation in it somewhere, not a clause: whose words it holds is less clear. */
  readonly reached?: boolean;
}

/**
 * Finds what a cue reports: the quotation or clause before it ("…", he said), behind it (he said that …), or both
 * ("A," he said, "B"; the plan, he said, is sound).
 *
 * @param floor where the clause can begin: behind what was reported before in the sentence.
 */
export function contentsOf(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  found: CueSubject,
  floor: number,
  sentence: Sentence,
): Contents {
  const inverted = found.rule === 'inverted';
  const behind = inverted || found.rule === 'passive' ? found.to : cue.to;
  const { at: after, addressee } = behindAddressee(tokens, cue, behind, sentence.to);
  const as = found.rule === 'passive' && tokens[after]?.lower === 'as' && tokens[after + 1]?.tag === 'QUOTE';
  const right = as
    ? after + 1
    : skipLongAddressee(tokens, cue, addressee, skipAdjuncts(tokens, after, sentence.to), sentence.to);
  const opener = tokens[sentence.from]!.lower;
  const subordinate =
    floor === sentence.from &&
    ((cue.form === 'participle' && opensSentence(tokens, cue.from, sentence.from)) ||
      SUBORDINATORS.has(opener) ||
      ASKED.test(opener) ||
      isSubordinate(tokens, found.from, sentence.from));
  const quote = quotationBefore(tokens, cue, found, floor);
  if (isNamed(tokens, cue, found, right)) return { contents: [], addressee };
  // `Asked about the general's "idiot," he said, "…"`: what leads up to the answer is not part of it.
  const leadsUp =
    subordinate && quote > floor && (ASKED.test(opener) || resumedQuote(tokens, right, sentence.to) !== null);
  if (quote >= 0 && !leadsUp) {
    const contents: TokenRange[] = [contentBeforeCue(tokens, quote, floor)];
    const resumed = resumedQuote(tokens, right, sentence.to);
    if (resumed) contents.push(resumed);
    return { contents, addressee, rule: inverted ? 'quote-inverted' : 'quote-subject' };
  }
  const order = orderAhead(tokens, cue, behind, sentence.to);
  if (order) return { contents: [order], addressee: null, rule: `${found.rule}-of-order` };
  // "which — as Roe noted in May — promises to …": a remark on something that is yet to be told.
  if (isRemark(tokens, found.from, right)) return { contents: [], addressee };
  const relative = found.rule === 'relative' || /^(?:whom|which|whose)$/.test(tokens[found.from - 1]?.lower ?? '');
  const ceiling = relative ? relativeEnd(tokens, right, sentence.to) : sentence.to;
  // "papers that Roe questioned are lost": what somebody asks about is no answer.
  const asks = cue.verb.inverts && cue.verb.addressee;
  const ahead =
    (asks ? null : predicateAhead(tokens, found, right, ceiling)) ??
    contentAhead(tokens, cue, right, ceiling, subordinate);
  if (ahead?.strong) return { contents: [ahead], addressee };
  const answered = found.rule === 'passive' && !ahead ? resumedQuote(tokens, right, sentence.to) : null;
  if (answered) return { contents: [answered], addressee };
  const left = clauseBefore(tokens, found.from, floor);
  // "But, the general added, it is not the way to win."
  if (
    !left &&
    !ahead &&
    (!subordinate || opener === 'as' || tokens[found.from - 1]?.lower === 'as') &&
    tokens[right]?.text === ',' &&
    cue.form === 'finite' &&
    startsClause(tokens, right + 1, sentence.to)
  )
    return { contents: [{ from: right + 1, to: contentEnd(tokens, right + 1, sentence.to) }], addressee };
  const tail =
    cue.verb.lemma === '' || cue.verb.content === 'call'
      ? false
      : cue.verb.mental
        ? TAIL_THOUGHTS.has(cue.verb.lemma)
        : !NEEDS_THAT.has(cue.verb.lemma) || TAIL_REPORTS.has(cue.verb.lemma);
  if (left && tail && cue.form !== 'participle' && endsClause(tokens, cue.verb.mental ? cue.to : right, sentence.to)) {
    const rest = inverted ? null : continuesAfter(tokens, right, sentence.to);
    // "Even with him gone, he said, it is not over": the start of one clause. "If she wins, he said, …": a clause each.
    const whole = rest !== null && opensWithAdjunct(tokens, left) && !isVerbal(tokens[right + 1]);
    const contents = whole
      ? [{ from: left.from, to: rest }]
      : rest !== null
        ? [left, { from: right + 1, to: rest }]
        : [left];
    return { contents, addressee, rule: 'postposed' };
  }
  return { contents: ahead ? [ahead] : [], addressee, reached: true };
}

/** Whether a clause with "as" parts a relative pronoun from its verb: between two commas or dashes. */
function isRemark(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  const before = tokens[from - 2];
  return (
    tokens[from - 1]?.lower === 'as' &&
    before !== undefined &&
    isPause(before) &&
    tokens[to]?.text === before.text &&
    /^(?:which|who)$/.test(tokens[from - 3]?.lower ?? '')
  );
}

/** What opens the question before an answer. */
const ASKED = /^(?:asked|told|pressed|questioned)$/;

/** "Hours after Smith said", "By the time Smith said": the clause at `at` leads up to the main one. */
function isSubordinate(tokens: readonly ParagraphToken[], at: number, from: number): boolean {
  const time = tokens[at - 1]?.lower === 'time' && tokens[at - 2]?.lower === 'the';
  if (at - 1 < from || !(time || SUBORDINATORS.has(tokens[at - 1]!.lower))) return false;
  for (let before = from; before < at; before++)
    if (/^(?:VERB|AUX|PUNCT|QUOTE)$/.test(tokens[before]!.tag)) return false;
  return true;
}

/** `a collection called “…”`: what something is called, where nothing but that follows; not `what he calls “…”`. */
function isNamed(tokens: readonly ParagraphToken[], cue: Cue, found: CueSubject, right: number): boolean {
  return (
    right === cue.to &&
    tokens[right]?.tag === 'QUOTE' &&
    found.rule === 'subject' &&
    /^(?:call|dub|label|term|brand)$/.test(cue.verb.lemma) &&
    !/^(?:what|which|that|whom|who)$/.test(tokens[found.from - 1]?.lower ?? '') &&
    !/^(?:what|which|that|whom|who)$/.test(tokens[found.from]!.lower)
  );
}

/** "Milley, who said the troops were ready, left": the comma before the main verb ends the relative clause. */
function relativeEnd(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from; at + 1 < to; at++)
    if (
      tokens[at]!.text === ',' &&
      (isFiniteVerb(tokens[at + 1]) ||
        (at === from + 1 && tokens[from]!.tag === 'QUOTE' && startsClause(tokens, at + 1, to)))
    )
      return at;
  return to;
}

/** "policies which he said had harmed the economy": the predicate is what was said. */
function predicateAhead(
  tokens: readonly ParagraphToken[],
  found: CueSubject,
  right: number,
  to: number,
): (TokenRange & { strong: boolean }) | null {
  const before = tokens[found.from - 1];
  const verb = tokens[right];
  if (!before || !verb || right >= to || !/^(?:which|that|who|whom|what)$/.test(before.lower)) return null;
  if (!isFiniteVerb(verb)) return null;
  return { from: right, to: contentEnd(tokens, right, to), strong: true };
}

/** What the cue governs to its right. `strong` where it can be nothing else. */
function contentAhead(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  right: number,
  to: number,
  subordinate: boolean,
): (TokenRange & { strong: boolean }) | null {
  let at = right;
  const first = tokens[at];
  if (!first || at >= to) return null;
  if (first.text === ':' || (first.text === ',' && tokens[at + 1]?.tag === 'QUOTE') || /^(?:—|--)$/.test(first.text)) {
    if (at + 1 >= to) return null;
    at++;
    return {
      from: at,
      to:
        first.text === ':' && tokens[at]!.tag !== 'QUOTE'
          ? endWithoutFullStop(tokens, at, to)
          : contentEnd(tokens, at, to, subordinate),
      strong: true,
    };
  }
  if (first.text === ',' && tokens[at + 1]?.lower === 'that') at++;
  const token = tokens[at]!;
  if (token.lower === 'that' && at + 1 < to)
    return { from: at + 1, to: contentEnd(tokens, at + 1, to, subordinate), strong: true };
  if (token.tag === 'QUOTE') return { from: at, to: contentEnd(tokens, at, to, subordinate), strong: true };
  if (token.tag === 'PUNCT') return null;
  const asks = INDIRECT_QUESTION_VERBS.has(cue.verb.lemma);
  if (
    cue.verb.content === 'clause' &&
    (/^(?:whether|how|why|what)$/.test(token.lower) || (asks && /^(?:if|who|when|where)$/.test(token.lower)))
  )
    return { from: at, to: contentEnd(tokens, at, to, subordinate), strong: true };
  const end = contentEnd(tokens, at, to, subordinate);
  if (end <= at) return null;
  // "a probe that the agency said was under way"
  if (token.tag === 'AUX' && cue.form === 'finite' && cue.verb.content === 'clause' && at === cue.to)
    return { from: at, to: end, strong: true };
  const clauseAhead = !/^(?:to|not)$/.test(token.lower) && token.tag !== 'ADP' && hasClause(tokens, at, end);
  if (
    cue.verb.content === 'clause' &&
    clauseAhead &&
    !(NEEDS_THAT.has(cue.verb.lemma) && !startsWithSubject(tokens, at, end))
  )
    return { from: at, to: end, strong: true };
  const quoted = holdsQuotation(tokens, at, end, to);
  if (cue.verb.content === 'call' && (quoted || namesTwice(tokens, cue, at, end)))
    return { from: at, to: end, strong: quoted };
  return quoted ? { from: at, to: end, strong: false } : null;
}

/** "called the strike an act of war", "described it as a success": what is called, and what it is called. */
function namesTwice(tokens: readonly ParagraphToken[], cue: Cue, from: number, to: number): boolean {
  const called = /^(?:him|her|it|them|us|me)$/.test(tokens[from]!.lower)
    ? { to: from + 1 }
    : phraseStartingAt(tokens, from, to);
  if (!called || called.to >= to) return false;
  if (!/^(?:call|label|dub|brand|term|deem)$/.test(cue.verb.lemma))
    return tokens.slice(called.to, to).some(({ lower }) => lower === 'as');
  const next = tokens[called.to]!;
  // "called Sanders shortly after": an adverb names nobody.
  if (next.tag === 'ADV' && !/^(?:DET|ADJ|NOUN)$/.test(tokens[called.to + 1]?.tag ?? '')) return false;
  return /^(?:DET|ADJ|NOUN|PROPN|ADV)$/.test(next.tag) || /^(?:that|who|which)$/.test(next.lower);
}

/** "found he was right": the clause's own subject stands at once, as a pronoun or name before its verb. */
function startsWithSubject(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  const subject = phraseStartingAt(tokens, from, to);
  return (
    subject !== null &&
    subject.to < to &&
    /^(?:AUX|VERB)$/.test(tokens[subject.to]!.tag) &&
    !/(?:ing)$/.test(tokens[subject.to]!.lower)
  );
}
