import { skipAdjuncts } from './adjuncts.js';
import { contentEnd, participleCueAt, startsClause, withoutStop } from './content.js';
import { type Cue, cueAt } from './cues.js';
import { ADDRESSEE_OPTIONAL, NEEDS_THAT } from './lexicon/cue-verbs.js';
import { isRoleNoun } from './lexicon/titles.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from './phrases.js';
import type { Sentence } from './sentences.js';
import { subjectOf } from './subject.js';
import type { Token } from './tokens.js';

/** A range of tokens, `[from, to)`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One cue with its speaker and what it reports, all as ranges of tokens. */
export interface Attribution {
  readonly cue: Cue;
  readonly speaker: NounPhrase | null;
  /** For "who said": what "who" stands for. */
  readonly antecedent: NounPhrase | null;
  readonly addressee: NounPhrase | null;
  readonly contents: readonly Range[];
  readonly rule: string;
}

interface Found {
  readonly speaker: NounPhrase | null;
  readonly antecedent: NounPhrase | null;
  readonly rule: string;
  /** Where the clause of the cue begins and ends: subject and verb, in either order. */
  readonly from: number;
  readonly to: number;
}

/** All attributions of one sentence, in the order of their cues. */
export function attributionsOf(tokens: readonly Token[], sentence: Sentence): Attribution[] {
  const attributions: Attribution[] = [];
  let floor = sentence.from;
  let lastSubject: Found | null = null;
  for (let i = sentence.from; i < sentence.to; i++) {
    const cue = cueAt(tokens, i, sentence.from);
    if (!cue) continue;
    i = cue.to - 1;
    const attribution: Attribution | null =
      cue.form === 'according'
        ? accordingTo(tokens, cue, floor, sentence)
        : clause(tokens, cue, floor, sentence, lastSubject);
    if (!attribution) continue;
    lastSubject = {
      speaker: attribution.speaker,
      antecedent: attribution.antecedent,
      rule: attribution.rule,
      from: cue.from,
      to: cue.to,
    };
    if (attribution.contents.length === 0) continue;
    attributions.push(attribution);
    for (const content of attribution.contents) floor = Math.max(floor, Math.min(content.to, sentence.to));
    floor = Math.max(floor, cue.to);
    i = Math.max(i, skippable(attribution) - 1);
  }
  const colon = attributions.length === 0 ? colonCue(tokens, sentence) : null;
  return colon ? [colon] : attributions;
}

/** Cues inside what was just reported belong to a nested speaker; they are not looked at again, except quoted ones. */
function skippable(attribution: Attribution): number {
  const last = attribution.contents.at(-1)!;
  return last.from >= attribution.cue.to ? last.to : attribution.cue.to;
}

function clause(
  tokens: readonly Token[],
  cue: Cue,
  floor: number,
  sentence: Sentence,
  lastSubject: Found | null,
): Attribution | null {
  if (cue.form === 'infinitive') return null;
  const found =
    cue.form === 'passive'
      ? { speaker: null, antecedent: null, rule: 'passive', from: cue.from, to: cue.to }
      : findSubject(tokens, cue, floor, sentence, lastSubject);
  if (!found) return null;
  const contents = findContents(tokens, cue, found, floor, sentence);
  const { addressee, contents: spans, rule } = contents;
  if (cue.form === 'passive' && (cue.verb.mental || !spans.some((span) => tokens[span.from]!.tag === 'QUOTE')))
    return null;
  return {
    cue,
    speaker: found.speaker,
    antecedent: found.antecedent,
    addressee,
    contents: spans,
    rule: rule ?? found.rule,
  };
}

