import { Check, isObject, list, type Rule, shape, string } from '../../local/rule.js';
import { checkLocalized } from './localized.js';

/** A name with a value: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export const choice: Rule = (value, path, check) => {
  const anyValue: Rule = (each, at, inner) => {
    if (typeof each === 'string') string(100)(each, at, inner);
    else if (typeof each !== 'number' || !Number.isFinite(each)) inner.refuse(at, 'must be a text or a number');
  };
  const localized: Rule = (each, at, inner) => checkLocalized(each, string(100), at, inner);
  shape({ 'name!': string(100), 'value!': anyValue, name_localizations: localized })(value, path, check);
};

/** Checks what autocomplete is answered: at most 25 choices. Returns what Discord itself refuses. */
export function checkChoices(data: unknown, note: (path: string, what: string) => void): Check['refused'] {
  const check = new Check('autocomplete', note);
  if (!isObject(data)) check.refuse('choices', 'must be there');
  else list(choice, 0, 25)(data['choices'], 'choices', check);
  return check.refused;
}
