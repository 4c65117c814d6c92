import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { App, type Installation, type InstallationQuery } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OnrecordError } from '../../../../src/model/errors.js';
import { installationFindings } from '../../../../src/platforms/slack/doctor/installations.js';
import {
  forgetUninstalled,
  Installations,
  type InstallationsParts,
} from '../../../../src/platforms/slack/setup/installations.js';
import { openRecord, type StatementRecord } from '../../../../src/record/index.js';

const SECRET = 'a secret for these tests alone';

const team: Installation<'v2', false> = {
  team: { id: 'T1', name: 'The Daily Planet' },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: {
    token: 'xoxb-bot-token',
    refreshToken: 'xoxe-refresh-token',
    expiresAt: 43_200,
    scopes: ['commands', 'chat:write'],
    id: 'B1',
    userId: 'U2',
  },
  appId: 'A1',
  tokenType: 'bot',
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
const org: Installation<'v2', true> = {
  ...team,
  team: undefined,
  enterprise: { id: 'E1', name: 'Planet Group' },
  bot: { ...team.bot!, token: 'xoxb-org-token' },
  isEnterpriseInstall: true,
};

const inTeam = (teamId: string): InstallationQuery<false> => ({
  teamId,
  enterpriseId: undefined,
  isEnterpriseInstall: false,
});
const inOrg: InstallationQuery<true> = { teamId: undefined, enterpriseId: 'E1', isEnterpriseInstall: true };

/** As it comes back: what is undefined is left out, and nobody's own tokens are kept. */
const kept = (installation: object) => JSON.parse(JSON.stringify(installation));

let folder: string;
let db: string;
let record: StatementRecord;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  db = join(folder, 'record.db');
  record = await openRecord({ db, thread: 'caller' });
});
afterEach(async () => {
  await record.close();
  await rm(folder, { recursive: true });
});

const now = () => new Date(0);
function installationsOf(parts: Partial<InstallationsParts> = {}) {
  return new Installations({ record, secret: SECRET, now, ...parts });
}

/** The record, of which some methods are others. */
function recordWith(others: Partial<InstallationsParts['record']>): InstallationsParts['record'] {
  return {
    keep: (...args) => record.keep(...args),
    kept: (...args) => record.kept(...args),
    keptIn: (...args) => record.keptIn(...args),
    compareAndSet: (...args) => record.compareAndSet(...args),
    forget: (...args) => record.forget(...args),
    meetAll: (...args) => record.meetAll(...args),
    ...others,
  };
}

/** Changes the file as somebody might who has it. */
function tamper(sql: string): void {
  const file = new DatabaseSync(db);
  file.exec(sql);
  file.close();
}

describe('an installation', () => {
  it('is given back to whoever has the secret, also after a restart, the last one of its place', async () => {
    await installationsOf().storeInstallation({ ...team, appId: 'A0' });
    await installationsOf().storeInstallation(team);
    await installationsOf().storeInstallation(org);
    await record.close();
    record = await openRecord({ db, thread: 'caller' });
    const installations = installationsOf();
    expect(await installations.fetchInstallation(inTeam('T1'))).toEqual(kept(team));
    expect(await installations.fetchInstallation({ ...inTeam('T1'), userId: 'U7' })).toEqual(kept(team));
    expect(await installations.fetchInstallation(inOrg)).toEqual(kept(org));
    // A workspace of the organisation has what the organisation has, where Slack says so.
    expect(await installations.fetchInstallation({ ...inOrg, teamId: 'T5' as never })).toEqual(kept(org));
  });

  it('that is none is told so', async () => {
    await installationsOf().storeInstallation(team);
    for (const query of [inTeam('T2'), inOrg, { ...inTeam('T1'), teamId: undefined as unknown as string }]) {
      await expect(installationsOf().fetchInstallation(query)).rejects.toMatchObject({ code: 'INSTALLATION_UNKNOWN' });
    }
  });

  it('leaves no trace that can be read in the files of the record, and people’s tokens none at all', async () => {
    await installationsOf().storeInstallation({ ...team, user: { id: 'U1', token: 'xoxp-mine', scopes: ['admin'] } });
    const files = await readdir(folder);
    expect(files).toContain('record.db');
    for (const name of files) {
      const bytes = await readFile(join(folder, name));
      for (const text of ['xoxb-', 'xoxe-', 'xoxp-', 'Daily Planet', 'chat:write', SECRET])
        expect(bytes.includes(text)).toBe(false);
    }
    const { user } = await installationsOf().fetchInstallation(inTeam('T1'));
    expect(user).toEqual({ id: 'U1' });
  });

  it('is never encrypted twice alike', async () => {
    const values = new Set<string>();
    const installations = installationsOf();
    for (let time = 0; time < 3; time++) {
      await installations.storeInstallation(team);
      values.add((await record.kept('slack-installation', 'team:T1', 0))!.slice(0, 16));
    }
    expect(values.size).toBe(3);
  });

  it('is forgotten with its workspace, and with nobody who leaves it', async () => {
    const installations = installationsOf();
    for (const id of ['T1', 'T2']) await installations.storeInstallation({ ...team, team: { id } });
    await installations.deleteInstallation({ ...inTeam('T1'), userId: 'U1' });
    expect(await installations.fetchInstallation(inTeam('T1'))).toBeDefined();
    await installations.deleteInstallation(inTeam('T1'));
    await expect(installations.fetchInstallation(inTeam('T1'))).rejects.toMatchObject({ code: 'INSTALLATION_UNKNOWN' });
    expect(await installations.fetchInstallation(inTeam('T2'))).toBeDefined();
  });
});