function findSubject(
  tokens: readonly Token[],
  cue: Cue,
  floor: number,
  sentence: Sentence,
  lastSubject: Found | null,
): Found | null {
  if (cue.form === 'participle') {
    const before = cue.from > sentence.from ? tokens[cue.from - 1]! : null;
    // "protesters saying that": people right before the participle say it; "a statement saying" is its author's.
    if (before && (before.tag === 'PROPN' || isRoleNoun(before.lower))) {
      const phrase = phraseEndingAt(tokens, cue.from, floor);
      if (phrase) return { speaker: phrase, antecedent: null, rule: 'participle', from: cue.from, to: cue.to };
    }
    if (cue.from === sentence.from) {
      const main = subjectBehindComma(tokens, cue.to, sentence.to);
      return {
        speaker: main,
        antecedent: null,
        rule: main ? 'participle' : 'participle-alone',
        from: cue.from,
        to: cue.to,
      };
    }
    const main = lastSubject?.speaker ? lastSubject : mainSubject(tokens, cue, sentence);
    return main && { ...main, rule: 'participle', from: cue.from, to: cue.to };
  }
  const subject = subjectOf(tokens, cue.from, floor);
  const quoteBefore = quoteEndingBefore(tokens, cue.from, floor);
  if (subject && !(quoteBefore >= 0 && subject.rule === 'apposition')) {
    const { antecedent = null, rule, ...speaker } = subject;
    return { speaker, antecedent, rule, from: subject.from, to: cue.to };
  }
  if (cue.verb.inverts) {
    const after = phraseStartingAt(tokens, cue.to, sentence.to);
    const atClauseStart = cue.from === floor || quoteBefore >= 0 || tokens[cue.from - 1]!.text === ',';
    if (after && atClauseStart && canSpeak(tokens, after))
      return { speaker: after, antecedent: null, rule: 'inverted', from: cue.from, to: after.to };
  }
  if (lastSubject?.speaker && tokens[cue.from - 1]?.tag === 'CCONJ')
    return { ...lastSubject, rule: 'coordinated', from: cue.from - 1, to: cue.to };
  return null;
}

function canSpeak(tokens: readonly Token[], phrase: NounPhrase): boolean {
  const head = tokens[phrase.head]!;
  return head.tag === 'PROPN' || head.tag === 'NOUN' || /^(?:he|she|they|one|many|some|others)$/.test(head.lower);
}

/** The subject of the sentence's main verb: the first verb that has one. For ", noting that" without a cue before it. */
function mainSubject(tokens: readonly Token[], cue: Cue, sentence: Sentence): Found | null {
  const scan = (from: number, to: number): Found | null => {
    for (let at = from; at < to; at++) {
      const token = tokens[at]!;
      if (token.tag !== 'VERB' && token.tag !== 'AUX') continue;
      const subject = subjectOf(tokens, at, sentence.from);
      if (!subject || subject.rule === 'relative') continue;
      const { antecedent: _, rule, ...speaker } = subject;
      return { speaker, antecedent: null, rule, from: subject.from, to: at };
    }
    return null;
  };
  return scan(sentence.from, cue.from) ?? scan(cue.to, sentence.to);
}

/** "Citing the attacks, Will urged …": the subject of the main clause behind the participle's. */
function subjectBehindComma(tokens: readonly Token[], from: number, to: number): NounPhrase | null {
  for (let at = from; at + 1 < to; at++)
    if (tokens[at]!.text === ',' && startsClause(tokens, at + 1, to)) return phraseStartingAt(tokens, at + 1, to);
  return null;
}

/** The index of the quotation that ends right before `at` (over its comma), or -1. */
function quoteEndingBefore(tokens: readonly Token[], at: number, floor: number): number {
  let before = at - 1;
  while (
    before >= floor &&
    (tokens[before]!.virtual || /^[,—–-]$/.test(tokens[before]!.text) || tokens[before]!.tag === 'ADV')
  )
    before--;
  return before >= floor && tokens[before]!.tag === 'QUOTE' ? before : -1;
}

interface Contents {
  readonly contents: Range[];
  readonly addressee: NounPhrase | null;
  readonly rule?: string;
}

