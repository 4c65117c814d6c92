import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../src/bot/commands/command.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import { Directory } from '../../src/people/directory.js';
import { LocalRecord } from '../../src/record/record.js';
import { openStore } from '../../src/store/open.js';

const READER: Caller = { userId: 'U1', editor: false, standing: 'reader' };
const EDITOR: Caller = { userId: 'U2', editor: true, standing: 'reader' };

let record: LocalRecord;
let bot: Bot;
let id: string;
beforeEach(async () => {
  record = new LocalRecord(openStore(':memory:'), new Directory([]));
  const logger = pino({ level: 'silent' });
  bot = new Bot({ record, commands: await loadCommands(), logger, now: () => new Date('2026-12-01T12:00:00Z') });
  const text = '---\ntitle: Held\nembargo: until told\n---\n“The bridge is safe,” said Ann Lee.\n';
  const { reports } = await record.import({ name: 'a.txt', bytes: Buffer.from(text) });
  id = reports[0] && 'sourceId' in reports[0] ? reports[0].sourceId : '';
});
afterEach(async () => {
  await bot.settled();
  await record.close();
});

it.each(['/withheld list', '/withheld ask Lee bridge', '/withheld free 0123456789ab', '/withheld'])(
  'tells a reader nothing: %s',
  async (line) => {
    expect(JSON.stringify(await bot.answerLine(line, READER))).not.toMatch(/Held|Ann Lee|is safe/);
  },
);

it.each(['list', 'ask Lee bridge', 'free 0123456789ab'])('tells nobody where others see it: %s', async (line) => {
  const { text, failed } = await bot.answerLine(`/withheld ${line}`, { ...EDITOR, shared: true });
  expect([failed, text]).toEqual([true, expect.stringContaining('not shown where others see it')]);
});

it('lists what is withheld, with a button to free it', async () => {
  const listed = await bot.answerLine('/withheld list', EDITOR);
  expect(listed.text).toMatch(/Withheld from readers: 1 document[\s\S]*Held/);
  expect(JSON.stringify(listed.nodes)).toContain('"command":"withheld free"');
  expect((await bot.answerLine('/withheld list nothing', EDITOR)).text).toContain('Nothing withheld fits');
});

it('shows the words, each marked', async () => {
  const { text } = await bot.answerLine('/withheld ask Lee bridge', EDITOR);
  expect(text).toMatch(/For editors only: under an embargo[\s\S]*“The bridge is safe,”/);
});

it('frees it when it is asked for twice, and once only', async () => {
  const asked = await bot.answerLine(`/withheld free ${id.slice(0, 12)}`, EDITOR);
  expect(asked.text).toContain('Free Held?');
  expect((await record.ask('Lee bridge')).total).toBe(0);
  const free = { command: 'withheld free', options: { sure: 'yes' }, text: id, after: null };
  expect((await bot.answer(free, READER)).failed).toBe(true);
  expect((await record.ask('Lee bridge')).total).toBe(0);
  expect((await bot.answer(free, EDITOR)).text).toContain('is free');
  expect((await record.ask('Lee bridge')).total).toBe(1);
  expect((await bot.answer(free, EDITOR)).failed).toBe(true);
});
