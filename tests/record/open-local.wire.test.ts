import { expect, it, vi } from 'vitest';
import { openSteps } from '../../src/record/open-local.js';

it('opens a record that imports with what is given beside it, by whichever of the two', async () => {
  const { value, done } = await openSteps({ db: ':memory:', keepsOffRecord: true }).next();
  if (!done) return expect.unreachable('it has no sample documents');
  const { record, imports } = value;
  const item = vi.spyOn(imports, 'item');
  const lines = vi.spyOn(imports, 'lines');
  const secret = 'OFF THE RECORD\n\n"It was a draft," said Ann Lee.';
  expect(await record.import({ name: 'secret.txt', bytes: Buffer.from(secret) })).toMatchObject({ added: 1 });
  await record.importStatements([{ text: 'It was a draft.', speaker: 'Ann Lee' }]);
  expect([item.mock.calls.length, lines.mock.calls.length]).toEqual([1, 1]);
  await record.close();
});
