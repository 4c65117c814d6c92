import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ARTICLE, Workplace } from './harness.js';

/** What only a process of its own can show. It runs what `tests/compile.ts` compiled. */
const CLI = 'dist/src/cli.js';

let place: Workplace;
beforeEach(async () => {
  expect(inject('compilerErrors')).toBe('');
  place = await Workplace.open();
  await place.run(['import', await place.file('article.md', ARTICLE)]);
});
afterEach(() => place.close());

function launch(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...place.environment } });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  return { child, ended };
}

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends the chat in good order at %s', async (signal) => {
    const { child, ended } = launch('start');
    const [ready] = await once(child.stdout, 'data');
    expect(String(ready)).toBe('ready terminal\n');
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('ends quietly when nobody reads on', async () => {
    const { child, ended } = launch('start');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.on('error', () => {});
    child.stdin.write('what did Milley say\n'.repeat(50));
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('imports everything though nobody watches', async () => {
    const files = await Promise.all(
      Array.from({ length: 5 }, (_, at) => place.file(`${at}.txt`, `“It is ${at} now,” Ann Lee said.`)),
    );
    const { child, ended } = launch('import', ...files);
    child.stderr.destroy();
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(JSON.parse((await place.run(['stats', '--json'])).stdout)).toMatchObject({ sources: 6 });
  });

  it('gives its exit code to the shell', async () => {
    const { ended } = launch('extract', 'no-such-file');
    expect(await ended).toMatchObject({ code: 2, stderr: expect.stringContaining('[FILE_NOT_FOUND]') });
  });
});
