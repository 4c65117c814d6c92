import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OnrecordError } from '../../src/model/errors.js';
import type { Statement } from '../../src/model/statement.js';
import { openRecord, type StatementRecord } from '../../src/record/index.js';
import { randoms } from '../bot/courier/desk.js';

const LETTER = `---
title: A letter goes astray
event_date: 2020-01-06
---
Ann Lee, the editor of the Courier, spoke about the letter.

“The letter was an honest mistake,” Lee said.

Bob Stone said that the letter was sent by nobody in his office.

“Nobody in my office has seen the letter,” Stone said.
`;
const BRIDGE = `---
title: A bridge is closed
event_date: 2020-02-07
---
Cara Diaz, the mayor, spoke about the bridge.

“The bridge will be closed until the summer,” Diaz said. “It is not safe.”

“We have asked for a new bridge for ten years,” said Ann Lee.
`;
const QUESTIONS = [
  ...['Lee on the letter', 'what did Stone say', 'who said "honest mistake"', 'bridge', 'what did the mayor say'],
  ...[
    'Leee on the brigde',
    'what did Lee say since February 2020',
    'letter not Stone',
    'exact quotes about the letter',
  ],
];

let folder: string;
let db: string;
const open: StatementRecord[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  await writeFile(join(folder, 'letter.txt'), LETTER);
  await writeFile(join(folder, 'bridge.txt'), BRIDGE);
  db = join(folder, 'sound.db');
  const record = await openRecord({ db, thread: 'caller' });
  await record.import(['letter.txt', 'bridge.txt'].map((name) => join(folder, name)));
  await record.close();
  db = copyOf(db, 'whole');
});
afterEach(async () => {
  for (const record of open.splice(0)) await record.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy in one file, whatever is in the log. */
function copyOf(from: string, name: string): string {
  const copy = join(folder, `${name}.db`);
  const file = new DatabaseSync(from);
  file.exec(`VACUUM INTO '${copy}'`);
  file.close();
  return copy;
}

/** A copy of the record in which somebody has had a hand. */
async function altered(name: string, sql: string): Promise<{ record: StatementRecord; told: object[] }> {
  const copy = copyOf(db, name);
  const file = new DatabaseSync(copy);
  file.exec(sql);
  file.close();
  const told: object[] = [];
  const record = await openRecord({
    db: copy,
    create: false,
    thread: 'caller',
    logger: { error: (one) => told.push(one) },
  });
  open.push(record);
  return { record, told };
}

describe('what was altered in the file', () => {
  it.each([
    ['the name of a speaker', `UPDATE statement SET detail = replace(detail, 'Ann Lee', 'Bob Day')`],
    [
      'words, in the source and the statement alike',
      `UPDATE statement SET detail = replace(detail, 'honest', 'costly');
       UPDATE source SET text = replace(text, 'honest', 'costly')`,
    ],
    ['where it stands', 'UPDATE statement SET start = start + 1'],
    ['whose it is', 'UPDATE statement SET person = (SELECT max(key) FROM person)'],
    ['the day', `UPDATE source SET day = '2021-01-06'; UPDATE statement SET day = '2021-01-06'`],
    ['the title', `UPDATE source SET detail = replace(detail, 'astray', 'abroad')`],
  ])('is never shown, and the answer says that something may be missing: %s', async (what, sql) => {
    const { record, told } = await altered(what.replaceAll(/\W/g, ''), sql);
    const { answers, damage } = await record.ask('Lee on the letter');
    expect(answers).toEqual([]);
    expect(damage).toMatch(/is damaged/);
    expect(await record.fault()).toMatchObject({
      code: 'STORE_DAMAGED',
      remedy: expect.stringContaining('onrecord check'),
    });
    expect(told).not.toEqual([]);
    // What is posted once and for all waits until the record is whole.
    const news = {
      after: 0,
      upTo: 99,
      filter: { speakers: [], topics: [], sources: [], kinds: [] },
      today: '2020-01-07',
    };
    await expect(record.digest(news)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it('is not shown as a person either', async () => {
    const { record } = await altered('person', `UPDATE person SET detail = replace(detail, 'Ann Lee', 'Bob Day')`);
    expect((await record.speakers()).map(({ person }) => person.name).toSorted()).toEqual(['Bob Stone', 'Cara Diaz']);
    expect(await record.fault()).toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it('says so where a verdict goes by what is left', async () => {
    const { record } = await altered('verified', `UPDATE source SET text = replace(text, 'honest', 'costly')`);
    const { verdict, damage } = await record.verify('"The letter was an honest mistake" — Ann Lee');
    expect([verdict, damage]).toEqual(['not-found', expect.stringContaining('damaged')]);
  });

  it('stops what would write over it, with the code', async () => {
    const { record } = await altered('written', `UPDATE statement SET detail = replace(detail, 'honest', 'costly')`);
    const later = LETTER.replace('Nobody in', 'No one in');
    const imported = record.import({ name: join(folder, 'letter.txt'), bytes: Buffer.from(later) });
    await expect(imported).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it('is one coded message, whatever it was that could not be read', async () => {
    const { record } = await altered('unread', `UPDATE subscription SET detail = '{'`);
    const { id } = await record.subscribe({
      ...{ place: { platform: 'p', channel: 'c', isPerson: false }, owner: 'o', state: 'active', after: 0, since: 0 },
      rule: { type: 'watch', filter: { speakers: [], topics: [], sources: [], kinds: [] } },
    } as never);
    const file = new DatabaseSync(record.location);
    file.exec(`UPDATE subscription SET detail = '{"rule' WHERE key = ${id}`);
    file.close();
    await expect(record.subscriptions()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });
});

describe('a record with bytes that have changed at random', () => {
  /** What is shown for each question, or the error. */
  async function asked(record: StatementRecord) {
    const answers = [];
    for (const question of QUESTIONS) {
      try {
        const answer = await record.ask(question, { limit: 20, now: new Date('2020-03-01T12:00:00Z') });
        answers.push(answer);
      } catch (error) {
        answers.push(error);
      }
    }
    return answers;
  }

  it('answers with words of the sound one, and says where some may be missing, or says that it is damaged', async () => {
    const sound = await openRecord({ db, create: false, thread: 'caller' });
    open.push(sound);
    const before = await asked(sound);
    const known = new Set<string>();
    for (const answer of before)
      if (!(answer instanceof Error))
        for (const { statement } of (answer as Awaited<ReturnType<typeof sound.ask>>).answers)
          known.add(wordsOf(statement));
    expect(known.size).toBeGreaterThan(3);
    const bytes = await readFile(db);
    const random = randoms(20200106);
    const outcomes = { same: 0, told: 0, refused: 0 };
    for (let run = 0; run < 60; run++) {
      const copy = join(folder, `random-${run}.db`);
      const changed = Buffer.from(bytes);
      const flips = 1 + Math.floor(random() * 8);
      for (let flip = 0; flip < flips; flip++) {
        const at = Math.floor(random() * changed.length);
        changed[at] = changed[at]! ^ (1 << Math.floor(random() * 8));
      }
      await writeFile(copy, changed);
      let record: StatementRecord;
      try {
        record = await openRecord({ db: copy, create: false, thread: 'caller' });
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^STORE_(DAMAGED|NEWER)$/) });
        outcomes.refused++;
        continue;
      }
      const after = await asked(record);
      for (const [nth, answer] of after.entries()) {
        if (answer instanceof Error) {
          expect(answer).toBeInstanceOf(OnrecordError);
          expect(answer).toMatchObject({ code: 'STORE_DAMAGED' });
          outcomes.refused++;
          continue;
        }
        const { damage, ...rest } = answer as Awaited<ReturnType<typeof sound.ask>>;
        for (const { statement } of rest.answers) expect(known).toContain(wordsOf(statement));
        if (damage === undefined) expect(rest).toEqual(before[nth]);
        outcomes[damage === undefined ? 'same' : 'told']++;
      }
      await record.close();
    }
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0);
  });
});

function wordsOf({ text, speaker, sourceId, start }: Statement): string {
  return JSON.stringify([sourceId, start, text, speaker?.name]);
}
