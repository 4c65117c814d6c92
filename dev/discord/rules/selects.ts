import { bool, type Check, integer, isObject, list, matching, type Rule, shape, string } from '../../local/rule.js';
import { customId, distinctValues, emoji, id } from './common.js';

const option = shape({ 'label!': string(100), 'value!': string(100), description: string(100), emoji, default: bool });

const common = {
  ...{ id, 'custom_id!': customId, placeholder: string(150), min_values: integer(0, 25), max_values: integer(1, 25) },
  ...{ disabled: bool, required: bool },
};

function counts(value: unknown, path: string, check: Check, most: number): void {
  if (!isObject(value)) return;
  const { min_values: least = 1, max_values: max = 1, required = true } = value as Record<string, number | boolean>;
  if (Number(least) > Number(max)) check.refuse(`${path}.min_values`, 'is more than max_values');
  if (Number(max) > most) check.refuse(`${path}.max_values`, `is more than the ${most} options`);
  if (check.surface !== 'modal') return;
  if (value['disabled'] === true) check.refuse(`${path}.disabled`, 'is not for a modal');
  if (required === true && value['min_values'] === 0)
    check.refuse(`${path}.min_values`, 'must be 1 where it is required');
}

export const stringSelect: Rule = (value, path, check) => {
  shape({ ...common, 'options!': list(option, 1, 25) })(value, path, check);
  const options = isObject(value) && Array.isArray(value['options']) ? value['options'] : [];
  distinctValues(options, `${path}.options`, check);
  counts(value, path, check, options.length);
};

const snowflake = matching(/^\d{17,20}$/, 'an id');
const defaultValue = shape({ 'id!': snowflake });

/** A menu that Discord itself fills: users, roles, both, or channels. */
export const entitySelect: Rule = (value, path, check) => {
  const channels = isObject(value) && value['type'] === 8 ? { channel_types: list(integer(0, 16), 0, 25) } : {};
  shape({ ...common, ...channels, default_values: list(defaultValue, 0, 25) })(value, path, check);
  counts(value, path, check, 25);
};
