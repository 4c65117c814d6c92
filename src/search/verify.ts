import { OnrecordError } from '../errors.js';
import {
  type Citation,
  dayOf,
  type Person,
  type Scope,
  type Source,
  type Statement,
  type StatementContext,
} from '../model.js';
import type { Store } from '../store/store.js';
import { fold, stem, wordsOf } from '../text/words.js';
import { type Alignment, align, type ComparedWord, type DiffPart } from './align.js';
import { readAttribution } from './attribution.js';
import { contextOf } from './context.js';
import { STOP_WORDS } from './data/stop-words.js';
import { citationOf, roleOf } from './explain.js';
import { ownWordsOf } from './own-words.js';
import { type Entry, type Register, registerOf } from './speakers/register.js';
import { resolveAll } from './speakers/who.js';
import { plainWords, tokensOf } from './tokens.js';

/** Longest quotation that is verified, in UTF-16 units: some 800 words. */
export const QUOTE_LIMIT = 5000;

/** Rarest stems of the quotation that are looked up, and how many statements are compared with it word by word. */
const STEMS = 12;
const CANDIDATES = 300;
const COMPARED = 12;

/** A statement longer than this is compared within its first words only: the record's longest turns are shorter. */
const LONGEST_TEXT = 6000;

/** Share of the quotation's words that must stand in a statement to speak of an altered quotation. */
const ALTERED_SHARE = 0.6;
/** Words in an unbroken run, and their share of the quotation, from which on a part is on record. */
const PARTIAL_RUN = 4;
const PARTIAL_SHARE = 0.3;

/**
 * - `exact`: these words, in this order, in somebody's quoted speech. Case, punctuation, quotation marks, dashes and
 *   spaces don't count.
 * - `altered`: most of the words, but not all, or in another order.
 * - `partial`: one unbroken part, or the parts around an ellipsis.
 * - `paraphrase-only`: a source has it as what somebody meant, not as their words.
 * - `different-speaker`: on record, but from somebody else than was said.
 * - `not-found`.
 */
export type Verdict = 'exact' | 'altered' | 'partial' | 'paraphrase-only' | 'different-speaker' | 'not-found';

/** A statement that a quotation may come from, with what differs. */
export interface QuoteMatch {
  /** What this statement alone is to the quotation, whoever said it. */
  /** `different-speaker`: the speaker of this statement quotes the words from somebody else. */
  readonly verdict: Exclude<Verdict, 'not-found'>;
  readonly statement: Statement;
  readonly role: string | null;
  readonly date: string | null;
  readonly citation: Citation;
  readonly context: StatementContext;
  /** Share of the quotation's words that stand in the statement, 0 to 1. */
  readonly similarity: number;
  /** Word by word, in the source's writing where it is the same. */
  readonly diff: readonly DiffPart[];
}

/** What the record says to a quotation. */
export interface Verification {
  /** The words that were looked for. */
  readonly quote: string;
  /** Who was said to have said it; null where nobody was named. */
  readonly attributedTo: string | null;
  /** The people who are called so; empty where the record knows none. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly verdict: Verdict;
  /** Best first. */
  readonly matches: readonly QuoteMatch[];
  readonly scope: Scope;
}

export interface VerifyOptions {
  readonly store: Store;
  readonly directory?: readonly Person[];
  /** Who is said to have said it, where the text itself doesn't name them. */
  readonly speaker?: string;
  /** How many matches to give; 5 unless said. */
  readonly limit?: number;
}

/**
 * Holds a quotation against the record. The text may name its speaker: `"…" — Milley`, `Milley said "…"`.
 *
 * @throws {OnrecordError} `QUOTE_EMPTY` without a word, `QUOTE_TOO_LONG` over `QUOTE_LIMIT`.
 */
