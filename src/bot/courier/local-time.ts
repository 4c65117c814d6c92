/** Formats by their zones: making one takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "Friday, 3 January 2020 at 08:00 Europe/London" for milliseconds since 1970. */
export function momentIn(zone: string, moment: number): string {
  const known = formats.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone, hour12: false });
  formats.set(zone, format);
  return `${format.format(moment)} ${zone}`;
}
