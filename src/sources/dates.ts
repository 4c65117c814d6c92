const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A date as the model wants it: `YYYY-MM-DD`, or date and time with the offset if the time has one ("2021-03-30
 * 21:43:50-05:00" → "2021-03-30T21:43:50-05:00"). A time without an offset gives the day alone: the moment is not known.
 *
 * @returns null when it is no such date, or no day of the calendar.
 */
export function calendarDate(value: string): string | null {
  const match = DATE.exec(value.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, offset] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (hour === undefined) return `${year}-${month}-${day}`;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  if (offset === undefined) return `${year}-${month}-${day}`;
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${zone}`;
}