function findContents(tokens: readonly Token[], cue: Cue, found: Found, floor: number, sentence: Sentence): Contents {
  const inverted = found.rule === 'inverted';
  const { at: after, addressee } = behindAddressee(tokens, cue, inverted ? found.to : cue.to, sentence.to);
  const right = skipAdjuncts(tokens, after, sentence.to);
  const quote = quoteEndingBefore(tokens, found.from, floor);
  if (quote >= 0) {
    const contents: Range[] = [leftContent(tokens, quote, floor)];
    const resumed = resumedQuote(tokens, right, sentence.to);
    if (resumed) contents.push(resumed);
    return { contents, addressee, rule: inverted ? 'quote-inverted' : 'quote-subject' };
  }
  const opener = tokens[sentence.from]!.lower;
  const subordinate =
    floor === sentence.from &&
    ((cue.form === 'participle' && cue.from === sentence.from) ||
      /^(?:when|while|as|although|though|after|if|because|since|before|asked)$/.test(opener));
  const ceiling = found.rule === 'relative' ? relativeEnd(tokens, right, sentence.to) : sentence.to;
  const ahead = contentAhead(tokens, cue, right, ceiling, subordinate);
  if (ahead?.strong) return { contents: [ahead], addressee };
  const left = clauseBefore(tokens, found.from, floor);
  // "But, the general added, it is not the way to win."
  if (
    !left &&
    !ahead &&
    tokens[right]?.text === ',' &&
    cue.form === 'finite' &&
    startsClause(tokens, right + 1, sentence.to)
  )
    return { contents: [{ from: right + 1, to: contentEnd(tokens, right + 1, sentence.to) }], addressee };
  if (left && cue.form !== 'participle' && endsClause(tokens, cue.verb.mental ? cue.to : right, sentence.to)) {
    const rest = inverted ? null : continuesAfter(tokens, right, sentence.to);
    const contents = !rest
      ? [left]
      : rest.ownClause
        ? [{ from: left.from, to: rest.to }]
        : [left, { from: right + 1, to: rest.to }];
    return { contents, addressee, rule: 'postposed' };
  }
  return { contents: ahead ? [ahead] : [], addressee };
}

/** "Milley, who said the troops were ready, left": the comma before the main verb ends the relative clause. */
function relativeEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at + 1 < to; at++)
    if (
      tokens[at]!.text === ',' &&
      /^(?:VERB|AUX)$/.test(tokens[at + 1]!.tag) &&
      !tokens[at + 1]!.lower.endsWith('ing')
    )
      return at;
  return to;
}

/** A quotation before its cue, with the words of the reporter's sentence that lead into it, if they do. */
function leftContent(tokens: readonly Token[], quote: number, floor: number): Range {
  let from = quote;
  while (from > floor && !/^(?:PUNCT|CCONJ)$/.test(tokens[from - 1]!.tag)) from--;
  const lead = tokens.slice(from, quote);
  const leadsIn = lead.some((token) => token.tag === 'VERB' || token.tag === 'AUX' || token.tag === 'NOUN');
  return leadsIn ? { from: clauseStart(tokens, quote, floor), to: quote + 1 } : { from: quote, to: quote + 1 };
}

function clauseStart(tokens: readonly Token[], to: number, floor: number): number {
  let from = behindDateline(tokens, to, floor);
  while (from < to && (/^[,;:.—–-]$/.test(tokens[from]!.text) || /^(?:but|and|yet|or)$/.test(tokens[from]!.lower)))
    from++;
  return from;
}

/** "WASHINGTON (AP) — The plan …": a place in capitals, perhaps an agency, and a dash are no part of the sentence. */
function behindDateline(tokens: readonly Token[], to: number, floor: number): number {
  if (!/^\p{Lu}{3,}$/u.test(tokens[floor]?.text ?? '')) return floor;
  for (let at = floor + 1; at < Math.min(to, floor + 10); at++) if (/^[—–-]+$/.test(tokens[at]!.text)) return at + 1;
  return floor;
}

/** `"A," he said, "B."`: the quotation behind the cue's clause. */
function resumedQuote(tokens: readonly Token[], right: number, to: number): Range | null {
  let at = right;
  while (at < to && /^[,.;:—–-]$/.test(tokens[at]!.text)) at++;
  // `he said of the people who had come, "But I do know …"`
  if (tokens[at]?.tag !== 'QUOTE')
    for (at = right; at < to && !(tokens[at]!.text === ',' && tokens[at + 1]?.tag === 'QUOTE'); ) at++;
  else at--;
  return ++at < to ? { from: at, to: contentEnd(tokens, at, to) } : null;
}

function behindAddressee(tokens: readonly Token[], cue: Cue, from: number, to: number) {
  const { verb } = cue;
  if (!verb.addressee && !ADDRESSEE_OPTIONAL.has(verb.lemma)) {
    // "said to reporters", "wrote to him".
    return { at: from, addressee: null };
  }
  const first = tokens[from];
  if (!first || from >= to || first.tag === 'QUOTE' || first.tag === 'SCONJ') return { at: from, addressee: null };
  const possessive = first.lower === 'her' && /^(?:NOUN|ADJ)$/.test(tokens[from + 1]?.tag ?? '');
  if (!possessive && /^(?:him|her|them|us|me|it)$/.test(first.lower)) {
    return { at: from + 1, addressee: { from, to: from + 1, head: from } };
  }
  const phrase = phraseStartingAt(tokens, from, to);
  if (!phrase) return { at: from, addressee: null };
  const next = tokens[phrase.to];
  // "asked whether", "warned Iran would": what follows must not make the phrase a subject of the content.
  const clauseFollows = next && phrase.to < to && /^(?:VERB|AUX)$/.test(next.tag) && !verb.addressee;
  return clauseFollows ? { at: from, addressee: null } : { at: phrase.to, addressee: phrase };
}

