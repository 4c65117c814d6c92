import { isSelect, TYPE } from '../../discord/components.js';
import type { Component, Message } from '../../discord/types.js';
import { isObject } from '../../local/rule.js';

export interface TextOptions {
  /** What readers see in the place of a mention such as `<@1…>` or `<#3…>`. */
  readonly mention: (sign: string, id: string) => string;
  /** The number of a button, menu or field. */
  readonly number: (component: Component) => number;
  /** What was typed or chosen in a field of a form; nothing where it is as it was shown. */
  readonly value: (component: Component) => string | undefined;
}

/** Markdown as readers see it: escapes and what makes words bold taken away, and of a link its address as well. */
export function unmarked(text: string, { mention }: Pick<TextOptions, 'mention'>): string {
  return text
    .replaceAll(/<(@!?|@&|#)(\d+)>/g, (_, sign: string, id: string) => mention(sign, id))
    .replaceAll(/<\/([^:>]+):\d+>/g, '/$1')
    .replaceAll(/(?<!\\)\[((?:\\.|[^\]\\\n])+)\]\(<?([^)\s>]+)>?\)/g, '$1 ($2)')
    .replaceAll(/(?<!\\)\*\*/g, '')
    .replaceAll(/^-# /gm, '')
    .replaceAll(/^#{1,3} /gm, '# ')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What readers see of a message, a line or more for each part. What can be acted on has its number in brackets. */
export function linesOfMessage({ content, embeds, components, attachments }: Message, options: TextOptions): string[] {
  const embedded = embeds
    .flatMap(({ title, description }) => [title, description])
    .filter(Boolean)
    .map(String);
  return [
    ...(content === '' ? [] : [unmarked(content, options)]),
    ...embedded.map((text) => unmarked(text, options)),
    ...components.flatMap((component) => linesOf(component, options)),
    ...attachments.map(({ filename }) => `(file: ${String(filename)})`),
  ];
}

/** What readers see of a component of a message or a form. */
export function linesOf(component: Component, options: TextOptions): string[] {
  const { type, components = [], accessory } = component;
  if (type === TYPE.text) return [unmarked(component.content ?? '', options)];
  if (type === TYPE.row) return [components.map((one) => interactive(one, options)).join('  ')];
  if (type === TYPE.label) return fieldLines(component, options);
  const beside = accessory ? [accessory.type === TYPE.button ? interactive(accessory, options) : '(picture)'] : [];
  if (components.length > 0) return [...components.flatMap((one) => linesOf(one, options)), ...beside];
  // https://discord.com/developers/docs/components/reference#component-object-component-types
  if (type === 14) return ['────'];
  if (type === 13 && isObject(component['file'])) return [`(file: ${String(component['file']['url'])})`];
  return [type === 12 ? '(pictures)' : `(component ${type})`];
}

function fieldLines({ label, component, ...more }: Component, options: TextOptions): string[] {
  const must = component?.['required'] === false ? '' : ' (required)';
  const field = component ? interactive(component, options) : '';
  const hint = more['description'] === undefined ? [] : [`    ${String(more['description'])}`];
  return [`${label}${must}: ${field}`, ...hint];
}

/** A button, menu or field, with its number. */
function interactive(component: Component, { number, value }: TextOptions): string {
  const { type, label, url, disabled, options = [], placeholder } = component;
  const emoji = isObject(component['emoji']) ? `${String(component['emoji']['name'])} ` : '';
  // A link is the reader's own business: Discord tells the bot nothing of it.
  if (type === TYPE.button && url !== undefined) return `${emoji}${label ?? ''} → ${url}`;
  if (type === TYPE.button && disabled) return `(${emoji}${label ?? ''})`;
  const mark = `[${number(component)}]`;
  if (type === TYPE.button) return `${mark} ${emoji}${label ?? ''}`;
  const preset = options.filter((option) => option.default).map((option) => option.label);
  const chosen = value(component) ?? (isSelect(component) ? preset.join(', ') : String(component['value'] ?? ''));
  const among = options.length > 0 ? ` (one of: ${options.map((option) => option.label).join(' / ')})` : '';
  return `${mark} ${chosen || placeholder || '…'}${among}`;
}
