import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/answer.js';
import { OnrecordError } from '../../src/model/errors.js';
import { turnOf } from '../../src/search/index.js';
import { ask } from './fixtures.js';

describe('hostile talk', () => {
  const odd = fc.constantFrom(
    'more',
    'not ',
    'and ',
    'the other ',
    'what about ',
    '-',
    '"',
    '\u202e',
    '1',
    'him',
    'Brown',
    '()*',
    ' say right after',
    'since ',
    'on the 99th',
    'it',
  );

  it('never fails but by telling why', async () => {
    const question = fc.array(odd, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(question, question, async (first, second) => {
        const answer = await ask(first).catch((error: unknown) => error);
        const after = answer instanceof Error || !answer ? undefined : turnOf(answer as Answer);
        const next = await ask(second, after ? { after } : {}).catch((error: unknown) => error);
        for (const each of [answer, next]) if (each instanceof Error) expect(each).toBeInstanceOf(OnrecordError);
      }),
      { numRuns: 150 },
    );
  });

  it('takes a turn that names nobody and nothing on record', async () => {
    const before = turnOf(await ask('Milley on the letter'));
    const stale = {
      ...before,
      shown: ['gone'],
      candidates: ['gone'],
      understood: { ...before.understood, speakers: [{ id: 'gone', name: 'Gone' }] },
    };
    for (const question of ['more', 'and Esper?', 'not him', 'the general', 'what did he say about Iraq', 'who else']) {
      await expect(ask(question, { after: stale })).resolves.toBeDefined();
    }
    await expect(ask('was that on the record', { after: stale })).rejects.toMatchObject({ code: 'NOTHING_SHOWN' });
  });
});
