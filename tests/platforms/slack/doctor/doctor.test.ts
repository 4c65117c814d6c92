import { describe, expect, it } from 'vitest';
import { ALL_SCOPES } from '../../../../dev/slack/workspace.js';
import { inBlocks, type Running, type StartOptions, slackBot } from '../harness.js';

const start = slackBot();

async function examined({ slack }: Running, channel = 'C0001') {
  slack.user('U7', { realName: 'Anna Berg' });
  return (await slack.user('U1').slash('/doctor', '', { channel })).message();
}

const options: StartOptions = { editors: ['U7'], editorsChannel: 'C0050' };

describe('/doctor', () => {
  it('finds nothing to mend where all is well', async () => {
    const running = await start(options);
    running.slack.channel('C0050');
    const { text } = await examined(running);
    expect(text).toContain('All that is needed works.');
    expect(text).toContain('This channel: the bot is a member.');
    expect(text).not.toMatch(/^(Fault|Note)/m);
  });

  it('names a missing scope with its fix', async () => {
    const running = await start(options);
    running.slack.channel('C0050');
    running.slack.scopes(...ALL_SCOPES.filter((scope) => scope !== 'users:read' && scope !== 'im:history'));
    const found = inBlocks(await examined(running));
    expect(found).toContain('1 fault to mend');
    expect(found).toContain('Scopes are missing: im:history, users:read.');
    expect(found).toContain('then reinstall the app');
    expect(found).not.toContain('links:read');
    expect(found).toContain('What is posted to direct messages can’t be looked for');
  });

  it('names scopes for links only where links are shown', async () => {
    const running = await start({ ...options, publicUrl: 'https://record.example' });
    running.slack.channel('C0050');
    running.slack.scopes(...ALL_SCOPES.filter((scope) => !scope.startsWith('links:')));
    expect(inBlocks(await examined(running))).toContain('Scopes are missing: links:read, links:write.');
  });

  it.each([false, true])('says how to get into the channel (private: %s)', async (hidden) => {
    const running = await start(options);
    running.slack.channel('C0050');
    running.slack.channel('C0009', { members: [], private: hidden });
    const found = inBlocks(await examined(running, 'C0009'));
    expect(found).toContain('This channel: the bot is no member of it');
    expect(found).toContain('/invite');
  });

  it('tells of an editors’ channel that is missing, closed to the bot, archived, or not set', async () => {
    const missing = inBlocks(await examined(await start(options)));
    expect(missing).toContain('1 fault to mend');
    expect(missing).toContain('SLACK_EDITORS_CHANNEL');
    const running = await start(options);
    running.slack.channel('C0050', { members: [] });
    expect(inBlocks(await examined(running))).toContain('reports of mistakes are lost');
    running.slack.channel('C0050', { archived: true });
    expect(inBlocks(await examined(running))).toContain('The editors’ channel is archived.');
    const unset = inBlocks(await examined(await start()));
    expect(unset).toContain('Reports of mistakes have nowhere to go.');
    expect(unset).toContain('No editors are set');
  });

  it('tells what it can’t tell for want of a scope', async () => {
    const running = await start(options);
    running.slack.scopes('chat:write', 'commands');
    const found = inBlocks(await examined(running));
    expect(found).toContain('Slack did not tell whether the bot is a member (missing_scope).');
    expect(found).toContain('channels:read');
  });

  it('tells who the editors are by name, and which of them there are not', async () => {
    const running = await start({ ...options, editors: ['U7', 'S1', 'U9', 'S9', 'T0001:U6', 'T0002:U5'] });
    const { workspace } = running.slack;
    workspace.groups.set('S1', { id: 'S1', team: 'T0001', handle: 'desk', members: ['U1', 'U2'] });
    running.slack.user('U6', { realName: 'Ben <!here>', deleted: false });
    const { text } = await examined(running);
    expect(text).toContain('Editors: everybody in the group desk (2), Anna Berg, Ben &lt;!here&gt;.');
    expect(text).toContain('EDITORS has S9, U9 in it, whom this workspace does not have (any more).');
    running.slack.user('U6', { deleted: true });
    expect((await examined(running)).text).toContain('EDITORS has S9, U9, U6 in it');
    running.slack.scopes('chat:write', 'commands');
    expect((await examined(running)).text).toContain('Slack did not tell who the editors are (missing_');
  });

  it('tells when Slack called last, where it calls', async () => {
    const running = await start({ ...options, mode: 'http' });
    const { platform } = running;
    const told = async () => (await platform.check()).map(({ state, what }) => `${state}: ${what}`);
    expect(platform.connected()).toBe(true);
    expect(await told()).toContainEqual(
      'warning: The bot can be called, but no request signed by Slack has come since it was started.',
    );
    expect((await examined(running)).text).toMatch(/the last signed request came on \d+ \w+ \d+, \d\d:\d\d UTC\./);
  });

  it('says that the token was revoked', async () => {
    const running = await start(options);
    running.slack.fail('auth.test', { error: 'token_revoked' });
    const found = inBlocks(await examined(running));
    expect(found).toContain('Slack refuses the bot token (token_revoked).');
    expect(found).toContain('SLACK_BOT_TOKEN');
  });

  it('looks at no channel where it is asked in a direct message', async () => {
    const running = await start();
    expect((await (await running.slack.user('U1').dm('/doctor')).message()).text).not.toContain('This channel');
  });
});
