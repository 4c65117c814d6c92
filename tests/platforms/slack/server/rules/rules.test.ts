import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../../../dev/slack/rules/message.js';
import { checkOptions, checkView } from '../../../../../dev/slack/rules/view.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', text: plain('More'), action_id: 'more', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Topic'), element, ...more });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const option = (value: string) => ({ text: plain(value), value });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const long = (length: number) => 'x'.repeat(length);

function violations(message: object, method = 'chat.postEphemeral', inChannel = false): string[] {
  const found: string[] = [];
  checkMessage({ text: 'a', ...message }, { method, inChannel }, (path, what) => found.push(`${path}: ${what}`));
  return found;
}

function inView(view: object): string[] {
  const found: string[] = [];
  checkView({ type: 'modal', title: plain('Search'), blocks: [], ...view }, (path, what) =>
    found.push(`${path}: ${what}`),
  );
  return found;
}

const GOOD: Record<string, object[]> = {
  'a card': [
    section('x'),
    { type: 'context', elements: [mrkdwn('a'), plain('b')] },
    { type: 'divider' },
    actions(button()),
  ],
  'a header and fields': [
    { type: 'header', text: plain('a') },
    { type: 'section', fields: [mrkdwn('a'), plain('b')] },
  ],
  'a menu beside a text': [
    { ...section('x'), accessory: { type: 'overflow', action_id: 'a', options: [option('1')] } },
  ],
  'rich text': [
    rich(
      richSection({ type: 'text', text: 'a', style: { bold: true } }, { type: 'link', url: 'https://a.example' }),
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'b' }], border: 1 },
      { type: 'rich_text_list', style: 'bullet', elements: [richSection({ type: 'emoji', name: 'wave' })], indent: 1 },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'c' }] },
    ),
  ],
  'the longest texts': [
    section(long(3000)),
    { type: 'header', text: plain(long(150)) },
    actions(button({ text: plain(long(75)), value: long(2000), action_id: long(255) })),
  ],
};