describe('what was changed', () => {
  const unreadable = expect.objectContaining({ code: 'INSTALLATION_UNREADABLE' });
  const value = async () => (await record.kept('slack-installation', 'team:T1', 0))!;

  it('is not read with another secret, and says what to do', async () => {
    await installationsOf().storeInstallation(team);
    const other = installationsOf({ secret: `${SECRET}.` });
    const reading = other.fetchInstallation(inTeam('T1'));
    await expect(reading).rejects.toThrow(unreadable);
    await expect(reading).rejects.toMatchObject({ remedy: expect.stringContaining('ONRECORD_SECRET') });
  });

  it('is not read where a single bit of it differs, or it ends early', async () => {
    const installations = installationsOf();
    await installations.storeInstallation(team);
    const sound = await value();
    const bytes = Buffer.from(sound.slice(2), 'base64');
    const forged = [0, 11, 12, 27, 28, bytes.length - 1].map((at) => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1;
      return copy;
    });
    const cut = [0, 5, 12, 20, 28, bytes.length - 1].map((length) => bytes.subarray(0, length));
    const values = [...forged, ...cut].map((each) => `1:${each.toString('base64')}`);
    for (const each of [...values, '', 'nonsense', `2:${sound.slice(2)}`, sound.slice(2), '{}']) {
      await record.keep('slack-installation', [{ key: 'team:T1', value: each }], 0);
      await expect(installations.fetchInstallation(inTeam('T1'))).rejects.toThrow(unreadable);
    }
    await record.keep('slack-installation', [{ key: 'team:T1', value: sound }], 0);
    expect(await installations.fetchInstallation(inTeam('T1'))).toEqual(kept(team));
  });

  it('is not read in the place of another', async () => {
    const installations = installationsOf();
    for (const id of ['T1', 'T2']) await installations.storeInstallation({ ...team, team: { id } });
    tamper(`UPDATE kept SET value = (SELECT value FROM kept WHERE key = 'team:T2') WHERE key = 'team:T1'`);
    await expect(installations.fetchInstallation(inTeam('T1'))).rejects.toThrow(unreadable);
    expect((await installations.fetchInstallation(inTeam('T2'))).team).toEqual({ id: 'T2' });
  });
});

describe('a secret', () => {
  it.each([undefined, '', '   ', ' '.repeat(40), 'too short'])('that is none is refused: %j', (secret) => {
    expect(() => installationsOf({ secret })).toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }));
  });
});

