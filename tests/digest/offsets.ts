const MINUTE = 60_000;
const STEP = 12 * 60 * MINUTE;

/** A stretch of time in which a zone keeps one offset from UTC: milliseconds, from its start up to its end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** The stretches of a zone in order, by what `Intl` shows: what is tested asks Temporal. To the minute. */
export function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  const shown = offsetsShown(zone);
  const stretches: Stretch[] = [];
  let start = from;
  for (let at = from; at < to; at += STEP) {
    if (shown(at) === shown(at + STEP)) continue;
    let [low, high] = [at, at + STEP];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
      if (shown(middle) === shown(low)) low = middle;
      else high = middle;
    }
    stretches.push({ start, end: high, offset: shown(low) });
    start = high;
  }
  return [...stretches, { start, end: to, offset: shown(start) }];
}

export function offsetAt(stretches: readonly Stretch[], moment: number): number {
  return (stretches.find(({ end }) => moment < end) ?? stretches.at(-1)!).offset;
}

function offsetsShown(zone: string): (moment: number) => number {
  const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  const format = new Intl.DateTimeFormat('en', {
    ...Object.fromEntries(fields.map((field) => [field, 'numeric'])),
    timeZone: zone,
    hourCycle: 'h23',
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const [year, month, ...rest] = fields.map((field) => parts.get(field)!);
    return Date.UTC(year!, month! - 1, ...rest) - moment;
  };
}
