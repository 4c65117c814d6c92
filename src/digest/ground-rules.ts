import { dayOf, type Source } from '../model.js';

/** An embargo of which the end can't be read is taken to run for so many local days. */
const UNREAD_DAYS = 7;
const DAY = 86_400_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DATE =
  /\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?/i;
const DAY_BEFORE_MONTH =
  /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?(?:,? (\d{4})\b)?/i;
/** The call itself, which is over on its day. */
const OCCASION =
  /\b(?:its|(?:the|this) (?:call|briefing|gaggle)['’]s) (?:conclusion|end)\b|\b(?:conclusion|end) of (?:the|this|our|today['’]s) (?:\w+ )?(?:call|briefing|gaggle)\b/i;
const HOUR = /\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b/i;

/**
 * Why the ground rules keep a statement from being told at all; null where they don't. What was said off the record or
 * on deep background (to be attributed to nobody) is never told, what is under an embargo only on the day after it ends:
 * the hour and its time zone are not relied upon.
 *
 * @param today the local day, `YYYY-MM-DD`.
 */
export function withheldBy(source: Pick<Source, 'groundRules' | 'eventDate' | 'publishedDate'>, today: string) {
  const rules = source.groundRules;
  if (!rules) return null;
  if (rules.attribution === 'off the record' || rules.attribution === 'on deep background') return rules.attribution;
  if (rules.embargo === undefined) return null;
  const day = dayOf(source);
  const end = day === null ? null : endOf(rules.embargo, day);
  return end === null || today <= end ? `under embargo: ${rules.embargo}` : null;
}

/** The last local day of an embargo that was set on a day: by its date, its weekday, "tomorrow", the end of the call, its hour; else a week on. */
function endOf(embargo: string, day: string): string {
  const dated = DATE.exec(embargo);
  const turned = dated ? null : DAY_BEFORE_MONTH.exec(embargo);
  const [month, date, year] = dated ? dated.slice(1) : turned ? [turned[2], turned[1], turned[3]] : [];
  if (month && date) {
    const on = (inYear: string) =>
      `${inYear}-${String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
    const end = on(year ?? day.slice(0, 4));
    return end < day && !year ? on(String(Number(day.slice(0, 4)) + 1)) : end;
  }
  const weekday = /\b(mon|tues|wednes|thurs|fri|satur|sun)day\b/i.exec(embargo)?.[1]?.slice(0, 3).toLowerCase();
  if (weekday) {
    const ahead = (WEEKDAYS.indexOf(weekday) - new Date(day).getUTCDay() + 7) % 7;
    return later(day, ahead);
  }
  if (/\btomorrow\b/i.test(embargo)) return later(day, 1);
  if (OCCASION.test(embargo)) return day;
  // An hour alone is that of this day or, said in the evening, of the next.
  return later(day, HOUR.test(embargo) ? 1 : UNREAD_DAYS);
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
