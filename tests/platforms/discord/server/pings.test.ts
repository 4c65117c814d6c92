import { escapeMarkdown } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { pingsIn } from '../../../../dev/discord/pings.js';

const kinds = (payload: unknown) => pingsIn(payload).map(({ kind }) => kind);

describe('what pings and formats', () => {
  it.each<[string, string[]]>([
    ['@everyone and @here', ['broadcast', 'broadcast']],
    ['<@100000000000000001> <@!100000000000000001> <@&4>', ['user', 'user', 'role']],
    ['<#3> </said:5> <t:1735689600:R> <:wave:6> :wave:', ['channel', 'command', 'time', 'emoji', 'emoji']],
    ['see [here](https://a.example)', ['link']],
    ['see https://a.example', ['autolink']],
    ['discord.gg/abc', ['invite']],
    ['*a* **b** _c_ __d__ ~~e~~ ||f|| `g`', Array.from({ length: 7 }, () => 'markdown')],
    ['# a\n> b\n- c\n1. d\n-# e', Array.from({ length: 5 }, () => 'markdown')],
    ['snake_case_name, 2 * 3 * 4, a > b, at 10:30:45, #1, @somebody, 10-12, e-mail', []],
    ['\\*a\\* \\_b\\_ \\@everyone \\<@1> \\# c', []],
  ])('in %s', (text, expected) => {
    expect(kinds({ content: text })).toEqual(expected);
    expect(kinds({ components: [{ type: 17, components: [{ type: 10, content: text }] }] })).toEqual(expected);
  });

  it('says what and where', () => {
    expect(pingsIn({ components: [{ type: 10, content: 'a **b**' }] })).toEqual([
      { path: 'components[0].content', kind: 'markdown', text: '**b**' },
    ]);
  });

  it('leaves labels, values and custom ids alone, which are never formatted', () => {
    const menu = { type: 3, custom_id: '*a*', options: [{ label: '**b**', value: '@here', description: '_c_' }] };
    expect(pingsIn({ components: [menu, { type: 2, label: '**d**', custom_id: '@everyone' }] })).toEqual([]);
  });

  it('looks into embeds', () => {
    const embed = { title: '*a*', description: '*b*', fields: [{ name: 'c', value: '@here' }] };
    expect(kinds({ embeds: [embed] })).toEqual(['markdown', 'broadcast']);
  });

  it('is what allowed_mentions let through', () => {
    expect(kinds({ allowed_mentions: { parse: ['everyone', 'users'], roles: ['4'], replied_user: true } })).toEqual([
      ...['broadcast', 'user', 'role', 'user'],
    ]);
    expect(kinds({ allowed_mentions: { parse: [], replied_user: false } })).toEqual([]);
  });

  it('is not what was escaped', () => {
    expect(kinds({ content: escapeMarkdown('**a** _b_ ~~c~~ ||d|| `e`') })).toEqual([]);
  });
});
