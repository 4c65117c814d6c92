import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Caller, Command } from '../../src/bot/commands/command.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import type { Actions, Invocation, Reply } from '../../src/bot/reply/reply.js';
import { openRecord, type StatementRecord } from '../../src/record/index.js';
import { emptyRecord } from '../empty-record.js';

/** A Monday, shortly after eight in London. */
export const NOW = Date.UTC(2020, 0, 6, 8, 30);

const channel = { platform: 'chat', channel: 'C1', isPerson: false };

/** Somebody in a channel who is no editor. */
export const REPORTER: Caller = {
  userId: 'U1',
  place: 'C1',
  standing: 'reader',
  editor: false,
  timeZone: 'Europe/London',
  here: channel,
  alone: { platform: 'chat', channel: 'U1', isPerson: true },
};

export const EDITOR: Caller = {
  ...REPORTER,
  userId: 'U9',
  standing: 'reader',
  editor: true,
  alone: { platform: 'chat', channel: 'U9', isPerson: true },
};

export const BRIEFING = [
  '---',
  'title: Pentagon briefing',
  'outlet: Defense News',
  'date: 2020-01-06',
  '---',
  '“We will withdraw 5,200 troops from Iraq by Friday, and nobody will stop us,” Defense Secretary Mark Esper said on Monday.',
  '',
  '“The letter was an honest mistake and it should never have been sent to Baghdad,” said Gen. Mark Milley, chairman of the Joint Chiefs of Staff.',
  '',
  'Milley said that Iran had fired thirty-one rockets at a base in Kirkuk.',
].join('\n');

/** The commands on a record of their own, with a clock that stands where it is put. */
export function newsBot() {
  let folder: string;
  let record: StatementRecord;
  let commands: readonly Command[];
  let now = NOW;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-news-'));
    record = await openRecord({ db: emptyRecord(join(folder, 'record.db')), thread: 'caller' });
    commands = await loadCommands();
    now = NOW;
  });
  afterEach(async () => {
    await record.close();
    await rm(folder, { recursive: true });
  });
  const bot = () => {
    const logger = { error: () => {} };
    return new Bot({ record, commands, logger, now: () => new Date(now) });
  };
  return {
    record: () => record,
    setNow: (to: number) => {
      now = to;
    },
    say: (line: string, caller: Caller = EDITOR): Promise<Reply> => bot().answerLine(line, caller),
    press: (invocation: Invocation, caller: Caller = EDITOR): Promise<Reply> => bot().answer(invocation, caller),
    add: (text: string, name = 'briefing.md') => record.import({ name, bytes: new TextEncoder().encode(text) }),
  };
}

/** The buttons of a reply, by their labels. */
export function buttonsOf({ nodes }: Reply): ReadonlyMap<string, Invocation> {
  const all = nodes.filter((node): node is Actions => node.type === 'actions').flatMap(({ actions }) => actions);
  return new Map(all.map(({ label, invocation }) => [label, invocation]));
}
