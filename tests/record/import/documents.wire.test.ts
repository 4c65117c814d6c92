import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Extraction, ExtractionInput } from '../../../src/extract/extraction.js';
import { OnrecordError } from '../../../src/model/errors.js';
import { Directory } from '../../../src/people/directory.js';
import { type Importer, importDocuments, importTogether } from '../../../src/record/import/documents.js';
import type { ImportItems } from '../../../src/record/import/items.js';
import type { ImportOptions, ImportReport } from '../../../src/record/import/report.js';
import { sourceOf } from '../../../src/sources/document.js';
import type { Format } from '../../../src/sources/formats/format.js';
import { readSources } from '../../../src/sources/registry.js';
import { openStore } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';

let folder: string;
let store: Store;
let importer: Importer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  store = openStore(':memory:');
  const milley = { id: 'mark-milley', kind: 'named' as const, name: 'Mark A. Milley', aliases: [], roles: [] };
  importer = { store, directory: new Directory([milley]), readSources, extract: labelledLines };
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A form with several documents in one file: each line is one, and by whom it is its origin. */
const lines: Format = {
  name: 'lines',
  accepts: () => true,
  read: (file) =>
    [...file.text.matchAll(/.+/g)].map(({ 0: text }) => ({
      ...sourceOf(file, { start: 0, end: file.text.length }),
      ...{ text, body: { start: 0, end: text.length }, origin: `${file.name}#${text.split(':')[0]}` },
      id: createHash('sha256').update(text).digest('hex'),
    })),
};

/** An extraction that a test can foresee: each line "Name: words" is a statement. */
function labelledLines({ text }: ExtractionInput): Extraction {
  if (text.includes('!!')) throw new RangeError('a fault of ours');
  const lines = [...text.matchAll(/^([^:\n]+): (.+)$/gm)];
  return {
    kind: 'transcript',
    mentioned: ['Qassem Soleimani'],
    rules: { attribution: 'on the record', embargoes: ['until 2020-01-07T05:00:00-05:00'] },
    statements: lines.map(([whole, name = '', words = ''], utterance) => {
      const start = text.indexOf(whole) + name.length + 2;
      const span = { start, end: start + words.length };
      return {
        ...span,
        text: words,
        kind: 'direct',
        quotes: [span],
        utterance,
        speaker: { name, named: name.includes(' '), mention: null, confidence: 'sure', rule: 'label' },
        cue: null,
        topics: [],
      };
    }),
  };
}

const file = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const imported = (items: ImportItems, options: ImportOptions = {}) =>
  importDocuments(importer, items, { base: folder, ...options });
const outcomes = async (items: ImportItems) =>
  (await imported(items)).reports.map(({ name, outcome }) => [name.replace(`${folder}/`, ''), outcome]);

