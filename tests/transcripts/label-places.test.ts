import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';

/** Where a label stands and what stands around its name; every dialogue is invented. */

/** Who is found to have said what, in order. */
function heard(text: string): (readonly [string | undefined, string])[] {
  return extract({ text }).statements.map(({ speaker, text: words }) => [speaker?.name, words]);
}

describe('labels that end in a full stop', () => {
  it('may say where a member comes from, have particles, or only an office', () => {
    const text = [
      '    The Chairwoman. The session is open. We begin with the dredger.',
      '    Mr. Vance of North Dakota. Who ordered the dredger?',
      '    Ms. van der Lind. The board ordered it, in the spring.',
      '    Mr. Vance of North Dakota. And who pays?',
      '    Ms. van der Lind. The port pays, in nine parts.',
      '    The Chairwoman. The time is up. I thank the witness.',
    ].join('\n');
    expect(heard(text)).toEqual([
      ['the Chairwoman', 'The session is open. We begin with the dredger.'],
      ['Mr. Vance of North Dakota', 'Who ordered the dredger?'],
      ['van der Lind', 'The board ordered it, in the spring.'],
      ['Mr. Vance of North Dakota', 'And who pays?'],
      ['van der Lind', 'The port pays, in nine parts.'],
      ['the Chairwoman', 'The time is up. I thank the witness.'],
    ]);
  });

  it('may have blanks that do not break before the dash', () => {
    const text = [
      'Tilda Arne, on behalf of the Harbour Group.\u00a0–\u00a0The ferry must sail again.',
      'Odo Pell, Member of the Board.\u00a0–\u00a0It sails in June, and not before.',
      'Tilda Arne (HG).\u00a0–\u00a0Which June?',
      'Odo Pell, Member of the Board.\u00a0–\u00a0The next one, we hope.',
    ].join('\n\n');
    expect(heard(text)).toEqual([
      ['Tilda Arne', 'The ferry must sail again.'],
      ['Odo Pell', 'It sails in June, and not before.'],
      ['Tilda Arne', 'Which June?'],
      ['Odo Pell', 'The next one, we hope.'],
    ]);
  });
});
