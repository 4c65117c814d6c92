import { describe, expect, it } from 'vitest';
import { type Running, slackBot } from '../harness.js';

const start = slackBot();

const QUOTE =
  'was an honest mistake on the part of people trying to do the right thing in very dynamic situations. It should not have been sent.';

async function like({ slack }: Running, text: string) {
  const said = slack.user('U2').write('C0001', text);
  return (await slack.user('U1').messageShortcut(said, 'find_similar')).message();
}

describe('finding statements like a message', () => {
  it.each(['socket', 'http'] as const)('finds the very words, for whoever asks, by %s', async (mode) => {
    const running = await start({ mode });
    const found = await like(running, `He said it ${QUOTE}`);
    expect(found).toMatchObject({ ephemeralFor: 'U1', channel: 'C0001' });
    expect(found.text).toContain(QUOTE);
    expect(found.text).toContain('Mark A. Milley');
    expect(running.slack.called('chat.postMessage')).toEqual([]);
  });

  it('tells words that were changed from the words on record', async () => {
    const found = await like(
      await start(),
      'was an honest blunder on the part of people trying to do the right thing in very dynamic situations',
    );
    expect(found.text).toContain('honest mistake');
    expect(found.text).toContain('On record, but not in exactly these words.');
    expect(found.text).toContain('Only in what you gave: blunder');
  });

  it('asks who is meant, with a button for each that goes on from there', async () => {
    const { slack } = await start({ prefix: 'or-' });
    const user = slack.user('U1');
    const said = slack.user('U2').write('C0001', 'Brown spoke about it again');
    const found = await (await user.messageShortcut(said, 'find_similar')).message();
    expect(found.text).toContain('may be one of several people on record');
    const chosen = await (await user.click(found, 'Sherrod Brown')).message();
    expect(chosen.text).toContain('Sherrod Brown');
    expect(chosen).toMatchObject({ ephemeralFor: 'U1' });
  });

  it.each([
    'The kettle in the third floor kitchen is broken again.',
    '',
    '   ',
    ':tada: :tada:',
    '<!channel> <@U2> &lt;script&gt;',
    '"',
    'The letter was a draft. '.repeat(210),
    'zqx '.repeat(1250),
  ])('answers to %j', async (text) => {
    const found = await like(await start(), text);
    expect(found).toMatchObject({ ephemeralFor: 'U1' });
    expect(found.text).not.toContain('Something went wrong');
  });

  it('answers once, however often it comes', async () => {
    const running = await start();
    const said = running.slack.user('U2').write('C0001', QUOTE);
    await (await running.slack.user('U1').messageShortcut(said, 'find_similar', { copies: 3 })).message();
    await running.platform.stop();
    expect(running.slack.called('response_url')).toHaveLength(1);
  });
});
