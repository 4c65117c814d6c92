import type { ConfiguredPlatform, ListedPlatform, LoadedPlatform } from '../bot/delivery/platform-definition.js';
import { DISCORD } from './discord/definition.js';
import { SLACK } from './slack/definition.js';

/** Every platform that there is. Settings, start, doctor, register and exit codes learn of a platform from this list. */
export const PLATFORMS: readonly ListedPlatform[] = [SLACK, DISCORD];

/**
 * Loads platforms with their clients, the last of them first: the clients of Discord and Slack each bring an undici of
 * their own, the first one's agent serves both, and the newer one's, which is Slack's, never sends a file for the older one.
 */
export async function loadPlatforms(configured: readonly ConfiguredPlatform[]): Promise<readonly LoadedPlatform[]> {
  const loaded: LoadedPlatform[] = [];
  for (const platform of configured.toReversed()) loaded.unshift(await platform.load());
  return loaded;
}
