import { STOP_WORDS } from '../../lang/index.js';
import type { RetractedAnswer, Scope, StatementContext, Withheld } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { Person } from '../../model/person.js';
import { type Citation, dayOf, type Source } from '../../model/source.js';
import type { Statement } from '../../model/statement.js';
import type { Store } from '../../store/store.js';
import { plainWords, queryTokensOf } from '../../text/tokenizer.js';
import { stem } from '../../text/words.js';
import { citationOf, roleOf } from '../answer/citation.js';
import { contextOf } from '../answer/context.js';
import { anyOf } from '../candidate-query.js';
import { ANY_TIME } from '../question/dates.js';
import { Register, type RegisterEntry } from '../speakers/register.js';
import { resolveAll } from '../speakers/speaker-set.js';
import type { ComparedWord } from './alignment.js';
import { readAttribution } from './attributed-quote.js';
import { type Comparison, compare, comparedWords, contentWords } from './comparison.js';

/** Longest quotation that is verified, in UTF-16 units: some 800 words. */
export const QUOTE_LIMIT = 5000;

/** Fewer words are said by everybody, and in many a place. */
const LEAST_WORDS = 3;
const LEAST_CONTENT = 2;
/** Below this many known words of content, the others help to find what a quotation may come from. */
const LEAST_TELLING = 3;

/** Rarest stems of the quotation that are looked up, and how many statements are compared with it word by word. */
const STEMS = 12;
const CANDIDATES = 300;
const COMPARED = 12;

/**
 * - `exact`: these words, in this order, in somebody's quoted speech. Case, punctuation, quotation marks, dashes and
 *   spaces don't count. They may be part of a longer statement: the match says so (`partOfStatement`).
 * - `altered`: most of the words, and half of those with content, but not all, or in another order.
 * - `partial`: one unbroken part, or the parts around an ellipsis.
 * - `paraphrase-only`: a source has it as what somebody meant, not as their words.
 * - `different-speaker`: on record, but from somebody else than was said.
 * - `retracted`: on record once, and taken back by whoever published it (`retracted` says when).
 * - `not-found`.
 */
export type Verdict = Comparison['verdict'] | 'retracted' | 'not-found';

/** A statement that a quotation may come from, with what differs. */
export interface QuoteMatch extends Comparison {
  readonly statement: Statement;
  readonly role: string | null;
  readonly date: string | null;
  readonly citation: Citation;
  readonly context: StatementContext;
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
  /** Where it stood before it was taken back, one entry a source. Absent for none. */
  readonly retracted?: readonly RetractedAnswer[];
  /** For editors alone: matches that are withheld from readers, best first. Absent for none. */
  readonly withheld?: readonly (QuoteMatch & { readonly withheld: Withheld })[];
  /** Set where the record is known to be damaged, so that matches may be missing: what to say of it. */
  readonly damage?: string;
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
 * @throws {OnrecordError} `QUOTE_EMPTY` without a word, `QUOTE_TOO_SHORT` with fewer than three (unless two of
 *   content) or with function words alone, `QUOTE_TOO_LONG` over `QUOTE_LIMIT`.
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
  const words = pieces.flat();
  const content = contentWords(words).length;
  if (content === 0 || (words.length < LEAST_WORDS && content < LEAST_CONTENT)) {
    throw new OnrecordError(
      'QUOTE_TOO_SHORT',
      `"${read.quote}" is too short to tell whose words it is: anybody may have said it.`,
      `Give at least ${LEAST_WORDS} words, or ${LEAST_CONTENT} that say what it is about.`,
    );
  }
  const register = new Register(store, directory);
  const named = attributedTo === null ? [] : await speakersNamed(attributedTo, register);
  const found = await comparedStatements(pieces, store);
  const isTheirs = ({ statement }: ComparedStatement) =>
    named.some((entry) => entry.id === statement.speaker?.personId);
  const theirs = attributedTo === null ? found : found.filter(isTheirs);
  const verdict: Verdict = theirs[0]?.verdict ?? (found.some(isVerbatim) ? 'different-speaker' : 'not-found');
  // The speaker's own statements first, then what others said in these words.
  const shown = [...theirs, ...found.filter((one) => !theirs.includes(one) && isVerbatim(one))].slice(0, limit);
  return {
    quote: read.quote,
    attributedTo,
    speakers: named.map(({ id, name }) => ({ id, name })),
    verdict,
    matches: await withMatchReceipts(shown, store, register),
    scope: await store.scope(),
  };
}

