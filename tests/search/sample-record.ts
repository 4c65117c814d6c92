import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import type { ConversationTurn } from '../../src/model/query.js';
import { type AskOptions, openRecord, type StatementRecord, turnOf } from '../../src/record/index.js';
import { copySample } from '../sample-file.js';

/** The day that the sample record is asked on. */
const NOW = new Date(2026, 10, 22, 12);

/** The whole sample record, opened before the tests of a file and closed after them, and ways to ask it. */
export function sampleRecord() {
  let folder: string;
  let record: StatementRecord;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-sample-'));
    // In the caller's thread, so that what is tested is the source, not what was compiled.
    record = await openRecord({ db: await copySample(join(folder, 'sample')), thread: 'caller' });
  });
  afterAll(async () => {
    await record.close();
    await rm(folder, { recursive: true });
  });
  const ask = (question: string, options: Omit<AskOptions, 'now'> = {}) =>
    record.ask(question, { ...options, now: NOW });
  /** Asks one question after the other in one conversation; the last answer. */
  const talk = async (...questions: readonly string[]): Promise<Answer> => {
    let after: ConversationTurn | undefined;
    let answer: Answer | undefined;
    for (const question of questions) {
      answer = await ask(question, after && { after });
      after = turnOf(answer, after);
    }
    return answer!;
  };
  return { ask, talk, record: () => record };
}
