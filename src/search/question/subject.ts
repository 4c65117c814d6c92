import {
  ADDRESSEES,
  ADVERBS,
  ANYONE,
  ASKING_VERBS,
  AUXILIARIES,
  OPENERS,
  PLACE_NOUNS,
  PRONOUNS,
  QUESTION_WORDS,
  REPORTERS,
  SAYING_VERBS,
  STANCE_NOUNS,
  STATEMENT_NOUNS,
  STOP_WORDS,
  TOPIC_MARKERS,
} from '../../lang/index.js';
import type { QueryToken } from '../../text/tokenizer.js';

/** Who a question asks for, by its grammar alone. */
export type QuestionSubject =
  /** Words where a speaker must stand ("what did … say"). */
  | { readonly kind: 'asked'; readonly words: readonly QueryToken[] }
  /** Words that are a speaker if somebody is called so ("… on rockets"). */
  | {
      readonly kind: 'maybe';
      readonly words: readonly QueryToken[];
      /** The verb that made it one; a word like the others where nobody is called so ("asylum claims"). */
      readonly verb?: QueryToken;
      /** "remarks from …", "quotes by …": words that are written as a name are one, though nobody on record is called so. */
      readonly isSource?: true;
    }
  /** Whoever it was ("who said …"). */
  | { readonly kind: 'anyone' }
  /** "he", "she", "they": somebody named before, whom a single question doesn't know. */
  | { readonly kind: 'pronoun' }
  /** Those who asked. */
  | { readonly kind: 'reporters' }
  /** Nothing but words: names may stand anywhere in them. */
  | { readonly kind: 'keywords' };

/** A question divided into a subject and the words that say what it is about. */
export interface QuestionForm {
  readonly subject: QuestionSubject;
  readonly topic: readonly QueryToken[];
  /** It asks what the subject was asked: only answers to a question count. */
  readonly isAsked?: true;
}

/** Longest subject, in words: "the principal deputy assistant secretary of state for near eastern affairs" has 12. */
const LONGEST_SUBJECT = 14;

/** "everything Esper said". */
const WHATEVER = /^(?:any|every|some)thing$/;

/** Divides a question by the first form that it has. */
export function readForm(tokens: readonly QueryToken[]): QuestionForm {
  const words = tokens.map((token) => token.plain);
  let start = 0;
  while (start < words.length - 1 && OPENERS.has(words[start]!)) start++;
  const rest = tokens.slice(placeEnd(tokens, start));
  return (
    askedForm(rest) ??
    reporterForm(rest) ??
    whoForm(rest) ??
    standingForm(rest) ??
    stanceForm(rest) ??
    sayingForm(rest) ??
    statementForm(rest) ??
    accordingForm(rest) ??
    markerForm(rest) ?? { subject: { kind: 'keywords' }, topic: withoutFrame(rest) }
  );
}

/** Behind "how often", "how many times", "the quote where", "the part in which", "the time when": the question proper follows. */
function placeEnd(tokens: readonly QueryToken[], start: number): number {
  const [how, many, times] = tokens.slice(start, start + 3).map((token) => token.plain);
  if (how === 'how' && (many === 'often' || (many === 'many' && times === 'times')))
    return start + (many === 'often' ? 2 : 3);
  const words = tokens.slice(start, start + 5).map((token) => token.plain);
  const noun = words.findIndex((word) => STATEMENT_NOUNS.has(word) || PLACE_NOUNS.has(word));
  if (noun < 0 || words.slice(0, noun).some((word) => !/^(?:the|a|an|any|that|exact)$/.test(word))) return start;
  const link = words[noun + 1] === 'in' ? noun + 2 : noun + 1;
  return /^(?:where|when|which)$/.test(words[link] ?? '') && link + 1 < tokens.length - start
    ? start + link + 1
    : start;
}