type ComparedStatement = Comparison & { readonly statement: Statement };

function isVerbatim({ verdict }: ComparedStatement): boolean {
  return verdict !== 'paraphrase-only' && verdict !== 'different-speaker';
}

async function speakersNamed(name: string, register: Register): Promise<readonly RegisterEntry[]> {
  const context = { register, period: ANY_TIME, isOnRecord: () => false };
  const found = await resolveAll(queryTokensOf(name), context);
  return found && 'entries' in found.who ? found.who.entries : [];
}

async function comparedStatements(
  pieces: readonly (readonly ComparedWord[])[],
  store: Store,
): Promise<ComparedStatement[]> {
  const stems = await rarestStems(pieces.flat(), store);
  const candidates = await store.candidates({ ...anyOf(stems), limit: CANDIDATES });
  const looked = new Set(stems);
  const shared = (statement: Statement) =>
    new Set(
      plainWords(statement.text)
        .map(stem)
        .filter((one) => looked.has(one)),
    ).size;
  const nearest = candidates
    .map(({ statement }) => ({ statement, shared: shared(statement) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, COMPARED);
  const found: ComparedStatement[] = [];
  const utterances = new Set<string>();
  for (const { statement } of nearest) {
    const match = compared(pieces, statement, comparedWords(statement.text));
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

const RANKS: Readonly<Record<Comparison['verdict'], number>> = {
  exact: 0,
  altered: 1,
  partial: 2,
  'different-speaker': 3,
  'paraphrase-only': 4,
};

async function rarestStems(words: readonly ComparedWord[], store: Store): Promise<string[]> {
  const all = [...new Set(words.map((word) => stem(word.key)))].filter(Boolean);
  const frequencies = await store.frequencies(all);
  const known = all.filter((one) => frequencies.has(one)).sort((a, b) => frequencies.get(a)! - frequencies.get(b)!);
  const telling = known.filter((one) => !STOP_WORDS.has(one));
  // The one telling word may be the one that was changed: then the function words must find the statement.
  const functionWords = telling.length < LEAST_TELLING ? known.filter((one) => STOP_WORDS.has(one)) : [];
  return [...telling, ...functionWords].slice(0, STEMS);
}

async function comparedWithUtterance(
  pieces: readonly (readonly ComparedWord[])[],
  statement: Statement,
  store: Store,
): Promise<ComparedStatement | null> {
  if (statement.kind !== 'direct') return null;
  const parts = (await store.statementsOf(statement.sourceId)).filter(
    (one) =>
      one.utterance === statement.utterance &&
      one.kind === 'direct' &&
      one.speaker?.personId === statement.speaker?.personId,
  );
  if (parts.length < 2) return null;
  return compared(
    pieces,
    statement,
    parts.flatMap((part) => comparedWords(part.text)),
  );
}

function compared(
  pieces: readonly (readonly ComparedWord[])[],
  statement: Statement,
  words: readonly ComparedWord[],
): ComparedStatement | null {
  const comparison = compare(pieces, statement, words);
  return comparison && { ...comparison, statement };
}

async function withMatchReceipts(
  found: readonly ComparedStatement[],
  store: Store,
  register: Register,
): Promise<QuoteMatch[]> {
  const matches: QuoteMatch[] = [];
  await register.byIds(found.flatMap(({ statement }) => statement.speaker?.personId ?? []));
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
