import type { Logger } from 'pino';
import type { Audience } from '../../bot/access/readers.js';
import type { Finding } from '../../bot/answers/examination.js';
import { REAL_TIME, type Time } from '../../bot/delivery/clock.js';
import { connectWithRetry, doubtRefusals } from '../../bot/delivery/connection-retry.js';
import { failure, type Hindrance, type Platform, type Web } from '../../bot/delivery/platform.js';
import type { Bot } from '../../bot/dispatch.js';
import type { EventDeduplicator } from '../../bot/memory/deduplication.js';
import type { Pages } from '../../bot/memory/pages.js';
import type { PostingPlace } from '../../model/subscription.js';
import { Audiences } from './access/audiences.js';
import { Callers } from './access/callers.js';
import { createApp } from './connection/app.js';
import { slackClients } from './connection/clients.js';
import { createHttpReceiver, serveSlack } from './connection/http.js';
import { identify } from './connection/identity.js';
import { SocketReceiver } from './connection/reconnect.js';
import { troubleOf } from './connection/trouble.js';
import { findingsOf } from './doctor/doctor.js';
import { installationFindings } from './doctor/installations.js';
import { installedClientOf } from './doctor/installed-client.js';
import { addressOf } from './inbound/event/place.js';
import { listen } from './inbound/index.js';
import { Posting } from './posting/posting.js';
import { Posts } from './posting/posts.js';
import { Responder } from './posting/responder.js';
import { forgetUninstalled, type Installations, tokenIn } from './setup/installations.js';
import type { SlackSettings } from './setup/settings.js';
import { type InstallationIds, idsIn } from './setup/workspaces.js';

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly publicUrl: string | null;
  /** The pages of statements; null where there are none. */
  readonly pages: Pages | null;
  readonly bot: Bot;
  /** Tells what Slack sends for a second time. */
  readonly once: EventDeduplicator;
  /** What works and what doesn't, on all platforms, for the App Home. */
  readonly health: (place: string) => Promise<readonly Finding[]>;
  /** Where Slack calls in the modes `http` and `oauth`; needed there. */
  readonly web: Web | null;
  /** Where the tokens of workspaces are kept that install the app, in the mode `oauth`; needed there. */
  readonly installations: Installations | null;
  readonly logger: Logger;
  /** Ends the start, which waits for a Slack that can't be reached. */
  readonly signal: AbortSignal;
  readonly time?: Time;
  /** Milliseconds without a pong after which a socket counts as dead. */
  readonly pongWithin?: number;
}

/**
 * Connects to Slack and answers there.
 *
 * @throws {OnrecordError} `SLACK_REFUSED`, `SLACK_UNREACHABLE` (after five minutes); or anything when the signal is aborted.
 */
