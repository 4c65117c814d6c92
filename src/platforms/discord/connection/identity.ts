import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { NotDiscord } from './trouble.js';

const APPLICATION = z.object({
  id: z.string(),
  name: z.string(),
  bot: z.object({ id: z.string(), username: z.string() }).optional(),
  bot_public: z.boolean().optional(),
  bot_require_code_grant: z.boolean().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

/** Whose token it is. */
export interface DiscordIdentity {
  readonly applicationId: string;
  readonly botId: string;
  /** What the bot is called. */
  readonly name: string;
  /** Set where Discord is told to send interactions to an address, so that none arrives here. */
  readonly interactionsElsewhere: boolean;
  /** Whether anybody may add the bot to a server of theirs, or to their account. */
  readonly isPublic: boolean;
  /** Whether an invitation link alone isn't enough to add the bot. */
  readonly needsCodeGrant: boolean;
}

/**
 * Asks Discord whose token it is.
 *
 * @throws what the client throws; {NotDiscord} where the answer isn't Discord's.
 */
export async function identify(rest: REST): Promise<DiscordIdentity> {
  const { success, data } = APPLICATION.safeParse(await rest.get(Routes.currentApplication()));
  if (!success) throw new NotDiscord('The answer is no application');
  return {
    applicationId: data.id,
    // Applications of before 2016 have a bot of another id; it is told for all.
    botId: data.bot?.id ?? data.id,
    name: data.bot?.username ?? data.name,
    interactionsElsewhere: Boolean(data.interactions_endpoint_url),
    isPublic: data.bot_public !== false,
    needsCodeGrant: data.bot_require_code_grant === true,
  };
}
