import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import help from '../commands/help.js';
import { readConfig } from '../src/app/config.js';
import { createLogger } from '../src/app/log.js';
import { loadCommands } from '../src/bot/commands/load.js';
import { Bot } from '../src/bot/dispatch.js';
import { runCli } from '../src/cli/program.js';
import { PLATFORMS } from '../src/platforms/index.js';
import { CALLER, recordOf } from './bot/fixtures.js';
import { Collected } from './cli/harness.js';
import { MEGAPHONE, said } from './samples/megaphone.js';

describe('a command', () => {
  const folder = new URL('./samples/commands/', import.meta.url);

  it('is added by its file alone: it answers, stands in the help, and is registered on every platform', async () => {
    const commands = await loadCommands({ folder });
    expect(commands.map(({ name }) => name)).toEqual(['shout']);
    const bot = new Bot({
      record: recordOf({}),
      commands: [...commands, help],
      logger: pino({ level: 'silent' }),
      now: () => new Date(0),
    });
    expect((await bot.answerLine('/shout hear me', CALLER)).text).toContain('HEAR ME');
    expect((await bot.answerLine('/help', CALLER)).text).toContain('/shout');
    const unset = { publicUrl: null, pages: 'off', secret: null, previousSecrets: [] } as const;
    const registered = PLATFORMS.flatMap(
      ({ registerUnset }) => registerUnset?.(unset, { commands, dryRun: true }) ?? [],
    );
    expect(registered.length).toBeGreaterThan(0);
    for (const { data } of await Promise.all(registered)) expect(JSON.stringify(data)).toContain('"/shout"');
  });
});

describe('a platform', () => {
  const list = [...PLATFORMS, MEGAPHONE];
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
    said.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs a command line with the sample platform in the list; it is interrupted at its first line. */
  async function run(args: readonly string[], question: string) {
    const [stdout, stderr, ending] = [new Collected(), new Collected(), new AbortController()];
    stdout.on('text', () => ending.abort());
    const io = {
      ...{ stdin: Readable.from([]), stdout, stderr, interrupted: () => ending.signal },
      environment: { ONRECORD_DB: join(folder, 'record.db'), MEGAPHONE_QUESTION: question },
    };
    const code = await runCli(args, io, list);
    return { code, stdout: stdout.text, stderr: stderr.text };
  }

  it('is started, answers and is stopped by the one line of the list', async () => {
    expect(await run(['start', '--new'], 'who said it?')).toMatchObject({ code: 0, stdout: 'ready megaphone\n' });
    expect(said).toEqual([expect.stringMatching(/\S/), 'silence']);
  });

  it('is examined and registered', async () => {
    await run(['start', '--new'], 'who said it?');
    const { stdout } = await run(['doctor', '--json'], 'who said it?');
    expect(JSON.parse(stdout)).toContainEqual({ area: 'Megaphone', state: 'ok', what: 'It is loud.' });
    const registered = await run(['register', '--dry-run'], 'who said it?');
    expect(registered).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/^would say .*said/) });
    expect((await run(['register', '--help'], '')).stdout).toContain('the commands, said aloud; and the commands on');
  });

  it('is configured: its faults are told, its misspelt variables refused, its secrets kept out of the log', () => {
    expect(() => readConfig({ MEGAPHONE_QUESTION: 'none' }, list)).toThrowError('MEGAPHONE_QUESTION is no question');
    expect(() => readConfig({ MEGAPHONE_QUESTIN: 'who?' }, list)).toThrowError('MEGAPHONE_QUESTION is, and seems');
    const config = readConfig({ MEGAPHONE_QUESTION: 'who is it?', LOG_LEVEL: 'info' }, list);
    const lines: string[] = [];
    createLogger(config, { write: (line: string) => void lines.push(line) }).info('who is it?');
    expect(lines.join()).not.toContain('who is it');
  });

  it('brings its own errors, with where their fault lies', async () => {
    const broken = await run(['register'], 'broken?');
    expect(broken).toEqual({
      code: 1,
      stdout: '',
      stderr: 'onrecord: It is broken.\nBuy another one. [MEGAPHONE_BROKEN]\n',
    });
  });
});

it('the samples are named in no file of the product', async () => {
  for (const root of ['src', 'commands']) {
    for (const file of await readdir(root, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      expect(await readFile(join(root, file), 'utf8'), file).not.toMatch(/megaphone|the same words in capitals|heap:/i);
    }
  }
});
