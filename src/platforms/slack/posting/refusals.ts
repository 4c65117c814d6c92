/** Why Slack posts nothing in a place, and nothing else either before somebody mends it. */
const LASTING: Readonly<Record<string, string>> = {
  not_in_channel: 'The bot is not a member of the channel: invite it with /invite.',
  channel_not_found: 'The bot does not see the channel: invite it with /invite.',
  is_archived: 'The channel is archived.',
  restricted_action: 'The workspace does not let the bot post there.',
  restricted_action_read_only_channel: 'Only some people may post in the channel.',
  restricted_action_thread_only_channel: 'In the channel nothing may be posted but in threads.',
  account_inactive: 'The account of the bot, or the workspace, is not in use any more.',
  user_not_found: 'There is nobody of this id in the workspace.',
  user_disabled: 'The account of this person is not in use any more.',
  user_not_visible: 'The bot does not see this person.',
  cannot_dm_bot: 'A bot can’t be written to.',
  messages_tab_disabled: 'The app takes no direct messages: switch on the Messages Tab under App Home.',
  missing_scope: 'The app lacks a scope; the doctor command tells which.',
  no_permission: 'The app lacks a permission in the workspace; the doctor command tells more.',
  ekm_access_denied: 'An administrator has suspended posting there.',
  team_access_not_granted: 'The app is not granted this workspace.',
  team_not_found: 'The workspace is not there any more.',
  enterprise_is_restricted: 'The organisation does not let the bot post there.',
  org_login_required: 'The workspace is being moved to another organisation.',
};

/** Those of one message: another one may be taken. */
const ONCE: Readonly<Record<string, string>> = {
  thread_not_found: 'What it belongs below is gone.',
  cannot_reply_to_message: 'Nothing can be posted below that message.',
  restricted_action_non_threadable_channel: 'The channel has no threads.',
  restricted_action_thread_locked: 'The thread is closed.',
};

/** Errors by which Slack refuses a token, rather than what was asked for. */
export const REFUSED_TOKEN: ReadonlySet<string> = new Set([
  'token_revoked',
  'account_inactive',
  'invalid_auth',
  'token_expired',
]);

/** Errors by which Slack says that the bot is not there. */
export const NOT_A_MEMBER: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** What a refusal means, by what Slack calls it. */
export function refusalOf(code: string): { readonly why: string; readonly isLasting: boolean } {
  const other = `Slack refused it (${code}); the doctor command tells what is missing.`;
  return {
    why: LASTING[code] ?? ONCE[code] ?? other,
    isLasting: Object.hasOwn(LASTING, code) || REFUSED_TOKEN.has(code),
  };
}
