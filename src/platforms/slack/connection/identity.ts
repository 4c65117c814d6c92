import type { webApi } from '@slack/bolt';
import { OnrecordError } from '../../../model/errors.js';

/** Whose token it is. */
export interface SlackIdentity {
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
  /** The workspace's name. */
  readonly team: string;
  /** Null outside of an organisation. */
  readonly enterpriseId: string | null;
  /** What the token may do, as Slack says; null where it doesn't. */
  readonly scopes: readonly string[] | null;
}

/**
 * Asks Slack whose bot token it is.
 *
 * @throws what the client throws; {OnrecordError} `SLACK_REFUSED` for a token that is no bot's.
 */
export async function identify(client: webApi.WebClient): Promise<SlackIdentity> {
  const { bot_id, user_id, team_id, team, enterprise_id, response_metadata } = await client.auth.test();
  if (!bot_id || !user_id || !team_id) {
    throw new OnrecordError(
      'SLACK_REFUSED',
      'SLACK_BOT_TOKEN belongs to no bot.',
      'Set it to the Bot User OAuth Token (xoxb-…) under OAuth & Permissions of the app at api.slack.com/apps.',
    );
  }
  return {
    botId: bot_id,
    botUserId: user_id,
    teamId: team_id,
    team: team ?? team_id,
    enterpriseId: enterprise_id ?? null,
    scopes: response_metadata?.scopes ?? null,
  };
}
