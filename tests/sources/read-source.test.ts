import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorOf, utf8 } from './files.js';
import { readSource } from './read-source.js';

const read = (text: string, name = 'notes.md') => readSource(utf8(text), name);
const bodyOf = (text: string, name?: string): string => {
  const source = read(text, name);
  return source.text.slice(source.body.start, source.body.end);
};

describe('readSource', () => {
  it('takes a plain text whole', () => {
    const text = 'Budget talks go on\r\n\r\n“No,” the mayor said.\r\n';
    expect(read(text, 'in/mayor-budget.txt')).toEqual({
      id: createHash('sha256').update(text).digest('hex'),
      text,
      body: { start: 0, end: text.length },
      title: 'Budget talks go on',
      kind: 'article',
      origin: 'in/mayor-budget.txt',
      language: 'en',
      status: 'live',
    });
  });

  it('reads our front matter', () => {
    const source = read(
      [
        '---',
        'title: "Talks: a report"',
        'outlet: The Gazette',
        'url: https://example.org/a',
        'kind: Letter',
        'event_date: 2020-01-06',
        'published: 2020-01-07 10:00:00-05:00',
        'retrieved: 2020-02-01',
        'language: es',
        'translation: machine, from es',
        'ground_rules: on background',
        'embargo: until noon',
        'licence: CC BY 4.0',
        'status: retracted',
        'mood: [sunny, {a: 1}]',
        '---',
        'Text.',
      ].join('\n'),
    );
    expect(source).toMatchObject({
      title: 'Talks: a report',
      outlet: 'The Gazette',
      url: 'https://example.org/a',
      origin: 'https://example.org/a',
      kind: 'letter',
      eventDate: '2020-01-06',
      publishedDate: '2020-01-07T10:00:00-05:00',
      retrievedDate: '2020-02-01',
      language: 'es',
      translation: 'machine, from es',
      groundRules: { attribution: 'on background', embargo: { stated: 'until noon' } },
      licence: 'CC BY 4.0',
      status: 'retracted',
    });
    expect(source.text.slice(source.body.start, source.body.end)).toBe('\nText.');
  });

  it("reads the White House's front matter, with no-break spaces and word joiners in the title", () => {
    const source = read(
      `---\ntags: press-briefings\ndate: '2021-02-22'\nmodified_time: 2021-02-23 18:35:35-05:00\nsource_url: https://example.org/b\npublished_time: 2021-02-22 18:35:34-05:00\ntitle: "Press Briefing by White\\_House COVID-\\u206019\\\n  \\ Team"\n---\n \nVia Teleconference\n\nMS. PSAKI:  Hi.\n`,
    );
    expect(source).toMatchObject({
      title: 'Press Briefing by White House COVID-19 Team',
      url: 'https://example.org/b',
      kind: 'transcript',
      eventDate: '2021-02-22',
      publishedDate: '2021-02-22T18:35:34-05:00',
    });
  });

  it.each(['\n', '\r\n', '\r'])('finds the end of front matter with %j line ends', (end) => {
    expect(bodyOf(['---', 'title: A', '---', 'Text.'].join(end))).toBe(`${end}Text.`);
  });

  it('takes a thematic break at the head for what it is', () => {
    expect(bodyOf('---\n\nShe said so.\n\n---\n\nHe did not.')).toContain('She said so.');
    expect(bodyOf('---\nShe said so.\n')).toContain('She said so.');
  });

  it.each([
    ['an unclosed block', '---\ntitle: A\n\nText', 'line 1', 'never closed'],
    ['broken YAML', '---\ntitle: A\noutlet: "B\n---\nText', 'line 3', 'quote'],
    ['a key twice', '---\ntitle: A\ntitle: B\n---\nText', 'line 3', 'unique'],
    ['an impossible day', '---\ndate: 2023-02-30\n---\nText', 'date', '2023-02-30'],
    ['an unknown kind', '---\nkind: poem\n---\nText', 'kind', 'poem'],
    ['an address of another sort', '---\nurl: javascript:alert(1)\n---\nText', 'url', 'javascript'],
  ])('names what is wrong: %s', (_, text, place, what) => {
    const error = errorOf(() => read(text));
    expect(error.code).toBe('SOURCE_FRONT_MATTER');
    expect(error.message).toContain(place);
    expect(error.message).toContain(what);
  });

  it.each([
    ['# The talks #\n\nText.', 'The talks'],
    ['The talks\n=========\n\nText.', 'The talks'],
    ['\nThe talks of May\n\nText.', 'The talks of May'],
    ['It rained. Nobody came.\n\nMore.', 'city hall'],
    ['MS. PSAKI: Hello\n\nMore.', 'city hall'],
  ])('gives %j a title', (text, title) => {
    expect(read(text, 'in/city_hall.txt').title).toBe(title);
  });

  it('finds the text in a page of the Congressional Record', () => {
    const page =
      '<html>\n<head>\n<title>Congressional Record, Volume 151 Issue 99 (Wednesday, July 20, 2005)</title>\n</head>\n<body><pre>\n[Congressional Record Volume 151]\n[House]\n\n  Mr. BROWN of Ohio. Mr. Speaker, no.\n\n</pre></body>\n</html>\n';
    const source = read(page, 'p.txt');
    expect(source).toMatchObject({ kind: 'transcript', eventDate: '2005-07-20' });
    expect(source.text.slice(source.body.start, source.body.end)).toMatch(/^\n\[Cong[^<]*no\.\n\n$/);
  });

  it('refuses web pages and feeds', () => {
    const page = '<!DOCTYPE html><html><body><p>“No,” she said.</p></body></html>';
    expect(errorOf(() => read(page)).code).toBe('SOURCE_MARKUP');
    expect(errorOf(() => read(`Menu\n${'<p>One more paragraph.</p>\n'.repeat(20)}`)).code).toBe('SOURCE_MARKUP');
    expect(read('He <s>over</s> [under] stood, she said.').kind).toBe('article');
  });

  it('refuses front matter with nothing behind it', () => {
    expect(errorOf(() => read('---\ntitle: A\n---\n \n')).code).toBe('SOURCE_EMPTY');
  });

  it('reads every document of the sample record, each with origin and licence', () => {
    const folder = new URL('../../data/documents/', import.meta.url);
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThanOrEqual(16);
    for (const file of files) {
      const source = readSource(readFileSync(new URL(file, folder)), file);
      expect(source.licence, file).toBeTruthy();
      expect(source.eventDate, file).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Boolean(source.url) || source.kind === 'article', file).toBe(true);
    }
  });
});