/** What the cue governs to its right. `strong` where it can be nothing else. */
function contentAhead(
  tokens: readonly Token[],
  cue: Cue,
  right: number,
  to: number,
  subordinate: boolean,
): (Range & { strong: boolean }) | null {
  let at = right;
  const first = tokens[at];
  if (!first || at >= to) return null;
  if (first.text === ':' || (first.text === ',' && tokens[at + 1]?.tag === 'QUOTE') || first.text === '—') {
    if (at + 1 >= to) return null;
    at++;
    return {
      from: at,
      to: first.text === ':' ? withoutStop(tokens, at, to) : contentEnd(tokens, at, to, subordinate),
      strong: true,
    };
  }
  if (first.text === ',' && tokens[at + 1]?.lower === 'that') at++;
  const token = tokens[at]!;
  if (token.lower === 'that' && at + 1 < to)
    return { from: at + 1, to: contentEnd(tokens, at + 1, to, subordinate), strong: true };
  if (token.tag === 'QUOTE') return { from: at, to: contentEnd(tokens, at, to, subordinate), strong: true };
  if (token.tag === 'PUNCT') return null;
  if (/^(?:whether|if|how|why|what|who|when|where)$/.test(token.lower) && cue.verb.content === 'clause')
    return { from: at, to: contentEnd(tokens, at, to, subordinate), strong: true };
  const end = contentEnd(tokens, at, to, subordinate);
  if (end <= at) return null;
  const clauseAhead = token.lower !== 'to' && token.tag !== 'ADP' && hasClause(tokens, at, end);
  if (
    cue.verb.content === 'clause' &&
    clauseAhead &&
    !(NEEDS_THAT.has(cue.verb.lemma) && !startsWithSubject(tokens, at, end))
  )
    return { from: at, to: end, strong: true };
  if (cue.verb.content === 'call' && end - at > 1)
    return { from: at, to: end, strong: tokens.slice(at, end).some((t) => t.tag === 'QUOTE') };
  if (tokens.slice(at, end).some((t) => t.tag === 'QUOTE')) return { from: at, to: end, strong: false };
  return null;
}

/** A noun phrase with a finite verb: content that needs no "that". */
function hasClause(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.tag !== 'AUX' && token.tag !== 'VERB') continue;
    if (at === from) return false;
    const before = tokens[at - 1]!;
    if (before.lower === 'to' || token.lower.endsWith('ing')) continue;
    return true;
  }
  return false;
}

/** "found he was right": the clause's own subject stands at once, as a pronoun or name before its verb. */
function startsWithSubject(tokens: readonly Token[], from: number, to: number): boolean {
  const subject = phraseStartingAt(tokens, from, to);
  return (
    subject !== null &&
    subject.to < to &&
    /^(?:AUX|VERB)$/.test(tokens[subject.to]!.tag) &&
    !/(?:ing)$/.test(tokens[subject.to]!.lower)
  );
}

function endsClause(tokens: readonly Token[], at: number, to: number): boolean {
  return at >= to || /^[.,;:!?)—–-]/.test(tokens[at]!.text);
}

/** The clause before ", he said": null when nothing stands there or no comma parts it from the subject. */
function clauseBefore(tokens: readonly Token[], clauseFrom: number, floor: number): Range | null {
  let comma = clauseFrom - 1;
  // "…, as the general said"
  if (comma > floor && tokens[comma]!.lower === 'as') comma--;
  while (comma > floor && tokens[comma]!.tag === 'ADV') comma--;
  if (comma <= floor || !/^[,—–?!-]$/.test(tokens[comma]!.text)) return null;
  const from = clauseStart(tokens, comma, floor);
  return comma > from ? { from, to: comma } : null;
}

