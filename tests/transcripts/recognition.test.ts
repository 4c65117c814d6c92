import { expect, it } from 'vitest';
import { looksLikeTranscript } from '../../src/transcripts/recognition.js';

const looks = (text: string): boolean => looksLikeTranscript(text, { start: 0, end: text.length });

it.each([
  'SECRETARY OF DEFENSE MARK T. ESPER: Good afternoon.\n\nA few things up front.\n\nOne more.',
  'STAFF:  All right.\n\nGo on.',
  'Rose Garden\n\n1:52 P.M. EDT\n\nTHE PRESIDENT:  Good afternoon.\n\nPlease sit.',
  'MS. PSAKI:  Hi.\n\nQ    Hi.\n\nMS. PSAKI:  So.',
  'Q: You won?\nA: I did.\nQ: How?\nA: By luck.',
  'Ann Lee: You won.\n\nJohn Smith: We did.\n\nAnn Lee: How?\n\nJohn Smith: Luck.',
  '[Congressional Record Volume 151, Number 99]\n\n  Mr. BROWN of Ohio. Mr. Speaker, no.\n',
  `ANN LEE: You won.\n\n${'We did, and it took us all of the year.\n\n'.repeat(40)}JO ROE: How?\n\nANN LEE: Luck.`,
  'TRUMP: Wrong.\n\nCLINTON: Right.\n\nTRUMP: Wrong.\n\nCLINTON: Right.',
])('takes for a transcript: %j', (text) => {
  expect(looks(text)).toBe(true);
});

it.each([
  '“No,” Milley said.\n\nEsper added: It is so.',
  'WASHINGTON: The talks failed, officials said.\n\nThey go on.',
  'FACT CHECK: What he said.\n\nTHE FACTS: It was not so.\n\nNOTE: See below.\n\nMore text here.\n\nAnd more.',
  'The plan: wait.\n\nThe reason: money.\n\nThe end: near.',
  'Q is the best of them.',
  '',
])('takes for an article: %j', (text) => {
  expect(looks(text)).toBe(false);
});