describe('an import', () => {
  it('puts what was said on record, with its people', async () => {
    await file('briefing.txt', 'Mark Milley: It was a draft.\nQ: Who sent it?\nAnn Lee: Nobody knows.\n');
    const { reports, ...summary } = await imported(join(folder, 'briefing.txt'));
    expect(summary).toEqual({
      ...{ added: 1, unchanged: 0, replaced: 0, restored: 0, superseded: 0, refused: 0, skipped: 0 },
      ...{ statements: 3, hidden: 0 },
    });
    const [report] = reports;
    expect(report).toMatchObject({ outcome: 'added', statements: 3, speakers: 3 });
    const id = report?.outcome === 'added' ? report.sourceId : '';
    const statements = await store.statementsOf(id);
    expect(statements.map(({ speaker, text }) => [speaker?.personId, speaker?.name, text])).toEqual([
      ['mark-milley', 'Mark A. Milley', 'It was a draft.'],
      [`${id}:q`, 'Q', 'Who sent it?'],
      ['ann-lee', 'Ann Lee', 'Nobody knows.'],
    ]);
    expect(statements[0]?.speaker).not.toHaveProperty('named');
    expect(await store.mentions('Qassem Soleimani')).toBe(1);
    expect(await store.source(id)).toMatchObject({
      origin: 'briefing.txt',
      groundRules: { attribution: 'on the record', embargo: { until: '2020-01-07T10:00:00Z' } },
    });
  });

  it('changes nothing the second time, and does not read it again', async () => {
    await file('a.txt', 'Ann Lee: One.');
    await imported(folder);
    importer = { ...importer, extract: () => expect.unreachable('a known document was extracted') };
    const { reports, unchanged } = await imported(folder);
    expect(unchanged).toBe(1);
    expect(reports[0]).toMatchObject({ outcome: 'unchanged', statements: 1, speakers: 1 });
  });

  it('puts a changed file in the place of the older version', async () => {
    await file('a.txt', 'Ann Lee: One.');
    await imported(folder);
    await file('a.txt', 'Ann Lee: One and a half.');
    expect(await outcomes(folder)).toEqual([['a.txt', 'replaced']]);
    expect(await store.scope()).toMatchObject({ sources: 1, statements: 1 });
  });

  it('keeps files of one name in two folders apart', async () => {
    for (const year of ['2019', '2020']) {
      await mkdir(join(folder, year));
      await file(`${year}/briefing.txt`, `Ann Lee: It is ${year}.`);
    }
    expect(await outcomes(folder)).toEqual([
      ['2019/briefing.txt', 'added'],
      ['2020/briefing.txt', 'added'],
    ]);
  });

  it('walks folders in order, without hidden files, and round no loop of links', async () => {
    await mkdir(join(folder, 'b', 'deep'), { recursive: true });
    await mkdir(join(folder, '.git'));
    await file('c.md', 'Ann Lee: C.');
    await file('b/deep/a.TXT', 'Ann Lee: A.');
    await file('.hidden.txt', 'Ann Lee: Hidden.');
    await file('.git/x.txt', 'Ann Lee: Git.');
    await file('picture.png', 'PNG');
    await symlink('..', join(folder, 'b', 'up'));
    await symlink('nowhere.txt', join(folder, 'broken.txt'));
    expect(await outcomes(folder)).toEqual([
      ['b/deep/a.TXT', 'added'],
      ['broken.txt', 'skipped'],
      ['c.md', 'added'],
      ['picture.png', 'skipped'],
    ]);
  });

  it('reads a file that is named, whatever its extension', async () => {
    await file('notes', 'Ann Lee: Noted.');
    expect(await outcomes([join(folder, 'notes')])).toEqual([['notes', 'added']]);
  });

  it('goes on after bad documents, and names each with its reason', async () => {
    await file('1-empty.txt', '');
    await file('2-binary.txt', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 1, 2]));
    await file('3-fault.txt', 'Ann Lee: !!');
    await file('4-huge.txt', '');
    await truncate(join(folder, '4-huge.txt'), 65 * 1024 * 1024);
    await file('5-good.txt', 'Ann Lee: Good.');
    const { reports } = await imported([join(folder, 'missing.txt'), folder]);
    const results = reports.map((report) => (report.outcome === 'refused' ? report.error.code : report.outcome));
    expect(results).toEqual([
      'FILE_NOT_FOUND',
      'SOURCE_EMPTY',
      'SOURCE_BINARY',
      'IMPORT_FAILED',
      'SOURCE_TOO_LARGE',
      'added',
    ]);
    for (const report of reports) if (report.outcome === 'refused') expect(report.error.remedy).not.toBe('');
    expect(await store.scope()).toMatchObject({ sources: 1 });
  });

  it('takes documents in memory, from any iterable, and reports each at once', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await outcomes({ name: 'a', bytes: bytes('Ann Lee: A.') })).toEqual([['a', 'added']]);
    async function* stream() {
      yield { name: 'b', bytes: bytes('Ann Lee: B.') };
      yield { name: 'c', bytes: bytes('Ann Lee: C.') };
    }
    const heard: string[] = [];
    await imported(stream(), { onReport: ({ name, outcome }) => heard.push(`${name} ${outcome}`) });
    expect(heard).toEqual(['b added', 'c added']);
    expect(await outcomes([])).toEqual([]);
  });

  it('ends when something else than a path or document is given', async () => {
    for (const item of [42, null, { name: 'x', bytes: 'text' }, [null]]) {
      await expect(imported(item as unknown as ImportItems)).rejects.toBeInstanceOf(Error);
    }
    await expect(imported([{ name: 'x', bytes: 'text' }] as unknown as ImportItems)).rejects.toMatchObject({
      code: 'IMPORT_ITEM',
    });
  });

  it('ends when the record fails, as every further document would', async () => {
    await file('a.txt', 'Ann Lee: A.');
    const full = new OnrecordError('STORE_FULL', 'full', 'free some space');
    importer = { ...importer, store: { ...store, save: () => Promise.reject(full) } };
    await expect(imported(folder)).rejects.toBe(full);
  });
});

describe('a file that holds several documents', () => {
  beforeEach(() => {
    const readLines: Importer['readSources'] = (bytes, name) => readSources(bytes, name, [lines]);
    importer = { ...importer, readSources: readLines };
  });
  const results = (reports: readonly ImportReport[]) =>
    reports.map((report) => (report.outcome === 'refused' ? report.error.code : report.outcome));

  it('has a report of each, and one that is refused keeps no other out', async () => {
    await file('feed.txt', 'Ann Lee: One.\nAnn Lee: !!\nBob Ray: Three.\n');
    expect(results((await imported(folder)).reports)).toEqual(['added', 'IMPORT_FAILED', 'added']);
    expect(await store.scope()).toMatchObject({ sources: 2 });
  });

  it('is reported in the same way where a folder fills an empty record', async () => {
    await file('feed.txt', 'Ann Lee: One.\nAnn Lee: !!\nBob Ray: Three.\n');
    const reports: ImportReport[] = [];
    for await (const report of importTogether(importer, folder, folder)) reports.push(report);
    expect(results(reports)).toEqual(['added', 'IMPORT_FAILED', 'added']);
    expect(await store.scope()).toMatchObject({ sources: 2 });
  });

  it('knows a version that is put back, also when it came to hold more or fewer documents', async () => {
    const turned = async (...contents: string[]) => {
      await file('feed.txt', contents.join('\n'));
      return results((await imported(folder)).reports);
    };
    expect(await turned('Ann Lee: One.')).toEqual(['added']);
    expect(await turned('Ann Lee: Two.')).toEqual(['replaced']);
    expect(await turned('Ann Lee: One.', 'Bob Ray: One.')).toEqual(['restored', 'added']);
    expect(await turned('Ann Lee: One.', 'Bob Ray: Two.')).toEqual(['unchanged', 'replaced']);
    expect(await turned('Bob Ray: One.')).toEqual(['restored']);
  });
});