/**
 * `X, he said, Y`: where Y ends, when the reported clause goes on behind the cue; and whether Y is a clause of its own
 * (then X leads into it) or the predicate of X ("The plan, he said, is sound").
 */
function continuesAfter(
  tokens: readonly Token[],
  right: number,
  to: number,
): { to: number; ownClause: boolean } | null {
  const next = tokens[right + 1];
  if (tokens[right]?.text !== ',' || !next || right + 1 >= to) return null;
  if (participleCueAt(tokens, right + 1, to) || next.tag === 'QUOTE') return null;
  if (/^(?:while|as|though|although|after|before|according|who|which|when)$/.test(next.lower)) return null;
  const end = contentEnd(tokens, right, to);
  return end > right + 1 ? { to: end, ownClause: !/^(?:VERB|AUX)$/.test(next.tag) } : null;
}

/** "According to the general, …" and "…, according to the general". */
function accordingTo(tokens: readonly Token[], cue: Cue, floor: number, sentence: Sentence): Attribution | null {
  const speaker = phraseStartingAt(tokens, cue.to, sentence.to);
  if (!speaker) return null;
  const base = { cue, speaker, antecedent: null, addressee: null, rule: 'according-to' };
  const comma = nextComma(tokens, speaker.to, sentence.to);
  if (cue.from <= floor + 1 && comma > 0) {
    const from = comma + 1;
    return from < sentence.to ? { ...base, contents: [{ from, to: contentEnd(tokens, from, sentence.to) }] } : null;
  }
  const before = cue.from > floor ? tokens[cue.from - 1]! : null;
  if (!before) return null;
  const end = before.virtual || before.text === ',' ? cue.from - 1 : cue.from;
  const from = clauseStart(tokens, end, floor);
  // Only a tail attributes the sentence; "acted according to the plan, and …" is a manner.
  const isTail = speaker.to >= sentence.to - 1 || /^[.,]$/.test(tokens[speaker.to]!.text);
  const isLastCue = before.text === ',' && !laterCue(tokens, speaker.to, sentence);
  // "…, according to him, the network …": what follows is reported, when nothing but an adverbial stands before.
  if (
    isTail &&
    tokens[speaker.to]?.text === ',' &&
    startsClause(tokens, speaker.to + 1, sentence.to) &&
    !hasClause(tokens, from, end)
  )
    return { ...base, contents: [{ from: speaker.to + 1, to: contentEnd(tokens, speaker.to + 1, sentence.to) }] };
  return end > from && (isTail || isLastCue)
    ? { ...base, contents: [{ from, to: withoutStop(tokens, from, end) }] }
    : null;
}

function laterCue(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  for (let at = from; at < sentence.to; at++) {
    const cue = cueAt(tokens, at, sentence.from);
    if (cue?.form === 'finite' && !cue.verb.mental && cue.verb.content === 'clause') return true;
  }
  return false;
}

function nextComma(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (tokens[at]!.text === ',') return at;
  return -1;
}

/** `Milley: "…"` and `he took to the lectern: "…"`: a colon before a quotation, and the subject of what stands before. */
function colonCue(tokens: readonly Token[], sentence: Sentence): Attribution | null {
  for (let at = sentence.from + 1; at + 1 < sentence.to; at++) {
    if (!/^[:—–]$/.test(tokens[at]!.text) || tokens[at + 1]!.tag !== 'QUOTE') continue;
    const cue: Cue = { from: at, to: at + 1, verb: COLON, form: 'colon' };
    const speaker = firstSubject(tokens, sentence.from, at);
    return {
      cue,
      speaker,
      antecedent: null,
      addressee: null,
      rule: 'colon',
      contents: [{ from: at + 1, to: contentEnd(tokens, at + 1, sentence.to) }],
    };
  }
  return null;
}

const COLON = { lemma: ':', content: 'clause', addressee: false, inverts: false, mental: false } as const;

/** The subject of the first verb of a clause, or the noun phrase that it consists of. */
export function firstSubject(tokens: readonly Token[], from: number, to: number): NounPhrase | null {
  for (let at = from; at < to; at++) {
    if (tokens[at]!.tag !== 'VERB' && tokens[at]!.tag !== 'AUX') continue;
    const subject = subjectOf(tokens, at, from);
    if (subject) return subject;
  }
  return phraseEndingAt(tokens, to, from) ?? phraseStartingAt(tokens, from, to);
}
