import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, expect, inject } from 'vitest';
import type { Planned } from '../../../dev/local/failures.js';
import { commandLine, startProgram } from '../../../dev/local/program.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';
import { ARTICLE, Workplace } from '../../cli/harness.js';

type Environment = Readonly<Record<string, string>>;

/**
 * The program as whoever runs it starts it, with an article on record. It is ended after a test, before what the file
 * made earlier for the test is taken away.
 *
 * @param settings its environment, as it is at the time of a start
 */
export function program(settings: () => Environment) {
  let place: Workplace;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    expect(inject('compilerErrors')).toBe('');
    place = await Workplace.open();
    await place.run(['import', await place.file('article.md', ARTICLE)]);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await place.close();
  });
  /** Does something to its record while it does not run. */
  const withRecord = async (work: (record: StatementRecord) => Promise<void>) => {
    const record = await openRecord({ db: place.environment['ONRECORD_DB'] ?? '', thread: 'caller' });
    await work(record);
    await record.close();
  };
  const launch = (environment: Environment = {}) => {
    const { child, lines, ended } = startProgram(commandLine(), ['start'], {
      environment: { ...process.env, ...place.environment, ...settings(), ...environment },
      stderr: 'collected',
    });
    children.push(child);
    /** Where it listens, when it does. */
    const listening = async () => {
      const line = await lines.next((each) => each.startsWith('listening'));
      return /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)![1]!;
    };
    return { child, lines, ended, listening };
  };
  return Object.assign(launch, { withRecord });
}

/** Started while its platform holds up a call that it needs, it lives, is not ready, and ends when told to. */
export async function livesWhile(launch: ReturnType<typeof program>, held: Planned<unknown>): Promise<void> {
  const { child, ended, listening } = launch({ PORT: '0' });
  const origin = await listening();
  await held.hit();
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${origin}/readyz`)).status).toBe(503);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, signal: null });
}
