/**
 * How many commands a second does the bot answer in Discord, beside a bot that defers each of them? And how soon is offered
 * what somebody types?
 *
 *   npm run bench:discord -- [--count 2000] [--people record.db]
 *
 * Starts processes in turn, each on a local Discord: discord.js with its own settings, answering at once and after deferring,
 * and the bot with the sample documents (`onrecord start`). Each gets commands, 50 at a time, the next one when one is answered;
 * what is printed is how many were answered a second. The bot is asked for what needs no search (`/help`), which tells what
 * answering costs, questions that were asked before, and questions that nobody has asked, which tell what searching costs as well. With a record of many people, such as `bench:people`
 * makes, names are typed into it letter by letter, one at a time, some with a slip. Ends with an error where fewer than 500 a
 * second are answered without a search, or where 99 % of the choices take 50 ms or more.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DiscordServer } from '../dist/dev/discord/index.js';
import { commandLine, environmentWithout, startProgram } from '../dist/dev/local/program.js';
import { openRecord } from '../dist/src/index.js';
import { timesOf, writeFigures } from './local/figures.mjs';
import { quantile, shares } from './local/numbers.mjs';
import { QUESTIONS } from './local/questions.mjs';

const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, people: { type: 'string' } } });
const COUNT = Number(values.count);
const AT_ONCE = 50;
const WARM_UP = 200;
const WANTED = 500;
const ALLOWED_MS = 50;
/** One that defers takes long: fewer tell as much. */
const DEFERRED = 200;
const NAMES = [
  'mary johnson',
  'james smtih',
  'patricia',
  'wiliams',
  'jo',
  'secretary',
  'elizabeth garcia',
  'micheal brwon',
];

const folder = mkdtempSync(join(tmpdir(), 'onrecord-discord-'));
// A start makes no record but at the default path.
await (await openRecord({ db: join(folder, 'record.db'), seed: true })).close();
const BOT = { file: commandLine(), args: ['start'] };
const PLAIN = { file: fileURLToPath(new URL('./discord/plain-app.mjs', import.meta.url)), args: [] };

/** Runs one of them on a Discord of its own. */
async function running({ file, args }, more, work) {
  const discord = await DiscordServer.start();
  try {
    const environment = {
      ...{ ...environmentWithout(), LOG_LEVEL: 'error', ONRECORD_DB: join(folder, 'record.db'), ...more },
      ...{ DISCORD_REST_API: discord.api, DISCORD_TOKEN: discord.token },
    };
    const program = startProgram(file, args, { environment, folder, stderr: 'shown' });
    try {
      await program.said(/^ready/);
      return await work(discord.user('100'));
    } finally {
      await program.stop();
    }
  } finally {
    await discord.close();
  }
}

/** Milliseconds until somebody sees the answer to a command. */
async function answered(user, command, option, text) {
  const began = performance.now();
  await (await user.command(command, { [option]: text }, { wait: false })).message();
  return performance.now() - began;
}

/** Milliseconds until somebody sees what is offered for what they type into an option. */
async function offered(user, command, option, text) {
  const began = performance.now();
  await user.autocomplete(command, option, text);
  return performance.now() - began;
}

/** A thousand questions, each of them another one. */
const NEW_QUESTIONS = [
  'Milley Esper Psaki Kirby Sullivan Biden Brown Roberts Harrell Jean-Pierre'.split(' '),
  'Iran troops vaccines inflation border Ukraine trade jobs Congress budget'.split(' '),
  'letter sanctions schools energy prices allies courts elections missiles oil'.split(' '),
].reduce((lines, words) => lines.flatMap((line) => words.map((word) => `${line} ${word}`)), ['']);

const ASKED = {
  help: ['help', 'command', ['said']],
  question: ['said', 'question', QUESTIONS],
  new: ['said', 'question', NEW_QUESTIONS],
};

/** Answers a second, and their times. */
async function rate(user, what, count) {
  const [command, option, texts] = ASKED[what];
  const times = [];
  let nth = 0;
  const asker = async () => {
    while (nth < count) times.push(await answered(user, command, option, texts[nth++ % texts.length]));
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  return { perSecond: (count * 1000) / (performance.now() - began), times };
}

const figures = {};
let failed = false;
try {
  console.log(`${'answers'.padEnd(34)}a second     p50     p95     p99 ms`);
  const print = (name, slug, { perSecond, times }) => {
    console.log(`${name.padEnd(34)}${perSecond.toFixed(0).padStart(8)}${shares(times)}`);
    Object.assign(figures, { [`${slug}.rate`]: [perSecond, '1/s'] }, timesOf(slug, times));
  };
  const measured = async (user, what, count) => {
    await rate(user, what, Math.min(WARM_UP, count / 4));
    return rate(user, what, count);
  };
  const plain = (more, count) => running(PLAIN, more, (user) => measured(user, 'help', count));
  print('discord.js, deferred', 'plain-deferred', await plain({ DEFERS: '1' }, DEFERRED));
  print('discord.js, at once', 'plain', await plain({}, COUNT));
  await running(BOT, {}, async (user) => {
    const help = await measured(user, 'help', COUNT);
    print('the bot, without a search', 'help', help);
    print('the bot, questions', 'questions', await measured(user, 'question', COUNT / 2));
    print(
      'the bot, new questions',
      'new-questions',
      await rate(user, 'new', Math.min(COUNT / 2, NEW_QUESTIONS.length)),
    );
    if (help.perSecond < WANTED) failed = true;
  });
  if (values.people) {
    const db = join(folder, 'people.db');
    cpSync(values.people, db);
    const times = await running(BOT, { ONRECORD_DB: db }, async (user) => {
      const typed = NAMES.flatMap((name) => Array.from(name, (_, i) => name.slice(0, i + 1)));
      for (const text of typed) await offered(user, 'said', 'speaker', text);
      const all = [];
      for (const option of ['speaker', 'question', 'about']) {
        const found = [];
        for (let turn = 0; turn < 5; turn++) {
          for (const text of typed) found.push(await offered(user, 'said', option, text));
        }
        console.log(`${`typing in ${option}`.padEnd(42)}${shares(found)}`);
        Object.assign(figures, timesOf(`typing.${option}`, found));
        all.push(...found);
      }
      return all;
    });
    if (quantile(times, 0.99) >= ALLOWED_MS) failed = true;
  }
  writeFigures('discord', `npm run bench:discord -- --count ${COUNT}${values.people ? ' --people FILE' : ''}`, figures);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
