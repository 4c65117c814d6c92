import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecord, type StatementRecord } from '../../src/index.js';
import { type DeliveredUtterance, EVERYTHING } from '../../src/model/subscription.js';

const article = (quoted: string, matter = '', url = 'https://example.org/bridge') => `---
title: The bridge
url: ${url}
event_date: 2026-03-02
${matter}---
Mayor Ellen Johnson opened the meeting in Springfield on Monday.

"${quoted}," Mayor Ellen Johnson said of the bridge.

"We need two more ferries before winter," said Robert Ames, who keeps a shop.
`;
const CLOSED = 'The bridge will be closed in May';
const OPEN = 'The bridge will be open in May';
/** Without its front matter, and so without an address. */
const plain = (text: string) => text.replace(/^---[\s\S]*?---\n/, '');
const FIRST = article(CLOSED, 'published: 2026-03-02\n');
const SECOND = article(OPEN, 'published: 2026-03-03\n');

let folder: string;
let record: StatementRecord;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  record = await openRecord({ db: join(folder, 'var', 'record.db'), thread: 'caller' });
  await mkdir(join(folder, 'in'));
});
afterEach(async () => {
  await record.close();
  await rm(folder, { recursive: true });
});

const file = async (name: string, content: string) => {
  const path = join(folder, 'in', name);
  await writeFile(path, content);
  return path;
};
const imported = async (...paths: string[]) =>
  (await record.import(paths, { base: folder })).reports.map(({ outcome }) => outcome);
const turned = async (name: string, ...contents: string[]) => {
  const outcomes = [];
  for (const content of contents) outcomes.push(...(await imported(await file(name, content))));
  return outcomes;
};
const asked = async (question: string) => (await record.ask(question)).answers.map(({ statement }) => statement.text);
/** Digests one after the other, each of what is new or has changed since. */
function digests(): () => Promise<readonly (readonly string[])[]> {
  const told: DeliveredUtterance[] = [];
  let after = 0;
  const words = async (ids: readonly string[]) =>
    (await record.receipts(ids)).map(({ statement, citation }) => `${statement.text} ${citation.status}`);
  return async () => {
    const upTo = await record.newest();
    const content = await record.digest({ after, upTo, filter: EVERYTHING, today: '2026-03-04', before: told });
    after = upTo;
    told.unshift(...content.told);
    return Promise.all(
      content.told.map(async ({ part, ids, now }) => [part, ...(await words([...ids, ...(now ? [now] : [])]))]),
    );
  };
}
const JOHNSON = 'what did Ellen Johnson say about the bridge';

