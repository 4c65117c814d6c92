import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, Collected, Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

const STATEMENT = {
  start: expect.any(Number),
  end: expect.any(Number),
  text: expect.any(String),
  kind: expect.stringMatching(/^(?:direct|indirect|mixed)$/),
  quotes: expect.any(Array),
  nested: expect.any(Array),
  utterance: expect.any(Number),
  speaker: {
    name: expect.any(String),
    mention: expect.any(String),
    start: expect.any(Number),
    end: expect.any(Number),
    confidence: expect.stringMatching(/^(?:sure|unsure)$/),
  },
  cue: expect.any(String),
  topics: expect.any(Array),
};

describe('extract FILE', () => {
  it('prints the statements as JSON, with offsets into the decoded text', async () => {
    const path = await place.file('article.md', ARTICLE);
    const { code, stdout, stderr } = await place.run(['extract', '--json', path]);
    expect([code, stderr]).toEqual([0, '']);
    const statements = JSON.parse(stdout);
    expect(statements.length).toBeGreaterThanOrEqual(3);
    for (const { start, end, text } of statements) expect(ARTICLE.slice(start, end)).toBe(text);
    const draft = statements.find(({ text }: { text: string }) => text.startsWith('The letter is a draft.'));
    expect(draft).toEqual(STATEMENT);
    expect(Object.keys(draft)).toEqual(Object.keys(STATEMENT));
    expect(draft).toMatchObject({
      kind: 'direct',
      cue: 'said',
      speaker: { name: 'Mark A. Milley', mention: 'Milley' },
    });
    expect(ARTICLE.slice(draft.speaker.start, draft.speaker.end)).toBe('Milley');
    expect(draft.topics.every((topic: unknown) => typeof topic === 'string')).toBe(true);
  });

  it('prints them for people, with quotation marks around direct words alone', async () => {
    const { stdout } = await place.run(['extract', await place.file('article.md', ARTICLE)]);
    expect(stdout).toMatch(/^Mark A\. Milley · \d+–\d+\n“The letter is a draft\./m);
    expect(stdout).toMatch(/^Mark T\. Esper · paraphrase \(said\) · \d+–\d+\nthere was no decision to leave Iraq/m);
  });

  it('lets nothing that a terminal obeys through, and loses nothing by it', async () => {
    const words = 'We are \u001B[31mready\u009B0m and \u202Eydaer,';
    const path = await place.file(
      'hostile.txt',
      `“${words}” Mark A. Milley said.\n${'He spoke at the Pentagon. '.repeat(100)}`,
    );
    for (const args of [
      ['extract', path],
      ['extract', '--json', path],
    ]) {
      const { stdout } = await place.run(args);
      expect(stdout).toContain('ready');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
      expect(stdout).not.toMatch(/[\u001B\u009B\u202E]/);
    }
    const { stdout } = await place.run(['extract', '--json', path]);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ text: words }));
  });

  it.each([
    ['is missing', null, 'FILE_NOT_FOUND'],
    ['is empty', '', 'SOURCE_EMPTY'],
    ['is binary', Buffer.from([0, 1, 2, 0, 255, 0, 7]), 'SOURCE_BINARY'],
  ])('ends with 2 and a reason when the file %s', async (_, content, expected) => {
    const path = content === null ? `${place.folder}/none.txt` : await place.file('bad.txt', content);
    const { code, stdout, stderr } = await place.run(['extract', '--json', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`[${expected}]`);
  });

  it('ends with 2 when it is called wrongly', async () => {
    for (const args of [['extract'], ['extract', '--jsonl', 'file'], ['extract', '--nonsense'], ['nonsense']]) {
      expect((await place.run(args)).code).toBe(2);
    }
  });
});

describe('extract --jsonl', () => {
  const line = (id: unknown, text: unknown) => `${JSON.stringify({ id, text })}\n`;

  it('answers each line in order, with offsets into its text', async () => {
    const texts = ['“We are ready,” Mark A. Milley said.', 'No words here.', 'Mark T. Esper said, “Not so.”'];
    const input = texts.map((text, id) => line(id, text)).join('');
    const { code, stdout } = await place.run(['extract', '--jsonl'], input);
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer));
    expect(answers.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(answers.map(({ statements }) => statements.length)).toEqual([1, 0, 1]);
    for (const { id, statements } of answers) {
      for (const { start, end, text } of statements) expect(texts[id]?.slice(start, end)).toBe(text);
    }
  });

  it('names bad lines on stderr, answers the others and ends with 2', async () => {
    const input = `${line('a', '“Yes,” Mark A. Milley said.')}not json\n\n${line(null, 'x')}${line('b', 7)}${line('c', '')}`;
    const { code, stdout, stderr } = await place.run(['extract', '--jsonl'], input);
    expect(code).toBe(2);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((answer) => JSON.parse(answer).id),
    ).toEqual(['a', 'c']);
    expect(stderr.match(/^line \d+/gm)).toEqual(['line 2', 'line 4', 'line 5']);
  });

  it('answers a line before the next one has come', async () => {
    const stdout = new Collected();
    const stdin = new PassThrough();
    const ran = place.run(['extract', '--jsonl'], stdin, stdout);
    stdin.write(line(1, 'Nothing.'));
    await once(stdout, 'text');
    expect(stdout.text).toBe('{"id":1,"statements":[]}\n');
    stdin.end(line(2, 'Nothing.'));
    expect((await ran).code).toBe(0);
  });
});