const BAD: Record<string, [blocks: object[], what: string]> = {
  'too many blocks': [many(51, () => ({ type: 'divider' })), 'blocks: has 51 items, more than 50'],
  'a long section': [[section(long(3001))], 'blocks[0].text.text: has 3001 characters, more than 3000'],
  'an empty section': [[section('')], 'blocks[0].text.text: must have at least 1 characters'],
  'a section with nothing': [[{ type: 'section' }], 'blocks[0]: must have text or fields'],
  'too many fields': [
    [{ type: 'section', fields: many(11, () => mrkdwn('a')) }],
    'blocks[0].fields: has 11 items, more than 10',
  ],
  'a long field': [
    [{ type: 'section', fields: [mrkdwn(long(2001))] }],
    'blocks[0].fields[0].text: has 2001 characters, more than 2000',
  ],
  'a long header': [
    [{ type: 'header', text: plain(long(151)) }],
    'blocks[0].text.text: has 151 characters, more than 150',
  ],
  'a header of mrkdwn': [[{ type: 'header', text: mrkdwn('a') }], 'blocks[0].text: unsupported type: mrkdwn'],
  'a crowded context': [
    [{ type: 'context', elements: many(11, () => mrkdwn('a')) }],
    'blocks[0].elements: has 11 items, more than 10',
  ],
  'crowded actions': [
    [actions(...many(26, (n) => button({ action_id: `${n}` })))],
    'blocks[0].elements: has 26 items, more than 25',
  ],
  'empty actions': [[actions()], 'blocks[0].elements: must have at least 1 items'],
  'a long button': [
    [actions(button({ text: plain(long(76)) }))],
    'blocks[0].elements[0].text.text: has 76 characters, more than 75',
  ],
  'a button of mrkdwn': [
    [actions(button({ text: mrkdwn('a') }))],
    'blocks[0].elements[0].text: unsupported type: mrkdwn',
  ],
  'a long value': [
    [actions(button({ value: long(2001) }))],
    'blocks[0].elements[0].value: has 2001 characters, more than 2000',
  ],
  'a long action_id': [
    [actions(button({ action_id: long(256) }))],
    'blocks[0].elements[0].action_id: has 256 characters, more than 255',
  ],
  'a colour of its own': [
    [actions(button({ style: 'green' }))],
    'blocks[0].elements[0].style: must be one of primary, danger',
  ],
  'a link that is none': [[actions(button({ url: 'a b' }))], 'blocks[0].elements[0].url: must be a URL'],
  'a field that there is not': [[{ type: 'divider', text: 'a' }], 'blocks[0]: invalid additional property: text'],
  'a block that there is not': [[{ type: 'quote' }], 'blocks[0]: unsupported type: quote'],
  'an input among actions': [
    [actions({ type: 'plain_text_input', action_id: 'a' })],
    'blocks[0].elements[0]: unsupported type: plain_text_input',
  ],
  'twins among blocks': [
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'blocks: has the block_id a more than once',
  ],
  'twins among actions': [[actions(button(), button())], 'blocks[0]: has the action_id more more than once'],
  'a menu without options': [
    [actions({ type: 'static_select', action_id: 'a' })],
    'blocks[0].elements[0]: must have either options or option_groups',
  ],
  'twins among options': [
    [actions({ type: 'static_select', action_id: 'a', options: [option('1'), option('1')] })],
    'blocks[0].elements[0]: has options of the same value',
  ],
  'a start that is no option': [
    [actions({ type: 'static_select', action_id: 'a', options: [option('1')], initial_option: option('2') })],
    'blocks[0].elements[0]: starts with what is no option',
  ],
  'too many options': [
    [actions({ type: 'static_select', action_id: 'a', options: many(101, (n) => option(`${n}`)) })],
    'blocks[0].elements[0].options: has 101 items, more than 100',
  ],
  'a long option': [
    [actions({ type: 'static_select', action_id: 'a', options: [option(long(76))] })],
    'blocks[0].elements[0].options[0].text.text: has 76 characters, more than 75',
  ],
  'a crowded overflow': [
    [actions({ type: 'overflow', action_id: 'a', options: many(6, (n) => option(`${n}`)) })],
    'blocks[0].elements[0].options: has 6 items, more than 5',
  ],
  'empty rich text': [
    [rich(richSection({ type: 'text', text: '' }))],
    'blocks[0].elements[0].elements[0].text: must have at least 1 characters',
  ],
  'a style that there is not': [
    [rich(richSection({ type: 'text', text: 'a', style: { big: true } }))],
    'blocks[0].elements[0].elements[0].style: invalid additional property: big',
  ],
  'a text loose in rich text': [[rich({ type: 'text', text: 'a' })], 'blocks[0].elements[0]: unsupported type: text'],
  'a list without style': [
    [rich({ type: 'rich_text_list', elements: [richSection()] })],
    'blocks[0].elements[0]: missing required field: style',
  ],
  'much markdown': [
    many(2, () => ({ type: 'markdown', text: long(6001) })),
    'blocks: has markdown blocks of more than 12000 characters together',
  ],
  'two that want the focus': [
    many(2, (n) => input({ type: 'plain_text_input', action_id: `${n}`, focus_on_load: true })),
    'blocks: has focus_on_load more than once',
  ],
  'more than the budget': [
    many(4, () => section(long(2500))),
    `blocks: take ${JSON.stringify(many(4, () => section(long(2500)))).length} characters of JSON, more than 10000`,
  ],
};

