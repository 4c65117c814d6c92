import { describe, expect, it } from 'vitest';
import { inBlocks, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';

describe.each(['socket', 'http'] as const)('a slash command, by %s', (mode) => {
  it('is answered to whoever asks, and nothing is posted', async () => {
    const { slack } = await start({ mode });
    const message = await (await slack.user('U1').slash('/said', LETTER)).message();
    expect(message).toMatchObject({ ephemeralFor: 'U1', channel: 'C0001' });
    expect(message.text).toContain('was an honest mistake on the part of people trying to do the right thing');
    expect(slack.called('chat.postMessage')).toEqual([]);
    expect(slack.user('U2').messages).toEqual([]);
  });

  it.each([
    ['/speakers', '', 'Mark A. Milley'],
    ['/speakers', 'Fauci', 'Anthony Fauci'],
    ['/sources', '', 'Press Brief by Secretary Esper'],
    ['/sources', 'Psaki', 'Press Briefing by Press Secretary Jen Psaki'],
    ['/doctor', '', 'The bot is onrecord in Workspace T0001.'],
    ['/help', '', 'Ask who said what'],
    ['/help', 'said', 'What somebody said, word for word'],
    ['/said', 'Fauci vaccines', 'Anthony Fauci'],
  ])('%s %s', async (command, text, expected) => {
    const { slack } = await start({ mode });
    const message = await (await slack.user('U1').slash(command, text)).message();
    expect(inBlocks(message)).toContain(expected);
    expect(message.text).toContain(expected);
  });
});

describe('a command', () => {
  it('is called by its whole name, in whatever is shown, where names carry a prefix', async () => {
    const { slack } = await start({ prefix: 'or-' });
    const user = slack.user('U1');
    const lines = [
      ['/or-help', ''],
      ['/or-help', 'said'],
      ['/or-said', 'kind:quotes'],
      ['/or-said', 'limit:1000 Milley'],
      ['/or-said', 'what did Brown say'],
      ['/or-said', 'what did Zorblax say'],
      ['/or-speakers', ''],
      ['/or-sources', 'zorblax'],
      ['/or-doctor', ''],
    ] as const;
    for (const [command, text] of lines) {
      const message = await (await user.slash(command, text)).message();
      const called = `${inBlocks(message)} ${message.text}`.matchAll(/(?<![\w/:.])\/([a-z][a-z-]+)(?![\w/.])/g);
      expect([...called].map(([, name = '']) => name).filter((name) => !/^or-|^invite$/.test(name))).toEqual([]);
      expect(inBlocks(message)).not.toContain('"command":"said"');
    }
    const help = await (await user.mention('C0001', '')).message();
    expect(help.text).toContain('/or-said');
  });

  it('says what it needs where nothing is asked', async () => {
    const { slack } = await start();
    const message = await (await slack.user('U1').slash('/said', 'kind:quotes')).message();
    expect(message.text).toContain('/said needs a question');
    expect(message.text).toContain('/said what did Milley say about the letter');
  });

  it('survives 10,000 characters, and asks for fewer', async () => {
    const { slack } = await start();
    const message = await (await slack.user('U1').slash('/said', 'Milley letter '.repeat(715))).message();
    expect(message.text).toMatch(/That is 10\d{3} characters/);
  });

  it.each([
    '<!channel> <!here> <!everyone> <@U2> <#C0001> <!subteam^S1> <https://evil.example|Milley>',
    '&lt;!channel&gt; *bold* _it_ `code` ~no~ :tada: @here @channel',
    '"<!channel> the letter" "',
    "\u202Eevil\u0000 \u{1F469}\u200D\u{1F4BB} \uD800 \\n %00 {{x}} '; DROP TABLE statements; --",
    'speaker:"<!channel>" about:"@here" Milley',
    '/help <!channel>',
    '){]}>([{<'.repeat(10),
  ])('is not led astray by %j', async (text) => {
    const { slack } = await start();
    for (const command of ['/said', '/speakers', '/sources', '/help', '/doctor']) {
      const message = await (await slack.user('U1').slash(command, text)).message();
      expect(message.text).not.toContain('Something went wrong');
    }
    expect(slack.called('chat.postMessage')).toEqual([]);
  });

  it('that asks who is meant is answered by a tap', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const asked = await (await user.slash('/said', 'what did Brown say')).message();
    expect(asked.text).toContain('Who is meant?');
    const answer = await (await user.click(asked, 'Corrine Brown')).message();
    expect(answer).toMatchObject({ ts: asked.ts, ephemeralFor: 'U1' });
    expect(answer.text).toContain('Corrine Brown: 3 statements on record');
  });

  it('that finds nothing says what was searched, and offers what is near', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const nothing = await (await user.slash('/said', 'what did Milley say about vaccines')).message();
    expect(nothing.text).toMatch(/Nothing on record[\s\S]*Searched [\d,]+ statements/);
    const answer = await (await user.click(nothing, 'Anthony Fauci')).message();
    expect(answer).toMatchObject({ ts: nothing.ts });
    expect(answer.text).toContain('Anthony Fauci on vaccines');
  });

  it('goes on from the one before it, of the same person in the same channel', async () => {
    const { slack } = await start();
    slack.channel('C0002');
    const user = slack.user('U1');
    await (await user.slash('/said', LETTER)).message();
    const next = await (await user.slash('/said', 'and Esper?')).message();
    expect(next.text).toMatch(/Mark (T\. )?Esper.*letter/);
    const other = await (await slack.user('U2').slash('/said', 'and Esper?')).message();
    expect(other.text).not.toMatch(/letter: \d/);
    const elsewhere = await (await user.slash('/said', 'and Esper?', { channel: 'C0002' })).message();
    expect(elsewhere.text).not.toMatch(/letter: \d/);
  });
});
