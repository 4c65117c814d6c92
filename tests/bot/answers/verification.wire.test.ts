import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verificationReply } from '../../../src/bot/answers/verification.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';

const ARTICLE = `“That was an honest mistake on the part of people who tried to do the right thing in very dynamic situations. It should not have been sent,” said Gen. Mark Milley.`;

describe('what differs from the words on record', () => {
  let record: StatementRecord;
  beforeEach(async () => {
    record = await openRecord({ db: ':memory:', thread: 'caller' });
    await record.import({ name: 'article.txt', bytes: new TextEncoder().encode(ARTICLE) });
  });
  afterEach(() => record.close());
  const told = async (quote: string) => (await verificationReply(await record.verify(quote), record)).text;

  it('is only in what was given where the statement has it nowhere', async () => {
    const text = await told('That was an honest blunder on the part of people who tried to do the right thing');
    expect(text).toContain('Only in what you gave: blunder');
  });

  it('is not said to be only there where it stands elsewhere in the same statement', async () => {
    const text = await told('the letter was a draft, an honest mistake, and should not have been sent');
    expect(text).toContain(
      'Not so at this place, in part elsewhere in it: the letter was a draft an honest mistake and',
    );
    expect(text).not.toContain('Only in what you gave');
  });
});
