import { describe, expect, it } from 'vitest';
import { slackBot } from '../harness.js';

const { start } = slackBot();

describe('a slash command', () => {
  it.each(['socket', 'http'] as const)('is answered to whoever asks, by %s', async (mode) => {
    const { slack } = await start({ mode });
    const seen = await slack.user('U1').slash('/said', 'what did Milley say about the letter');
    const message = await seen.message();
    expect(message.ephemeralFor).toBe('U1');
  });
});
