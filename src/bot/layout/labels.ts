import { closeCutIsolate, dropControls } from '../../text/direction.js';

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

/** White space that isn't seen alike everywhere. */
const FEEDS = /[\f\r]/g;

/** Labels, names and remarks without what can't be seen or sent. Not for words that are quoted: they stay as they are. */
export function cleanLabel(text: string): string {
  return dropControls(sendable(text).replaceAll('\r\n', '\n').replace(FEEDS, ''));
}

/** The same on one line, at most so many UTF-16 units, "…" for what is left out. Not for words that are quoted. */
export function label(text: string, most: number): string {
  return truncate(cleanLabel(text).replace(/\s+/g, ' ').trim(), most);
}

/** At most so many UTF-16 units, "…" for what is left out; no character is halved. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = text.slice(0, characterBoundary(text, most - 1)).trimEnd();
  const part = closeCutIsolate(whole);
  // An isolate that was cut has its end as well, for which one character more has to go.
  return part === whole
    ? `${part}…`
    : `${closeCutIsolate(text.slice(0, characterBoundary(text, most - 2)).trimEnd())}…`;
}

/** The same, but for what is left out in the middle: where either end may be what matters. */
export function truncateMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  const tail = (length: number): string => {
    const whole = text.slice(characterBoundary(text, text.length - length)).trimStart();
    return closeCutIsolate(whole) === whole || length < half - 1 ? closeCutIsolate(whole) : tail(half - 2);
  };
  return `${truncate(text, half)} ${tail(half - 1)}`;
}

/** The offset, or the one before it where it would part the two halves of a character. */
export function characterBoundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset - 1);
  return offset < text.length && code >= 0xd800 && code <= 0xdbff ? offset - 1 : offset;
}
