import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { label, sendable, truncate } from '../../../bot/layout/labels.js';
import {
  type FormCommand,
  type FormField,
  formFields,
  hiddenOptions,
  LONGEST_FIELD,
} from '../../../bot/reply/forms.js';
import type { Invocation } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { Buttons, type StoredButton } from './buttons.js';
import { LIMITS } from './limits.js';

/** The field of a report. */
export const REPORT_FIELD = 'what';

function field(name: string, component: APIComponentInLabel, description: string): APILabelComponent {
  return { type: ComponentType.Label, label: name, description, component };
}

/** A modal, and what is to be kept before it is shown. */
export interface FormModal {
  /** Its `custom_id` is read by `readButton`: statements to report, or a command with what stands beside its fields. */
  readonly modal: APIModalInteractionResponseCallbackData;
  readonly kept: readonly StoredButton[];
}

/** The form of a command, filled with what an invocation gives. A field has the option's name as its `custom_id`. */
export function formModal(command: FormCommand, invocation: Invocation): FormModal {
  const buttons = new Buttons();
  const modal: APIModalInteractionResponseCallbackData = {
    custom_id: buttons.formId(hiddenOptions(command, invocation)),
    title: label(command.form.title, LIMITS.modalTitle),
    components: formFields(command, invocation).map((each) =>
      field(label(each.label, LIMITS.label), inputOf(each), label(each.hint, LIMITS.labelDescription)),
    ),
  };
  return { modal, kept: buttons.kept };
}

function inputOf({ name, kind, choices, isRequired, placeholder, value }: FormField): APIComponentInLabel {
  if (kind === 'choice') {
    const options = choices.map((choice) => ({ ...choice, ...(choice.value === value && { default: true }) }));
    return { type: ComponentType.StringSelect, custom_id: name, required: isRequired, options };
  }
  const shown = label(placeholder, LIMITS.placeholder);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required: isRequired,
    max_length: LONGEST_FIELD,
    ...(shown !== '' && { placeholder: shown }),
    ...(value !== '' && { value: truncate(sendable(value), LONGEST_FIELD) }),
  };
}

/** Asks what is wrong with statements. */
export function reportModal(ids: readonly string[]): FormModal {
  const buttons = new Buttons();
  const modal: APIModalInteractionResponseCallbackData = {
    custom_id: buttons.statementId('report', ids),
    title: wording.statements.actions.report.label,
    components: [
      field(
        wording.platform.whatIsWrong,
        {
          type: ComponentType.TextInput,
          custom_id: REPORT_FIELD,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: 2000,
        },
        wording.platform.whatToReport,
      ),
    ],
  };
  return { modal, kept: buttons.kept };
}
