import { UNIT_NUMBERS } from '../../../lang/index.js';
import { type Clock, form, type ItemContent, type ItemForm } from '../item.js';

const HALF = '(?:([ap])(?![\\w.])|[ -]?([ap])\\.? ?m(?:\\.|\\b))';
const NUMBERS = UNIT_NUMBERS.slice(1, 13);
const HOUR = `(\\d{1,2}|${NUMBERS.join('|')})`;
const HOURS = '(?: ?(?:hrs?|hours?|h)\\b\\.?)';
/** "6 hrs after publication", "a 6h embargo" are spans of time. */
const NO_SPAN = '(?! ?-?(?:after|from|following|of|since|past|before|notice|embargo|hold|later|ahead)\\b)';
/** "1 minute past midnight" */
const PAST_MIDNIGHT = '(a|one|1|five|5|ten|10) (?:minutes?|mins?) (?:past|after) (?:12 )?midnight\\b';
const MINUTES: ReadonlyMap<string, number> = new Map([
  ['five', 5],
  ['5', 5],
  ['ten', 10],
  ['10', 10],
]);

/** Times of day that are certain to be some, whatever stands around them. */
export const CLOCK_FORMS: readonly ItemForm[] = [
  form(PAST_MIDNIGHT, (match) => midnight(MINUTES.get((match[1] ?? '').toLowerCase()) ?? 1)),
  form('(?:12(?:[:.]00)? ?)?mid-?night\\b', () => midnight(0)),
  form('(?:12(?:[:.]00)? ?)?(?:noon|mid-?day)\\b', () => clock(12)),
  // half past six, quarter to seven
  form(`(?:(half|(?:a )?quarter) past|(?:a )?quarter to) ${HOUR}(?: o'? ?clock)?${HALF}?`, (match) => {
    const hour = hourOf(match[2]);
    const written =
      match[1] === undefined ? [hour === 1 ? 12 : hour - 1, 45] : [hour, /half/i.test(match[1]) ? 30 : 15];
    return twelveHours(written[0] ?? 0, written[1] ?? 0, 0, match[3] ?? match[4]);
  }),
  // 6 a.m., 6.30pm, six a.m., 6 o'clock
  form(`${HOUR}(?:[:.](\\d\\d)(?:[:.](\\d\\d))?)?(?: o'? ?clock)?${HALF}`, (match) =>
    twelveHours(hourOf(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0), match[4] ?? match[5]),
  ),
  form(`(\\d{1,2})([0-5]\\d)${HALF}`, (match) =>
    twelveHours(Number(match[1]), Number(match[2]), 0, match[3] ?? match[4]),
  ),
  form(`${HOUR}(?:[:.](\\d\\d))? ?o'? ?clock\\b`, (match) =>
    twelveHours(hourOf(match[1]), Number(match[2] ?? 0), 0, undefined),
  ),
  // 06:00, 6:00, 06:00:00.000, 06:00 hrs
  form(`(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?(?!\\d)(${HOURS})?`, colon),
  // 00.01 hrs, 1800h, 0600Z
  form(`(\\d{1,2})[.:](\\d\\d)${HOURS}`, (match) => clock(Number(match[1]), Number(match[2]))),
  form(`(\\d\\d)(\\d\\d)(?:${HOURS}|(?=z\\b))`, (match) => clock(Number(match[1]), Number(match[2]))),
  // 0600 04-12-2026, 00.01 04.12.2026, which look like the number of a telephone
  form('(\\d\\d)[.]?(\\d\\d)(?= (?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}([-./])\\d{1,2}\\3\\d{2,4}))', (match) =>
    clock(Number(match[1]), Number(match[2])),
  ),
  // 18h, 18h30, 18 hrs; not "18h after publication"
  form(`([01]?\\d|2[0-3]) ?(?:h(\\d\\d)?|hrs)\\b${NO_SPAN}`, (match) => clock(Number(match[1]), Number(match[2] ?? 0))),
];

