import type { ParsedComponents } from 'chrono-node';
// English alone: the other languages take a tenth of a second to load.
import * as en from 'chrono-node/en';
import { TIME_WORDS } from '../../lang/index.js';
import type { Period } from '../../model/query.js';
import { wordsOf } from '../../text/words.js';
import { addDays, type Day, dayFrom, format, lastOfMonth, weekdayOf } from './calendar.js';
import { latestDayOfMonth, type MonthlessDay, monthlessDayIn, withMonths } from './day-forms.js';

/** Any time. */
export const ANY_TIME: Period = { from: null, to: null };

/** When a question means, by its words alone. */
export interface QuestionTime {
  /**
   * Null when the question names no time. A date without a year is the latest such day up to `latest`, the last day
   * that is worth asking for.
   */
  readonly period: ((latest: string) => Period) | null;
  /** Whether the period has no year of its own, so that `latest` decides. */
  readonly isYearless: boolean;
  /** Whether it has no month either ("on the 7th"). */
  readonly isMonthless?: true;
  /** A day of a year that is not said, with nothing that says whether it is a time or a topic ("Esper Jan 7 Iran"). */
  readonly bareDay?: BareDay;
  /** A year among the words, with nothing that says whether it is a time or a topic ("Milley 2020"). */
  readonly bareYear: number | null;
}

/** When a question means, and the question without the words that said so. */
export interface DatedQuestion extends QuestionTime {
  readonly rest: string;
}

/** A day and a month as they stand among the words. */
export interface BareDay {
  readonly text: string;
  readonly month: number;
  readonly day: number;
  readonly period: (latest: string) => Period;
}

/** One date as written: first and last day of it ("January 2020" has 31 days). */
interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly first: Day;
  readonly last: Day;
  /** Whether the year was written or follows from `today` ("yesterday"). */
  readonly hasYear: boolean;
  /** A year in figures and nothing else. */
  readonly isYear?: boolean;
}

type Connector = 'since' | 'after' | 'before' | 'until' | 'in';

/** The words in front of a date that make it a time of speaking. The longest first. */
const CONNECTORS: readonly (readonly [RegExp, Connector])[] = [
  [/\b(?:ever since|since|between|starting|beginning|as of)(?: the)? $/i, 'since'],
  [/\b(?:later than|after)(?: the)? $/i, 'after'],
  [/\b(?:earlier than|prior to|before)(?: the)? $/i, 'before'],
  [/\b(?:until|till|through|up to|by)(?: the)? $/i, 'until'],
  [/\b(?:on|in|from|during|throughout|within|at|over)(?: the)? $/i, 'in'],
];

/** Behind "from" and a date: its end is open. */
const ONWARDS = /^,? (?:onwards?|forward|(?:to|until|till|through) (?:now|date|(?:the )?present)|on(?=[ ?!.,]*$))/i;

const JOINS = /^ ?(?:and|to|until|till|through|-|–|—) ?$/i;
const ABOUT_END = /\b(?:about|re|regarding|concerning|mention(?:ed)?)(?: the| a)? ?$/i;
const RELATIVE = /yesterday|today|tomorrow|\b(?:last|past|this|next|previous|ago)\b/i;
const PAST_SPAN = /\b(?:past|last) .*\b(?:days|weeks|months|years)\b/i;
const BARE_YEAR = /\b(?:19|20)\d\d\b/g; // 1900 to 2099

/**
 * Reads the dates of a question. A date counts as the time of speaking when a preposition, a range or a relative word
 * says so ("since Monday", "yesterday"); in "about the January 6 attack" it is left to the topic.
 *
 * chrono-node finds the dates; ranges and open ends are read here, since it gives each date of "between March 3 and
 * March 9 2024" its own year.
 *
 * @param today The local day, `YYYY-MM-DD`.
 */