describe('a publisher that undoes a correction', () => {
  it('has what is published now answer, with no caution, and what isn’t answer no more', async () => {
    expect(await turned('a.md', FIRST)).toEqual(['added']);
    const [before] = (await record.ask(JOHNSON)).answers;
    const speakers = await record.speakers();
    expect(await turned('a.md', SECOND)).toEqual(['replaced']);
    expect(await asked(JOHNSON)).toEqual([`${OPEN},`]);
    expect(await turned('a.md', FIRST)).toEqual(['restored']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
    expect((await record.ask(JOHNSON)).answers).toEqual([before]);
    expect(before?.citation.status).toBe('live');
    expect(await record.speakers()).toEqual(speakers);
    // Both are verified against what is live.
    expect((await record.verify(`"${CLOSED}" — Johnson`)).verdict).toBe('exact');
    expect((await record.verify(`"${OPEN}" — Johnson`)).verdict).not.toBe('exact');
    // Once more changes nothing, and counts as such.
    expect(await record.import(join(folder, 'in'))).toMatchObject({ unchanged: 1, restored: 0, statements: 0 });
  });

  it('is found in the summary of the import, which has no new statements', async () => {
    await turned('a.md', FIRST, SECOND);
    await file('a.md', FIRST);
    const summary = await record.import(join(folder, 'in'), { base: folder });
    expect(summary).toMatchObject({ added: 0, replaced: 0, restored: 1, unchanged: 0, superseded: 0, statements: 0 });
    expect(summary.reports).toMatchObject([{ outcome: 'restored', title: 'The bridge', statements: 2, speakers: 2 }]);
  });

  it('is told in a digest to whom its correction was told, once', async () => {
    const digest = digests();
    await turned('a.md', FIRST);
    expect(await digest()).toContainEqual(['first', `${CLOSED}, live`]);
    await turned('a.md', SECOND);
    expect(await digest()).toEqual([['correction', `${CLOSED}, corrected`, `${OPEN}, live`]]);
    await turned('a.md', FIRST);
    expect(await digest()).toEqual([['correction', `${OPEN}, corrected`, `${CLOSED}, live`]]);
    expect(await digest()).toEqual([]);
  });

  it('is seen by the name of a document in memory as well, also in one import', async () => {
    const named = (text: string) => ({ name: 'bridge', bytes: new TextEncoder().encode(text) });
    const { reports } = await record.import([FIRST, SECOND, FIRST, FIRST].map(named));
    expect(reports.map(({ outcome }) => outcome)).toEqual(['added', 'replaced', 'restored', 'unchanged']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
  });

  it('is seen where the document has no address but its path', async () => {
    expect(await turned('a.txt', plain(FIRST), plain(SECOND), plain(FIRST))).toEqual(['added', 'replaced', 'restored']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
  });
});

describe('an import of an archive', () => {
  it('that holds both versions leaves the one that stands, however often', async () => {
    const paths = [await file('1.md', FIRST), await file('2.md', SECOND)];
    expect(await imported(join(folder, 'in'))).toEqual(['added', 'replaced']);
    const orders = [[join(folder, 'in')], paths.toReversed(), paths, paths.slice(0, 1), [join(folder, 'in')]];
    for (const order of orders) {
      const outcomes = await imported(...order);
      expect(outcomes).not.toContain('restored');
      expect(await asked(JOHNSON)).toEqual([`${OPEN},`]);
    }
    // From another folder, or another working directory, as well.
    await cp(join(folder, 'in'), join(folder, 'copy'), { recursive: true });
    for (let time = 0; time < 2; time++) {
      expect(await imported(join(folder, 'copy'))).toEqual(['superseded', 'unchanged']);
      const { reports } = await record.import(paths, { base: join(folder, 'in') });
      expect(reports.map(({ outcome }) => outcome)).toEqual(['superseded', 'unchanged']);
    }
    expect(await asked(JOHNSON)).toEqual([`${OPEN},`]);
  });

  it('has the file that was changed back count, beside an old one that always was so', async () => {
    await turned('1.md', FIRST);
    await turned('2.md', SECOND);
    await copyFile(join(folder, 'in', '1.md'), join(folder, 'in', '2.md'));
    expect(await imported(join(folder, 'in'))).toEqual(['superseded', 'restored']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
    expect(await imported(join(folder, 'in'))).toEqual(['unchanged', 'unchanged']);
    expect(await turned('2.md', SECOND)).toEqual(['restored']);
    expect(await imported(join(folder, 'in'))).toEqual(['superseded', 'unchanged']);
  });

  it('from two folders with files of one name, each by its own path, does not take turns', async () => {
    for (const [name, text] of [
      ['x', FIRST],
      ['y', SECOND],
    ] as const) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'index.md'), text);
    }
    const both = async () => {
      const outcomes = [];
      for (const name of ['x', 'y'])
        outcomes.push(...(await record.import(join(folder, name), { base: join(folder, name) })).reports);
      return outcomes.map(({ outcome }) => outcome);
    };
    expect(await both()).toEqual(['added', 'replaced']);
    for (let time = 0; time < 2; time++) expect(await both()).toEqual(['superseded', 'unchanged']);
  });

  it('takes a file that was retrieved before what stands for old, wherever it lies', async () => {
    const [early, late] = [article(CLOSED, 'retrieved: 2026-03-02\n'), article(OPEN, 'retrieved: 2026-03-03\n')];
    expect(await turned('a.md', early, late, early)).toEqual(['added', 'replaced', 'superseded']);
    expect(await turned('a.md', article(CLOSED, 'retrieved: 2026-03-04\n'))).toEqual(['replaced']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
  });
});

describe('what stays as it was', () => {
  it('is a retraction, whatever was known before it', async () => {
    const retracted = article(CLOSED, 'status: retracted\n');
    expect(await turned('a.md', FIRST, retracted, FIRST, retracted)).toEqual([
      ...['added', 'replaced', 'superseded', 'unchanged'],
    ]);
    expect(await asked(JOHNSON)).toEqual([]);
  });

  it('is a ready-made statement, which has no versions', async () => {
    const line = (text: string) => ({ text, speaker: 'Ellen Johnson', url: 'https://example.org/bridge' });
    const lines = [CLOSED, OPEN, CLOSED].map(line);
    expect(await record.importStatements(lines)).toMatchObject({ added: 2, unchanged: 1 });
    expect(await record.importStatements(lines)).toMatchObject({ added: 0, unchanged: 3 });
    expect((await asked(JOHNSON)).toSorted()).toEqual([CLOSED, OPEN]);
  });

  it('is a document with the same words under another name, until that name has other words', async () => {
    await turned('a.txt', plain(FIRST));
    expect(await turned('b.txt', plain(FIRST), plain(SECOND))).toEqual(['unchanged', 'added']);
    expect((await asked(JOHNSON)).toSorted()).toEqual([`${CLOSED},`, `${OPEN},`]);
    expect(await turned('b.txt', plain(FIRST))).toEqual(['restored']);
    expect(await asked(JOHNSON)).toEqual([`${CLOSED},`]);
  });

  it('is what stands under one of two names, while the other has something else', async () => {
    const digest = digests();
    await turned('b.txt', plain(SECOND));
    await turned('a.txt', plain(FIRST));
    expect(await imported(await file('b.txt', plain(FIRST)))).toEqual(['restored']);
    expect(await digest()).toContainEqual(['first', `${CLOSED}, live`]);
    await turned('b.txt', 'Nobody spoke.', plain(SECOND));
    expect(await turned('a.txt', 'Nobody said a word.')).toEqual(['replaced']);
    expect(await digest()).toContainEqual(['correction', `${CLOSED}, corrected`]);
    // Where it was on record first there is something else by now.
    expect(await turned('b.txt', plain(FIRST))).toEqual(['restored']);
    expect(await digest()).toContainEqual(['correction', `${CLOSED}, live`, `${CLOSED}, live`]);
    expect(await digest()).toEqual([]);
  });
});
