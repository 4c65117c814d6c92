import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

/** Imports the article, so that the record is not empty and no sample documents are read. */
async function withArticle(): Promise<void> {
  expect(await place.run(['import', await place.file('article.md', ARTICLE)])).toMatchObject({ code: 0 });
}

const DRAFT = 'The letter is a draft. It was a mistake,';

describe('import', () => {
  it('takes what was given and nothing else, and changes nothing the second time', async () => {
    const path = await place.file('article.md', ARTICLE);
    const first = await place.run(['import', path]);
    expect([first.code, first.stdout]).toEqual([0, '']);
    expect(first.stderr).toMatch(/^added .*article\.md: \d+ statements by 2 speakers$/m);
    expect(first.stderr).toContain('1 added, 0 replaced, 0 restored, 0 unchanged, 0 superseded, 0 refused');
    expect((await place.run(['import', path])).stderr).toContain('1 unchanged, 0 superseded, 0 refused; 0 new');
    expect(JSON.parse((await place.run(['stats', '--json'])).stdout)).toMatchObject({ sources: 1, people: 2 });
  });

  it('names what it refuses with the reason, goes on, and ends with 3', async () => {
    const bad = await place.file('empty.txt', '');
    const { code, stderr } = await place.run([
      'import',
      bad,
      `${place.folder}/none`,
      await place.file('a.md', ARTICLE),
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^refused .*empty\.txt: /m);
    expect(stderr).toMatch(/^refused .*none: .* does not exist\./m);
    expect(stderr).toContain('1 added, 0 replaced, 0 restored, 0 unchanged, 0 superseded, 2 refused');
  });

  it('says which documents were changed back to an earlier version, and which ones it left as they were', async () => {
    const undone = ARTICLE.replace('It was a mistake', 'It was no mistake');
    const [path, copy] = [await place.file('article.md', ARTICLE), await place.file('copy.md', undone)];
    const imported = async (...paths: string[]) => (await place.run(['import', ...paths])).stderr;
    await imported(path);
    expect(await imported(copy)).toContain('1 replaced');
    await place.file('copy.md', ARTICLE);
    const restored = await imported(copy);
    expect(restored).toMatch(
      /^restored .*copy\.md: \d+ statements by 2 speakers, changed back to an earlier version$/m,
    );
    expect(restored).toContain('0 replaced, 1 restored, 0 unchanged, 0 superseded, 0 refused; 0 new');
    expect(restored).not.toContain('retrieved');
    const asked = await place.run(['ask', '--json', 'what did Milley say about the letter']);
    expect(JSON.parse(asked.stdout).answers).toMatchObject([{ text: DRAFT, source: { status: 'live' } }]);
    const left = await imported(await place.file('other.md', undone), path, copy);
    expect(left).toMatch(/^superseded .*other\.md: /m);
    expect(left).toContain('2 unchanged, 1 superseded');
    expect(left).toContain('retrieved: YYYY-MM-DD');
    const dated = undone.replace('---\n', '---\nretrieved: 2026-11-23\n');
    expect(await imported(await place.file('other.md', dated))).toContain('1 replaced');
  });

  it('takes statements that are attributed already, line by line', async () => {
    const good = JSON.stringify({
      text: 'It was a draft.',
      speaker: 'Mark A. Milley',
      date: '2020-01-06',
      title: 'Notes',
    });
    const lines = [good, 'not json', '', '{"text":"no speaker"}', `{"text":"${'x'.repeat(2_000_000)}"}`].join('\n');
    const { code, stderr } = await place.run(['import', '--statements', await place.file('quotes.jsonl', lines)]);
    expect(code).toBe(3);
    expect(stderr.match(/line \d+/g)).toEqual(['line 2', 'line 4', 'line 5']);
    expect(stderr).toContain('quotes.jsonl: 1 added, 0 unchanged, 3 refused.');
    const { stdout } = await place.run(['ask', '--json', 'what did Milley say']);
    expect(JSON.parse(stdout).answers).toMatchObject([{ text: 'It was a draft.', speaker: 'Mark A. Milley' }]);
  });

  it('ends with 2 when the file of statements is missing', async () => {
    const { code, stderr } = await place.run(['import', '--statements', `${place.folder}/none.jsonl`]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('[FILE_NOT_FOUND]')]);
  });
});