/** Figures that are a time behind the T of ISO 8601, with the blank in its place, or among the words of one. */
export const FIGURE_FORMS: readonly ItemForm[] = [
  form('(\\d\\d)(\\d\\d)?(\\d\\d)?(?=z|[+-]\\d|[^\\w:.]|$)', (match, { text, at }) => {
    if (!/[t]$/i.test(text.slice(0, at)) && !/^\d{8}$/.test(text.slice(Math.max(0, at - 8), at))) return null;
    return clock(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0));
  }),
  form('(\\d{1,2})\\.(\\d\\d)(?!\\d|\\.\\d)', (match) => pair(match[1] ?? '', Number(match[2]))),
  form('(\\d{4})(?!\\d|[.,:/-]\\d)', (match, before) => ({
    kind: 'figures',
    value: Number(match[1]),
    afterAt: isAfterAt(before.text, before.at),
  })),
  form(
    `(${NUMBERS.join('|')})\\b(?!-| (?:thirty|fifteen|forty|ten|twenty|fifty|oh|five|past|minutes))`,
    (match, before) =>
      isAfterAt(before.text, before.at) ? { kind: 'number', value: hourOf(match[1]), afterAt: true } : null,
  ),
  form('(\\d{1,2})(?!\\d|[.,:/]\\d|[a-z])', (match, before) => ({
    kind: 'number',
    value: Number(match[1]),
    afterAt: isAfterAt(before.text, before.at),
  })),
];

function isAfterAt(text: string, at: number): boolean {
  return /(?:\bat|@)[ :]*$/i.test(text.slice(Math.max(0, at - 6), at));
}

/** What can only be one of the two is taken for it. */
function pair(figures: string, second: number): ItemContent {
  const first = Number(figures);
  const isDay = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  // "9.30" may be half past nine in the evening; "09.30" is not.
  const isOpen = figures.length === 1 && first > 0;
  if (isDay) return { kind: 'pair', first, second, ...(isOpen && { isOpen }) };
  return clock(first, second, 0, isOpen) ?? { kind: 'doubt' };
}

function colon(match: RegExpExecArray): ItemContent | null {
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const content = clock(hour, minute, second);
  if (content?.kind !== 'clock') return null;
  // A part of a second is waited for.
  const { clock: read } = content;
  const waited = Number(match[4] ?? 0) > 0 ? { ...read, second: read.second + 1 } : read;
  const isOpen = match[1]?.length === 1 && hour > 0 && match[3] === undefined && match[5] === undefined;
  return { kind: 'clock', clock: isOpen ? { ...waited, isOpen: true } : waited };
}

/** The hour as it is said with a.m. or p.m.; "18:00 p.m." as it is written on the clock of 24 hours. */
function twelveHours(hour: number, minute: number, second: number, half: string | undefined): ItemContent | null {
  const letter = half?.toLowerCase();
  if (hour === 0 && letter === 'p') return clock(12, minute, second);
  if (hour > 12 || hour === 0) return clock(hour, minute, second);
  // "12 a.m." stands for both ends of a day, and "12 o'clock" for midday as well: the later is the midnight that ends it.
  if (hour === 12 && (letter === undefined || (letter === 'a' && minute === 0))) return midnight(minute);
  if (letter === undefined) return clock(hour, minute, second, true);
  return clock((hour % 12) + (letter === 'p' ? 12 : 0), minute, second);
}

function midnight(minutes: number): ItemContent {
  return { kind: 'clock', clock: { hour: 0, minute: minutes, second: 0, isMidnight: true } };
}

/** Null where there is no such time. A leap second is one of the next minute. */
export function clock(hour: number, minute = 0, second = 0, isOpen = false): ItemContent | null {
  const isTime = hour <= 24 && minute <= 59 && second <= 60 && (hour < 24 || minute + second === 0);
  if (!isTime) return null;
  const read: Clock = hour === 24 ? { hour: 0, minute: 0, second: 0, isMidnight: true } : { hour, minute, second };
  return { kind: 'clock', clock: isOpen ? { ...read, isOpen: true } : read };
}

function hourOf(figures: string | undefined): number {
  const word = NUMBERS.indexOf((figures ?? '').toLowerCase());
  return word >= 0 ? word + 1 : Number(figures);
}
