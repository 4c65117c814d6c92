import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { readHistory, writeHistory } from '../../../src/platforms/terminal/history.js';
import { runTerminal, type TerminalParts } from '../../../src/platforms/terminal/index.js';
import { answerOf, ranked, recordOf, speakerOf, statementOf } from '../../bot/fixtures.js';

const commands = await loadCommands();
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-terminal-'));
  folders.push(folder);
  return join(folder, 'var', 'history');
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

function botOf() {
  const answer = answerOf({ answers: [ranked(statementOf('It was an honest mistake,'))] });
  const record = recordOf({ answer, speakers: [speakerOf('Mark A. Milley')] });
  const logger = { error: () => {} };
  return { bot: new Bot({ record, commands, logger, now: () => new Date(0) }), record };
}

async function chat(input: Readable, parts: Partial<TerminalParts> = {}) {
  const { bot, record } = botOf();
  const output = new Collected();
  await runTerminal({
    bot,
    input,
    output,
    interactive: false,
    colour: false,
    greeting: 'Ask away.',
    historyFile: await temporaryFile(),
    signal: new AbortController().signal,
    ...parts,
  });
  return { text: output.text, asked: record.asked.map(({ question }) => question) };
}

describe('a piped terminal', () => {
  it('goes on from the questions of its own session, and of no earlier one', async () => {
    const { bot, record } = botOf();
    for (let session = 0; session < 2; session++) await chat(Readable.from(['milley letter\nand Esper?\n']), { bot });
    const known = expect.objectContaining({ outcome: 'answered' });
    expect(record.asked.map(({ after }) => after)).toEqual([undefined, known, undefined, known]);
  });

  it('says once that it is ready and answers each line in order', async () => {
    const { text, asked } = await chat(Readable.from(['milley letter\n\n   \n/said esp', 'er iraq\n/speakers\n']));
    expect(asked).toEqual(['milley letter', 'esper iraq']);
    expect(text.startsWith('ready terminal\nMark A. Milley on letter')).toBe(true);
    expect(text.match(/^ready terminal$/gm)).toHaveLength(1);
    expect(text.indexOf('1 speaker on record')).toBeGreaterThan(text.lastIndexOf('honest mistake'));
    expect(text).not.toMatch(/Ask away|^> /m);
  });

  it('answers thanks with a line, and looks nothing up', async () => {
    const { text, asked } = await chat(Readable.from(['thank you!\nhi\nhelp\nthanks to whom\n']));
    expect(text).toContain('You’re welcome.\n\nHello! Ask who said what, for example: /said what did Milley say');
    expect(text).toContain('Or just ask: what did Milley say');
    expect(asked).toEqual(['thanks to whom']);
  });

  it('ends at quit, and reads a last line without a line end', async () => {
    expect((await chat(Readable.from(['quit\nmilley letter\n']))).asked).toEqual([]);
    expect((await chat(Readable.from(['milley letter']))).asked).toEqual(['milley letter']);
  });

  it('answers a mistake with a way out and goes on', async () => {
    const { text, asked } = await chat(Readable.from(['/nonsense\nmilley\n']));
    expect(text).toContain('There is no command /nonsense.\nCommands: /digest, /doctor, /help,');
    expect(asked).toEqual(['milley']);
  });

  it('ends when told to', async () => {
    const controller = new AbortController();
    const input = new PassThrough();
    const ended = chat(input, { signal: controller.signal });
    controller.abort();
    expect((await ended).text).toBe('ready terminal\n');
  });
});

describe('an interactive terminal', () => {
  it('greets, prompts, completes speakers and keeps its history to its user', async () => {
    const historyFile = await temporaryFile();
    const input = new PassThrough();
    const ended = chat(input, { interactive: true, historyFile });
    input.write('what did Mil\t');
    // Completion is asynchronous, as typing is: the rest comes when the name stands there.
    await new Promise((resolve) => setImmediate(resolve));
    input.write(' say\r');
    input.end();
    const { text, asked } = await ended;
    expect(text).toContain('ready terminal\nAsk away.\n');
    expect(asked).toEqual(['what did Milley say']);
    expect(await readFile(historyFile, 'utf8')).toContain('what did Milley say');
    expect((await stat(historyFile)).mode & 0o077).toBe(0);
  });

  it('remembers the latest lines, and starts without any', async () => {
    const file = await temporaryFile();
    expect(await readHistory(file)).toEqual([]);
    await writeHistory(
      file,
      Array.from({ length: 600 }, (_, index) => `line ${index}`),
    );
    const history = await readHistory(file);
    expect([history.length, history[0]]).toEqual([500, 'line 0']);
  });
});
