import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLine, createInterface, cursorTo } from 'node:readline';
import { commandLine, environmentWithout, startProgram } from '../local/program.js';
import type { Play } from './play.js';

/** What the console needs of a platform. */
type Stage = Pick<
  Play<unknown, unknown, unknown, unknown>,
  'name' | 'environment' | 'prepare' | 'start' | 'prompt' | 'run' | 'close'
>;

/**
 * Plays until the input ends, `quit`, or a signal: starts the program against a local platform, with a record of the sample
 * documents in a folder that is removed at the end, and does what each line says. In a terminal there is a prompt; from a
 * pipe each line is done when the one before it was answered, and is printed before its answer.
 *
 * @returns the exit code: 0, or 1 where a line could not be done or the program failed
 */
export async function play(open: () => Promise<Stage>): Promise<number> {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-play-'));
  const stage = await open();
  // At the default path below its folder, the program makes the record of the sample documents by itself.
  const environment = { ...environmentWithout(), ...stage.environment };
  const run = (args: readonly string[]) => startProgram(commandLine(), args, { environment, folder, stderr: 'shown' });
  const program = run(['start']);
  let isEnding = false;
  const gone = new Promise<'gone'>((resolve) => ending.signal.addEventListener('abort', () => resolve('gone')));
  const failed = program.ended.then(({ code, signal }) => {
    if (isEnding || ending.signal.aborted) return 'gone' as const;
    process.stderr.write(`The program ended (${code ?? signal}).\n`);
    return 'failed' as const;
  });
  try {
    process.stderr.write(`Starting the bot on a local ${stage.name}; it reads the sample documents first …\n`);
    const ready = Promise.all([program.said(/^ready /), stage.prepare(run)]).then(() => 'ready' as const);
    ready.catch(() => {});
    const started = await Promise.race([ready, gone, failed]);
    if (started !== 'ready') return started === 'gone' ? 0 : 1;
    return await talk(stage, Promise.race([gone, failed]));
  } finally {
    isEnding = true;
    // What the bot took is finished, and shown, before it ends.
    await program.stop();
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads lines and does them. */
async function talk(stage: Stage, over: Promise<'gone' | 'failed'>): Promise<number> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const input = createInterface({
    input: process.stdin,
    ...(isTerminal && { output: process.stdout, terminal: true }),
  });
  let isOpen = true;
  input.once('close', () => {
    isOpen = false;
  });
  input.on('SIGINT', () => input.close());
  const prompt = () => {
    if (!isTerminal || !isOpen) return;
    input.setPrompt(stage.prompt);
    input.prompt(true);
  };
  stage.start((text) => {
    if (isTerminal) {
      // Takes the prompt off the screen.
      clearLine(process.stdout, 0);
      cursorTo(process.stdout, 0);
    }
    process.stdout.write(`${text}\n\n`);
    prompt();
  });
  if (isTerminal)
    process.stdout.write('Try “/said what did Milley say about the letter”; help lists what can be typed.\n\n');
  let code = 0;
  prompt();
  const lines = input[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([lines.next(), over]);
    if (typeof next === 'string') return next === 'failed' ? 1 : code;
    if (next.done || /^(?:quit|exit)$/.test(next.value.trim())) break;
    if (next.value.trim() === '' || next.value.startsWith('# ')) {
      prompt();
      continue;
    }
    if (!isTerminal) process.stdout.write(`${stage.prompt}${next.value}\n`);
    const done = await Promise.race([stage.run(next.value), over]);
    if (typeof done === 'string') return done === 'failed' ? 1 : code;
    if (!done) code = 1;
    prompt();
  }
  input.close();
  if (isTerminal) process.stdout.write('\n');
  return code;
}
