import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { compiled } from '../../compiled.js';

/**
 * Pipes lines into `npm run play:slack` or `play:discord`, as compiled.
 *
 * @returns the exit code, and what was printed after each line, by the line
 */
export async function played(platform: 'slack' | 'discord', lines: readonly string[]) {
  const child = spawn(process.execPath, [compiled(`dev/play/${platform}.ts`)], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(lines.join('\n'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const parts = stdout.split(new RegExp(`^${platform}, \\w+ in \\S+> `, 'm')).slice(1);
  const answers = parts.map((part): [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1).trim()];
  });
  return { code, stderr, lines: answers.map(([line]) => line), after: Object.fromEntries(answers) };
}
