import { flat } from './rules/components.js';
import type { Component, Message, Modal } from './types.js';

export const TYPE = { row: 1, button: 2, stringSelect: 3, textInput: 4, text: 10, label: 18, radio: 21, checkbox: 23 };

/** All that a message says: its content, its embeds and its texts, a line each. */
export function textOf({ content, embeds, components }: Message): string {
  const fromEmbeds = embeds.flatMap((embed) => [embed['title'], embed['description']]);
  const texts = flat(components).filter(({ type }) => type === TYPE.text);
  return [content, ...fromEmbeds, ...texts.map((text) => text.content)].filter((text) => !!text).join('\n');
}

export const isSelect = ({ type }: Component) => type === TYPE.stringSelect || (type >= 5 && type <= 8);

export function buttonsOf(message: Message): Component[] {
  return flat(message.components).filter(({ type }) => type === TYPE.button);
}

/** The components of that kind that go by this name: a label, a custom_id, a placeholder, or the name of an emoji. */
export function named(all: readonly Component[], name: string): Component[] {
  const names = (each: Component) => [
    ...[each.label, each.custom_id, each.placeholder, (each['emoji'] as { name?: string } | undefined)?.name],
  ];
  const found = all.filter((each) => names(each).includes(name));
  if (found.length > 0) return found;
  const there = all.map((each) => names(each).find((each) => each !== undefined));
  throw new Error(`nothing is called ${JSON.stringify(name)} here; there are: ${there.join(', ') || 'none'}`);
}

/** A field of a modal, and what it is called there. */
export interface Field {
  label: string;
  input: Component;
}

export function fieldsOf(modal: Modal): Field[] {
  return modal.components.flatMap((each) => {
    if (each.type === TYPE.label) return [{ label: each.label ?? '', input: each.component! }];
    if (each.type === TYPE.row) return (each.components ?? []).map((input) => ({ label: input.label ?? '', input }));
    return [];
  });
}

/** What a user types or chooses. */
export type Filled = string | boolean | readonly string[];

/** The values of the options of those names; what can't be chosen throws. */
export function chosen(
  { options = [], min_values = 1, max_values = 1 }: Component,
  names: readonly string[],
): string[] {
  const values = names.map((name) => {
    const option = options.find(({ label, value }) => label === name || value === name);
    if (option) return option.value;
    throw new Error(`no option ${JSON.stringify(name)}; there are: ${options.map(({ label }) => label).join(', ')}`);
  });
  const [least, most] = [Number(min_values), Number(max_values)];
  if (values.length < least || values.length > most) throw new Error(`must choose ${least} to ${most}`);
  return values;
}
