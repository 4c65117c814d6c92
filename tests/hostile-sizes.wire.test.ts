import { describe, expect, it } from 'vitest';
import { filled, MIB, read, statementsOf, utf8 } from './hostile-import.js';
import { readSource } from './sources/read-source.js';

// The same as in hostile.test.ts, and more of it. The time limit is for slow machines; nothing here is measured.
describe('hostile files of many megabytes, or with very much of one thing', () => {
  it('65 MiB', () => {
    expect(read(filled(65 * MIB, 'He said so. '))).toEqual({ code: 'SOURCE_TOO_LARGE' });
  });

  it('50 MB of lines', () => {
    const source = readSource(
      filled(50_000_000, 'The river rose again and the road was closed until the morning.\n'),
      'a.txt',
    );
    expect(source.text).toHaveLength(50_000_000);
    expect(source.kind).toBe('article');
  });

  it('one line of 5 MB', () => {
    expect(statementsOf(filled(5_000_000, 'a'))).toEqual([]);
  });

  it('a label with a 1 MB line behind it', () => {
    const statements = statementsOf(utf8(`MS. LEE: ${'word '.repeat(200_000)}`));
    expect(statements.map(({ end, start }) => end - start)).toEqual([999_999]);
  });

  it('a label repeated 100,000 times', () => {
    expect(statementsOf(utf8('MS. LEE: Yes.\n\n'.repeat(100_000)))).toHaveLength(100_000);
    expect(statementsOf(utf8('MS. LEE: '.repeat(100_000)))).toHaveLength(1);
  });

  it('5,000 different labels of one surname', () => {
    const labels = Array.from(
      { length: 5_000 },
      (_, at) =>
        `MR. ${at.toString(26).replace(/./g, (c) => String.fromCharCode(65 + Number.parseInt(c, 26)))} LEE: No.`,
    );
    expect(statementsOf(utf8(labels.join('\n\n')))).toHaveLength(5_000);
  });

  it('brackets, colons and stars without end', () => {
    for (const mark of ['(', '[', ':', '**', 'Q ', '<s>', '\\[', '--- \n', '. . . ', 'A. B. ', 'until a.m. '])
      statementsOf(utf8(`MS. LEE: embargoed ${mark.repeat(50_000)}\n\nQ    So?\n`));
  });
});
