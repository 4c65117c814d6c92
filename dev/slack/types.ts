import type { Json } from '../local/state.js';

export type { Json } from '../local/state.js';

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
}

/** A block, or an element in one, with the fields that tests look at; all others are there as well. */
export interface Part {
  type: string;
  block_id?: string;
  action_id?: string;
  text?: TextObject;
  value?: string;
  url?: string;
  elements?: Part[];
  fields?: TextObject[];
  accessory?: Part;
  element?: Part;
  label?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  [more: string]: unknown;
}

export interface Message {
  type: 'message';
  /** Grows with each message of the server. */
  ts: string;
  channel: string;
  team: string;
  user: string;
  bot_id?: string;
  app_id?: string;
  text: string;
  blocks?: Part[];
  attachments?: Json[];
  metadata?: { event_type: string; event_payload: Json };
  thread_ts?: string;
  edited?: { user: string; ts: string };
  /** The only user who sees it. Ephemeral messages are in no history. */
  ephemeralFor?: string;
  /** Whether Slack was told to leave links alone. */
  unfurls?: boolean;
}

export interface View {
  id: string;
  team_id: string;
  app_id: string;
  bot_id: string;
  type: 'modal' | 'home';
  title?: TextObject;
  submit?: TextObject | null;
  close?: TextObject | null;
  blocks: Part[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  /** What the user has chosen and typed, by block and action. */
  state: { values: Record<string, Record<string, Json>> };
  hash: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  previous_view_id: string | null;
  root_view_id: string;
  app_installed_team_id: string;
}

/** Something that appeared on somebody's screen, changed or went away. Messages and views are as they were then. */
export type Shown =
  | {
      what: 'posted' | 'replaced' | 'deleted' | 'unfurled';
      message: Message;
      /** The response_url through which it came, or that of the interaction whose acknowledgement held it. */
      url?: string;
      by: 'api' | 'response_url' | 'ack' | 'user';
    }
  | { what: 'opened' | 'pushed' | 'updated' | 'published' | 'closed' | 'refused'; view: View; user: string };

/** One request to the Web API or a response_url, in the order of arrival. */
export interface Call {
  /** `chat.postMessage`, …, or `response_url`. */
  method: string;
  token: string | undefined;
  args: Json;
  /** What was answered: the JSON, or how the answer failed. */
  answer: Json | string;
  at: number;
}
