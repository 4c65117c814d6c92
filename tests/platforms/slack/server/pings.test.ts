import { describe, expect, it } from 'vitest';
import { pingsIn } from '../../../../dev/slack/pings.js';

const section = (text: string, more: object = {}) => ({
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text, ...more } }],
});
const kinds = (payload: unknown) => pingsIn(payload).map(({ kind }) => kind);

describe('what pings', () => {
  it.each<[string, string[]]>([
    ['<!channel> <!here> <!everyone|all>', ['broadcast', 'broadcast', 'broadcast']],
    ['<@U0001> <@W0001|name>', ['user', 'user']],
    ['<!subteam^S0001> <#C0001|name>', ['group', 'channel']],
    ['<https://a.example|here> <mailto:a@b.example>', ['link', 'link']],
    ['see https://a.example', ['autolink']],
    ['a < b and <b>', ['unescaped']],
    ['<!date^1735689600^{date}|then>', []],
    ['&lt;!channel&gt; @channel “1 &lt; 2”', []],
  ])('in %s', (text, expected) => {
    expect(kinds(section(text))).toEqual(expected);
    expect(kinds({ text })).toEqual(expected);
  });

  it('does not turn bare URLs into links where the text is verbatim or plain', () => {
    expect(kinds(section('https://a.example', { verbatim: true }))).toEqual([]);
    expect(kinds({ title: { type: 'plain_text', text: 'https://a.example' } })).toEqual([]);
  });

  it('is found in plain text too, where a reader may take it for one', () => {
    expect(pingsIn({ label: { type: 'plain_text', text: '<!here>' } })).toEqual([
      { path: 'label.text', kind: 'broadcast', in: 'plain_text', text: '<!here>' },
    ]);
  });

  it('is found in rich text by its elements, and text there is only text', () => {
    const elements = [
      ...[
        { type: 'broadcast', range: 'here' },
        { type: 'user', user_id: 'U1' },
        { type: 'usergroup', usergroup_id: 'S1' },
      ],
      ...[
        { type: 'channel', channel_id: 'C1' },
        { type: 'link', url: 'https://a.example', text: 'a' },
      ],
      ...[{ type: 'text', text: '<!channel> https://a.example' }],
    ];
    expect(kinds({ type: 'rich_text_section', elements })).toEqual(['broadcast', 'user', 'group', 'channel', 'link']);
  });

  it('is found in markdown blocks and in settings', () => {
    expect(kinds({ type: 'markdown', text: '[a](https://a.example)' })).toEqual(['link', 'autolink']);
    expect(kinds({ text: 'a', link_names: true, parse: 'full' })).toEqual(['broadcast', 'broadcast']);
  });
});
