import { isCard } from '../../bot/cards/fewer-cards.js';
import { note } from '../../bot/reply/reply.js';
import type { IssueEntry } from './issue.js';

/**
 * What readers of a page or of Markdown change, however it is written: control characters, of which neither may have any but
 * white space. And UTF-8 holds no half of a character.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const NOT_IN_TEXT = /[\u0000-\u0008\u000B\u000E-\u001F\p{Surrogate}]/u;

/** What XML 1.0 forbids, in any form (https://www.w3.org/TR/xml/#charsets). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/u;

/** Whether a page or a Markdown text can hold these words as they are. */
export function isRepresentableText(words: string): boolean {
  return !NOT_IN_TEXT.test(words);
}

/** Whether XML can. */
export function isRepresentableXml(words: string): boolean {
  return !NOT_IN_XML.test(words);
}

/** What an entry shows in a format: of words that it can't hold as they are a note that says so, rather than others. */
export function representableNodes(
  { nodes }: Pick<IssueEntry, 'nodes'>,
  isRepresentable: (words: string) => boolean,
): IssueEntry['nodes'] {
  return nodes.map((node) => {
    if (!isCard(node) || node.pieces.every(({ words }) => isRepresentable(words))) return node;
    return note('Words withheld here: they hold characters that this format changes. The JSON has them.', 'warning');
  });
}
