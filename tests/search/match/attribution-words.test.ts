import { describe, expect, it } from 'vitest';
import { stemsOfAttributions } from '../../../src/search/match/attribution-words.js';
import { makeDocument } from '../../store/documents.js';

const FIRST = 'We knew the risks';
const SECOND = 'We took Kirby at his word.';
const TEXT = `Biden had gone.

"${FIRST}," said Gen. Mark A. Milley, who had joined Esper. Sullivan listened. "${SECOND}"

Psaki left.`;

function stemsAttributing(words: string): ReadonlySet<string> {
  const { source, statements } = makeDocument(TEXT, [
    { by: 'Mark A. Milley', text: FIRST },
    { by: 'Mark A. Milley', text: SECOND },
  ]);
  const start = TEXT.indexOf('said');
  const cue = { start, end: start + 4, text: 'said' };
  const cued = statements.map((one) => (one.text === FIRST ? { ...one, cue } : one));
  return stemsOfAttributions(cued.find(({ text }) => text === words)!, source, cued);
}

describe('what stands in attributions alone', () => {
  it('is who said it and what is said of them, and nothing of the rest of the paragraph', () => {
    const stems = stemsAttributing(FIRST);
    for (const name of ['millei', 'esper']) expect(stems).toContain(name);
    for (const name of ['sullivan', 'kirbi', 'biden', 'psaki', 'risk']) expect(stems).not.toContain(name);
  });

  it('is the same for a statement without a cue of its own', () => {
    const stems = stemsAttributing(SECOND);
    for (const name of ['millei', 'esper']) expect(stems).toContain(name);
    for (const name of ['sullivan', 'risk', 'biden', 'psaki']) expect(stems).not.toContain(name);
  });
});
