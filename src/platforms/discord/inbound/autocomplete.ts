import { type AutocompleteInteraction, type Client, Events } from 'discord.js';
import { resultWithin } from '../../../bot/delivery/clock.js';
import { isSendable, label } from '../../../bot/layout/labels.js';
import { askerOf, placeOf } from './caller.js';
import { calledName } from './commands.js';
import type { InboundTools } from './tools.js';

/** https://docs.discord.com/developers/interactions/application-commands#autocomplete */
const MOST_CHOICES = 25;
const LONGEST = 100;

/** Longest that choices may take, in milliseconds: Discord waits for 3,000, and whoever types, less. */
export const BUDGET = 1000;

/** What may stand in an option, as it is typed. It can't be deferred: what is not found in time is not offered. */
export function listenToTyping(client: Client, ways: InboundTools): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isAutocomplete()) return;
    ways.take('typing', async () => {
      const values = await inTime(interaction, ways);
      try {
        await interaction.respond(values.flatMap(choice).slice(0, MOST_CHOICES));
      } catch (error) {
        // By then something else was typed, and is asked for anew.
        ways.logger.debug({ err: error }, 'Choices came too late');
      }
    });
  });
}

async function inTime(
  interaction: AutocompleteInteraction,
  { bot, callers, time, logger }: InboundTools,
): Promise<readonly string[]> {
  const { name, value } = interaction.options.getFocused(true);
  const command = bot.commands.find((one) => one.name === calledName(interaction));
  if (!command) return [];
  const completed = async () => {
    const caller = await callers.of(askerOf(interaction), placeOf(interaction));
    return bot.complete(command, name, value, caller);
  };
  const found = completed().catch((error: unknown) => {
    logger.warn({ err: error }, 'What was typed could not be completed');
    return [];
  });
  return (await resultWithin(found, BUDGET, time)) ?? [];
}

/** A value that is too long is offered as far as whole words of it fit; none where that is not one. */
function choice(value: string): { name: string; value: string }[] {
  const fits = value.length <= LONGEST ? value : value.slice(0, LONGEST + 1).replace(/\s+\S*$/, '');
  const name = label(value, LONGEST);
  return name === '' || fits.length > LONGEST || !isSendable(fits) ? [] : [{ name, value: fits }];
}
