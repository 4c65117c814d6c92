import { describe, expect, it } from 'vitest';
import { inBlocks, slackBot } from '../harness.js';

const start = slackBot();

/** A source whose every part would call somebody, link somewhere or look like something else, were it read as markup. */
const HOSTILE = `---
title: "<!channel> *Zoning* <https://evil.example|report> :tada:"
outlet: "<!here> @channel"
url: https://news.example/zoning
publishedDate: 2026-11-01
kind: article
---
"The <!channel> zoning plan, <@U2>, is _dead_ & <!subteam^S1> \`buried\`, <https://evil.example|click here>, *here* @everyone," said Zadie <!here> Quill, mayor of <#C0001>.

"We will vote on the zoning plan on Monday, @here, whatever <!everyone> says," said Zadie Quill.
`;

describe('a source full of markup', () => {
  it('calls nobody in whichever way it is shown, and keeps its words', async () => {
    const { slack, record, pages } = await start({ editorsChannel: 'C0050', publicUrl: 'https://record.example' });
    slack.channel('C0050');
    await record.import({ name: 'zoning.txt', bytes: new TextEncoder().encode(HOSTILE) });
    const user = slack.user('U1');
    const question = 'what did anyone say about the zoning plan';
    const answer = await (await user.slash('/said', question)).message();
    expect(inBlocks(answer)).toContain('whatever <!everyone> says');
    for (const button of ['Context', 'Source', 'Copy citation']) {
      await (await user.click(answer, button)).view();
      slack.fail('views.open', { error: 'expired_trigger_id' });
      await (await user.click(answer, button)).message();
    }
    await (await user.click(answer, 'Share to channel')).message();
    const form = await (await user.click(answer, 'Report a mistake')).view();
    await (await user.submit(form, { what: '<!channel>' })).message(({ channel }) => channel === 'C0050');
    const asked = await (await user.mention('C0001', question)).message();
    expect(asked.text).not.toMatch(/<[!@#h]/);
    await (await user.dm(question)).message();
    await (await user.slash('/sources', 'zoning')).message();
    await (await user.slash('/speakers', 'Quill')).message();
    await (await user.openHome()).view();
    const said = user.write(
      'C0001',
      'We will vote on the zoning plan on Monday, @here, whatever &lt;!everyone&gt; says',
    );
    const like = await (await user.messageShortcut(said, 'find_similar')).message();
    expect(inBlocks(like)).toContain('whatever <!everyone> says');
    const search = await (await user.shortcut('search_statements')).view();
    expect(inBlocks(await (await user.submit(search, { question })).view())).toContain('<!everyone>');
    const id = (await record.ask(question)).answers[0]!.statement.id;
    const url = (await pages!.addressesOf([id])).get(id)!;
    await (await user.link('C0001', url, [url])).message();
  });

  it('makes no previews, on whichever way a post takes', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    slack.channel('C0009', { members: [] });
    const answer = await (await user.slash('/said', 'Fauci vaccines', { channel: 'C0009' })).message();
    expect(answer).toMatchObject({ ephemeralFor: 'U1', unfurls: false });
    await (await user.click(answer, 'Share to channel')).message();
    slack.fail('response_url', { status: 500 });
    await (await user.slash('/said', 'Fauci vaccines', { channel: 'C0009' })).message();
    await (await user.mention('C0001', 'Fauci vaccines')).message();
    const posts = slack.workspace.messages.filter((each) => each.user === 'U0BOT' && each.ephemeralFor === undefined);
    expect(posts).toHaveLength(3);
    expect(posts.filter(({ unfurls }) => unfurls)).toEqual([]);
  });
});
