import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../src/model/subscription.js';
import { Directory } from '../../src/people/directory.js';
import { LocalRecord } from '../../src/record/record.js';
import { openStore } from '../../src/store/open.js';

let record: LocalRecord;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-01T12:00:00Z') });
  record = new LocalRecord(openStore(':memory:'), new Directory([]));
});
afterEach(async () => {
  await record.close();
  vi.useRealTimers();
});

const URL = 'https://example.org/t';

async function give(text: string, ...front: string[]) {
  const { reports } = await record.import({
    name: 'a.txt',
    bytes: Buffer.from(
      `---\ntitle: Talks\nurl: ${URL}\nevent_date: 2026-11-30\n${front.map((line) => `${line}\n`).join('')}---\n${text}\n`,
    ),
  });
  const [report] = reports;
  if (!report || !('sourceId' in report)) throw new Error(JSON.stringify(report));
  return report.sourceId;
}

const BRIDGE = '“The bridge is safe,” said Ann Lee, chairman of the Harbor Committee.';

describe('a document that is retracted', () => {
  it('says so in ask and verify, with the day and the reason, and without its words', async () => {
    await give(BRIDGE);
    const [shown] = (await record.ask('Lee bridge')).answers;
    await record.retract(URL, { reason: 'The figures were wrong.' });
    const answer = await record.ask('Lee bridge');
    expect(answer).toMatchObject({
      outcome: 'nothing',
      retracted: [{ title: 'Talks', at: '2026-12-01T12:00:00.000Z', reason: 'The figures were wrong.', words: [] }],
    });
    const said = await record.verify('"The bridge is safe"');
    expect(said).toMatchObject({ verdict: 'retracted', retracted: [{ title: 'Talks' }] });
    expect(JSON.stringify([answer, said.retracted])).not.toContain('is safe');
    expect(await record.receipts([shown!.statement.id])).toEqual([]);
    expect((await record.retraction(shown!.statement.id))?.retraction.reason).toBe('The figures were wrong.');
  });

  it('keeps its words for whoever has their address where it says so', async () => {
    await give(BRIDGE);
    const [shown] = (await record.ask('Lee bridge')).answers;
    await record.retract(URL, { keepsWords: true });
    expect(await record.receipts([shown!.statement.id])).toHaveLength(1);
    expect(await record.ask('Lee bridge')).toMatchObject({ outcome: 'nothing', retracted: [{ words: [{}] }] });
  });

  it('leaves its speaker none of the roles that it alone gave', async () => {
    await record.import({ name: 'b.txt', bytes: Buffer.from('“The ferry runs,” said Ann Lee.\n') });
    await give(BRIDGE);
    const roles = async () => (await record.speakers()).flatMap(({ person }) => person.roles.map(({ title }) => title));
    expect(await roles()).toEqual(['chairman of the Harbor Committee']);
    await record.retract(URL);
    expect(await roles()).toEqual([]);
    expect((await record.ask('what did the chairman of the Harbor Committee say')).answers).toEqual([]);
  });

  it('tells no role of its speaker with the words of another one that keeps them', async () => {
    await give(BRIDGE);
    await record.import({
      name: 'b.txt',
      bytes: Buffer.from('---\nevent_date: 2026-11-30\n---\n“The ferry runs,” said Ann Lee.\n'),
    });
    // It is known by then that Lee chairs the committee.
    await give('“The bridge sinks,” said Ann Lee.', 'status: retracted');
    await record.retract('b.txt', { keepsWords: true });
    const { retracted } = await record.ask('Lee ferry');
    expect(retracted).toMatchObject([{ words: [{ statement: { text: 'The ferry runs,' } }] }]);
    expect(JSON.stringify(retracted)).not.toContain('Harbor Committee');
  });

  it('doesn’t answer again when its file is changed, and changed back', async () => {
    await give(BRIDGE);
    await record.retract(URL);
    await give('“The ferry runs,” said Ann Lee.');
    await give(BRIDGE);
    expect((await record.ask('bridge safe')).answers).toEqual([]);
    expect((await record.ask('ferry runs')).answers).toEqual([]);
  });

  it('is said in a digest of what was told before, and told nothing else of', async () => {
    await give(BRIDGE);
    const query = { after: 0, upTo: await record.newest(), filter: EVERYTHING, today: '2026-12-01' };
    const { told } = await record.alert(query);
    await record.retract(URL, { reason: 'Wrong.' });
    const later = await record.digest({ ...query, before: told });
    expect(later.told).toMatchObject([
      { part: 'correction', retracted: { reason: 'Wrong.', title: 'Talks', speakers: ['Ann Lee'] } },
    ]);
  });

  it('is not said of where a version that readers may not see was retracted', async () => {
    await give(BRIDGE);
    const [shown] = (await record.ask('Lee bridge')).answers;
    await give(
      '“The ferry sinks,” said Ann Lee.',
      'embargo: until told',
      'status: retracted',
      'retraction_reason: It sinks',
    );
    expect(await record.retraction(shown!.statement.id)).toBeNull();
    expect(await record.ask('Lee ferry')).not.toHaveProperty('retracted');
  });

  it('leaves older versions to be read no longer than the one after it may be', async () => {
    const first = await give(BRIDGE);
    await give('“The bridge leans,” said Ann Lee.');
    await record.retract(URL, { keepsWords: true });
    expect(await record.source(first)).not.toBeNull();
    await give('“The bridge is safe again,” said Ann Lee.', 'embargo: until told');
    expect(await record.source(first)).toBeNull();
  });

  it.each([
    ['under an embargo', 'embargo: until told', []],
    ['on deep background', 'ground_rules: on deep background', []],
    ['on background', 'ground_rules: on background', ['speaker on background']],
    ['off the record', 'ground_rules: off the record', []],
  ])('keeps no words or name where the version after it is %s', async (_, rule, speakers) => {
    await give(BRIDGE);
    const [shown] = (await record.ask('Lee bridge')).answers;
    await record.retract(URL, { keepsWords: true });
    await record.import({ name: 'a.txt', bytes: Buffer.from(`---\nurl: ${URL}\n${rule}\n---\n${BRIDGE}\n`) });
    expect(await record.receipts([shown!.statement.id])).toEqual([]);
    const answer = await record.ask('bridge');
    expect(answer.answers.map(({ statement }) => statement.speaker?.name)).toEqual(speakers);
    expect(answer.retracted?.flatMap(({ words }) => words) ?? []).toEqual([]);
    if (rule !== 'ground_rules: off the record') expect(JSON.stringify(answer)).not.toContain('Ann Lee');
  });

  it('is not told any more of a document that stands again with other words', async () => {
    await give(BRIDGE);
    await record.retract(URL, { reason: 'The figures were wrong.' });
    await give('“The bridge was mended,” said Ann Lee.');
    const answer = await record.ask('Lee bridge');
    expect(answer.answers).toHaveLength(1);
    expect(answer).not.toHaveProperty('retracted');
    expect(await record.withheld()).toEqual([]);
  });

  it('goes with a version that is off the record, of which nothing is kept', async () => {
    const first = await give(BRIDGE);
    const [shown] = (await record.ask('Lee bridge')).answers;
    const { reports } = await record.import({
      name: 'a.txt',
      bytes: Buffer.from(`---\nurl: ${URL}\nground_rules: off the record\n---\n${BRIDGE}\n`),
    });
    expect(reports).toMatchObject([
      {
        outcome: 'refused',
        error: { code: 'GROUND_RULES_OFF_RECORD', message: expect.stringContaining('taken back') },
      },
    ]);
    expect(await record.receipts([shown!.statement.id])).toEqual([]);
    expect(await record.source(first)).toBeNull();
    expect((await record.ask('Lee bridge')).answers).toEqual([]);
  });
});

