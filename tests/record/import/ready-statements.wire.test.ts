import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OnrecordError } from '../../../src/model/errors.js';
import type { Statement } from '../../../src/model/statement.js';
import { Directory } from '../../../src/people/directory.js';
import { importBatches } from '../../../src/record/import/line-loop.js';
import type { StatementLines } from '../../../src/record/import/line-report.js';
import type { ReadyStatement } from '../../../src/record/import/ready-statements.js';
import { importStatements, takeLines } from '../../../src/record/import/statement-lines.js';
import { anyOf } from '../../../src/search/candidate-query.js';
import { openStore } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';
import { stemsOf } from '../../../src/text/words.js';

let store: Store;
const milley = {
  id: 'mark-milley',
  kind: 'named' as const,
  name: 'Mark A. Milley',
  aliases: ['Mark Milley'],
  roles: [],
};
const directory = new Directory([milley]);
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

const imported = (...lines: (ReadyStatement | string)[]) => importStatements({ store, directory }, lines);
async function only() {
  const [found] = await store.candidates({ ...anyOf([]), limit: 2 });
  const { statement } = found!;
  return { statement, source: (await store.source(statement.sourceId))! };
}

describe('a ready-made statement', () => {
  it('becomes a source of its own with all that is known', async () => {
    const summary = await imported({
      text: 'It was a draft.',
      speaker: 'Gen. Mark Milley',
      title: 'Pentagon briefing',
      source: 'The Paper',
      url: 'https://example.org/1',
      date: '2020-01-06',
      context: 'Asked about the letter, he said: It was a draft. He left.',
    });
    expect(summary).toMatchObject({ added: 1, replaced: 0, retracted: 0, unchanged: 0, refused: 0, refusals: [] });
    const { statement, source } = await only();
    expect(source).toMatchObject({
      title: 'Pentagon briefing',
      outlet: 'The Paper',
      url: 'https://example.org/1',
      eventDate: '2020-01-06',
      kind: 'statements',
      text: 'Asked about the letter, he said: It was a draft. He left.',
    });
    expect(statement).toMatchObject({ text: 'It was a draft.', kind: 'direct', speaker: { personId: 'mark-milley' } });
    expect(source.text.slice(statement.start, statement.end)).toBe(statement.text);
    expect(await store.candidates({ ...anyOf(stemsOf('letter')), limit: 9 })).toMatchObject([{ statement }]);
  });

  it('stands before a context that does not hold it', async () => {
    await imported({ text: 'It was a draft.', speaker: 'Ann Lee', context: 'About the letter.' });
    const { source } = await only();
    expect(source.text).toBe('It was a draft.\nAbout the letter.');
    expect(source.title).toBe('Untitled');
  });

  it.each([
    [{ text: ' “It was a draft.” ' }, 'It was a draft.', ['It was a draft.']],
    [{ text: '"A" and "B"' }, '"A" and "B"', ['"A" and "B"']],
    [
      { text: 'He called it "a draft" of “a letter”', kind: 'mixed' as const },
      'He called it "a draft" of “a letter”',
      ['a draft', 'a letter'],
    ],
    [{ text: 'It was a draft', kind: 'indirect' as const }, 'It was a draft', []],
  ])('%j has its quoted words marked', async (line, text, quotes) => {
    await imported({ speaker: 'Ann Lee', ...line });
    const { statement, source } = await only();
    expect(statement.text).toBe(text);
    expect(statement.quotes.map(({ start, end }) => source.text.slice(start, end))).toEqual(quotes);
  });

  it.each([
    ['Ann Lee', 'ann-lee'],
    ['Dr. Ann Lee', 'ann-lee'],
    ['GEN. MARK A. MILLEY', 'mark-milley'],
    ['Charles Q. Brown, Jr.', 'charles-q-brown-jr'],
  ])('of %s is by %s', async (speaker, id) => {
    await imported({ text: 'Yes.', speaker });
    expect((await only()).statement.speaker?.personId).toBe(id);
  });

  it.each(['a senior official', 'Milley', 'Gen. Milley', 'Q', 'the white house', '???'])(
    'of %s is by somebody of its source only',
    async (speaker) => {
      await imported({ text: 'Yes.', speaker }, { text: 'No.', speaker });
      const speakers = await store.speakers();
      expect(speakers.map(({ person }) => [person.kind, person.name])).toEqual([
        ['unnamed', speaker],
        ['unnamed', speaker],
      ]);
    },
  );

  it('is the same however its line is written, and another when a word is', async () => {
    const line = '{"text":"Yes.","speaker":"Ann Lee","url":null,"context":""}';
    expect(await imported({ text: 'Yes.', speaker: 'Ann Lee' })).toMatchObject({ added: 1 });
    expect(await imported(line, '{"speaker":"Ann Lee", "kind":"direct", "text":"Yes."}')).toMatchObject({
      unchanged: 2,
    });
    expect(await imported({ text: 'Yes!', speaker: 'Ann Lee' })).toMatchObject({ added: 1 });
  });

  it('does not stand in the way of another of the same page', async () => {
    const url = 'https://example.org/1';
    await imported({ text: 'Yes.', speaker: 'Ann Lee', url }, { text: 'No.', speaker: 'Ann Lee', url });
    expect(await store.scope()).toMatchObject({ statements: 2 });
  });
});

