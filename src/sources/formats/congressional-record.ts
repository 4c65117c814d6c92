import { MONTH_NAMES } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import { sourceOf } from '../document.js';
import type { Format } from './format.js';

/** The inside of a page that wraps plain text in markup, with what its head says. */
interface Envelope {
  readonly body: Span;
  readonly title?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
}

const MONTH_DAY_YEAR = new RegExp(`\\b(${MONTH_NAMES.join('|')}) (\\d{1,2}), (\\d{4})\\b`);

/** How far into the file the wrapping may begin. */
const HEAD = 4000;

/**
 * Finds the text inside a Congressional Record page of govinfo.gov: `<html>…<pre>` plain text `</pre>…`. A page that
 * was cut off before `</pre>` counts to its end. Null where there is no such wrapping.
 *
 * @param from where the page begins: behind the front matter.
 */
function congressionalRecordPage(text: string, from: number): Envelope | null {
  const head = text.slice(from, from + HEAD);
  const open = /<pre>/i.exec(head);
  if (!open || !/^\s*<html>/i.test(head) || !/\[?Congressional Record\b/.test(head)) return null;
  const start = from + open.index + open[0].length;
  const close = text.indexOf('</pre>', start);
  const body = { start, end: close < 0 ? text.length : close };
  const title = /<title>([^<]{1,300})<\/title>/i.exec(head)?.[1]?.trim();
  const day = title ? MONTH_DAY_YEAR.exec(title) : null;
  const date = day
    ? `${day[3]}-${String(MONTH_NAMES.indexOf(day[1]!) + 1).padStart(2, '0')}-${day[2]!.padStart(2, '0')}`
    : undefined;
  return { body, ...(title ? { title } : {}), ...(date ? { date } : {}) };
}

/** A page of the Congressional Record as govinfo.gov publishes it: plain text inside `<html>…<pre>`. */
export const congressionalRecord: Format = {
  name: 'Congressional Record page',
  accepts: (file) => congressionalRecordPage(file.text, file.frontMatter?.end ?? 0) !== null,
  read(file) {
    const { body, title, date } = congressionalRecordPage(file.text, file.frontMatter?.end ?? 0)!;
    return [sourceOf(file, body, { ...(title && { title }), ...(date && { eventDate: date }) })];
  },
};
