import { MONTH_FORMS, STOP_WORDS } from '../../lang/index.js';
import type { Period } from '../../model/query.js';
import type { StatementFilter, Store } from '../../store/store.js';
import { ownWordsOf } from '../../text/own-words.js';
import { plainWords, type QueryToken } from '../../text/tokenizer.js';
import { stem, stemsOf } from '../../text/words.js';
import { anyOf, CANDIDATE_LIMIT } from '../candidate-query.js';
import type { SearchContext } from '../context.js';
import { ANY_TIME, type BareDay, type QuestionTime } from '../question/dates.js';
import type { ParsedQuestion } from '../question/parse.js';
import { identifySpeakers } from '../speakers/identify.js';
import type { Register, RegisterEntry } from '../speakers/register.js';
import type { ResolveContext } from '../speakers/resolve.js';
import { identifyBeside } from '../speakers/speaker-option.js';
import type { SpeakerSet, SpeakersAndTopic } from '../speakers/speaker-set.js';

/** Who and when a question means, with the words that are left for its topic. */
interface SpeakersAndPeriod extends SpeakersAndTopic {
  readonly period: Period;
  /** What the names were looked up with. */
  readonly resolving: ResolveContext;
}

/**
 * Reads who and when together, since each depends on the other: whoever held an office is found by the time, and a date
 * without a year is the latest such day on which those who are asked for are on record.
 *
 * @param name who is asked for where that is given beside the question.
 */
export async function readSpeakersAndPeriod(
  parsed: ParsedQuestion,
  { register, store, today, asTyped, isWord }: SearchContext,
  name: readonly QueryToken[] | null,
): Promise<SpeakersAndPeriod> {
  const isOnRecord = await recordWords(parsed, name ?? [], store);
  const during = async (period: Period): Promise<SpeakersAndPeriod> => {
    const resolving = { register, period, isOnRecord, asTyped, ...(isWord && { isWord }) };
    const identified = name
      ? await identifyBeside(name, parsed.form, resolving, store)
      : await identifySpeakers(parsed.form, resolving, store);
    return { ...identified, period, resolving };
  };
  const { time } = parsed;
  if (time.period === null) {
    const meant = await during(ANY_TIME);
    if (time.bareDay) return onBareDay(meant, time.bareDay, during, register, store);
    return inBareYear(meant, time.bareYear, during, store);
  }
  if (!time.isYearless) return during(time.period(today));
  return onLatestDay(await during(ANY_TIME), time, during, register, store);
}

type During = (period: Period) => Promise<SpeakersAndPeriod>;

async function recordWords(
  { form, excluded, without }: ParsedQuestion,
  name: readonly QueryToken[],
  store: Store,
): Promise<ResolveContext['isOnRecord']> {
  const words = 'words' in form.subject ? form.subject.words : [];
  return onRecord([...name, ...words, ...form.topic, ...excluded, ...without], store);
}

/** Whether a word, of those that are given, occurs in the record. */
export async function onRecord(tokens: readonly QueryToken[], store: Store): Promise<ResolveContext['isOnRecord']> {
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))].filter(Boolean));
  return (word) => known.has(stem(word));
}

/** The time that a question names, of somebody who is known already; null where it names none. */
export async function periodFor(
  who: SpeakerSet,
  time: QuestionTime,
  { register, store, today }: SearchContext,
): Promise<Period | null> {
  const periodUpTo = time.period;
  if (periodUpTo === null) return yearOf(time);
  if (!time.isYearless) return periodUpTo(today);
  const periods = await periodsBack(who, time, register);
  for (const period of periods) if (await spoke(who, period, store)) return period;
  return periods[0]!;
}

/** A year and nothing else is a time: "2020?". */
function yearOf({ bareYear }: QuestionTime): Period | null {
  return bareYear === null ? null : { from: `${bareYear}-01-01`, to: `${bareYear}-12-31` };
}

/** Goes back to the latest period in which any of those meant spoke. */
async function onLatestDay(
  { who }: SpeakersAndPeriod,
  asked: Yearless,
  during: During,
  register: Register,
  store: Store,
): Promise<SpeakersAndPeriod> {
  const periods = await periodsBack(who, asked, register);
  for (const period of periods) {
    if (!(await spoke(who, period, store))) continue;
    const then = await during(period);
    if (then.who.kind !== 'unknown' && (await spoke(then.who, period, store))) return then;
  }
  return during(periods[0]!);
}