describe('ask', () => {
  it('goes on from questions asked before', async () => {
    await withArticle();
    const asked = async (...words: string[]) => JSON.parse((await place.run(['ask', '--json', ...words])).stdout);
    const { understood } = await asked(
      'and on the letter?',
      '--after',
      'what did Milley say',
      '--after',
      'exact quotes',
    );
    expect(understood).toMatchObject({ speaker: 'Mark A. Milley', topic: 'letter', kind: 'direct' });
    expect(understood.followUp).toEqual({ kind: 'other-topic', carried: ['speakers', 'kind'] });
    const alone = await place.run(['ask', 'and so on', '--after', 'more']);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('[FOLLOW_UP_ALONE]')]);
    const shown = await place.run(['ask', 'more', '--after', 'what did Milley say', '--limit', '1']);
    expect(shown.stdout).toBe('That was all: 1 statement on record for this question.\n');
  });

  it('takes words as they are typed, and counts days in the zone that is given', async () => {
    await withArticle();
    const { stdout } = await place.run(['ask', '--json', '--as-typed', 'Miley on the letter']);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'nothing', understood: { corrections: [] } });
    const zone = await place.run(['ask', '--time-zone', 'Mars', 'Milley yesterday']);
    expect([zone.code, zone.stderr]).toEqual([2, expect.stringContaining('[TIME_ZONE_UNKNOWN]')]);
  });

  it('gives the answer as data', async () => {
    await withArticle();
    const { code, stdout, stderr } = await place.run([
      'ask',
      '--json',
      '--limit',
      '1',
      'what',
      'did',
      'Miley',
      'say',
      'about',
      'the',
      'letter',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual([
      'understood',
      'outcome',
      'total',
      'skipped',
      'complete',
      'answers',
      'nearMisses',
      'scope',
    ]);
    expect(answer).toMatchObject({
      understood: { speaker: 'Mark A. Milley', topic: 'letter', from: null, to: null, kind: null, negated: false },
      outcome: 'answered',
      scope: { sources: 1 },
    });
    expect(answer.understood).toMatchObject({ future: false, judgement: false, premise: false, asked: false });
    expect(answer.understood.corrections).toEqual([{ typed: 'Miley', shown: expect.stringContaining('Milley') }]);
    expect(answer.answers).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        text: DRAFT,
        kind: 'direct',
        speaker: 'Mark A. Milley',
        confidence: 'sure',
        cue: 'said',
        role: expect.stringMatching(/chairman/i),
        date: '2020-01-06',
        source: {
          title: 'U.S. Has No Plans to Leave Iraq',
          outlet: 'Defense Department',
          url: 'https://example.org/esper-iraq',
          kind: 'article',
          translation: null,
          groundRules: null,
          status: 'live',
        },
        context: { before: expect.any(String), after: expect.any(String), question: null },
        score: expect.any(Number),
        why: expect.any(Array),
      },
    ]);
  });

  it('shows up to a hundred statements in either form', async () => {
    const said = Array.from({ length: 40 }, (_, at) => `{ "text": "Point ${at + 100} stands.", "speaker": "Ann Lee" }`);
    await place.run(['import', '--statements', await place.file('points.jsonl', said.join('\n'))]);
    const { code, stdout } = await place.run(['ask', '--limit', '39', 'what did Ann Lee say']);
    expect(code).toBe(0);
    expect(stdout.match(/Point \d+ stands/g)).toHaveLength(39);
    // The line that a chat goes on with is none for here.
    expect(stdout).toContain('1 to 39 of 40.');
    expect(stdout).not.toContain('/said');
    const asked = await place.run(['ask', '--json', '--limit', '100', 'what did Ann Lee say']);
    expect(JSON.parse(asked.stdout).answers).toHaveLength(40);
    for (const form of [[], ['--json']]) {
      expect((await place.run(['ask', ...form, '--limit', '101', 'Ann Lee'])).code).toBe(2);
    }
  });

  it('knows people of one surname by the titles that documents give them', async () => {
    const council = `Mayor Ellen Johnson opened the meeting in Springfield on Thursday.

"The bridge will be closed," Mayor Johnson said.

"We need another bridge," said Robert Johnson, a shop owner.`;
    for (const [name, text] of [
      ['undated.txt', council],
      ['dated.md', `---\nevent_date: 2019-05-02\n---\n${council}`],
    ] as const) {
      const other = await Workplace.open();
      await other.run(['import', await other.file(name, text)]);
      for (const question of ['what did Mayor Johnson say', 'Mayor Johnson bridge', 'what did the mayor say']) {
        const { outcome, answers } = JSON.parse((await other.run(['ask', '--json', question])).stdout);
        expect([question, outcome]).toEqual([question, 'answered']);
        expect(answers).toMatchObject([{ speaker: 'Ellen Johnson', role: 'Mayor' }]);
      }
      const { stdout } = await other.run(['ask', '--json', 'what did Johnson say']);
      expect(JSON.parse(stdout).candidates).toMatchObject([
        { name: 'Ellen Johnson', role: 'Mayor' },
        { name: 'Robert Johnson' },
      ]);
      await other.close();
    }
  });

  it('gives the answer for people, without colour where nobody looks', async () => {
    await withArticle();
    const { stdout } = await place.run(['ask', 'what did Milley say about the letter']);
    expect(stdout).toContain(`\n“${DRAFT}”\n`);
    expect(stdout).not.toContain('\u001B');
  });

  it('ends with 0 when nothing is on record, and says what was searched', async () => {
    await withArticle();
    const { code, stdout } = await place.run(['ask', 'what did Milley say about bitcoin']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing on record: Mark A\. Milley on bitcoin$/m);
    expect(stdout).toMatch(/^Searched \d+ statements in 1 source, on 6 January 2020\.$/m);
  });

  it('ends with 2 and a way out for what it cannot take', async () => {
    await withArticle();
    for (const args of [['ask'], ['ask', '--limit', '0', 'x'], ['ask', '--json', ' ']]) {
      const { code, stdout, stderr } = await place.run(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).not.toBe('');
    }
  });
});

