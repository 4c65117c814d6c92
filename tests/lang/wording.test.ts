import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wording } from '../../src/lang/index.js';
import { sentencesIn } from './sentences.js';

/** Platforms in which people chat; the rest of their folders is settings, connections, findings and reasons of failures. */
const CHATS = ['src/platforms/slack', 'src/platforms/discord'];

/** Files that hold English sentences, by what they are. No reply of a command is among them. */
const WITH_SENTENCES = new Map([
  ['src/bot/answers/examination.ts', 'findings of the doctor, which whoever runs the bot reads'],
  ['src/bot/courier/examination.ts', 'findings of the doctor'],
  ['src/bot/memory/pages-check.ts', 'findings of the doctor'],
  ['src/bot/delivery/base-url.ts', 'what is wrong with a setting, for the message of an error'],
  ['src/bot/delivery/connection-retry.ts', 'why a connection fails, for the message of an error'],
  ['src/bot/layout/html.ts', 'HTML and the policy of its content'],
]);

function filesUnder(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file).split(sep).join('/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What people in a chat or on a page of a statement read is made here. */
const SAYING = ['src/bot', 'commands', ...CHATS.flatMap((chat) => [`${chat}/inbound`, `${chat}/render`])];
const saying = SAYING.flatMap(filesUnder);

describe('what is said to people', () => {
  it('stands in src/lang and not in the bot, its commands or what the chats show', () => {
    const found = saying
      .filter(({ path }) => !WITH_SENTENCES.has(path))
      .flatMap(({ path, text }) => sentencesIn(text).map((sentence) => `${path}: ${sentence}`));
    expect(found).toEqual([]);
  });

  it('stands elsewhere only in files that still have some', () => {
    const without = saying.filter(({ path, text }) => WITH_SENTENCES.has(path) && sentencesIn(text).length === 0);
    expect(without.map(({ path }) => path)).toEqual([]);
    expect(saying.map(({ path }) => path)).toEqual(expect.arrayContaining([...WITH_SENTENCES.keys()]));
  });

  it.each([
    "reply(note('Nobody was asked.'))",
    "reply(heading('Nothing'))",
    "const button = { label: 'Resume', invocation };",
    'const line = `Told by $' + '{name}, on $' + '{day}.`;',
    "const KINDS = { direct: 'exact quotes only' };",
    "note(isGone ? 'Gone by now' : '')",
  ])('is found: %s', (code) => {
    expect(sentencesIn(code)).toHaveLength(1);
  });

  it.each([
    "throw new OnrecordError('GONE', 'It is not there any more.', 'Ask again for it.');",
    "throw invalid(command, 'OPTION_MISSING', 'A question is needed here.');",
    "this.#parts.logger.error({ err }, 'It could not be looked up');",
    "const isLimited = rules.attribution !== 'on the record';",
    "import { a } from './a long name.js';",
    "const call = { command: 'watch mute', text: '' };",
    "type Mode = 'one of many words';",
    "note(wording.answers.agreement, 'warning')",
    "const sample = { placeholder: '22:00-07:00' };",
  ])('is not taken for: %s', (code) => {
    expect(sentencesIn(code)).toEqual([]);
  });
});

describe('each message', () => {
  const users = [...filesUnder('src'), ...filesUnder('commands')]
    .filter(({ path, text }) => !path.startsWith('src/lang/') && /\bwording\b/.test(text))
    .map(({ text }) => text.replace(/\s+\./g, '.'));
  /** The messages that are read by their names, alone or with others of their group, and the texts that read them. */
  const read = new Map<string, string[]>();
  for (const text of users) {
    const alone = Array.from(text.matchAll(/\bwording\.(\w+)\.(\w+)/g), ([, group, name]) => `${group}.${name}`);
    const several = Array.from(text.matchAll(/\{([^{}]*)\} = wording\.(\w+);/g), ([, names, group]) =>
      names!.split(',').map((name) => `${group}.${name.trim()}`),
    );
    for (const message of new Set([...alone, ...several.flat()])) {
      read.set(message, [...(read.get(message) ?? []), text]);
    }
  }

  /** Whether one of several texts of a message is read: by its name, or by the name of whatever it is for. */
  const isPartRead = (message: string, part: string): boolean =>
    (read.get(message) ?? []).some((text) => text.includes(`${message}[`) || new RegExp(`\\.${part}\\b`).test(text));

  it('is used', () => {
    const unused = Object.entries(wording).flatMap(([group, messages]) =>
      Object.entries(messages).flatMap(([name, message]) => {
        const full = `${group}.${name}`;
        if (typeof message !== 'object' || Array.isArray(message)) return read.has(full) ? [] : [full];
        return Object.keys(message).flatMap((part) => (isPartRead(full, part) ? [] : [`${full}.${part}`]));
      }),
    );
    expect(unused).toEqual([]);
  });
});
