import type { Installation } from '@slack/bolt';
import { afterEach, expect, it } from 'vitest';
import { Installations } from '../../src/platforms/slack/setup/installations.js';
import { openRecord } from '../../src/record/index.js';
import { Workplace } from './harness.js';

/** Commands load what they need, which takes its time on a busy machine; nothing here is measured. */
const OLD = 'the secret of before';
const SETTINGS = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  SLACK_SIGNING_SECRET: 'signing-secret',
  PORT: '0',
  ONRECORD_PUBLIC_URL: 'https://onrecord.example',
  ONRECORD_SECRET: 'the secret of now, and long',
};

const open: Workplace[] = [];
afterEach(async () => {
  for (const place of open.splice(0)) await place.close();
});

async function examined(settings: Readonly<Record<string, string>>) {
  const place = await Workplace.open({ ...SETTINGS, ...settings });
  open.push(place);
  await place.run(['import', await place.file('a.txt', '"It was a draft," Mark Milley said.')]);
  const record = await openRecord({ db: place.environment['ONRECORD_DB']!, thread: 'caller' });
  const installations = new Installations({ record, secret: OLD, now: () => new Date() });
  const installation = { team: { id: 'T0123' }, user: { id: 'U1' }, isEnterpriseInstall: false };
  await installations.storeInstallation(installation as Installation<'v2', false>);
  await record.close();
  const { code, stdout, stderr } = await place.run(['doctor', '--json']);
  expect(stdout + stderr).not.toMatch(/the secret of/);
  return { code, findings: JSON.parse(stdout) as object[] };
}

it('doctor names the workspaces whose installations can’t be decrypted, with what to do', async () => {
  const { code, findings } = await examined({});
  expect(code).toBe(1);
  expect(findings).toContainEqual({
    area: 'Slack',
    state: 'fault',
    what: '1 of 1 installation can’t be decrypted with any secret that is set, so nobody is answered there: T0123.',
    fix: expect.stringContaining('ONRECORD_SECRET_PREVIOUS'),
  });
});

it('doctor says that those with an earlier secret are encrypted anew at the next start', async () => {
  const { code, findings } = await examined({ ONRECORD_SECRET_PREVIOUS: OLD });
  expect(code).toBe(0);
  expect(findings).toContainEqual(
    expect.objectContaining({ state: 'warning', what: '1 installation is still encrypted with an earlier secret.' }),
  );
});