describe('verify', () => {
  it('tells exact words from altered ones, with what differs', async () => {
    await withArticle();
    const exact = await place.run(['verify', '--json', 'The letter is a draft. It was a mistake']);
    expect(JSON.parse(exact.stdout)).toMatchObject({
      verdict: 'exact',
      matches: [{ text: DRAFT, speaker: 'Mark A. Milley', partOfStatement: false }],
    });
    const part = await place.run(['verify', 'The letter is a draft']);
    expect(part.stdout).toMatch(/^On record, in exactly these words\.\n/);
    expect(part.stdout).toContain('These words are part of a longer statement.');
    expect(await place.run(['verify', 'the'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('[QUOTE_TOO_SHORT]'),
    });
    const altered = await place.run(['verify', 'The letter is a draft. It was a huge mistake']);
    expect(altered.stdout).toMatch(/^On record, but not in exactly these words\.\n/);
    expect(altered.stdout).toContain('Only in what you gave: huge');
    expect(altered.stdout).toContain(`“${DRAFT}”`);
  });

  it('says that words are not on record', async () => {
    await withArticle();
    const { code, stdout } = await place.run(['verify', 'Ask not what your country can do for you']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Not on record.']);
  });
});

describe('--version', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await place.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('speakers, sources and stats', () => {
  it('list as data what the commands show', async () => {
    await withArticle();
    const speakers = JSON.parse((await place.run(['speakers', '--json', 'milley'])).stdout);
    expect(speakers).toMatchObject([
      { name: 'Mark A. Milley', kind: 'named', statements: 1, sources: 1, from: '2020-01-06' },
    ]);
    const sources = JSON.parse((await place.run(['sources', '--json'])).stdout);
    expect(sources).toMatchObject([{ title: 'U.S. Has No Plans to Leave Iraq', kind: 'article', speakers: 2 }]);
    expect((await place.run(['sources', '--json', 'bitcoin'])).stdout).toBe('[]\n');
  });

  it('list for people', async () => {
    await withArticle();
    expect((await place.run(['speakers'])).stdout).toMatch(/^2 speakers on record\n/);
    expect((await place.run(['sources', 'iraq'])).stdout).toMatch(/^1 source for iraq\n {2}U\.S\. Has No Plans/);
    expect((await place.run(['stats'])).stdout).toMatch(/^\d statements by 2 speakers in 1 source\n/);
  });
});

describe('the command line', () => {
  it('shows its help on stdout, and a mistake on stderr', async () => {
    const help = await place.run(['--help']);
    expect([help.code, help.stderr]).toEqual([0, '']);
    for (const name of ['extract', 'import', 'ask', 'verify', 'speakers', 'sources', 'stats', 'start']) {
      expect(help.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    const none = await place.run([]);
    expect([none.code, none.stdout]).toEqual([2, '']);
  });

  it('tells a damaged record from bad input', async () => {
    await place.file('record.db', 'this is no record, and longer than a header of SQLite would be '.repeat(40));
    const { code, stderr } = await place.run(['stats']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('[STORE_')]);
  });

  it('chats, and answers each line of a pipe', async () => {
    await withArticle();
    const { code, stdout } = await place.run(['start'], 'what did Milley say about the letter\n/sources\n');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ready terminal\nMark A\. Milley on letter: 1 statement on record\n/);
    expect(stdout).toContain('1 source on record');
  });
});
