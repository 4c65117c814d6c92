import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { openRecord, type StatementRecord } from '../../src/record/index.js';
import { LETTER, soundRecord } from './sound-record.js';

const sound = soundRecord();

/** A copy of the record in which somebody has had a hand. */
async function altered(name: string, sql: string): Promise<{ record: StatementRecord; told: object[] }> {
  const copy = sound.copy(name);
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
  sound.closeAfter(record);
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
    const imported = record.import({ name: sound.place('letter.txt'), bytes: Buffer.from(later) });
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