export function readDates(typed: string, today: string): DatedQuestion {
  const question = withMonths(typed);
  const monthless = monthlessDayIn(question);
  const mentions = findMentions(question, today);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i]!;
    const next = mentions[i + 1];
    const before = question.slice(0, mention.start);
    const connector = connectorBefore(before, mention);
    const joined = next && JOINS.test(question.slice(mention.end, next.start)) ? next : null;
    const counts = connector || joined || RELATIVE.test(question.slice(mention.start, mention.end));
    if ((!counts && !isWholeDate(question, mention)) || (!connector && ABOUT_END.test(before))) continue;
    const { end } = joined ?? mention;
    const start = connector?.start ?? mention.start;
    const onwards = joined || !connector ? null : ONWARDS.exec(question.slice(end));
    const after = question.slice(end + (onwards?.[0].length ?? 0));
    const rest = `${question.slice(0, start)} ${after}`.replace(/\s+/g, ' ').trim();
    const kind = onwards && connector?.kind === 'in' ? 'since' : (connector?.kind ?? 'in');
    const period = (latest: string) => {
      const bound = latest < today ? latest : today;
      return joined ? rangeOf(mention, joined, bound) : periodOf(mention, kind, bound);
    };
    return { rest, period, isYearless: !mention.hasYear && !joined?.hasYear, bareYear: null };
  }
  if (monthless) return onMonthlessDay(question, monthless, today);
  const bareDay = bareDayIn(question, mentions, today);
  const bareYear = bareYearIn(question, mentions);
  return { rest: question, period: null, isYearless: false, bareYear, ...(bareDay && { bareDay }) };
}

function onMonthlessDay(question: string, { start, end, day }: MonthlessDay, today: string): DatedQuestion {
  const connector = connectorBefore(question.slice(0, start), { isYear: false });
  const from = connector?.start ?? start;
  const rest = `${question.slice(0, from)} ${question.slice(end)}`.replace(/\s+/g, ' ').trim();
  const period = (latest: string) => {
    const date = dayFrom(latestDayOfMonth(day, latest < today ? latest : today));
    return periodOf({ start, end, first: date, last: date, hasYear: true }, connector?.kind ?? 'in', today);
  };
  return { rest, period, isYearless: true, isMonthless: true, bareYear: null };
}

/** A day that stands bare among the words, and not as a thing's ("the January 6 attack"). */
function bareDayIn(question: string, mentions: readonly DateMention[], today: string): BareDay | null {
  const mention = mentions.find(({ start, end, first, last, hasYear }) => {
    const before = question.slice(0, start);
    const isDay = first.day === last.day && /\d/.test(question.slice(start, end));
    return isDay && !hasYear && !ABOUT_END.test(before) && !OF_A_THING.test(before);
  });
  if (!mention) return null;
  return {
    text: question.slice(mention.start, mention.end),
    month: mention.first.month,
    day: mention.first.day,
    period: (latest) => periodOf(mention, 'in', latest < today ? latest : today),
  };
}

function bareYearIn(question: string, mentions: readonly DateMention[]): number | null {
  const year = mentions.find(({ start, isYear }) => {
    const before = question.slice(0, start);
    return isYear && !ABOUT_END.test(before) && !OF_A_THING.test(before);
  });
  return year?.first.year ?? null;
}

function connectorBefore(
  before: string,
  { isYear }: Pick<DateMention, 'isYear'>,
): { kind: Connector; start: number } | null {
  for (const [pattern, kind] of CONNECTORS) {
    const match = pattern.exec(before);
    // "before the 2020 election" speaks of an election.
    if (match) return isYear && / the $/i.test(match[0]) ? null : { kind, start: match.index };
  }
  return null;
}

/** What goes before a date that belongs to a thing ("the January 6, 2021 attack"). */
const OF_A_THING = /\b(?:the|that|this|an?|of)(?: \S+)? $/i;

/** A day or month with its year stands for itself among keywords: "Kirby January 3, 2024 ports", "Milley Jan 2020". */
function isWholeDate(question: string, { start, end, hasYear, isYear }: DateMention): boolean {
  if (!hasYear || isYear || !/\d/.test(question.slice(start, end))) return false;
  return !OF_A_THING.test(question.slice(0, start));
}

const HYPHEN = /[-‑']/;

function isCalendarWord(word: string): boolean {
  return TIME_WORDS.has(word.toLowerCase());
}

/** chrono-node takes the end of "2020-01-06 until 2020-01-08" for hours, unless its days are written with slashes. */
const ISO_DAY = /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\dT-])/g;

