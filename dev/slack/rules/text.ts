import { bool, type Rule, shape, string, typed } from '../../local/rule.js';

/** A text object of plain text. */
export function plain(max: number, min = 1): Rule {
  return typed({ plain_text: shape({ 'text!': string(max, min), emoji: bool }) });
}

/** A text object of plain text or mrkdwn. */
export function anyText(max: number, min = 1): Rule {
  const text = string(max, min);
  return typed({
    plain_text: shape({ 'text!': text, emoji: bool }),
    mrkdwn: shape({ 'text!': text, verbatim: bool }),
  });
}

/** An option of a menu. Its value: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export function option(text: Rule = plain(75)): Rule {
  return shape({ 'text!': text, 'value!': string(150), description: plain(75), url: string(3000) });
}

export const optionGroup: Rule = (value, path, check) => {
  const rule = shape({
    'label!': plain(75),
    'options!': (options, at, inner) => {
      if (!Array.isArray(options) || options.length < 1 || options.length > 100) {
        return inner.refuse(at, 'must have 1 to 100 options');
      }
      for (const [index, each] of options.entries()) option()(each, `${at}[${index}]`, inner);
    },
  });
  rule(value, path, check);
};

export const confirm: Rule = shape({
  'title!': plain(100),
  'text!': plain(300),
  'confirm!': plain(30),
  'deny!': plain(30),
  style: (value, path, check) => {
    if (value !== 'primary' && value !== 'danger') check.refuse(path, 'must be primary or danger');
  },
});
