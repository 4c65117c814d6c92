import type { StatementFilter, Store } from '../store/store.js';
import { stem, stemsOf } from '../text/words.js';
import { CANDIDATE_LIMIT } from './candidates.js';
import { STOP_WORDS } from './data/stop-words.js';
import type { Period } from './dates.js';
import { ownWordsOf } from './own-words.js';
import type { ParsedQuestion } from './parse.js';
import { identify } from './speakers/identify.js';
import type { Entry, Register } from './speakers/register.js';
import type { ResolveContext } from './speakers/resolve.js';
import type { Identified, Who } from './speakers/who.js';

/** Who and when a question means, with the words that are left for its topic. */
export interface Meaning extends Identified {
  readonly period: Period;
  readonly context: ResolveContext;
}

const OPEN: Period = { from: null, to: null };

/**
 * Reads who and when together, since each depends on the other: whoever held an office is found by the time, and a date
 * without a year is the latest such day on which those who are asked for are on record.
 */
export async function readMeaning(
  parsed: ParsedQuestion,
  register: Register,
  store: Store,
  today: string,
): Promise<Meaning> {
  const isOnRecord = await recordWords(parsed, store);
  const during = async (period: Period): Promise<Meaning> => {
    const context = { register, period, isOnRecord };
    return { ...(await identify(parsed.form, context, store)), period, context };
  };
  if (parsed.period === null) return inBareYear(await during(OPEN), parsed.bareYear, during, store);
  if (!parsed.isYearless) return during(parsed.period(today));
  return onLatestDay(await during(OPEN), parsed.period, during, register, store);
}

type During = (period: Period) => Promise<Meaning>;

async function recordWords({ form, excluded }: ParsedQuestion, store: Store): Promise<ResolveContext['isOnRecord']> {
  const tokens = [...('words' in form.subject ? form.subject.words : []), ...form.topic, ...excluded];
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))].filter(Boolean));
  return (word) => known.has(stem(word));
}

/** Goes back year by year from the last day on record to the latest period in which any of those meant spoke. */
async function onLatestDay(
  anytime: Meaning,
  periodUpTo: (latest: string) => Period,
  during: During,
  register: Register,
  store: Store,
): Promise<Meaning> {
  const { from: first, to: last } = 'entries' in anytime.who ? spanOf(anytime.who.entries) : await register.span();
  // Of those who are nowhere on record, or only in undated texts, no year is likelier than the last one.
  if (first === null || last === null) return during(periodUpTo('9999-12-31'));
  for (let day = last; day >= first; day = yearBefore(day)) {
    const period = periodUpTo(day);
    if (!(await spoke(anytime.who, period, store))) continue;
    const then = await during(period);
    if (then.who.kind !== 'unknown' && (await spoke(then.who, period, store))) return then;
  }
  return during(periodUpTo(last));
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
  const typed = meant.topic.find((token) => token.plain === String(year));
  if (!typed || meant.who.kind === 'unknown') return meant;
  const asked = { ...onlyOf(meant.who), stems: [typed.plain], limit: CANDIDATE_LIMIT };
  const candidates = await store.candidates(asked);
  const others = meant.topic.filter((token) => token !== typed && !STOP_WORDS.has(token.plain));
  const isTopic = candidates.some((statement) => {
    const own = stemsOf(ownWordsOf(statement));
    return own.includes(typed.plain) && (others.length === 0 || others.some(({ plain }) => own.includes(stem(plain))));
  });
  if (isTopic) return meant;
  const then = await during({ from: `${year}-01-01`, to: `${year}-12-31` });
  return { ...then, topic: then.topic.filter((token) => token !== typed) };
}

function onlyOf(who: Who): Pick<StatementFilter, 'personIds'> {
  return 'entries' in who ? { personIds: who.entries.map(({ id }) => id) } : {};
}
