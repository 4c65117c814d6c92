import { webApi } from '@slack/bolt';
import { OnrecordError } from '../../../errors.js';

/** Which credential was used, so that a message can name it. */
export type Credential = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/**
 * Why Slack wasn't reached. `refused`: by Slack, for a reason that doesn't pass by itself. `untrusted`: whoever answered
 * couldn't prove to be Slack. `passing`: all else.
 */
export interface Trouble {
  readonly kind: 'refused' | 'untrusted' | 'passing';
  /** Milliseconds that Slack asked to wait. */
  readonly askedFor: number;
  /** What to say where it isn't tried again. */
  readonly error: OnrecordError;
}

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

/** Codes of Node and OpenSSL for a certificate that proves nothing, or a peer that doesn't speak TLS. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

const NETWORK: { readonly [code: string]: string } = {
  ENOTFOUND: "its name can't be found",
  EAI_AGAIN: "its name can't be looked up at the moment",
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
  ETIMEDOUT: 'the connection takes too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection takes too long',
};

/** Reads what was thrown by a call to Slack, or by a socket. Nothing of an answer's body is repeated but known words. */
export function troubleOf(thrown: unknown, credential: Credential): Trouble {
  if (thrown instanceof OnrecordError) return { kind: 'refused', askedFor: 0, error: thrown };
  if (thrown instanceof SocketEnded) return socketTrouble(thrown);
  if (thrown instanceof webApi.WebAPIPlatformError) return platformTrouble(thrown, credential);
  if (thrown instanceof webApi.WebAPIRateLimitedError) {
    return passing('Slack asks to wait (rate limit)', thrown, thrown.retryAfter * 1_000);
  }
  if (thrown instanceof webApi.WebAPIHTTPError) return passing(`Slack answers with HTTP ${thrown.statusCode}`, thrown);
  const codes = causes(thrown).flatMap((cause) => [code(cause), cause instanceof Error ? cause.name : '']);
  const untrusted = codes.find((found) => UNTRUSTED.test(found));
  if (untrusted !== undefined) {
    const what = `Slack can't be reached safely: the certificate or the encryption of whoever answers is faulty (${untrusted}).`;
    const fix =
      'Check the clock of this machine and SLACK_API_URL; where a proxy of your own opens TLS, give Node its ' +
      'certificate with NODE_EXTRA_CA_CERTS.';
    return {
      kind: 'untrusted',
      askedFor: 0,
      error: new OnrecordError('SLACK_UNREACHABLE', what, fix, { cause: thrown }),
    };
  }
  if (codes.includes('TimeoutError') || codes.includes('AbortError')) return passing("Slack doesn't answer", thrown);
  const known = codes.find((found) => Object.hasOwn(NETWORK, found));
  return passing(known === undefined ? "Slack can't be reached" : `Slack can't be reached: ${NETWORK[known]}`, thrown);
}

function platformTrouble(thrown: webApi.WebAPIPlatformError, credential: Credential): Trouble {
  const { error, needed } = thrown.data as { readonly error: unknown; readonly needed?: unknown };
  // The client gives the whole body for an error where it isn't JSON, such as the page of a proxy.
  if (typeof error !== 'string' || !/^[a-z_]{1,60}$/.test(error)) {
    return passing("Whoever answers at SLACK_API_URL isn't Slack", thrown);
  }
  if (!Object.hasOwn(REFUSALS, error)) return passing(`Slack answers with ${error}`, thrown);
  const [meaning, fix = `Set ${credential} to ${WHERE[credential]}.`] = REFUSALS[error] ?? [error];
  const scope = typeof needed === 'string' && /^[\w:.,]{1,200}$/.test(needed) ? `, needed: ${needed}` : '';
  const what = `Slack refuses ${credential}: ${meaning} (${error}${scope}).`;
  return { kind: 'refused', askedFor: 0, error: new OnrecordError('SLACK_REFUSED', what, fix, { cause: thrown }) };
}

function socketTrouble(thrown: SocketEnded): Trouble {
  if (thrown.reason !== 'link_disabled') return passing(`Slack ended the socket (${thrown.reason})`, thrown);
  const what = 'Socket Mode is switched off for this app (link_disabled).';
  const fix = 'Switch it on under Socket Mode at api.slack.com/apps, or take SLACK_APP_TOKEN out to use HTTP.';
  return { kind: 'refused', askedFor: 0, error: new OnrecordError('SLACK_REFUSED', what, fix, { cause: thrown }) };
}

function passing(what: string, cause: unknown, askedFor = 0): Trouble {
  const fix = 'Check the network of this machine, SLACK_API_URL, and slack-status.com; then start again.';
  return { kind: 'passing', askedFor, error: new OnrecordError('SLACK_UNREACHABLE', `${what}.`, fix, { cause }) };
}

/** An error and what it was caused by, outermost first. */
function causes(thrown: unknown): unknown[] {
  const found: unknown[] = [];
  for (let at = thrown; at instanceof Error && found.length < 8; at = at.cause) found.push(at);
  return found;
}

function code(thrown: unknown): string {
  const { code: found } = thrown as { readonly code?: unknown };
  return typeof found === 'string' ? found : '';
}
