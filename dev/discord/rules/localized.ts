import { type Check, isObject, type Rule } from '../../local/rule.js';

/** https://discord.com/developers/docs/reference#locales */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** Texts by locale, or null. */
export function checkLocalized(value: unknown, rule: Rule, path: string, check: Check): void {
  if (value === null || value === undefined) return;
  if (!isObject(value)) {
    check.refuse(path, 'must be an object');
    return;
  }
  for (const [locale, text] of Object.entries(value)) {
    if (!LOCALES.has(locale)) check.refuse(`${path}.${locale}`, 'is no locale of Discord');
    rule(text, `${path}.${locale}`, check);
  }
}
