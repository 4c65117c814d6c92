import { webApi } from '@slack/bolt';
import {
  type ConnectionTerms,
  type ConnectionTrouble,
  networkTrouble,
  transientTrouble,
} from '../../../bot/delivery/connection-retry.js';
import { OnrecordError } from '../../../model/errors.js';

/** Which credential was used, so that a message can name it. */
export type Credential = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const TERMS: ConnectionTerms = {
  name: 'Slack',
  unreachable: 'SLACK_UNREACHABLE',
  address: 'SLACK_API_URL',
  status: 'slack-status.com',
};

/** Slack ended or refused a socket, saying why (`link_disabled`), or it didn't say hello. */
export class SocketEnded extends Error {
  override readonly name = 'SocketEnded';
  readonly reason: string;

  constructor(reason: string) {
    super(`The socket ended: ${reason}`);
    this.reason = reason;
  }
}

/** Where a token is made anew. */
const WHERE: { readonly [C in Credential]: string } = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token (xoxb-…) under OAuth & Permissions of the app at api.slack.com/apps',
  SLACK_APP_TOKEN:
    'an App-Level Token (xapp-…) with the scope connections:write under Basic Information at api.slack.com/apps',
};

const REINSTALL = 'Install the app in the workspace again (Install App at api.slack.com/apps), then set the new token.';

/** What Slack calls a refusal: what it means, and what to do where it isn't to copy the token again. */
const REFUSALS: { readonly [error: string]: readonly [meaning: string, fix?: string] } = {
  invalid_auth: ["Slack doesn't know it"],
  not_authed: ['none was sent'],
  account_inactive: ['its app or user was removed from the workspace', REINSTALL],
  user_removed_from_team: ['its user was removed from the workspace', REINSTALL],
  token_revoked: ['it was revoked', REINSTALL],
  token_expired: ['it has expired', `Turn token rotation off, under OAuth & Permissions. ${REINSTALL}`],
  not_allowed_token_type: ['it is a token of another kind'],
  missing_scope: ['it lacks a scope'],
  team_disabled: ['the workspace is disabled', 'Ask an owner of the workspace.'],
  org_login_required: ['the workspace is being moved to another organisation', 'Try again when that is done.'],
  enterprise_is_restricted: ["the organisation doesn't allow it", 'Ask an owner of the organisation.'],
  ekm_access_denied: ['the organisation has suspended it', 'Ask an owner of the organisation.'],
  team_access_not_granted: ["the app isn't granted this workspace", 'Ask an owner of the organisation.'],
  forbidden_team: ['the workspace may not use it', 'Ask an owner of the workspace.'],
  access_denied: ['access is denied', 'Ask an owner of the workspace whether the app is approved.'],
  no_permission: ['its user lacks the permission', REINSTALL],
};

/** Reads what was thrown by a call to Slack, or by a socket. Nothing of an answer's body is repeated but known words. */
export function troubleOf(thrown: unknown, credential: Credential): ConnectionTrouble {
  if (thrown instanceof OnrecordError) return { kind: 'refused', askedFor: 0, error: thrown };
  if (thrown instanceof SocketEnded) return socketTrouble(thrown);
  if (thrown instanceof webApi.WebAPIPlatformError) return platformTrouble(thrown, credential);
  if (thrown instanceof webApi.WebAPIRateLimitedError) {
    return transientTrouble('Slack asks to wait (rate limit)', thrown, TERMS, thrown.retryAfter * 1_000);
  }
  if (thrown instanceof webApi.WebAPIHTTPError)
    return transientTrouble(`Slack answers with HTTP ${thrown.statusCode}`, thrown, TERMS);
  return networkTrouble(thrown, TERMS);
}

function platformTrouble(thrown: webApi.WebAPIPlatformError, credential: Credential): ConnectionTrouble {
  const { error, needed } = thrown.data as { readonly error: unknown; readonly needed?: unknown };
  // The client gives the whole body for an error where it isn't JSON, such as the page of a proxy.
  if (typeof error !== 'string' || !/^[a-z_]{1,60}$/.test(error)) {
    return transientTrouble("Whoever answers at SLACK_API_URL isn't Slack", thrown, TERMS);
  }
  if (!Object.hasOwn(REFUSALS, error)) return transientTrouble(`Slack answers with ${error}`, thrown, TERMS);
  const [meaning, fix = `Set ${credential} to ${WHERE[credential]}.`] = REFUSALS[error] ?? [error];
  const scope = typeof needed === 'string' && /^[\w:.,]{1,200}$/.test(needed) ? `, needed: ${needed}` : '';
  const what = `Slack refuses ${credential}: ${meaning} (${error}${scope}).`;
  return { kind: 'refused', askedFor: 0, error: new OnrecordError('SLACK_REFUSED', what, fix, { cause: thrown }) };
}

function socketTrouble(thrown: SocketEnded): ConnectionTrouble {
  if (thrown.reason !== 'link_disabled')
    return transientTrouble(`Slack ended the socket (${thrown.reason})`, thrown, TERMS);
  const what = 'Socket Mode is switched off for this app (link_disabled).';
  const fix = 'Switch it on under Socket Mode at api.slack.com/apps, or take SLACK_APP_TOKEN out to use HTTP.';
  return { kind: 'refused', askedFor: 0, error: new OnrecordError('SLACK_REFUSED', what, fix, { cause: thrown }) };
}
