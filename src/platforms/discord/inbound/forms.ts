import { type Client, Events, type ModalSubmitInteraction } from 'discord.js';
import { noEditorsChannel, reportMistake } from '../../../bot/mistakes.js';
import type { Reply } from '../../../bot/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/turns.js';
import { REPORT_FIELD, SEARCH_FIELDS, SEARCH_MODAL } from '../render/modal.js';
import { askerOf, buttonsAt, nameOf, placeOf } from './asked.js';
import { askedBy } from './buttons.js';
import type { Ways } from './ways.js';

/** What was filled in: a search, or a report of a mistake. */
export function listenToForms(client: Client, ways: Ways): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isModalSubmit()) return;
    ways.take('form', async () => {
      if (!(await ways.once.first([`discord:interaction:${interaction.id}`]))) return;
      await (interaction.customId === SEARCH_MODAL ? search : report)(interaction, ways);
    });
  });
}

async function search(interaction: ModalSubmitInteraction, { bot, callers, delivery }: Ways): Promise<void> {
  const answering = delivery.answering(interaction, 'thinking');
  const given = SEARCH_FIELDS.map((name): [string, string] => [name, filled(interaction, name)]);
  const text = filled(interaction, 'question');
  const options = Object.fromEntries(given.filter(([name, value]) => name !== 'question' && value !== ''));
  const caller = callers.of(askerOf(interaction), placeOf(interaction));
  const found = await bot.answer({ command: 'said', options, text, after: null }, caller);
  await answering.show(found, buttonsAt(interaction));
}

/** What was reported goes to the editors' channel, and whoever reported it is told that it did. */
async function report(interaction: ModalSubmitInteraction, ways: Ways): Promise<void> {
  const { bot, delivery, editorsChannel } = ways;
  const answering = delivery.answering(interaction, 'thinking');
  const asked = await askedBy(interaction.customId, ways);
  if (asked?.type !== 'statement') return answering.show(UNREADABLE_BUTTON, 'none');
  if (editorsChannel === null) return answering.show(noEditorsChannel('DISCORD_EDITORS_CHANNEL'), 'none');
  const post = (shown: Reply) =>
    delivery.post({ channel: editorsChannel }, shown, { key: `report:${interaction.id}`, actions: 'none' });
  const what = filled(interaction, REPORT_FIELD);
  const outcome = await reportMistake(asked.ids, { bot, by: nameOf(interaction), what, post });
  await answering.show(outcome, 'none');
}

/** What stands in a field, or was chosen in it. */
function filled({ fields }: ModalSubmitInteraction, name: string): string {
  const field = fields.fields.get(name);
  if (!field) return '';
  if ('values' in field) return field.values[0] ?? '';
  return 'value' in field && typeof field.value === 'string' ? field.value.trim() : '';
}
