import { RESTJSONErrorCodes } from 'discord.js';

/** Why Discord posts nothing in a place, and nothing else either before somebody mends it. */
const LASTING: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingAccess]: 'The bot does not see the channel: it needs the permission View Channels there.',
  [RESTJSONErrorCodes.MissingPermissions]: 'The bot may not post in the channel.',
  [RESTJSONErrorCodes.UnknownChannel]: 'The bot does not see the channel, or it is gone.',
  [RESTJSONErrorCodes.UnknownGuild]: 'The server is gone.',
  [RESTJSONErrorCodes.UnknownUser]: 'There is nobody of this id.',
  [RESTJSONErrorCodes.InvalidRecipients]: 'There is nobody of this id.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'Discord does not let the bot write to this person.',
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: 'The channel takes no messages.',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'The thread is archived.',
  [RESTJSONErrorCodes.ThreadLocked]: 'The thread is closed.',
};

/** Codes by which Discord asks to wait, in an answer of its own form. */
export const TOO_MANY: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.ChannelWriteRateLimit,
  RESTJSONErrorCodes.ServerWriteRateLimit,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.APIResourceOverloaded,
]);

/** What a refusal means, by Discord's code for it. */
export function refusalOf(code: number): { readonly why: string; readonly isLasting: boolean } {
  // Discord remembers that a message of this nonce was made: https://github.com/discord/discord-api-docs/pull/6647
  if (code === RESTJSONErrorCodes.UnknownMessage) {
    return { why: 'It was posted, and somebody has deleted it since.', isLasting: false };
  }
  const why = LASTING[code] ?? `Discord refused it (${code}); the doctor command tells what is missing.`;
  return { why, isLasting: Object.hasOwn(LASTING, code) };
}
