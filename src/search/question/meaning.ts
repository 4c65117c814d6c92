import { MONTH_FORMS, STOP_WORDS } from '../../lang/index.js';
import type { StatementFilter, Store } from '../../store/store.js';
import { stem, stemsOf } from '../../text/words.js';
import { anyOf } from '../match/any-stem.js';
import { CANDIDATE_LIMIT } from '../match/candidates.js';
import { ownWordsOf } from '../match/own-words.js';
import { identify } from '../speakers/identify.js';
import type { Entry, Register } from '../speakers/register.js';
import type { ResolveContext } from '../speakers/resolve.js';
import { identifyBeside } from '../speakers/speaker-option.js';
import type { Identified, Who } from '../speakers/speaker-set.js';
import type { TopicReading } from '../topic/topic.js';
import { type BareDay, OPEN, type Period } from './dates.js';
import type { ParsedQuestion } from './parse.js';
import { plainWords, type Token } from './tokens.js';

/** Who and when a question means, with the words that are left for its topic. */
export interface Meaning extends Identified {
  readonly period: Period;
  readonly context: ResolveContext;
}

/** What a question is read with. */
export interface Tools {
  readonly register: Register;
  readonly store: Store;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether words are taken as they are spelt, even where nobody and nothing on record is. */
  readonly asTyped: boolean;
  /** Whether a plain word is one of the language. */
  readonly isWord?: (word: string) => boolean;
}

/** What topics are read by. */
export function topicReading({ register, asTyped, isWord }: Tools): TopicReading {
  return { isSurname: (word) => register.isSurname(word), asTyped, ...(isWord && { isWord }) };
}

/**
 * Reads who and when together, since each depends on the other: whoever held an office is found by the time, and a date
 * without a year is the latest such day on which those who are asked for are on record.
 *
 * @param name who is asked for where that is given beside the question.
 */
export async function readMeaning(
  parsed: ParsedQuestion,
  { register, store, today, asTyped, isWord }: Tools,
  name: readonly Token[] | null,
): Promise<Meaning> {
  const isOnRecord = await recordWords(parsed, name ?? [], store);
  const during = async (period: Period): Promise<Meaning> => {
    const context = { register, period, isOnRecord, asTyped, ...(isWord && { isWord }) };
    const identified = name
      ? await identifyBeside(name, parsed.form, context, store)
      : await identify(parsed.form, context, store);
    return { ...identified, period, context };
  };
  if (parsed.period === null) {
    const meant = await during(OPEN);
    if (parsed.bareDay) return onBareDay(meant, parsed.bareDay, during, register, store);
    return inBareYear(meant, parsed.bareYear, during, store);
  }
  if (!parsed.isYearless) return during(parsed.period(today));
  return onLatestDay(await during(OPEN), parsed, during, register, store);
}

type During = (period: Period) => Promise<Meaning>;

async function recordWords(
  { form, excluded, without }: ParsedQuestion,
  name: readonly Token[],
  store: Store,
): Promise<ResolveContext['isOnRecord']> {
  const words = 'words' in form.subject ? form.subject.words : [];
  return onRecord([...name, ...words, ...form.topic, ...excluded, ...without], store);
}

/** Whether a word, of those that are given, occurs in the record. */
export async function onRecord(tokens: readonly Token[], store: Store): Promise<ResolveContext['isOnRecord']> {
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))].filter(Boolean));
  return (word) => known.has(stem(word));
}

/** The time that a question names, of somebody who is known already; null where it names none. */
export async function periodFor(
  who: Who,
  parsed: Pick<ParsedQuestion, 'period' | 'isYearless' | 'isMonthless' | 'bareYear'>,
  { register, store, today }: Tools,
): Promise<Period | null> {
  const periodUpTo = parsed.period;
  if (periodUpTo === null) return yearOf(parsed);
  if (!parsed.isYearless) return periodUpTo(today);
  const periods = await periodsBack(who, parsed, register);
  for (const period of periods) if (await spoke(who, period, store)) return period;
  return periods[0]!;
}

/** A year and nothing else is a time: "2020?". */
function yearOf({ bareYear }: Pick<ParsedQuestion, 'bareYear'>): Period | null {
  return bareYear === null ? null : { from: `${bareYear}-01-01`, to: `${bareYear}-12-31` };
}

/** Goes back to the latest period in which any of those meant spoke. */
async function onLatestDay(
  { who }: Meaning,
  asked: Yearless,
  during: During,
  register: Register,
  store: Store,
): Promise<Meaning> {
  const periods = await periodsBack(who, asked, register);
  for (const period of periods) {
    if (!(await spoke(who, period, store))) continue;
    const then = await during(period);
    if (then.who.kind !== 'unknown' && (await spoke(then.who, period, store))) return then;
  }
  return during(periods[0]!);
}

/** The periods that a date without a year may mean, from the last day on which any of those meant are on record. */
async function periodsBack(who: Who, { period, isMonthless }: Yearless, register: Register): Promise<Period[]> {
  const periodUpTo = period ?? (() => OPEN);
  const { from: first, to: last } = 'entries' in who ? spanOf(who.entries) : await register.span();
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
type Yearless = Pick<ParsedQuestion, 'period' | 'isMonthless'>;

function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 0));
  return last.toISOString().slice(0, 10);
}

/** The first and the last day on which any of them is on record. */
function spanOf(entries: readonly Entry[]): Period {
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

async function spoke(who: Who, { from, to }: Period, store: Store): Promise<boolean> {
  const { statements } = await store.scope({ ...onlyOf(who), ...(from && { from }), ...(to && { to }) });
  return statements > 0;
}

/**
 * A year that those meant never name themselves, or never beside what is asked for, is the time in which they spoke:
 * "Milley 2020".
 */
async function inBareYear(meant: Meaning, year: number | null, during: During, store: Store): Promise<Meaning> {
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
  meant: Meaning,
  bare: BareDay,
  during: During,
  register: Register,
  store: Store,
): Promise<Meaning> {
  const words = plainWords(bare.text);
  const names = MONTH_FORMS[bare.month - 1] ?? [];
  const asked = { ...onlyOf(meant.who), ...anyOf(names.map((name) => stem(name))), limit: CANDIDATE_LIMIT };
  const named = await store.candidates(asked);
  const isNamed = named.some(({ statement }) => {
    const own = plainWords(ownWordsOf(statement));
    return own.some((word, i) => names.includes(word) && Number.parseInt(own[i + 1] ?? '', 10) === bare.day);
  });
  if (isNamed || meant.who.kind === 'unknown') return meant;
  for (const period of await periodsBack(meant.who, { period: bare.period, isMonthless: false }, register)) {
    if (!(await spoke(meant.who, period, store))) continue;
    const then = await during(period);
    return { ...then, topic: then.topic.filter((token) => !words.includes(token.plain)) };
  }
  return meant;
}

function onlyOf(who: Who): Pick<StatementFilter, 'personIds'> {
  return 'entries' in who ? { personIds: who.entries.map(({ id }) => id) } : {};
}
