import { type ButtonInteraction, type Client, Events } from 'discord.js';
import { mayUse } from '../../../bot/access/permissions.js';
import { noEditorsChannel } from '../../../bot/answers/report.js';
import { type ShareOutcome, shareStatement } from '../../../bot/answers/share.js';
import type { StatementAction } from '../../../bot/answers/statement-actions.js';
import { formFor } from '../../../bot/reply/forms.js';
import type { Invocation, Reply } from '../../../bot/reply/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/reply/turns.js';
import type { Answering } from '../posting/answering.js';
import { type ButtonRequest, readButton, readStoredButton } from '../render/buttons.js';
import { reportModal } from '../render/modal.js';
import { askerOf, buttonsAt, displayNameOf, isAtHome, isDirect, placeOf } from './caller.js';
import { openForm, TOO_LATE } from './open-form.js';
import type { InboundTools } from './tools.js';

/** The buttons of answers: what is done with a statement, and what may be asked next. */
export function listenToButtons(client: Client, ways: InboundTools): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isButton()) return;
    ways.take('button', async () => {
      if (!(await ways.once.first([`discord:interaction:${interaction.id}`]))) return;
      // What a button holds may have to be waited for, which Discord doesn't.
      const isKept = readButton(interaction.customId)?.type === 'kept';
      const begun = isKept ? ways.responder.answering(interaction, 'quiet') : null;
      let first = begun;
      const answering: Begin = (late) => {
        first ??= ways.responder.answering(interaction, late);
        return first;
      };
      const asked = await requestOfButton(interaction.customId, ways);
      if (asked === null) return answering('never').show(UNREADABLE_BUTTON, 'none');
      if (asked.type === 'invocation') return call(asked.invocation, interaction, answering, ways);
      await act(asked.action, asked.ids, interaction, answering, ways);
    });
  });
}

/** The answer to what was pressed, which begins now, unless it has begun before. */
type Begin = (late: 'thinking' | 'quiet' | 'never') => Answering;

/** What a button or a form asks for; null where it can't be read (any more). */
export async function requestOfButton(
  customId: string,
  { buttons }: Pick<InboundTools, 'buttons'>,
): Promise<ButtonRequest | null> {
  const read = readButton(customId);
  if (read?.type !== 'kept') return read;
  const kept = await buttons.find(read.key);
  return kept === null ? null : readStoredButton(kept);
}

/** The answer to a button, in the place of the one that it stands in unless that stays or there is none; or a form. */
async function call(
  invocation: Invocation,
  interaction: ButtonInteraction,
  begin: Begin,
  ways: InboundTools,
): Promise<void> {
  const form = formFor(invocation, ways.bot.commands);
  if (!form) begin('quiet');
  const caller = await ways.callers.of(askerOf(interaction), placeOf(interaction, interaction.message));
  if (form && mayUse(form, caller)) return openForm(form, invocation, begin('never'));
  const answering = begin('quiet');
  const next = await ways.bot.answer(invocation, caller);
  await answering[next.failed || invocation.stays ? 'show' : 'replace'](next, buttonsAt(interaction));
}

async function act(
  action: StatementAction,
  ids: readonly string[],
  interaction: ButtonInteraction,
  begin: Begin,
  ways: InboundTools,
) {
  const { bot, callers, editorsChannel } = ways;
  const learned = () => callers.of(askerOf(interaction), placeOf(interaction, interaction.message));
  if (action === 'share') return share(ids, interaction, begin('quiet'), ways);
  if (action !== 'report') {
    const answering = begin('thinking');
    return answering.show(await bot.view(action, ids, await learned()), 'none');
  }
  const answering = begin('never');
  const refusal = bot.refusalTo(await learned());
  if (refusal) return answering.show(refusal, 'none');
  if (editorsChannel === null) return answering.show(noEditorsChannel('DISCORD_EDITORS_CHANNEL'), 'none');
  const { modal, kept } = reportModal(ids);
  await answering.open(modal, kept, TOO_LATE);
}

/** Posts a statement for all to see where it was found; the same person's second tap posts nothing. */
async function share(
  ids: readonly string[],
  interaction: ButtonInteraction,
  answering: Answering,
  ways: InboundTools,
): Promise<void> {
  const { bot, once, responder, callers } = ways;
  const { guildId, channelId, message, user, appPermissions } = interaction;
  const key = `share:${channelId}:${message.id}:${user.id}:${ids.join(',')}`;
  const isGuest = !isAtHome(interaction);
  const place = { channel: channelId, ...(!isDirect(interaction) && { allowed: appPermissions.bitfield }) };
  // Of an answer that all see, Discord tells no name by which something could be put below it.
  const published = async (shared: Reply): Promise<ShareOutcome> => {
    const failure = await answering.publish(shared);
    return failure === null ? { failure, below: null } : { failure };
  };
  const post = (shared: Reply) => (isGuest ? published(shared) : responder.share(place, shared, { key }));
  const told = await shareStatement(ids, {
    ...{ bot, once, key: `discord:${key}`, by: displayNameOf(interaction), post },
    caller: await callers.of(askerOf(interaction), placeOf(interaction, message)),
    // Alone with the bot there is nobody else.
    audience: async () => (isDirect(interaction) ? 'readers' : callers.audienceIn(guildId)),
  });
  if (told !== null) await answering.show(told, 'none');
  else if (!isGuest) await answering.done();
}