/** The periods that a date without a year may mean, from the last day on which any of those meant are on record. */
async function periodsBack(who: SpeakerSet, { period, isMonthless }: Yearless, register: Register): Promise<Period[]> {
  const periodUpTo = period ?? (() => ANY_TIME);
  const { from: first, to: last } = 'entries' in who ? periodOfEntries(who.entries) : await register.span();
  // Of those who are nowhere on record, or only in undated texts, no year is likelier than the last one.
  if (first === null || last === null) return [periodUpTo('9999-12-31')];
  const periods: Period[] = [];
  const before = isMonthless ? monthBefore : yearBefore;
  for (let day = last; (day >= first && periods.length < MOST_PERIODS) || periods.length === 0; day = before(day)) {
    periods.push(periodUpTo(day));
  }
  return periods;
}

/** How many years or months back a day is looked for. */
const MOST_PERIODS = 60;

/** A time that is not said in full: without a year, or without a month. */
type Yearless = Pick<QuestionTime, 'period' | 'isMonthless'>;

function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 0));
  return last.toISOString().slice(0, 10);
}

/** The first and the last day on which any of them is on record. */
function periodOfEntries(entries: readonly RegisterEntry[]): Period {
  const days = (key: 'firstDate' | 'lastDate') =>
    entries
      .map((entry) => entry[key])
      .filter((day) => day !== null)
      .sort();
  return { from: days('firstDate')[0] ?? null, to: days('lastDate').at(-1) ?? null };
}

function yearBefore(day: string): string {
  return String(Number(day.slice(0, 4)) - 1).padStart(4, '0') + day.slice(4);
}

async function spoke(who: SpeakerSet, { from, to }: Period, store: Store): Promise<boolean> {
  const { statements } = await store.scope({ ...onlyOf(who), ...(from && { from }), ...(to && { to }) });
  return statements > 0;
}

/**
 * A year that those meant never name themselves, or never beside what is asked for, is the time in which they spoke:
 * "Milley 2020".
 */
async function inBareYear(
  meant: SpeakersAndPeriod,
  year: number | null,
  during: During,
  store: Store,
): Promise<SpeakersAndPeriod> {
  const typed = year === null ? undefined : meant.topic.find((token) => token.plain === String(year));
  if (!typed || meant.who.kind === 'unknown') return meant;
  const asked = { ...onlyOf(meant.who), ...anyOf([typed.plain]), limit: CANDIDATE_LIMIT };
  const candidates = await store.candidates(asked);
  const others = meant.topic.filter((token) => token !== typed && !STOP_WORDS.has(token.plain));
  const isTopic = candidates.some(({ statement }) => {
    const own = stemsOf(ownWordsOf(statement));
    return own.includes(typed.plain) && (others.length === 0 || others.some(({ plain }) => own.includes(stem(plain))));
  });
  if (isTopic) return meant;
  const then = await during({ from: `${year}-01-01`, to: `${year}-12-31` });
  return { ...then, topic: then.topic.filter((token) => token !== typed) };
}

/**
 * A day without a year that those meant never name is the day on which they spoke: "Esper Jan 7 Iran", but not "KJP Jan
 * 6" of one who speaks of January 6.
 */
async function onBareDay(
  meant: SpeakersAndPeriod,
  bare: BareDay,
  during: During,
  register: Register,
  store: Store,
): Promise<SpeakersAndPeriod> {
  const words = plainWords(bare.text);
  const names = MONTH_FORMS[bare.month - 1] ?? [];
  const asked = { ...onlyOf(meant.who), ...anyOf(names.map((name) => stem(name))), limit: CANDIDATE_LIMIT };
  const named = await store.candidates(asked);
  const isNamed = named.some(({ statement }) => {
    const own = plainWords(ownWordsOf(statement));
    return own.some((word, i) => names.includes(word) && Number.parseInt(own[i + 1] ?? '', 10) === bare.day);
  });
  if (isNamed || meant.who.kind === 'unknown') return meant;
  for (const period of await periodsBack(meant.who, { period: bare.period }, register)) {
    if (!(await spoke(meant.who, period, store))) continue;
    const then = await during(period);
    return { ...then, topic: then.topic.filter((token) => !words.includes(token.plain)) };
  }
  return meant;
}

function onlyOf(who: SpeakerSet): Pick<StatementFilter, 'personIds'> {
  return 'entries' in who ? { personIds: who.entries.map(({ id }) => id) } : {};
}
