import { OnrecordError } from '../../model/errors.js';
import type { Period } from '../../model/query.js';
import type { StatementKind } from '../../model/statement.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import { wordsOf } from '../../text/words.js';
import { visibleText } from './clean.js';
import { type QuestionTime, readDates } from './dates.js';
import type { ParsedQuestion } from './parse.js';

/** The fields of a form that may stand beside a question, as typed or chosen. They hold together with what it says. */
export interface QueryFields {
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
 * The words of the field for the speaker; null where it is empty.
 *
 * @throws {OnrecordError} `SPEAKER_UNREAD` for what holds no name.
 */
export function speakerField({ speaker }: QueryFields): readonly QueryToken[] | null {
  if (speaker === undefined) return null;
  const words = speaker.length > LONGEST ? [] : queryTokensOf(visibleText(speaker));
  if (words.length > 0) return words;
  throw new OnrecordError(
    'SPEAKER_UNREAD',
    'What was given as the speaker is no name.',
    'Give a name as it is on record, for example: Mark A. Milley',
    { about: 'speaker' },
  );
}

/**
 * The question with the time and the kind of the fields: where both the question and the fields give a time, both hold.
 *
 * @throws {OnrecordError} `DATE_UNREAD`.
 */
export function withFields(parsed: ParsedQuestion, fields: QueryFields, today: string): ParsedQuestion {
  const given = timeField(fields, today);
  const kind = fields.kind ?? parsed.restrictions.kind;
  return {
    ...parsed,
    restrictions: { ...parsed.restrictions, kind },
    ...(given && { time: bothTimes(parsed.time, given) }),
  };
}

function bothTimes(asked: QuestionTime, given: GivenTime): QuestionTime {
  const { period: own } = asked;
  return {
    ...asked,
    period: own ? (latest) => intersection(own(latest), given.period(latest)) : given.period,
    isYearless: asked.isYearless || given.isYearless,
    ...((asked.isMonthless || given.isMonthless) && { isMonthless: true as const }),
  };
}

/** A time that is given: it has a period. */
interface GivenTime extends Pick<QuestionTime, 'isYearless' | 'isMonthless'> {
  readonly period: NonNullable<QuestionTime['period']>;
}

/**
 * The time from the first of the fields to the last; null where both are empty. What lacks a year, or a month, takes it
 * from the other: the nearest to it.
 *
 * @throws {OnrecordError} `DATE_UNREAD`.
 */
export function timeField({ since, until }: QueryFields, today: string): GivenTime | null {
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
  const isMonthless = isYearless && first.isMonthless === true && last.isMonthless === true;
  return { period, isYearless, ...(isMonthless && { isMonthless }) };
}

function dateOf(bound: 'since' | 'until', typed: string, today: string): GivenTime {
  if (typed.length <= LONGEST) {
    const { period, rest, isYearless, isMonthless } = readDates(visibleText(`${bound} ${typed}`), today);
    if (period && wordsOf(rest).length === 0) return { period, isYearless, ...(isMonthless && { isMonthless }) };
  }
  throw new OnrecordError(
    'DATE_UNREAD',
    `That is no time that can be read: ${bound} ${typed.slice(0, LONGEST)}.`,
    'Give a day, a month or a year, for example: 6 January 2020, or 2020-01-06',
    { about: bound },
  );
}

/** The days that two periods have in common. Where they have none, `from` comes after `to`. */
export function intersection(a: Period, b: Period): Period {
  const days = (one: string | null, other: string | null) => [one, other].filter((day) => day !== null).sort();
  return { from: days(a.from, b.from).at(-1) ?? null, to: days(a.to, b.to)[0] ?? null };
}
