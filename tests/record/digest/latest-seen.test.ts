import { describe, expect, it } from 'vitest';
import { LatestSeen } from '../../../src/record/digest/latest-seen.js';
import type { SeenQuery, SeenStatements } from '../../../src/store/ledger.js';

/** A store that counts how often it is read. */
function counting() {
  const asked: SeenQuery[] = [];
  let version = 1;
  const store = {
    version: async () => version,
    seen: async (query: SeenQuery): Promise<SeenStatements> => {
      asked.push(query);
      return { statements: [], total: asked.length };
    },
  };
  return {
    ...{ store, asked },
    change: () => {
      version++;
    },
  };
}

const QUERY = { after: 0, upTo: 10, limit: 5 };

describe('what came in last', () => {
  it('is read once for all who ask for the same', async () => {
    const { store, asked } = counting();
    const latest = new LatestSeen(store);
    expect(await latest.read(QUERY)).toBe(await latest.read({ ...QUERY }));
    expect(asked).toHaveLength(1);
  });

  it('is read anew for another time, for fewer, and of some people', async () => {
    const { store, asked } = counting();
    const latest = new LatestSeen(store);
    const others = [
      { ...QUERY, after: 1 },
      { ...QUERY, upTo: 9 },
      { ...QUERY, limit: 4 },
    ];
    for (const query of [QUERY, ...others, { ...QUERY, personIds: ['a'] }, { ...QUERY, kinds: ['direct'] as const }])
      await latest.read(query);
    expect(asked).toHaveLength(6);
  });

  it('is read anew once documents have changed: a statement may be withdrawn', async () => {
    const { store, asked, change } = counting();
    const latest = new LatestSeen(store);
    await latest.read(QUERY);
    change();
    await latest.read(QUERY);
    expect(asked).toHaveLength(2);
  });
});