/** Each secret costs a run of scrypt, which takes its time on a busy machine; nothing here is measured. */
describe('a secret that is changed', () => {
  const NEW = 'another secret for these tests';
  const turned = () => installationsOf({ secret: NEW, previousSecrets: ['no secret that ever was', SECRET] });
  const logged: unknown[] = [];
  const logger = {
    error: (...line: unknown[]) => void logged.push(line),
    warn: (...line: unknown[]) => void logged.push(line),
    info: () => {},
  };
  beforeEach(async () => {
    logged.length = 0;
    for (const id of ['T1', 'T2', 'T3']) await installationsOf().storeInstallation({ ...team, team: { id } });
    await installationsOf().storeInstallation(org);
  });

  it('is the only one that reads them after they were encrypted anew', async () => {
    const installations = turned();
    expect(await installations.fetchInstallation(inTeam('T1'))).toMatchObject({ team: { id: 'T1' } });
    expect(await installations.survey()).toEqual({ current: [], previous: ['E1', 'T1', 'T2', 'T3'], unreadable: [] });
    await installations.renew(logger);
    expect(await installations.survey()).toEqual({ current: ['E1', 'T1', 'T2', 'T3'], previous: [], unreadable: [] });
    const alone = installationsOf({ secret: NEW });
    expect(await alone.fetchInstallation(inTeam('T2'))).toEqual(kept({ ...team, team: { id: 'T2' } }));
    expect(await alone.fetchInstallation(inOrg)).toEqual(kept(org));
    await expect(installationsOf().fetchInstallation(inTeam('T1'))).rejects.toMatchObject({
      code: 'INSTALLATION_UNREADABLE',
    });
    expect(logged).toEqual([]);
  });

  it('is changed by two that start at once, and by one that was ended in the middle', async () => {
    let left = 2;
    const ended = installationsOf({
      secret: NEW,
      previousSecrets: [SECRET],
      record: recordWith({
        compareAndSet: (...args) => (left-- > 0 ? record.compareAndSet(...args) : Promise.reject(new Error('ended'))),
      }),
    });
    await ended.renew(logger);
    expect(await turned().survey()).toMatchObject({ current: ['E1', 'T1'], previous: ['T2', 'T3'] });
    for (const id of ['T1', 'T3']) expect(await turned().fetchInstallation(inTeam(id))).toMatchObject({ team: { id } });
    logged.length = 0;
    await Promise.all([turned().renew(logger), turned().renew(logger)]);
    expect(await installationsOf({ secret: NEW }).survey()).toMatchObject({ current: ['E1', 'T1', 'T2', 'T3'] });
    expect(logged).toEqual([]);
  });

  it('takes back no token that was renewed meanwhile, and brings back no app that was removed', async () => {
    const renewed = { ...team, bot: { ...team.bot!, token: 'xoxb-renewed' } };
    const late = installationsOf({
      secret: NEW,
      previousSecrets: [SECRET],
      record: recordWith({
        async keptIn(...args) {
          const found = await record.keptIn(...args);
          // Another instance, which has the earlier secret, does this between the reading and the writing.
          await installationsOf().storeInstallation(renewed);
          await installationsOf().deleteInstallation(inTeam('T2'));
          return found;
        },
      }),
    });
    await late.renew(logger);
    expect((await turned().fetchInstallation(inTeam('T1'))).bot?.token).toBe('xoxb-renewed');
    await expect(turned().fetchInstallation(inTeam('T2'))).rejects.toMatchObject({ code: 'INSTALLATION_UNKNOWN' });
    expect(await turned().survey()).toEqual({ current: ['E1', 'T3'], previous: ['T1'], unreadable: [] });
  });

  it('and was lost leaves what can’t be read as it is, tells of it once, and of what is installed anew no more', async () => {
    const clock = { now: 0 };
    const installations = installationsOf({ secret: NEW, now: () => new Date(clock.now) });
    await installations.renew(logger);
    expect(logged).toEqual([[{ unreadable: ['E1', 'T1', 'T2', 'T3'] }, expect.stringContaining("can't be decrypted")]]);
    expect(installations.unreadable()).toEqual({ count: 4, of: 4 });
    expect(await installationsOf().survey()).toMatchObject({ current: ['E1', 'T1', 'T2', 'T3'] });
    await installations.storeInstallation(team);
    expect(installations.unreadable()).toEqual({ count: 3, of: 4 });
    // By another instance.
    await installationsOf({ secret: NEW }).storeInstallation(org);
    await installationsOf().deleteInstallation(inTeam('T2'));
    clock.now = 30_000;
    installations.unreadable();
    await new Promise((resolve) => setImmediate(resolve));
    expect(installations.unreadable()).toEqual({ count: 1, of: 3 });
  });

  it('is told of by the doctor, who names workspaces where that is their owner’s business', async () => {
    const findings = (secrets: Partial<InstallationsParts>, named = true) =>
      installationFindings(installationsOf(secrets), { named, publicUrl: 'https://onrecord.example' });
    expect(await findings({})).toEqual([]);
    expect(await findings({ secret: NEW, previousSecrets: [SECRET] })).toMatchObject([
      { state: 'warning', what: '4 installations are still encrypted with an earlier secret.' },
    ]);
    const [fault] = await findings({ secret: NEW });
    expect(fault).toMatchObject({
      state: 'fault',
      what: expect.stringMatching(/^4 of 4 installations can’t be decrypted .*: E1, T1, T2, T3\.$/),
      fix: expect.stringMatching(/ONRECORD_SECRET_PREVIOUS.* at https:\/\/onrecord\.example\/slack\/install\.$/),
    });
    expect(JSON.stringify(await findings({ secret: NEW }, false))).not.toMatch(/\b[TE]\d/);
    await turned().renew(logger);
    expect(await findings({ secret: NEW, previousSecrets: [SECRET] })).toMatchObject([
      { state: 'ok', what: expect.stringContaining('may be taken out') },
    ]);
  });
});

