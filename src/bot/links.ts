/** The address, where it is one that a browser may be sent to; else null. Sources may give anything as their URL. */
export function webAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** Words that a link to a passage names at either end; browsers look for all of them. */
const WORDS_AT_END = 5;

/**
 * The address of a page at the place where these words stand on it, as browsers understand it
 * (https://wicg.github.io/scroll-to-text-fragment/): where they don't, the page opens at its top. Null for no web address.
 */
export function addressOfWords(url: string | undefined, words: string): string | null {
  const address = webAddress(url);
  const parts = words.split(/\s+/).filter(Boolean);
  if (address === null || parts.length === 0) return address;
  const encoded = (text: readonly string[]) => encodeURIComponent(text.join(' ')).replaceAll('-', '%2D');
  const text =
    parts.length <= 2 * WORDS_AT_END
      ? encoded(parts)
      : `${encoded(parts.slice(0, WORDS_AT_END))},${encoded(parts.slice(-WORDS_AT_END))}`;
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${text}`;
}
