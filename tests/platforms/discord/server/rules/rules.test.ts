import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChoices } from '../../../../../dev/discord/rules/choices.js';
import { checkCommand, checkCommands } from '../../../../../dev/discord/rules/command.js';
import { checkMessage, type MessageSurface } from '../../../../../dev/discord/rules/message.js';
import { checkModal } from '../../../../../dev/discord/rules/modal.js';
import type { Message } from '../../../../../dev/discord/types.js';

const V2 = 1 << 15;
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'More', custom_id: 'more', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ type: 17, components });
const section = (accessory: object, ...components: object[]) => ({ type: 9, components, accessory });
const option = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({ type: 3, custom_id: 'which', options: [option('a')], ...more });
const link = { type: 2, style: 5, label: 'Open', url: 'https://a.example' };

type About = { surface?: MessageSurface; files?: string[]; before?: object };

function inMessage(payload: object, { surface = 'answer', before, ...about }: About = {}): string[] {
  const found: string[] = [];
  const whole = { allowed_mentions: { parse: [] }, ...payload };
  const was = before === undefined ? {} : { before: { content: '', embeds: [], ...before } as unknown as Message };
  checkMessage(whole, { surface, ...about, ...was }, (path, what) => found.push(`${path}: ${what}`));
  return found;
}

const inV2 = (...components: object[]) => inMessage({ flags: V2, components });

function collected(check: (note: (path: string, what: string) => void) => unknown): string[] {
  const found: string[] = [];
  check((path, what) => found.push(`${path}: ${what}`));
  return found;
}

const inModal = (more: object, ...components: object[]) =>
  collected((note) => checkModal({ custom_id: 'a', title: 'Search', components, ...more }, note));
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Topic', component, ...more });
const input = (more: object = {}) => ({ type: 4, custom_id: 'topic', style: 1, ...more });
const inCommand = (more: object) =>
  collected((note) => checkCommand({ name: 'said', description: 'Who said what', ...more }, note));
const typed = (more: object = {}) => ({ type: 3, name: 'topic', description: 'What about', ...more });

describe('components of the second version', () => {
  it.each<[string, object[]]>([
    ['a card', [container(text('a'), { type: 14, spacing: 2 }, section(button(), text('b')), row(link))]],
    ['a menu in a row', [row(select())]],
    ['a picture', [section({ type: 11, media: { url: 'https://a.example/b.png' } }, text('a'))]],
    [
      'menus that Discord fills',
      [row({ type: 5, custom_id: 'a' }), row({ type: 8, custom_id: 'b', channel_types: [0] })],
    ],
    ['the longest', [text(long(3900)), row(button({ label: long(80), custom_id: long(100) })), text(long(100))]],
    ['forty', many(40, () => text('a'))],
  ])('may be %s', (_, components) => {
    expect(inV2(...components)).toEqual([]);
  });

  it.each<[string, object[], string]>([
    [
      'forty-one, counted with what they hold',
      [container(...many(40, () => text('a')))],
      'components: are 41 altogether, more than 40',
    ],
    [
      'too much text altogether',
      [text(long(2001)), container(text(long(2000)))],
      'components: have 4001 characters of text altogether, more than 4000',
    ],
    ['an empty text', [text('')], 'components[0].content: must have at least 1 characters'],
    [
      'a container in a container',
      [container(container(text('a')))],
      'components[0].components[0]: unsupported type: 17',
    ],
    ['a bare button', [button()], 'components[0]: unsupported type: 2'],
    [
      'a button without a name',
      [row({ type: 2, style: 1, custom_id: 'a' })],
      'components[0].components[0]: must have a label or an emoji',
    ],
    [
      'a long label',
      [row(button({ label: long(81) }))],
      'components[0].components[0].label: has 81 characters, more than 80',
    ],
    [
      'a long custom_id',
      [row(button({ custom_id: long(101) }))],
      'components[0].components[0].custom_id: has 101 characters, more than 100',
    ],
    [
      'the same custom_id twice',
      [row(button()), section(button(), text('a'))],
      'components: has the custom_id more more than once',
    ],
    [
      'the same id twice',
      [
        { ...text('a'), id: 4 },
        { ...text('b'), id: 4 },
      ],
      'components: has the id 4 more than once',
    ],
    [
      'a link with a custom_id',
      [row({ ...link, custom_id: 'a' })],
      'components[0].components[0]: invalid additional property: custom_id',
    ],
    [
      'a link to nowhere',
      [row({ ...link, url: 'javascript:1' })],
      'components[0].components[0].url: must be a URL with http: or https: or discord:',
    ],
    [
      'a button with an address',
      [row(button({ url: 'https://a.example' }))],
      'components[0].components[0]: invalid additional property: url',
    ],
    [
      'six buttons in a row',
      [row(...many(6, (index) => button({ custom_id: `${index}` })))],
      'components[0].components: has 6 items, more than 5',
    ],
    ['a menu beside a button', [row(button(), select())], 'components[0].components: a menu must be alone in its row'],
    [
      'too many options',
      [row(select({ options: many(26, (index) => option(`${index}`)) }))],
      'components[0].components[0].options: has 26 items, more than 25',
    ],
    [
      'the same option twice',
      [row(select({ options: [option('a'), option('a')] }))],
      'components[0].components[0].options: has the value a more than once',
    ],
    [
      'a section without an accessory',
      [{ type: 9, components: [text('a')] }],
      'components[0]: missing required field: accessory',
    ],
    [
      'a section with four texts',
      [section(button(), ...many(4, () => text('a')))],
      'components[0].components: has 4 items, more than 3',
    ],
    [
      'a file that did not come along',
      [{ type: 13, file: { url: 'attachment://a.txt' } }],
      'components[0].file.url: no file a.txt came along',
    ],
    ['a text input', [row(input())], 'components[0].components[0]: unsupported type: 4'],
  ])('may not be %s', (_, components, what) => {
    expect(inV2(...components)).toEqual([what]);
  });

  it('stand alone, and stay', () => {
    expect(inMessage({ flags: V2, content: 'a', components: [text('b')] })).toEqual([
      'content: is not for messages with IS_COMPONENTS_V2',
    ]);
    const before = { flags: V2 };
    expect(inMessage({ flags: 0, components: [text('a')] }, { surface: 'edit', before })).toEqual([
      'flags: IS_COMPONENTS_V2 stays once set',
    ]);
    expect(inMessage({ components: [text('a')] }, { surface: 'edit', before })).toEqual([]);
    const old = { flags: 0, content: 'a' };
    expect(inMessage({ flags: V2, components: [text('a')] }, { surface: 'edit', before: old })).toEqual([
      'content: must be taken away when IS_COMPONENTS_V2 is set',
    ]);
  });
});

