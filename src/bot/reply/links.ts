import { label } from '../layout/labels.js';

/** The address, where it is one that a browser may be sent to; else null. Sources may give anything as their URL. */
export function webAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** Words that a link to a passage names at either end; browsers look for all of them. */
const WORDS_AT_END = 5;

/** Longest text to be looked for, encoded; of a script without spaces two "words" may be a page. */
const LONGEST_TEXT = 600;

/**
 * The address of a page at the place where these words stand on it, as browsers understand it
 * (https://wicg.github.io/scroll-to-text-fragment/): where they don't, the page opens at its top. Null for no web address.
 */
export function addressOfWords(url: string | undefined, words: string): string | null {
  const address = webAddress(url);
  const parts = words.split(/\s+/).filter(Boolean);
  if (address === null || parts.length === 0) return address;
  const text =
    parts.length <= 2 * WORDS_AT_END
      ? encoded(parts)
      : `${encoded(parts.slice(0, WORDS_AT_END))},${encoded(parts.slice(-WORDS_AT_END))}`;
  if (text.length > LONGEST_TEXT) return address;
  // A place that the address names for browsers already is another one.
  const page = address.replace(/:~:.*$/s, '');
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${text}`;
}

/**
 * An address in so many characters, without the words that it points to where it is too long with them; null where that is
 * too long still, and for no web address.
 */
export function shortAddress(url: string, most: number): string | null {
  const address = webAddress(url);
  if (address === null || address.length <= most) return address;
  const [page = ''] = address.split(/#?:~:text=/);
  return page.length <= most ? page : null;
}

/** Most characters of an address that is shown to be read. */
const MOST_SHOWN = 60;

/** An address as it is read: without its scheme, "…" for what is too long. No link; what is no web address is kept, as far as it fits. */
export function shownAddress(url: string): string {
  const address = webAddress(url);
  return label(address === null ? url : address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''), MOST_SHOWN);
}

/** A comma, a hyphen and an ampersand mean something there; half a character can't be written. */
function encoded(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').replace(/\p{Cs}/gu, '\ufffd')).replaceAll('-', '%2D');
}

/** Below this path statements have their pages, under ids that are made for them. */
export const STATEMENT_PAGES = '/s/';

/** 16 bytes in base64url. */
const PAGE_ID = /^[\w-]{22}$/;

/** Whether this can be the id of a page. What came from outside may be anything. */
export function isPageId(id: string | null | undefined): id is string {
  return typeof id === 'string' && PAGE_ID.test(id);
}

/** The address of a page under a public address of this server. */
export function pageAddress(publicUrl: string, id: string): string {
  return `${publicUrl.replace(/\/$/, '')}${STATEMENT_PAGES}${id}`;
}

/** The id of the page that a link leads to; null for any other link. */
export function pageAt(url: string, publicUrl: string): string | null {
  if (!URL.canParse(url)) return null;
  const base = new URL(publicUrl);
  const { origin, pathname } = new URL(url);
  const [path, id] = pathname.split(STATEMENT_PAGES, 2);
  const isOurs = origin === base.origin && path === base.pathname.replace(/\/$/, '');
  return isOurs && isPageId(id) ? id : null;
}
