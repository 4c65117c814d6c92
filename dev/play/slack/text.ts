import { isObject } from '../../local/rule.js';
import type { Part, TextObject } from '../../slack/types.js';

/** What readers see in the place of ids. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

export interface TextOptions {
  readonly names: Names;
  /** The number of a button, menu or field. */
  readonly number: (element: Part, block: Part) => number;
  /** What is chosen or typed in a menu or field. */
  readonly value: (element: Part, block: Part) => string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Text in Slack's markup as readers see it; of a link, its address as well. */
export function unmarked(text: string, names: Names): string {
  return text
    .replaceAll(/<([^<>\n]*)>/g, (whole, inner: string) => entity(inner, names) ?? whole)
    .replaceAll(/&(?:lt|gt|amp);/g, (found) => ENTITIES[found] ?? found);
}

function entity(inner: string, names: Names): string | undefined {
  const [target = '', words] = inner.split('|', 2);
  if (target.startsWith('@')) return `@${names.user(target.slice(1))}`;
  if (target.startsWith('#')) return `#${names.channel(target.slice(1))}`;
  if (target.startsWith('!date^')) return words ?? target;
  if (target.startsWith('!')) return `@${words ?? target.slice(1)}`;
  return words === undefined ? target : `${words} (${target})`;
}

/** What readers see of blocks, a line or more for each. What can be acted on has its number in brackets. */
export function linesOf(blocks: readonly Part[], options: TextOptions): string[] {
  return blocks.flatMap((block) => linesOfBlock(block, options));
}

function linesOfBlock(block: Part, options: TextOptions): string[] {
  const { names } = options;
  const text = (one: TextObject | undefined) =>
    one === undefined ? '' : one.type === 'mrkdwn' ? unmarked(one.text, names) : one.text;
  switch (block.type) {
    case 'header':
      return [`# ${text(block.text)}`];
    case 'divider':
      return ['────'];
    case 'section': {
      const beside = block.accessory && elementText(block.accessory, block, options);
      return [text(block.text), ...(block.fields ?? []).map(text), beside ?? ''].filter((line) => line !== '');
    }
    case 'context':
      return [(block.elements ?? []).map((one) => contextText(one, names)).join(' · ')];
    case 'actions':
      return [(block.elements ?? []).map((one) => elementText(one, block, options)).join('  ')];
    case 'rich_text':
      return (block.elements ?? []).flatMap((part) => richLines(part, names));
    case 'input': {
      const { element, label, hint, optional } = block as Part & { hint?: TextObject };
      const must = optional === true ? '' : ' (required)';
      const field = element ? elementText(element, block, options) : '';
      return [`${label?.text ?? ''}${must}: ${field}`, ...(hint ? [`    ${hint.text}`] : [])];
    }
    case 'image':
      return [`(picture: ${String(block['alt_text'])})`];
    case 'markdown':
      return [String(block.text ?? '')];
    default:
      return [`(${block.type})`];
  }
}

function contextText(one: Part, names: Names): string {
  if (one.type === 'image') return `(picture: ${String(one['alt_text'])})`;
  // An element of a context block is a text itself.
  const words = String(one.text ?? '');
  return one.type === 'mrkdwn' ? unmarked(words, names) : words;
}

/** A button, menu or field, with its number. */
function elementText(element: Part, block: Part, { number, value }: TextOptions): string {
  if (element.type === 'image') return `(picture: ${String(element['alt_text'])})`;
  const mark = `[${number(element, block)}]`;
  if (element.type === 'button') return `${mark} ${element.text?.text}${element.url ? ` → ${element.url}` : ''}`;
  const chosen = value(element, block);
  const placeholder = isObject(element['placeholder']) ? String(element['placeholder']['text']) : '';
  const options = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const among = options.length > 0 ? ` (one of: ${options.map(({ text }) => text.text).join(' / ')})` : '';
  const asTyped = element.type.includes('external') ? ' (offers as you type)' : '';
  return `${mark} ${chosen || placeholder || '…'}${among}${asTyped}`;
}

function richLines(part: Part, names: Names): string[] {
  const inline = (elements: readonly Part[] = []) => elements.map((one) => richText(one, names)).join('');
  if (part.type === 'rich_text_list') {
    const indent = '  '.repeat(Number(part['indent'] ?? 0));
    return (part.elements ?? []).map(
      (item, at) => `${indent}${part['style'] === 'ordered' ? `${at + 1}.` : '•'} ${inline(item.elements)}`,
    );
  }
  const begin = { rich_text_quote: '> ', rich_text_preformatted: '    ' }[part.type] ?? '';
  return inline(part.elements)
    .split('\n')
    .map((line) => begin + line);
}

function richText(one: Part, names: Names): string {
  // The text of an element of rich text is a plain string.
  const words = one.text === undefined ? undefined : String(one.text);
  switch (one.type) {
    case 'text':
      return words ?? '';
    case 'link':
      return words === undefined ? String(one.url) : `${words} (${one.url})`;
    case 'user':
      return `@${names.user(String(one['user_id']))}`;
    case 'channel':
      return `#${names.channel(String(one['channel_id']))}`;
    case 'emoji':
      return `:${String(one['name'])}:`;
    case 'date':
      return String(one['fallback'] ?? new Date(Number(one['timestamp']) * 1000).toISOString());
    case 'broadcast':
      return `@${String(one['range'])}`;
    default:
      return `(${one.type})`;
  }
}
