import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryCase } from '../../bench/leaks/case.js';
import { Clock } from '../../bench/leaks/clock.js';
import { cliLines } from '../../bench/leaks/command-line.js';
import { COMMAND_LINES, VIEWS } from '../../bench/leaks/outlets.js';
import { START, type Story } from '../../bench/leaks/story.js';
import { BOT_METHODS, RECORD_METHODS, ROUTES } from '../../bench/leaks/tried.js';
import { STATEMENT_ACTIONS } from '../../src/bot/answers/statement-actions.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import { LocalRecord } from '../../src/record/record.js';
import { Workplace } from '../cli/harness.js';

// Whoever adds a way by which words leave the record meets a test here that fails, until it is tried for leaks as well.

let clock: Clock;
beforeEach(() => {
  clock = new Clock(START);
});
afterEach(() => clock.close());

/** Public members of a class and of those that it extends. */
function membersOf({ prototype }: { prototype: object }): string[] {
  const names = new Set<string>();
  for (let at = prototype; at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  names.delete('constructor');
  return [...names].sort();
}

function sorted(table: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(table).sort();
}

it('knows every method of a record and of the bot', () => {
  expect(sorted(RECORD_METHODS)).toEqual(membersOf(LocalRecord));
  expect(sorted(BOT_METHODS)).toEqual(membersOf(Bot));
});

it('knows every command and every button', async () => {
  const commands = await loadCommands();
  expect(sorted(COMMAND_LINES)).toEqual(commands.map(({ name }) => name).sort());
  expect([...VIEWS, 'report'].sort()).toEqual(STATEMENT_ACTIONS.map(({ name }) => name).sort());
});

it('knows every command of the command line, and every format of a digest', async () => {
  const work = await Workplace.open();
  try {
    const probes = { questions: ['q'], quotes: ['q'], typed: ['q'], sourceIds: [], statementIds: [] };
    const { stdout } = await work.run(['--help']);
    const listed = [...stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
    expect(sorted(cliLines(probes))).toEqual(listed.filter((name) => name !== 'help').sort());
    const help = (await work.run(['digest', '--help'])).stdout.replace(/\s+/g, ' ');
    const formats = [
      ...(/--format <format>.*?choices: ([^)]*?)[,)] default/.exec(help)?.[1] ?? '').matchAll(/"(\w+)"/g),
    ];
    const tried = [cliLines(probes)['digest']].flat(2).filter((word) => formats.some(([, name]) => name === word));
    expect(formats.length).toBeGreaterThan(5);
    expect(new Set(tried)).toEqual(new Set(formats.map(([, name]) => name)));
  } finally {
    await work.close();
  }
});

it('knows everything that is served over HTTP', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  const serving = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && /\bweb\.serve\(/.test(readFileSync(`${source}${file}`, 'utf8')))
    .map((file) => `src/${file}`);
  expect(serving.sort()).toEqual(sorted(ROUTES));
});

/** Every kind of rule once, with versions that make the others secret. */
const WHOLE: Story = {
  seed: 5,
  keepsOffRecord: true,
  histories: [
    {
      hasUrl: true,
      versions: [
        version({ embargo: { form: 'worded', ends: 40 } }),
        version({ attribution: 'on background', nameIn: ['title', 'url', 'around'] }),
      ],
      steps: [
        { hour: 1, does: 'publish', version: 0 },
        { hour: 50, does: 'publish', version: 1 },
      ],
    },
    {
      hasUrl: false,
      versions: [version({}), version({ shape: 'transcript', embargo: { form: 'unreadable', ends: 0 } })],
      steps: [
        { hour: 2, does: 'publish', version: 0 },
        { hour: 60, does: 'publish', version: 1 },
      ],
    },
    {
      hasUrl: true,
      versions: [version({ isKnown: true }), version({ attribution: 'off the record' })],
      steps: [
        { hour: 3, does: 'publish', version: 0 },
        { hour: 55, does: 'retract', keeps: false },
      ],
    },
  ],
  ready: [{ hasId: true, isKnown: false, given: 4, changed: null, retracted: { hour: 60, by: 'line' } }],
  looks: [30, 70],
};

function version(rules: Partial<Story['histories'][number]['versions'][number]>) {
  const open = {
    attribution: 'on the record',
    where: 'front',
    describes: true,
    embargo: null,
    retracted: null,
  } as const;
  return { shape: 'article', isKnown: false, nameIn: [], repeats: false, ...open, ...rules } as const;
}

it('lets nothing out of any outlet, and calls each that it says it does', async () => {
  const { leaks, called, outlets } = await tryCase(WHOLE, clock, { share: 1, commandLine: true, probed: 1 });
  expect(leaks).toEqual([]);
  const tried = Object.keys(RECORD_METHODS).filter((name) => RECORD_METHODS[name] === 'tried');
  expect(tried.filter((name) => !called.has(name))).toEqual([]);
  const chat = Object.keys(COMMAND_LINES).map((name) => `bot ${name}`);
  const buttons = STATEMENT_ACTIONS.map(({ name }) => `button ${name}`);
  expect([...chat, ...buttons, 'page /s/', 'post'].filter((name) => !outlets.has(name))).toEqual([]);
}, 300_000);
