import type { types } from '@slack/bolt';
import type { StyledRun } from '../../../bot/cards/shortened-words.js';
import { characterBoundary, cleanLabel, label } from '../../../bot/layout/labels.js';
import { ISOLATING, isolateRightToLeftRuns, showControlsOutsideIsolates } from '../../../text/direction.js';
import { LIMITS } from './limits.js';

/** Rich text is not parsed: what stands in it is shown as it is, and it is what all blocks of ours are made of. */

export type Inline = types.RichTextText | types.RichTextLink;
export type Container = types.RichTextSection | types.RichTextQuote | types.RichTextPreformatted | types.RichTextList;

export const text = (words: string): Inline => ({ type: 'text', text: showControlsOutsideIsolates(words) });
export const bold = (words: string): Inline => ({
  type: 'text',
  text: showControlsOutsideIsolates(words),
  style: { bold: true },
});
export const link = (url: string, words: string): Inline => ({
  type: 'link',
  url,
  text: showControlsOutsideIsolates(words),
});

/** A run of words, whose isolates may go over several runs: `runsOfWords` has seen to it that nothing in it is obeyed. */
export const wordsElement = ({ text: words, isBold }: StyledRun): Inline => ({
  type: 'text',
  text: words,
  ...(isBold && { style: { bold: true } }),
});

/** A line or a paragraph; pieces without text are left out. */
export const section = (...elements: readonly Inline[]): Container => ({
  type: 'rich_text_section',
  elements: elements.filter(hasText),
});
export const quote = (...elements: readonly Inline[]): Container => ({
  type: 'rich_text_quote',
  elements: elements.filter(hasText),
});
export const preformatted = (words: string): Container => ({
  type: 'rich_text_preformatted',
  elements: [text(words)].filter(hasText),
});
export const list = (...items: readonly (readonly Inline[])[]): Container => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items.map((elements) => ({ type: 'rich_text_section', elements: elements.filter(hasText) })),
});

function hasText(element: Inline): boolean {
  return element.text !== '';
}

/** The containers in blocks, each of no more text than Slack takes; what is longer goes on in the next, unaltered. */
export function richText(...containers: readonly Container[]): types.RichTextBlock[] {
  const blocks: { elements: Container[]; length: number }[] = [];
  for (const container of containers.flatMap(divided)) {
    const length = lengthOf(container);
    if (container.elements.length === 0) continue;
    const last = blocks.at(-1);
    if (last && last.length + length <= LIMITS.richText) {
      last.elements.push(container);
      last.length += length;
    } else blocks.push({ elements: [container], length });
  }
  return blocks.map(({ elements }) => ({ type: 'rich_text', elements }));
}

function lengthOf(container: Container): number {
  if (container.type !== 'rich_text_list') return inlineLength(container.elements as readonly Inline[]);
  return container.elements.reduce((sum, item) => sum + inlineLength(item.elements as readonly Inline[]), 0);
}

function inlineLength(elements: readonly Inline[]): number {
  return elements.reduce((sum, element) => sum + (element.text?.length ?? 0), 0);
}

/** Most text of a part of a container: one block's, less an isolate's ends, which a cut may take from it. */
const MOST_OF_PART = LIMITS.richText - 2;

/** The same in parts of no more text than one block takes. */
function divided(container: Container): Container[] {
  if (lengthOf(container) <= LIMITS.richText) return [container];
  if (container.type === 'rich_text_list') {
    return parts(container.elements, (item) => inlineLength(item.elements as readonly Inline[])).map((elements) => ({
      ...container,
      elements,
    }));
  }
  const pieces = (container.elements as readonly Inline[]).flatMap(cut);
  const all = parts(pieces, (piece) => inlineLength([piece]));
  return withWholeIsolates(all).map((elements) => ({ ...container, elements }) as Container);
}

/** An isolate that goes on in the next part ends in the one and begins again in the other. */
function withWholeIsolates(all: readonly Inline[][]): Inline[][] {
  let isOpen = false;
  return all.map((elements) => {
    const wasOpen = isOpen;
    const text = elements.map((element) => element.text ?? '').join('');
    const [begun, ended] = [text.lastIndexOf(ISOLATING.start), text.lastIndexOf(ISOLATING.end)];
    isOpen = begun === ended ? wasOpen : begun > ended;
    return elements.map((element, i) => ({
      ...element,
      text:
        (i === 0 && wasOpen ? ISOLATING.start : '') +
        (element.text ?? '') +
        (i === elements.length - 1 && isOpen ? ISOLATING.end : ''),
    }));
  });
}

function parts<T>(list: readonly T[], length: (one: T) => number): T[][] {
  const found: { items: T[]; length: number }[] = [];
  for (const item of list) {
    const last = found.at(-1);
    if (last && last.length + length(item) <= MOST_OF_PART) {
      last.items.push(item);
      last.length += length(item);
    } else found.push({ items: [item], length: length(item) });
  }
  return found.map(({ items }) => items);
}

/** A text in several, cut behind white space where there is any; together they are the same text. */
function cut(element: Inline): Inline[] {
  const pieces: Inline[] = [];
  let rest = element.text ?? '';
  while (rest.length > MOST_OF_PART) {
    const space = rest.slice(0, MOST_OF_PART).search(/\s\S*$/);
    const end = space > MOST_OF_PART / 2 ? space + 1 : characterBoundary(rest, MOST_OF_PART);
    pieces.push({ ...element, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return [...pieces, { ...element, text: rest }];
}

/** A heading; in bold where it is too long for one. None for a text of nothing. */
export function header(words: string): types.KnownBlock[] {
  const line = label(isolateRightToLeftRuns(words), LIMITS.richText);
  if (line === '') return [];
  if (line.length > LIMITS.header) return richText(section(bold(line)));
  return [{ type: 'header', text: { type: 'plain_text', text: line, emoji: false } }];
}

/** Small print. None for a text of nothing. */
export function smallPrint(words: string): types.KnownBlock[] {
  const shown = label(isolateRightToLeftRuns(words), LIMITS.plainText);
  if (shown === '') return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text: shown, emoji: false }] }];
}

/** A paragraph of our own. None for a text of nothing. */
export function paragraph(words: string, style: (words: string) => Inline = text): types.KnownBlock[] {
  const shown = cleanLabel(isolateRightToLeftRuns(words)).trim();
  return shown === '' ? [] : richText(section(style(shown)));
}

export const DIVIDER: types.DividerBlock = { type: 'divider' };
