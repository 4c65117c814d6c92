import { describe, expect, it } from 'vitest';
import { holding, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';

describe('while the record is slow', () => {
  it.each(['socket', 'http'] as const)('all is acknowledged first, and answered later, by %s', async (mode) => {
    const held = holding('ask');
    const { slack } = await start({ mode, around: held.around });
    const user = slack.user('U1');
    const said = user.write('C0001', 'Something like the letter of Milley');
    // Each resolves when it is acknowledged.
    const seen = [
      await user.slash('/said', LETTER),
      await user.mention('C0001', LETTER),
      await user.dm(LETTER),
      await user.messageShortcut(said, 'find_similar'),
    ];
    await held.called.first(4);
    expect(slack.shown.all.filter((each) => !('message' in each) || each.by !== 'user')).toEqual([]);
    held.release();
    for (const each of seen) expect((await each.message()).text).toContain('Milley');
  });

  it('buttons are acknowledged first', async () => {
    const held = holding('receipts');
    const { slack } = await start({ around: held.around });
    const user = slack.user('U1');
    const answer = await (await user.slash('/said', LETTER)).message();
    const share = await user.click(answer, 'Share to channel');
    const context = await user.click(answer, 'Context');
    await held.called.first(2);
    held.release();
    await context.view();
    await share.message();
  });
});

describe('200 commands at once', () => {
  it.each(['socket', 'http'] as const)(
    'are all answered, each with its own answer, by %s',
    async (mode) => {
      const { slack } = await start({ mode });
      const questions = [LETTER, 'Fauci vaccines', 'what did Corrine Brown say', 'what did Zorblax say'];
      const expected = ['Milley on letter', 'Fauci on vaccines', 'Corrine Brown', 'Nothing on record'];
      const asked = Array.from({ length: 200 }, (_, i) =>
        slack.user(`U${100 + (i % 50)}`).slash('/said', questions[i % questions.length]),
      );
      const seen = await Promise.all(asked);
      const messages = await Promise.all(seen.map((each) => each.message()));
      for (const [i, { text }] of messages.entries()) expect(text).toContain(expected[i % expected.length]);
      expect(slack.called('response_url')).toHaveLength(200);
    },
    60_000,
  );
});
