import { OnrecordError } from '../../model/errors.js';
import type { StatementKind } from '../../model/statement.js';
import { wordsOf } from '../../text/words.js';
import { visibleText } from './clean.js';
import { type Dated, type Period, readDates } from './dates.js';
import { periodFor, type Tools } from './meaning.js';
import type { ParsedQuestion } from './parse.js';
import type { Request } from './request.js';
import { type Token, tokensOf } from './tokens.js';

/** What is given beside a question, as typed or chosen: it holds together with what the question says. */
export interface Beside {
  /**
   * Who is asked for, by name. The question then stands alone, names nobody else to ask for, and says what it is about.
   */
  readonly speaker?: string;
  /** The first and the last day, as a question would say them: `2020-01-06`, "January 2020", "last week". */
  readonly since?: string;
  readonly until?: string;
  /** Only such statements, whatever the question says of it. */
  readonly kind?: StatementKind;
}

/** Longer than any name or date, in UTF-16 units. */
const LONGEST = 200;

/**
 * The words of a name that is given beside a question; null where none is.
 *
 * @throws {OnrecordError} `SPEAKER_UNREAD` for what holds no name.
 */
export function nameBeside({ speaker }: Beside): readonly Token[] | null {
  if (speaker === undefined) return null;
  const words = speaker.length > LONGEST ? [] : tokensOf(visibleText(speaker));
  if (words.length > 0) return words;
  throw new OnrecordError(
    'SPEAKER_UNREAD',
    'What was given as the speaker is no name.',
    'Give a name as it is on record, for example: Mark A. Milley',
    { about: 'speaker' },
  );
}

/**
 * The question with the time and the kind that are given beside it: its own time and the one given both hold.
 *
 * @throws {OnrecordError} `DATE_UNREAD`.
 */
export function withBeside(parsed: ParsedQuestion, beside: Beside, today: string): ParsedQuestion {
  const given = datesOf(beside, today);
  const kind = beside.kind ?? parsed.kind;
  if (!given) return { ...parsed, kind };
  const { period: own } = parsed;
  return {
    ...parsed,
    kind,
    period: own ? (latest) => shared(own(latest), given.period(latest)) : given.period,
    isYearless: parsed.isYearless || given.isYearless,
    isMonthless: parsed.isMonthless || given.isMonthless,
  };
}

/** A request that was read without what is given beside the question: one that goes on from another, or of words as they stand. */
export async function narrowed(request: Request, beside: Beside, tools: Tools): Promise<Request> {
  const given = datesOf(beside, tools.today);
  const found = given && (await periodFor(request.who, { ...given, bareYear: null }, tools));
  const period = found ? shared(request.period, found) : request.period;
  const kind = beside.kind ?? request.kind;
  const { from, to } = request.period;
  const isSame = kind === request.kind && period.from === from && period.to === to;
  // Fewer answer than before, so there is no going on behind those that were shown.
  return isSame ? request : { ...request, period, kind, skip: 0 };
}

/** @throws {OnrecordError} `TIMES_APART` where no day fits both the question and what was given beside it. */
export function assertSharedTime({ from, to }: Period): void {
  if (from === null || to === null || from <= to) return;
  throw new OnrecordError(
    'TIMES_APART',
    `No day is both since ${from} and until ${to}.`,
    'Give an end that comes later, or leave out one of the times.',
    { about: 'until' },
  );
}

type DatesBeside = Pick<ParsedQuestion, 'isYearless' | 'isMonthless'> & {
  readonly period: NonNullable<Dated['period']>;
};

/** The time from one to the other. What lacks a year, or a month, takes it from the other: the nearest to it. */
function datesOf({ since, until }: Beside, today: string): DatesBeside | null {
  const first = since === undefined ? null : dateOf('since', since, today);
  const last = until === undefined ? null : dateOf('until', until, today);
  if (!first || !last) return first ?? last;
  const period = (latest: string): Period => {
    const { from } = first.period(latest);
    let { to } = last.period(latest);
    if (first.isYearless) return { from: first.period(to!).from, to };
    if (last.isYearless) {
      const year = Number(from!.slice(0, 4));
      to = last.period(`${year}-12-31`).to;
      if (to! < from!) to = last.period(`${year + 1}-12-31`).to;
    }
    return { from, to };
  };
  const isYearless = first.isYearless && last.isYearless;
  return { period, isYearless, isMonthless: isYearless && first.isMonthless && last.isMonthless };
}

function dateOf(bound: 'since' | 'until', typed: string, today: string): DatesBeside {
  if (typed.length <= LONGEST) {
    const { period, rest, isYearless, isMonthless } = readDates(visibleText(`${bound} ${typed}`), today);
    if (period && wordsOf(rest).length === 0) return { period, isYearless, isMonthless: isMonthless === true };
  }
  throw new OnrecordError(
    'DATE_UNREAD',
    `That is no time that can be read: ${bound} ${typed.slice(0, LONGEST)}.`,
    'Give a day, a month or a year, for example: 6 January 2020, or 2020-01-06',
    { about: bound },
  );
}

function shared(a: Period, b: Period): Period {
  const days = (one: string | null, other: string | null) => [one, other].filter((day) => day !== null).sort();
  return { from: days(a.from, b.from).at(-1) ?? null, to: days(a.to, b.to)[0] ?? null };
}