describe('messages', () => {
  it.each<[string, object, string]>([
    ['long', { content: long(2001) }, 'content: has 2001 characters, more than 2000'],
    ['empty', {}, 'content: there is nothing to show'],
    ['of new components without the flag', { components: [text('a')] }, 'components[0]: unsupported type: 10'],
    ['of eleven embeds', { embeds: many(11, () => ({ title: 'a' })) }, 'embeds: has 11 items, more than 10'],
    ['of a long title', { embeds: [{ title: long(257) }] }, 'embeds[0].title: has 257 characters, more than 256'],
    [
      'of too much in embeds',
      { embeds: many(2, () => ({ description: long(3001) })) },
      'embeds: have 6002 characters altogether, more than 6000',
    ],
    [
      'of six rows',
      { content: 'a', components: many(6, (index) => row(button({ custom_id: `${index}` }))) },
      'components: has 6 items, more than 5',
    ],
    ['with flags that cannot be set', { content: 'a', flags: 1 << 7 }, "flags: 128 has flags that can't be set here"],
    [
      'with a long nonce',
      { content: 'a', nonce: long(26) },
      'nonce: must be an integer or a text of at most 25 characters',
    ],
    ['that enforce no nonce', { content: 'a', enforce_nonce: true }, 'enforce_nonce: needs a nonce'],
    [
      'without allowed_mentions',
      { content: 'a', allowed_mentions: undefined },
      'allowed_mentions: must be there on every message',
    ],
    [
      'that ping everybody',
      { content: 'a', allowed_mentions: { parse: ['everyone'] } },
      'allowed_mentions.parse: must be an empty list',
    ],
    [
      'that ping one',
      { content: 'a', allowed_mentions: { parse: [], users: ['1'] } },
      'allowed_mentions.users: must be an empty list',
    ],
    [
      'that ping whom they answer',
      { content: 'a', allowed_mentions: { parse: [], replied_user: true } },
      'allowed_mentions.replied_user: must be false',
    ],
  ])('may not be %s', (_, payload, what) => {
    expect(inMessage(payload)).toEqual([what]);
  });

  it('of a channel carry a nonce, and are not ephemeral', () => {
    expect(inMessage({ content: 'a' }, { surface: 'channel' })).toEqual([
      'nonce: must be there and enforced on what is posted to a channel',
    ]);
    const posted = { content: 'a', nonce: 'b', enforce_nonce: true };
    expect(inMessage(posted, { surface: 'channel' })).toEqual([]);
    expect(inMessage({ ...posted, flags: 64 }, { surface: 'channel' })).toEqual([
      "flags: 64 has flags that can't be set here",
    ]);
  });
});

