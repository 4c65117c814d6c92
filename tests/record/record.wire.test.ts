import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ImportReport,
  OnrecordError,
  openRecord,
  type RecordOptions,
  type StatementRecord,
} from '../../src/index.js';
import { packagePath } from '../../src/record/package-files.js';
import { compiled } from '../compiled.js';

const ARTICLE = `---
title: A letter goes astray
date: 2020-01-06
---
Army General Ann B. Lee spoke to reporters on Monday.

"It was an honest mistake," Lee said of the letter.
`;

let folder: string;
let db: string;
let directory: string;
const open: StatementRecord[] = [];
beforeAll(() => {
  // What threads of their own run.
  compiled('src/record/workers/host.ts');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  db = join(folder, 'var', 'record.db');
  directory = join(folder, 'people.json');
  await writeFile(directory, JSON.stringify([{ id: 'ann-lee', name: 'Ann B. Lee', roles: [{ title: 'general' }] }]));
  await writeFile(join(folder, 'letter.txt'), ARTICLE);
});
afterEach(async () => {
  for (const record of open.splice(0)) await record.close();
  await rm(folder, { recursive: true });
});

// Threads take their time to start on a busy machine; nothing here is measured.
describe.each(['own', 'caller'] as const)('in the thread: %s;', (thread) => {
  async function opened(options: Partial<RecordOptions> = {}): Promise<StatementRecord> {
    const record = await openRecord({ db, directory, thread, ...options });
    open.push(record);
    return record;
  }

  describe('a record', () => {
    it('answers with what was imported, and still does after it was opened again', async () => {
      const record = await opened();
      expect(await record.import(join(folder, 'letter.txt'))).toMatchObject({ added: 1, statements: 1 });
      const answer = await record.ask('what did Lee say about the letter');
      expect(answer).toMatchObject({ outcome: 'answered', total: 1 });
      const [first] = answer.answers;
      expect(first).toMatchObject({
        statement: { text: 'It was an honest mistake,', speaker: { personId: 'ann-lee', name: 'Ann B. Lee' } },
        date: '2020-01-06',
        citation: { title: 'A letter goes astray' },
      });
      expect(await record.statement(first!.statement.id)).toEqual(first!.statement);
      const again = await opened();
      expect(await again.ask('what did Lee say about the letter')).toEqual(answer);
    });

    it('keeps what is off the record where it is told to', async () => {
      await writeFile(
        join(folder, 'talk.txt'),
        `---\nground_rules: off the record\n---\n“It was a draft,” said Ann Lee.\n`,
      );
      const record = await opened({ keepsOffRecord: true });
      expect(await record.import(join(folder, 'talk.txt'))).toMatchObject({ added: 1, refused: 0 });
      expect(await record.withheld()).toMatchObject([{ withheld: { reason: 'off the record' } }]);
    });

    it('says nothing where there is nothing', async () => {
      const record = await opened();
      expect(await record.ask('what did Lee say about the letter')).toMatchObject({
        outcome: 'nothing',
        scope: { sources: 0, statements: 0 },
      });
      expect(await record.statement('unknown')).toBeNull();
    });

    it('verifies a quotation', async () => {
      const record = await opened();
      await record.import(join(folder, 'letter.txt'));
      expect((await record.verify('it was an honest mistake')).verdict).toBe('exact');
      expect((await record.verify('it was a terrible crime')).verdict).toBe('not-found');
    });

    it('takes ready-made statements', async () => {
      const record = await opened();
      const line = { text: 'It was a draft.', speaker: 'Gen. Ann Lee', context: 'On the letter.', date: '2020-01-07' };
      expect(await record.importStatements([line])).toMatchObject({ added: 1 });
      const { answers } = await record.ask('Lee on the letter');
      expect(answers[0]?.statement.text).toBe('It was a draft.');
    });

    it('lists who speaks, with what the directory knows of them by now', async () => {
      const record = await opened();
      await record.import(join(folder, 'letter.txt'));
      await record.close();
      open.splice(0);
      await writeFile(directory, JSON.stringify([{ id: 'ann-lee', name: 'Ann B. Lee', aliases: ['Annie Lee'] }]));
      const again = await opened();
      expect((await again.speakers()).map(({ person, statements }) => [person.aliases, statements])).toEqual([
        [['Annie Lee'], 1],
      ]);
      const [listed] = await again.sources();
      expect(listed).toMatchObject({ statements: 1, speakers: 1, source: { title: 'A letter goes astray' } });
      expect((await again.source(listed!.source.id))?.text).toBe(ARTICLE);
      expect(await again.stats()).toMatchObject({ sources: 1, statements: 1, people: 1 });
    });

    it('withholds words that are no longer what the source says, and tells the log', async () => {
      const told: object[] = [];
      const record = await opened({ logger: { error: (details) => told.push(details) } });
      await record.import(join(folder, 'letter.txt'));
      const [before] = (await record.ask('Lee on the letter')).answers;
      // Somebody else's hand in the file.
      const other = new DatabaseSync(db);
      other.exec(`UPDATE statement SET detail = replace(detail, 'honest', 'costly')`);
      other.close();
      expect((await record.ask('Lee on the letter')).answers).toEqual([]);
      expect(await record.statement(before!.statement.id)).toBeNull();
      // Once, however often it is asked for.
      expect(told).toEqual([expect.objectContaining({ part: 'statement', id: before!.statement.id })]);
    });

    it('ends an import with what the caller’s own iterable or listener threw, and keeps what came before', async () => {
      const record = await opened();
      const memo = (name: string) => ({ name, bytes: Buffer.from(`"This is ${name}," said Ann Lee.`) });
      const fault = new RangeError('no more');
      async function* failing() {
        yield memo('one');
        throw fault;
      }
      await expect(record.import(failing())).rejects.toBe(fault);
      const onReport = () => {
        throw fault;
      };
      await expect(record.import([memo('two'), memo('three')], { onReport })).rejects.toBe(fault);
      expect((await record.sources()).map(({ source }) => source.origin).toSorted()).toEqual(['one', 'two']);
    });

    it('tells of each refusal as it comes, in the form in which errors are thrown', async () => {
      const record = await opened();
      const heard: unknown[] = [];
      const onReport = (report: ImportReport) => heard.push(report);
      const { reports } = await record.import([join(folder, 'none'), join(folder, 'letter.txt')], { onReport });
      expect(heard).toEqual(reports);
      const [refused] = reports;
      if (refused?.outcome !== 'refused') return expect.unreachable();
      expect(refused.error).toBeInstanceOf(OnrecordError);
      expect(refused.error).toMatchObject({ code: 'FILE_NOT_FOUND', remedy: 'Check the path.' });
      expect(refused.error.cause).toMatchObject({ code: 'ENOENT' });
      const lines = ['nonsense', { text: 'It was a draft.', speaker: 'Ann Lee' }];
      const { refusals } = await record.importStatements(lines, { onRefused: (refusal) => heard.push(refusal) });
      expect(refusals).toEqual([{ line: 1, error: expect.any(OnrecordError) }]);
      expect(heard.at(-1)).toEqual(refusals[0]);
      await expect(record.ask(' ')).rejects.toThrowError(
        expect.objectContaining({
          name: 'OnrecordError',
          code: 'QUESTION_EMPTY',
          remedy: expect.stringContaining('Ask'),
        }),
      );
      await expect(record.ask(' ')).rejects.toBeInstanceOf(OnrecordError);
    });

    it('answers many questions at once, each with its own answer', async () => {
      const record = await opened();
      const names = ['Ann Lee', 'Bob Ray', 'Cy Orr', 'Dee Fox', 'Eli Poe'];
      await record.importStatements(names.map((speaker) => ({ text: `I am ${speaker}, I said.`, speaker })));
      const asked = Array.from({ length: 100 }, (_, at) => names[at % names.length]!);
      const answers = await Promise.all(asked.map((name) => record.ask(`what did ${name} say`)));
      expect(answers.map((answer) => answer.answers.map(({ statement }) => statement.text))).toEqual(
        asked.map((name) => [`I am ${name}, I said.`]),
      );
    });

    it('gives back long lists whole, and takes them', async () => {
      const record = await opened();
      const lines = Array.from({ length: 1_201 }, (_, at) => ({ text: `It is ${at} now.`, speaker: `Ann Lee${at}` }));
      expect(await record.importStatements(lines)).toMatchObject({ added: lines.length });
      expect(new Set((await record.speakers()).map(({ person }) => person.name)).size).toBe(lines.length);
      const { reports } = await record.import(Array.from({ length: 1_201 }, () => join(folder, 'none')));
      expect(reports).toHaveLength(1_201);
      expect(reports.every((report) => report.outcome === 'refused' && report.error instanceof OnrecordError)).toBe(
        true,
      );
    });

    it('lies in memory alone where it is told so', async () => {
      const record = await opened({ db: ':memory:' });
      await record.import(join(folder, 'letter.txt'));
      await record.keep('turn', [{ key: 'a', value: '{}' }], 0);
      expect(await record.stats()).toMatchObject({ sources: 1 });
      expect(await record.kept('turn', 'a', 0)).toBe('{}');
      expect(record.location).toBe(':memory:');
    });

    it('keeps what is to be remembered, also when it was opened again', async () => {
      const record = await opened();
      expect(await record.meetAll('event', ['a', 'b'], 0, 9)).toEqual(['a', 'b']);
      await record.keep('turn', [{ key: 'a', value: '{}' }], 0);
      expect(await record.kept('turn', 'a', 0)).toBe('{}');
      await record.close();
      const again = await opened();
      expect(await again.meetAll('event', ['b', 'c'], 0, 9)).toEqual(['c']);
      expect(await again.keptIn('turn', 0)).toEqual([{ key: 'a', value: '{}' }]);
      await again.forget('turn', ['a']);
      expect(await again.kept('turn', 'a', 0)).toBeNull();
    });

    it('refuses a directory that cannot be used before it makes a file', async () => {
      await writeFile(directory, 'nonsense');
      await expect(openRecord({ db, directory, thread })).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' });
      expect(await readdir(folder)).not.toContain('var');
    });
  });

  describe('an empty record', () => {
    it('is filled with the sample documents, once, and says how far it is', async () => {
      const reports: ImportReport[] = [];
      const options = { db, seed: true, thread, onReport: (report: ImportReport) => reports.push(report) };
      const record = await openRecord(options);
      const documents = (await readdir(packagePath('data/documents'))).filter((name) => /\.(txt|md)$/.test(name));
      expect(reports.filter(({ outcome }) => outcome === 'added')).toHaveLength(documents.length);
      expect(reports.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
      for (const { source } of await record.sources()) expect(source.origin).toMatch(/^(data\/documents|https?:\/)\//);
      await record.close();

      reports.length = 0;
      await (await openRecord(options)).close();
      expect(reports).toEqual([]);
    });

    it('is filled with all of them or none: an interrupted start leaves nothing behind', async () => {
      let seen = 0;
      const interrupted = openRecord({
        db,
        seed: true,
        thread,
        onReport: () => {
          if (++seen === 3) throw new Error('killed');
        },
      });
      await expect(interrupted).rejects.toThrow('killed');
      const empty = await openRecord({ db, thread });
      expect((await empty.stats()).sources).toBe(0);
      await empty.close();
      const full = await openRecord({ db, seed: true, thread });
      expect((await full.stats()).sources).toBeGreaterThan(12);
      await full.close();
    });

    it('is none in which everything was retracted: nobody else’s documents are added to it', async () => {
      const text = (status: string) =>
        new TextEncoder().encode(`---\nstatus: ${status}\n---\n"No comment," said Ann Lee.`);
      const record = await openRecord({ db, thread });
      await record.import({ name: 'memo.txt', bytes: text('live') });
      await record.import({ name: 'memo.txt', bytes: text('retracted') });
      await record.close();
      const again = await openRecord({ db, seed: true, thread });
      expect((await again.stats()).sources).toBe(0);
      await again.close();
    });
  });
});

describe('the files of the package', () => {
  it('are found from dist as well', async () => {
    const script = `import { packagePath } from ${JSON.stringify(pathToFileURL(compiled('src/record/package-files.ts')).href)};
      console.log(packagePath('data/people.json'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe(packagePath('data/people.json'));
  });
});