describe('a statement that is held back', () => {
  it.each([
    { context: 'OFF THE RECORD It was a draft.' },
    { context: 'OFF THE RECORD: he told us that it was a draft.' },
    { context: 'Off the record, he said: It was a draft.' },
    { context: `ON BACKGROUND ${'The official told us that it was a draft. '.repeat(9)}` },
    { context: 'EMBARGOED UNTIL 1 March 2027\nIt was a draft.' },
    { context: 'EMBARGOED UNTIL 1 March 2027: he said that it was a draft.' },
    { context: 'This call is off the record. It was a draft.' },
    { title: 'OFF THE RECORD: A draft' },
    { title: 'EMBARGOED UNTIL 1 March 2027: A draft' },
    { title: 'Not for publication' },
  ])('by %j is refused', async (held) => {
    const { added, refusals } = await imported({ text: 'It was a draft.', speaker: 'Ann Lee', ...held });
    expect(added).toBe(0);
    expect(refusals[0]?.error).toMatchObject({
      code: 'STATEMENT_INVALID',
      message: expect.stringContaining(`${Object.keys(held)[0]} says that it is held back`),
    });
  });

  it.each([
    { context: 'Officials said off the record that it was a draft.' },
    { context: 'Embargo: none\nIt was a draft.' },
    { context: 'For immediate release\nIt was a draft.' },
    { title: 'The arms embargo on Iran ends' },
    { title: 'OFF THE RECORD: A draft', status: 'retracted' as const },
  ])('is not what %j says', async (free) => {
    expect(await imported({ text: 'It was a draft.', speaker: 'Ann Lee', ...free })).toMatchObject({ refused: 0 });
  });
});

