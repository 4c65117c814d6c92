import { App, type BlockAction, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { SlackServer } from '../../../../dev/slack/index.js';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

export const card = (text: string) => ({
  text,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
    {
      type: 'actions' as const,
      elements: [
        { type: 'button' as const, action_id: 'more', text: plain('More'), value: '2' },
        { type: 'button' as const, action_id: 'share', text: plain('Share'), value: 'share' },
        { type: 'button' as const, action_id: 'drop', text: plain('Drop'), value: 'drop' },
      ],
    },
  ],
});

const search = {
  type: 'modal' as const,
  callback_id: 'search',
  title: plain('Search'),
  submit: plain('Search'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'speaker',
      optional: true,
      label: plain('Speaker'),
      element: { type: 'external_select' as const, action_id: 'speaker', min_query_length: 1 },
    },
    {
      type: 'input' as const,
      block_id: 'topic',
      label: plain('Topic'),
      element: { type: 'plain_text_input' as const, action_id: 'topic' },
    },
    {
      type: 'section' as const,
      block_id: 'help',
      text: plain('How to ask'),
      accessory: { type: 'button' as const, action_id: 'help', text: plain('Help') },
    },
  ],
};

const QUIET = { unfurl_links: false, unfurl_media: false };
export const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A small app on the real bolt that answers in every way that there is. */
function listen(app: App): App {
  app.command('/said', async ({ ack, respond, command }) => {
    await ack();
    await respond(card(`about ${command.text}`));
  });
  app.command('/quick', ({ ack }) => ack({ text: 'at once' }));
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ ...card('page 2'), replace_original: true });
  });
  app.action('share', async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.channel!.id!, ...card('shared'), ...QUIET });
  });
  app.action<BlockAction>('help', async ({ ack, client, body }) => {
    await ack();
    await client.views.update({
      view_id: body.view!.id,
      hash: body.view!.hash,
      view: { ...search, title: plain('Help') },
    });
  });
  app.action('drop', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.shortcut('search', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: search });
  });
  app.shortcut({ callback_id: 'like_this', type: 'message_action' }, async ({ ack, respond, shortcut }) => {
    await ack();
    await respond({ text: `like ${shortcut.message.text}`, response_type: 'ephemeral' });
  });
  app.options('speaker', ({ ack, options }) =>
    ack({
      options: ['Brown', 'Brand']
        .filter((name) => name.startsWith(options.value))
        .map((name) => ({ text: plain(name), value: name })),
    }),
  );
  app.view('search', async ({ ack, view, client, body }) => {
    const topic = view.state.values['topic']?.['topic']?.value ?? '';
    if (topic === 'bad') return ack({ response_action: 'errors', errors: { topic: 'no such topic' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `found ${topic}`, ...QUIET });
  });
  app.view({ callback_id: 'search', type: 'view_closed' }, async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'closed', ...QUIET });
  });
  app.event('app_mention', async ({ event, client }) => {
    const thread_ts = event.thread_ts ?? event.ts;
    await client.chat.postMessage({ channel: event.channel, thread_ts, text: `you said ${event.text}`, ...QUIET });
  });
  app.message(async ({ message, client }) => {
    if (message.subtype === undefined)
      await client.chat.postMessage({ channel: message.channel, text: 'hello', ...QUIET });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'refresh', text: plain('Refresh') }],
      },
    ];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.action('refresh', async ({ ack, client, body }) => {
    await ack();
    const blocks = [{ type: 'section' as const, text: plain('refreshed') }];
    await client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks } });
  });
  app.event('link_shared', async ({ event, client }) => {
    const unfurls = Object.fromEntries(event.links.map(({ url }) => [url, { blocks: card('a statement').blocks }]));
    await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls });
  });
  app.event('app_uninstalled', async () => {});
  app.event('tokens_revoked', async () => {});
  return app;
}

/** Without `auth.test` at the start, whose failure nobody hears of when a test is over before it is answered. */
const unverified = { tokenVerificationEnabled: false, logger: SILENT };

const clientOptions = (slack: SlackServer) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 1 },
});

/**
 * The app in Socket Mode, connected. It connects again at once when the connection is gone: bolt itself waits for its
 * `clientPingTimeout`, which can't be made shorter than the 5 s between its pings without breaking connections.
 */
export async function socketApp(slack: SlackServer): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions: clientOptions(slack) },
    autoReconnectEnabled: false,
    logger: SILENT,
  });
  let stopped = false;
  receiver.client.on('disconnecting', () => {
    stopped = true;
  });
  receiver.client.on('disconnected', () => {
    if (!stopped) receiver.client.start().catch(() => {});
  });
  const app = listen(new App({ token: slack.botToken, receiver, clientOptions: clientOptions(slack), ...unverified }));
  await app.start();
  return app;
}

/** The app behind signed HTTP; the server sends to it from now on. */
export async function httpApp(slack: SlackServer): Promise<App> {
  const options = { token: slack.botToken, signingSecret: slack.signingSecret, clientOptions: clientOptions(slack) };
  const app = listen(new App({ ...options, ...unverified }));
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as import('node:http').Server;
  const { port } = server.address() as import('node:net').AddressInfo;
  slack.useHttp([`http://127.0.0.1:${port}/slack/events`]);
  return app;
}
