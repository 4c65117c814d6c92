import { describe, expect, it } from 'vitest';
import { stemsBesideAttributions } from '../../src/search/attribution-words.js';
import { makeDocument } from '../store/documents.js';

const FIRST = 'We knew the risks';
const SECOND = 'We took Kirby at his word.';
const TEXT = `Biden had gone.

"${FIRST}," said Gen. Mark A. Milley, who had joined Esper. Sullivan listened. "${SECOND}"

Psaki left.`;

function stemsAround(words: string): ReadonlySet<string> {
  const { source, statements } = makeDocument(TEXT, [
    { by: 'Mark A. Milley', text: FIRST },
    { by: 'Mark A. Milley', text: SECOND },
  ]);
  const start = TEXT.indexOf('said');
  const cue = { start, end: start + 4, text: 'said' };
  const cued = statements.map((one) => (one.text === FIRST ? { ...one, cue } : one));
  return stemsBesideAttributions(cued.find(({ text }) => text === words)!, source, cued);
}

describe('what stands beside a statement', () => {
  it('is the rest of its paragraph, but for who said it', () => {
    const stems = stemsAround(FIRST);
    for (const name of ['sullivan', 'kirbi']) expect(stems).toContain(name);
    for (const name of ['millei', 'esper', 'biden', 'psaki', 'risk']) expect(stems).not.toContain(name);
  });

  it('is as little for a statement without a cue of its own', () => {
    const stems = stemsAround(SECOND);
    for (const name of ['sullivan', 'risk']) expect(stems).toContain(name);
    for (const name of ['millei', 'esper', 'kirbi']) expect(stems).not.toContain(name);
  });
});
