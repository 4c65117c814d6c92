import { describe, expect, it } from 'vitest';
import type { SlackServer } from '../../../../dev/slack/index.js';
import { PAYLOADS, payload } from '../../../../dev/slack/payloads.js';
import type { Ack, Inbound } from '../../../../dev/slack/transport.js';
import { slackBot } from '../harness.js';

const start = slackBot();

type Name = (typeof PAYLOADS)[number];

const COMMANDS: readonly Name[] = ['slash_command'];
const EVENTS: readonly Name[] = [
  ...(['app_mention', 'message_im', 'app_home_opened', 'link_shared', 'app_uninstalled', 'tokens_revoked'] as const),
];

function typeOf(name: Name): Inbound['type'] {
  if (COMMANDS.includes(name)) return 'slash_commands';
  return EVENTS.includes(name) ? 'events_api' : 'interactive';
}

/** What was recorded, as it was, but for what lives in one workspace for a short time. */
function recorded(name: Name, slack: SlackServer, change: object = {}): Inbound {
  slack.user('U0001');
  slack.workspace.dm('U0001');
  const content = payload(name);
  return {
    type: typeOf(name),
    payload: {
      ...content,
      ...('trigger_id' in content && { trigger_id: slack.workspace.trigger('U0001') }),
      ...('response_url' in content && { response_url: slack.urls.make('U0001', 'C0001') }),
      ...change,
    },
  };
}

interface Expected {
  /** The methods that are called in consequence, beside those that ask who somebody is. */
  readonly calls: readonly string[];
  readonly ack?: (ack: Ack) => void;
  readonly change?: object;
}

/** What a view carries that is the form of /said. */
const SEARCH = {
  callback_id: 'form',
  private_metadata: JSON.stringify({ invocation: { command: 'said', options: {}, text: '' }, where: {} }),
};

/** Buttons of these names are none of this version. */
const EXPECTED: Readonly<Record<Exclude<Name, 'url_verification'>, Expected>> = {
  slash_command: { calls: ['response_url'] },
  app_mention: { calls: ['chat.postMessage'] },
  message_im: { calls: ['chat.postMessage'] },
  message_action: { calls: ['response_url'], change: { callback_id: 'find_similar' } },
  shortcut: { calls: ['views.open'], change: { callback_id: 'search_statements' } },
  block_actions_message: { calls: ['views.open'] },
  block_actions_ephemeral: { calls: ['views.open'] },
  // There is no modal below it any more.
  block_actions_modal: { calls: ['views.push', 'chat.postMessage'] },
  block_actions_home: { calls: ['views.open'] },
  block_suggestion: {
    calls: [],
    change: { action_id: 'speakers' },
    ack: ({ payload: given }) => expect(JSON.stringify(given)).toContain('Corrine Brown'),
  },
  view_submission: {
    calls: [],
    change: { view: { ...(payload('view_submission')['view'] as object), ...SEARCH } },
    ack: ({ payload: given }) => expect(given).toMatchObject({ response_action: 'errors' }),
  },
  view_closed: { calls: [] },
  app_home_opened: { calls: ['views.publish'] },
  link_shared: { calls: [] },
  app_uninstalled: { calls: [] },
  tokens_revoked: { calls: [] },
};

/** What is asked of Slack, and does nothing there. */
const ASKING = /^(?:auth\.test|apps\.|users\.info|conversations\.info)/;

const NAMES = PAYLOADS.filter((name) => name !== 'url_verification');

describe.each(['socket', 'http'] as const)('a recorded payload, by %s', (mode) => {
  it.each(NAMES)('%s is acknowledged and handled', async (name) => {
    const { slack, platform, log } = await start({ mode, publicUrl: 'https://record.example' });
    const { calls, ack, change } = EXPECTED[name];
    const acked = await slack.transport.deliver(recorded(name, slack, change));
    expect(acked.status).toBe(200);
    ack?.(acked);
    await platform.stop();
    const called = slack.calls.all.map(({ method }) => method).filter((method) => !ASKING.test(method));
    expect(called).toEqual(calls);
    expect(log.filter((line) => line.includes('A delivery failed'))).toEqual([]);
  });
});

it('a recorded url_verification is answered with its challenge', async () => {
  const { slack } = await start({ mode: 'http' });
  const content = payload('url_verification');
  const { status, payload: given } = await slack.transport.deliver({ type: 'events_api', payload: content });
  expect(status).toBe(200);
  expect(JSON.stringify(given)).toContain(String(content['challenge']));
});
