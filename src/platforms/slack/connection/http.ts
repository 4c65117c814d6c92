import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type InstallURLOptions, verifySlackRequest } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Time } from '../../../bot/delivery/clock.js';
import type { Web } from '../../../bot/delivery/platform.js';
import type { Installations } from '../setup/installations.js';
import { scopesFor } from '../setup/scopes.js';
import type { SlackMode } from '../setup/settings.js';
import type { SlackClients } from './clients.js';
import { InstallPages } from './install-pages.js';
import { slackLogger } from './logger.js';
import { OAuthStates } from './oauth-states.js';
import { Replays } from './replays.js';

const PATHS = { events: '/slack/events', install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

/** Bytes of a body; the largest that Slack sends is a view, of some 250 kB. */
const BODY_LIMIT = 1024 * 1024;

/** How far ahead a timestamp may be, in seconds: clocks differ. How far behind is bolt's to check: 300. */
const AHEAD = 60;

export interface HttpParts {
  readonly mode: Exclude<SlackMode, { readonly type: 'socket' }>;
  readonly apiUrl: string;
  readonly publicUrl: string | null;
  /** Whether links to statements are to be shown. */
  readonly links: boolean;
  /** Where the tokens of workspaces are kept; for the mode `oauth`. */
  readonly installations: Installations | null;
  readonly clients: SlackClients;
  readonly web: Web;
  /** Told of each request that Slack has signed. */
  readonly heard: () => void;
  readonly logger: Logger;
  readonly time: Pick<Time, 'now'>;
}

/** Bolt's receiver without a server of its own: `serveSlack` brings it what comes. */
export function createHttpReceiver(parts: HttpParts): HTTPReceiver {
  const { mode, apiUrl, installations, clients, logger, time } = parts;
  const options = installOptions(parts);
  const pages = new InstallPages({ ...parts, paths: PATHS });
  return new HTTPReceiver({
    signingSecret: mode.signingSecret,
    endpoints: PATHS.events,
    bodyLimit: BODY_LIMIT,
    logger: slackLogger(logger),
    processEventErrorHandler: async ({ error, response }) => {
      logger.error({ err: error }, 'A delivery failed');
      if (!response.headersSent) HTTPModuleFunctions.buildNoBodyResponse(response, 500);
      return false;
    },
    ...(mode.type === 'oauth' &&
      installations && {
        clientId: mode.clientId,
        clientSecret: mode.clientSecret,
        installationStore: installations,
        ...options,
        installerOptions: {
          installPath: PATHS.install,
          redirectUriPath: PATHS.redirect,
          clientOptions: clients.repeating,
          callbackOptions: { success: pages.success, failure: pages.failure },
          authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
          stateCookieName: pages.cookieName,
          stateStore: new OAuthStates({
            secret: mode.stateSecret,
            options,
            isFirst: (...asked) => installations.isFirst(...asked),
            now: () => time.now(),
          }),
        },
      }),
  });
}

/** What the app asks for where it is installed, and where Slack sends people back to. */
function installOptions({ publicUrl, links }: HttpParts): InstallURLOptions & { readonly scopes: string[] } {
  const scopes = scopesFor({ links });
  return { scopes, ...(publicUrl !== null && { redirectUri: `${publicUrl}${PATHS.redirect}` }) };
}

/** Serves what Slack calls, and the pages that install the app where several workspaces may. */
export function serveSlack(receiver: HTTPReceiver, parts: HttpParts): void {
  const { mode, web, heard, logger, time } = parts;
  const replays = new Replays();
  web.serve(PATHS.events, ['POST'], async (request, response) => {
    let buffered: BufferedRequest;
    try {
      buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_LIMIT);
    } catch (error) {
      const tooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.type === 'entity.too.large';
      // What is left of the body isn't read.
      response.setHeader('connection', 'close');
      return refuse(response, tooLarge ? 413 : 400, tooLarge ? 'its body is too large' : 'its body is cut off', logger);
    }
    const { rawBody: body } = buffered;
    const fault = signatureFault(request, body, mode.signingSecret, time.now());
    // Slack tries the certificate with a form that needs no signature and asks for nothing.
    if (fault !== null && isSslCheck(request, body)) return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (fault !== null) return refuse(response, 401, fault, logger);
    if (!isReadable(buffered)) return refuse(response, 400, 'its body is broken', logger);
    const signature = String(request.headers['x-slack-signature']);
    if (!replays.take(signature, time.now())) return refuse(response, 401, 'it was sent before', logger);
    heard();
    response.once('close', () => {
      // What failed on our side is tried again by Slack, perhaps within the same second and so with the same signature.
      if (!response.writableFinished || response.statusCode >= 500) replays.forget(signature);
    });
    receiver.requestListener(request, response);
  });
  const { installer } = receiver;
  if (mode.type !== 'oauth' || installer === undefined) return;
  const pages = new InstallPages({ ...parts, paths: PATHS });
  web.serve(PATHS.install, ['GET'], async (_, response) => {
    const state = await installer.stateStore?.generateStateParam(installOptions(parts), new Date());
    if (state === undefined) throw new Error('There are no states');
    pages.begin(response, {
      state,
      authorizeUrl: await installer.generateInstallUrl(installOptions(parts), true, state),
    });
  });
  web.serve(PATHS.redirect, ['GET'], (request, response) => receiver.requestListener(request, response));
}

/** What is wrong with the signature of a request, in words for the log; null for nothing. */
function signatureFault(
  { headers }: Pick<IncomingMessage, 'headers'>,
  body: Buffer,
  signingSecret: string,
  now: number,
): string | null {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return "it isn't signed";
  if (!/^\d{1,12}$/.test(timestamp)) return 'its timestamp is no number';
  const seconds = Number(timestamp);
  if (seconds - now / 1_000 > AHEAD) return 'its timestamp is ahead of the clock of this machine';
  try {
    verifySlackRequest({
      signingSecret,
      body: body.toString(),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
      nowMilliseconds: now,
    });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

type BufferedRequest = Awaited<ReturnType<typeof HTTPModuleFunctions.bufferIncomingMessage>>;

/**
 * Whether bolt can read it. Of what is no JSON it logs the beginning, which may be somebody's words; and of "null" it reads
 * fields where nobody catches what that throws, which ends the process.
 */
function isReadable(request: BufferedRequest): boolean {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request) !== null;
  } catch {
    return false;
  }
}

function isSslCheck({ headers }: Pick<IncomingMessage, 'headers'>, body: Buffer): boolean {
  const form = headers['content-type'] === 'application/x-www-form-urlencoded';
  return form && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}

function refuse(response: ServerResponse, status: number, why: string, logger: Logger): void {
  logger.warn({ status }, `A request to ${PATHS.events} was refused: ${why}`);
  HTTPModuleFunctions.buildNoBodyResponse(response, status);
}
