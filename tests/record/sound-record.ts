import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openRecord, type StatementRecord } from '../../src/record/index.js';

export const LETTER = `---
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
/** A sound record in one file, for the tests of a file that damage copies of it. */
export function soundRecord() {
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
    db = copy('whole');
  });
  afterEach(async () => {
    for (const record of open.splice(0)) await record.close();
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A copy in one file, whatever is in the log. */
  function copy(name: string): string {
    const copied = join(folder, `${name}.db`);
    const file = new DatabaseSync(db);
    file.exec(`VACUUM INTO '${copied}'`);
    file.close();
    return copied;
  }

  return {
    /** The file of the record. */
    file: () => db,
    copy,
    /** Where another file may lie. */
    place: (name: string) => join(folder, name),
    /** Closes a record after the test. */
    closeAfter: (record: StatementRecord) => void open.push(record),
  };
}
