import { among, bool, type Check, integer, isObject, list, type Rule, shape, string, typed } from '../../local/rule.js';
import type { Component } from '../types.js';
import { address, customId, emoji, id, orNull, repeated } from './common.js';
import { entitySelect, stringSelect } from './selects.js';

/** Which files came along, for components that show them. */
export type Files = readonly string[];

/** https://discord.com/developers/docs/components/reference#button */
const button: Rule = (value, path, check) => {
  const common = { id, style: among(1, 2, 3, 4, 5), label: string(80), emoji, disabled: bool };
  if (!isObject(value)) return check.refuse(path, 'must be an object');
  if (value['style'] === 5) shape({ ...common, 'url!': address('http:', 'https:', 'discord:') })(value, path, check);
  else shape({ ...common, 'style!': among(1, 2, 3, 4, 5), 'custom_id!': customId })(value, path, check);
  if (value['label'] === undefined && value['emoji'] === undefined) check.refuse(path, 'must have a label or an emoji');
};

const select = {
  3: stringSelect,
  ...{ 5: entitySelect, 6: entitySelect, 7: entitySelect, 8: entitySelect },
};

/** Up to five buttons, or one menu. */
const actionRow: Rule = (value, path, check) => {
  shape({ id, 'components!': list(typed({ 2: button, ...select }), 1, 5) })(value, path, check);
  const children = isObject(value) && Array.isArray(value['components']) ? value['components'] : [];
  const menus = children.filter((child) => isObject(child) && child['type'] !== 2);
  if (menus.length > 0 && children.length > 1) check.refuse(`${path}.components`, 'a menu must be alone in its row');
};

/** The longest is what all texts of a message may have together. */
export const textDisplay = shape({ id, 'content!': string(4000) });

function media(files: Files, ...schemes: string[]): Rule {
  return (value, path, check) => {
    shape({ 'url!': address(...schemes) })(value, path, check);
    const url = isObject(value) ? String(value['url']) : '';
    const file = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
    if (file !== undefined && !files.includes(file)) check.refuse(`${path}.url`, `no file ${file} came along`);
  };
}

function messageComponent(files: Files) {
  const picture = media(files, 'https:', 'http:', 'attachment:');
  const item = { 'media!': picture, description: orNull(string(1024)), spoiler: bool };
  const section = shape({
    ...{ id, 'components!': list(typed({ 10: textDisplay }), 1, 3) },
    'accessory!': typed({ 2: button, 11: shape({ id, ...item }) }),
  });
  const inContainer = {
    ...{ 1: actionRow, 9: section, 10: textDisplay, 12: shape({ id, 'items!': list(shape(item), 1, 10) }) },
    13: shape({ id, 'file!': media(files, 'attachment:'), spoiler: bool }),
    14: shape({ id, divider: bool, spacing: among(1, 2) }),
  };
  const container = shape({
    ...{
      id,
      'components!': list(typed(inContainer), 1, 40),
      accent_color: orNull(integer(0, 0xffffff)),
      spoiler: bool,
    },
  });
  return typed({ ...inContainer, 17: container });
}

/** All components, with those in others. */
export function flat(components: readonly unknown[]): Component[] {
  return components.filter(isObject).flatMap((component) => {
    const children = Array.isArray(component['components']) ? component['components'] : [];
    return [component as unknown as Component, ...flat([...children, component['accessory'], component['component']])];
  });
}

/** No two may have the same custom_id, nor the same number. */
export function checkUnique(components: readonly unknown[], path: string, check: Check): void {
  const all = flat(components);
  for (const twice of repeated(all.flatMap(({ custom_id }) => custom_id ?? []))) {
    check.refuse(path, `has the custom_id ${twice} more than once`);
  }
  for (const twice of repeated(all.flatMap(({ id: number }) => number || []))) {
    check.refuse(path, `has the id ${twice} more than once`);
  }
}

/** Action rows only, at most five. */
export function checkOldComponents(components: unknown, check: Check): void {
  list(typed({ 1: actionRow }), 0, 5)(components, 'components', check);
  if (Array.isArray(components)) checkUnique(components, 'components', check);
}

/** https://discord.com/developers/docs/components/reference: at most 40 components and 4000 characters altogether. */
export function checkComponents(components: unknown, files: Files, check: Check): void {
  list(messageComponent(files), 1, 40)(components, 'components', check);
  if (!Array.isArray(components)) return;
  checkUnique(components, 'components', check);
  const all = flat(components);
  if (all.length > 40) check.refuse('components', `are ${all.length} altogether, more than 40`);
  const length = all.reduce((sum, { type, content = '' }) => sum + (type === 10 ? content.length : 0), 0);
  if (length > 4000) check.refuse('components', `have ${length} characters of text altogether, more than 4000`);
}
