import type { Json } from '../local/state.js';

export type { Json } from '../local/state.js';

/** A component of a message or a modal, with the fields that tests look at; all others are there as well. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  content?: string;
  url?: string;
  style?: number;
  disabled?: boolean;
  placeholder?: string;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  [more: string]: unknown;
}

/** A message as Discord tells it, and whom it is for. */
export interface Message {
  id: string;
  channel_id: string;
  guild_id?: string;
  author: Json & { id: string; username: string; bot?: boolean };
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  type: number;
  embeds: Json[];
  components: Component[];
  attachments: Json[];
  mentions: Json[];
  nonce?: string | number;
  message_reference?: { message_id: string; channel_id: string; guild_id?: string };
  interaction_metadata?: Json;
  /** The only user who sees it; not told to the bot. Ephemeral messages are in no history. */
  ephemeralFor?: string;
  [more: string]: unknown;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
  /** Of the interaction that it answered. */
  interaction: string;
  /** The message whose component opened it. */
  message?: Message;
  place: Place;
}

export interface Choice {
  name: string;
  value: string | number;
  name_localizations?: Record<string, string> | null;
}

/** Where somebody does something; a direct message with the bot has no guild. */
export interface Place {
  guild?: string;
  channel: string;
}

/** Something that appeared on somebody's screen, changed or went away. Messages and modals are as they were then. */
export type Shown =
  | {
      /** `thinking` is the loading state of a deferred answer. */
      what: 'posted' | 'edited' | 'deleted' | 'thinking';
      message: Message;
      by: 'bot' | 'user';
      /** The id of the interaction by whose token it came. */
      interaction?: string;
    }
  | { what: 'modal'; modal: Modal; user: string; interaction: string }
  | { what: 'choices'; choices: Choice[]; user: string; interaction: string };

/** One request, in the order of arrival. */
export interface Call {
  /** The name of the operation in Discord's OpenAPI description: `create_message`, … */
  operation: string;
  /** `POST /channels/3…/messages`. */
  request: string;
  authorization: string | undefined;
  /** What was sent: the JSON, for lists too. */
  body: unknown;
  query: Record<string, string>;
  /** The HTTP status that was answered; 0 where the connection broke. */
  status: number;
  answer: unknown;
  at: number;
}