export async function verifyQuote(text: string, options: VerifyOptions): Promise<Verification> {
  const { store, directory = [], limit = 5 } = options;
  if (text.length > QUOTE_LIMIT) {
    throw new OnrecordError(
      'QUOTE_TOO_LONG',
      `The quotation has ${text.length} characters; at most ${QUOTE_LIMIT} are compared.`,
      'Verify it paragraph by paragraph.',
    );
  }
  const read = readAttribution(text);
  const attributedTo = options.speaker ?? read.attributedTo;
  const pieces = read.quote
    .split(/…|\.{3}|(?:\. ){2}\./)
    .map(comparedWords)
    .filter((words) => words.length > 0);
  if (pieces.length === 0) {
    throw new OnrecordError(
      'QUOTE_EMPTY',
      'There are no words to verify.',
      'Give the quotation, with or without its speaker.',
    );
  }
  const register = registerOf(await store.speakers(), directory);
  const named = attributedTo === null ? [] : speakersNamed(attributedTo, register);
  const found = await matchesFor(pieces, store);
  const isTheirs = ({ statement }: Found) => named.some((entry) => entry.id === statement.speaker?.personId);
  const theirs = attributedTo === null ? found : found.filter(isTheirs);
  const verdict: Verdict = theirs[0]?.verdict ?? (found.some(isVerbatim) ? 'different-speaker' : 'not-found');
  // The speaker's own statements first, then what others said in these words.
  const shown = [...theirs, ...found.filter((one) => !theirs.includes(one) && isVerbatim(one))].slice(0, limit);
  return {
    quote: read.quote,
    attributedTo,
    speakers: named.map(({ id, name }) => ({ id, name })),
    verdict,
    matches: await withReceipts(shown, store, register),
    scope: await store.scope(),
  };
}

type Found = Pick<QuoteMatch, 'verdict' | 'statement' | 'similarity' | 'diff'>;

function isVerbatim({ verdict }: Found): boolean {
  return verdict !== 'paraphrase-only' && verdict !== 'different-speaker';
}

function speakersNamed(name: string, register: Register): readonly Entry[] {
  const context = { register, period: { from: null, to: null }, isOnRecord: () => false };
  const found = resolveAll(tokensOf(name), context);
  return found && 'entries' in found.who ? found.who.entries : [];
}