/** "what was Kirby asked about …"; without anybody, "what was asked", "what questions were asked", reporters are meant. */
function askedForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const verb = tokens.findIndex((token) => token.plain === 'asked');
  const be = tokens
    .slice(0, Math.max(0, verb))
    .findIndex((token) => /^(?:was|were|been|is|get|got)$/.test(token.plain));
  if (be < 0 || !/^(?:what|which|whats|when|did)$/.test(tokens[0]!.plain)) return null;
  const words = tokens.slice(be + 1, verb).filter((token) => !ADVERBS.has(token.plain));
  const before = tokens.slice(1, be).filter((token) => !isFrame(token));
  const topic = tokens.slice(verb + 1);
  if (words.length > 0) return { subject: questionSubjectOf(words, 'asked'), topic, isAsked: true };
  if (before.every((token) => ASKING_VERBS.has(token.plain))) return { subject: { kind: 'reporters' }, topic };
  // "what has Kirby been asked about …".
  return { subject: questionSubjectOf(before, 'asked'), topic, isAsked: true };
}

/**
 * "which reporter asked about …", "what did reporters ask", "who asked about …". Whom they asked is who answered: "what
 * did the reporter ask Kirby about …" is what Kirby was asked.
 */
function reporterForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const verb = tokens.findIndex((token) => ASKING_VERBS.has(token.plain));
  if (verb < 0) return null;
  const before = tokens.slice(0, verb).map((token) => token.plain);
  const isAsker = before.some((word) => REPORTERS.has(word)) || (before.length === 1 && before[0] === 'who');
  if (!isAsker) return null;
  const topic = tokens.slice(verb + 1);
  const marker = topic.findIndex((token) => TOPIC_MARKERS.has(token.plain));
  const asked = topic.slice(0, Math.max(0, marker)).filter(({ plain }) => !ASKING_VERBS.has(plain));
  // "who asked if the letter was sent on Monday": no person, but the question itself.
  const isQuestion = asked.some(({ plain }) => QUESTION_WORDS.has(plain) || AUXILIARIES.has(plain) || isLinking(plain));
  const isSomebody = !isQuestion && asked.some(({ plain }) => !STOP_WORDS.has(plain));
  return isSomebody
    ? { subject: questionSubjectOf(asked, 'asked'), topic: topic.slice(marker), isAsked: true }
    : { subject: { kind: 'reporters' }, topic };
}

function isLinking(word: string): boolean {
  return /^(?:if|whether|for|to)$/.test(word);
}

/** "who (else) said …", "who is quoted on …", "who has talked about …". */
function whoForm(tokens: readonly QueryToken[]): QuestionForm | null {
  if (!/^whos?$/.test(tokens[0]?.plain ?? '')) return null;
  const verb = skipFrame(tokens, cleftEnd(tokens));
  const word = tokens[verb]?.plain;
  // "who is Milley" and "who does Milley work for" ask for a person, not for a saying.
  if (/^(?:do|does|did)$/.test(tokens[1]?.plain ?? '') && !SAYING_VERBS.has(word ?? '')) return null;
  if (word === undefined || (!SAYING_VERBS.has(word) && /^(?:is|was|are|were|s)$/.test(tokens[1]!.plain))) return null;
  return { subject: { kind: 'anyone' }, topic: tokens.slice(SAYING_VERBS.has(word) ? verb + 1 : verb) };
}

/** Where "who was it that" ends; else behind the first word. */
function cleftEnd(tokens: readonly QueryToken[]): number {
  const [, is, it, that] = tokens.map((token) => token.plain);
  const isCleft = /^(?:is|was)$/.test(is ?? '') && it === 'it' && /^(?:that|who)$/.test(that ?? '');
  return isCleft ? 4 : 1;
}

/** "where does Esper stand on …". */
function standingForm(tokens: readonly QueryToken[]): QuestionForm | null {
  if (tokens[0]?.plain !== 'where') return null;
  const verb = tokens.findIndex((token) => /^st(?:and|ands|ood)$/.test(token.plain));
  const words = tokens.slice(1, Math.max(1, verb));
  return verb > 1 ? { subject: questionSubjectOf(words, 'asked'), topic: tokens.slice(verb + 1) } : null;
}

