import { readFileSync } from 'node:fs';
import { kindOf } from './api/conversations.js';
import { stateOf } from './state.js';
import type { Inbound } from './transport.js';
import type { Json, Message, Part, View } from './types.js';
import { APP, type Workspace } from './workspace.js';

export const PAYLOADS = [
  ...['slash_command', 'app_mention', 'message_im', 'message_action', 'shortcut', 'block_actions_message'],
  ...['block_actions_ephemeral', 'block_actions_modal', 'block_actions_home', 'block_suggestion', 'view_submission'],
  ...['view_closed', 'app_home_opened', 'link_shared', 'app_uninstalled', 'tokens_revoked', 'url_verification'],
] as const;

const recorded = new Map<string, string>();

/** A payload as Slack's documentation shows it, from `dev/slack/payloads`: a copy of one's own. */
export function payload(name: (typeof PAYLOADS)[number]): Json {
  let text = recorded.get(name);
  if (text === undefined) {
    text = readFileSync(new URL(`./payloads/${name}.json`, import.meta.url), 'utf8');
    recorded.set(name, text);
  }
  return JSON.parse(text) as Json;
}

/** Fills the recorded payloads with what happens in this workspace. */
export class Payloads {
  constructor(readonly workspace: Workspace) {}

  slash(from: { user: string; channel: string; command: string; text: string; url: string }): Inbound {
    const { id, name, team } = this.workspace.person(from.user);
    const channel = this.workspace.channels.get(from.channel);
    return {
      type: 'slash_commands',
      payload: {
        ...payload('slash_command'),
        ...{ team_id: team, team_domain: this.workspace.teams.get(team)!.domain, api_app_id: APP.id },
        ...{ channel_id: from.channel, channel_name: channel?.with ? 'directmessage' : channel?.name },
        ...{ user_id: id, user_name: name, command: from.command, text: from.text },
        ...{ response_url: from.url, trigger_id: this.workspace.trigger(id) },
      },
    };
  }

  /** An event, within what Slack wraps around each. */
  event(name: (typeof PAYLOADS)[number], team: string, event: Json): Inbound {
    const { bot } = this.workspace.teams.get(team)!;
    const sample = payload(name);
    const authorization = {
      enterprise_id: null,
      team_id: team,
      user_id: bot.user,
      is_bot: true,
      is_enterprise_install: false,
    };
    return {
      type: 'events_api',
      payload: {
        ...{ ...sample, team_id: team, context_team_id: team, api_app_id: APP.id, authorizations: [authorization] },
        ...{ is_ext_shared_channel: this.workspace.channels.get(String(event['channel']))?.extShared === true },
        ...{ context_enterprise_id: this.workspace.teams.get(team)!.enterprise ?? null },
        ...{ event_id: this.workspace.id('Ev'), event_time: Math.floor(this.workspace.clock() / 1000) },
        event: { ...(sample['event'] as Json), event_ts: this.workspace.ts(), ...event },
      },
    };
  }

  /** What an event says of a message. */
  ofMessage(message: Message): Json {
    const { ts, text, channel, user, team, thread_ts, bot_id, app_id } = message;
    // In a shared channel Slack tells whose people they are; the team of the message is that of the channel.
    const isShared = this.workspace.channels.get(channel)?.extShared === true;
    const home = this.workspace.people.get(user)?.team;
    const whose = isShared ? { user_team: home, source_team: home } : {};
    const thread = thread_ts === undefined ? {} : { thread_ts, parent_user_id: this.#parentOf(message) };
    const blocks = message.blocks ?? [
      {
        type: 'rich_text',
        block_id: 'b0',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ];
    const bot = bot_id === undefined ? {} : { bot_id, app_id };
    return {
      ts,
      event_ts: ts,
      text,
      channel,
      user,
      team: isShared ? team : (home ?? team),
      blocks,
      ...whose,
      ...thread,
      ...bot,
    };
  }

  #parentOf(message: Message): string | undefined {
    return this.workspace.message(message.channel, message.thread_ts ?? '')?.user;
  }

  message(message: Message): Inbound {
    const channel = this.workspace.channels.get(message.channel)!;
    const type = { im: 'im', private_channel: 'group', public_channel: 'channel' }[kindOf(channel)];
    return this.event('message_im', channel.team, { ...this.ofMessage(message), channel_type: type });
  }

  #interaction(name: (typeof PAYLOADS)[number], userId: string): Json {
    const { id, team, name: username } = this.workspace.person(userId);
    const { domain = team.toLowerCase() } = this.workspace.teams.get(team) ?? {};
    const sample = payload(name);
    const all: Json = { id, username, name: username, team_id: team };
    // Not every kind tells as much of the user, nor the app.
    const user = Object.fromEntries(Object.keys(sample['user'] as Json).map((key) => [key, all[key]]));
    const app = 'api_app_id' in sample ? { api_app_id: APP.id } : {};
    return { ...sample, team: { id: team, domain }, user, ...app };
  }

