import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Caller } from '../../bot/command.js';
import { completeLine } from '../../bot/complete.js';
import type { Bot } from '../../bot/dispatch.js';
import { HISTORY_SIZE, readHistory, writeHistory } from './history.js';
import { linesOf } from './inbound.js';
import { write } from './output.js';
import { render } from './render.js';

export interface TerminalParts {
  readonly bot: Bot;
  readonly input: Readable;
  readonly output: Writable;
  /** Somebody sits there: prompt, history and completion. Else one command a line, and the replies alone. */
  readonly interactive: boolean;
  readonly colour: boolean;
  /** Shown to somebody who sits there. */
  readonly greeting: string;
  /** Where typed lines are kept between sessions. */
  readonly historyFile: string;
  /** Ends the chat. */
  readonly signal: AbortSignal;
}

/** Whoever holds the terminal holds the record's file. */
const CALLER: Caller = { userId: 'terminal', editor: true };

/** Chats until the input ends, "quit", or the signal. Says `ready terminal` once, when it can take questions. */
export async function runTerminal(parts: TerminalParts): Promise<void> {
  const { bot, output, interactive, colour } = parts;
  const readline = await openReadline(parts);
  await write(output, 'ready terminal\n');
  if (interactive) await write(output, `${parts.greeting}\n`);
  readline.prompt();
  for await (const inbound of linesOf(readline)) {
    if (inbound.type === 'quit') break;
    if (inbound.type === 'line') {
      const reply = await bot.answerLine(inbound.line, CALLER);
      await write(output, `${render(reply, { colour })}\n\n`);
    }
    readline.prompt();
  }
  readline.close();
}

async function openReadline({ bot, input, output, interactive, historyFile, signal }: TerminalParts) {
  if (!interactive) return createInterface({ input, prompt: '', crlfDelay: Number.POSITIVE_INFINITY, signal });
  const readline = createInterface({
    input,
    output,
    terminal: true,
    prompt: '> ',
    signal,
    history: await readHistory(historyFile),
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: Error | null, result: [string[], string]) => void) => {
      completeLine(line, bot.commands, bot.record).then(
        ({ values, typed }) => done(null, [[...values], typed]),
        // Completion is a comfort: where it fails, the key does nothing.
        () => done(null, [[], line]),
      );
    },
  });
  let typed: readonly string[] = [];
  readline.on('history', (history: string[]) => {
    typed = [...history];
  });
  readline.on('close', () => {
    output.write('\n');
    if (typed.length > 0) writeHistory(historyFile, typed).catch(() => {});
  });
  return readline;
}