export async function startSlack(parts: SlackParts): Promise<Platform> {
  const { settings, logger, signal, time = REAL_TIME } = parts;
  const { mode, apiUrl } = settings;
  const clients = slackClients({ apiUrl, logger });
  const trying = { troubleOf: (thrown: unknown) => troubleOf(thrown, 'SLACK_BOT_TOKEN'), time, logger, signal };
  const identified = (botToken: string) => identify(clients.once(botToken));
  const single =
    mode.type === 'oauth'
      ? null
      : { botToken: mode.botToken, identity: await connectWithRetry(() => identified(mode.botToken), trying) };
  const { failed, fail } = failure();
  const connection = mode.type === 'socket' ? socketConnection(mode.appToken) : httpConnection(mode);
  const app = createApp({
    receiver: connection.receiver,
    clientOptions: clients.repeating,
    logger,
    single,
    publicUrl: parts.publicUrl,
    fetch: clients.fetch,
  });
  const { editors, readers, sharedChannels, editorsChannels } = settings;
  const audiences = new Audiences({ readers, sharedChannels, time, logger });
  const callers = new Callers({ editors, readers, audiences, severalInstalled: single === null, time, logger });
  const stopping = new AbortController();
  const doubting = { ...trying, name: 'Slack', fail, signal: stopping.signal };
  // The tokens of workspaces that install the app come and go.
  const refused = single ? doubtRefusals({ ...doubting, check: () => identified(single.botToken) }) : null;
  const posting = new Posting({ single: clients.once, time, logger });
  const posts = new Posts({ posting, tokenOf, refused, logger });
  listen(app, {
    bot: parts.bot,
    once: parts.once,
    responder: new Responder({ posting, single: clients.once, refused: refused ?? (() => {}), logger }),
    callers,
    audiences,
    time,
    editorsChannels,
    pages: parts.pages,
    health: parts.health,
    logger,
  });
  const { installations } = parts;
  if (installations) forgetUninstalled(app, installations);
  await installations?.renew(logger);
  await connection.start();

  return {
    name: 'slack',
    connected: connection.connected,
    failed,
    ...(connection.heardAt && { heardAt: connection.heardAt }),
    check: async (place) => {
      const { installation, channel } = addressOf(place ?? '');
      const heardAt = connection.heardAt?.();
      const url = parts.publicUrl;
      const found = await findingsOf({
        installed: await installedClientOf({ options: clients.repeating, tokenOf, single }, installation),
        reach: { connected: connection.connected(), ...(heardAt !== undefined && { heardAt }), url },
        links: parts.pages !== null,
        editors,
        readers,
        sharedChannels,
        editorsChannels,
        channel,
      });
      if (installations === null) return found;
      return [...found, ...(await installationFindings(installations, { named: false, publicUrl: url }))];
    },
    ...(installations && { hindrance: () => hindranceOf(installations) }),
    hasThreads: true,
    // Of several workspaces none is told what happens in another.
    editorsOf: (place) => editorsOf(place, editorsChannels),
    editorsChannels: () => editorsChannels.map((channel) => ({ platform: 'slack', channel, isPerson: false })),
    audienceOf: (place) => app.inFlight.track(audienceOf(place)),
    post: (post) => app.inFlight.track(posts.post(post)),
    async stop() {
      stopping.abort();
      await connection.stop();
      await app.inFlight.drained({ time, logger });
    },
  };

  /** What it takes to post there is asked of Slack with the token that would post. */
  async function audienceOf({ channel: name, isPerson }: PostingPlace): Promise<Audience> {
    const { installation, channel } = addressOf(name);
    const token = await tokenOf(installation).catch(() => null);
    // Nothing can be posted there, which the post says.
    if (token === null) return 'readers';
    const client = clients.once(token);
    const context = installedAs(installation);
    if (!isPerson) {
      const audience = await audiences.of(channel, client, context);
      return audience === 'unknown' && (await audiences.isUnseen(channel, client, context)) ? 'readers' : audience;
    }
    const { standing } = await callers.rightsOf({ userId: channel, teams: [] }, client, context);
    return standing === 'reader' ? 'readers' : standing === 'unknown' ? 'unknown' : 'outsiders';
  }

  function installedAs(installation: string | null): InstallationIds {
    const isEnterpriseInstall = installation?.startsWith('E') ?? false;
    if (single !== null) {
      const { teamId, enterpriseId } = single.identity;
      return { teamId, ...(enterpriseId !== null && { enterpriseId }), isEnterpriseInstall: false };
    }
    if (installation === null) return { isEnterpriseInstall };
    return {
      isEnterpriseInstall,
      ...(isEnterpriseInstall ? { enterpriseId: installation } : { teamId: installation }),
    };
  }

  async function tokenOf(installation: string | null): Promise<string | null> {
    if (single === null) return connection.installer ? tokenIn(installation, connection.installer) : null;
    const { teamId, enterpriseId } = single.identity;
    return [null, teamId, enterpriseId].includes(installation) ? single.botToken : null;
  }

  function socketConnection(appToken: string) {
    const pongWithin = parts.pongWithin ?? 5_000;
    const receiver = new SocketReceiver({ time, logger, signal, fail, appToken, clients, pongWithin });
    return {
      receiver,
      installer: undefined,
      heardAt: undefined,
      connected: () => receiver.connected(),
      start: () => receiver.start(),
      stop: () => receiver.stop(),
    };
  }

  function httpConnection(http: Exclude<SlackSettings['mode'], { readonly type: 'socket' }>) {
    const { web, installations, publicUrl } = parts;
    const links = parts.pages !== null;
    if (web === null) throw new Error('Slack in HTTP mode needs a server');
    let heardAt: number | null = null;
    const heard = () => {
      heardAt = time.now();
    };
    const httpParts = { mode: http, apiUrl, publicUrl, links, installations, clients, web, heard, logger, time };
    const receiver = createHttpReceiver(httpParts);
    let serving = false;
    return {
      receiver,
      installer: receiver.installer,
      heardAt: () => heardAt,
      connected: () => serving,
      start: async () => {
        serveSlack(receiver, httpParts);
        serving = true;
      },
      stop: async () => {
        serving = false;
      },
    };
  }
}

/** Where workspaces can't be answered, for whoever watches the process; which ones they are is nobody's business there. */
function hindranceOf(installations: Installations): Hindrance | null {
  const { count, of } = installations.unreadable();
  if (count === 0) return null;
  return { what: `${count} of ${of} installations can't be decrypted`, isTotal: count === of };
}

/** The editors' channel of the workspace of a place, named as its place is. */
function editorsOf({ channel: name }: PostingPlace, channels: SlackSettings['editorsChannels']): PostingPlace | null {
  const { installation } = addressOf(name);
  const [channel] = idsIn(channels, installation);
  if (channel === undefined) return null;
  return {
    platform: 'slack',
    channel: installation === null ? channel : `${installation}:${channel}`,
    isPerson: false,
  };
}