async function matchesFor(pieces: readonly (readonly ComparedWord[])[], store: Store): Promise<Found[]> {
  const stems = await rarestStems(pieces.flat(), store);
  const candidates = await store.candidates({ stems, limit: CANDIDATES });
  const looked = new Set(stems);
  const shared = (statement: Statement) =>
    new Set(
      plainWords(statement.text)
        .map(stem)
        .filter((one) => looked.has(one)),
    ).size;
  const nearest = candidates
    .map((statement) => ({ statement, shared: shared(statement) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, COMPARED);
  const found: Found[] = [];
  const utterances = new Set<string>();
  for (const { statement } of nearest) {
    const match = compare(pieces, statement, comparedWords(statement.text));
    const key = `${statement.sourceId} ${statement.utterance}`;
    // What was broken off by "he said" may have been quoted in one.
    const whole =
      match?.verdict === 'exact' || utterances.has(key) ? null : await comparedWithUtterance(pieces, statement, store);
    utterances.add(key);
    const better = whole && (!match || RANKS[whole.verdict] < RANKS[match.verdict]) ? whole : match;
    if (better) found.push(better);
  }
  return found.sort((a, b) => RANKS[a.verdict] - RANKS[b.verdict] || b.similarity - a.similarity);
}

const RANKS: Readonly<Record<QuoteMatch['verdict'], number>> = {
  exact: 0,
  altered: 1,
  partial: 2,
  'different-speaker': 3,
  'paraphrase-only': 4,
};

async function rarestStems(words: readonly ComparedWord[], store: Store): Promise<string[]> {
  const all = [...new Set(words.map((word) => stem(word.key)))].filter(Boolean);
  const telling = all.filter((one) => !STOP_WORDS.has(one));
  const frequencies = await store.frequencies(all);
  const known = (telling.some((one) => frequencies.has(one)) ? telling : all).filter((one) => frequencies.has(one));
  return known.sort((a, b) => frequencies.get(a)! - frequencies.get(b)!).slice(0, STEMS);
}

async function comparedWithUtterance(
  pieces: readonly (readonly ComparedWord[])[],
  statement: Statement,
  store: Store,
): Promise<Found | null> {
  if (statement.kind !== 'direct') return null;
  const parts = (await store.statementsOf(statement.sourceId)).filter(
    (one) =>
      one.utterance === statement.utterance &&
      one.kind === 'direct' &&
      one.speaker?.personId === statement.speaker?.personId,
  );
  return parts.length < 2
    ? null
    : compare(
        pieces,
        statement,
        parts.flatMap((part) => comparedWords(part.text)),
      );
}

/** What a statement is to a quotation, or null where they have too little in common. */
function compare(
  pieces: readonly (readonly ComparedWord[])[],
  statement: Statement,
  words: readonly ComparedWord[],
): Found | null {
  const source = words.slice(0, LONGEST_TEXT);
  const alignment = align(pieces.flat(), source);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const similarity = alignment.same / size;
  const verdict = verdictOf(alignment, pieces, source, statement);
  return verdict && { verdict, statement, similarity, diff: alignment.parts };
}

function verdictOf(
  alignment: Alignment,
  pieces: readonly (readonly ComparedWord[])[],
  source: readonly ComparedWord[],
  statement: Statement,
): QuoteMatch['verdict'] | null {
  const { same, onlyInQuote, onlyInSource, longestRun, isOneRun } = alignment;
  const size = same + onlyInQuote;
  const share = same / size;
  const isExact = onlyInQuote === 0 && onlyInSource === 0;
  const isElided = pieces.length > 1 && standsInOrder(pieces, source);
  const isPart = isOneRun && onlyInQuote > 0 && longestRun >= PARTIAL_RUN && share >= PARTIAL_SHARE;
  const isAltered = share >= ALTERED_SHARE && onlyInSource <= size;
  if (!isExact && !isElided && !isPart && !isAltered) return null;
  if (!isQuoted(statement, alignment)) return 'paraphrase-only';
  // The speaker only quotes these words: they are somebody else's.
  if (isQuotedFromOthers(statement, alignment)) return 'different-speaker';
  if (isExact) return 'exact';
  // A quotation that goes on beyond the record is partly on record; one with words changed within is altered.
  return isElided || (isPart && onlyInQuote > size / 4) ? 'partial' : 'altered';
}

/** Whether what agrees stands in words that the speaker quotes from somebody else. */
function isQuotedFromOthers(statement: Statement, { parts }: Alignment): boolean {
  const own = ` ${keysOf(ownWordsOf(statement))} `;
  const same = parts.filter((part) => part.op === 'same').map((part) => keysOf(part.text));
  return (statement.nested?.length ?? 0) > 0 && same.some((run) => run !== '' && !own.includes(` ${run} `));
}

/** Whether the words that are the same stand in the speaker's own quoted words. */
function isQuoted(statement: Statement, { parts }: Alignment): boolean {
  if (statement.kind === 'direct') return true;
  const same = parts.filter((part) => part.op === 'same').map((part) => keysOf(part.text));
  const quotes = statement.quotes.map(({ start, end }) =>
    keysOf(statement.text.slice(start - statement.start, end - statement.start)),
  );
  return same.every((run) => quotes.some((quote) => ` ${quote} `.includes(` ${run} `)));
}

function keysOf(text: string): string {
  return comparedWords(text)
    .map((word) => word.key)
    .join(' ');
}

function standsInOrder(pieces: readonly (readonly ComparedWord[])[], source: readonly ComparedWord[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    let at = from;
    while (at + piece.length <= source.length && !piece.every((word, i) => source[at + i]!.key === word.key)) at++;
    if (at + piece.length > source.length) return false;
    from = at + piece.length;
  }
  return true;
}

/** Words as they are compared: whatever case, accents, apostrophes and hyphens they are written with. */
function comparedWords(text: string): ComparedWord[] {
  return wordsOf(text)
    .flatMap((word) => word.text.split(/[-‑]/))
    .map((word) => ({ key: fold(word).replace(/[.']/g, ''), text: word }));
}

async function withReceipts(found: readonly Found[], store: Store, register: Register): Promise<QuoteMatch[]> {
  const matches: QuoteMatch[] = [];
  for (const one of found) {
    const source: Source | null = await store.source(one.statement.sourceId);
    if (!source) continue;
    const entry = register.byId(one.statement.speaker?.personId ?? '');
    const date = dayOf(source);
    matches.push({
      ...one,
      role: roleOf(entry, date, one.statement.speaker?.role ?? null),
      date,
      citation: citationOf(source),
      context: contextOf(source, one.statement),
    });
  }
  return matches;
}
