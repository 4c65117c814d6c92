import { OnrecordError } from '../model/errors.js';
import type { Span } from '../model/span.js';

/** How far into a text markup may begin, in UTF-16 units. */
const HEAD = 4000;

/** Tags of a web page; `<s>`, `<b>` and the like stand in Markdown too. */
const PAGE_START = /^\s*(?:<\?xml\b|<!--|<!doctype\s|<(?:html|head|body|article|div|table|rss|feed|script|meta)\b)/i;
const BLOCK_TAG = /<\/?(?:p|div|span|td|tr|li|script|style|section|article|h[1-6])(?=[\s>/])/gi;

/** Block tags closer together than this, in characters, make a page of markup. */
const TEXT_PER_TAG = 300;

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
