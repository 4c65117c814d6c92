import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Caller } from '../../bot/commands/command.js';
import type { Bot } from '../../bot/dispatch.js';
import { HISTORY_SIZE, readHistory, writeHistory } from './history.js';
import { linesOf } from './inbound.js';
import { writeAll } from './output.js';
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

/** Chats until the input ends, "quit", or the signal. Says `ready terminal` once, when it can take questions. */
export async function runTerminal(parts: TerminalParts): Promise<void> {
  const { input, output, interactive, greeting, historyFile, signal } = parts;
  if (!interactive) {
    await writeAll(output, 'ready terminal\n');
    return chat(createInterface({ input, prompt: '', crlfDelay: Number.POSITIVE_INFINITY, signal }), parts);
  }
  let typed = await readHistory(historyFile);
  // Before readline listens: from then on no line may be missed.
  await writeAll(output, `ready terminal\n${greeting}\n`);
  const readline = createInterface({
    input,
    output,
    terminal: true,
    prompt: '> ',
    signal,
    history: [...typed],
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
    completer: completer(parts.bot),
  });
  readline.on('history', (lines: string[]) => {
    typed = [...lines];
  });
  await chat(readline, parts);
  await writeAll(output, '\n');
  await writeHistory(historyFile, typed);
}

/** Whoever holds the terminal holds the record's file. */
const OWNER: Caller = { userId: 'terminal', standing: 'reader', editor: true };

async function chat(readline: Interface, { bot, output, colour }: TerminalParts): Promise<void> {
  // Each session is a conversation of its own.
  const caller: Caller = { ...OWNER, userId: `terminal-${randomUUID()}` };
  // The input may end while the last line is answered; from Node 24 on, prompting then is an error.
  let open = true;
  readline.once('close', () => {
    open = false;
  });
  const prompt = (): void => {
    if (open) readline.prompt();
  };
  prompt();
  for await (const inbound of linesOf(readline)) {
    if (inbound.type === 'quit') break;
    if (inbound.type === 'line') {
      const reply = await bot.answerLine(inbound.line, caller);
      await writeAll(output, `${render(reply, { colour })}\n\n`);
    }
    prompt();
  }
  readline.close();
}

function completer(bot: Bot) {
  return (line: string, done: (error: Error | null, result: [string[], string]) => void): void => {
    bot.completeLine(line, OWNER).then(
      ({ values, typed }) => done(null, [[...values], typed]),
      // Completion is a comfort: where it fails, the key does nothing.
      () => done(null, [[], line]),
    );
  };
}
