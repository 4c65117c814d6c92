import type { webApi } from '@slack/bolt';

/** What Slack's own types take for a manifest. */
export type Manifest = Exclude<webApi.AppsManifestCreateArguments['manifest'], string>;
type Scopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
export type OAuthScope = NonNullable<Scopes['bot']>[number];

/** What the app may do in a workspace, each with its reason; the README shows the same list. */
export const SCOPES: readonly {
  readonly scope: OAuthScope;
  readonly why: string;
  /** Wanted only where statements can be read in a browser. */
  readonly forLinks?: true;
}[] = [
  { scope: 'commands', why: 'slash commands and shortcuts' },
  { scope: 'chat:write', why: 'answers in threads and direct messages, what somebody shares, digests and alerts' },
  { scope: 'app_mentions:read', why: 'questions that mention the bot' },
  { scope: 'im:history', why: 'questions in direct messages' },
  {
    scope: 'channels:history',
    why: 'looking whether a message of its own, whose receipt was lost, stands there before it is posted again',
  },
  { scope: 'groups:history', why: 'the same in private channels that it was invited to' },
  { scope: 'im:write', why: 'the same in direct messages that it wrote by itself' },
  {
    scope: 'channels:read',
    why: 'whether a channel is shared with another organisation; /doctor: whether it is a member of it',
  },
  { scope: 'groups:read', why: 'the same of private channels that it was invited to' },
  {
    scope: 'users:read',
    why: 'who is a guest, or of another organisation; the time zone of whoever asks; the names of editors',
  },
  { scope: 'usergroups:read', why: 'who is in a group of editors, and what it is called' },
  { scope: 'links:read', why: 'links to statements of this record', forLinks: true },
  { scope: 'links:write', why: 'showing the statement under such a link', forLinks: true },
];

/** The scopes that are needed. */
export function scopesFor({ links }: { readonly links: boolean }): OAuthScope[] {
  return SCOPES.filter(({ forLinks }) => links || !forLinks).map(({ scope }) => scope);
}