/** "what is Esper's line on …", "the defense secretary's position". */
function stanceForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const start = skipFrame(tokens, 0);
  // "what is milleys line on …": without the apostrophe only where nothing else can be meant.
  const isLoosely = (i: number) =>
    start > 0 &&
    /.{4}s$/.test(tokens[i - 1]!.plain) &&
    TOPIC_MARKERS.has(tokens[i + 1]?.plain ?? '') &&
    tokens.slice(start, i).every(({ plain }) => !SAYING_VERBS.has(plain) && !TOPIC_MARKERS.has(plain));
  const noun = tokens.findIndex(
    (token, i) => i > start && STANCE_NOUNS.has(token.plain) && (isOwner(tokens[i - 1]!) || isLoosely(i)),
  );
  const next = tokens[noun + 1]?.plain;
  if (noun < 0 || (next !== undefined && !TOPIC_MARKERS.has(next) && next !== 'to' && next !== 'of')) return null;
  return { subject: questionSubjectOf(tokens.slice(start, noun), 'asked'), topic: tokens.slice(noun + 1) };
}

/** "Esper's", and not "what's" or "it's". */
function isOwner({ typed, plain }: QueryToken): boolean {
  return /['’]s?$/i.test(typed) && !QUESTION_WORDS.has(plain) && !STOP_WORDS.has(plain);
}

/** "what did … say about …", "did … ever say …", "what … said", and plainly "… said …". */
function sayingForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const start = skipFrame(tokens, 0);
  const marker = tokens.findIndex((token, i) => i > start && TOPIC_MARKERS.has(token.plain));
  const end = Math.min(marker < 0 ? tokens.length : marker, start + LONGEST_SUBJECT);
  // "what was said about …".
  if (start > 0 && SAYING_VERBS.has(tokens[start]?.plain ?? '')) {
    return { subject: { kind: 'anyone' }, topic: tokens.slice(start + 1) };
  }
  for (let verb = start + 1; verb < end; verb++) {
    const before = tokens[verb - 1]!.plain;
    // "the secretary of state", "the address": a noun that looks like a verb of saying.
    if (!SAYING_VERBS.has(tokens[verb]!.plain) || before === 'of' || before === 'the') continue;
    const words = trimFrame(tokens.slice(start, verb));
    // "latest remarks from …": nobody says anything yet.
    if (words.every((token) => STATEMENT_NOUNS.has(token.plain))) continue;
    const subject = questionSubjectOf(words, start > 0 || WHATEVER.test(tokens[start]!.plain) ? 'asked' : 'maybe');
    return {
      subject: subject.kind === 'maybe' ? { ...subject, verb: tokens[verb]! } : subject,
      topic: tokens.slice(addresseeEnd(tokens, verb)),
    };
  }
  return null;
}

/** Behind whoever was told: "tell reporters about …", "tell the press …". */
function addresseeEnd(tokens: readonly QueryToken[], verb: number): number {
  if (!/^t(?:ell|ells|old)$/.test(tokens[verb]!.plain)) return verb + 1;
  const at = tokens[verb + 1]?.plain === 'the' ? verb + 2 : verb + 1;
  return ADDRESSEES.has(tokens[at]?.plain ?? '') ? at + 1 : verb + 1;
}

/** "anything from … re …", "exact quotes of … on …", "statements on … by …". */
function statementForm(tokens: readonly QueryToken[]): QuestionForm | null {
  let start = 0;
  while (start < tokens.length && (STATEMENT_NOUNS.has(tokens[start]!.plain) || isFrame(tokens[start]!))) start++;
  if (!tokens.slice(0, start).some((token) => STATEMENT_NOUNS.has(token.plain))) return null;
  const rest = tokens.slice(start);
  // "whose words are …" with the words in quotation marks.
  if (rest.length === 0 && QUESTION_WORDS.has(tokens[0]!.plain)) return { subject: { kind: 'anyone' }, topic: [] };
  if (/^(?:from|by|of)$/.test(rest[0]?.plain ?? '')) {
    const marker = rest.findIndex((token) => TOPIC_MARKERS.has(token.plain));
    const words = rest.slice(1, marker < 0 ? rest.length : marker);
    const subject = questionSubjectOf(words, 'maybe');
    const isSource = subject.kind === 'maybe' && rest[0]?.plain !== 'of';
    return {
      subject: isSource ? { ...subject, isSource } : subject,
      topic: marker < 0 ? [] : rest.slice(marker),
    };
  }
  const last = rest.findLastIndex((token) => token.plain === 'by' || token.plain === 'from');
  if (last > 0) return { subject: questionSubjectOf(rest.slice(last + 1), 'maybe'), topic: rest.slice(0, last) };
  return TOPIC_MARKERS.has(rest[0]?.plain ?? '') ? { subject: { kind: 'anyone' }, topic: rest } : null;
}