describe('a message', () => {
  it.each(Object.entries(GOOD))('may have %s', (_, blocks) => expect(violations({ blocks })).toEqual([]));
  it.each(Object.entries(BAD))('may not have %s', (_, [blocks, what]) =>
    expect(violations({ blocks })).toContain(what),
  );

  it('needs a text for notifications, beside its blocks', () => {
    expect(violations({ text: undefined, blocks: [section('a')] })).toEqual([
      'text: a message needs a text for notifications',
    ]);
    expect(violations({ text: '' })).toEqual(['text: there is nothing to show']);
  });

  it('is at most 40,000 characters, and 4,000 when it is changed', () => {
    expect(violations({ text: long(40_001) })).toEqual(['text: has 40001 characters, more than 40000']);
    expect(violations({ text: long(4001) }, 'chat.update')).toEqual(['text: has 4001 characters, more than 4000']);
  });

  it('is quiet where a channel sees it', () => {
    const quiet = { unfurl_links: false, unfurl_media: 'false' };
    expect(violations(quiet, 'chat.postMessage', true)).toEqual([]);
    expect(violations({ unfurl_links: true }, 'chat.postMessage', true)).toHaveLength(2);
    expect(violations({ reply_broadcast: true, link_names: true, parse: 'full' })).toHaveLength(3);
  });

  it('has metadata of a type with a payload', () => {
    expect(violations({ metadata: { event_type: 'a', event_payload: {} } })).toEqual([]);
    expect(violations({ metadata: { event_type: 1 } })).toEqual([
      'metadata.event_type: must be a text',
      'metadata.event_payload: must be an object',
    ]);
  });

  it('is refused by Slack itself only where Slack would', () => {
    const refusal = (blocks: object[]) =>
      checkMessage({ text: 'a', blocks }, { method: 'a', inChannel: false }, () => {})?.error;
    expect(refusal([section(long(3001))])).toBe('invalid_blocks');
    expect(refusal(many(4, () => section(long(2500))))).toBeUndefined();
    expect(refusal(many(5, () => section(long(2800))))).toBe('msg_blocks_too_long');
  });

  it('may be anything at all without the check breaking', () => {
    fc.assert(
      fc.property(fc.anything(), (blocks) => void violations({ blocks, metadata: blocks, text: blocks })),
      { seed: 20200106 },
    );
  });
});

describe('a view', () => {
  const field = input({ type: 'plain_text_input', action_id: 'topic' });

  it.each<[string, object, string[]]>([
    ['a form', { submit: plain('Search'), blocks: [field], private_metadata: long(3000), callback_id: 'a' }, []],
    ['a form without a button', { blocks: [field] }, ['view.submit: is required when there are input blocks']],
    ['a long title', { title: plain(long(25)) }, ['view.title.text: has 25 characters, more than 24']],
    ['no title', { title: undefined }, ['view: missing required field: title']],
    [
      'much to remember',
      { private_metadata: long(3001) },
      ['view.private_metadata: has 3001 characters, more than 3000'],
    ],
    [
      'too many blocks',
      { blocks: many(101, () => ({ type: 'divider' })) },
      ['view.blocks: has 101 items, more than 100'],
    ],
    ['markdown', { blocks: [{ type: 'markdown', text: 'a' }] }, ['view.blocks[0]: is not for a modal']],
    ['a form in the Home tab', { type: 'home', title: undefined, blocks: [field] }, []],
    ['a title in the Home tab', { type: 'home' }, ['view: invalid additional property: title']],
    ['another type', { type: 'page' }, ['view.type: must be modal or home']],
  ])('with %s', (_, view, expected) => expect(inView(view)).toEqual(expected));
});

describe('options for a menu', () => {
  const check = (answer: unknown) => {
    const found: string[] = [];
    checkOptions(answer, (path, what) => found.push(`${path}: ${what}`));
    return found;
  };

  it('are at most 100, each short', () => {
    expect(check({ options: many(100, (n) => option(`${n}`)) })).toEqual([]);
    expect(check({ options: [] })).toEqual([]);
    expect(check({ option_groups: [{ label: plain('a'), options: [option('1')] }] })).toEqual([]);
    expect(check({ options: many(101, (n) => option(`${n}`)) })).toEqual(['options: must be a list of at most 100']);
    expect(check({ options: [option(long(76))] })).toEqual(['options[0].text.text: has 76 characters, more than 75']);
    expect(check(undefined)).toEqual(['options: must be there, or option_groups']);
  });
});
