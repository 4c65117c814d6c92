/**
 * How much later than the framework alone does the bot answer a slash command in Slack?
 *
 *   npm run bench:slack -- [--count 300]
 *
 * Starts two processes, each on a local Slack of its own in Socket Mode: the bot with the sample documents (`onrecord start`), and an app on
 * the same framework that does nothing but acknowledge and respond. Sends each `count` commands in turn, one at a time,
 * then 200 at once. Prints the time from the command to the answer at its response_url, and to the acknowledgement. Ends
 * with an error where, one at a time, 95 % of the answers take more than 300 ms longer than the framework's own at the
 * same share; or where, of 200 at once, one is acknowledged later than the 3 s that Slack allows. Waits for all answers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandLine, environmentWithout, startProgram } from '../dist/dev/local/program.js';
import { SlackServer } from '../dist/dev/slack/index.js';
import { openRecord } from '../dist/src/index.js';
import { timesOf, writeFigures } from './local/figures.mjs';
import { quantile, shares } from './local/numbers.mjs';
import { QUESTIONS } from './local/questions.mjs';

const { values } = parseArgs({ options: { count: { type: 'string', default: '300' } } });
const COUNT = Number(values.count);
const CROWD = 200;
const WARM_UP = 20;
const ALLOWED_MS = 300;
const ACK_WITHIN_MS = 3000;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-slack-'));
// A start makes no record but at the default path.
await (await openRecord({ db: join(folder, 'record.db'), seed: true })).close();
const APPS = {
  bot: { file: commandLine(), args: ['start'] },
  plain: { file: fileURLToPath(new URL('./slack/plain-app.mjs', import.meta.url)), args: [] },
};

/** One of them on a Slack of its own, when it is ready. */
async function startedAs(name) {
  const slack = await SlackServer.start();
  slack.socket.keepAlive();
  const { file, args } = APPS[name];
  const environment = {
    ...{ ...environmentWithout(), ONRECORD_DB: join(folder, 'record.db'), LOG_LEVEL: 'warn' },
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
  };
  const program = startProgram(file, args, { environment, folder, stderr: 'shown' });
  await program.said(/^ready/);
  return { slack, program };
}

/** Somebody types a question: the milliseconds until the answer is seen, and until the command is acknowledged. */
async function asked({ slack }, nth) {
  const began = performance.now();
  const seen = await slack.user(`U${nth % 50}`).slash('/said', QUESTIONS[nth % QUESTIONS.length]);
  const ack = performance.now() - began;
  await seen.message();
  return { answer: performance.now() - began, ack };
}

const figures = {};
const line = (label, numbers) => console.log(`${label.padEnd(28)}${shares(numbers)}`);

const apps = { plain: await startedAs('plain'), bot: await startedAs('bot') };
let failed = false;
const check = (what, slug, { plain, bot }) => {
  for (const share of ['answer', 'ack']) {
    for (const name of ['plain', 'bot']) {
      const times = (name === 'plain' ? plain : bot).map((each) => each[share]);
      line(`${what}, ${share}, ${name}`, times);
      Object.assign(figures, timesOf(`${slug}.${name}.${share}`, times));
      figures[`${slug}.${name}.${share}.longest`] = [Math.max(...times), 'ms'];
    }
  }
  const at = (list) =>
    quantile(
      list.map(({ answer }) => answer),
      0.95,
    );
  const more = at(bot) - at(plain);
  figures[`${slug}.more`] = [more, 'ms'];
  console.log(`${what}: 95 % within ${more.toFixed(1)} ms of the framework's own`);
  return more;
};

try {
  for (let nth = 0; nth < WARM_UP; nth++) for (const name of ['plain', 'bot']) await asked(apps[name], nth);
  console.log(`${'ms'.padEnd(28)}     p50     p95     p99`);
  const alone = { plain: [], bot: [] };
  for (let nth = 0; nth < COUNT; nth++) {
    for (const name of ['plain', 'bot']) alone[name].push(await asked(apps[name], nth));
  }
  if (check('one at a time', 'alone', alone) > ALLOWED_MS) failed = true;
  const crowd = {};
  for (const name of ['plain', 'bot']) {
    crowd[name] = await Promise.all(Array.from({ length: CROWD }, (_, nth) => asked(apps[name], nth)));
  }
  check(`${CROWD} at once`, 'crowd', crowd);
  if (crowd.bot.some(({ ack }) => ack > ACK_WITHIN_MS)) failed = true;
  writeFigures('slack', `npm run bench:slack -- --count ${COUNT}`, figures);
} finally {
  for (const { slack, program } of Object.values(apps)) {
    await program.stop();
    await slack.close();
  }
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
