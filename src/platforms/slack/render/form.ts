import type { types, ViewOutput } from '@slack/bolt';
import { isSendable, label, truncate } from '../../../bot/layout/labels.js';
import type { FormCommand, FormField } from '../../../bot/reply/forms.js';
import { formFields, LONGEST_FIELD } from '../../../bot/reply/forms.js';
import type { Invocation, Reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { LIMITS } from './limits.js';
import { bold, paragraph } from './rich-text.js';

/** The `action_id` of a menu of names, which are asked for as they are typed. */
export const SPEAKERS = 'speakers';

/** Room for a label and for a hint of an input; Slack takes 2,000 characters, a phone has room for less. */
const MOST_OF_LABEL = 150;

export interface FormOptions {
  readonly callbackId: string;
  /** 3,000 characters at most. */
  readonly privateMetadata: string;
  /** What went wrong with it the last time. */
  readonly failure?: Reply;
}

/** The form of a command, filled with what an invocation gives. A field is a block of the option's name. */
export function renderForm(
  command: FormCommand,
  invocation: Invocation,
  { callbackId, privateMetadata, failure }: FormOptions,
): types.ModalView {
  const { title, submit } = command.form;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: privateMetadata,
    title: plainTextObject(label(title, LIMITS.modalTitle)),
    submit: plainTextObject(label(submit, LIMITS.modalTitle)),
    close: plainTextObject(wording.platform.cancel),
    blocks: [
      ...(failure ? paragraph(truncate(failure.text, LIMITS.richText), bold) : []),
      ...formFields(command, invocation).map(inputOf),
    ],
  };
}

/** What stands in each field of a form that was sent, or was chosen in it. */
export function valuesIn({ state }: { readonly state: ViewOutput['state'] }): {
  readonly [name: string]: string;
} {
  const entries = Object.entries(state.values).flatMap(([name, elements]): [string, string][] => {
    const [value] = Object.values(elements);
    return [[name, (value?.selected_option?.value ?? value?.selected_date ?? value?.value ?? '').trim()]];
  });
  return Object.fromEntries(entries);
}

/** Names as options of a menu; what is too long for one is left out. */
export function optionsOf(names: readonly string[]): types.PlainTextOption[] {
  const fit = names.filter((name) => name.length <= LIMITS.optionText);
  return fit.map((name) => ({ text: plainTextObject(name), value: name }));
}

function inputOf(field: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainTextObject(label(field.label, MOST_OF_LABEL)),
    hint: plainTextObject(label(field.hint, MOST_OF_LABEL)),
    optional: !field.isRequired,
    element: elementOf(field),
  };
}

function elementOf({ name, kind, choices, placeholder, value }: FormField): types.InputBlock['element'] {
  const shown = placeholder === '' ? {} : { placeholder: plainTextObject(label(placeholder, MOST_OF_LABEL)) };
  if (kind === 'choice') {
    const options = choices.map((choice) => ({ text: plainTextObject(choice.label), value: choice.value }));
    const initial = options.find((option) => option.value === value);
    return { type: 'static_select', action_id: name, options, ...(initial && { initial_option: initial }) };
  }
  if (kind === 'speaker' && value.length <= LIMITS.optionText && isSendable(value)) {
    const [initial] = optionsOf(value === '' ? [] : [value]);
    const typed = { type: 'external_select', action_id: SPEAKERS, min_query_length: 0, ...shown } as const;
    return { ...typed, ...(initial && { initial_option: initial }) };
  }
  if (kind === 'day' && (value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value))) {
    return { type: 'datepicker', action_id: name, ...(value !== '' && { initial_date: value }) };
  }
  const initial = value === '' ? {} : { initial_value: truncate(value, LONGEST_FIELD) };
  return { type: 'plain_text_input', action_id: `${name}:typed`, max_length: LONGEST_FIELD, ...shown, ...initial };
}

function plainTextObject(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
