import { sendable } from '../../../bot/layout/labels.js';
import { showControlsOutsideIsolates } from '../../../text/direction.js';

/**
 * Blocks hold no markup at all: words go into rich text and plain text, which Slack does not parse. What is left to be
 * escaped is a message's `text`, which it does.
 */

/** Invisible, and never a place to break a line (U+2060): what stands on either side of it is not read as one. */
const WORD_JOINER = '\u2060';

/** Where Slack would read markup in a text: formatting, emoji, and names that call a whole channel. */
const OBEYED = /[*_~`]|:(?=[\w+'-]+:)|@(?=(?:here|channel|everyone|group)\b)/gi;

/**
 * Text for a message's `text`, where Slack looks for markup: it is shown as it is, calls nobody and links nothing. The
 * characters that it would obey are kept, with an invisible one beside them.
 */
export function escapeText(text: string): string {
  return showControlsOutsideIsolates(sendable(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(OBEYED, (sign) => sign + WORD_JOINER);
}
