import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from './harness.js';

let work: Workplace;
beforeEach(async () => {
  work = await Workplace.open();
});
afterEach(() => work.close());

async function give(name: string, front: string, words: string) {
  const path = await work.file(name, `---\n${front}\n---\n${words}\n`);
  return work.run(['import', path]);
}

const HELD = '“The bridge is safe,” said Ann Lee.';

describe('what is withheld, on the command line', () => {
  beforeEach(async () => {
    await give('open.txt', 'title: Open', '“The ferry runs,” said Bob Orrick.');
    const { stderr } = await give('held.txt', 'title: Held\nurl: https://example.org/held\nembargo: until told', HELD);
    expect(stderr).toContain(
      "withheld: under an embargo whose end can't be read (until told): an editor has to free it",
    );
  });

  it.each([['ask', 'Lee bridge'], ['verify', 'The bridge is safe'], ['speakers'], ['sources'], ['stats']])(
    'is shown by %s to an editor alone, and marked',
    async (...args) => {
      for (const json of [[], ['--json']]) {
        const reader = await work.run([...args, ...json]);
        expect(`${reader.stdout}${reader.stderr}`).not.toMatch(/Ann Lee|is safe,|Held|withheld/);
        const editor = await work.run([...args, ...json, '--as', 'editor']);
        expect([editor.code, editor.stdout]).toEqual([0, expect.stringMatching(/withheld/i)]);
      }
    },
  );

  it('is freed by its address, and answers then', async () => {
    expect((await work.run(['free', 'https://example.org/other'])).code).toBe(2);
    const { code, stdout } = await work.run(['free', 'https://example.org/held']);
    expect([code, stdout]).toEqual([0, 'free       Held: 1 statement\n']);
    expect((await work.run(['ask', 'Lee bridge'])).stdout).toContain('“The bridge is safe,”');
  });
});

describe('what is retracted, on the command line', () => {
  it('is retracted by its address, with a reason, and said', async () => {
    await give('t.txt', 'title: Talks\nurl: https://example.org/t', HELD);
    const { stdout } = await work.run([
      'retract',
      'https://example.org/t',
      '--reason',
      'wrong  figures',
      '--at',
      '2026-12-01',
    ]);
    expect(stdout).toBe('retracted  Talks: 1 statement\n');
    const asked = await work.run(['ask', 'Lee bridge']);
    expect(asked.stdout).toContain('retracted on 1 December 2026: wrong figures.');
    expect(asked.stdout).not.toContain('is safe,');
    const again = await work.run(['retract', 'https://example.org/t']);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('has this address')]);
  });

  it('refuses a day that is none', async () => {
    expect((await work.run(['retract', 'x', '--at', 'soon'])).stderr).toContain('"soon" is no day');
  });

  it('is a ready-made statement by its id', async () => {
    const line = { id: 'canal-1', text: 'The canal will stay open.', speaker: 'Ann Lee' };
    const lines = await work.file('a.jsonl', `${JSON.stringify(line)}\n`);
    await work.run(['import', '--statements', lines]);
    const back = await work.file(
      'b.jsonl',
      '{"id":"canal-1","status":"retracted","reason":"Wrong."}\n{"id":"none","status":"retracted"}\n',
    );
    const { code, stderr } = await work.run(['import', '--statements', back]);
    // What could be taken back is; one line was left out.
    expect([code, stderr]).toEqual([3, expect.stringContaining('line 2')]);
    expect((await work.run(['ask', 'Lee canal'])).stdout).toContain('Wrong');
    await work.run([
      'import',
      '--statements',
      await work.file('c.jsonl', `${JSON.stringify({ ...line, id: 'canal-2' })}\n`),
    ]);
    expect((await work.run(['retract', 'canal-2'])).stdout).toContain('retracted');
  });
});

it('keeps nothing of what is off the record, unless told', async () => {
  await give('open.txt', 'title: Open', '“The ferry runs,” said Bob Orrick.');
  const { code, stderr } = await give('o.txt', 'title: Hush\nground_rules: off the record', HELD);
  expect([code, stderr]).toEqual([2, expect.stringContaining('nothing of it was kept')]);
  expect((await work.run(['sources', '--json', '--as', 'editor'])).stdout).not.toContain('Hush');
});