  #trigger(user: string): Json {
    return { trigger_id: this.workspace.trigger(user) };
  }

  #place(message: Message): Json {
    const channel = this.workspace.channels.get(message.channel);
    return { id: message.channel, name: channel?.with ? 'directmessage' : channel?.name };
  }

  /** What a message is in the payload of an interaction. */
  #sent({ channel, ephemeralFor, unfurls, metadata, ...message }: Message): Json {
    return message as unknown as Json;
  }

  /** A click, a choice in a menu. Of an ephemeral message Slack tells no more than where it is. */
  actions(user: string, on: Message | View, action: Json, url: string | undefined): Inbound {
    const acted = { ...action, action_ts: this.workspace.ts() };
    if ('hash' in on) {
      const sample = this.#interaction(on.type === 'home' ? 'block_actions_home' : 'block_actions_modal', user);
      const container = { type: 'view', view_id: on.id };
      const view = { ...on, state: stateOf(on.blocks, on.state.values) };
      return { type: 'interactive', payload: { ...sample, ...this.#trigger(user), container, view, actions: [acted] } };
    }
    const ephemeral = on.ephemeralFor !== undefined;
    const sample = this.#interaction(ephemeral ? 'block_actions_ephemeral' : 'block_actions_message', user);
    const thread = on.thread_ts === undefined ? {} : { thread_ts: on.thread_ts };
    return {
      type: 'interactive',
      payload: {
        ...{ ...sample, ...this.#trigger(user), channel: this.#place(on), response_url: url, actions: [acted] },
        container: { type: 'message', message_ts: on.ts, channel_id: on.channel, is_ephemeral: ephemeral, ...thread },
        ...(ephemeral ? {} : { message: this.#sent(on) }),
        state: stateOf(on.blocks ?? [], {}),
      },
    };
  }

  /** What is typed into a menu whose options the app gives. */
  suggestion(user: string, on: Message | View, element: Part, block: string, value: string): Inbound {
    const sample = this.#interaction('block_suggestion', user);
    const asked = { action_id: element.action_id, block_id: block, value };
    if ('hash' in on) {
      const container = { type: 'view', view_id: on.id };
      const view = { ...on, state: stateOf(on.blocks, on.state.values) };
      return { type: 'interactive', payload: { ...sample, ...asked, container, view } };
    }
    const { view: _, ...rest } = sample;
    const container = { type: 'message', message_ts: on.ts, channel_id: on.channel, is_ephemeral: !!on.ephemeralFor };
    return { type: 'interactive', payload: { ...rest, ...asked, container, channel: this.#place(on) } };
  }

  submission(user: string, view: View): Inbound {
    const sample = this.#interaction('view_submission', user);
    const sent = { ...view, state: stateOf(view.blocks, view.state.values) };
    return { type: 'interactive', payload: { ...sample, ...this.#trigger(user), view: sent } };
  }

  closed(user: string, view: View, cleared: boolean): Inbound {
    const sample = this.#interaction('view_closed', user);
    const sent = { ...view, state: stateOf(view.blocks, view.state.values) };
    return { type: 'interactive', payload: { ...sample, view: sent, is_cleared: cleared } };
  }

  messageShortcut(user: string, message: Message, callback: string, url: string): Inbound {
    const sample = this.#interaction('message_action', user);
    const at = { channel: this.#place(message), message_ts: message.ts, message: this.#sent(message) };
    const payload = { ...sample, ...this.#trigger(user), ...at, callback_id: callback, response_url: url };
    return { type: 'interactive', payload: { ...payload, action_ts: this.workspace.ts() } };
  }

  shortcut(user: string, callback: string): Inbound {
    const sample = this.#interaction('shortcut', user);
    const action_ts = this.workspace.ts();
    return { type: 'interactive', payload: { ...sample, ...this.#trigger(user), callback_id: callback, action_ts } };
  }
}
