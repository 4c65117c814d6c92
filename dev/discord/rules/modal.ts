import { among, bool, Check, integer, isObject, list, type Rule, shape, string, typed } from '../../local/rule.js';
import { customId, distinctValues, id } from './common.js';
import { checkUnique, textDisplay } from './components.js';
import { entitySelect, stringSelect } from './selects.js';

/** https://discord.com/developers/docs/components/reference#text-input */
const textInput: Rule = (value, path, check) => {
  shape({
    ...{
      id,
      'custom_id!': customId,
      'style!': among(1, 2),
      min_length: integer(0, 4000),
      max_length: integer(1, 4000),
    },
    ...{ required: bool, value: string(4000, 0), placeholder: string(100, 0) },
  })(value, path, check);
  if (!isObject(value)) return;
  const { min_length: least = 0, max_length: most = 4000, value: filled } = value as Record<string, number>;
  if (least > most) check.refuse(`${path}.min_length`, 'is more than max_length');
  const length = typeof filled === 'string' ? (filled as string).length : 0;
  if (length > most) check.refuse(`${path}.value`, `has ${length} characters, more than ${most}`);
};

const option = shape({ 'value!': string(100), 'label!': string(100), description: string(100), default: bool });

function choice(least: number, fields: Record<string, Rule>): Rule {
  return (value, path, check) => {
    shape({ id, 'custom_id!': customId, 'options!': list(option, least, 10), required: bool, ...fields })(
      value,
      path,
      check,
    );
    if (isObject(value)) distinctValues(value['options'], `${path}.options`, check);
  };
}

const few = { min_values: integer(0, 10), max_values: integer(1, 10) };
const inLabel = typed({
  ...{ 3: stringSelect, 4: textInput, 5: entitySelect, 6: entitySelect, 7: entitySelect, 8: entitySelect },
  ...{ 19: shape({ id, 'custom_id!': customId, required: bool, ...few }), 21: choice(2, {}), 22: choice(1, few) },
  23: shape({ id, 'custom_id!': customId, default: bool }),
});

/** Discord still takes rows of text inputs; they are deprecated in favour of labels. */
const row: Rule = (_, path, check) =>
  check.frown(path, 'text inputs belong into labels, action rows are deprecated here');

const modal = shape({
  ...{ 'custom_id!': customId, 'title!': string(45) },
  'components!': list(
    typed({
      ...{ 1: row, 10: textDisplay },
      18: shape({ id, 'label!': string(45), description: string(100), 'component!': inLabel }),
    }),
    1,
    5,
  ),
});

/** Checks a modal; returns what Discord itself refuses. */
export function checkModal(data: unknown, note: (path: string, what: string) => void): Check['refused'] {
  const check = new Check('modal', note);
  modal(data, '', check);
  if (isObject(data) && Array.isArray(data['components'])) checkUnique(data['components'], 'components', check);
  return check.refused;
}
