import type { WebSocket } from 'ws';
import type { Json } from './types.js';

/** One websocket of the bot. */
export interface Connection {
  socket: WebSocket;
  /** `/`, or `/resume` where a session told to come back. */
  path: string;
  query: Record<string, string>;
  session?: Session;
  /** What the bot sent, in order. */
  received: Json[];
}

/** What outlives a connection: https://discord.com/developers/docs/events/gateway#resuming */
export interface Session {
  id: string;
  shard: [id: number, count: number];
  intents: number;
  /** All that was dispatched, each with its number, from 1. */
  events: { t: string; s: number; d: unknown }[];
  /** The connection that hears them, if there is one. */
  connection: Connection | undefined;
  ended: boolean;
}

/** https://discord.com/developers/docs/events/gateway#list-of-intents */
export const INTENTS = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 };
/** Those that a bot is given only when somebody allows it. */
export const PRIVILEGED = { guildMembers: 1 << 1, presences: 1 << 8, messageContent: INTENTS.messageContent };