describe('a ready-made statement', () => {
  const LINE = { text: 'The canal will stay open.', speaker: 'Ann Lee', id: 'canal-1' };

  it.each<[string, () => Promise<unknown>]>([
    [
      'by a line with its id alone',
      () => record.importStatements([{ id: 'canal-1', status: 'retracted', reason: 'Wrong.' }]),
    ],
    [
      'by the same line with its status',
      () => record.importStatements([{ ...LINE, status: 'retracted', reason: 'Wrong.' }]),
    ],
    ['by an editor, with its id', () => record.retract('canal-1', { reason: 'Wrong.' })],
  ])('is taken back %s', async (_, retract) => {
    await record.importStatements([LINE]);
    await retract();
    expect(await record.ask('Lee canal')).toMatchObject({ outcome: 'nothing', retracted: [{ reason: 'Wrong.' }] });
  });

  it('of another text and the same id stands in the place of the one before', async () => {
    await record.importStatements([LINE]);
    const { replaced } = await record.importStatements([{ ...LINE, text: 'The canal will close.' }]);
    expect(replaced).toBe(1);
    expect((await record.ask('Lee canal')).answers.map(({ statement }) => statement.text)).toEqual([
      'The canal will close.',
    ]);
  });

  it('that is unknown can’t be taken back, and that is said', async () => {
    const { refusals } = await record.importStatements([{ id: 'none', status: 'retracted' }]);
    expect(refusals[0]?.error.code).toBe('STATEMENT_INVALID');
  });
});

