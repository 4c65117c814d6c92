import type { FormCommand } from '../../../bot/reply/forms.js';
import { type Invocation, note, reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import type { Answering } from '../posting/answering.js';
import { formModal } from '../render/modal.js';

export const TOO_LATE = reply(note(wording.platform.formTooLate, 'warning'));

/** Opens the form of a command, as the first answer to a command or a button. Never rejects. */
export function openForm(form: FormCommand, invocation: Invocation, answering: Answering): Promise<void> {
  const { modal, kept } = formModal(form, invocation);
  return answering.open(modal, kept, TOO_LATE);
}
