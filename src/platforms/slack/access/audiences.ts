import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Audience, Readers } from '../../../bot/access/readers.js';
import type { Time } from '../../../bot/delivery/clock.js';
import { LookupCache } from '../../../bot/memory/cache.js';
import type { InstallationIds } from '../setup/workspaces.js';

/** How long what Slack says of a channel is believed, in milliseconds: it may be shared at any moment. */
const BELIEVED = 60 * 1000;

/** Longest that anybody waits for it, in milliseconds. */
const PATIENCE = 1000;

export interface AudiencesParts {
  readonly readers: Readers;
  /** Whether channels that are shared with other organisations are treated like all others (`SLACK_SHARED_CHANNELS`). */
  readonly sharedChannels: 'private' | 'public';
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

/** What is known of a channel: `unseen` where the bot sees none of this id. */
type ChannelSharing = 'shared' | 'own' | 'unseen';

/** What came in there says of a channel (`is_ext_shared_channel`); undefined where it says nothing. */
type Told = boolean | undefined;

/** Who sees what is posted in a channel. */
export class Audiences {
  readonly #parts: AudiencesParts;
  readonly #channels: LookupCache<ChannelSharing>;

  constructor(parts: AudiencesParts) {
    const { time, logger } = parts;
    this.#parts = parts;
    this.#channels = new LookupCache({ platform: 'Slack', believed: BELIEVED, patience: PATIENCE, time, logger });
  }

  /** Who would see something in a channel of a workspace. Never rejects. */
  async of(channel: string, client: webApi.WebClient, context: InstallationIds, told?: Told): Promise<Audience> {
    const { readers, sharedChannels } = this.#parts;
    const within: Audience = readers === 'everyone' ? 'readers' : 'some';
    if (sharedChannels === 'public') return within;
    if (told === true) return 'outsiders';
    const sharing = await this.#sharingOf(channel, client, context);
    if (sharing === 'shared') return 'outsiders';
    if (sharing === 'own') return within;
    // What Slack has said with the message itself counts; but within an organisation it says nothing of other workspaces.
    return told === false && !context.enterpriseId ? within : 'unknown';
  }

  /** Whether the bot sees no such channel, so that it can't post there at all. */
  async isUnseen(channel: string, client: webApi.WebClient, context: InstallationIds): Promise<boolean> {
    return (await this.#sharingOf(channel, client, context)) === 'unseen';
  }

  #sharingOf(
    channel: string,
    client: webApi.WebClient,
    { isEnterpriseInstall }: InstallationIds,
  ): Promise<ChannelSharing | null> {
    const { token = '' } = client;
    return this.#channels.of(`${token} ${channel}`, async () => {
      try {
        const { channel: found } = await client.conversations.info({ channel });
        if (!found) return null;
        // Whoever accepts an invitation that is pending reads what was said before.
        const withOthers = found.is_ext_shared === true || found.is_pending_ext_shared === true;
        // With other workspaces of the same organisation, which are outside unless all of it has installed the app.
        const withWorkspaces = found.is_org_shared === true && !isEnterpriseInstall;
        return withOthers || withWorkspaces ? 'shared' : 'own';
      } catch (error) {
        const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
        if (code === 'channel_not_found') return 'unseen';
        throw error;
      }
    });
  }
}
