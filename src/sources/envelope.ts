import { OnrecordError } from '../model/errors.js';
import type { Span } from '../model/span.js';

/** The inside of a page that wraps plain text in markup, with what its head says. */
export interface Envelope {
  readonly body: Span;
  readonly title?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MONTH_DAY_YEAR = new RegExp(`\\b(${MONTHS.join('|')}) (\\d{1,2}), (\\d{4})\\b`);

/** How far into the file the wrapping may begin. */
const HEAD = 4000;

/** Tags of a web page; `<s>`, `<b>` and the like stand in Markdown too. */
const PAGE_START = /^\s*(?:<\?xml\b|<!--|<!doctype\s|<(?:html|head|body|article|div|table|rss|feed|script|meta)\b)/i;
const BLOCK_TAG = /<\/?(?:p|div|span|td|tr|li|script|style|section|article|h[1-6])(?=[\s>/])/gi;

/** Block tags closer together than this, in characters, make a page of markup. */
const TEXT_PER_TAG = 300;

/**
 * Finds the text inside a Congressional Record page of govinfo.gov: `<html>…<pre>` plain text `</pre>…`. A page that
 * was cut off before `</pre>` counts to its end. Null where there is no such wrapping.
 *
 * @param from where the page begins: behind the front matter.
 */
export function congressionalRecordPage(text: string, from: number): Envelope | null {
  const head = text.slice(from, from + HEAD);
  const open = /<pre>/i.exec(head);
  if (!open || !/^\s*<html>/i.test(head) || !/\[?Congressional Record\b/.test(head)) return null;
  const start = from + open.index + open[0].length;
  const close = text.indexOf('</pre>', start);
  const body = { start, end: close < 0 ? text.length : close };
  const title = /<title>([^<]{1,300})<\/title>/i.exec(head)?.[1]?.trim();
  const day = title ? MONTH_DAY_YEAR.exec(title) : null;
  const date = day
    ? `${day[3]}-${String(MONTHS.indexOf(day[1]!) + 1).padStart(2, '0')}-${day[2]!.padStart(2, '0')}`
    : undefined;
  return { body, ...(title ? { title } : {}), ...(date ? { date } : {}) };
}

/**
 * Refuses web pages and feeds that were passed as text: their menus and scripts would be read as prose.
 *
 * @throws {OnrecordError} `SOURCE_MARKUP`
 */
export function refuseMarkup(text: string, body: Span, name: string): void {
  const prose = text.slice(body.start, body.end);
  if (!PAGE_START.test(prose.slice(0, HEAD))) {
    let tags = 0;
    for (const _ of prose.matchAll(BLOCK_TAG)) tags++;
    if (tags < 10 || tags * TEXT_PER_TAG < prose.length) return;
  }
  throw new OnrecordError(
    'SOURCE_MARKUP',
    `${name} is a web page or feed (HTML or XML); these can't be read yet.`,
    "Save the article's text as .txt or .md and import that.",
  );
}
