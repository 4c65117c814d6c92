/**
 * What has no shape of its own and may make the text around it look different: C0 but tab and line feed, DEL, C1, and the
 * characters that turn the direction of text (Unicode TR 36, "bidirectional text spoofing").
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Half of a character: UTF-8 has none, so it can't be sent. */
const HALF = /\p{Surrogate}/u;
const HALVES = /\p{Surrogate}/gu;

/** Whether a text can be sent as it is. */
export function isSendable(text: string): boolean {
  return !HALF.test(text);
}

/** A text with "\uFFFD" for what can't be sent. Not for words that are quoted: they stay as they are. */
export function sendable(text: string): string {
  return text.replace(HALVES, '\uFFFD');
}

/** Labels, names and remarks without what can't be seen or sent. Not for words that are quoted: they stay as they are. */
export function clean(text: string): string {
  return sendable(text).replaceAll('\r\n', '\n').replace(UNSEEN, '');
}

/** The same on one line, at most so many UTF-16 units, "…" for what is left out. Not for words that are quoted. */
export function label(text: string, most: number): string {
  return clipped(clean(text).replace(/\s+/g, ' ').trim(), most);
}

/** At most so many UTF-16 units, "…" for what is left out; no character is halved. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, wholeEnd(text, most - 1)).trimEnd()}…`;
}

/** The same, but for what is left out in the middle: where either end may be what matters. */
export function clippedWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${clipped(text, half)} ${text.slice(wholeEnd(text, text.length - half + 1)).trimStart()}`;
}

/** The offset, or the one before it where it would part the two halves of a character. */
export function wholeEnd(text: string, offset: number): number {
  const code = text.charCodeAt(offset - 1);
  return offset < text.length && code >= 0xd800 && code <= 0xdbff ? offset - 1 : offset;
}