describe('an import of statements', () => {
  it('names each bad line by its number and reason, and goes on', async () => {
    const lines = [
      '{"text":"Yes.","speaker":"Ann Lee"}',
      '',
      '{"text":',
      '{"text":"No."}',
      '{"text":" ","speaker":"Ann Lee"}',
      '{"text":"No.","speaker":"Ann Lee","date":"yesterday"}',
      '{"text":"No.","speaker":"Ann Lee","url":"javascript:alert(1)"}',
      '{"text":"No.","speaker":"Ann Lee","kind":"mixed"}',
      '{"text":"No.","speaker":"Ann Lee","wrong":1}',
      '{"text":"\\ud800","speaker":"Ann Lee"}',
      '[]',
      '7',
      '{"text":"Last.","speaker":"Ann Lee"}',
    ];
    const { added, refused, refusals } = await imported(...lines);
    expect([added, refused]).toEqual([2, 10]);
    expect(refusals.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(refusals.map(({ error }) => error.message)).toEqual([
      expect.stringContaining('JSON'),
      expect.stringContaining('speaker: is missing'),
      expect.stringContaining('empty'),
      expect.stringContaining('YYYY-MM-DD'),
      expect.stringContaining('url'),
      expect.stringContaining('quotation marks'),
      expect.stringContaining('wrong'),
      expect.stringContaining('character'),
      expect.any(String),
      expect.any(String),
    ]);
  });

  it('saves in batches, and never holds more than one', async () => {
    let given = 0;
    let mostAhead = 0;
    async function* lines(): StatementLines & AsyncGenerator<ReadyStatement> {
      for (; given < 1200; given++) {
        mostAhead = Math.max(mostAhead, given - (await store.scope()).statements);
        yield { text: `Sentence ${given}.`, speaker: 'Ann Lee' };
      }
    }
    const progress: number[] = [];
    const summary = await importStatements({ store, directory }, lines(), {
      onProgress: (line) => progress.push(line),
    });
    expect(summary.added).toBe(1200);
    expect(progress).toEqual([500, 1000, 1200]);
    expect(mostAhead).toBeLessThanOrEqual(500);
  });

  const full = new OnrecordError('STORE_FULL', 'full', 'free some space');
  /** What is told of lines, some of which are handed over together, into a record that fails at last. */
  async function toldOfFailing(fails: Partial<Store>, ...batches: ReadyStatement[][]) {
    const told: string[] = [];
    function* given() {
      yield* batches;
      expect.unreachable('a line was asked for after the record had failed');
    }
    const failing = importBatches(given(), takeLines({ store: { ...store, ...fails }, directory }), {
      onProgress: (line) => void told.push(`saved up to ${line}`),
      onRefused: ({ line }) => void told.push(`refused ${line}`),
    });
    await expect(failing).rejects.toBe(full);
    return told;
  }
  const sentences = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ text: `Sentence ${at}.`, speaker: 'Ann Lee' }));
  const bad = { text: ' ', speaker: 'Ann Lee' };

  it('tells what was saved and refused before the record failed, also of lines that came with that', async () => {
    let saves = 0;
    const saveAll: Store['saveAll'] = (documents) => (++saves === 2 ? Promise.reject(full) : store.saveAll(documents));
    expect(await toldOfFailing({ saveAll }, [...sentences(500), bad, ...sentences(500)])).toEqual([
      'saved up to 500',
      'refused 501',
    ]);
    expect((await store.scope()).statements).toBe(500);
  });

  it('tells what was saved before something could not be taken back', async () => {
    const retract = () => Promise.reject(full);
    const gone = { id: 'a', status: 'retracted' as const };
    expect(await toldOfFailing({ retract }, [bad], [...sentences(2), gone, bad])).toEqual([
      'refused 1',
      'saved up to 3',
    ]);
    expect((await store.scope()).statements).toBe(2);
  });

  it('tells what was refused before the last lines could not be saved', async () => {
    const told: number[] = [];
    const saveAll = () => Promise.reject(full);
    const failing = importStatements({ store: { ...store, saveAll }, directory }, [...sentences(1), bad], {
      onProgress: () => expect.unreachable('nothing was saved'),
      onRefused: ({ line }) => void told.push(line),
    });
    await expect(failing).rejects.toBe(full);
    expect(told).toEqual([2]);
  });

  it('keeps every word as it was given', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((each) => /\S/.test(each) && !/\0|\p{Cs}/u.test(each));
    let lines = 0;
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.option(text, { nil: undefined }),
        fc.constantFrom('direct' as const, 'indirect' as const),
        async (words, context, kind) => {
          const url = `https://example.org/${lines++}`;
          const line = { text: words, speaker: 'Ann Lee', kind, url, ...(context === undefined ? {} : { context }) };
          expect(await importStatements({ store, directory }, [line])).toMatchObject({ added: 1 });
          const { id } = (await store.sources()).find(({ source }) => source.url === url)!.source;
          const { text: whole } = (await store.source(id))!;
          const [{ start, end, text }] = (await store.statementsOf(id)) as [Statement];
          expect(words).toContain(text);
          expect(whole.slice(start, end)).toBe(text);
          if (context !== undefined) expect(whole).toContain(context.trim());
        },
      ),
      { numRuns: 50 },
    );
  });
});