function findMentions(question: string, today: string): DateMention[] {
  if (!/\d/.test(question) && !wordsOf(question).some(({ text }) => text.split(HYPHEN).some(isCalendarWord))) return [];
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // Noon, so that no change of clocks moves the day.
  const reference = new Date(year, month - 1, day, 12);
  const mentions: DateMention[] = [];
  for (const result of en.casual.parse(question.replace(ISO_DAY, '$1/$2/$3'), reference)) {
    // "on Friday" is found with its preposition, which is ours to read.
    const lead = /^(?:on|in|the) /i.exec(result.text)?.[0].length ?? 0;
    const span = { start: result.index + lead, end: result.index + result.text.length };
    const found = dateMentionOf(question, span, result.start, today);
    if (!found) continue;
    if (result.end) {
      const end = dateMentionOf(question, span, result.end, today);
      const middle = result.text.search(/ (?:to|until|through|and) |\s*[-–—]\s*/i) + result.index;
      if (end && middle > result.index) {
        const join = / (?:to|until|through|and) |\s*[-–—]\s*/i.exec(question.slice(middle))?.[0].length ?? 1;
        mentions.push({ ...found, end: middle }, { ...end, start: middle + join });
      }
    } else mentions.push(found);
  }
  for (const match of question.matchAll(BARE_YEAR)) {
    const span = { start: match.index, end: match.index + 4 };
    if (mentions.some((mention) => mention.start < span.end && span.start < mention.end)) continue;
    const written = Number(match[0]);
    mentions.push({
      ...span,
      first: { year: written, month: 1, day: 1 },
      last: { year: written, month: 12, day: 31 },
      hasYear: true,
      isYear: true,
    });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function dateMentionOf(
  question: string,
  { start, end }: { start: number; end: number },
  parts: ParsedComponents,
  today: string,
): DateMention | null {
  const text = question.slice(start, end);
  const year = parts.get('year')!;
  const month = parts.get('month') ?? 1;
  const date = { year, month, day: parts.get('day') ?? 1 };
  if (/^now$/i.test(text)) return null;
  if (PAST_SPAN.test(text)) return { start, end, first: date, last: dayFrom(today), hasYear: true };
  if (/\bweek\b/i.test(text) && RELATIVE.test(text)) {
    const monday = addDays(date, -((weekdayOf(date) + 6) % 7));
    return { start, end, first: monday, last: addDays(monday, 6), hasYear: true };
  }
  if (parts.isCertain('weekday') && !parts.isCertain('day')) {
    // Everything on record has been said: a bare weekday is the last one.
    const isPast = format(date) <= today || /\bnext\b/i.test(text);
    const spoken = isPast ? date : addDays(date, -7);
    return { start, end, first: spoken, last: spoken, hasYear: true };
  }
  const hasYear = parts.isCertain('year');
  if (parts.isCertain('day')) return { start, end, first: date, last: date, hasYear };
  if (parts.isCertain('month')) {
    // A month's name alone may be a verb, a name or a march: it needs a year, or a preposition (see `readDates`).
    return { start, end, first: { ...date, day: 1 }, last: lastOfMonth(date), hasYear };
  }
  if (parts.isCertain('year')) {
    return { start, end, first: { year, month: 1, day: 1 }, last: { year, month: 12, day: 31 }, hasYear: true };
  }
  return null;
}

function periodOf(mention: DateMention, kind: Connector, bound: string): Period {
  const { first, last } = inYear(mention, mention.hasYear ? null : latestYear(mention, bound));
  if (kind === 'since') return { from: format(first), to: null };
  if (kind === 'after') return { from: format(addDays(last, 1)), to: null };
  if (kind === 'before') return { from: null, to: format(addDays(first, -1)) };
  if (kind === 'until') return { from: null, to: format(last) };
  return { from: format(first), to: format(last) };
}

/** From the first of one date to the last of the other. A year that is written once holds for both. */
function rangeOf(a: DateMention, b: DateMention, bound: string): Period {
  const year = b.hasYear ? b.last.year : a.hasYear ? a.first.year : latestYear(b, bound);
  let from = format(inYear(a, a.hasYear ? null : year).first);
  let to = format(inYear(b, b.hasYear ? null : year).last);
  if (from > to && !a.hasYear && b.hasYear) from = format(inYear(a, year - 1).first);
  if (from > to) [from, to] = [to, from];
  return { from, to };
}

function latestYear({ first }: DateMention, latest: string): number {
  const year = Number(latest.slice(0, 4));
  return format({ ...first, year }) <= latest ? year : year - 1;
}

function inYear(mention: DateMention, year: number | null): { first: Day; last: Day } {
  if (year === null) return mention;
  const first = { ...mention.first, year };
  const isMonth = mention.first.day !== mention.last.day;
  return { first, last: isMonth ? lastOfMonth(first) : { ...mention.last, year } };
}