describe('an embargo', () => {
  const UNTIL = 'embargo: 2026-12-02T12:00:00Z';

  it('lets the words into every answer when its moment comes, and behind the newest position', async () => {
    await give(BRIDGE, UNTIL);
    const empty = { after: 0, filter: EVERYTHING, today: '2026-12-02' };
    expect(await record.newest()).toBe(0);
    expect((await record.ask('Lee bridge')).scope).toMatchObject({ sources: 0, statements: 0 });
    expect([await record.sources(), await record.speakers(), await record.complete('speakers', 'L')]).toEqual([
      [],
      [],
      [],
    ]);
    vi.setSystemTime(Date.parse('2026-12-02T12:00:00Z'));
    expect((await record.ask('Lee bridge')).total).toBe(1);
    expect((await record.sources()).length).toBe(1);
    expect(await record.complete('speakers', 'L')).toEqual(['Ann Lee']);
    const { told } = await record.alert({ ...empty, upTo: await record.newest() });
    expect(told).toHaveLength(1);
  });

  it('moves the newest position by itself, so that a digest from the command line has it at once', async () => {
    await give(BRIDGE, UNTIL);
    vi.setSystemTime(Date.parse('2026-12-02T12:00:00Z'));
    expect(await record.newest()).toBe(1);
    expect(await record.positionAt(Date.parse('2026-12-02T00:00:00Z'))).toBe(0);
  });

  it('that nobody can read is ended by an editor, and by nothing else', async () => {
    const id = await give(BRIDGE, 'embargo: until told');
    vi.setSystemTime(Date.parse('2099-01-01T00:00:00Z'));
    expect((await record.ask('Lee bridge')).total).toBe(0);
    expect((await record.ask('Lee bridge', { viewer: 'editor' })).withheld).toMatchObject([
      { withheld: { reason: 'embargo', until: null } },
    ]);
    expect(await record.free('0123')).toEqual([]);
    expect(await record.free(id.slice(0, 8))).toHaveLength(1);
    expect((await record.ask('Lee bridge')).total).toBe(1);
  });

  it('of a later version takes the words of the one before it with it, and says nothing in a digest', async () => {
    await give(BRIDGE);
    const query = { after: 0, upTo: await record.newest(), filter: EVERYTHING, today: '2026-12-01' };
    const { told } = await record.alert(query);
    await give('“The ferry sinks,” said Ann Lee.', UNTIL);
    const later = await record.digest({ ...query, upTo: await record.newest(), before: told });
    expect(later.told).toEqual([]);
    expect(await record.receipts(told.flatMap(({ ids }) => ids))).toEqual([]);
  });

  it('doesn’t bring back a role that was taken back meanwhile, nor lose one that was learned', async () => {
    await give(BRIDGE);
    await record.import({
      name: 'b.txt',
      bytes: Buffer.from(`---\ntitle: B\n${UNTIL}\n---\n“The ferry runs,” said Ann Lee.\n`),
    });
    await record.retract(URL);
    await record.import({ name: 'c.txt', bytes: Buffer.from('“It rains,” said Ann Lee, mayor of Tidewater.\n') });
    vi.setSystemTime(Date.parse('2026-12-02T12:00:00Z'));
    expect((await record.ask('Lee ferry')).total).toBe(1);
    const [lee] = await record.speakers();
    expect(lee?.person.roles.map(({ title }) => title)).toEqual(['mayor of Tidewater']);
  });
});
