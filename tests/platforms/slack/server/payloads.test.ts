import { readdirSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../../dev/slack/index.js';
import { PAYLOADS, payload } from '../../../../dev/slack/payloads.js';
import type { Inbound } from '../../../../dev/slack/transport.js';
import type { Json } from '../../../../dev/slack/types.js';
import { socketApp } from './sample-app.js';

let slack: SlackServer;
let app: App;

beforeEach(async () => {
  slack = await SlackServer.start();
  app = await socketApp(slack);
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

/** The names of all fields, also of those within; lists by their first item. Values may differ, names may not. */
function fields(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length > 0 ? fields(value[0], `${path}[]`) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...fields(inner, `${path}.${key}`)]);
}

/** Fields of what the test shows, not of the payload around it. */
const OWN = /\.(?:blocks|values|actions|elements|links|style)\b/;
const shape = (value: Json) =>
  fields(value)
    .filter((field) => !OWN.test(field))
    .sort();

describe('recorded payloads', () => {
  it('are all there, and all known', () => {
    const files = readdirSync(new URL('../../../../dev/slack/payloads', import.meta.url)).map((name) =>
      name.replace('.json', ''),
    );
    expect(files.sort()).toEqual([...PAYLOADS].sort());
  });

  it('are what the server sends, field by field', async () => {
    const sent = new Map<string, Json>();
    const { deliver } = slack.socket;
    slack.socket.deliver = (inbound: Inbound, options) => {
      sent.set(nameOf(inbound.payload), inbound.payload);
      return deliver.call(slack.socket, inbound, options);
    };
    const user = slack.user('U1');
    const ephemeral = await (await user.slash('/said', 'housing')).message();
    const shared = await (await user.click(ephemeral, 'Share')).message();
    await (await user.click(shared, 'More')).message();
    await user.mention('C0001', 'housing');
    await user.dm('housing');
    await user.messageShortcut(user.write('C0001', 'said'), 'like_this');
    const modal = await (await user.shortcut('search')).view();
    await user.type(modal, 'Speaker', 'B');
    await user.click(modal, 'Help');
    await user.submit(modal, { Topic: 'housing' });
    await user.close(await (await user.shortcut('search')).view());
    const home = await (await user.openHome()).view();
    await user.click(home, 'Refresh');
    await user.link('C0001', 'https://record.example/s/1', ['https://record.example/s/1']);
    await slack.uninstall();
    const expected = PAYLOADS.filter((name) => name !== 'url_verification');
    expect([...sent.keys()].sort()).toEqual([...expected].sort());
    for (const name of expected) expect([name, shape(sent.get(name)!)]).toEqual([name, shape(payload(name))]);
  });
});

function nameOf(inbound: Json): string {
  const event = inbound['event'] as Json | undefined;
  if (event) return event['type'] === 'message' ? 'message_im' : String(event['type']);
  if (inbound['command']) return 'slash_command';
  if (inbound['type'] !== 'block_actions') return String(inbound['type']);
  const container = inbound['container'] as Json;
  if (container['type'] === 'view') return `block_actions_${(inbound['view'] as Json)['type']}`;
  return container['is_ephemeral'] ? 'block_actions_ephemeral' : 'block_actions_message';
}
