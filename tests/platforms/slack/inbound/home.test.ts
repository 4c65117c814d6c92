import { describe, expect, it } from 'vitest';
import { TestTime } from '../connected.js';
import { inBlocks, type Running, slackBot } from '../harness.js';

const start = slackBot();

const PUBLIC = 'https://record.example/base';

describe('the App Home', () => {
  it.each(['socket', 'http'] as const)(
    'tells how to ask, what was said last, and whether all is well, by %s',
    async (mode) => {
      const { slack } = await start({ mode, prefix: 'or-' });
      const user = slack.user('U1');
      const home = await (await user.openHome()).view();
      expect(home.type).toBe('home');
      for (const expected of ['Ask who said what', '/or-said what did Milley say', 'Said last', 'Health', 'All ']) {
        expect(inBlocks(home)).toContain(expected);
      }
      expect(inBlocks(home)).not.toContain('statement:share');
      const context = await (await user.click(home, 'Context')).view();
      expect(context).toMatchObject({ type: 'modal', title: { text: 'Context' } });
    },
  );

  it('examines the connection once for several openings, and anew after a while', async () => {
    const time = new TestTime();
    const { slack } = await start({ time });
    const before = slack.called('auth.test').length;
    for (const id of ['U1', 'U2']) await (await slack.user(id).openHome()).view();
    expect(slack.called('auth.test')).toHaveLength(before + 1);
    time.pass(20_000);
    await (await slack.user('U1').openHome()).view();
    expect(slack.called('auth.test')).toHaveLength(before + 2);
  });

  it('shows somebody their own digests and watches, with their buttons, and nobody else’s', async () => {
    const { slack, record } = await start({ editors: ['U9'] });
    const [user, editor] = [slack.user('U1'), slack.user('U9')];
    await (await user.slash('/watch', 'add Milley on Iran')).message();
    await (await editor.slash('/digest', 'schedule daily 08:00 UTC')).message();
    const home = await (await user.openHome()).view();
    expect(inBlocks(home)).toContain('Watch 1: Mark A. Milley, on Iran. To you alone.');
    expect(inBlocks(home)).not.toContain('Digest 2');
    expect(inBlocks(await (await user.click(home, 'Mute 2h')).view())).toContain('Watch 1 is muted until');
    expect(inBlocks(await (await user.openHome()).view())).toContain('Muted until');
    const others = await (await editor.openHome()).view();
    expect(inBlocks(others)).toContain('To the channel C0001.');
    expect(inBlocks(others)).not.toContain('Milley, on Iran');
    expect(inBlocks(await (await editor.click(others, 'Remove')).view())).toContain('is removed');
    expect(await record.subscriptions()).toHaveLength(1);

    const form = await (await user.click(await (await user.openHome()).view(), 'Schedule a digest')).view();
    const set = await user.submit(form, { When: 'daily 08:00 UTC' });
    await set.view((view) => inBlocks(view).includes('To you alone.'));
  });

  it('is left alone where another tab is opened', async () => {
    const { slack, platform } = await start();
    await slack.user('U1').openHome('messages');
    await platform.stop();
    expect(slack.called('views.publish')).toEqual([]);
  });

  it('tells in a direct message what its modal comes too late for', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const home = await (await user.openHome()).view();
    slack.fail('views.open', { error: 'expired_trigger_id' });
    expect(await (await user.click(home, 'Source')).message()).toMatchObject({ channel: 'D1' });
  });
});

describe('a link to a statement', () => {
  const idOf = async (record: { recent(limit: number): Promise<readonly { statement: { id: string } }[]> }) =>
    (await record.recent(1))[0]!.statement.id;
  const linkIn = async ({ record, pages }: Running) => (await pages!.linksFor(await idOf(record), 'U1')).address;

  it.each(['socket', 'http'] as const)('is shown with the statement, by %s', async (mode) => {
    const running = await start({ mode, publicUrl: PUBLIC });
    const { slack } = running;
    const url = await linkIn(running);
    const seen = await slack.user('U1').link('C0001', `See ${url}`, [url]);
    const message = await seen.message();
    expect(message.attachments).toMatchObject([{ from_url: url }]);
    expect(JSON.stringify(message.attachments)).not.toContain('"button"');
    expect(slack.called('chat.postMessage')).toEqual([]);
  });

  it('is left alone where no page is at it, where it is no such link, and where none are shown', async () => {
    const running = await start({ publicUrl: PUBLIC });
    const { slack, record, pages } = running;
    const statement = await idOf(record);
    const link = await linkIn(running);
    const id = link.slice(link.lastIndexOf('/') + 1);
    const urls = [
      // What could be computed from the record opens nothing.
      `${PUBLIC}/s/${statement}`,
      `${PUBLIC}/s/${'A'.repeat(22)}`,
      `https://record.example/s/${id}`,
      `https://evil.example/base/s/${id}`,
      `https://record.example/basement/s/${id}`,
      `${PUBLIC}/s/${id.slice(1)}`,
      'https://record.example',
    ];
    await slack.user('U1').link('C0001', urls.join(' '), urls);
    await pages!.revoke(link);
    await slack.user('U1').link('C0001', link, [link]);
    await running.platform.stop();
    const other = await start();
    await other.slack.user('U1').link('C0001', link, [link]);
    await other.platform.stop();
    expect([...slack.called('chat.unfurl'), ...other.slack.called('chat.unfurl')]).toEqual([]);
  });

  it('is shown once, however often the event comes, and not before it is known where it is posted', async () => {
    const running = await start({ publicUrl: PUBLIC });
    const { slack } = running;
    const url = await linkIn(running);
    const links = [{ url, domain: 'record.example' }];
    const written = { user: 'U1', channel: 'COMPOSER', message_ts: 'U1-0', source: 'composer', unfurl_id: 'x', links };
    await slack.transport.deliver(slack.payloads.event('link_shared', 'T0001', written));
    await (await slack.user('U1').link('C0001', `See ${url}`, [url], { copies: 3 })).message();
    await running.platform.stop();
    const [shown, ...more] = slack.called('chat.unfurl').map(({ args }) => args);
    expect(more).toEqual([]);
    expect(shown).toMatchObject({ channel: 'C0001' });
  });
});
