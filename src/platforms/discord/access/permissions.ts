import { PermissionFlagsBits } from 'discord.js';

type Permission = keyof typeof PermissionFlagsBits;

/** What the bot may do in a server, each with its reason; the README shows the same list. Commands need none. */
export const PERMISSIONS: readonly { readonly permission: Permission; readonly name: string; readonly why: string }[] =
  [
    { permission: 'ViewChannel', name: 'View Channels', why: 'seeing that it is mentioned, and what is shared' },
    { permission: 'SendMessages', name: 'Send Messages', why: 'answers to mentions, and what somebody shares' },
    { permission: 'SendMessagesInThreads', name: 'Send Messages in Threads', why: 'the same in threads' },
    {
      permission: 'ReadMessageHistory',
      name: 'Read Message History',
      why: 'answering below the message that it is asked in, and looking whether something stands there before it is posted again',
    },
  ];

/** All of them. */
export const NEEDED: bigint = PERMISSIONS.reduce((all, { permission }) => all | PermissionFlagsBits[permission], 0n);

/** The names of those that are not among what is allowed, as Discord shows them. */
export function missing(allowed: bigint): string[] {
  if (allowed & PermissionFlagsBits.Administrator) return [];
  return PERMISSIONS.filter(({ permission }) => !(allowed & PermissionFlagsBits[permission])).map(({ name }) => name);
}

/** The names of those that posting somewhere takes, and that are not among what is allowed there. */
export function missingToPost(allowed: bigint, { isThread }: { readonly isThread: boolean }): string[] {
  return missingOf(['ViewChannel', isThread ? 'SendMessagesInThreads' : 'SendMessages'], allowed);
}

/** The same of those that reading what was posted takes. */
export function missingToRead(allowed: bigint): string[] {
  return missingOf(['ViewChannel', 'ReadMessageHistory'], allowed);
}

function missingOf(needed: readonly Permission[], allowed: bigint): string[] {
  const names = PERMISSIONS.filter(({ permission }) => needed.includes(permission)).map(({ name }) => name);
  const lacking = new Set(missing(allowed));
  return names.filter((name) => lacking.has(name));
}

/** Whether a message may be answered below it. */
export function mayReply(allowed: bigint): boolean {
  return (allowed & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ReadMessageHistory)) !== 0n;
}

/** Who sees commands for editors in a server, until its administrators say otherwise (Server Settings, Integrations). */
export const EDITORS_BY_DEFAULT: bigint = PermissionFlagsBits.ManageGuild;
