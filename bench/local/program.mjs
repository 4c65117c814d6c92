import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What the bot is asked on a platform: about people, topics and words, with slips, and what nobody said. */
export const QUESTIONS = [
  'what did Milley say about the letter',
  'Fauci vaccines',
  'what did Brown say',
  'who said "honest mistake"',
  'what did Esper sya abuot Iran',
  'what has anyone said about inflation',
  'what did Zorblax say about housing',
  'Jean-Pierre border since 2023',
];

/**
 * Starts a program as a process of its own, and returns when it says that it is ready. Throws where it ends before.
 *
 * @param program `file` is an address of this folder's parent (`./…`), `ready` what it says
 * @param environment all that it sees of the environment, beside `PATH`
 * @param folder where it runs
 */
export async function started({ file, args, ready }, environment, folder) {
  const child = spawn(process.execPath, [new URL(`../${file}`, import.meta.url).pathname, ...args], {
    ...{ env: { PATH: process.env.PATH, ...environment }, cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (ready.test(said)) return child;
  }
  throw new Error(`${file} ended before it was ready`);
}

/** Ends a process that was started, and returns when it has ended. */
export async function ended(child) {
  child.kill();
  await once(child, 'exit');
}
