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

describe('examinations in a court', () => {
  const text = [
    'THE COURT:  You may begin.',
    'CROSS-EXAMINATION',
    'BY MS. ARNE:',
    'Q   Who had the key?',
    'A   The night watch had it.',
    'MR. PELL:  Objection, Your Honor.',
    'THE COURT:  Overruled. You may answer that.',
    'Q   Was the gate locked?',
    'A   It was when I saw it.',
    'MS. ARNE:  I have nothing further.',
    'BY MR. PELL:',
    'Q   Did you turn the key yourself?',
    'A   I turned it twice.',
    'REDIRECT EXAMINATION',
    'Q   And did it turn?',
    'A   It did, sir.',
  ].join('\n');

  it('say with "BY" who asks until somebody else does', () => {
    const asked = heard(text).filter(([, words]) => words.endsWith('?'));
    expect(asked).toEqual([
      ['Ms. Arne', 'Who had the key?'],
      ['Ms. Arne', 'Was the gate locked?'],
      ['Mr. Pell', 'Did you turn the key yourself?'],
      ['Q', 'And did it turn?'],
    ]);
    expect(heard(text)).toContainEqual(['Ms. Arne', 'I have nothing further.']);
  });

  it('give the questions to the answers all the same', () => {
    const answer = extract({ text }).statements.find((one) => one.text === 'I turned it twice.');
    expect(answer?.question?.text).toBe('Did you turn the key yourself?');
  });
});

describe('what may be a label that was not read', () => {
  const text = [
    'MS. ARNE: The ferry sails in June. That is settled.',
    'MR. PELL: Which June?',
    'MS. ARNE: The next one. I have it in writing.',
    'Moving to the pier: We have nine bids.',
    'Rosa Kemp (Kelby). – None of them is mine.',
    'I said so before, and I say it again.',
    'MR. PELL: Thank you.',
  ].join('\n\n');

  it('leaves what follows unsure up to the next label', () => {
    const found = extract({ text }).statements.map(({ speaker, text: words }) => [
      words.slice(0, 10),
      speaker?.confidence,
    ]);
    expect(found).toEqual([
      ['The ferry ', 'sure'],
      ['Which June', 'sure'],
      ['The next o', 'sure'],
      ['Moving to ', 'sure'],
      ['Rosa Kemp ', 'unsure'],
      ['I said so ', 'unsure'],
      ['Thank you.', 'sure'],
    ]);
  });
});
