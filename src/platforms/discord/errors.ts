import type { ErrorEntry } from '../../model/error-codes.js';

/** The codes of errors that Discord alone brings about. */
export const DISCORD_ERRORS = {
  DISCORD_REFUSED: {
    fault: 'service',
    meaning: 'Discord refuses the token, the intents or the number of shards, and why',
    fix: 'mend it where the message says',
  },
  DISCORD_UNREACHABLE: {
    fault: 'service',
    meaning:
      "Discord or its gateway wasn't reached for five minutes at the start, or whoever answers can't prove to be Discord",
    fix: 'check the network, `DISCORD_REST_API` and discordstatus.com; then start again',
  },
  DISCORD_SESSIONS_SPENT: {
    fault: 'service',
    meaning: 'the bot was started or cut off too often: Discord allows no more sessions before the time that is said',
    fix: 'find out what restarts it, mend that, and start it then',
  },
  DISCORD_NO_ACCESS: {
    fault: 'service',
    meaning: "the bot isn't in the server of `DISCORD_GUILD_ID`",
    fix: 'add it there, with the link of the message',
  },
  DISCORD_REQUEST: {
    fault: 'service',
    meaning: "Discord doesn't take a request: a fault of ours",
    fix: 'bring Onrecord up to date; if it stays, report it',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

declare module '../../model/error-codes.js' {
  interface ErrorEntries extends Readonly<Record<keyof typeof DISCORD_ERRORS, ErrorEntry>> {}
}