describe('modals', () => {
  it('may hold labels with inputs, menus and boxes, and texts', () => {
    const boxes = { type: 22, custom_id: 'boxes', options: [option('a')] };
    const all = [
      label(input()),
      label(select({ required: false })),
      label(boxes),
      text('a'),
      label({ type: 23, custom_id: 'b' }),
    ];
    expect(inModal({}, ...all)).toEqual([]);
  });

  it.each<[string, object, object[], string]>([
    ['a long title', { title: long(46) }, [label(input())], 'title: has 46 characters, more than 45'],
    ['six parts', {}, many(6, () => text('a')), 'components: has 6 items, more than 5'],
    ['a long label', {}, [label(input(), { label: long(46) })], 'components[0].label: has 46 characters, more than 45'],
    [
      'an input in a row',
      {},
      [row(input())],
      'components[0]: text inputs belong into labels, action rows are deprecated here',
    ],
    [
      'an input with a label of its own',
      {},
      [label(input({ label: 'a' }))],
      'components[0].component: invalid additional property: label',
    ],
    [
      'a value that is too long',
      {},
      [label(input({ value: 'ab', max_length: 1 }))],
      'components[0].component.value: has 2 characters, more than 1',
    ],
    [
      'a disabled menu',
      {},
      [label(select({ disabled: true }))],
      'components[0].component.disabled: is not for a modal',
    ],
    ['a button', {}, [label(button())], 'components[0].component: unsupported type: 2'],
    [
      'the same custom_id twice',
      {},
      [label(input()), label(input())],
      'components: has the custom_id topic more than once',
    ],
  ])('may not have %s', (_, more, components, what) => {
    expect(inModal(more, ...components)).toEqual([what]);
  });
});

describe('choices', () => {
  const inChoices = (choices: unknown) => collected((note) => checkChoices({ choices }, note));

  it('are at most 25 with short names and values', () => {
    expect(inChoices(many(25, (index) => ({ name: long(100), value: `${index}` })))).toEqual([]);
    expect(inChoices(many(26, (index) => ({ name: 'a', value: index })))).toEqual([
      'choices: has 26 items, more than 25',
    ]);
    expect(inChoices([{ name: long(101), value: '' }])).toEqual([
      ...['choices[0].name: has 101 characters, more than 100', 'choices[0].value: must have at least 1 characters'],
    ]);
  });
});

describe('commands', () => {
  it.each<[string, object, string]>([
    ['a name in capitals', { name: 'Said' }, 'name: must be in lower case'],
    ['a name with a space', { name: 'who said' }, 'name: is no name for a chat command or an option'],
    ['a long description', { description: long(101) }, 'description: has 101 characters, more than 100'],
    [
      'too many options',
      { options: many(26, (index) => typed({ name: `a${index}` })) },
      'options: has 26 items, more than 25',
    ],
    ['the same option twice', { options: [typed(), typed()] }, 'options: has topic more than once'],
    [
      'a required option after others',
      { options: [typed(), typed({ name: 'b', required: true })] },
      'options[1]: is required and must come before those that are not',
    ],
    [
      'subcommands among options',
      { options: [{ type: 1, name: 'a', description: 'a' }, typed()] },
      'options: mix subcommands and other options',
    ],
    [
      'choices with autocomplete',
      { options: [typed({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] },
      'options[0].choices: are not for an option with autocomplete',
    ],
    [
      'a choice of another type',
      { options: [typed({ choices: [{ name: 'a', value: 1 }] })] },
      'options[0].choices[0].value: must be a string',
    ],
    ['an unknown locale', { name_localizations: { xx: 'a' } }, 'name_localizations.xx: is no locale of Discord'],
    ['an unknown context', { contexts: [3] }, 'contexts[0]: must be one of 0, 1, 2'],
    ['a description in the menu of messages', { type: 3 }, 'description: is for chat commands only'],
  ])('may not have %s', (_, more, what) => {
    expect(inCommand(more)).toEqual([what]);
  });

  it('have at most 8000 characters, counting the longest translation', () => {
    const choices = many(25, (index) => ({ name: long(90), value: `${index}` }));
    const options = many(3, (index) => typed({ name: `a${index}`, choices }));
    expect(inCommand({ options })).toEqual([]);
    const translated = choices.map((choice) => ({ ...choice, name_localizations: { de: long(100) } }));
    const longer = many(4, (index) => typed({ name: `a${index}`, choices: translated }));
    expect(inCommand({ options: longer })).toEqual([expect.stringContaining('more than 8000')]);
  });

  it('are at most 100 of different names', () => {
    const named = (name: string) => ({ name, description: 'a' });
    const inAll = (commands: object[]) => collected((note) => checkCommands(commands, note));
    expect(inAll(many(100, (index) => named(`a${index}`)))).toEqual([]);
    expect(inAll([named('a'), named('a')])).toEqual([': has a more than once']);
    expect(inAll(many(101, (index) => named(`a${index}`)))).toEqual([': has 101 commands of type 1, more than 100']);
  });
});

describe('what nobody meant', () => {
  it('is told, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const payload = { flags: V2, components: json, embeds: json, nonce: json, allowed_mentions: json };
        expect(inMessage(payload as object).length).toBeGreaterThan(0);
        inMessage({ content: 'a', components: json, embeds: json } as object);
        expect(inModal({ components: json }).length).toBeGreaterThan(0);
        inCommand({ options: json, name: json, contexts: json });
        collected((note) => checkCommands(json, note));
      }),
      { numRuns: 200 },
    );
  });
});
