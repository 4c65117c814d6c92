import { type Client, Events, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { noEditorsChannel, reportMistake } from '../../../bot/answers/report.js';
import { type FormCommand, formErrorReply, formFor, invocationOfForm } from '../../../bot/reply/forms.js';
import type { Invocation, Reply } from '../../../bot/reply/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/reply/turns.js';
import type { Answering } from '../posting/answering.js';
import { REPORT_FIELD } from '../render/modal.js';
import { requestOfButton } from './buttons.js';
import { askerOf, buttonsAt, displayNameOf, placeOf } from './caller.js';
import type { InboundTools } from './tools.js';

/** What was filled in: a form of a command, or a report of a mistake. */
export function listenToForms(client: Client, ways: InboundTools): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isModalSubmit()) return;
    ways.take('form', async () => {
      if (!(await ways.once.first([`discord:interaction:${interaction.id}`]))) return;
      const answering = ways.responder.answering(interaction, 'thinking');
      const asked = await requestOfButton(interaction.customId, ways);
      if (asked?.type === 'statement') return report(asked.ids, interaction, answering, ways);
      const form = asked && formFor({ ...asked.invocation, form: true }, ways.bot.commands);
      if (!form) return answering.show(UNREADABLE_BUTTON, 'none');
      await call(form, asked.invocation, interaction, answering, ways);
    });
  });
}

/** A form can't be opened in answer to a form: what went wrong is shown with a button that opens it again. */
async function call(
  form: FormCommand,
  beside: Invocation,
  interaction: ModalSubmitInteraction,
  answering: Answering,
  { bot, callers }: InboundTools,
): Promise<void> {
  const values = Object.fromEntries(form.form.fields.map((name) => [name, filled(interaction, name)]));
  const invocation = invocationOfForm(form, values, beside);
  const caller = await callers.of(askerOf(interaction), placeOf(interaction));
  const answer = await bot.answer(invocation, caller);
  await answering.show(answer.failed ? formErrorReply(answer, invocation) : answer, buttonsAt(interaction));
}

/** What was reported goes to the editors' channel, and whoever reported it is told that it did. */
async function report(
  ids: readonly string[],
  interaction: ModalSubmitInteraction,
  answering: Answering,
  { bot, responder, callers, editorsChannel }: InboundTools,
): Promise<void> {
  if (editorsChannel === null) return answering.show(noEditorsChannel('DISCORD_EDITORS_CHANNEL'), 'none');
  const post = (shown: Reply) =>
    responder.post({ channel: editorsChannel }, shown, { key: `report:${interaction.id}`, actions: 'none' });
  const what = filled(interaction, REPORT_FIELD);
  const caller = await callers.of(askerOf(interaction), placeOf(interaction));
  const from = addressOfReport(interaction);
  const outcome = await reportMistake(ids, { bot, caller, by: displayNameOf(interaction), what, from, post });
  await answering.show(outcome, 'none');
}

/** The message with the button: what one person sees, and what is said in private, others can't open. */
function addressOfReport({ message, guildId }: ModalSubmitInteraction): string | null {
  return message === null || guildId === null || message.flags.has(MessageFlags.Ephemeral) ? null : message.url;
}

/** What stands in a field, or was chosen in it. */
function filled({ fields }: ModalSubmitInteraction, name: string): string {
  const field = fields.fields.get(name);
  if (!field) return '';
  if ('values' in field) return field.values[0] ?? '';
  return 'value' in field && typeof field.value === 'string' ? field.value.trim() : '';
}
