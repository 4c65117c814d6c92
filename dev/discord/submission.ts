import { chosen, type Field, type Filled, isSelect, TYPE } from './components.js';
import type { Interactions } from './interactions.js';
import type { Component, Json, Modal } from './types.js';
import type { World } from './world.js';

const list = (value: Filled | undefined): readonly string[] => {
  if (value === undefined || value === '' || typeof value === 'boolean') return [];
  return typeof value === 'string' ? [value] : value;
};

function text({ label, input }: Field, given: Filled | undefined): Json {
  const value = String(given ?? input['value'] ?? '');
  const [least, most] = [Number(input['min_length'] ?? 0), Number(input['max_length'] ?? 4000)];
  const required = input['required'] !== false;
  if (value === '' && !required) return { value };
  if (value === '') throw new Error(`required and empty: ${label}`);
  if (value.length < least || value.length > most) throw new Error(`${label} takes ${least} to ${most} characters`);
  return { value };
}

function choice(interactions: Interactions, { label, input }: Field, given: Filled | undefined): Json {
  const preset = (input.options ?? []).filter((option) => option.default).map(({ value }) => value);
  const names = given === undefined ? preset : list(given);
  const required = input['required'] !== false;
  if (names.length === 0 && required) throw new Error(`required and empty: ${label}`);
  if (names.length === 0) return input.type === TYPE.radio ? { value: null } : { values: [] };
  if (!input.options) return { values: names.map((name) => interactions.entity(input.type, name)) };
  // All boxes of a group may be checked unless it says otherwise.
  const values = chosen(isSelect(input) ? input : { max_values: input.options.length, ...input }, names);
  return input.type === TYPE.radio ? { value: values[0] } : { values };
}

/** The data of a submitted modal. */
export function modalData(
  modal: Modal,
  values: Record<string, Filled>,
  fields: readonly Field[],
  { world, interactions }: { world: World; interactions: Interactions },
): Json {
  for (const name of Object.keys(values)) {
    if (fields.some(({ label, input }) => label === name || input.custom_id === name)) continue;
    throw new Error(`no field ${JSON.stringify(name)}; there are: ${fields.map(({ label }) => label).join(', ')}`);
  }
  const ids: string[] = [];
  const answer = (field: Field): Json => {
    const { label, input } = field;
    const { type, id, custom_id } = input;
    const given = values[custom_id ?? ''] ?? values[label];
    if (type === TYPE.textInput) return { type, id, custom_id, ...text(field, given) };
    if (type === TYPE.checkbox) return { type, id, custom_id, value: given ?? input['default'] === true };
    const made = choice(interactions, field, given);
    if (!input.options) ids.push(...(made['values'] as string[]));
    return { type, id, custom_id, ...made };
  };
  const of = (input: Component) => answer(fields.find((field) => field.input === input)!);
  const components = modal.components.map((each) => {
    const { type, id } = each;
    if (type === TYPE.label) return { type, id, component: of(each.component!) };
    return type === TYPE.row ? { type, id, components: (each.components ?? []).map(of) } : { type, id };
  });
  const resolved = interactions.resolved(ids, world.channels.get(modal.place.channel)!);
  return { custom_id: modal.custom_id, components, ...(ids.length > 0 ? { resolved } : {}) };
}
