import { bool, Check, isObject, type Rule, shape, string } from '../../local/rule.js';
import { checkBlocks } from './blocks.js';
import { asSlackSays, type Refusal } from './message.js';
import { option, optionGroup, plain } from './text.js';

const blocks: Rule = (value, path, check) => checkBlocks(value, path, check);
const common = {
  'blocks!': blocks,
  private_metadata: string(3000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
};
const modal = shape({
  ...{ ...common, 'title!': plain(24), submit: plain(24), close: plain(24), clear_on_close: bool },
  ...{ notify_on_close: bool, submit_disabled: bool },
});
const home = shape(common);

/** Checks a modal or a Home tab. */
export function checkView(view: unknown, note: (path: string, what: string) => void): Refusal | undefined {
  const kind = isObject(view) ? view['type'] : undefined;
  const check = new Check(kind === 'home' ? 'home' : 'modal', note);
  if (kind !== 'home' && kind !== 'modal') check.refuse('view.type', 'must be modal or home');
  else (kind === 'home' ? home : modal)(view, 'view', check);
  if (kind === 'modal' && isObject(view) && Array.isArray(view['blocks'])) {
    const asks = view['blocks'].some((block) => isObject(block) && block['type'] === 'input');
    if (asks && view['submit'] === undefined) check.refuse('view.submit', 'is required when there are input blocks');
  }
  const size = JSON.stringify(view ?? null).length;
  if (size > 250_000) check.refuse('view', `takes ${size} characters of JSON, more than 250000`);
  return check.refused.length > 0 ? { error: 'invalid_arguments', messages: asSlackSays(check) } : undefined;
}

/** Checks what a menu with type-ahead is answered: at most 100 options, or groups of them. */
export function checkOptions(answer: unknown, note: (path: string, what: string) => void): void {
  const check = new Check('modal', note);
  const { options, option_groups: groups } = isObject(answer) ? answer : {};
  if ((options === undefined) === (groups === undefined)) {
    check.refuse('options', 'must be there, or option_groups');
    return;
  }
  const many = options ?? groups;
  if (!Array.isArray(many) || many.length > 100) {
    check.refuse('options', 'must be a list of at most 100');
    return;
  }
  for (const [index, each] of many.entries()) {
    if (options) option()(each, `options[${index}]`, check);
    else optionGroup(each, `option_groups[${index}]`, check);
  }
}
