import {
  among,
  bool,
  type Check,
  integer,
  isObject,
  list,
  matching,
  type Rule,
  shape,
  string,
  typed,
  url,
} from '../../local/rule.js';
import { richTextElements } from './rich-text.js';
import { anyText, confirm, option, optionGroup, plain } from './text.js';

const actionId = string(255);
const placeholder = plain(150);
const dispatch = shape({
  trigger_actions_on: list(among('on_enter_pressed', 'on_character_entered'), 1, 2),
});

/** A menu has options or groups of options, not both; each has a value of its own, and what it starts with is one of them. */
function optionsOrGroups(rule: Rule): Rule {
  return (value, path, check) => {
    rule(value, path, check);
    if (isObject(value) && (value['options'] === undefined) === (value['option_groups'] === undefined)) {
      check.refuse(path, 'must have either options or option_groups');
      return;
    }
    if (isObject(value)) optionsAreDistinct(value, path, check);
  };
}

function optionsAreDistinct(menu: Record<string, unknown>, path: string, check: Check): void {
  const groups = Array.isArray(menu['option_groups']) ? menu['option_groups'].filter(isObject) : [];
  const lists = [menu['options'], ...groups.map((group) => group['options'])];
  const values = lists.flatMap((each) => (Array.isArray(each) ? each.filter(isObject) : [])).map(({ value }) => value);
  if (new Set(values).size < values.length) check.frown(path, 'has options of the same value');
  const initial = [menu['initial_option'], ...(Array.isArray(menu['initial_options']) ? menu['initial_options'] : [])];
  for (const each of initial) {
    if (isObject(each) && !values.includes(each['value'])) check.refuse(path, 'starts with what is no option');
  }
}

const menu = { action_id: actionId, placeholder, confirm, focus_on_load: bool };
const choices = { options: list(option(), 1, 100), option_groups: list(optionGroup, 1, 100) };
const many = { max_selected_items: integer(1, 100) };
const external = { min_query_length: integer(0, 100) };
const ids = list(string(50), 1, 100);
const filter = shape({
  include: list(among('im', 'mpim', 'private', 'public'), 1, 4),
  exclude_external_shared_channels: bool,
  exclude_bot_users: bool,
});
const conversations = { default_to_current_conversation: bool, response_url_enabled: bool, filter };

export const button: Rule = shape({
  ...{ 'text!': plain(75), action_id: actionId, url, value: string(2000), confirm },
  ...{ style: among('primary', 'danger'), accessibility_label: string(75) },
});

export const image: Rule = (value, path, check) => {
  shape({ image_url: url, slack_file: shape({ id: string(50), url }), 'alt_text!': string(2000) })(value, path, check);
  if (isObject(value) && !value['image_url'] && !value['slack_file']) check.refuse(path, 'must have an image');
};

const selects = {
  static_select: optionsOrGroups(shape({ ...menu, ...choices, initial_option: option() })),
  external_select: shape({ ...menu, ...external, initial_option: option() }),
  users_select: shape({ ...menu, initial_user: string(50) }),
  conversations_select: shape({ ...menu, ...conversations, initial_conversation: string(50) }),
  channels_select: shape({ ...menu, initial_channel: string(50), response_url_enabled: bool }),
};
const multiSelects = {
  multi_static_select: optionsOrGroups(
    shape({ ...menu, ...many, ...choices, initial_options: list(option(), 1, 100) }),
  ),
  multi_external_select: shape({ ...menu, ...many, ...external, initial_options: list(option(), 1, 100) }),
  multi_users_select: shape({ ...menu, ...many, initial_users: ids }),
  multi_conversations_select: shape({
    ...{ ...menu, ...many, filter, initial_conversations: ids, default_to_current_conversation: bool },
  }),
  multi_channels_select: shape({ ...menu, ...many, initial_channels: ids }),
};

const rich = option(anyText(75));
const date = matching(/^\d{4}-\d\d-\d\d$/, 'a date like 1990-04-28');
const time = matching(/^\d\d:\d\d$/, 'a time like 23:59');
const choosers = {
  checkboxes: shape({
    ...{ action_id: actionId, 'options!': list(rich, 1, 10), initial_options: list(rich, 1, 10) },
    ...{ confirm, focus_on_load: bool },
  }),
  radio_buttons: shape({
    ...{ action_id: actionId, 'options!': list(rich, 1, 10), initial_option: rich, confirm, focus_on_load: bool },
  }),
  datepicker: shape({ action_id: actionId, initial_date: date, confirm, focus_on_load: bool, placeholder }),
  timepicker: shape({
    ...{ action_id: actionId, initial_time: time, confirm, focus_on_load: bool, placeholder, timezone: string(100) },
  }),
};
const overflow = shape({ action_id: actionId, 'options!': list(option(), 1, 5), confirm });
const datetimepicker = shape({
  ...{ action_id: actionId, initial_date_time: integer(1e9, 1e10 - 1), confirm, focus_on_load: bool },
});
const richTextInput = shape({
  ...{ 'action_id!': actionId, initial_value: typed({ rich_text: shape({ 'elements!': richTextElements }) }) },
  ...{ dispatch_action_config: dispatch, focus_on_load: bool, placeholder },
});

const field = { action_id: actionId, placeholder, focus_on_load: bool, dispatch_action_config: dispatch };
const inputs = {
  plain_text_input: shape({
    ...field,
    ...{ initial_value: string(3000, 0), multiline: bool, min_length: integer(0, 3000), max_length: integer(1, 3000) },
  }),
  email_text_input: shape({ ...field, initial_value: string(3000, 0) }),
  url_text_input: shape({ ...field, initial_value: string(3000, 0) }),
  number_input: shape({
    ...{ ...field, 'is_decimal_allowed!': bool, initial_value: string(50), min_value: string(50) },
    ...{ max_value: string(50) },
  }),
  file_input: shape({ action_id: actionId, filetypes: list(string(20), 1, 100), max_files: integer(1, 10) }),
  rich_text_input: richTextInput,
};

/** What an actions block may hold. */
export const inActions: Rule = typed({
  ...{ ...selects, ...multiSelects, ...choosers, button, overflow, datetimepicker, rich_text_input: richTextInput },
});

/** What may stand beside the text of a section. */
export const asAccessory: Rule = typed({ ...selects, ...multiSelects, ...choosers, button, overflow, image });

/** What an input block may hold. */
export const inInput: Rule = typed({ ...selects, ...multiSelects, ...choosers, ...inputs, datetimepicker });
