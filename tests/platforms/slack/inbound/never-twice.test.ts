import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../../dev/slack/transport.js';
import { slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';

const answers = (calls: { called(method: string): unknown[] }) =>
  calls.called('response_url').length + calls.called('chat.postMessage').length;

describe.each(['socket', 'http'] as const)('what comes twice, by %s', (mode) => {
  it('is answered once', async () => {
    const { slack, platform } = await start({ mode });
    const user = slack.user('U1');
    const seen = [
      await user.slash('/said', LETTER),
      await user.mention('C0001', LETTER, { retry: { num: 1, reason: 'timeout' } }),
      await user.dm(LETTER),
    ];
    for (const each of seen) await each.message();
    // Under new signatures and envelopes, as Slack sends again what it had no answer to.
    for (const { inbound } of seen) {
      slack.advance(1000);
      await slack.transport.deliver(inbound, { retry: { num: 1, reason: 'http_timeout' } });
    }
    await platform.stop();
    expect(answers(slack)).toBe(3);
  });
});

describe('what comes twice', () => {
  it('within one envelope that is repeated at once is answered once', async () => {
    const { slack, platform } = await start();
    const user = slack.user('U1');
    await (await user.slash('/said', LETTER, { copies: 3 })).message();
    await (await user.mention('C0001', LETTER, { copies: 3 })).message();
    await (await user.dm(LETTER, { copies: 3 })).message();
    await platform.stop();
    expect(answers(slack)).toBe(3);
  });

  it('is answered once, also by the process that comes after', async () => {
    const first = await start();
    const { slack, record } = first;
    const user = slack.user('U1');
    const seen = [await user.slash('/said', LETTER), await user.mention('C0001', LETTER), await user.dm(LETTER)];
    for (const each of seen) await each.message();
    await first.platform.stop();
    const second = await start({ slack, record });
    for (const { inbound } of seen) await slack.transport.deliver(inbound);
    await second.platform.stop();
    expect(answers(slack)).toBe(3);
  });

  it.each(['socket', 'http'] as const)('is answered once by two instances on one record, by %s', async (mode) => {
    const one = await start({ mode });
    const { slack, record } = one;
    const other = await start({ mode, slack, record });
    if (mode === 'http') slack.useHttp([...one.addresses, ...other.addresses]);
    const user = slack.user('U1');
    const answer = await (await user.slash('/said', LETTER)).message();
    const asked: Inbound[] = [(await user.dm(LETTER)).inbound, (await user.mention('C0001', LETTER)).inbound];
    for (const inbound of asked)
      await Promise.all([slack.transport.deliver(inbound), slack.transport.deliver(inbound)]);
    await Promise.all([user.click(answer, 'Share to channel'), user.click(answer, 'Share to channel')]);
    await Promise.all([one.platform.stop(), other.platform.stop()]);
    expect(slack.called('chat.postMessage')).toHaveLength(3);
  });

  it('goes on in one conversation, whichever instance answers', async () => {
    const one = await start();
    await start({ slack: one.slack, record: one.record });
    const user = one.slack.user('U1');
    const asked = await user.mention('C0001', LETTER);
    await asked.message();
    const { ts: thread } = asked.written!;
    for (const name of ['Esper', 'Milley', 'Esper']) {
      const next = await (await user.mention('C0001', `and ${name}?`, { thread })).message();
      expect(next.text).toContain(`${name} on letter`);
    }
  });
});
