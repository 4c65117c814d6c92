import { describe, expect, it } from 'vitest';
import { inBlocks, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';
const LETTER_WORDS = 'was an honest mistake on the part of people trying to do the right thing';

describe.each(['socket', 'http'] as const)('a mention, by %s', (mode) => {
  it('is answered in its thread, for all to see, and gone on from there by anybody', async () => {
    const { slack } = await start({ mode });
    const asked = await slack.user('U1').mention('C0001', LETTER);
    const { ts: thread } = asked.written!;
    const answer = await asked.message();
    expect(answer).toMatchObject({ thread_ts: thread, unfurls: false });
    expect(answer.ephemeralFor).toBeUndefined();
    expect(answer.text).toContain(LETTER_WORDS);

    const esper = await (await slack.user('U1').mention('C0001', 'and Esper?', { thread })).message();
    expect(esper).toMatchObject({ thread_ts: thread });
    expect(esper.text).toMatch(/Esper on letter/);
    const other = await (await slack.user('U2').mention('C0001', 'and Milley?', { thread })).message();
    expect(other.text).toMatch(/Milley on letter/);
  });
});

describe('a mention', () => {
  it('pages and narrows in its thread', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const asked = await user.mention('C0001', 'Fauci vaccines');
    const { ts: thread } = asked.written!;
    expect(inBlocks(await asked.message())).toContain('1 to 5 of 37.');
    expect(inBlocks(await (await user.mention('C0001', 'more', { thread })).message())).toContain('6 to 10 of 37.');
    const only = await (await user.mention('C0001', 'only transcripts', { thread })).message();
    expect(only.text).toContain('Anthony Fauci on vaccines');
    expect(only.text).not.toContain('· article');
    await (await user.mention('C0001', 'what did Sherrod Brown say', { thread })).message();
    const others = await (await user.mention('C0001', 'not that Brown', { thread })).message();
    expect(others.text).toMatch(/Brown/);
    expect(others.text).not.toMatch(/^Sherrod Brown/);
  });

  it('in a thread that hangs on somebody else’s message is answered there', async () => {
    const { slack } = await start();
    const { ts: thread } = slack.user('U2').write('C0001', 'Does anybody remember the letter?');
    const answer = await (await slack.user('U1').mention('C0001', LETTER, { thread })).message();
    expect(answer).toMatchObject({ thread_ts: thread });
    expect(answer.text).toContain(LETTER_WORDS);
    const elsewhere = await (await slack.user('U1').mention('C0001', 'and Esper?')).message();
    expect(elsewhere.text).not.toMatch(/Esper on letter/);
  });

  it('alone is answered with help', async () => {
    const { slack } = await start();
    const { text } = await (await slack.user('U1').mention('C0001', ' ')).message();
    expect(text).toContain('Ask who said what');
    expect(text).toContain('in a direct message to the bot or in one that mentions it');
  });

  it('of thanks is answered with a line, and nothing is searched for', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const asked = await user.mention('C0001', LETTER);
    const { ts: thread } = asked.written!;
    await asked.message();
    const answer = await (await user.mention('C0001', 'thanks! :pray:', { thread })).message();
    expect(answer).toMatchObject({ thread_ts: thread, text: 'You’re welcome.' });
    expect((await (await user.mention('C0001', 'and Esper?', { thread })).message()).text).toMatch(/Esper on letter/);
  });

  it('may be a command', async () => {
    const { slack } = await start();
    const answer = await (await slack.user('U1').mention('C0001', '/speakers Milley')).message();
    expect(inBlocks(answer)).toContain('Chairman of the Joint Chiefs of Staff');
  });

  it('calls nobody, whatever it says', async () => {
    const { slack } = await start();
    const said =
      'what did <!channel> <@U2> <https://evil.example|Milley> &lt;!here&gt; @channel say about "<!everyone>"';
    const answer = await (await slack.user('U1').mention('C0001', said)).message();
    expect(answer.text).not.toMatch(/<[!@#h]/);
  });
});

describe('a direct message', () => {
  it('is answered where it is, with nothing to share', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const answer = await (await user.dm(LETTER)).message();
    expect(answer).toMatchObject({ channel: 'D1' });
    expect(answer.thread_ts).toBeUndefined();
    expect(answer.text).toContain(LETTER_WORDS);
    expect(inBlocks(answer)).not.toContain('statement:share');
    expect((await (await user.dm('and Esper?')).message()).text).toMatch(/Esper on letter/);
  });

  it('of a greeting, or for help, tells how to ask', async () => {
    const { slack } = await start({ prefix: 'or-' });
    const user = slack.user('U1');
    expect((await (await user.dm('hi')).message()).text).toBe(
      'Hello! Ask who said what, for example: /or-said what did Milley say about the letter',
    );
    const help = await (await user.dm('help')).message();
    expect(help.text).toContain('/or-sources');
    expect(help.text).toContain('Or just ask: what');
    expect((await (await user.dm('ok')).message()).text).toBe('All right.');
    expect((await (await user.dm('thanks to whom did he win?')).message()).text).toContain('on record');
  });

  it('in a thread is answered in the thread, and goes on from what was before it', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const first = await (await user.dm(LETTER)).message();
    const next = await (await user.dm('and Esper?', { thread: first.ts })).message();
    expect(next).toMatchObject({ channel: 'D1', thread_ts: first.ts });
    expect(next.text).toMatch(/Esper on letter/);
    await (await user.dm('Fauci vaccines')).message();
    expect((await (await user.dm('and Milley?', { thread: first.ts })).message()).text).toMatch(/Milley on letter/);
  });

  it('keeps its buttons private when it is paged', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const first = await (await user.dm('Fauci vaccines')).message();
    const second = await (await user.click(first, 'More')).message();
    expect(second).toMatchObject({ ts: first.ts, channel: 'D1' });
    expect(inBlocks(second)).not.toContain('statement:share');
  });

  it('that mentions the bot, and so comes as two events, is answered once and outside of a thread', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const asked = await user.mention(slack.workspace.dm('U1').id, LETTER);
    expect((await asked.message()).thread_ts).toBeUndefined();
    await slack.transport.deliver(slack.payloads.message(asked.written!));
    await (await user.dm('and Esper?')).message();
    expect(slack.called('chat.postMessage')).toHaveLength(2);
  });

  it('is not answered where the bot, another bot, or an edit speaks', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const own = await (await user.dm(LETTER)).message();
    await slack.echo(own);
    const said = user.write('D1', 'Milley letter');
    const event = (more: object) =>
      slack.payloads.event('message_im', 'T0001', { ...slack.payloads.ofMessage(said), ...more });
    await slack.transport.deliver(event({ bot_id: 'B9999', channel_type: 'im' }));
    await slack.transport.deliver(event({ subtype: 'bot_message', bot_id: 'B9999', channel_type: 'im' }));
    await slack.transport.deliver(event({ subtype: 'message_changed', channel_type: 'im', message: said }));
    await slack.transport.deliver(event({ subtype: 'message_deleted', channel_type: 'im' }));
    await slack.transport.deliver(event({ channel_type: 'channel', channel: 'C0001' }));
    const mention = (more: object) =>
      slack.payloads.event('app_mention', 'T0001', { ...slack.payloads.ofMessage(said), channel: 'C0001', ...more });
    await slack.transport.deliver(mention({ bot_id: 'B9999' }));
    await slack.transport.deliver(mention({ edited: { user: 'U1', ts: said.ts } }));
    await slack.transport.deliver(mention({ user: undefined }));
    await (await user.dm('and Esper?')).message();
    expect(slack.called('chat.postMessage')).toHaveLength(2);
  });
});
