import { afterEach, expect, it } from 'vitest';
import { Workplace } from './harness.js';

let place: Workplace;
afterEach(() => place.close());

/** Each command loads what it needs, which takes its time on a busy machine; nothing here is measured. */
it('a variable that nobody reads is named on stderr and by the doctor, and nothing is refused', async () => {
  place = await Workplace.open({ SLACK_WEBHOOK_URL: 'https://hooks.example/s3cret', log_level: 's3cret' });
  await place.run(['import', await place.file('a.txt', '"It was a draft," Mark Milley said.')]);
  const stats = await place.run(['stats', '--json']);
  expect(stats.code).toBe(0);
  expect(JSON.parse(stats.stdout)).toMatchObject({ sources: 1 });
  expect(stats.stderr).toMatch(/^onrecord: SLACK_WEBHOOK_URL is not known, and not read; the nearest is SLACK_\w+\.$/m);
  expect(stats.stderr).toContain('onrecord: log_level is not read; LOG_LEVEL is.\n');

  const { code, stdout, stderr } = await place.run(['doctor', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({ area: 'Settings', state: 'warning', what: 'log_level is not read; LOG_LEVEL is.' }),
  );
  expect(stats.stderr + stdout + stderr).not.toContain('s3cret');
});

it('a variable that is misspelt is refused by every command that reads settings', async () => {
  place = await Workplace.open({ SLACK_BOT_TOKN: 'xoxb-s3cret' });
  for (const args of [['stats'], ['ask', 'what'], ['start'], ['doctor'], ['register'], ['import', 'a.txt']]) {
    const { code, stderr, stdout } = await place.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain('SLACK_BOT_TOKN is not known; SLACK_BOT_TOKEN is, and seems to be meant');
    expect(stderr + stdout).not.toContain('s3cret');
  }
});
