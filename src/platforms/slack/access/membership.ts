import { webApi } from '@slack/bolt';
import { isTimeZone } from '../../../text/time-zone.js';
import type { InstallationIds } from '../setup/workspaces.js';

/** What Slack says of somebody. */
export interface SlackUser {
  readonly name: string | null;
  readonly timeZone: string | null;
  /** The workspaces that they belong to, by their ids; none where Slack knows nobody of their id, or they have left. */
  readonly teams: readonly string[];
  /** The organisation of those workspaces; null outside of any. */
  readonly enterprise: string | null;
  readonly isGuest: boolean;
}

/** Errors by which Slack says that somebody is nobody of the workspace, or nobody that the bot may see. */
const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/**
 * Asks Slack about somebody (https://docs.slack.dev/reference/objects/user-object).
 *
 * @throws what the client throws, but for errors that say who they are not.
 */
export async function personOf(userId: string, client: webApi.WebClient): Promise<SlackUser> {
  let found: Awaited<ReturnType<webApi.WebClient['users']['info']>>['user'];
  try {
    ({ user: found } = await client.users.info({ user: userId }));
  } catch (error) {
    const isNobody = error instanceof webApi.WebAPIPlatformError && NOBODY.has(error.data.error);
    if (!isNobody) throw error;
  }
  const { enterprise_user: grid } = found ?? {};
  const isGone = !found || found.deleted === true || found.is_stranger === true;
  return {
    name: found?.real_name || found?.name || null,
    // Slack may know zones that this process doesn't.
    timeZone: found?.tz && isTimeZone(found.tz) ? found.tz : null,
    teams: isGone ? [] : [found?.team_id, ...(grid?.teams ?? [])].filter((id) => typeof id === 'string'),
    enterprise: isGone ? null : (grid?.enterprise_id ?? null),
    isGuest: found?.is_restricted === true || found?.is_ultra_restricted === true,
  };
}

/** Whether somebody belongs to where the app is installed: a workspace, or all those of an organisation. */
export function isInside(
  { teams, enterprise }: SlackUser,
  { teamId, enterpriseId, isEnterpriseInstall }: InstallationIds,
): boolean {
  if (isEnterpriseInstall) return enterprise !== null && enterprise === enterpriseId;
  return teamId !== undefined && teams.includes(teamId);
}

/**
 * Whether what came in proves by itself that somebody belongs to the workspace where the app is installed: Slack says which is
 * theirs, and in all that it says it is that one. Where a whole organisation has installed it, nothing proves it: bolt takes the
 * workspace from what came in.
 *
 * @param said ids of workspaces that Slack gives for whoever did it
 */
export function provesInside(said: readonly unknown[], { teamId, isEnterpriseInstall }: InstallationIds): boolean {
  const told = said.filter((id) => id !== undefined && id !== null);
  return !isEnterpriseInstall && teamId !== undefined && told.length > 0 && told.every((id) => id === teamId);
}

/** What an event says of whoever did it, and what Slack puts around every event. */
interface Eventful {
  readonly event: object;
  readonly body: object;
}

/**
 * Ids of the workspaces that an event gives for whoever did it. A message says whose it is: `user_team` and `source_team` in
 * channels that are shared with other organisations, `team` in all. Where another event says nothing, and the channel is not
 * shared with anybody, it is that of the channel.
 *
 * @see https://docs.slack.dev/apis/slack-connect/
 */
export function teamsInEvent({ event, body }: Eventful): readonly unknown[] {
  const { user_team, source_team, team, channel } = event as Readonly<Record<string, unknown>>;
  const around = body as Readonly<Record<string, unknown>>;
  const isShared = isToldShared(body) !== false;
  // In a shared channel, `team` alone may be that of the channel.
  if (isShared && typeof user_team !== 'string') return [];
  const said = [user_team, source_team, team].filter((id) => typeof id === 'string');
  if (said.length > 0) return said;
  // Within an organisation, a channel may be shared between workspaces.
  const isInOrganisation = Boolean(around['enterprise_id'] ?? around['context_enterprise_id']);
  const isOfOne = !isShared && !isInOrganisation && typeof channel === 'string' && /^[CG]/.test(channel);
  return isOfOne ? [around['team_id']] : [];
}

/** Whether Slack says around an event that its channel is shared with another organisation; undefined where it says nothing. */
export function isToldShared(body: object): boolean | undefined {
  const { is_ext_shared_channel: isShared } = body as Readonly<Record<string, unknown>>;
  return typeof isShared === 'boolean' ? isShared : undefined;
}
