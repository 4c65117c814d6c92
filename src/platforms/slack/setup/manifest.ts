import { type Command, usage } from '../../../bot/commands/command.js';
import { type SlashCommand, slashCommands, wordOf } from '../../../bot/commands/slash.js';
import { MESSAGE_SHORTCUTS, SEARCH_SHORTCUT } from '../inbound/shortcuts.js';
import { type Manifest, scopesFor } from './scopes.js';

type Event = NonNullable<NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']>[number];

export interface ManifestOptions {
  readonly commands: readonly Command[];
  /** Where Slack calls the app; null in Socket Mode. */
  readonly url: string | null;
  /** Where statements can be read in a browser; null where nowhere. */
  readonly publicUrl: string | null;
  /** Whether several workspaces install it. */
  readonly isDistributed: boolean;
}

/** Longest texts that a manifest takes (https://docs.slack.dev/reference/app-manifest/). */
const LONGEST_HINT = 1000;

/**
 * The manifest of the Slack app, from which it is made or brought up to date: whatever commands there are, the ways in,
 * and no scope more than they need.
 */
export function appManifest({ commands, url, publicUrl, isDistributed }: ManifestOptions): Manifest {
  const address = url === null ? null : `${url.replace(/\/$/, '')}/slack/events`;
  const atAddress = address === null ? {} : { url: address };
  const links = publicUrl !== null;
  const redirect =
    url !== null && isDistributed ? { redirect_urls: [`${url.replace(/\/$/, '')}/slack/oauth_redirect`] } : {};
  return {
    display_information: {
      name: 'Onrecord',
      description: 'Who said what, word for word, with the source',
      long_description:
        'Ask who said what about something and get the exact words from the newsroom’s own record of articles and ' +
        'transcripts, each with its speaker, date and source. Answers are seen by whoever asks, until they share them. ' +
        'Nothing is reworded or generated, and what is not on record is said to be not on record.',
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'onrecord', always_online: true },
      slash_commands: slashCommands(commands).map((command) => {
        const hint = hintOf(command).slice(0, LONGEST_HINT);
        return {
          command: `/${command.name}`,
          ...atAddress,
          description: command.description,
          ...(hint !== '' && { usage_hint: hint }),
          should_escape: false,
        };
      }),
      shortcuts: [
        {
          name: SEARCH_SHORTCUT.name,
          type: 'global',
          callback_id: SEARCH_SHORTCUT.callbackId,
          description: SEARCH_SHORTCUT.description,
        },
        ...MESSAGE_SHORTCUTS.map(({ name, callbackId, description }) => ({
          name,
          type: 'message' as const,
          callback_id: callbackId,
          description,
        })),
      ],
      ...(links && { unfurl_domains: [new URL(publicUrl).hostname] }),
    },
    oauth_config: { ...redirect, scopes: { bot: scopesFor({ links }) } },
    settings: {
      event_subscriptions: {
        ...(address !== null && { request_url: address }),
        bot_events: eventsFor({ links, isDistributed }),
      },
      interactivity: {
        is_enabled: true,
        ...(address !== null && { request_url: address, message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: false,
    },
  };
}

/** What may stand behind a command: its text, or the second words of a group. */
function hintOf({ name, isGroup, commands: [first, ...others] }: SlashCommand): string {
  if (!first) return '';
  return isGroup ? [first, ...others].map(wordOf).join(' | ') : usage(first).slice(name.length + 2);
}

function eventsFor({ links, isDistributed }: { readonly links: boolean; readonly isDistributed: boolean }): Event[] {
  const events: Event[] = ['app_home_opened', 'app_mention', 'message.im'];
  if (links) events.push('link_shared');
  if (isDistributed) events.push('app_uninstalled', 'tokens_revoked');
  return events;
}
