import type { Json, Message, Option, Part, View } from './types.js';

type Values = View['state']['values'];

/** Something that can be acted on, and the block in which it is. */
export interface Found {
  block: Part;
  element: Part;
}

export function elementsOf(blocks: readonly Part[] = []): Found[] {
  return blocks.flatMap((block) => {
    const parts = block.type === 'actions' ? (block.elements ?? []) : [block.accessory, block.element];
    return parts.flatMap((element) => (element && element.type !== 'image' ? [{ block, element }] : []));
  });
}

/** The elements that go by this name: the text of a button, an action_id, a block_id, or the label of an input. */
export function elementsNamed(on: Message | View, name: string): Found[] {
  const all = elementsOf(on.blocks);
  const named = all.filter(({ block, element }) =>
    [element.text?.text, element.action_id, block.block_id, block.label?.text].includes(name),
  );
  if (named.length > 0) return named;
  const there = all.map(({ block, element }) => element.text?.text ?? block.label?.text ?? element.action_id);
  throw new Error(`nothing is called ${JSON.stringify(name)} here; there are: ${there.join(', ') || 'none'}`);
}

/** Where the state of a kind of element keeps its value, and the field of the element that it starts with. */
const FIELDS: Record<string, [field: string, initial: string]> = {
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  overflow: ['selected_option', ''],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
};

/** What is chosen and typed: what the user did, and else what it starts with. Buttons and overflow menus have none. */
export function stateOf(blocks: readonly Part[], values: Values): { values: Values } {
  const state: Values = {};
  for (const { block, element } of elementsOf(blocks)) {
    const field = FIELDS[element.type];
    if (!field || element.type === 'overflow') continue;
    const [name, initial] = field;
    const nothing = name.endsWith('options') || name.endsWith('s') ? [] : null;
    const kept = values[block.block_id!]?.[element.action_id!];
    const entry = kept ?? { type: element.type, [name]: element[initial] ?? nothing };
    state[block.block_id!] = { ...state[block.block_id!], [element.action_id!]: entry };
  }
  return { values: state };
}

/** What a user chooses or types: text, an option (or the words or value of one), or several. */
export type Choice = string | Option | readonly (string | Option)[];

/** The entry that a choice leaves in the state. Throws where the user couldn't choose it. */
export function chosen(element: Part, choice: Choice): Json {
  const [name] = FIELDS[element.type] ?? [];
  if (!name) throw new Error(`a ${element.type} holds no value`);
  if (name === 'selected_option') return { type: element.type, [name]: optionOf(element, choice as string | Option) };
  if (name === 'selected_options') {
    return {
      type: element.type,
      [name]: (choice as readonly (string | Option)[]).map((each) => optionOf(element, each)),
    };
  }
  return { type: element.type, [name]: choice };
}

function optionOf(element: Part, choice: string | Option): Option {
  if (typeof choice !== 'string') return choice;
  const options = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const found = options.find(({ text, value }) => text.text === choice || value === choice);
  if (found) return found;
  throw new Error(`no option ${JSON.stringify(choice)}; there are: ${options.map(({ text }) => text.text).join(', ')}`);
}

/** The labels of required inputs that are still empty; Slack doesn't send such a form. */
export function missing(view: View): string[] {
  const { values } = stateOf(view.blocks, view.state.values);
  return view.blocks.flatMap((block) => {
    if (block.type !== 'input' || block['optional'] === true || !block.element) return [];
    const { type: _, ...entry } = values[block.block_id!]?.[block.element.action_id!] ?? {};
    const empty = Object.values(entry).every(
      (each) => each === null || each === '' || (Array.isArray(each) && !each.length),
    );
    return empty ? [block.label?.text ?? block.block_id!] : [];
  });
}
