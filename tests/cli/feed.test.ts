import { describe, expect, it } from 'vitest';
import { feedOf } from '../../src/cli/digest/feed.js';
import type { Issue, IssueEntry } from '../../src/cli/digest/issue.js';

const entry = (id: string, seen: number): IssueEntry => ({
  ...{ id, seen, topic: null, part: 'correction', permalink: null },
  ...{ nodes: [], receipts: [], elsewhere: [] },
});
const issue = (corrections: Issue['corrections']): Issue => ({
  ...{ type: 'digest', subscription: 1, title: 'Digest', wanted: '', key: '', zone: 'UTC', left: 0, publicUrl: null },
  ...{ since: 0, until: 9000, read: { statements: 0, sources: 0 }, entries: [], corrections },
});

describe('a correction in a feed', () => {
  it('is as new as the later of what it corrects and what stands there now', () => {
    const [first, second] = [entry('a', 1000), entry('b', 2000)];
    const dates = [
      { told: first, now: second },
      // An earlier version was put back.
      { told: second, now: first },
      { told: second, now: null },
    ].map((one) => feedOf(issue([one])).items.map(({ updated }) => updated));
    expect(dates).toEqual([[2000], [2000], [2000]]);
  });
});
