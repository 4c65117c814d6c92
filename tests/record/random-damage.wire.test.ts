import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { OnrecordError } from '../../src/model/errors.js';
import type { Statement } from '../../src/model/statement.js';
import { openRecord, type StatementRecord } from '../../src/record/index.js';
import { randoms } from '../bot/courier/desk.js';
import { soundRecord } from './sound-record.js';

const QUESTIONS = [
  ...['Lee on the letter', 'what did Stone say', 'who said "honest mistake"', 'bridge', 'what did the mayor say'],
  ...[
    'Leee on the brigde',
    'what did Lee say since February 2020',
    'letter not Stone',
    'exact quotes about the letter',
  ],
];

const sound = soundRecord();

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
    const db = sound.file();
    const whole = await openRecord({ db, create: false, thread: 'caller' });
    sound.closeAfter(whole);
    const before = await asked(whole);
    const known = new Set<string>();
    for (const answer of before)
      if (!(answer instanceof Error))
        for (const { statement } of (answer as Answer).answers) known.add(wordsOf(statement));
    expect(known.size).toBeGreaterThan(3);
    const bytes = await readFile(db);
    const random = randoms(20200106);
    const outcomes = { same: 0, told: 0, refused: 0 };
    for (let run = 0; run < 60; run++) {
      const copy = sound.place(`random-${run}.db`);
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
        const { damage, ...rest } = answer as Answer;
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