describe('a record that is being written', () => {
  const busy = new OnrecordError('STORE_BUSY', 'Busy.', 'Wait.');
  /** Keeps and forgets when it has failed so often. */
  function busyFor(times: number, error: Error = busy) {
    let left = times;
    const later =
      <Args extends unknown[]>(write: (...args: Args) => Promise<void>) =>
      (...args: Args) =>
        left-- > 0 ? Promise.reject(error) : write(...args);
    const writes = { keep: later(record.keep.bind(record)), forget: later(record.forget.bind(record)) };
    return installationsOf({ record: recordWith(writes) });
  }

  it('is tried again: a renewed token must not be lost', async () => {
    await busyFor(14).storeInstallation(team);
    expect(await installationsOf().fetchInstallation(inTeam('T1'))).toEqual(kept(team));
    await busyFor(2).deleteInstallation(inTeam('T1'));
    await expect(installationsOf().fetchInstallation(inTeam('T1'))).rejects.toThrow();
  });

  it('is given up in the end, and at once where something else is wrong', async () => {
    await expect(busyFor(15).storeInstallation(team)).rejects.toBe(busy);
    const fault = new Error('full');
    await expect(busyFor(1, fault).storeInstallation(team)).rejects.toBe(fault);
  });
});

describe('an app that is removed', () => {
  let installations: Installations;
  /** What Slack sends, to the real app. */
  async function receive(event: object, place: object): Promise<void> {
    const unused = async () => expect.unreachable();
    const app = new App({ receiver: { init: () => {}, start: unused, stop: unused }, authorize: unused });
    forgetUninstalled(app, installations);
    await app.processEvent({
      body: { type: 'event_callback', api_app_id: 'A1', event_id: 'Ev1', event_time: 0, event, ...place },
      ack: async () => {},
    });
  }
  const T1 = { team_id: 'T1', authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }] };
  const E1 = {
    team_id: 'T1',
    enterprise_id: 'E1',
    authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }],
  };
  const isKept = async (query: InstallationQuery<boolean>) =>
    installations.fetchInstallation(query).then(
      () => true,
      () => false,
    );
  beforeEach(async () => {
    installations = installationsOf();
    await installations.storeInstallation(team);
    await installations.storeInstallation(org);
  });

  it.each([
    ['from a workspace', { type: 'app_uninstalled' }, T1, [false, true]],
    ['from an organisation', { type: 'app_uninstalled' }, E1, [true, false]],
    ['with its bot', { type: 'tokens_revoked', tokens: { bot: ['U2'] } }, T1, [false, true]],
    ['by one person', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, T1, [true, true]],
    [
      'by one person, with an empty list',
      { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } },
      T1,
      [true, true],
    ],
  ])('%s is forgotten there alone', async (_, event, place, left) => {
    await receive(event, place);
    expect([await isKept(inTeam('T1')), await isKept(inOrg)]).toEqual(left);
  });
});