/** "according to …, …" and "…, according to …". */
function accordingForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const at = tokens.findIndex((token, i) => token.plain === 'according' && tokens[i + 1]?.plain === 'to');
  if (at < 0) return null;
  if (at > 0) return { subject: questionSubjectOf(tokens.slice(at + 2), 'maybe'), topic: tokens.slice(0, at) };
  return { subject: { kind: 'keywords' }, topic: tokens.slice(2) };
}

/** "… on …", "… re …", "… about …". */
function markerForm(tokens: readonly QueryToken[]): QuestionForm | null {
  const start = skipFrame(tokens, 0);
  const marker = tokens.findIndex((token, i) => i > start && TOPIC_MARKERS.has(token.plain));
  if (marker < 0) return null;
  return { subject: questionSubjectOf(tokens.slice(start, marker), 'maybe'), topic: tokens.slice(marker + 1) };
}

function questionSubjectOf(tokens: readonly QueryToken[], kind: 'asked' | 'maybe'): QuestionSubject {
  const trimmed = trimFrame(tokens);
  const words = trimmed.slice(
    Math.max(
      0,
      trimmed.findIndex((token) => !STATEMENT_NOUNS.has(token.plain)),
    ),
  );
  const first = words.find((token) => !/^(?:the|an?|any|all|these|those)$/.test(token.plain))?.plain;
  if (first === undefined) return { kind: 'keywords' };
  if (ANYONE.has(first) && words.filter((token) => !ANYONE.has(token.plain)).length <= 1 && words.length <= 2) {
    return { kind: 'anyone' };
  }
  if (words.length === 1 && PRONOUNS.has(first)) return { kind: 'pronoun' };
  const own = words.filter(({ plain }) => !/^(?:the|an?|any|all|one|other|these|those)$/.test(plain));
  if (own.every(({ plain }) => REPORTERS.has(plain))) return { kind: 'reporters' };
  return { kind, words };
}

function isFrame({ plain }: QueryToken): boolean {
  return QUESTION_WORDS.has(plain) || AUXILIARIES.has(plain) || ADVERBS.has(plain) || OPENERS.has(plain);
}

function skipFrame(tokens: readonly QueryToken[], from: number): number {
  let at = from;
  while (at < tokens.length && isFrame(tokens[at]!)) at++;
  return at;
}

/** Auxiliaries and adverbs around a subject: "has Esper ever" → Esper. */
function trimFrame(tokens: readonly QueryToken[]): readonly QueryToken[] {
  let start = 0;
  let end = tokens.length;
  while (start < end - 1 && isFrame(tokens[start]!)) start++;
  // "may", "will" and "mark" may be names at the end; "have", "had", "ever" and the like are not.
  while (end > start + 1 && (ADVERBS.has(tokens[end - 1]!.plain) || /^(?:has|had|have)$/.test(tokens[end - 1]!.plain)))
    end--;
  // "what did Milley and Esper each say", "what have both said".
  return tokens.slice(start, end).filter((token) => token.plain !== 'each' && token.plain !== 'both');
}

/** Keywords without the question around them: "when was the letter" → the letter. */
function withoutFrame(tokens: readonly QueryToken[]): readonly QueryToken[] {
  return tokens.slice(Math.min(skipFrame(tokens, 0), Math.max(0, tokens.length - 1)));
}
